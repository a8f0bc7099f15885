"""Charts as inline SVG, written at build time: the same numbers give the same bytes, each under 3 KB, with no script.

Colours are those of the text around them, so that both schemes and every kind of sight can read them.
"""

from collections.abc import Sequence

from markupsafe import Markup

from generator.write import escape
from generator.write.words import own

WEEKS = 26  # a chart shows half a year at the most: more bars cannot be told apart on a telephone
_WIDTH, _HEIGHT, _BASE = 640, 120, 100
_NUMBERED = 12  # bars that leave room for a number on each
_WIDEST = 48  # of a bar: two weeks are not two walls


def volume(counts: Sequence[int], title: str, description: str, labels: tuple[str, str]) -> Markup:
    """Bars for the counts of up to `WEEKS` weeks in a row, the first and the last named by `labels`.

    `title` and `description` are what is read aloud in its place. Bars bear their numbers; where there are many, the
    highest do.
    """
    step = min(_WIDTH / max(len(counts), 1), 2 * _WIDEST)
    width = min(step * 0.7, _WIDEST)
    highest = max(counts, default=0) or 1
    bars = "".join(_bar(index * step, width, count / highest) for index, count in enumerate(counts) if count)
    end = (max(len(counts), 1) - 1) * step
    texts = "".join(
        _text(index * step + width / 2, _BASE - 6 - (_BASE - 20) * count / highest, "middle", f"{count:,}")
        for index, count in enumerate(counts)
        if count and (len(counts) <= _NUMBERED or count == highest)
    )
    texts += _text(0, 116, "start", labels[0])
    if len(counts) > 1:
        texts += _text(end + width, 116, "end" if end > 2 * _WIDEST else "start", labels[1])
    return own(
        f'<svg class="chart" role="img" aria-labelledby="volume-title volume-desc" viewBox="-24 0 {_WIDTH + 48}'
        f' {_HEIGHT}" xmlns="http://www.w3.org/2000/svg"><title id="volume-title">{escape.html(title)}</title>'
        f'<desc id="volume-desc">{escape.html(description)}</desc>'
        f'<path d="M0 {_BASE}.5H{_short(end + width)}" stroke="currentColor" stroke-opacity=".3"/>'
        f'<path d="{bars}" fill="currentColor" fill-opacity=".65"/>'
        f'<g fill="currentColor" font-size="13">{texts}</g></svg>'
    )


def _bar(left: float, width: float, share: float) -> str:
    height = share * (_BASE - 20)
    return f"M{_short(left)} {_BASE}v-{_short(height)}h{_short(width)}v{_short(height)}z"


def _text(x: float, y: float, anchor: str, words: str) -> str:
    return f'<text x="{_short(x)}" y="{_short(y)}" text-anchor="{anchor}">{escape.html(words)}</text>'


def _short(number: float) -> str:
    """A coordinate with at most one decimal, without a needless zero."""
    return f"{number:.1f}".removesuffix(".0")
