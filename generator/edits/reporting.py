"""Which decisions have no effect, and why: none is ignored in silence."""

from collections.abc import Iterator, Sequence

from generator import yaml_file
from generator.config import OTHER, Config, Limits
from generator.edits import finding, shaping
from generator.edits.finding import Stories
from generator.edits.verbs import (
    Add,
    Decision,
    Decisions,
    Drop,
    Edit,
    Hide,
    Introduction,
    Key,
    Merge,
    Move,
    Pin,
    Remove,
    Replace,
    Retitle,
    Section,
    Split,
)
from generator.edits.verbs import names as several
from generator.errors import Problem
from generator.models import Digest, Edition, Sentence


def unmatched(edition: Edition, decisions: Decisions, stories: Stories, config: Config) -> tuple[Problem, ...]:
    """A warning for each decision that an edition's record does not show, with the nearest thing to what it names."""
    found = []
    for decision in decisions:
        if not is_in_effect(decision, edition, decisions, stories):
            what = next(unknown(decision, edition, stories, config), None) or _without_effect(decision, edition)
            found.append(Problem("warning", decision.where, *what))
        else:
            found += [
                Problem("warning", decision.where, *what) for what in _doubtful(decision, edition, stories, config)
            ]
    return tuple(found)


What = tuple[str, str, str]  # what, why, cure


def _without_effect(decision: Decision, edition: Edition) -> What:
    if edition.closed and decision.shapes:
        why = f"{edition.week} is closed: only titles, notes, corrections, introductions and hiding reach it"
        return "this edit waits", why, f"matome reopen {edition.week}, then matome build"
    return "this edit has no effect", _reason(decision.edit), "Build again if it is new; else take it out."


def _reason(edit: Edit) -> str:
    match edit:
        case Replace():
            return "an earlier digest of the topic has said its sentence"
        case Key():
            return "a larger digest has that key"
        case Merge() | Move() | Split():
            return "another edit says otherwise"
    return ""


# --- does the record show it


def is_in_effect(decision: Decision, edition: Edition, decisions: Decisions, stories: Stories) -> bool:
    """Whether the record of an edition shows a decision; those that only bear on what is shown need but be about it."""
    edit = decision.edit
    if isinstance(edit, Add):
        shown = (one for digest in edition.digests for one in digest.highlights)
        known = len(finding.called(edit.add, stories)) == 1
        return known and any(finding.is_comment(edit.add, one.story, one.comment) for one in shown)
    if isinstance(edit, Hide):
        return any(finding.comment(edit.hide, digest, stories) for digest in edition.digests)
    if isinstance(edit, Remove):
        return not _is_there(edit.remove, stories)
    found = [finding.digest(name, edition) for name in decision.names]
    if isinstance(edit, Drop) and edit.sentence is None:
        return found == [None] and _is_other(edit.drop, edition)
    if isinstance(edit, Split) and found[0]:
        return _stands_alone(edit, found[0], decisions, edition)
    return not found or (found[0] is not None and _holds(edit, found[0], stories) and _is_one(edit, found))


def _is_there(name: str, stories: Stories) -> bool:
    return name in stories or any(name == comment.id for story in stories.values() for comment in story.comments)


def _holds(edit: Edit, digest: Digest, stories: Stories) -> bool:
    """Whether a digest is as an edit that names it wants it."""
    held = True
    match edit:
        case Key(to=to):
            held = digest.topic == to
        case Section(to=to):
            held = digest.section == to
        case Drop(sentence=str(words)):
            held = any(finding.sentence(words, sentences) for sentences in digest.summary.values())
        case Replace(by=words):
            wanted = {language: shaping.chosen(words, digest, language, stories) for language in digest.summary}
            held = any(new and new.id in {one.id for one in digest.summary[code]} for code, new in wanted.items())
    return held


def _is_one(edit: Edit, digests: Sequence[Digest | None]) -> bool:
    return not isinstance(edit, Merge | Move) or all(digest is digests[0] for digest in digests)


def _is_other(name: str, edition: Edition) -> bool:
    return edition.named.get(name, name) in edition.also


def _stands_alone(edit: Split, digest: Digest, decisions: Decisions, edition: Edition) -> bool:
    """Whether a digest holds the stories split off and none else, but for what other edits brought to it."""
    mine = {edition.named.get(name, name) for name in several(edit.split)}
    brought = any(
        isinstance(other.edit, Merge | Move) and any(finding.digest(name, edition) is digest for name in other.names)
        for other in decisions
    )
    return mine <= set(digest.stories) and (brought or mine == set(digest.stories))


# --- does it name what there is


def unknown(decision: Decision, edition: Edition, stories: Stories, config: Config) -> Iterator[What]:
    """What a decision names and the edition does not have, with the nearest that it has."""
    for name in decision.names:
        if finding.digest(name, edition) is None and not _is_other(name, edition):
            known = finding.names(edition, stories)
            yield f"this edit is about {name}, which {edition.week} does not have", "", finding.nearest(name, known)
    edit = decision.edit
    if isinstance(edit, Add | Hide):
        yield from _no_comment(edit.add if isinstance(edit, Add) else edit.hide, edition, stories)
    yield from _doubtful(decision, edition, stories, config)
    first = finding.digest(decision.names[0], edition) if decision.names else None
    if first is None and decision.names and not isinstance(edit, Pin | Merge | Split | Move | Drop):
        yield f"this edit is about {decision.names[0]}, which is in no digest", "", "matome edit WEEK pin STORY"
    if first and isinstance(edit, Replace | Drop) and edit.sentence:
        yield from _no_sentence(edit.sentence, first)
    if first and isinstance(edit, Replace):
        yield from _no_quote(edit.by, first, stories)
        yield from _no_room(edit, first, stories, config.limits)


def _doubtful(decision: Decision, edition: Edition, stories: Stories, config: Config) -> Iterator[What]:
    """A section or a language that the site does not have, and a comment's name that several have."""
    edit = decision.edit
    if isinstance(edit, Add | Hide):
        name = edit.add if isinstance(edit, Add) else edit.hide
        if len(called := finding.called(name, stories)) > 1:
            yield f"several comments are called {name}", "", f"Name one: {' or '.join(called)}."
    if isinstance(edit, Section):
        yield from _no_section(edit, config)
    if isinstance(edit, Retitle | Introduction):
        digest = finding.digest(decision.names[0], edition) if decision.names else None
        known = dict.fromkeys((*config.languages, *(digest.languages if digest else ())))
        for language in (edit.titles if isinstance(edit, Retitle) else edit.introduction).keys() - known.keys():
            yield f"there are no pages in {language}", "", f"Write it in {' or '.join(known)}."


def _no_section(edit: Section, config: Config) -> Iterator[What]:
    known = [*(section.key for section in config.sections), OTHER]
    if edit.to not in known:
        yield f"there is no section {edit.to}", "", yaml_file.nearest(edit.to, known)


def _no_comment(name: str, edition: Edition, stories: Stories) -> Iterator[What]:
    if any(finding.comment(name, digest, stories) for digest in edition.digests):
        return
    told = (stories[key] for digest in edition.digests for key in digest.stories if key in stories)
    known: dict[str, str] = {}
    for story in told:
        for comment in story.comments:
            named = finding.comment_name(story.id, comment.id, stories)
            known |= {comment.id: named, comment.text: named}
    yield f"there is no comment {name} in the digests of {edition.week}", "", finding.nearest(name, known)


def _no_sentence(words: str, digest: Digest) -> Iterator[What]:
    shown = [one for sentences in digest.summary.values() for one in sentences if not one.removed]
    if any(finding.sentence(words, sentences) for sentences in digest.summary.values()):
        return
    yield f"{digest.topic} has not one sentence that begins with: {words}", "", finding.nearest(words, _ids(shown))


def _no_quote(words: str, digest: Digest, stories: Stories) -> Iterator[What]:
    told = [stories[key] for key in digest.stories if key in stories]
    if finding.report(words, told) is None:
        known = {quote: finding.short(quote) for _, quote in finding.reports(told)}
        why = "it must be a whole sentence of a report, or its first words"
        yield f"no story of {digest.topic} says: {finding.short(words)}", why, finding.nearest(words, known)


def _no_room(edit: Replace, digest: Digest, stories: Stories, limits: Limits) -> Iterator[What]:
    """Why a sentence cannot stand in the place of the other, though a report says it."""
    for language, shown in digest.summary.items():
        old, new = finding.sentence(edit.sentence, shown), shaping.chosen(edit.by, digest, language, stories)
        if old and new is None:
            yield f"{finding.short(edit.by)} is not in {language}", "", "Replace a sentence by one in its own language."
        elif old and new and new.id in {one.id for one in shown}:
            yield f"{digest.topic} says already: {finding.short(new.text)}", "", "Choose another sentence."
        elif old and new and not shaping.may_stand(new, old, digest, stories, limits):
            share = f"{limits.quoted_share:.0%} of a report and {limits.quoted_sentences} sentences of one story"
            why = f"a page quotes at most {share}"
            yield f"too much would be quoted of {new.citations[0].story}", why, "Choose a sentence of another story."


def _ids(sentences: list[Sentence]) -> dict[str, str]:
    return {one.text: one.id for one in sentences} | {one.id: one.id for one in sentences}
