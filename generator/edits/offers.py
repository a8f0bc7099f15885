"""What an editor could say about an edition as it is: ready edits, each at the place of the page it is about.

Every edit offered names what is there, so that it is in effect at the next build as it stands; where words are wanted,
those that are there now are filled in, or a few to write over. A closed edition is offered what reaches closed ones.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.config import OTHER, Config
from generator.edits import finding, shaping
from generator.edits.finding import Stories, reports
from generator.edits.verbs import (
    Add,
    Approve,
    Correct,
    Decision,
    Drop,
    Edit,
    Hide,
    Introduction,
    Key,
    Merge,
    Move,
    Note,
    Pin,
    Replace,
    Retitle,
    Section,
    Split,
)
from generator.models import Digest, Edition, Sentence

UNSHOWN = 8  # comments that are offered beside those shown


@dataclass(frozen=True, slots=True)
class Offer:
    """Ready edits about one thing, and where it stands: an element of the page by its id, else by its words."""

    name: str  # by which edits name it
    edits: tuple[Edit, ...]
    topic: str = ""  # of the digest on whose page it stands; "" on the edition's
    anchor: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Fill:
    """Words that stand in ready edits until the editor writes over them, and the day they are given."""

    note: str
    was: str
    now: str
    introduction: str
    day: str


def offers(edition: Edition, stories: Stories, config: Config, fill: Fill) -> tuple[Offer, ...]:
    """All that can be said about an edition, in the order of its pages. `edition` is as pages show it."""
    found = [*_edition(edition, config, fill)]
    for digest in edition.digests:
        others = [one.topic for one in edition.digests if one is not digest]
        whole = _digest(digest, others, config, fill)
        found.append(Offer(digest.topic, whole, anchor=f"topic-{digest.topic}"))
        found.append(Offer(digest.topic, whole, digest.topic, anchor="title"))
        found.extend(_sentences(digest, stories, config))
        found.extend(_comments(digest, stories))
        found.extend(_stories(digest, others))
    for story in edition.also:
        if story in stories:
            moves = [Move(story, digest.topic) for digest in edition.digests[:1]]
            found.append(Offer(story, (Pin(story), *moves), text=stories[story].title))
    return tuple(offer for one in found if (offer := _reaching(one, edition)).edits)


def _reaching(offer: Offer, edition: Edition) -> Offer:
    """The offer without edits that would wait, since they do not reach a closed edition."""
    if edition.closed is None:
        return offer
    edits = tuple(edit for edit in offer.edits if not Decision(edit, "").shapes)
    return Offer(offer.name, edits, offer.topic, offer.anchor, offer.text)


def _edition(edition: Edition, config: Config, fill: Fill) -> Iterator[Offer]:
    words = dict(edition.introduction) or {config.language: fill.introduction}
    approval = (Approve(fill.day),) if config.review == "required" and not edition.approved else ()
    yield Offer(edition.week, (Introduction(words), *approval), anchor="title")


def _digest(digest: Digest, others: Sequence[str], config: Config, fill: Fill) -> tuple[Edit, ...]:
    topic = digest.topic
    sections = [section.key for section in config.sections] + [OTHER]
    return (
        Retitle(topic, dict(digest.titles)),
        Note(topic, fill.note),
        Correct(topic, fill.day, fill.was, fill.now),
        *(Section(topic, key) for key in sections if key != digest.section),
        Key(topic, f"{topic[:90].rstrip('-')}-2"),
        *(Merge((topic, other)) for other in others[:1]),
        Drop(topic),
    )


def _sentences(digest: Digest, stories: Stories, config: Config) -> Iterator[Offer]:
    for language, row in digest.summary.items():
        for sentence in row:
            if not sentence.removed:
                edits: tuple[Edit, ...] = (
                    Drop(digest.topic, sentence.id),
                    *_replacing(sentence, language, digest, stories, config),
                )
                yield Offer(sentence.id, edits, digest.topic, text=sentence.text)


def _replacing(
    sentence: Sentence, language: str, digest: Digest, stories: Stories, config: Config
) -> Iterator[Replace]:
    """The best other sentence that may stand in the place of one: a spare one, else the first of a report."""
    shown = {one.id for row in digest.summary.values() for one in row}
    told = [stories[one] for one in digest.stories if one in stories and stories[one].language == language]
    spare = [cited.quote for one in digest.spare.get(language, ()) for cited in one.citations]
    for quote in (*spare, *(quote for _, quote in reports(told))):
        new = shaping.chosen(quote, digest, language, stories)
        if new and new.id not in shown and shaping.may_stand(new, sentence, digest, stories, config.limits):
            yield Replace(digest.topic, sentence.id, quote)
            return


def _comments(digest: Digest, stories: Stories) -> Iterator[Offer]:
    shown = {(one.story, one.comment) for one in digest.highlights}
    for highlight in digest.highlights:
        name = finding.comment_name(highlight.story, highlight.comment, stories)
        yield Offer(highlight.comment, (Hide(name),), digest.topic, text=highlight.quote)
    unshown = [
        finding.comment_name(story, comment.id, stories)
        for story in digest.stories
        if story in stories
        for comment in stories[story].comments
        if (story, comment.id) not in shown
    ]
    if unshown:
        yield Offer(digest.topic, tuple(map(Add, unshown[:UNSHOWN])), digest.topic, anchor="readers")


def _stories(digest: Digest, others: Sequence[str]) -> Iterator[Offer]:
    for story in digest.stories:
        split = (Split(story),) if len(digest.stories) > 1 else ()
        yield Offer(story, (*split, *(Move(story, other) for other in others[:1])), digest.topic, anchor=story)


def fill_of(words: Mapping[str, str], day: str) -> Fill:
    """The words to write over in a language, from its interface."""
    note, was, now, introduction = (words[f"proof_fill.{name}"] for name in ("note", "was", "now", "introduction"))
    return Fill(note, was, now, introduction, day)
