"""Charts as inline SVG, written at build time: the same numbers give the same bytes, each under 3 KB, with no script.

Nothing is told by colour alone: bars and dots bear their names or stand on a named axis, and have another shape where
they mean another thing. Colours are those of the text around them unless a style sheet knows better. A chart is drawn
328 units wide with letters of 13: as many pixels as text has on a telephone of 360, so that it can be read there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

from markupsafe import Markup

from generator.write import escape
from generator.write.words import own

WEEKS = 26  # a chart shows half a year at the most: more bars cannot be told apart on a telephone
ROWS = 8  # of bars with a name each; what is in no row is in the table
_WIDTH = 312
_LETTERS, _LINE = 13, 16  # units: their size, and from one line of them to the next
_HEIGHT, _BASE = 121, 100
_NUMBERED = 12  # bars that leave room for a number on each
_WIDEST = 48  # of a bar: two weeks are not two walls
_NAMES, _ROW, _LONGEST = 120, 22, 96  # units: of the names, of a row, of the longest bar
_DOT, _PILE = 9, 11  # units of a dot with its room, and how many stand on each other before they overlap
_WIDE, _NARROW = 13, 7.5  # units of a letter


@dataclass(frozen=True, slots=True)
class Row:
    """A bar with its name before it and its number behind it; hollow where it stands for what is not known."""

    name: str
    count: int
    number: str
    is_hollow: bool = False


def volume(counts: Sequence[int], title: str, description: str, labels: tuple[str, str]) -> Markup:
    """Bars for the counts of up to `WEEKS` weeks in a row, the first and the last named by `labels`.

    `title` and `description` are what is read aloud in its place. Bars bear their numbers; where there are many, the
    highest do.
    """
    step = min(_WIDTH / max(len(counts), 1), 2 * _WIDEST)
    width = min(step * 0.7, _WIDEST)
    highest = max(counts, default=0) or 1
    bars = "".join(_upright(index * step, width, count / highest) for index, count in enumerate(counts) if count)
    end = (max(len(counts), 1) - 1) * step
    texts = "".join(
        _text(index * step + width / 2, _BASE - 6 - (_BASE - 20) * count / highest, f"{count:,}", "middle")
        for index, count in enumerate(counts)
        if count and (len(counts) <= _NUMBERED or count == highest)
    )
    texts += _text(0, 116, labels[0])
    if len(counts) > 1:
        texts += _text(end + width, 116, labels[1], "end" if end > 2 * _WIDEST else "start")
    axis = _axis(f"M0 {_BASE}.5H{_short(end + width)}")
    return _drawn("volume", _HEIGHT, title, description, axis + _filled("bars", bars), texts)


def rows(name: str, bars: Sequence[Row], title: str, description: str) -> Markup:
    """Lying bars, one below the other, up to `ROWS`; `name` says which chart it is."""
    highest = max((bar.count for bar in bars), default=0) or 1
    shapes: dict[bool, list[str]] = {False: [], True: []}
    texts = []
    for index, bar in enumerate(bars[:ROWS]):
        top, width = index * _ROW + 4, _LONGEST * bar.count / highest
        if bar.count:
            shapes[bar.is_hollow].append(f"M{_NAMES + 6} {top}h{_short(width)}v14h-{_short(width)}z")
        texts.append(_text(0, top + 12, clipped(bar.name)))
        texts.append(_text(_NAMES + 12 + width, top + 12, bar.number))
    hollow = f'<path class="unclear" d="{"".join(shapes[True])}" fill="none" stroke="currentColor"/>'
    drawing = _filled("bars", "".join(shapes[False])) + (hollow if shapes[True] else "")
    return _drawn(name, _ROW * min(len(bars), ROWS) + 2, title, description, drawing, "".join(texts))


def timeline(
    exact: Sequence[float],
    whole_days: Sequence[float],
    ticks: Sequence[float],
    labels: tuple[Sequence[str], Sequence[str]],
    title: str,
) -> Markup:
    """Dots on a line from 0 to 1, piled where they are close; flat ones for `whole_days`, of which no time is known.

    The ends of the line bear the lines of `labels`; `ticks` are where days begin.
    """
    piles: dict[int, tuple[int, int]] = {}
    for place in whole_days:
        flat, round_ = piles.get(_bin(place), (0, 0))
        piles[_bin(place)] = (flat + 1, round_)
    for place in exact:
        flat, round_ = piles.get(_bin(place), (0, 0))
        piles[_bin(place)] = (flat, round_ + 1)
    highest = max((sum(pile) for pile in piles.values()), default=1)
    step = min(_DOT, _DOT * _PILE / highest)
    base = 14 + step * highest
    flat_ones, round_ones = "", ""
    for place, (flat, round_) in sorted(piles.items()):
        x, bottom = place * _DOT + _DOT / 2, base - 7
        if flat:
            flat_ones += f"M{_short(x)} {_short(bottom + 1)}v-{_short(step * (flat - 1) + 3)}"
        if round_:
            round_ones += f"M{_short(x)} {_short(bottom - step * flat)}v-{_short(step * (round_ - 1) + 0.1)}"
    axis = "".join(f"M{_short(_bin(tick) * _DOT + 0.5)} {_short(base)}v4" for tick in ticks)
    drawing = _axis(f"M0 {_short(base)}H{_WIDTH}{axis}") + "".join(
        f'<path class="{name}" d="{path}" fill="none" stroke="currentColor" stroke-width="{width}"'
        f' stroke-dasharray="{dash} {_short(step - dash)}"{cap}/>'
        for name, path, width, dash, cap in (
            ("days", flat_ones, 7, 3, ""),
            ("dots", round_ones, 7, 0, ' stroke-linecap="round"'),
        )
        if path
    )
    texts = "".join(
        _text(x, base + 18 + _LINE * line, words, anchor)
        for x, anchor, label in ((0, "start", labels[0]), (_WIDTH, "end", labels[1]))
        for line, words in enumerate(label)
    )
    return _drawn("timeline", base + 6 + _LINE * max(map(len, labels)), title, "", drawing, texts)


def clipped(words: str) -> str:
    """Words that fit before a bar; an ellipsis stands for the rest."""
    words = escape.line(words)
    room: float = _NAMES
    for index, letter in enumerate(words):
        room -= _WIDE if east_asian_width(letter) in "WFA" else _NARROW
        if room < 0:
            return words[: index - 1] + "…"
    return words


def _drawn(name: str, height: float, title: str, description: str, drawing: str, texts: str) -> Markup:
    """The picture with what is read aloud in its place."""
    told = f'<desc id="{name}-desc">{escape.markdown(description)}</desc>' if description else ""
    return own(
        f'<svg class="chart chart-{name}" role="img" aria-labelledby="{name}-title{f" {name}-desc" if told else ""}"'
        f' viewBox="-8 0 {_WIDTH + 16} {_short(height)}" xmlns="http://www.w3.org/2000/svg">'
        f'<title id="{name}-title">{escape.markdown(title)}</title>{told}{drawing}'
        f'<g class="labels" fill="currentColor" font-size="{_LETTERS}">{texts}</g></svg>'
    )


def _bin(place: float) -> int:
    """Which pile a place between 0 and 1 belongs to."""
    return round(place * (_WIDTH // _DOT - 1))


def _axis(path: str) -> str:
    return f'<path class="axis" d="{path}" fill="none" stroke="currentColor" stroke-opacity=".3"/>'


def _filled(name: str, path: str) -> str:
    return f'<path class="{name}" d="{path}" fill="currentColor"/>'


def _upright(left: float, width: float, share: float) -> str:
    height = share * (_BASE - 20)
    return f"M{_short(left)} {_BASE}v-{_short(height)}h{_short(width)}v{_short(height)}z"


def _text(x: float, y: float, words: str, anchor: str = "start") -> str:
    placed = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text x="{_short(x)}" y="{_short(y)}"{placed}>{escape.markdown(words)}</text>'


def _short(number: float) -> str:
    """A coordinate with at most one decimal, without a needless zero."""
    return f"{number:.1f}".removesuffix(".0")
