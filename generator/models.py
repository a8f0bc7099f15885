"""The nouns: what each moment of the flow hands to the next, and what the records keep.

All are frozen and hold tuples, so that they can be shared between weeks and processes. Those marked *record* are
written to disk with sorted keys (see `store`); their fields are the contract with other tools. A `str` time is ISO 8601
with its zone (`2025-10-26T09:00:00+09:00`), or a day alone (`2025-10-26`) where only the day is known.
"""

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

PassageKind = Literal["report", "commentary", "social"]
Viewpoint = Literal["supports", "objects", "informs", "doubts", "proposes", "asks", "unclear"]
VIEWPOINTS: tuple[Viewpoint, ...] = ("supports", "objects", "informs", "doubts", "proposes", "asks", "unclear")
ViaKind = Literal["feed", "page"]
Handwork = Literal["comments", "sentences", "stories", "titles"]


# --- collect


@dataclass(frozen=True, slots=True)
class Via:
    """*Record.* How an entry came: as a feed's item or a saved page, from which file or address, of which bytes."""

    kind: ViaKind
    name: str  # the file's name, or the feed's address
    sha256: str  # of the page's bytes, or of the feed item's own content (not of the whole feed, which churns)


@dataclass(frozen=True, slots=True)
class EntryComment:
    """A comment as it came: markup, dates and names untouched."""

    text: str  # HTML, or plain text where `html` is false
    html: bool = True
    id: str | None = None  # its own id at the source, if any
    author: str | None = None
    person: str | None = None  # what tells writers apart where no name does: the `ID:` of a board; never shown
    published: str | None = None  # raw date text
    depth: int = 0
    score: int | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One item as it came: a feed's item or a saved page. Nothing in it is trusted, parsed or cleaned yet."""

    via: Via
    source: str  # the source's name in matome.yml, or "saved pages"
    format: str  # "rss", "atom", "json", "html", "text", "markdown"
    body: str  # decoded: a whole HTML page, an item's HTML, or plain text
    html: bool  # whether `body` is markup
    whole_page: bool  # whether `body` is a page with its menus (extract must find the article) or an item's own content
    title: str | None = None  # as HTML, whatever it came as: `words_only` makes it plain
    url: str | None = None  # raw link, already joined to the feed's base
    canonical: str | None = None  # the page's own canonical link, where the page was seen
    guid: str | None = None
    feed: str | None = None  # the feed's address in the settings, else its own or its file's name: the scope of `guid`
    feed_moved: str | None = None  # where that address has moved for good: a scope of `guid` too
    feed_title: str | None = None
    publisher: str | None = None  # <source>, the editor's setting, dc:publisher, or a note's front matter
    authors: tuple[str, ...] = ()
    published: str | None = None  # raw date text, first of published, updated, dc:date
    saved: str | None = None  # raw text of when the page was saved, where it says so
    categories: tuple[str, ...] = ()
    language: str | None = None  # declared, as a BCP 47 tag
    timezone: str = "UTC"  # zone of dates that name none: the source's or the site's
    comments: tuple[EntryComment, ...] = ()  # those that came as data (a comment feed, JSON-LD is read by extract)
    comments_at: str | None = None  # address of its comment feed
    comment_count: int | None = None  # how many comments its feed says it has (slash:comments, thr:count)
    link_shared: bool = False  # several items of this feed share `url`


# --- extract


@dataclass(frozen=True, slots=True)
class Original:
    """*Record.* The report a page quotes: by whom, and where it stands."""

    publisher: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Passage:
    """*Record.* A piece of a story: what happened, what the page's author thinks, or an embedded post's words.

    `text` holds paragraphs' words with single spaces; one passage is one paragraph of commentary or social text, and
    one run of report under one heading (paragraphs parted by a line break).
    """

    kind: PassageKind
    text: str
    credit: str | None = None  # who wrote these words
    heading: str | None = None


@dataclass(frozen=True, slots=True)
class Comment:
    """*Record.* One reader's words under a story."""

    id: str  # "c-" and ten characters
    text: str
    author: str | None = None  # initials, unless the source's setting says full or none
    author_key: str | None = None  # hash of story and full name, or a board's ID: one person counts once
    published: str | None = None
    depth: int = 0
    score: int | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Chars:
    """*Record.* How many characters of each kind were first kept; what quotation is measured against."""

    report: int = 0
    commentary: int = 0


@dataclass(frozen=True, slots=True)
class Story:
    """*Record.* An entry made readable: one line of `stories/<week>.jsonl`."""

    id: str  # "s-" and ten characters (base 32) of the hash of the first identity
    title: str
    language: str  # "ja", "en", or another BCP 47 primary tag
    site: str  # whose page it is
    publisher: str  # who reported it
    source: str
    via: Via
    first_seen: str
    keys: tuple[str, ...]  # every identity it was seen under, sorted
    url: str | None = None
    authors: tuple[str, ...] = ()
    original: Original | None = None
    published: str | None = None
    categories: tuple[str, ...] = ()
    comments_at: str | None = None
    chars: Chars = Chars()
    passages: tuple[Passage, ...] = ()
    comments: tuple[Comment, ...] = ()
    schema: int = 1

    def text(self, kind: PassageKind = "report") -> str:
        """The words of all passages of one kind, a line each."""
        return "\n".join(passage.text for passage in self.passages if passage.kind == kind)


# --- group


@dataclass(frozen=True, slots=True)
class Copies:
    """Stories that are one text: a wire report and its copies. `publisher` is who is counted: the agency."""

    publisher: str
    stories: tuple[str, ...]  # ids, the one that stands for all first


@dataclass(frozen=True, slots=True)
class Regrouping:
    """What the editor's hand does to clusters: these stories go into that of the story `to`, or into one of their own.

    `whole` takes with each all of its cluster.
    """

    stories: tuple[str, ...]
    to: str | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Cluster:
    """Stories of one week about one event or subject, not yet summarised."""

    stories: tuple[Story, ...]  # the most central first
    copies: tuple[Copies, ...]  # every story is in exactly one
    publishers: tuple[str, ...]  # independent ones, each counted once, those with most stories first
    titles: Mapping[str, str]  # language -> headline, from that language's best story title, without source tags
    section: str  # a section's key, or "other"
    terms: tuple[tuple[str, float], ...] = ()  # what holds it together: term and weight, heaviest first
    vector: Mapping[str, float] = field(default_factory=dict)  # term -> weight, unit length: to find its topic again

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of its stories, the one with most stories first, then alphabetical."""
        counts: dict[str, int] = {}
        for story in self.stories:
            counts[story.language] = counts.get(story.language, 0) + 1
        return tuple(sorted(counts, key=lambda language: (-counts[language], language)))


# --- summarise


@dataclass(frozen=True, slots=True)
class Citation:
    """*Record.* A sentence's link to a story: `quote` is an exact substring of one of its `report` passages."""

    story: str
    quote: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """*Record.* One sentence of a summary: its quote less what may be trimmed. `removed`: the day it was taken out."""

    text: str
    citations: tuple[Citation, ...]
    disagreement: int | None = None  # sentences that share a number disagree with each other
    removed: str | None = None

    @property
    def id(self) -> str:
        """`q-` and ten characters of the hash of what it quotes: how an edit names it."""
        quoted = "\n".join(f"{citation.story} {citation.quote}" for citation in self.citations)
        return "q-" + base64.b32encode(hashlib.sha256(quoted.encode()).digest())[:10].decode().lower()


@dataclass(frozen=True, slots=True)
class View:
    """*Record.* A page's own opinion, one sentence, under its owner's name."""

    story: str
    by: str
    quote: str


@dataclass(frozen=True, slots=True)
class Highlight:
    """*Record.* A comment chosen to be shown, quoted word for word."""

    story: str
    comment: str
    quote: str
    viewpoint: Viewpoint


@dataclass(frozen=True, slots=True)
class Balance:
    """*Record.* What all comments of a digest say, of which the highlights are a choice."""

    comments: int
    authors: int | None  # distinct known authors; None where no author is known
    shown: int
    viewpoints: Mapping[str, int]  # every key of VIEWPOINTS
    folded: int = 0  # near-copies counted in `comments` that stand behind another
    left_out: int = 0  # insults and spam, never shown


@dataclass(frozen=True, slots=True)
class Thread:
    """*Record.* A digest's place in its topic: the week of the digest before, and the stories that are new since."""

    previous: str | None = None
    new: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """*Record.* What was wrong, since when it reads otherwise, in both wordings."""

    date: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Digest:
    """*Record.* One topic in one week."""

    guid: str
    topic: str
    section: str
    languages: tuple[str, ...]
    titles: Mapping[str, str]
    stories: tuple[str, ...]
    publishers: tuple[str, ...]
    summary: Mapping[str, tuple[Sentence, ...]]
    spare: Mapping[str, tuple[Sentence, ...]]  # ranked: stand in where an earlier edition said a sentence already
    views: tuple[View, ...]
    highlights: tuple[Highlight, ...]
    balance: Balance
    formerly: tuple[str, ...] = ()
    copies: tuple[Copies, ...] = ()
    thread: Thread = Thread()
    terms: Mapping[str, float] = field(default_factory=dict)  # the heaviest terms: how the topic is found next week
    notes: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    by_hand: tuple[Handwork, ...] = ()  # what the editor decided about it, set when it is shown
    removed: tuple[str, ...] = ()  # the days on which `remove` took something of it away

    @property
    def is_withdrawn(self) -> bool:
        """Whether all it was made of has been removed, so that its page only says so."""
        return bool(self.removed) and not self.stories


@dataclass(frozen=True, slots=True)
class Missing:
    """*Record.* A source that could not be read for this edition, and why."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Cut:
    """*Record.* What retention left out of a closed week: when, and how many comments each story had until then."""

    date: str
    comments: Mapping[str, int]  # story -> its comments; those without are not here


@dataclass(frozen=True, slots=True)
class Inputs:
    """*Record.* The hash of each thing an edition is made from: when it would come out otherwise, they say why."""

    stories: str = ""
    edits: str = ""
    settings: str = ""


@dataclass(frozen=True, slots=True)
class Edition:
    """*Record.* One ISO week in the site's time zone: `editions/<week>.json`."""

    week: str
    closed: str | None  # when it was closed; None while it is open
    program: str  # version of the judgement: a change of it may change open editions, never closed ones
    inputs_sha256: str  # of the week's stories, edits and the settings that bear on them
    digests: tuple[Digest, ...]
    also: tuple[str, ...]
    missing: tuple[Missing, ...] = ()
    gone: tuple[str, ...] = ()  # topics of digests that this edition showed as a draft and shows no more: redirects
    named: Mapping[str, str] = field(default_factory=dict)  # topic in an edit -> story that stood for it when first met
    introduction: Mapping[str, str] = field(default_factory=dict)  # the editor's, by language, set when it is shown
    approved: str | None = None  # the day the editor approved it, likewise
    inputs: Inputs = Inputs()  # what `inputs_sha256` is made of
    cut: Cut | None = None  # set when retention has cut the week's stories down to what is quoted
    schema: int = 1


# --- housekeeping


@dataclass(frozen=True, slots=True)
class Validators:
    """*Record.* What a server calls a version of an answer (RFC 9110, 8.8), word for word."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class SourceState:
    """*Record.* What is remembered of a source between runs: one line of `sources.jsonl`."""

    source: str  # its name
    url: str  # its address in the settings
    etag: str | None = None  # word for word, of the last complete, parsed and stored answer
    last_modified: str | None = None
    redirect: str | None = None  # where permanent redirects point
    redirect_runs: int = 0  # in how many parsed runs in a row; 0 where nothing says that it is the same feed
    moved: str | None = None  # where it is asked, since enough runs have pointed there
    comment_feeds: Mapping[str, Validators] = field(default_factory=dict)  # of the open weeks' stories, by address
    schema: int = 1


@dataclass(frozen=True, slots=True)
class SourceRun:
    """*Record.* How one source fared in one fetch."""

    source: str
    status: Literal["new", "unchanged", "failed", "skipped"]
    items: int = 0  # in the answer
    new: int = 0  # stories not known before
    updated: int = 0  # stories that changed
    old: int = 0  # items left because older than `reach`
    reason: str | None = None  # why it was not read; of one that was, what was left out of it
    http: int | None = None
    asked: str | None = None  # the address whose answer binds later runs: gone (410), or left alone `until`
    until: str | None = None  # when its host may be asked again (Retry-After)
    withheld: Mapping[str, int] = field(default_factory=dict)  # pages not for us: by what says so, how many
    known: int | None = None  # stories in the answer that were known before; None where the answer was not read anew
    silent: str | None = None  # when it last had something new, in the one run that says it has been silent too long

    @property
    def was_read(self) -> bool:
        """Whether the source could be read."""
        return self.status in ("new", "unchanged")


@dataclass(frozen=True, slots=True)
class Trimmed:
    """*Record.* How much retention took away in one run."""

    weeks: tuple[str, ...]
    stories: int  # that lost something
    characters: int  # of passages
    comments: int


@dataclass(frozen=True, slots=True)
class Run:
    """*Record.* A line for each fetch and each closing in `runs.jsonl`; health derives from it."""

    at: str
    command: Literal["fetch", "close"]
    sources: tuple[SourceRun, ...] = ()
    weeks: tuple[str, ...] = ()  # closed by this run
    left_out: int = 0  # later versions and comments of stories in closed editions
    warnings: tuple[str, ...] = ()
    cut: Trimmed | None = None  # what retention took away in this run
    schema: int = 1


RemovalKind = Literal["story", "comment", "author", "host"]
RemovalReason = Literal["privacy", "rights", "law", "error", "other"]


@dataclass(frozen=True, slots=True)
class Removal:
    """*Record.* What must not return: one line of `removed.jsonl`, of hashes alone (see `removal`)."""

    kind: RemovalKind
    date: str  # the day on which it was removed
    reason: RemovalReason
    hashes: tuple[str, ...]  # sorted; each with its kind before it, "id:9f86d0..."
    schema: int = 1
