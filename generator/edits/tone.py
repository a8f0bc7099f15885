"""Whether the editor's own words are as neutral as what they stand beside: by the rules that sentences are chosen by.

Quoted speech is exempt, as it is everywhere. The rules are wrong in one sentence of four, so this only ever warns.
"""

from collections.abc import Iterator

from generator import languages
from generator.edits.verbs import Correct, Decision, Edit, Introduction, Note, Retitle
from generator.errors import Problem
from generator.summarise import neutrality


def warnings(decision: Decision) -> Iterator[Problem]:
    """A warning for each sentence of the editor's that is less than neutral, with the words that make it so."""
    for language, words in _words(decision.edit):
        speech = languages.of(language)
        for sentence in speech.sentences(words):
            if neutrality.heat(sentence, speech) >= neutrality.FLAGGED:
                found = dict.fromkeys(f"{marker.words} ({marker.kind})" for marker in speech.markers(sentence))
                cure = "Say what happened, or quote whoever says so."
                yield Problem("warning", decision.where, "these words take a side", ", ".join(found), cure)


def _words(edit: Edit) -> Iterator[tuple[str, str]]:
    """What the editor says in an edit, each with its language."""
    match edit:
        case Retitle(titles=texts) | Introduction(introduction=texts):
            yield from texts.items()
        case Note(text=words) | Correct(now=words):
            yield languages.detect(words), words
