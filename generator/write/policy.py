"""The Content-Security-Policy of a page, in the page itself: what it may load and run, and nothing else.

A site stands where nobody can set headers (GitHub Pages), so the policy is a `meta` element, first in the head.
Scripts and styles come from the site's own files. What stands in the built page runs only by the hash of its bytes, and
only if it stands word for word in a template of the theme, with nothing but an address where that prints something
(Material's first script names the site's root): a word from outside that became a script after all does not run. Search
compiles WebAssembly; Material's style sheet holds its signs as `data:` pictures. `frame-ancestors`, `report-uri` and
`sandbox` mean nothing in a `meta` element (CSP Level 3, section 3.3).
"""

import base64
import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_HEAD = re.compile(r"<head>\s*", re.IGNORECASE)
_INLINE = re.compile(r"<(script|style)\b([^>]*)>(.*?)</\1\s*>", re.IGNORECASE | re.DOTALL)
_SOURCE = re.compile(r"\ssrc\s*=", re.IGNORECASE)
_TYPE = re.compile(r"""\stype\s*=\s*["']?([^"'\s>]*)""", re.IGNORECASE)
_RUN = frozenset({"", "module", "text/javascript", "application/javascript", "importmap", "speculationrules"})
_PRINTED = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_ADDRESS = r"[\w./:%~-]*"  # nothing that would end a string of JavaScript


@dataclass(frozen=True, slots=True)
class Inline:
    """What stands in a page and needs leave: a `script` that a browser would run, or a `style`."""

    kind: str
    body: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """What a template of the theme writes into pages."""

    kind: str
    body: re.Pattern[str]

    def writes(self, one: Inline) -> bool:
        """Whether it may have come from that template."""
        return self.kind == one.kind and self.body.fullmatch(one.body) is not None


def inline(text: str) -> Iterator[Inline]:
    """The scripts that a browser would run and the styles in a text of HTML, in order."""
    for kind, attributes, body in _INLINE.findall(text):
        if kind.lower() == "style" or _runs(attributes):
            yield Inline(kind.lower(), body)


def patterns(template: str) -> Iterator[Pattern]:
    """What a template writes that needs leave; an expression may give an address, and nothing else."""
    for one in inline(template):
        yield Pattern(one.kind, re.compile(_ADDRESS.join(map(re.escape, _PRINTED.split(one.body)))))


def policed(page: str, trusted: Sequence[Pattern]) -> str:
    """The built page with its policy. A page without a head stays as it is."""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(page, trusted)}">'
    return _HEAD.sub(lambda _: f"<head>\n  {meta}\n  ", page, count=1)


def policy(page: str, trusted: Sequence[Pattern]) -> str:
    """The directives of a page, with the hashes of what stands in it and is trusted."""
    found = [one for one in dict.fromkeys(inline(page)) if any(pattern.writes(one) for pattern in trusted)]
    scripts = [hashed(one.body) for one in found if one.kind == "script"]
    styles = [hashed(one.body) for one in found if one.kind == "style"]
    return "; ".join(
        (
            "default-src 'none'",
            " ".join(("script-src 'self' 'wasm-unsafe-eval'", *scripts)),
            " ".join(("style-src 'self'", *styles)),
            "img-src 'self' data:",
            "font-src 'self'",
            "media-src 'self'",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
        )
    )


def hashed(body: str) -> str:
    """The source expression of a script's or a style's words. Browsers read CR LF and CR as LF before they hash."""
    digest = hashlib.sha256(body.replace("\r\n", "\n").replace("\r", "\n").encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _runs(attributes: str) -> bool:
    """Whether a browser would run a script that bears these; data needs no leave."""
    kind = _TYPE.search(attributes)
    return not _SOURCE.search(attributes) and (kind[1].lower() if kind else "") in _RUN
