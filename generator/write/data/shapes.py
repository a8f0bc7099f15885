"""What the JSON beside a page holds. Keys may be added; none changes its meaning or goes away.

The served schema is written from these classes: their docstrings and notes are its descriptions.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from msgspec import Meta

from generator.models import Handwork, Viewpoint

Url = Annotated[str, Meta(description="An absolute address.", extra_json_schema={"format": "uri"})]
Time = Annotated[str, Meta(description="RFC 3339, with its offset.", extra_json_schema={"format": "date-time"})]
Day = Annotated[str, Meta(pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
DayOrTime = Annotated[
    str, Meta(description="ISO 8601: a time with its offset, or a day alone.", pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}")
]
Week = Annotated[str, Meta(description="An ISO 8601 week.", pattern="^[0-9]{4}-W[0-9]{2}$")]
Tag = Annotated[str, Meta(description="A language as a BCP 47 tag.")]
ByLanguage = Annotated[Mapping[str, str], Meta(description="Words by language (BCP 47 tag).")]
StoryId = Annotated[str, Meta(description="The id of a story, and its anchor on the page.", pattern="^s-")]


@dataclass(frozen=True, slots=True)
class Section:
    """The part of the edition a digest stands in."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Site:
    """The site that publishes this, and on what terms."""

    name: str
    url: Url
    method: Annotated[Url, Meta(description="How everything here is made.")]
    contact: Annotated[Url | None, Meta(description="Where errors are reported and removals asked for.")]
    rights: Annotated[str, Meta(description="Whose the quoted words are.")]


@dataclass(frozen=True, slots=True)
class Citation:
    """What bears a sentence: the exact words of a story, who published them, and where."""

    story: StoryId
    quote: Annotated[str, Meta(description="Word for word as the publisher has them.")]
    publisher: str
    published: DayOrTime | None
    url: Url | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the summary: its quotation less what may be trimmed, such as a dateline."""

    text: Annotated[str, Meta(description="Empty where the sentence was withdrawn.")]
    language: Tag
    citations: tuple[Citation, ...]
    disagreement: Annotated[
        int | None, Meta(description="Sentences that share a number say different things on one point.")
    ]
    removed: Annotated[Day | None, Meta(description="The day on which the sentence was withdrawn.")]


@dataclass(frozen=True, slots=True)
class Reporter:
    """An independent publisher; a report that others carry word for word counts once."""

    name: str
    stories: tuple[StoryId, ...]
    carried_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Balance:
    """What all readers' comments say; the highlights are a choice of them."""

    comments: Annotated[int, Meta(description="The sample size.", ge=0)]
    authors: Annotated[int | None, Meta(description="Different authors; null where none is known.")]
    shown: int
    folded: Annotated[int, Meta(description="Near-copies that are counted and stand behind another.")]
    left_out: Annotated[int, Meta(description="Abuse and spam, never shown.")]
    viewpoints: Annotated[Mapping[Viewpoint, int], Meta(description="Comments by viewpoint, as simple rules find it.")]


@dataclass(frozen=True, slots=True)
class Highlight:
    """A reader's comment, word for word."""

    quote: str
    language: Tag
    viewpoint: Viewpoint
    author: Annotated[str | None, Meta(description="As the page shows it: initials, unless the source allows more.")]
    published: DayOrTime | None
    site: str
    url: Url | None
    story: StoryId


@dataclass(frozen=True, slots=True)
class View:
    """A publisher's own opinion; no part of the summary."""

    by: str
    quote: str
    language: Tag
    story: StoryId


@dataclass(frozen=True, slots=True)
class Story:
    """A report that the digest rests on."""

    id: StoryId
    number: Annotated[int, Meta(description="Its number among the sources of the page.", ge=1)]
    title: str
    language: Tag
    publisher: str
    site: Annotated[str, Meta(description="Whose page it was found on.")]
    published: DayOrTime | None
    url: Url | None


@dataclass(frozen=True, slots=True)
class Appearance:
    """Another week of the same topic."""

    week: Week
    guid: str
    url: Url


@dataclass(frozen=True, slots=True)
class Thread:
    """The topic through the weeks."""

    url: Url
    new: Annotated[tuple[StoryId, ...], Meta(description="Stories that are new since the topic's last digest.")]
    earlier: Annotated[tuple[Appearance, ...], Meta(description="The latest first.")]
    volume: Annotated[Mapping[str, int], Meta(description="Stories by week; empty in the topic's first week.")]


@dataclass(frozen=True, slots=True)
class Correction:
    """What was put right after publication, in both wordings."""

    date: Day
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Digest:
    """One topic in one week: everything its page says."""

    guid: Annotated[str, Meta(description="Never changes; the same as in the feeds.")]
    url: Url
    topic: str
    week: Week
    edition: Annotated[Url, Meta(description="The edition's page.")]
    section: Section
    languages: tuple[Tag, ...]
    titles: ByLanguage
    published: Time
    updated: Annotated[Time, Meta(description="Changes only with a correction or a removal.")]
    summary: tuple[Sentence, ...]
    headlines_only: Annotated[bool, Meta(description="Whether there was no sentence to quote.")]
    reporters: tuple[Reporter, ...]
    balance: Balance
    highlights: tuple[Highlight, ...]
    views: tuple[View, ...]
    stories: tuple[Story, ...]
    thread: Thread
    notes: Annotated[tuple[str, ...], Meta(description="The editor's.")]
    corrections: tuple[Correction, ...]
    by_hand: Annotated[tuple[Handwork, ...], Meta(description="What the editor decided in place of the program.")]
    removed: Annotated[tuple[Day, ...], Meta(description="The days on which something that it showed was removed.")]
    withdrawn: Annotated[bool, Meta(description="Whether all it rested on was removed.")]
    site: Site


@dataclass(frozen=True, slots=True)
class Entry:
    """A digest in the list of an edition."""

    guid: str
    url: Url
    json: Annotated[Url, Meta(description="The whole digest as JSON.")]
    topic: str
    section: Section
    languages: tuple[Tag, ...]
    titles: ByLanguage
    lead: Annotated[Sentence | None, Meta(description="The first sentence of its summary.")]
    publishers: tuple[str, ...]
    comments: int
    updated: Time


@dataclass(frozen=True, slots=True)
class Other:
    """A story that became no digest."""

    title: str
    language: Tag
    publisher: str
    published: DayOrTime | None
    url: Url | None


@dataclass(frozen=True, slots=True)
class Missing:
    """A source that could not be read for this edition."""

    source: str
    reason: Annotated[str, Meta(description="In English.")]
    last_read: Annotated[DayOrTime | None, Meta(description="When it last could, until the edition was made.")]


@dataclass(frozen=True, slots=True)
class Edition:
    """One ISO week: its digests in order, the other stories, and what was missing."""

    guid: Annotated[str, Meta(description="Never changes; the same as in the feed of editions.")]
    url: Url
    week: Week
    first_day: Day
    last_day: Day
    title: str
    language: Tag
    published: Time
    updated: Annotated[Time, Meta(description="Changes with the closing, a correction or a removal.")]
    closed: Annotated[Time | None, Meta(description="Null while late stories may still join it.")]
    introduction: Annotated[ByLanguage, Meta(description="The editor's words.")]
    digests: tuple[Entry, ...]
    also: tuple[Other, ...]
    missing: tuple[Missing, ...]
    previous: Annotated[Url | None, Meta(description="The edition before.")]
    next: Annotated[Url | None, Meta(description="The edition after.")]
    site: Site
