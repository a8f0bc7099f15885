"""What style sheets load: files of the site, and small pictures in `data:` addresses."""

import re
from collections.abc import Iterator

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_LOADED = re.compile(
    r"""@import\s+(?:url\(\s*)?["']?(?P<imported>[^"')\s;]+)|url\(\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^)\s]*))"""
    r"|(?P<acting>expression\s*\(|-moz-binding|behavior\s*:)",
    re.IGNORECASE,
)
_PICTURES = re.compile(r"data:(?:image|font)/", re.IGNORECASE)


def loaded(sheet: str) -> Iterator[tuple[int, str]]:
    """Each address that a sheet loads but for pictures in it, and what old browsers run; with its line."""
    text = _COMMENT.sub(lambda match: "\n" * match[0].count("\n"), sheet)
    for match in _LOADED.finditer(text):
        address = next((value for value in match.groups() if value is not None), "")
        if address and not _PICTURES.match(address):
            yield text.count("\n", 0, match.start()) + 1, address
