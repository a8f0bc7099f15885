"""What publishers declare that their words are not for, and which setting honours it. Pure.

| setting `opt_outs` | what is honoured |
|---|---|
| `tdm` | `tdm-reservation` in headers, pages and `/.well-known/tdmrep.json` (W3C TDMRep): no text and data mining |
| `search` | `search=no` of `Content-Signal` in robots.txt, or of `Content-Usage` (IETF AIPREF): in no search results |
| `noindex` | `noindex`, `none`, `nosnippet` in `X-Robots-Tag` and `<meta name="robots">` of pages |
| `ai` | `ai-input=no`, `ai-train=no`, `noai`: for no language model, of which this program has none |

The first three bear on a program that reads, quotes and makes searchable, and are the default. `noindex` of a feed is
not looked at: it keeps the feed itself out of search engines, and many publishing systems set it on every feed.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

import msgspec

from generator.config import OptOut

NAME = "matome"  # what robots.txt and robots' headers call us
RESERVED, FREE = "tdm-reservation", "tdm-reservation=0"
SIGNALS: Mapping[OptOut, frozenset[str]] = {
    "tdm": frozenset({RESERVED}),
    "search": frozenset({"search=no"}),
    "noindex": frozenset({"noindex", "nosnippet"}),
    "ai": frozenset({"ai-input=no", "ai-train=no", "noai"}),
}

_PREFERENCES = {"search": "search", "ai-train": "ai-train", "train-ai": "ai-train", "ai-input": "ai-input"}
_DIRECTIVES = {"noindex": "noindex", "none": "noindex", "nosnippet": "nosnippet", "noai": "noai"}
_WITH_VALUE = frozenset({"unavailable_after", "max-snippet", "max-image-preview", "max-video-preview"})


def objection(signals: Iterable[str], honoured: Collection[OptOut], *, page: bool) -> str:
    """The first of the signals that is honoured, of a page or of a feed; empty if none is."""
    binding = {name for opt_out in honoured if page or opt_out != "noindex" for name in SIGNALS[opt_out]}
    return next((signal for signal in signals if signal in binding), "")


def resolved(*declarations: Iterable[str]) -> tuple[str, ...]:
    """All signals, the weightiest declaration first: `tdm-reservation=0` there lifts a reservation further on."""
    signals: list[str] = []
    for declaration in declarations:
        signals += [one for one in declaration if one not in signals and not (one == RESERVED and FREE in signals)]
    return tuple(signals)


def of_headers(headers: Mapping[str, str], robots: Iterable[str]) -> tuple[str, ...]:
    """What the headers of an answer declare; `robots`: each `X-Robots-Tag` line."""
    reservation = _reservation(headers.get("tdm-reservation"))
    usage = (signal for name in ("content-usage", "content-signal") for signal in _preferences(headers.get(name, "")))
    return (*reservation, *(signal for line in robots for signal in _of_tag(line)), *usage)


def of_meta(metas: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """What a page declares in its `<meta>` elements, given as names and contents."""
    found: list[str] = []
    for name, content in metas:
        if name.lower() == "tdm-reservation":
            found += _reservation(content)
        elif name.lower() in ("robots", NAME):
            found += _of_tag(content)
    return tuple(found)


def of_robots_txt(lines: Iterable[str], path: str) -> tuple[str, ...]:
    """What the lines of one group of robots.txt declare about a path (`Content-Signal`, `Content-Usage`).

    A rule may begin with the path it is about; of several rules about one use the one with the longest path counts.
    """
    best: dict[str, tuple[int, bool, str]] = {}
    for line in lines:
        field, _, value = line.partition(":")
        if field.strip().lower() not in ("content-signal", "content-usage"):
            continue
        where, _, rest = value.strip().partition(" ") if value.strip().startswith("/") else ("/", "", value)
        if not fits(where, path):
            continue
        for use, no in _stated(rest):
            best[use] = max(best.get(use, (0, False, "")), (len(where), no, f"{use}=no"))
    return tuple(signal for _, no, signal in best.values() if no)


def of_tdmrep(data: bytes, path: str) -> tuple[str, ...]:
    """What `/.well-known/tdmrep.json` declares about a path: its first rule that fits; nothing if it is none."""
    try:
        rules = msgspec.json.decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return ()
    for rule in rules if isinstance(rules, list) else ():
        location = rule.get("location") if isinstance(rule, dict) else None
        if isinstance(location, str) and fits(location, path):
            return _reservation(str(rule.get("tdm-reservation")))
    return ()


def fits(pattern: str, path: str) -> bool:
    """Whether a pattern of robots.txt (RFC 9309, 2.2.3) fits a path: `*` any characters, `$` at its end the path's.

    In linear time: each part between asterisks is looked for once, as early as it can stand.
    """
    first, *others = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at, ends = len(first), pattern.endswith("$")
    for number, part in enumerate(others, 1):
        if ends and number == len(others):
            return len(path) - len(part) >= at and path.endswith(part)
        found = path.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return not ends or at == len(path)


def _reservation(value: str | None) -> tuple[str, ...]:
    return {"1": (RESERVED,), "0": (FREE,)}.get((value or "").strip(), ())


def _stated(text: str) -> Iterator[tuple[str, bool]]:
    """Each use that is named, and whether it is refused."""
    for part in text.split(","):
        use, _, answer = part.partition("=")
        if use.strip().lower() in _PREFERENCES:
            yield _PREFERENCES[use.strip().lower()], answer.strip().lower() in ("no", "n", "?0")


def _preferences(text: str) -> Iterator[str]:
    return (f"{use}=no" for use, no in _stated(text) if no)


def _of_tag(line: str) -> Iterator[str]:
    """The directives of an `X-Robots-Tag` line or a robots `<meta>` that are for everybody or for us."""
    for_us = True
    for part in line.lower().split(","):
        name, colon, value = (piece.strip() for piece in part.partition(":"))
        if colon and name not in _WITH_VALUE:
            for_us, name, value = name == NAME, value, ""
        if not for_us:
            continue
        if name in _DIRECTIVES:
            yield _DIRECTIVES[name]
        elif name == "max-snippet" and re.fullmatch("0+", value):
            yield "nosnippet"
