"""What may not stand in a page of a built site: scripts and styles of strangers, handlers, frames, foreign files.

A script or style in a page is ours if its hash stands in the page's own policy (`write.policy`), which names what the
theme's templates hold and nothing else. Judged is what a browser would act on, not what a writer meant.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urljoin

from lxml import html

from generator.checking.built import sheets
from generator.write.policy import hashed

_FORBIDDEN = frozenset(("base", "iframe", "frame", "frameset", "fencedframe", "object", "embed", "applet", "portal"))
# Types of scripts that browsers run or obey (WHATWG MIME Sniffing, 4.6, and HTML, 4.12.1); others are data.
_RUN = re.compile(
    r"|module|importmap|speculationrules|(?:text|application)/(?:x-)?(?:java|ecma)script|text/(?:javascript1\.[0-5]|jscript|livescript)"
)
_LINKS = frozenset(("href", "xlink:href", "action", "formaction", "cite", "ping", "longdesc", "profile"))
_LOADS = frozenset(("src", "poster", "data", "background", "lowsrc", "dynsrc", "manifest", "code", "codebase"))
_LOADING_HREF = frozenset(("use", "image", "feimage", "mpath", "script"))
_LOADING_REL = frozenset((
    "stylesheet", "icon", "shortcut", "apple-touch-icon", "mask-icon", "preload", "modulepreload", "prefetch",
    "prerender", "preconnect", "dns-prefetch", "manifest", "import",
))  # fmt: skip
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):")
_IGNORED = re.compile("[\x00-\x20]+")  # by browsers, before and in a scheme
_WEB = frozenset(("http", "https"))
_PAINTING = frozenset(("style", "fill", "stroke", "filter", "mask", "clip-path", "cursor", "marker", "marker-start",
                       "marker-mid", "marker-end"))  # fmt: skip
_ANIMATING = frozenset(("animate", "set", "animatemotion", "animatetransform"))  # of SVG: they set attributes
_ANIMATED = frozenset(("values", "to", "from", "by"))
_REFRESH = re.compile(r"\s*[\d.]*\s*[;,]?\s*(?:url\s*=)?\s*[\"']?(.*?)[\"']?\s*\Z", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Fault:
    """What stands where it may not: its line, what it is, and its beginning."""

    line: int
    what: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Where something leads, or what is loaded: its line, and the address as it stands there."""

    line: int
    address: str


def faults(tree: html.HtmlElement, address: str, inside: str) -> Iterator[Fault]:
    """What may not stand in a page at `address` of a site at `inside`, in order."""
    policy = _policy(tree)
    for element in tree.iter():
        if isinstance(element.tag, str):
            yield from _of_element(element, policy)
            for name, link, is_loaded in _addresses(element):
                yield from _of_address(element, name, link, urljoin(address, link.strip()), inside if is_loaded else "")


def scheme(address: str) -> str:
    """The scheme of an address, as browsers read it, where it is none of the web's; empty for those and without one."""
    found = _SCHEME.match(_IGNORED.sub("", address).lower())
    return found[1] if found and found[1] not in _WEB else ""


def links(tree: html.HtmlElement) -> Iterator[Link]:
    """Every address of a page, in order."""
    for element in tree.iter():
        if isinstance(element.tag, str):
            for _, link, _ in _addresses(element):
                yield Link(element.sourceline or 0, link.strip())


def _policy(tree: html.HtmlElement) -> Mapping[str, str] | None:
    """What the page's first policy says of each kind; None if it has none."""
    for meta in tree.iter("meta"):
        if (meta.get("http-equiv") or "").lower() == "content-security-policy":
            said = (part.strip().partition(" ") for part in (meta.get("content") or "").split(";"))
            return {name.lower(): value for name, _, value in said}
    return None


def _of_element(element: html.HtmlElement, policy: Mapping[str, str] | None) -> Iterator[Fault]:
    tag, line, body = str(element.tag).lower(), element.sourceline or 0, element.text or ""
    if tag in _FORBIDDEN:
        yield Fault(line, f"an element <{tag}>")
    kind = (element.get("type") or "").strip().lower()
    if (
        tag == "script"
        and not element.get("src")
        and _RUN.fullmatch(kind)
        and hashed(body) not in (policy or {}).get("script-src", "")
    ):
        yield Fault(line, "a script that is not the theme's", body)
    if tag == "style":
        if policy is not None and hashed(body) not in policy.get("style-src", ""):
            yield Fault(line, "a style that is not the theme's", body)
        yield from (Fault(line, "a style that loads a file", address) for _, address in sheets.loaded(body))
    for name, value in element.attrib.items():
        yield from _of_attribute(Fault(line, name.lower(), value), policy)


def _of_attribute(found: Fault, policy: Mapping[str, str] | None) -> Iterator[Fault]:
    """A handler, a page within, or a style that the page's policy forbids."""
    name = found.what
    if name.startswith("on"):
        yield Fault(found.line, f"a handler {name}=", found.words)
    elif name == "attributename" and found.words.strip().lower().startswith("on"):
        yield Fault(found.line, "a handler set by an animation", found.words)
    elif name == "srcdoc":
        yield Fault(found.line, "a page in srcdoc=", found.words)
    elif name == "style" and policy is not None and "'unsafe-inline'" not in policy.get("style-src", ""):
        yield Fault(found.line, "a style= that the page's policy forbids", found.words)


def _addresses(element: html.HtmlElement) -> Iterator[tuple[str, str, bool]]:
    """Each address of an element, the attribute it stands in, and whether a browser loads it unasked."""
    tag = str(element.tag).lower()
    for name, value in element.attrib.items():
        key = name.lower().rpartition("}")[2]
        if key.endswith("srcset"):
            yield from ((name, part.split()[0], True) for part in value.split(",") if part.split())
        elif key in _LOADS:
            yield name, value, True
        elif key in _PAINTING:
            yield from ((name, address, True) for _, address in sheets.loaded(value))
        elif tag in _ANIMATING and key in _ANIMATED:
            yield from ((name, part, False) for part in value.split(";"))
        elif key in _LINKS:
            rel = (element.get("rel") or "").lower().split()
            fetched = tag in _LOADING_HREF or (tag == "link" and not _LOADING_REL.isdisjoint(rel))
            yield name, value, fetched or key in ("action", "formaction", "ping")
    if tag == "meta" and (element.get("http-equiv") or "").lower() == "refresh":
        target = _REFRESH.match(element.get("content") or "")
        if target and target[1]:
            yield "content", target[1], True


def _of_address(element: html.HtmlElement, name: str, link: str, target: str, inside: str) -> Iterator[Fault]:
    """A scheme that acts, or a file of others; `inside` is the site where the address is loaded."""
    line, tag = element.sourceline or 0, str(element.tag).lower()
    if (acting := scheme(link)) and not (acting in ("mailto", "tel") and not inside):
        yield Fault(line, f"a {acting}: address in {name}= of <{tag}>", link)
    elif inside and not f"{target}/".startswith(inside):
        yield Fault(line, f"a foreign host in {name}= of <{tag}>", link)
