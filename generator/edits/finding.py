"""What an edit names: a digest, a sentence, a comment; and what comes nearest where there is no such thing."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from generator import languages
from generator.models import Digest, Edition, Sentence, Story

NEAR = 0.5  # likeness from which a name is taken for another one, misspelt
SHOWN = 40  # characters of a title or sentence in a message
LISTED = 6  # other names in a message, where none is near

Stories = Mapping[str, Story]


def digest(name: str, edition: Edition) -> Digest | None:
    """The digest that is named: by its topic, a topic it had, or a story of its; None if there is none."""
    for one in edition.digests:
        if name in (one.topic, *one.stories):
            return one
    for one in edition.digests:
        if name in one.formerly or edition.named.get(name) in one.stories:
            return one
    return None


def story(name: str, edition: Edition | None, away: Collection[str] = ()) -> str | None:
    """The story that a topic stands for: the one noted when it was first named, else the first of its digest.

    One that is taken `away` from it stands for it only if all are. None for what is no topic of the edition, a story's
    own id among them.
    """
    if edition is None:
        return None
    noted, found = edition.named.get(name), digest(name, edition)
    told = () if found is None or name in found.stories else found.stories
    staying = [one for one in (noted, *told) if one and one not in away]
    return next(iter((*staying, noted, *told)), None)


def sentence(words: str, sentences: Sequence[Sentence]) -> Sentence | None:
    """The sentence with this id, or the only one that begins with these words."""
    found = [one for one in sentences if not one.removed and (one.id == words or _begins(one.text, words))]
    return found[0] if len(found) == 1 else None


def report(words: str, stories: Sequence[Story]) -> tuple[Story, str] | None:
    """The story and the whole sentence of its report that these words are, or begin; None if they are not one's.

    Of copies of one text the first speaks.
    """
    found = [(story, quote) for story, quote in reports(stories) if _begins(quote, words)]
    return found[0] if len({quote for _, quote in found}) == 1 else None


def reports(stories: Sequence[Story]) -> Iterator[tuple[Story, str]]:
    """Every sentence of the reports of some stories, word for word."""
    for one in stories:
        for passage in one.passages:
            if passage.kind == "report":
                yield from ((one, quote) for quote in languages.of(one.language).sentences(passage.text))


def comment(name: str, digest: Digest, stories: Stories) -> Story | None:
    """The first story of a digest with this comment."""
    told = (stories[one] for one in digest.stories if one in stories)
    return next((one for one in told if any(is_comment(name, one.id, said.id) for said in one.comments)), None)


def is_comment(name: str, story: str, comment: str) -> bool:
    """Whether a name is that of a story's comment: its id, or `story/id`, for sites number theirs alike."""
    return name in (comment, f"{story}/{comment}")


def called(name: str, stories: Stories) -> tuple[str, ...]:
    """The full names of all comments that a name could mean."""
    return tuple(
        f"{story}/{said.id}"
        for story, one in sorted(stories.items())
        for said in one.comments
        if is_comment(name, story, said.id)
    )


def comment_name(story: str, comment: str, stories: Stories) -> str:
    """What an editor calls a comment: its id, or its full name where other stories have a comment of that id."""
    return comment if len(called(comment, stories)) == 1 else f"{story}/{comment}"


# --- what comes nearest


def names(edition: Edition, stories: Stories) -> dict[str, str]:
    """Whatever a digest or a story goes by, and how an edit names it."""
    found: dict[str, str] = {}
    for one in edition.digests:
        found |= dict.fromkeys((one.topic, *one.titles.values(), *one.formerly), one.topic)
    for key in (*(key for one in edition.digests for key in one.stories), *edition.also):
        found[key] = key
        if key in stories:
            found.setdefault(stories[key].title, key)
    return found


def nearest(words: str, known: Mapping[str, str]) -> str:
    """A cure that names what is most like these words, by its name and what else it goes by.

    >>> nearest("north-dike", {"north-dyke": "north-dyke"})
    "Did you mean 'north-dyke'?"
    """
    ranked = sorted(known, key=lambda one: (-_likeness(words, one), one))
    if not ranked:
        return "There is none."
    if _likeness(words, ranked[0]) >= NEAR:
        return f"Did you mean {_called(ranked[0], known)}?"
    others = list(dict.fromkeys(known[said] for said in ranked if known[said] != known[ranked[0]]))
    more = f" Others are {', '.join(map(repr, others[:LISTED]))}{' …' * (len(others) > LISTED)}." if others else ""
    return f"The nearest is {_called(ranked[0], known)}.{more}"


def _called(said: str, known: Mapping[str, str]) -> str:
    """A name, with what else it goes by."""
    name = known[said]
    other = next((words for words in (said, *known) if known[words] == name not in (words, short(words))), None)
    return f"{name!r} ({short(other)})" if other else repr(name)


def short(text: str) -> str:
    """The first words of a text."""
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def _begins(text: str, words: str) -> bool:
    words = _spaced(words).rstrip("….")
    return bool(words) and _spaced(text).startswith(words)


def _spaced(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _likeness(words: str, other: str) -> float:
    """From 0 to 1: how many letters run alike, or how much of the words is in the other's."""
    here, there = words.casefold(), other.casefold()
    if len(here) > 3 and there.startswith(here):
        return 1.0
    pairs, others = _pairs(here), _pairs(there)
    held = len(pairs & others) / len(pairs) if len(pairs) > 2 else 0.0
    return max(SequenceMatcher(None, here, there).ratio(), 0.9 * held)


def _pairs(text: str) -> set[str]:
    plain = re.sub(r"[\W_]+", "", text)
    return {plain[at : at + 2] for at in range(len(plain) - 1)}
