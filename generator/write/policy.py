"""The Content-Security-Policy of a page, in the page itself: what it may load and run, and nothing else.

A site stands where nobody can set headers (GitHub Pages), so the policy is a `meta` element, first in the head.
Scripts and styles come from the site's own files. What stands in the page runs only by its hash, and only if it stands
word for word in a template of the theme: a word from outside that became a script after all does not run. Search
compiles WebAssembly. `frame-ancestors`, `report-uri` and `sandbox` mean nothing in a `meta` element (CSP Level 3,
section 3.3).
"""

import base64
import hashlib
import re
from collections.abc import Collection, Mapping

_HEAD = re.compile(r"<head>\s*", re.IGNORECASE)
_INLINE = re.compile(r"<(script|style)\b([^>]*)>(.*?)</\1\s*>", re.IGNORECASE | re.DOTALL)
_SOURCE = re.compile(r"\ssrc\s*=", re.IGNORECASE)
_TYPE = re.compile(r"""\stype\s*=\s*["']?([^"'\s>]*)""", re.IGNORECASE)
_RUN = frozenset({"", "module", "text/javascript", "application/javascript", "importmap", "speculationrules"})


def inline(text: str) -> Mapping[str, str]:
    """The scripts that a browser would run and the styles in a text of HTML: hash -> `script` or `style`, in order."""
    return {
        hashed(body): kind.lower()
        for kind, attributes, body in _INLINE.findall(text)
        if kind.lower() == "style" or _runs(attributes)
    }


def policed(page: str, trusted: Collection[str]) -> str:
    """The built page with its policy; `trusted` are hashes. A page without a head stays as it is."""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(page, trusted)}">'
    return _HEAD.sub(lambda _: f"<head>\n  {meta}\n  ", page, count=1)


def policy(page: str, trusted: Collection[str]) -> str:
    """The directives of a page, with the hashes of what stands in it and is trusted."""
    found = {source: kind for source, kind in inline(page).items() if source in trusted}
    scripts = [source for source, kind in found.items() if kind == "script"]
    styles = [source for source, kind in found.items() if kind == "style"]
    return "; ".join(
        (
            "default-src 'none'",
            " ".join(("script-src 'self' 'wasm-unsafe-eval'", *scripts)),
            " ".join(("style-src 'self'", *styles)),
            "img-src 'self'",
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
