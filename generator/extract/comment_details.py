"""What stands around a comment's words: its writer, its day, its score, its address, how deep a reply it is."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from lxml import html

from generator.extract import tree

_AUTHOR = re.compile(
    r"(?:fn|name|comment-?author(?:[-_]?(?:name|link))?|author(?:-?name)?|user-?name|username"
    r"|commenter(?:-?name)?|comment[-_]?(?:user(?:[-_]?name)?|name|by)|nickname|handle|by|user"
    r"|kommentar-?autor)"
)
_TIME = re.compile(r".*(?:date|time|posted|datum|metadata|permalink|published).*")
_SCORE = re.compile(r"(?:.*(?:like|vote|score|upvote|point|karma|good|plus)s?[-_]?(?:count|num|number|value|total)?)")
_META = re.compile(
    r".*(?:author|avatar|vcard|meta|date|time|permalink|reply|replies|reactions?|footer|header|head"
    r"|action|button|tool|vote|like|score|share|report|edit|rating|name|user|badge|number|moderation"
    r"|says|flag).*|no"  # a comment's number, as boards have it
)
_SAYS = re.compile(
    r"(?:\s+(?:says|said|wrote|writes|schrieb|schreibt|sagt|dit|a écrit|dice)"
    r"|\s*(?:より|さん|さんより|の発言))?\s*[:：,]?\s*$",
    re.IGNORECASE,
)
_DEPTH = re.compile(r"(?:depth|level|indent)[-_]?([0-9]{1,2})")
_ID = re.compile(r"(?<![A-Za-z])ID[:：]\s?([A-Za-z0-9+/.]{4,24})(?![A-Za-z0-9+/])")
_ASIDE = frozenset((
    "time", "button", "form", "footer", "header", "nav", "h1", "h2", "h3", "h4", "h5", "h6", "figure",
))  # fmt: skip
_BETWEEN = re.compile(
    r"(?:[\s,、·・|｜:：;/()（）\[\]<>»≫–—-]|\b(?:on|at|by|from|says?|said|wrote|writes|posted|commented)\b"
    r"|より|さん|様|の発言|投稿者?|[0-9]{1,5}\s*[.:：)]?)*",
    re.IGNORECASE,
)
_FRAGMENT = re.compile(r".*#(?:li-|div-)?(?:comment|c|cmt)[-_]?[0-9]+", re.IGNORECASE)


class Details(NamedTuple):
    """As the page has them, untouched."""

    author: str | None
    person: str | None
    published: str | None
    score: int | None
    url: str | None


def read(around: Sequence[html.HtmlElement]) -> Details:
    """The details that the elements around a comment's words show."""
    links = (link for element in around if _FRAGMENT.fullmatch(link := element.get("href") or ""))
    return Details(_author(around), _person(around), _date(around), _score(around), next(links, None))


def is_meta(element: html.HtmlElement) -> bool:
    """Whether an element of a comment is not its words: a name, a date, a button."""
    if element.tag in _ASIDE or (element.tag == "cite" and _names_the_writer(element)):
        return True
    return element.tag != "p" and any(_META.fullmatch(name) for name in tree.names(element))


def joins_only(line: str) -> bool:
    """Whether what is left of a line beside names and dates only joined them: a comma, "on", "says:"."""
    return bool(_BETWEEN.fullmatch(line))


def _names_the_writer(cite: html.HtmlElement) -> bool:
    """Whether nothing is said on the line of a `cite`: in the midst of words it names a work."""
    line = cite.getparent()
    beside = [line.text or "", *(child.tail or "" for child in line)] if line is not None else []
    return all(joins_only(text) for text in beside)


def _author(around: Sequence[html.HtmlElement]) -> str | None:
    for wanted in ("name", "author", "creator"):
        for element in around:
            if element.get("itemprop") == wanted and (text := _line(element)):
                return text
    named = [element for element in around if any(_AUTHOR.fullmatch(name) for name in tree.names(element))]
    cites = [element for element in around if element.tag == "cite" and _names_the_writer(element)]
    texts = [text for element in (*tree.innermost(named), *cites) if (text := _line(element))]
    return texts[0] if texts else None


def _person(around: Sequence[html.HtmlElement]) -> str | None:
    """The `ID:` that a board shows beside a name or a date."""
    told = (_ID.search(element.text_content()[:200]) for element in around if is_meta(element))
    return next((match[1] for match in told if match), None)


def _line(element: html.HtmlElement) -> str | None:
    text = _SAYS.sub("", " ".join((element.get("content") or element.text_content()).split()))
    return text if 0 < len(text) <= 80 else None


def _date(around: Sequence[html.HtmlElement]) -> str | None:
    for element in around:
        if element.tag == "time" or element.get("itemprop") in ("datePublished", "dateCreated", "commentTime"):
            return element.get("datetime") or element.get("content") or " ".join(element.text_content().split()) or None
    marked = [element for element in around if any(_TIME.fullmatch(name) for name in tree.names(element))]
    for element in (*tree.innermost(marked), *marked):
        for value in (element.get("datetime"), element.get("title"), " ".join(element.text_content().split())):
            if value and re.search(r"[0-9]", value) and len(value) <= 80:
                return re.sub(r"\s+(?:at|um|à|\|)\s+", " ", value)
    return None


def _score(around: Sequence[html.HtmlElement]) -> int | None:
    for element in around:
        if element.get("itemprop") == "upvoteCount" or any(_SCORE.fullmatch(name) for name in tree.names(element)):
            number = re.fullmatch(
                r"[^0-9+−-]{0,12}([+−-]?[0-9]{1,6})[^0-9]{0,8}",
                " ".join((element.get("content") or element.text_content()).split()),
            )
            if number:
                return int(number[1].replace("−", "-"))
    return None


def depth(scope: html.HtmlElement, above: Sequence[html.HtmlElement]) -> int:
    """How deep a reply: as a class says (`depth-1` is the first), else by the `li`s and items around it."""
    for element in (scope, *above[:2]):
        for name in tree.names(element):
            if match := _DEPTH.fullmatch(name):
                return max(0, int(match[1]) - 1)
    return sum(
        1
        for element in above
        if element.tag in ("li", "article") or not any(inner in above for inner in element.iterancestors())
    )
