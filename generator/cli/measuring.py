"""`evaluate`: how good the program's judgement is, on labelled data."""

import argparse
import shlex
import time
from collections.abc import Callable, Mapping
from operator import attrgetter
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.cli.console import several
from generator.cli.context import Context
from generator.cli.options import Answer, Subparsers, command

if TYPE_CHECKING:
    from generator.evaluate.result import Result

MEASURES = (
    ("grouping", "which stories are put together: BCubed and pairwise precision, recall and F1"),
    ("summary", "the sentences chosen: ROUGE against a reference, beside a lead and a blind choice"),
    ("highlights", "the comments shown: how many of the key points they meet"),
    ("neutrality", "which sentences are found less than neutral: macro F1, AUC, what is left among the most neutral"),
    ("hostility", "which comments are never shown: AUC, precision, recall"),
    ("viewpoints", "what comments are said to do: how many are clear, and right"),
    ("extraction", "the text and the comments taken from saved pages: F1, found, leaked"),
)

ROWS: Mapping[str, str] = {
    "grouping": '{"cluster": "ferry", "title": "Ferry fares rise", "text": "The company ...", "date": "2026-11-04"}',
    "summary": '{"articles": [{"title": "Ferry fares rise", "text": "The company ..."}], "summary": "Fares rise."}',
    "highlights": '{"topic": "Ferry fares", "stance": 1, "comment": "Fuel is dear.", "key_points": ["fuel"]}',
    "neutrality": '{"text": "The disgraceful fares rise again.", "label_bias": "Biased"}',
    "hostility": '{"comment": "You are all fools.", "hostile": true}',
    "viewpoints": '{"comment": "Who is to pay for this?", "viewpoint": "asks|doubts"}',
    "extraction": '{"page-1": {"file": "ferry.html", "with": ["Fares rise"], "without": ["Most read"]}}',
}


def register(commands: Subparsers, everywhere: argparse.ArgumentParser) -> None:
    """Declare the commands of this family."""
    group = commands.add_parser(
        "evaluate", help="measure the program on labelled data", example="matome evaluate grouping my-week.jsonl"
    )
    tasks = group.add_subparsers(title="tasks", metavar="TASK", required=True, parser_class=type(group))
    parsers = {
        name: command(tasks, everywhere, TASKS[name], name, text, example=f"matome evaluate {name} labelled.jsonl")
        for name, text in MEASURES
    }
    for name, parser in parsers.items():
        kind = "JSON, or a folder of them" if name == "extraction" else "JSON Lines"
        parser.epilog = f"{'a file' if name == 'extraction' else 'a row, on one line'}:\n  {ROWS[name]}"
        parser.add_argument("files", nargs="+", metavar="FILE", type=Path, help=f"labelled data: {kind}")
    grouped = parsers["grouping"]
    grouped.add_argument("--by-week", action="store_true", help="each ISO week by itself; the mean weighted by rows")
    grouped.add_argument("--mask", metavar="REGEX", help="take what it finds out of titles and texts first")
    grouped.add_argument(
        "--embedder",
        metavar="NAME",
        default="none",
        help="as in the settings: none (default), use, or module:attribute",
    )
    parsers["highlights"].add_argument("--k", type=_number, default=5, metavar="N", help="comments shown (default: 5)")


def grouping(context: Context) -> int:
    """Measure which stories are put together."""
    from generator.evaluate import grouping as task
    from generator.evaluate import reading

    said = context.options
    rows = reading.rows(said.files, task.Row, task.day if said.by_week else None)
    return _answer(context, lambda: task.measure(rows, by_week=said.by_week, mask=said.mask, embedder=said.embedder))


def summary(context: Context) -> int:
    """Measure the sentences chosen."""
    from generator.evaluate import reading
    from generator.evaluate import summary as task

    rows = reading.rows(context.options.files, task.Row, task.check)
    start = time.perf_counter()
    told = [task.chosen(row) for row in rows]
    parts = {"summarise_seconds": _since(start)}
    return _answer(context, lambda: task.measure(rows, told), start, parts)


def highlights(context: Context) -> int:
    """Measure the comments shown."""
    from generator.evaluate import highlights as task
    from generator.evaluate import reading

    rows = reading.rows(context.options.files, task.Row)
    return _answer(context, lambda: task.measure(rows, context.options.k))


def neutrality(context: Context) -> int:
    """Measure which sentences are found less than neutral."""
    from generator.evaluate import neutrality as task
    from generator.evaluate import reading

    rows = reading.rows(context.options.files, task.Row)
    return _answer(context, lambda: task.measure(rows))


def hostility(context: Context) -> int:
    """Measure which comments are never shown."""
    from generator.evaluate import hostility as task
    from generator.evaluate import reading

    rows = reading.rows(context.options.files, task.Row)
    return _answer(context, lambda: task.measure(rows))


def viewpoints(context: Context) -> int:
    """Measure what comments are said to do."""
    from generator.evaluate import reading
    from generator.evaluate import viewpoints as task

    rows = reading.rows(context.options.files, task.Row, attrgetter("acceptable"))
    return _answer(context, lambda: task.measure(rows))


def extraction(context: Context) -> int:
    """Measure what is taken from saved pages."""
    from generator import intake
    from generator.evaluate import extraction as task
    from generator.evaluate import pages

    found = pages.read(context.options.files)
    with intake.boxes() as boxes:
        return _answer(context, lambda: task.measure(found, boxes))


TASKS: Mapping[str, Answer] = {
    "grouping": grouping,
    "summary": summary,
    "highlights": highlights,
    "neutrality": neutrality,
    "hostility": hostility,
    "viewpoints": viewpoints,
    "extraction": extraction,
}


def _answer(
    context: Context,
    measure: Callable[[], "Result"],
    start: float | None = None,
    parts: Mapping[str, float] = MappingProxyType({}),
) -> int:
    """Print what a measurement gives, and how long it took since `start`, with `parts` of that time by name."""
    start = time.perf_counter() if start is None else start
    result = measure()
    seconds = _since(start)
    console, settings = context.console, _settings(result.options)
    console.answer({**result.measures, **parts, "rows": result.rows, "seconds": seconds, "settings": settings})
    rows = several(result.rows, "row")
    console.result(f"{context.options.command}: {rows} in {seconds:.1f} s, {settings or 'shipped settings'}")
    width = max(map(len, result.measures))
    for name, value in result.measures.items():
        console.result(f"  {name:<{width}}  {_readable(value)}")
    return console.status()


def _since(start: float) -> float:
    return round(time.perf_counter() - start, 3)


def _settings(options: Mapping[str, object]) -> str:
    """The options of a run as they are typed."""
    words: list[str] = []
    for name, value in options.items():
        if value is None or value is False:
            continue
        words.append("--" + name.replace("_", "-"))
        words += [] if value is True else [str(value)]
    return shlex.join(words)


def _readable(value: float) -> str:
    return f"{value:.3f}" if abs(value) <= 1 else f"{value:.1f}"


def _number(text: str) -> int:
    if not text.isdecimal() or (number := int(text)) < 1:
        raise argparse.ArgumentTypeError("must be a number, 1 or more")
    return number
