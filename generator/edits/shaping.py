"""An open edition as the editor shapes it: first its clusters, then its digests."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator import languages
from generator.config import Limits
from generator.edits import finding
from generator.edits.finding import Stories
from generator.edits.verbs import (
    Add,
    Decision,
    Decisions,
    Drop,
    Edit,
    Key,
    Merge,
    Move,
    Pin,
    Replace,
    Section,
    Split,
    names,
)
from generator.models import Citation, Digest, Edition, Highlight, Regrouping, Sentence
from generator.summarise.quotation import may_quote

Named = Mapping[str, str]  # topic -> the story that stands for it


@dataclass(frozen=True, slots=True)
class Hand:
    """What the editor decided about a week's clusters, told by stories."""

    regroupings: tuple[Regrouping, ...]
    pins: frozenset[str]
    drops: frozenset[str]


def named(decisions: Decisions, record: Edition | None) -> Named:
    """The topics that decisions name, each with the story that stands for it.

    A topic has its key only after grouping, and of one that the editor drops nothing is left to find it by. So the
    edition keeps which story stood for it when it was first named.
    """
    away = taken(decisions)
    found = {name: finding.story(name, record, away) for decision in decisions for name in decision.names}
    return {name: story for name, story in sorted(found.items()) if story}


def held(decisions: Decisions, record: Edition | None) -> Named:
    """The topics of digests from which stories are taken, each with one that stays: so they keep their keys."""
    away = taken(decisions)
    sources = [finding.digest(story, record) for story in sorted(away)] if record else []
    staying = {one.topic: [story for story in one.stories if story not in away] for one in sources if one}
    return {topic: stories[0] for topic, stories in staying.items() if stories}


def taken(decisions: Decisions) -> frozenset[str]:
    """The stories that the editor takes out of their digests."""
    away: set[str] = set()
    for decision in decisions:
        match decision.edit:
            case Split(split=several) | Move(move=several):
                away |= set(names(several))
    return frozenset(away)


def hand(decisions: Decisions, known: Named) -> Hand:
    """What decisions ask of the clusters. What the editor puts together, splits off or moves to becomes a digest."""
    regroupings = tuple(one for decision in decisions for one in _regroupings(decision.edit, known))
    wanted = {one.to or one.stories[0] for one in regroupings}
    edits = [decision.edit for decision in decisions]
    return Hand(
        regroupings,
        frozenset(wanted | {_story(edit.pin, known) for edit in edits if isinstance(edit, Pin)}),
        frozenset(_story(edit.drop, known) for edit in edits if isinstance(edit, Drop) and edit.sentence is None),
    )


def _regroupings(edit: Edit, known: Named) -> Iterator[Regrouping]:
    match edit:
        case Merge(merge=several):
            first, *others = (_story(name, known) for name in names(several))
            yield Regrouping(tuple(others), first, whole=True)
        case Split(split=several):
            yield Regrouping(tuple(_story(name, known) for name in names(several)))
        case Move(move=several, to=to):
            yield Regrouping(tuple(_story(name, known) for name in names(several)), _story(to, known))


def _story(name: str, known: Named) -> str:
    return known.get(name, name)


# --- digests


def placed(
    digests: Sequence[Digest], decisions: Decisions, known: Named, keys: Named, stories: Stories, limits: Limits
) -> tuple[Digest, ...]:
    """An open edition's digests with the editor's keys, sections, sentences, comments; what cannot be is not done."""
    made = []
    for digest in digests:
        key = next((topic for topic, story in keys.items() if story in digest.stories), digest.topic)
        digest = replace(digest, topic=key)  # noqa: PLW2901  one digest through its edits
        for decision in decisions:
            if _is_about(decision, digest, known, stories):
                digest = _placed(digest, decision.edit, known, stories, limits)  # noqa: PLW2901
        made.append(digest)
    return tuple(made)


def _is_about(decision: Decision, digest: Digest, known: Named, stories: Stories) -> bool:
    """Whether a decision is about a digest that has no topic yet."""
    if isinstance(decision.edit, Add):
        name = decision.edit.add
        return finding.comment(name, digest, stories) is not None and len(finding.called(name, stories)) == 1
    return any(_story(name, known) in digest.stories for name in decision.names)


def _placed(digest: Digest, edit: Edit, known: Named, stories: Stories, limits: Limits) -> Digest:
    match edit:
        case Section(to=to):
            return replace(digest, section=to)
        case Key(to=to):
            return replace(digest, topic=to)
        case Merge(merge=several):
            return replace(digest, topic=digest.topic or next((name for name in names(several) if name in known), ""))
        case Replace():
            return _replaced(digest, edit, stories, limits)
        case Add(add=name):
            return _added(digest, name, stories)
    return digest


def _replaced(digest: Digest, edit: Replace, stories: Stories, limits: Limits) -> Digest:
    """The digest with another sentence in the place of one, shown or spare, if that may be quoted beside the rest.

    A spare one may be what the page shows, in the place of one that an earlier edition said.
    """

    def swapped(by_language: Mapping[str, tuple[Sentence, ...]]) -> dict[str, tuple[Sentence, ...]]:
        return {code: _swapped(row, edit, code, digest, stories, limits) for code, row in by_language.items()}

    return replace(digest, summary=swapped(digest.summary), spare=swapped(digest.spare))


def _swapped(
    row: tuple[Sentence, ...], edit: Replace, language: str, digest: Digest, stories: Stories, limits: Limits
) -> tuple[Sentence, ...]:
    old, new = finding.sentence(edit.sentence, row), chosen(edit.by, digest, language, stories)
    if old is None or new is None or not may_stand(new, old, digest, stories, limits):
        return row
    return tuple(new if one is old else one for one in row)


def chosen(words: str, digest: Digest, language: str, stories: Stories) -> Sentence | None:
    """The sentence the editor chose from the reports in one language, trimmed as all are; None if there is none."""
    told = [stories[one] for one in digest.stories if one in stories and stories[one].language == language]
    found = finding.report(words, told)
    if found is None:
        return None
    story, quote = found
    text = languages.of(language).trim(quote).strip()
    return Sentence(text if text and text in quote else quote, (Citation(story.id, quote),))


def may_stand(new: Sentence, old: Sentence, digest: Digest, stories: Stories, limits: Limits) -> bool:
    """Whether a sentence may be quoted beside the others of a digest, in the place of one of them."""
    cited = new.citations[0]
    beside = [
        citation.quote
        for sentences in digest.summary.values()
        for one in sentences
        if one is not old
        for citation in one.citations
        if citation.story == cited.story
    ]
    return cited.quote not in beside and may_quote(stories[cited.story], [*beside, cited.quote], limits)


def _added(digest: Digest, name: str, stories: Stories) -> Digest:
    """The digest with one comment more, sorted by the rules of its language."""
    story = finding.comment(name, digest, stories)
    if story is None or any(finding.is_comment(name, one.story, one.comment) for one in digest.highlights):
        return digest
    id_, text = next((one.id, one.text) for one in story.comments if finding.is_comment(name, story.id, one.id))
    viewpoint = languages.of(languages.detect(text, story.language)).viewpoint(text)
    shown = (*digest.highlights, Highlight(story.id, id_, text, viewpoint))
    return replace(digest, highlights=shown, balance=replace(digest.balance, shown=len(shown)))
