"""Colours of the site that an editor may choose: their names, the program's own, and whether they can be read.

The contrast of two colours is that of WCAG 2.2 (section 1.4.3): text needs 4.5 to 1 on its ground, in light and dark.
"""

import re
from collections.abc import Iterator, Mapping

READABLE = 4.5
OWN: Mapping[str, tuple[str, str]] = {  # light and dark, as `templates/theme/assets/matome.css` has them
    "ground": ("#fbfaf7", "#16191c"),
    "panel": ("#f2efe8", "#20252a"),
    "ink": ("#24282c", "#e3e0d9"),
    "ink-soft": ("#555b60", "#b5b4ae"),
    "line": ("#dedad0", "#363c42"),
    "edge": ("#7d8387", "#80868a"),
    "link": ("#1a5c64", "#86c5cd"),
    "accent": ("#8a4b12", "#e9b872"),
    "mark": ("#f6e3ad", "#5a4a1c"),
}
_TEXT, _GROUNDS = ("ink", "ink-soft", "link", "accent"), ("ground", "panel")
_COLOUR = re.compile("#[0-9a-fA-F]{6}")


def faults(chosen: Mapping[str, tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    """What is wrong with colours: the name of one, what, and the cure."""
    for name, pair in chosen.items():
        if name not in OWN:
            yield name, "is no colour of the site", f"There are: {', '.join(OWN)}."
        elif not all(map(_COLOUR.fullmatch, pair)):
            yield name, "is no pair of colours", 'Write the light one and the dark one, as ["#1a5c64", "#86c5cd"].'
    if all(name in OWN and all(map(_COLOUR.fullmatch, pair)) for name, pair in chosen.items()):
        yield from _unreadable(chosen)


def _unreadable(chosen: Mapping[str, tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    whole = {**OWN, **chosen}
    for text in _TEXT:
        for ground in _GROUNDS:
            for scheme, (one, other) in enumerate(zip(whole[text], whole[ground], strict=True)):
                found = contrast(one, other)
                if found < READABLE and (text in chosen or ground in chosen):
                    name = text if text in chosen else ground
                    told = f"{text} on {ground} in {('light', 'dark')[scheme]}"
                    yield name, f"cannot be read: {told} has a contrast of {found:.1f}", f"It must be {READABLE}."


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def style_sheet(chosen: Mapping[str, tuple[str, str]]) -> str:
    """The chosen colours as a style sheet that stands after the program's own."""
    rules = "".join(f"  --{name}: light-dark({light}, {dark});\n" for name, (light, dark) in sorted(chosen.items()))
    return f":root {{\n{rules}}}\n"
