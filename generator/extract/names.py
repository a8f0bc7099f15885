"""Under which names a story goes: its title, whose page it is, who reported it, who signs it."""

import re
from dataclasses import dataclass
from pathlib import PurePath

from generator.extract import identity, publishers
from generator.extract.blocks import Facts
from generator.extract.passages import Passages
from generator.models import Entry, Original
from generator.text import clean, urls

_BESIDE = re.compile(r"\s*[,、|｜·•]\s*[^,、|]{0,20}[0-9]{4}.*$")  # the day that stands beside a name in a byline
LONGEST = 100  # characters of a name
_LONGEST_RAW, _LONGEST_WORDS = 4_000, 600  # characters looked at, with markup and without
LONGEST_TITLE = 300  # a longer one is a paragraph in the wrong place


@dataclass(frozen=True, slots=True)
class Names:
    """A story's names, as plain words."""

    title: str
    site: str
    publisher: str
    owner: str  # who signs the page's own views
    authors: tuple[str, ...]
    original: Original | None


def read(entry: Entry, facts: Facts, told: Passages) -> Names:
    """The names of a story, from its entry, what its page says of itself, and what its passages say of their source."""
    authors = _authors((*entry.authors, *facts.authors, *told.authors))
    site = _site(entry, facts, (told.owner or "", *authors))
    given = publishers.given(_words(entry.publisher))
    quoted = told.original.publisher if told.original else None
    if quoted and publishers.folded(quoted).startswith(publishers.folded(site)):
        quoted = None  # a page that names itself as its source
    known = tuple(name for name in (site, given, quoted, urls.host(entry.url)) if name)
    title, tagged = publishers.from_title(_heading(entry, facts), known)
    elsewhere, canonical = _elsewhere(entry, facts, told)
    publisher = quoted or tagged or _agency(told) or canonical or publishers.named(given or site)
    return Names(
        title=(title or next((passage.text for passage in told.passages), ""))[:LONGEST_TITLE].strip(),
        site=site[:LONGEST],
        publisher=publisher[:LONGEST],
        owner=(told.owner or next(iter(authors), site))[:LONGEST],
        authors=authors,
        original=Original(publisher[:LONGEST], elsewhere) if quoted or elsewhere else None,
    )


def titles(entry: Entry, facts: Facts) -> tuple[str, ...]:
    """The headline's forms, as the entry and the page have it, with and without its source tags."""
    whole = [_words(title) for title in (entry.title, facts.heading, facts.title) if title]
    return tuple(form for title in whole for form in (title, publishers.from_title(title, ())[0]))


def _heading(entry: Entry, facts: Facts) -> str:
    """A page's first heading goes before its title, which often ends with the site's name."""
    order = (
        (facts.heading, entry.title, facts.title) if entry.html and entry.whole_page else (entry.title, facts.heading)
    )
    return next((words for title in order if (words := _words(title))), "")


def _site(entry: Entry, facts: Facts, signed: tuple[str, ...]) -> str:
    """Whose page it is: as the page says, else its feed, else the office that signs for it, else its host.

    A page of nobody known goes by the file it was saved as: two such pages are not one publisher's.
    """
    feed = publishers.of_feed(_words(entry.feed_title))
    offices = (office for name in signed if (office := publishers.without_editors(name)) != name)
    given = publishers.given(_words(entry.publisher))
    said = (
        _words(facts.site),
        feed,
        _behind_heading(facts),
        *offices,
        given,
        urls.host(entry.url),
        urls.host(facts.url),
    )
    unknown = entry.source if entry.via.kind == "feed" else PurePath(entry.via.name).stem
    return next((name for name in said if name), unknown)


def _behind_heading(facts: Facts) -> str:
    """What a page's title has behind its heading: `Heading | Site`."""
    title, heading = _words(facts.title), _words(facts.heading)
    rest = title.removeprefix(heading).lstrip() if heading and title != heading and title.startswith(heading) else ""
    name = rest.lstrip("-–—:|｜» ").strip()
    return name if name != rest and 1 < len(name) <= 40 else ""


def _elsewhere(entry: Entry, facts: Facts, told: Passages) -> tuple[str | None, str | None]:
    """Where the original stands, and its host if only the page's canonical address names it."""
    quoted = urls.safe(told.original.url, base=entry.url) if told.original else None
    if identity.is_of_same_site(quoted, entry.url):
        quoted = None
    canonical = urls.safe(facts.url, base=entry.url)
    if quoted or not canonical or not entry.url or identity.is_of_same_site(canonical, entry.url):
        return quoted, None
    return canonical, urls.host(canonical)


def _agency(told: Passages) -> str | None:
    """The agency the report credits where it begins or ends."""
    report = [passage.text for passage in told.passages if passage.kind == "report"]
    return publishers.credited(report[0]) or publishers.credited(report[-1]) if report else None


def _authors(given: tuple[str, ...]) -> tuple[str, ...]:
    said = (_BESIDE.sub("", _words(name)[:LONGEST]).strip(" ·|,、・-–—") for name in given)
    return tuple(dict.fromkeys(name for name in said if name and urls.safe(name) is None))[:10]


def _words(raw: str | None) -> str:
    return clean.words((raw or "")[:_LONGEST_RAW])[:_LONGEST_WORDS]
