"""What an HTML page says of itself: JSON-LD (schema.org), Open Graph, meta, and the elements that show it."""

import json
import re
from collections import deque
from collections.abc import Iterator
from typing import Any

from lxml import html

from generator.extract import tree
from generator.extract.blocks import Facts

_ARTICLE = re.compile(
    r"(?:Article|NewsArticle|BlogPosting|Report|Review|WebPage|DiscussionForumPosting)$", re.IGNORECASE
)
_OPINION = re.compile(r"Opinion(?:NewsArticle|Piece)", re.IGNORECASE)
_DEEPEST = 12  # levels of JSON-LD
_MOST_NODES = 5_000
_DATES = (
    "article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.created", "pubdate",
    "publishdate", "published_at", "parsely-pub-date", "sailthru.date", "og:article:published_time",
)  # fmt: skip
_AUTHORS = ("author", "article:author", "dc.creator", "parsely-author", "byl", "sailthru.author")
_NAMES_OF_AUTHORS = re.compile(r"(?:^|[-_ ])(?:author|byline|writer)(?:[-_]?name)?$")


def read(root: html.HtmlElement) -> Facts:
    """The page's title, site, canonical address, authors, date and language, as it gives them."""
    metas = _metas(root)
    nodes = list(data(root))
    articles = [node for node in nodes if _is(node, _ARTICLE)]
    best = sorted(articles, key=lambda node: _is(node, re.compile("WebPage$")))
    titles = [element.text_content() for element in root.iter("title")][:1]
    headings = [element.text_content() for element in root.iter("h1")]
    return Facts(
        title=_first(metas.get("og:title"), metas.get("twitter:title"), *titles),
        heading=_heading(headings, metas.get("og:title") or (titles[0] if titles else ""), best),
        site=_first(
            metas.get("og:site_name"),
            *(_name(node.get("publisher")) for node in best),
            *(_name(node) for node in nodes if _is(node, re.compile("WebSite$"))),
            metas.get("application-name"),
        ),
        url=_first(
            *(link.get("href") for link in root.iter("link") if "canonical" in (link.get("rel") or "").lower().split()),
            metas.get("og:url"),
        ),
        authors=tuple(_authors(root, metas, best)),
        published=_published(root, metas, best),
        language=_first(root.get("lang"), root.get("xml:lang"), metas.get("content-language"), metas.get("og:locale")),
        opinion=any(_is(node, _OPINION) for node in nodes),
    )


def data(root: html.HtmlElement) -> Iterator[dict[str, Any]]:
    """Every node of the page's JSON-LD, outer ones first; broken data is passed over."""
    count = 0
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        try:
            found = json.loads((script.text or "").strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(found):
            count += 1
            if count > _MOST_NODES:
                return
            yield node


def _nodes(value: object) -> Iterator[dict[str, Any]]:
    queue = deque[tuple[object, int]]([(value, 0)])
    while queue:
        item, depth = queue.popleft()
        if depth > _DEEPEST:
            continue
        if isinstance(item, dict):
            yield item
            queue.extend(
                (inner, depth + 1) for key, inner in item.items() if isinstance(inner, dict | list) and key != "comment"
            )
        elif isinstance(item, list):
            queue.extend((inner, depth + 1) for inner in item if isinstance(inner, dict | list))


def _is(node: dict[str, Any], kind: re.Pattern[str]) -> bool:
    types = node.get("@type")
    return any(isinstance(name, str) and kind.search(name) for name in (types if isinstance(types, list) else [types]))


def _name(value: object) -> str | None:
    if isinstance(value, list):
        return next((name for item in value if (name := _name(item))), None)
    said: object = value.get("name") if isinstance(value, dict) else value
    return said if isinstance(said, str) else None


def _metas(root: html.HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv")
        value = meta.get("content")
        if name and value and value.strip():
            found.setdefault(name.strip().lower(), value.strip())
    return found


def _heading(headings: list[str], title: str, nodes: list[dict[str, Any]]) -> str | None:
    """The h1 that the page's title begins with or holds; else the headline of its JSON-LD, else its only h1."""
    clean = [" ".join(heading.split()) for heading in headings]
    inside = [heading for heading in clean if len(heading) >= 4 and heading in " ".join(title.split())]
    said = [node["headline"] for node in nodes if isinstance(node.get("headline"), str)]
    return max(inside, key=len) if inside else _first(*said, *(clean if len(clean) == 1 and not title else ()))


def _authors(root: html.HtmlElement, metas: dict[str, str], nodes: list[dict[str, Any]]) -> list[str]:
    for node in nodes:
        given = node.get("author")
        names = [name for item in (given if isinstance(given, list) else [given]) if (name := _name(item))]
        if names:
            return names
    named = [metas[name] for name in _AUTHORS if name in metas]
    if named:
        return [part for part in re.split(r"\s*[,、;；]\s*|\s+and\s+", named[0]) if part]
    for element in root.iter("a", "span", "p", "div", "address"):
        marked = (
            element.get("rel") == "author"
            or element.get("itemprop") == "author"
            or any(_NAMES_OF_AUTHORS.search(name) for name in tree.names(element))
        )
        text = " ".join(element.text_content().split()) if marked else ""
        if 1 < len(text) <= 60:
            return [re.sub(r"^(?:by|von|文[:：]|記者[:：])\s+", "", text, flags=re.IGNORECASE)]
    return []


def _published(root: html.HtmlElement, metas: dict[str, str], nodes: list[dict[str, Any]]) -> tuple[str, ...]:
    """What may be its day, the most trustworthy first: JSON-LD, meta, microdata, the first `time` element."""
    data = [node[key] for key in ("datePublished", "dateCreated", "uploadDate") for node in nodes if key in node]
    given = [metas[name] for name in _DATES if name in metas]
    props = [
        element.get("content") or element.text_content() for element in root.xpath("//*[@itemprop='datePublished']")
    ]
    times = [time for time in root.iter("time") if time.get("datetime") or time.text_content().strip()]
    times.sort(key=lambda time: not _is_of_publication(time))
    shown = [time.get("datetime") or time.text_content() for time in times[:1]]
    said = [" ".join(text.split())[:100] for text in (*data, *given, *props[:1], *shown) if isinstance(text, str)]
    return tuple(dict.fromkeys(text for text in said if text))


def _is_of_publication(time: html.HtmlElement) -> bool:
    return "pubdate" in time.attrib or "ublish" in f"{time.get('itemprop')} {time.get('class')}"


def _first(*values: str | None) -> str | None:
    return next((" ".join(value.split()) for value in values if value and value.strip()), None)
