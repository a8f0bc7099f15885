"""`edit` and `reopen`: the editor's hand, from the command line."""

import argparse
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

from generator import edits, files, yaml_file
from generator.cli.context import Context
from generator.cli.options import Subparsers, command
from generator.edits import verbs
from generator.errors import UsageError

if TYPE_CHECKING:
    from generator.models import Digest, Story

FIELD = "field_"  # before the names of an edit's fields among the options
METAVARS = (
    ("TOPIC", verbs.Name),
    ("TOPIC", verbs.Names),
    ("STORY", verbs.Stories),
    ("COMMENT", verbs.Comment),
    ("LANGUAGE=WORDS", verbs.Texts),
    ("DATE", verbs.Day),
)
EXAMPLES = {
    "merge": "rare-earths s-k3v9q2tb7m",
    "split": "s-k3v9q2tb7m s-x7m2k4p9qa",
    "move": "s-k3v9q2tb7m --to rare-earths",
    "pin": "s-k3v9q2tb7m",
    "drop": "rare-earths --sentence q-a2b3c4d5e6",
    "key": "t-0ed55458ce --to rare-earths",
    "section": "rare-earths --to economy",
    "replace": "rare-earths --sentence q-a2b3c4d5e6 --by 'The ministers met on'",
    "add": "c-x7m2k4p9qa",
    "hide": "c-x7m2k4p9qa",
    "retitle": "rare-earths --titles ja=レアアースで連携 'en=Joint step on rare earths'",
    "note": "rare-earths --text 'The count differs between the reports.'",
    "correct": "rare-earths --was '12 people' --now '14 people'",
    "introduction": "ja=今週は… 'en=This week ...'",
    "approve": "",
    "remove": "c-x7m2k4p9qa --reason privacy",
}


def register(commands: Subparsers, everywhere: argparse.ArgumentParser) -> None:
    """Declare the commands of this family; `edit` has a command a verb, made from the verb's class."""
    editing = command(
        commands,
        everywhere,
        edit,
        "edit",
        "decide something by hand about a week; without a verb, list what can be named",
        example="matome edit 2025-W43 retitle rare-earths --titles ja=レアアースで連携",
        writes=True,
    )
    editing.add_argument("--schema", action=_Schema, nargs=0, help="print the JSON Schema of such files, and end")
    editing.add_argument("week", metavar="WEEK", help="whose edition, as 2025-W43")
    group = editing.add_subparsers(title="verbs", metavar="VERB", dest="verb", parser_class=type(editing))
    for verb in verbs.VERBS:
        _declare(group, everywhere, verb)
    reopening = command(
        commands,
        everywhere,
        reopen,
        "reopen",
        "open a closed edition again, so that the next build computes it anew",
        example="matome reopen 2025-W43",
        writes=True,
    )
    reopening.add_argument("week", metavar="WEEK", help="whose edition, as 2025-W43")


class _Schema(argparse.Action):
    """Print the schema and end, as --version does: it needs neither a site nor a week."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from generator.edits import schema

        print(schema.text(), end="")
        parser.exit()


def _declare(group: Subparsers, everywhere: argparse.ArgumentParser, verb: str) -> None:
    """A verb's command: its first field stands after the verb, the others are options."""
    kind = verbs.VERBS[verb]
    example = f"matome edit 2025-W43 {verb} {EXAMPLES[verb]}".rstrip()
    parser = command(group, everywhere, edit, verb, " ".join((kind.__doc__ or "").split()), example=example)
    parser.set_defaults(command="edit")
    dry = "say what would be done, and write nothing"
    parser.add_argument("--dry-run", action="store_true", default=argparse.SUPPRESS, help=dry)
    hints = get_type_hints(kind, include_extras=True)
    for field in fields(kind):
        hint = hints[field.name]
        metavar, text = _described(hint)
        today = " Default: today." if hint == verbs.Day else ""
        several = "+" if hint in (verbs.Names, verbs.Stories, verbs.Texts) else None
        settings: dict[str, Any] = {"metavar": metavar, "help": text + today, "dest": FIELD + field.name}
        if field.name != verb:
            needed = field.default is MISSING and not today
            parser.add_argument(f"--{field.name}", nargs=several, required=needed, **settings)
        else:
            parser.add_argument(nargs="?" if today else several, **settings)


def _described(hint: object) -> tuple[str, str]:
    """What a field is called in a command's help, and what it is, in the words of its class."""
    kinds = tuple(_kinds(hint))
    metavar = next((name for name, kind in METAVARS if kind in kinds), "WORDS")
    notes = (note for kind in kinds for note in getattr(kind, "__metadata__", ()))
    return metavar, next((str(note.description) for note in notes), "")


def _kinds(hint: object) -> Iterator[object]:
    yield hint
    for part in get_args(hint):
        yield from _kinds(part)


def edit(context: Context) -> int:
    """Add an edit to the week's file; without a verb, print what an edit can name."""
    from generator.edits import tone

    if context.options.verb is None:
        return _list(context)
    week = _week(context)
    path = context.root / "content" / "edits" / f"{week}.yml"
    item = _item(context)
    with context.writing():
        text = _with(_kept(path), item, path)
        decision = edits.parse(text, str(path))[-1]
        _check(context, week, decision)
        if not context.dry:
            files.replace(path, text.encode(), below=context.root / "content")
    for warning in tone.warnings(decision):
        context.console.problem(warning)
    context.console.result(f"{decision.where}: {_one_line(item)}")
    context.console.say(_then(context, week, decision))
    context.console.answer({"file": str(path), "edit": item, "written": not context.dry})
    return context.console.status()


def _with(text: str, item: Mapping[str, object], path: Path) -> str:
    """The file's text with one edit more."""
    from generator.edits import schema

    return yaml_file.appended(text or f"{schema.HEADER}edits:\n", "edits", [item], str(path))


def _check(context: Context, week: str, decision: edits.Decision) -> None:
    """Refuse an edit that names what the week does not have, with the nearest that it has."""
    from generator.edits import reporting

    if isinstance(decision.edit, verbs.Remove):
        from generator import takedown

        takedown.target(context.site, decision.edit.remove)
    edition = context.store.edition(week)
    stories = {story.id: story for story in context.store.stories(week)}
    if edition is None:
        raise UsageError("has no edition yet, so that nothing can be named", where=week, cure="matome build")
    for what, why, cure in reporting.unknown(decision, edition, stories, context.config):
        raise UsageError(what, where=week, why=why, cure=cure.replace("WEEK", week))


def _then(context: Context, week: str, decision: edits.Decision) -> str:
    """What will become of an edit."""
    edition = context.store.edition(week)
    start = "would be written (dry run); then " if context.dry else ""
    if edition and edition.closed and decision.shapes:
        return f"{start}{week} is closed, and this edit waits: matome reopen {week}, then matome build"
    shown = "its pages and feeds" if edition and edition.closed else "the edition, its pages and feeds"
    return f"{start}the next build changes {shown}: matome build"


def reopen(context: Context) -> int:
    """Open a closed edition again."""
    from generator import pipeline

    week, console = _week(context), context.console
    with context.writing():
        edition = context.store.edition(week)
        if edition is None or edition.closed is None:
            state = "is open already" if edition else "has no edition yet"
            raise UsageError(state, where=week, cure="matome build computes it.")
        if edition.cut:
            why = f"its stories were cut down to what it quotes on {edition.cut.date} (keep_weeks)"
            raise UsageError("cannot be opened again", where=week, why=why, cure="Bring its records back with git.")
        opened = pipeline.reopened(edition, context.site)
        if not context.dry:
            context.store.put_edition(opened)
    console.result(f"{week} would be opened (dry run)" if context.dry else f"{week} is open again")
    console.say(f"closed {edition.closed}; matome build --week {week} computes it anew, and build --close closes it")
    console.answer({"week": week, "was_closed": edition.closed, "open": not context.dry})
    return console.status()


# --- what can be named


def _list(context: Context) -> int:
    """Print the digests of a week with the names that edits know them, their sentences and comments by."""
    from generator import pipeline

    week, console = _week(context), context.console
    edition = context.store.edition(week)
    if edition is None:
        raise UsageError("has no edition yet", where=week, cure="matome build")
    shown = pipeline.shown(edition, context.site)
    stories = {story.id: story for story in context.store.stories(week)}
    digests = [_named(digest, stories) for digest in shown.digests]
    also = _titles(shown.also, stories)
    for digest in digests:
        console.result(f"{digest['topic']}  {' / '.join(digest['titles'].values())}")
        for kind in ("stories", "sentences", "comments"):
            _print(context, digest[kind], "  ")
    _print(context, also, "")
    console.answer({"week": week, "digests": digests, "also": also})
    return console.status()


def _print(context: Context, named: Mapping[str, str], indent: str) -> None:
    for name, words in named.items():
        context.console.result(f"{indent}{name}  {words}")


def _named(digest: "Digest", stories: Mapping[str, "Story"]) -> dict[str, Any]:
    """A digest as an editor names its parts: name and words of each."""
    from generator.edits import finding

    return {
        "topic": digest.topic,
        "titles": dict(digest.titles),
        "stories": _titles(digest.stories, stories),
        "sentences": {one.id: one.text for row in digest.summary.values() for one in row if not one.removed},
        "comments": {finding.comment_name(one.story, one.comment, stories): one.quote for one in digest.highlights},
    }


def _titles(ids: Iterable[str], stories: Mapping[str, "Story"]) -> dict[str, str]:
    return {one: f"{stories[one].title} ({stories[one].publisher})" for one in ids if one in stories}


# --- what was said


def _week(context: Context) -> str:
    """The week that is named. Raises UsageError for what is none, or has no stories."""
    return context.week(context.options.week, context.store.weeks())


def _item(context: Context) -> dict[str, Any]:
    """The edit as it stands in the file, from the options that were given."""
    kind = verbs.VERBS[context.options.verb]
    hints = get_type_hints(kind, include_extras=True)
    item: dict[str, Any] = {}
    for field in fields(kind):
        said = getattr(context.options, FIELD + field.name)
        if said is None and hints[field.name] == verbs.Day:
            said = context.now.astimezone(context.config.zone).date().isoformat()
        if said is not None:
            item[field.name] = _value(said, hints[field.name])
    return item


def _value(said: str | list[str], hint: object) -> object:
    """A value as it was said: names may be copied from a page's address, words stand behind their language."""
    if hint == verbs.Texts:
        return dict(_text(words) for words in said)
    if isinstance(said, list):
        found = [_name(one) for one in said]
        return found if len(found) > 1 else found[0]
    return said if hint not in (verbs.Name, verbs.Comment) or "/c-" in said else _name(said)


def _text(said: str) -> tuple[str, str]:
    language, given, words = said.partition("=")
    if not given:
        raise UsageError("words need their language", where=said, cure=f"Write them as ja={said} or en={said}.")
    return language.strip(), words.strip()


def _name(said: str) -> str:
    """A name, alone or as it stands in an address: `2025/w43/rare-earths/`, `.../#s-k3v9q2tb7m`."""
    return said.rstrip("/#").rpartition("#")[2].rpartition("/")[2] or said


def _kept(path: Path) -> str:
    """What a file of edits holds; nothing where there is none yet."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError("cannot be read", where=str(path), why=str(error)) from error


def _one_line(item: Mapping[str, object]) -> str:
    return ", ".join(f"{key}: {_readable(value)}" for key, value in item.items())


def _readable(value: object) -> str:
    """A value as an editor would write it."""
    if isinstance(value, dict):
        return f"{{{_one_line(value)}}}"
    return f"[{', '.join(value)}]" if isinstance(value, list) else str(value)
