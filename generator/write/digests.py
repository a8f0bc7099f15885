"""A digest as its page shows it: numbered sources, quoted sentences, readers by viewpoint, the weeks so far."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from generator import languages, weeks
from generator.models import VIEWPOINTS, Comment, Digest, Story, Viewpoint
from generator.write import addresses, charts, escape
from generator.write.book import Appearance, Book, Lead, sentences, titles
from generator.write.words import Words, own

SHARES_FROM = 10  # comments: below, one more or less would move a share by more than ten points
_UNDATED = "9999"  # sorts after every date


@dataclass(frozen=True, slots=True)
class Reference:
    """A story in the numbered list of sources."""

    number: int
    anchor: Markup  # its id in the page
    story: Story
    original: str | None  # where the report stands
    found: str | None  # where it was found, if elsewhere
    quotes: tuple[str, ...]  # the words cited on this page


@dataclass(frozen=True, slots=True)
class Quoted:
    """A sentence of the summary, with whom it is quoted from."""

    text: str
    language: str
    publishers: tuple[str, ...]
    references: tuple[Reference, ...]
    removed: str | None
    disagreement: int | None


@dataclass(frozen=True, slots=True)
class Reporter:
    """A publisher, its reports, and who else carried them."""

    name: str
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
class Volume:
    """Stories of the topic in a row of weeks, as numbers; the chart is drawn from them."""

    weeks: tuple[tuple[str, int], ...]

    def chart(self, words: Words, title: str) -> str:
        """The chart, its description in words."""
        told = (
            words.say("volume_text", week=words.week(week), count=f"{count:,}") for week, count in self.weeks if count
        )
        ends = (self.weeks[0][0], self.weeks[-1][0])
        return charts.volume([count for _, count in self.weeks], title, words.listed(told), ends)


@dataclass(frozen=True, slots=True)
class DigestView:
    """All a digest's page shows, in the order it shows it."""

    week: str
    digest: Digest
    language: str
    titles: tuple[tuple[str, str], ...]  # language and title
    section: str
    minutes: float
    summary: tuple[tuple[str, tuple[tuple[Quoted, ...], ...]], ...]  # by language; those that disagree in one group
    reporters: tuple[Reporter, ...]
    references: tuple[Reference, ...]
    sides: tuple[Side, ...]
    timeline: tuple[Day, ...]
    volume: Volume | None
    new: tuple[Reference, ...]
    earlier: tuple[Appearance, ...]  # the latest first
    views: tuple[Opinion, ...]
    lead: Lead | None

    @property
    def title(self) -> str:
        """Its title in its first language."""
        return self.titles[0][1]

    @property
    def is_headlines_only(self) -> bool:
        """Whether there is no sentence to quote, so that its headlines stand for a summary."""
        return not any(groups for _, groups in self.summary)


def view(book: Book, week: str, digest: Digest) -> DigestView:
    """The page of one digest of a week."""
    language = book.page_language(digest)
    words = Words.of(language, book.config.zone)
    references = _references(book, digest)
    by_story = {reference.story.id: reference for reference in references}
    thread = book.thread_until(week, digest.topic)
    return DigestView(
        week=week,
        digest=digest,
        language=language,
        titles=titles(digest, language),
        section=book.section(digest.section, language),
        minutes=minutes(digest),
        summary=tuple((code, _grouped(_quoted(code, digest, by_story))) for code, _ in sentences(digest)),
        reporters=_reporters(digest, by_story),
        references=references,
        sides=_sides(digest, by_story),
        timeline=_timeline(digest, references, words),
        volume=volume(thread),
        new=tuple(by_story[story] for story in digest.thread.new if story in by_story),
        earlier=tuple(reversed([found for found in thread if found.week < week])),
        views=tuple(Opinion(v.by, v.quote, by_story[v.story]) for v in digest.views if v.story in by_story),
        lead=book.lead(digest),
    )


def minutes(digest: Digest) -> float:
    """Reading time of what a digest quotes."""
    texts = [(code, sentence.text) for code, found in digest.summary.items() for sentence in found]
    texts += [(digest.languages[0] if digest.languages else "", highlight.quote) for highlight in digest.highlights]
    return sum(languages.of(code).length(text) for code, text in texts)


def volume(thread: Sequence[Appearance]) -> Volume | None:
    """Stories a week from the topic's first week to its last, the quiet ones too; None for a single week."""
    if len(thread) < 2:
        return None
    counts = {found.week: len(found.digest.stories) for found in thread}
    row = [thread[0].week]
    while row[-1] < thread[-1].week:
        row.append(weeks.shift(row[-1], 1))
    return Volume(tuple((week, counts.get(week, 0)) for week in row[-charts.WEEKS :]))


def _references(book: Book, digest: Digest) -> tuple[Reference, ...]:
    """The digest's stories: first those cited, in the order of citation, then the others."""
    quotes: dict[str, dict[str, None]] = {}
    for _, found in sentences(digest):
        for sentence in found:
            for citation in () if sentence.removed else sentence.citations:
                quotes.setdefault(citation.story, {})[citation.quote] = None
    order = dict.fromkeys((*quotes, *digest.stories))
    return tuple(
        Reference(number, own(addresses.anchor(story.id)), story, *_places(story), tuple(quotes.get(story.id, ())))
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
        references = tuple(by_story[cited.story] for cited in sentence.citations if cited.story in by_story)
        if references or sentence.removed:
            publishers = tuple(dict.fromkeys(reference.story.publisher for reference in references))
            shown.append(Quoted(sentence.text, code, publishers, references, sentence.removed, sentence.disagreement))
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
        Reporter(name, tuple(references), tuple(carried.get(name, ())))
        for name, references in own.items()
        if references
    )


def _sides(digest: Digest, by_story: Mapping[str, Reference]) -> tuple[Side, ...]:
    """The viewpoints that somebody takes, and always how many comments no rule knows."""
    total = digest.balance.comments
    sides = []
    for viewpoint in VIEWPOINTS:
        count = digest.balance.viewpoints.get(viewpoint, 0)
        voices = _voices(digest, viewpoint, by_story)
        if count or voices or viewpoint == "unclear":
            share = f"{round(100 * count / total)}%" if total >= SHARES_FROM else ""
            sides.append(Side(viewpoint, count, own(share), voices))
    return tuple(sides)


def _voices(digest: Digest, viewpoint: Viewpoint, by_story: Mapping[str, Reference]) -> tuple[Voice, ...]:
    found = []
    for highlight in digest.highlights:
        reference = by_story.get(highlight.story)
        if highlight.viewpoint != viewpoint or reference is None:
            continue
        comment = next((one for one in reference.story.comments if one.id == highlight.comment), None)
        if comment is not None:
            found.append(Voice(highlight.quote, comment, reference))
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


def _dated(reference: Reference, words: Words) -> tuple[str, str, int, Reference]:
    """A report with its day and time on the site's clock; a day alone stands before its times."""
    when = reference.story.published
    if not when:
        return "", "", reference.number, reference
    return words.date(when).isoformat(), words.time(when), reference.number, reference
