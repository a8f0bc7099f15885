"""YAML that people write: read into typed values, with the line of whatever is wrong."""

import difflib
import io
import re
import types
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.scalarstring import SingleQuotedScalarString

from generator.errors import SettingsError

T = TypeVar("T")
MOST, DEEPEST = 200_000, 40  # values of a text with its aliases written out; levels
_SURROGATE = re.compile("[\ud800-\udfff]")
PARTS = re.compile(r"([^.\[\]]+)|\[(\d+)\]")  # of a path such as `sources[0].url`
KINDS = {  # what msgspec calls them -> what people do, and how they are written
    "array": ("a list", "Write it as [one, other]."),
    "object": ("lines of the form key: value", "Write them below it, a little to the right."),
    "str": ("words", "Write them in quotation marks."),
    "int": ("a whole number", "Write it in figures."),
    "float": ("a number", "Write it in figures."),
    "bool": ("true or false", "Write one of these."),
    "null": ("nothing", "Leave it out."),
}
FAULTS = (  # what ruamel.yaml says, or the text holds -> whether the fault is where it begins, what it is, the cure
    (r'found duplicate key "(?P<key>.+?)"', False, "{key} is there twice", "Keep one, with all that belongs below it."),
    (r"while scanning a quoted scalar", True, "a quotation mark is left open", "Close it."),
    (r"while parsing a flow", True, "a bracket or a brace is left open", "Close it."),
    (r"found character '\\t'", False, "a tab stands before it", "Indent with spaces."),
    (
        r"found character|undefined alias",
        False,
        "YAML reads its first sign as its own",
        "Put the value in quotation marks.",
    ),
    (r"another document", False, "--- begins a second document", "Keep one."),
)
IN_TEXT = (  # what a line looks like -> what it is, the cure
    (
        re.compile(r"^(?:<{7}|={7}|>{7})(?: |$)"),
        "git could not merge two versions",
        "Keep one, and take out git's marks.",
    ),
    (re.compile(r"^[- ]*[a-z_]+："), "its colon is full-width", "Write a plain colon and a space."),
)
SHOWN = 12  # known words in a cure, where none is near
Tree = Any  # ruamel.yaml's maps and sequences, which know their lines and comments


def read(text: str, where: str) -> Tree:
    """A YAML text as a tree that keeps comments and lines. Raises SettingsError with the line where there is one."""
    try:
        tree = YAML(typ="rt").load(text)
        _refuse_unwritable(tree, where)
    except MarkedYAMLError as error:
        line, why, cure = _fault(error, text)
        raise SettingsError("is not YAML", where=f"{where}{line}", why=why, cure=cure) from error
    except (YAMLError, ValueError) as error:
        raise SettingsError("is not YAML", where=where, why=str(error)) from error
    except (TypeError, AttributeError, LookupError, AssertionError, RecursionError) as error:  # as fuzzing found
        why = "a list or a mapping stands where a name should, or brackets nest too deeply"
        cure = "Look for a bracket, a brace or a question mark before a colon."
        raise SettingsError("is not YAML that can be read", where=where, why=why, cure=cure) from error
    return tree


def _fault(error: MarkedYAMLError, text: str) -> tuple[str, str, str]:
    """The line, as `:3`, of what is wrong, in a person's words where they are known; and the cure."""
    said = f"{error.context or ''} {error.problem or ''}"
    mark, began = error.problem_mark or error.context_mark, error.context_mark
    for number, line in enumerate(text.splitlines()[: mark.line + 1 if mark else 0], start=1):
        for look, why, cure in IN_TEXT:
            if look.search(line):
                return f":{number}", why, cure
    for pattern, is_where_it_began, why, cure in FAULTS:
        if found := re.search(pattern, said):
            mark = began if is_where_it_began and began else mark
            return f":{mark.line + 1}" if mark else "", why.format(**found.groupdict()), cure
    cure = "Often a missing space after a colon, a tab, or a quotation mark left open."
    return f":{mark.line + 1}" if mark else "", said.strip(), cure


def _refuse_unwritable(tree: Tree, where: str) -> None:
    """Raise SettingsError where aliases (`*name`) make a tree that holds itself, or grows beyond all bounds.

    And where words hold what no file can: YAML's escapes can name lone surrogates.
    """
    waiting, met = [(tree, 1)], 0
    while waiting:
        node, depth = waiting.pop()
        met += 1
        if depth > DEEPEST or met > MOST:
            why = f"it holds more than {MOST:,} values, or nests more than {DEEPEST} deep; aliases (*name) may do so"
            raise SettingsError("holds too much", where=where, why=why, cure="Write it out without aliases.")
        if isinstance(node, str) and _SURROGATE.search(node):
            why, cure = "it is half a sign, which no file can hold", "Write the sign itself."
            raise SettingsError(f"holds {node[:40]!a}", where=where, why=why, cure=cure)
        if isinstance(node, CommentedMap):
            waiting += [(key, depth + 1) for key in node]
        below = node.values() if isinstance(node, CommentedMap) else node if isinstance(node, CommentedSeq) else ()
        waiting += [(value, depth + 1) for value in below]


def convert(tree: Tree, kind: type[T], where: str, *, unknown: str = "no setting is called") -> T:
    """The tree as a frozen dataclass. Raises SettingsError for an unknown, missing or mistyped key, with its line.

    `unknown` says of a key that it is none.
    """
    if not isinstance(tree, CommentedMap):
        raise SettingsError("holds no settings", where=where, cure="It must hold lines of the form  key: value.")
    _check_keys(tree, kind, where, unknown, "")
    try:
        return msgspec.convert(_plain(tree), kind)
    except msgspec.ValidationError as error:
        said, _, at = str(error).partition(" - at ")
        path = at.removeprefix("`key` in ").strip("`").removeprefix("$").lstrip(".")
        what, cure = _mistyped(said, kind, path, is_key=at.startswith("`key`"))
        where = f"{where}:{line_of(tree, path)}"
        raise SettingsError(f"{path or 'the settings'}: {what}", where=where, cure=cure) from error


def _mistyped(said: str, kind: Any, path: str, *, is_key: bool) -> tuple[str, str]:
    """What msgspec says of the value, or a key, at a path, in a person's words; and the cure."""
    if said.startswith("Invalid enum value"):
        word, wanted = said.split("'")[1], _kind_at(kind, path)
        return f"{word!r} is no choice", nearest(word, get_args(get_args(wanted)[0] if is_key else wanted))
    what = re.sub(r"`(.*?)`", _in_words, said)
    wanted = re.search(r"`(\w+)", said)
    return f"{what[0].lower()}{what[1:]}", KINDS.get(wanted[1], ("", ""))[1] if wanted else ""


def _in_words(found: re.Match[str]) -> str:
    return " or ".join(KINDS.get(name, (name,))[0] for name in found[1].split(" | "))


def _kind_at(kind: Any, path: str) -> Any:
    """The type of the value at a path below one of this type."""
    for name, _ in PARTS.findall(path):
        choices = get_args(kind) if get_origin(kind) in {Union, types.UnionType} else (kind,)
        within = next(each for each in choices if is_dataclass(each) or get_args(each))
        kind = get_type_hints(within)[name] if is_dataclass(within) else get_args(within)[-1 if name else 0]
    return kind


def line_of(tree: Tree, path: str) -> int:
    """The line (from 1) of `sources[0].url` in a tree; of the nearest thing around it where that is missing."""
    line, node = 1, tree
    for name, index in PARTS.findall(path):
        key: Any = int(index) if index else name
        try:
            line = (node.lc.item(key) if isinstance(node, CommentedSeq) else node.lc.key(key))[0] + 1
            node = node[key]
        except (KeyError, IndexError, AttributeError, TypeError):
            break
    return line


def appended(text: str, key: str, values: Sequence[Mapping[str, Any]], where: str) -> str:
    """The YAML text with more items in the list under a top-level key; comments, order and quotes stay.

    A value of an item that is itself a list or a mapping is written on one line.
    """
    writer = YAML(typ="rt")
    writer.preserve_quotes = True
    writer.width = 4096
    writer.indent(mapping=2, sequence=4, offset=2)
    tree = read(text, where)
    if tree is None:
        tree = CommentedMap()
    if not tree.get(key):
        tree[key] = CommentedSeq()
    tree[key].fa.set_block_style()
    tree[key].extend(CommentedMap({name: _inline(value) for name, value in item.items()}) for item in values)
    out = io.StringIO()
    writer.dump(tree, out)
    return out.getvalue()


def replaced(text: str, path: str, old: str, new: str, where: str) -> str:
    """The YAML text with another plain value in one place (`sources[0].url`); no other character changes.

    Raises SettingsError where the old value does not stand on the line it should.
    """
    tree = read(text, where)
    number = line_of(tree, path)
    lines = text.splitlines(keepends=True)
    before, found, after = lines[number - 1].rpartition(old)
    if not found:
        cure = f"Change it by hand to {new}"
        raise SettingsError(f"{path} is not written on one line", where=f"{where}:{number}", cure=cure)
    is_quoted = before.endswith(('"', "'"))
    lines[number - 1] = before + (new if is_quoted or not re.search(r"[,\[\]{}#]", new) else f'"{new}"') + after
    return "".join(lines)


def _inline(value: Any) -> Any:
    if isinstance(value, Mapping):
        node: Any = CommentedMap({name: _quoted(each) for name, each in value.items()})
    elif isinstance(value, list | tuple):
        node = CommentedSeq(map(_quoted, value))
    else:
        return value
    node.fa.set_flow_style()
    return node


def _quoted(value: Any) -> Any:
    """Words in quotation marks where ruamel.yaml would leave them out, on one line, and then not read them itself."""
    return SingleQuotedScalarString(value) if isinstance(value, str) and value.startswith(("?", ":")) else value


def nearest(word: str, known: Sequence[str]) -> str:
    """A cure that names the known word most like `word`, or all of them."""
    close = difflib.get_close_matches(word, known, 1, 0.6)
    if close:
        return f"Did you mean {close[0]!r}?"
    more = "" if len(known) <= SHOWN else f" and {len(known) - SHOWN} more"
    return f"Known are: {', '.join(known[:SHOWN]) or 'none'}{more}."


def _plain(node: Tree) -> Any:
    if isinstance(node, CommentedMap):
        return {str(key): _plain(value) for key, value in node.items()}
    if isinstance(node, CommentedSeq):
        return [_plain(value) for value in node]
    if isinstance(node, date):  # YAML reads 2025-10-26 as a date; the settings want what was written
        return node.isoformat()
    if isinstance(node, bool) or node is None:
        return node
    for plain in (str, int, float):  # ruamel.yaml's own kinds of these remember how they were written
        if isinstance(node, plain):
            return plain(node)
    return node


def _check_keys(node: Tree, kind: Any, where: str, unknown: str, path: str) -> None:
    """Refuse keys that a class does not have, and note those it must have, before any value is looked at."""
    if is_dataclass(kind) and isinstance(node, CommentedMap):
        _check_map(node, kind, where, unknown, path)
    elif isinstance(node, CommentedSeq) and get_origin(kind) is tuple:
        for index, value in enumerate(node):
            _check_keys(value, get_args(kind)[0], where, unknown, f"{path.rstrip('.')}[{index}].")
    elif get_origin(kind) in {Union, types.UnionType}:
        for choice in get_args(kind):
            _check_keys(node, choice, where, unknown, path)


def _check_map(node: CommentedMap, kind: Any, where: str, unknown: str, path: str) -> None:
    hints = get_type_hints(kind)
    for key, value in node.items():
        if key not in hints:
            line = node.lc.key(key)[0] + 1
            cure = nearest(str(key), list(hints))
            raise SettingsError(f"{unknown} {path}{key}", where=f"{where}:{line}", cure=cure)
        _check_keys(value, hints[key], where, unknown, f"{path}{key}.")
    for needed in fields(kind):
        if needed.name not in node and needed.default is MISSING and needed.default_factory is MISSING:
            raise SettingsError(f"{path}{needed.name} is missing", where=f"{where}:{node.lc.line + 1}", cure="Add it.")
