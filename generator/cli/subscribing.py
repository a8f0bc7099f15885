"""`feeds`: which sources a site reads."""

import argparse
import shlex
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator import files, yaml_file
from generator.cli.context import Context
from generator.cli.options import Subparsers, command
from generator.config import Source, parse
from generator.errors import FormatError, InputError, Problem, UsageError
from generator.models import SourceState

if TYPE_CHECKING:
    from generator.collect.box import Boxes
    from generator.collect.document import Raw
    from generator.collect.reading import FeedLink
    from generator.intake import Extraction

FEEDS = ("rss", "atom", "json")  # the formats that can be subscribed to


def register(commands: Subparsers, everywhere: argparse.ArgumentParser) -> None:
    """Declare the commands of this family."""
    group = commands.add_parser("feeds", help="subscribe to feeds, list them, check them", example="matome feeds list")
    verbs = group.add_subparsers(title="commands", metavar="COMMAND", required=True, parser_class=type(group))
    adding = command(
        verbs,
        everywhere,
        add,
        "add",
        "subscribe to a feed, or to the feed that a page announces",
        example="matome feeds add https://example.org/",
        writes=True,
    )
    adding.add_argument("urls", nargs="+", metavar="URL", help="of a feed or of a page")
    adding.add_argument("--name", help="what the source is called (default: the feed's title)")
    adding.add_argument("--section", help="the section its stories go to")
    command(verbs, everywhere, list_, "list", "list the sources", example="matome feeds list --json")
    command(verbs, everywhere, check, "check", "ask each source whether it still works", example="matome feeds check")
    adopting = command(
        verbs,
        everywhere,
        adopt,
        "adopt",
        "write the addresses that sources have moved to into the settings",
        example="matome feeds adopt",
        writes=True,
    )
    adopting.add_argument(
        "sources",
        nargs="*",
        metavar="SOURCE",
        help="names, also of those that only offer one (default: all that moved)",
    )
    importing = command(
        verbs,
        everywhere,
        import_,
        "import",
        "subscribe to the feeds of an OPML list",
        example="matome feeds import subscriptions.opml",
        writes=True,
    )
    importing.add_argument("file", metavar="FILE", help="an OPML file, as feed readers export it")
    command(
        verbs, everywhere, export, "export", "print the sources as OPML", example="matome feeds export > feeds.opml"
    )


def add(context: Context) -> int:
    """Subscribe to addresses; each is read first."""
    from generator import intake

    if context.options.name and len(context.options.urls) > 1:
        raise UsageError("--name goes with one address", cure="Add them one by one.")
    found = []
    with intake.boxes() as boxes:
        for url in context.options.urls:
            try:
                found.append(_feed(context, boxes, url))
            except InputError as error:
                context.console.problem(Problem.of(error, url))
    _subscribe(context, found)
    return context.console.status()


def import_(context: Context) -> int:
    """Subscribe to what an OPML list holds, without asking any of them."""
    from generator import intake
    from generator.collect.document import Raw

    path = Path(context.options.file)
    try:
        raw = Raw(path.read_bytes(), path.name)
    except OSError as error:
        raise UsageError("cannot be read", where=str(path), why=str(error.strerror)) from error
    with intake.boxes() as boxes:
        made = intake.read(context.site, boxes, raw)
    for problem in made.problems:
        context.console.problem(problem)
    if made.format != "opml":
        raise UsageError("is no OPML list", where=str(path), cure="matome add takes in feeds and pages.")
    sections = {section.key for section in context.config.sections}
    found = [
        Source(_name(link), link.url, section=link.folder if link.folder in sections else None) for link in made.feeds
    ]
    _subscribe(context, found)
    return context.console.status()


def list_(context: Context) -> int:
    """Print each source with how it fared last."""
    from generator.cli.remarks import remarks

    last = {run.source: run for fetch in context.store.runs() for run in fetch.sources}
    rows, states = [], context.store.sources()
    for source in context.config.sources:
        run, known = last.get(source.name), states.get(source.name)
        state = "never asked" if run is None else run.status + (f": {run.reason}" if run.reason else "")
        offered = (known.moved or known.redirect) if known else None
        rows.append(
            {"name": source.name, "url": source.url, "section": source.section, "last": state, "offered": offered}
        )
        context.console.result(f"{source.name}\t{source.url}\t{state}")
        for remark in remarks(known, run):
            context.console.result(f"  {remark}")
    context.console.answer({"sources": rows})
    if not rows:
        context.console.say("there are no sources yet; subscribe with: matome feeds add https://...")
    return context.console.status()


def check(context: Context) -> int:
    """Ask each source, and say what it holds; nothing is kept."""
    from generator import fetching, intake

    rows = []
    with intake.boxes() as boxes:
        for source in context.config.sources:
            try:
                made = _read(context, boxes, fetching.download(context.site, source.url, boxes), is_feed=True)
                newest = max((story.published for story in made.stories if story.published), default=None)
                text = sum(len(story.text()) for story in made.stories) // max(len(made.stories), 1)
                rows.append({"name": source.name, "items": made.entries, "newest": newest, "characters": text})
                context.console.result(f"{source.name}: {made.entries} items, newest {newest}, {text} characters each")
            except InputError as error:
                context.console.problem(Problem.of(error, source.name))
                rows.append({"name": source.name, "error": str(error)})
    context.console.answer({"sources": rows})
    return context.console.status()


def adopt(context: Context) -> int:
    """Write where sources have moved to into the settings, each read first; nothing else of the file changes."""
    from generator import intake

    console, path, states = context.console, context.settings_path, dict(context.store.sources())
    names = [source.name for source in context.config.sources]
    text, adopted = path.read_text(encoding="utf-8-sig"), dict[str, str]()
    with intake.boxes() as boxes:
        for name in _adoptable(context, states):
            try:
                state, new = _offer(context, boxes, name, states.get(name))
            except InputError as error:
                console.problem(Problem.of(error, name))
                continue
            text = yaml_file.replaced(text, f"sources[{names.index(name)}].url", state.url, new, str(path))
            states[name] = replace(state, url=new, moved=None, redirect=None, redirect_runs=0)
            adopted[name] = new
    parse(text, str(path))
    if adopted and not context.dry:
        with context.writing():
            files.replace(path, text.encode())
            context.store.put_sources(states.values())
    for name, url in adopted.items():
        console.result(f"{name}: {url}" + (" (dry run: nothing was written)" if context.dry else ""))
    if not adopted and not context.options.sources:
        console.say("no source has moved")
    console.answer({"adopted": [{"name": name, "url": url} for name, url in adopted.items()]})
    return console.status()


def export(context: Context) -> int:
    """Print an OPML 2.0 list of the sources."""
    from generator.write import opml

    text = opml.subscriptions(context.config)
    context.console.result(text)
    context.console.answer({"opml": text})
    return context.console.status()


def _feed(context: Context, boxes: "Boxes", url: str) -> Source:
    """The source of an address: of a feed itself, or of the first feed that a page announces."""
    from generator import collect, fetching

    if Path(url).exists():
        raise UsageError("is a file, not an address", where=url, cure=f"Take it in with: matome add {shlex.quote(url)}")
    if not url.startswith(("http://", "https://")):
        url = f"https://{url}"
    raw = fetching.download(context.site, url, boxes)
    links = boxes.call(collect.announced, raw)
    for other in links[1:]:
        context.console.say(f"{url} also announces {other.title or 'a feed'}: {other.url}")
    if links:
        url = links[0].url
        raw = fetching.download(context.site, url, boxes)
    made = _read(context, boxes, raw)
    if made.format not in FEEDS:
        raise FormatError("is no feed and announces none", where=url, cure="Look for a feed's address on the site.")
    return Source(context.options.name or made.title or url, url, section=context.options.section)


def _read(context: Context, boxes: "Boxes", raw: "Raw", *, is_feed: bool = False) -> "Extraction":
    from generator import intake

    made = intake.read(context.site, boxes, raw, is_feed=is_feed)
    if made.failed:
        first = made.problems[0]
        raise FormatError(first.what, where=first.where, why=first.why, cure=first.cure)
    return made


def _adoptable(context: Context, states: Mapping[str, SourceState]) -> list[str]:
    """The sources that were named, else those that have moved."""
    named: list[str] = context.options.sources
    known = [source.name for source in context.config.sources]
    for name in named:
        if name not in known:
            raise UsageError("is no source", where=name, cure=yaml_file.nearest(name, known))
    return named or [name for name in known if name in states and states[name].moved]


def _offer(context: Context, boxes: "Boxes", name: str, state: SourceState | None) -> tuple[SourceState, str]:
    """What is remembered of a source, and the address it offers, at which there is a feed."""
    from generator import fetching

    (source,) = (source for source in context.config.sources if source.name == name)
    offered = (state.moved or state.redirect) if state and state.url == source.url else None
    if state is None or offered is None:
        raise FormatError("offers no other address", where=name, cure="See what is offered: matome feeds list")
    _read(context, boxes, fetching.download(context.site, offered, boxes), is_feed=True)
    return state, offered


def _name(link: "FeedLink") -> str:
    return link.title or link.url


def _subscribe(context: Context, found: list[Source]) -> None:
    """Write new sources into the settings; the same address is not added twice, and a name only once."""
    console, path = context.console, context.settings_path
    addresses = {source.url for source in context.config.sources}
    names = {source.name for source in context.config.sources}
    added = []
    for source in found:
        if source.url in addresses:
            console.say(f"{source.url} is a source already")
            continue
        name = source.name if source.name not in names else f"{source.name} ({source.url})"
        added.append({"name": name, "url": source.url} | ({"section": source.section} if source.section else {}))
        addresses.add(source.url)
        names.add(name)
    if added:
        with context.writing():
            text = yaml_file.appended(path.read_text(encoding="utf-8-sig"), "sources", added, str(path))
            parse(text, str(path))
            if not context.dry:
                files.replace(path, text.encode())
    for one in added:
        console.result(f"{one['name']}: {one['url']}" + (" (dry run: nothing was written)" if context.dry else ""))
    console.answer({"added": added})
