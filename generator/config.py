"""Settings: `content/matome.yml` -> `Config`. Errors name file, line, key and the nearest right key."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the edition. A story is in the first section whose source, category or keyword fits."""

    key: str
    titles: Mapping[str, str]  # language -> title
    keywords: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A feed to fetch, or how to treat what comes from one."""

    name: str
    url: str
    publisher: str | None = None  # where the feed's own title is not the publisher's name
    language: str | None = None  # where its stories' language is not to be found out
    timezone: str | None = None  # of dates that name none; default: the site's
    section: str | None = None
    comments: Literal["auto", "off"] = "auto"
    full_text: bool = False  # fetch the story's page too
    keep: Literal["extract", "full"] = "extract"
    authors: Literal["initials", "full", "none"] = "initials"  # of comments


@dataclass(frozen=True, slots=True)
class Limits:
    """Numbers an editor may change."""

    reach: int = 5  # weeks back that `fetch` takes
    digests: int = 12  # an edition at the most
    publishers: int = 2  # independent ones that make a digest
    comments: int = 5  # that make a digest of one publisher
    sentences: int = 5  # of a summary, a language
    highlights: int = 6
    quoted_share: float = 0.4  # of a story's report as first kept, on a page
    quoted_sentences: int = 3  # of one story, on a page
    kept_report: int = 2000  # characters of a story
    kept_commentary: int = 2000
    kept_comment: int = 1000


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of a site."""

    id: str  # authority and date of `tag:` URIs (RFC 4151), "example.org,2026"; never changes
    titles: Mapping[str, str]  # language -> the site's name
    url: str  # where the site is published, with a final slash
    language: str  # of the pages that have no language of their own
    languages: tuple[str, ...]
    timezone: str
    contact: str  # an e-mail address or a page: where errors and removals are reported; "" is warned of
    descriptions: Mapping[str, str] = field(default_factory=dict)
    sections: tuple[Section, ...] = ()
    sources: tuple[Source, ...] = ()
    limits: Limits = Limits()

    @property
    def zone(self) -> ZoneInfo:
        """The site's time zone."""
        return ZoneInfo(self.timezone)

    @property
    def title(self) -> str:
        """The site's name in its own language."""
        return self.titles[self.language]
