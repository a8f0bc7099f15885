"""Settings: `content/matome.yml` -> `Config`. Errors name file, line, key and the nearest right key."""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from generator import palette, yaml_file
from generator.errors import SettingsError

NAME = "matome.yml"
QUOTATION = ("quoted_share", "quoted_sentences")  # limits that an editor may lower alone
FEWEST_WEEKS = 8  # that are kept whole: threads look 4 editions back, readers' comments come for 5 weeks
LARGEST_ANSWER = 61  # megabytes: more is not parsed (`collect.refusals`)
OTHER = "other"  # the section of what fits none
WEB = "It must begin with https:// or http://, and hold no password."
EMBEDDERS = ("none", "use")  # those with a name of their own


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the edition. A story is in the first section whose source, category or keyword fits."""

    key: str
    titles: Mapping[str, str]  # language -> title
    keywords: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()


Discussion = Literal["bluesky", "discourse", "hackernews", "hatena", "mastodon"]


OptOut = Literal["tdm", "search", "noindex", "ai"]
OPT_OUTS: tuple[OptOut, ...] = ("tdm", "search", "noindex")  # what bears on quoting and searching; no AI reads here


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
    discussions: tuple[Discussion, ...] = ()  # where else readers talk: what each finds is in `collect.comment_sources`
    full_text: bool = False  # fetch the story's page too
    keep: Literal["extract", "full"] = "extract"
    authors: Literal["initials", "full", "none"] = "initials"  # of comments
    megabytes: int = 32  # of an answer, decoded; a larger one is an error
    opt_outs: tuple[OptOut, ...] | None = None  # where its publisher allowed more, or the editor wants less


@dataclass(frozen=True, slots=True)
class Limits:
    """Numbers an editor may change."""

    reach: int = 5  # weeks back that `fetch` takes
    digests: int = 12  # an edition at the most
    publishers: int = 2  # independent ones that make a digest
    comments: int = 5  # that make a digest of one publisher
    sentences: int = 5  # of a summary, a language
    highlights: int = 6
    failing: float = 0.5  # share of the sources from which a fetch says loudly that too many failed
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
    contact: str = ""  # an e-mail address or a page: where errors and removals are reported; "" is warned of
    descriptions: Mapping[str, str] = field(default_factory=dict)
    sections: tuple[Section, ...] = ()
    sources: tuple[Source, ...] = ()
    discussions_at: Mapping[Discussion, str] = field(default_factory=dict)  # a service -> an address that stands for it
    agent: str = ""  # who asks, before "matome/VERSION (+url; contact)" in User-Agent
    private_hosts: tuple[str, ...] = ()  # hosts on private networks that `fetch` may ask all the same
    opt_outs: tuple[OptOut, ...] = OPT_OUTS  # publishers' opt-outs that are honoured: see `collect.opt_outs`
    families: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # name -> publishers that count as one
    hub: str = ""  # address of a WebSub hub for feeds to name; who runs the site tells it of each build
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # language -> key -> words of pages
    colours: Mapping[str, tuple[str, str]] = field(default_factory=dict)  # name -> light and dark, "#1a5c64"
    embedder: str = "none"  # pairs events told in two languages: "use" (the extra), or any module:attribute
    review: Literal["optional", "required"] = "optional"  # required: an edition is a draft until the editor approves it
    keep_weeks: int | None = None  # older closed weeks are cut down to what they quote; None: all is kept (`retention`)
    limits: Limits = Limits()

    @property
    def zone(self) -> ZoneInfo:
        """The site's time zone."""
        return ZoneInfo(self.timezone)

    def honoured(self, source: Source | None) -> tuple[OptOut, ...]:
        """The opt-outs that are honoured where a source's words, or an address given by hand, are read."""
        return self.opt_outs if source is None or source.opt_outs is None else source.opt_outs

    @property
    def title(self) -> str:
        """The site's name in its own language."""
        return self.titles[self.language]


def load(path: Path) -> Config:
    """The settings in a file. Raises SettingsError for what is wrong, with its line."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise SettingsError(
            "there are no settings", where=str(path), cure="Make a site with: matome init DIR"
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError("cannot be read", where=str(path), why=str(error), cure="It must be UTF-8 text.") from error
    return parse(text, str(path))


def parse(text: str, where: str = NAME) -> Config:
    """The settings in a YAML text; `where` is the file's name in messages."""
    tree = yaml_file.read(text, where)
    config = yaml_file.convert(tree, Config, where)
    refuse(tree, where, _faults(config))
    return config


Fault = tuple[str, str, str]  # the setting's path, what is wrong with it, the cure


def refuse(tree: yaml_file.Tree, where: str, faults: Iterable[Fault]) -> None:
    """Raise SettingsError for these faults of the settings in a tree, each with its line; return if there is none."""
    found = [
        SettingsError(f"{path} {why}", where=f"{where}:{yaml_file.line_of(tree, path)}", cure=cure)
        for path, why, cure in faults
    ]
    if found:
        found[0].others = tuple(found[1:])
        raise found[0]


def _faults(config: Config) -> Iterator[Fault]:
    """Values that are of the right kind and still cannot be."""
    yield from _site_faults(config)
    yield from _section_faults(config.sections)
    yield from _source_faults(config.sources, [section.key for section in config.sections])
    yield from _family_faults(config.families)
    yield from ((f"colours.{name}", what, cure) for name, what, cure in palette.faults(config.colours))
    if config.embedder not in EMBEDDERS and not re.fullmatch(r"[\w.]+:\w+", config.embedder):
        cure = f"There is: {', '.join(EMBEDDERS)}; write any other as module:attribute."
        yield "embedder", f"is none: {config.embedder}", cure
    if config.keep_weeks is not None and config.keep_weeks < FEWEST_WEEKS:
        yield "keep_weeks", "is too little", f"At least {FEWEST_WEEKS}: threads and late comments need some weeks."
    for limit in fields(Limits):
        value = getattr(config.limits, limit.name)
        if not value > 0:  # so that what is no number is refused too
            yield f"limits.{limit.name}", "must be more than 0", f"The default is {limit.default}."
        if limit.name in QUOTATION and value > limit.default:
            yield f"limits.{limit.name}", "cannot be raised: it is what may be quoted", f"At most {limit.default}."


def _site_faults(config: Config) -> Iterator[Fault]:
    if not re.fullmatch(r"[a-z0-9.@-]+,[0-9]{4}(-[0-9]{2}){0,2}", config.id):
        yield "id", "is not an authority and a date", "Write it as example.org,2026 and never change it again."
    if not _is_web(config.url) or not config.url.endswith("/") or re.search(r"[\s?#]", config.url):
        cure = "Write it as https://example.org/news/ with a final slash, and no password in it."
        yield "url", "is not an address of a site", cure
    yield from _zone_faults("timezone", config.timezone)
    if not re.fullmatch(r"[\x20-\x27\x2a-\x7e]{0,100}", config.agent):
        yield "agent", "cannot stand in a request", "Use up to 100 ASCII characters without parentheses."
    yield from _address_faults(config)
    for index, language in enumerate(config.languages):
        yield from _language_faults(f"languages[{index}]", language)
    if config.language not in config.languages:
        yield "language", f"is not among the languages: {config.language}", "Add it to languages."
    if config.language not in config.titles:
        yield "titles", f"has none in {config.language}", f"Add the line  {config.language}: NAME  below it."


def _address_faults(config: Config) -> Iterator[Fault]:
    if config.hub and not _is_web(config.hub):
        yield "hub", "is not a web address", WEB
    for name, url in config.discussions_at.items():
        if not _is_web(url) or not url.endswith("/"):
            yield f"discussions_at.{name}", "is not an address", "Write it as https://example.org/ with a final slash."
    if config.contact and not (_is_web(config.contact) or re.fullmatch(r"[^\s@/:]+@[^\s@/:]+", config.contact)):
        yield "contact", "is neither an e-mail address nor a page", "Write it as desk@example.org or https://…"


def _section_faults(sections: tuple[Section, ...]) -> Iterator[Fault]:
    yield from _double_faults("sections", "key", [section.key for section in sections])
    for index, section in enumerate(sections):
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", section.key) or section.key == OTHER:
            yield f"sections[{index}].key", "cannot be in an address", "Use a-z, 0-9 and -, and not other."


def _source_faults(sources: tuple[Source, ...], sections: list[str]) -> Iterator[Fault]:
    yield from _double_faults("sources", "name", [source.name for source in sources])
    for index, source in enumerate(sources):
        path = f"sources[{index}]"
        if not _is_web(source.url):
            yield f"{path}.url", "is not a web address", WEB
        if not 0 < source.megabytes <= LARGEST_ANSWER:
            yield f"{path}.megabytes", "is too much or too little", f"At most {LARGEST_ANSWER}; the default is 32."
        if source.section and source.section not in sections:
            yield f"{path}.section", "is no section", yaml_file.nearest(source.section, sections)
        if source.timezone:
            yield from _zone_faults(f"{path}.timezone", source.timezone)
        if source.language:
            yield from _language_faults(f"{path}.language", source.language)


def _family_faults(families: Mapping[str, tuple[str, ...]]) -> Iterator[Fault]:
    family_of: dict[str, str] = {}
    for family, publishers in families.items():
        for publisher in publishers:
            other = family_of.setdefault(publisher, family)
            if other != family:
                yield f"families.{family}", f"has {publisher}, which {other} has too", "Leave it in one of them."


def _double_faults(path: str, key: str, names: list[str]) -> Iterator[Fault]:
    for index, name in enumerate(names):
        if not name.strip():
            yield f"{path}[{index}].{key}", "is empty", "Give it a name."
        if name in names[:index]:
            yield f"{path}[{index}].{key}", f"is there twice: {name}", "Give it another name or take it out."


def _language_faults(path: str, language: str) -> Iterator[Fault]:
    if not re.fullmatch(r"[a-z]{2,3}", language):
        yield path, f"is no language: {language}", "Write it as ja or en."


def _zone_faults(path: str, name: str) -> Iterator[Fault]:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # no such zone; a path; a folder of zones
        close = difflib.get_close_matches(name, sorted(available_timezones()), 1)
        cure = f"Did you mean {close[0]}?" if close else "Write it as Asia/Tokyo or Europe/London."
        yield path, f"is no time zone: {name}", cure


def _is_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc
