"""A digest as its page shows it: numbered sources, quoted sentences, readers by viewpoint, the weeks so far."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from generator import languages
from generator.models import VIEWPOINTS, Comment, Copies, Digest, Story, Viewpoint
from generator.write import addresses, escape
from generator.write.book import Appearance, Book, Lead, sentences, titles
from generator.write.feeds.channels import section_of
from generator.write.figures import Moments, Reports, Spread, Volume, volume
from generator.write.text_fragment import at_words
from generator.write.words import Words, own

_UNDATED = "9999"  # sorts after every date


@dataclass(frozen=True, slots=True)
class Reference:
    """A story in the numbered list of sources."""

    number: int
    anchor: Markup  # its id in the page
    story: Story
    original: str | None  # where the report stands
    found: str | None  # where it was found, if elsewhere


@dataclass(frozen=True, slots=True)
class Cited:
    """The words of a report that bear a sentence, and the way to them in the original."""

    reference: Reference
    quote: str
    address: str | None


@dataclass(frozen=True, slots=True)
class Quoted:
    """A sentence of the summary, with whom it is quoted from."""

    text: str
    language: str
    publishers: tuple[str, ...]
    citations: tuple[Cited, ...]
    removed: str | None
    disagreement: int | None

    @property
    def references(self) -> tuple[Reference, ...]:
        """The reports it rests on."""
        return tuple(cited.reference for cited in self.citations)


@dataclass(frozen=True, slots=True)
class Reporter:
    """A publisher, its reports, and who else carried them."""

    name: str
    language: str  # of its reports
    count: int  # of its reports, copies of one text being one
    references: tuple[Reference, ...]
    carried_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Opinion:
    """A page's own view."""

    by: str
    quote: str
    reference: Reference


@dataclass(frozen=True, slots=True)
class Voice:
    """A reader's comment."""

    quote: str
    language: str  # its own: readers answer in theirs
    comment: Comment
    reference: Reference


@dataclass(frozen=True, slots=True)
class Side:
    """A viewpoint: how many comments take it, and those shown."""

    viewpoint: Viewpoint
    count: int
    share: Markup  # of all comments, "27%"; empty where there are too few
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A report in the timeline, with its time where that is known."""

    time: Markup
    reference: Reference


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the timeline; without a stamp, the reports whose day is not known."""

    stamp: Markup  # 2025-10-26
    name: Markup
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class DigestView:
    """All a digest's page shows, in the order it shows it."""

    week: str
    digest: Digest
    language: str
    titles: tuple[tuple[str, str], ...]  # language and title
    section: str
    section_key: str
    minutes: float
    summary: tuple[tuple[str, tuple[tuple[Quoted, ...], ...]], ...]  # by language; those that disagree in one group
    reporters: tuple[Reporter, ...]
    references: tuple[Reference, ...]
    sides: tuple[Side, ...]
    timeline: tuple[Day, ...]
    reports: Reports
    spread: Spread
    moments: Moments
    volume: Volume | None
    new: tuple[Reference, ...]
    earlier: tuple[Appearance, ...]  # the latest first
    later: tuple[Appearance, ...]  # likewise, but for those withdrawn
    views: tuple[Opinion, ...]
    lead: Lead | None

    @property
    def title(self) -> str:
        """Its title in its first language."""
        return self.titles[0][1]

    @property
    def disagrees(self) -> bool:
        """Whether reports that are quoted tell different things."""
        groups = (group for _, found in self.summary for group in found)
        return any(quoted.disagreement is not None and not quoted.removed for group in groups for quoted in group)

    @property
    def is_headlines_only(self) -> bool:
        """Whether there is no sentence to quote, so that its headlines stand for a summary."""
        return not any(groups for _, groups in self.summary)

    def told(self, language: str) -> tuple[tuple[str, tuple[tuple[Quoted, ...], ...]], ...]:
        """The summary in the languages that it has sentences in, that one first."""
        return tuple(sorted((one for one in self.summary if one[1]), key=lambda one: one[0] != language))


def view(book: Book, week: str, digest: Digest) -> DigestView:
    """The page of one digest of a week."""
    language = book.page_language(digest)
    words = Words.by(book.config, language)
    references = _references(book, digest)
    by_story = {reference.story.id: reference for reference in references}
    whole = book.thread(digest.topic)
    thread = tuple(found for found in whole if found.week <= week)
    reporters = _reporters(digest, by_story)
    spread = _spread(digest)
    timeline = _timeline(digest, references, words)
    return DigestView(
        week=week,
        digest=digest,
        language=language,
        titles=titles(digest, language),
        section=book.section(digest.section, language),
        section_key=section_of(book, digest),
        minutes=minutes(digest),
        summary=tuple((code, _grouped(_quoted(code, digest, by_story))) for code, _ in sentences(digest)),
        reporters=reporters,
        references=references,
        sides=_sides(digest, spread, by_story),
        timeline=timeline,
        reports=Reports(tuple((one.name, one.count) for one in reporters)),
        spread=spread,
        moments=_moments(timeline),
        volume=volume(thread),
        new=tuple(by_story[story] for story in digest.thread.new if story in by_story),
        earlier=tuple(found for found in reversed(whole) if found.week < week),
        later=tuple(found for found in reversed(whole) if found.week > week and not found.digest.is_withdrawn),
        views=tuple(Opinion(v.by, v.quote, by_story[v.story]) for v in digest.views if v.story in by_story),
        lead=book.lead(digest),
    )


def minutes(digest: Digest) -> float:
    """Reading time of what a digest quotes."""
    texts = [(code, sentence.text) for code, found in digest.summary.items() for sentence in found]
    texts += [(digest.languages[0] if digest.languages else "", highlight.quote) for highlight in digest.highlights]
    return sum(languages.of(code).length(text) for code, text in texts)


def _references(book: Book, digest: Digest) -> tuple[Reference, ...]:
    """The digest's stories: first those cited, in the order of citation, then the others."""
    cited = (
        citation.story
        for _, found in sentences(digest)
        for sentence in found
        if not sentence.removed
        for citation in sentence.citations
    )
    order = dict.fromkeys((*cited, *digest.stories))
    return tuple(
        Reference(number, own(addresses.anchor(story.id)), story, *_places(story))
        for number, story in enumerate(book.told(tuple(order)), start=1)
    )


def _places(story: Story) -> tuple[str | None, str | None]:
    """Where the report stands, and where it was found if elsewhere; only addresses that may be linked."""
    page = escape.url(story.url)
    original = escape.url(story.original.url) if story.original else None
    return (original, page) if original and original != page else (page, None)


def _quoted(code: str, digest: Digest, by_story: Mapping[str, Reference]) -> tuple[Quoted, ...]:
    shown = []
    for sentence in digest.summary[code]:
        citations = tuple(
            Cited(reference, citation.quote, at_words(reference.original, citation.quote))
            for citation in sentence.citations
            if (reference := by_story.get(citation.story))
        )
        if citations or sentence.removed:
            publishers = tuple(dict.fromkeys(cited.reference.story.publisher for cited in citations))
            shown.append(Quoted(sentence.text, code, publishers, citations, sentence.removed, sentence.disagreement))
    return tuple(shown)


def _grouped(quoted: Sequence[Quoted]) -> tuple[tuple[Quoted, ...], ...]:
    """The sentences in order, those that disagree with each other side by side at the place of the first."""
    groups: dict[tuple[str, int], list[Quoted]] = {}
    for index, sentence in enumerate(quoted):
        key = ("alone", index) if sentence.disagreement is None else ("disagreement", sentence.disagreement)
        groups.setdefault(key, []).append(sentence)
    return tuple(tuple(group) for group in groups.values())


def _reporters(digest: Digest, by_story: Mapping[str, Reference]) -> tuple[Reporter, ...]:
    """Each publisher once, in the digest's order, with those who carried a copy of its report."""
    own: dict[str, list[Reference]] = {name: [] for name in digest.publishers}
    carried: dict[str, dict[str, None]] = {}
    copied = {story: copies for copies in digest.copies if len(copies.stories) > 1 for story in copies.stories}
    for reference in by_story.values():
        copies = copied.get(reference.story.id)
        name = copies.publisher if copies else reference.story.publisher
        own.setdefault(name, []).append(reference)
        if copies and name not in (reference.story.site, reference.story.publisher):
            carried.setdefault(name, {})[reference.story.publisher] = None
        elif copies and reference.story.site != name:
            carried.setdefault(name, {})[reference.story.site] = None
    return tuple(
        Reporter(
            name, _language_of(references), _texts(references, copied), tuple(references), tuple(carried.get(name, ()))
        )
        for name, references in own.items()
        if references
    )


def _texts(references: Sequence[Reference], copied: Mapping[str, Copies]) -> int:
    """How many different texts these reports are."""
    found = (copied.get(one.story.id) for one in references)
    return len({copies.stories[0] if copies else one.story.id for one, copies in zip(references, found, strict=True)})


def _language_of(references: Sequence[Reference]) -> str:
    """The language a publisher writes in; empty if it writes in several, so that no name is read out wrongly."""
    found = {reference.story.language for reference in references}
    return found.pop() if len(found) == 1 else ""


def _spread(digest: Digest) -> Spread:
    """The viewpoints that somebody takes, and always how many comments no rule knows."""
    shown = {highlight.viewpoint for highlight in digest.highlights} | {"unclear"}
    counts = digest.balance.viewpoints
    sides = tuple((one, counts.get(one, 0)) for one in VIEWPOINTS if counts.get(one, 0) or one in shown)
    return Spread(sides, digest.balance.comments)


def _sides(digest: Digest, spread: Spread, by_story: Mapping[str, Reference]) -> tuple[Side, ...]:
    """The viewpoints with those comments that are shown."""
    return tuple(
        Side(viewpoint, count, own(spread.share(count)), _voices(digest, viewpoint, by_story))
        for viewpoint, count in spread.sides
    )


def _voices(digest: Digest, viewpoint: Viewpoint, by_story: Mapping[str, Reference]) -> tuple[Voice, ...]:
    found = []
    for highlight in digest.highlights:
        reference = by_story.get(highlight.story)
        if highlight.viewpoint != viewpoint or reference is None:
            continue
        comment = next((one for one in reference.story.comments if one.id == highlight.comment), None)
        if comment is not None:
            spoken = languages.detect(highlight.quote, reference.story.language)
            found.append(Voice(highlight.quote, spoken, comment, reference))
    return tuple(found)


def _timeline(digest: Digest, references: Sequence[Reference], words: Words) -> tuple[Day, ...]:
    """The reports by the days of their publication, in order, each text once; undated ones last."""
    repeated = {story for copies in digest.copies for story in copies.stories[1:]}
    told = [_dated(reference, words) for reference in references if reference.story.id not in repeated]
    days = groupby(sorted(told, key=lambda one: (one[0] or _UNDATED, *one[1:3])), key=lambda one: one[0])
    return tuple(
        Day(
            own(day),
            own(words.day(day) if day else ""),
            tuple(Report(own(time), found) for _, time, _, found in reports),
        )
        for day, reports in days
    )


def _moments(timeline: Sequence[Day]) -> Moments:
    """The dates of the reports in the timeline that have one."""
    reports = (report.reference.story for day in timeline for report in day.reports)
    return Moments(tuple(story.published for story in reports if story.published))


def _dated(reference: Reference, words: Words) -> tuple[str, str, int, Reference]:
    """A report with its day and time on the site's clock; a day alone stands before its times."""
    when = reference.story.published
    if not when:
        return "", "", reference.number, reference
    return words.date(when).isoformat(), words.time(when), reference.number, reference
