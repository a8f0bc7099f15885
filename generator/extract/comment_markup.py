"""Comments by their markup: WordPress and its kin, microdata, and the class names most comment systems share.

An item is the element of one comment, its body the element of its words. Where an item has no marked body, its words
are what is left without replies, names, dates and buttons.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from lxml import etree, html

from generator.extract import comment_details, tree
from generator.models import EntryComment

LONGEST = 20_000  # characters; a longer one is not a comment
_WORD = r"(?:comment|comments|kommentar|kommentare|commentaire|comentario|cmt|wpd-comment|discussion-post)"
_ITEM_ID = re.compile(
    r"(?:post|bb)_message_[0-9]+|(?:li-|div-|dsq-|post-)?(?:comment|kommentar|commentaire|comentario|cmt|c)[-_]?[0-9a-f]*[0-9][0-9a-f-]*"
)
_ITEM_TYPE = re.compile(r"schema\.org/(?:User)?Comments?$")
_ITEM_CLASS = re.compile(
    rf"(?:[a-z0-9]{{1,14}}(?:[-_]{{1,2}}))?{_WORD}"
    r"(?:[-_]{0,2}(?:item|entry|card|box|block|post|single|node|row|wrap|wrapper|con|container"
    r"|list-item|list__item|thread-item|element|holder))?"
)
_ARTICLE_CLASS = re.compile(r"hentry|type-(?:post|page)|(?:category|tag|cat)-.*|post-[0-9]+")
_BODY_CLASS = re.compile(
    r".*(?:comment|kommentar|commentaire|comentario|cmt"
    r"|reply)[a-z0-9]*[-_]{0,2}(?:[a-z0-9]+[-_]{1,2})?(?:content|body|text|texte|message|msg|copy"
    r"|txt|inhalt|textbody|entry|excerpt|description)"
)
_NOT_OURS = re.compile(
    r"(?:recent[-_]?comments?.*|.*(?:recent|latest|newest|popular|top|most)[-_]?comment.*"
    r"|widget[-_](?:area|recent|comments|text|list)[a-z_-]*|wpp-.*|.*teaser.*|.*comment[-_]?(?:form"
    r"|reply-link|notes|policy|rules|count|login|textarea|guidelines|subscription).*"
    r"|comment-?respond|respond|reply-title|no-?comments?|nav-.*|navigation)"
)
_CONTAINER = re.compile(
    r"(?:[a-z0-9]{1,14}[-_]{1,2})?(?:comments?|commentaires|kommentare"
    r"|comentarios)(?:[-_]{0,2}(?:area|section|list|wrapper|wrap|container|box|block|thread|threads"
    r"|content|wpdiscuz|template|tab|inner|main|region|holder))?"
    r"|commentlist|comment-?list|comments?_?area|disqus_thread|respond|comment-?respond"
    r"|comment-?form|fb-comments|wpdcom|wpd-threads|isso-thread|giscus|utterances|remark42"
    r"|coral_thread|viafoura|spot-?im.*|openweb.*"
)
_LIST = re.compile(r"comment-?list|comments?_?list|commentlist.*|comments?|[a-z0-9_-]*comments[-_]?list")
_NO_ITEM = frozenset((
    "a", "body", "h1", "h2", "h3", "h4", "html", "i", "img", "input", "label", "main", "ol", "p", "span", "table",
    "tbody", "ul",
))  # fmt: skip
_NO_BODY = frozenset((
    "a", "body", "button", "footer", "h1", "h2", "h3", "h4", "header", "html", "i", "input", "label", "ol", "table",
    "tbody", "ul",
))  # fmt: skip
_MAY_CONTAIN = frozenset((
    "div", "section", "ol", "ul", "aside", "footer", "form", "article", "p", "a", "dl", "table",
))  # fmt: skip
_WITH_NAMES = "descendant-or-self::*[@id or @class or @itemprop or @itemtype or @data-comment-id or @data-commentid]"
_MACHINERY = frozenset(("form", "script", "style", "nav", "head", "svg", "button", "template"))


class Found(NamedTuple):
    """Comments in order, the element of each, and elements that by name hold comments and forms."""

    comments: tuple[EntryComment, ...] = ()
    scopes: tuple[html.HtmlElement, ...] = ()
    containers: tuple[html.HtmlElement, ...] = ()


def find(root: html.HtmlElement) -> Found:
    """The comments that markup shows; nothing where what looks like comments is the page itself."""
    named = _by_name(root)
    bodies = tree.innermost(named.bodies)
    items = [item for item in named.items if not (_is_wrapper(item) and _holds_several(item, frozenset(bodies)))]
    own = frozenset(items)
    by_item: dict[html.HtmlElement, list[html.HtmlElement]] = {}
    for body in bodies:
        holder = next((above for above in (body, *body.iterancestors()) if above in own), None)
        by_item.setdefault(holder if holder is not None else _scope(body, frozenset(bodies)), []).append(body)
    chosen = own.union(by_item)
    scopes = [element for element in root.iter(etree.Element) if element in chosen] if by_item else items
    found = [
        (scope, comment)
        for scope in scopes
        if (scope in own or not _is_foreign(scope)) and (comment := _comment(scope, by_item.get(scope, []), own))
    ]
    if _is_the_article(root, [comment for _, comment in found]):
        return Found()
    return Found(
        tuple(comment for _, comment in found),
        tuple(scope for scope, _ in found),
        tuple(_containers(root, named.containers)),
    )


def of_element(scope: html.HtmlElement, items: frozenset[html.HtmlElement] = frozenset()) -> EntryComment | None:
    """The comment of an element that holds one: its words without names, dates and buttons.

    Those of `items` inside it are comments of their own, and those around it what it answers.
    """
    return _comment(scope, [], items)


class _Named(NamedTuple):
    """The elements of a page that rules on names know, in order."""

    items: list[html.HtmlElement]
    bodies: list[html.HtmlElement]
    containers: list[html.HtmlElement]


def _by_name(root: html.HtmlElement) -> _Named:
    found = _Named([], [], [])
    paragraphs = []
    for element in tree.matching(root, _WITH_NAMES):
        marks = _marks(element.get("id") or "", element.get("class") or "")
        if marks.container and element.tag in _MAY_CONTAIN:
            found.containers.append(element)
        is_item, is_body = _is_item(element, marks), _is_body(element, marks)
        if (is_item or is_body) and not _is_foreign(element):
            if is_item:
                found.items.append(element)
            if is_body:
                found.bodies.append(element)
        elif element.tag == "p" and "comment" in tree.names(element) and not _is_foreign(element):
            paragraphs.append(element)
    if len(paragraphs) > 1:  # one alone is a notice
        found.bodies.extend(paragraphs)
    return found


def _is_foreign(element: html.HtmlElement) -> bool:
    """Whether it is in a form, a script or a list of comments on other pages.

    A comment list inside such an element is ours all the same: pages that never close a widget are common.
    """
    for above in (element, *element.iterancestors()):
        if above.tag in _MACHINERY:
            return True
        marks = _marks(above.get("id") or "", above.get("class") or "")
        if above.tag in ("body", "html") or (marks.is_list and not marks.foreign):
            return False
        if marks.foreign:
            return True
    return False


class _Marks(NamedTuple):
    """What the id and classes of an element say."""

    foreign: bool
    is_list: bool
    item: bool
    body: bool
    container: bool


_NOTHING = _Marks(foreign=False, is_list=False, item=False, body=False, container=False)
_MAY_MEAN = re.compile(  # a part of every name that any rule above knows: most names of a page mean nothing here
    r"_message_|comm|coment|kommentar|cmt|c[-_]?[0-9a-f]*[0-9]|repl|respon|discussion|teaser|wpp-|wpd|widget|nav|disqus|isso"
    r"|giscus|utterances|remark42|coral|viafoura|spot-?im|openweb"
)


@lru_cache(maxsize=16_384)
def _marks(identifier: str, classes: str) -> _Marks:
    if not _MAY_MEAN.search(f"{identifier} {classes}".lower()):
        return _NOTHING
    names = classes.lower().split()
    both = (*identifier.lower().split(), *names)
    article = any(_ARTICLE_CLASS.fullmatch(name) for name in names)
    named = bool(_ITEM_ID.fullmatch(identifier.lower())) or any(_ITEM_CLASS.fullmatch(name) for name in names)
    return _Marks(
        foreign=any(_NOT_OURS.fullmatch(name) for name in both),
        is_list=any(_LIST.fullmatch(name) for name in both),
        item=named and not article,
        body=any(_BODY_CLASS.fullmatch(name) for name in names),
        container=any(_CONTAINER.fullmatch(name) for name in both),
    )


def _is_item(element: html.HtmlElement, marks: _Marks) -> bool:
    if element.tag in _NO_ITEM:
        return False
    if _ITEM_TYPE.search(element.get("itemtype") or "") or element.get("itemprop") == "comment":
        return True
    if element.get("data-comment-id") or element.get("data-commentid"):
        return True
    return marks.item


def _is_body(element: html.HtmlElement, marks: _Marks) -> bool:
    if element.tag in _NO_BODY:
        return False
    if element.get("itemprop") in ("commentText", "text") and any(
        "Comment" in (above.get("itemtype") or "") for above in element.iterancestors()
    ):
        return True
    return marks.body


def _scope(body: html.HtmlElement, bodies: frozenset[html.HtmlElement]) -> html.HtmlElement:
    """The largest element around a body that holds no other body: where its author and date stand."""
    scope = body
    for above in body.iterancestors():
        if (
            above.tag in ("body", "html", "main", "article")
            or sum(1 for inner in above.iter(etree.Element) if inner in bodies) > 1
        ):
            break
        scope = above
    return scope if scope.getparent() is not None and len(bodies) > 1 else body


def _comment(
    scope: html.HtmlElement, bodies: list[html.HtmlElement], items: frozenset[html.HtmlElement]
) -> EntryComment | None:
    inside = [inner for inner in scope.iter(etree.Element) if inner is not scope]
    nested = frozenset(inner for inner in inside if inner in items)
    if nested and not bodies and _is_wrapper(scope):
        return None  # what stands in it beside the comments is a notice
    if bodies:
        text = "\n".join(tree.words(body, nested) for body in bodies)
    else:
        aside = frozenset(inner for inner in inside if comment_details.is_meta(inner))
        rows = tree.words(scope, nested | aside).split("\n")
        text = "\n".join(row for row in rows if not (aside and comment_details.joins_only(row)))
    if not text.strip() or len(text) > LONGEST:
        return None
    hidden = nested.union(bodies)
    around = [inner for inner in (scope, *inside) if not any(above in hidden for above in _up_to(inner, scope))]
    details = comment_details.read(around)
    own = scope.get("data-comment-id") or scope.get("data-commentid") or scope.get("id")
    return EntryComment(
        text,
        html=False,
        id=own if own and any(letter.isdigit() for letter in own) else None,
        author=details.author,
        published=details.published,
        person=details.person,
        depth=comment_details.depth(
            scope, [above for above in scope.iterancestors() if above in items and not _is_wrapper(above)]
        ),
        score=details.score,
        url=details.url,
    )


def _holds_several(item: html.HtmlElement, bodies: frozenset[html.HtmlElement]) -> bool:
    return sum(1 for inner in item.iter(etree.Element) if inner in bodies) > 1


def _is_wrapper(element: html.HtmlElement) -> bool:
    """Whether an element that may be an item is, by its name, what holds them; a class `comment` is an item's."""
    names = (element.get("class") or "").lower().split()
    return "comment" not in names and _marks(element.get("id") or "", element.get("class") or "").container


def _up_to(element: html.HtmlElement, scope: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """The element and those around it, inside `scope`."""
    while element is not scope:
        yield element
        above = element.getparent()
        if above is None:
            return
        element = above


def _is_the_article(root: html.HtmlElement, found: list[EntryComment]) -> bool:
    """Whether what looks like comments is the page itself: a column whose class is `comment`."""
    longest = max((len(comment.text) for comment in found), default=0)
    return len(found) <= 2 and longest > 3000 and longest > len(root.text_content()) * 0.4


def _containers(root: html.HtmlElement, named: Iterable[html.HtmlElement]) -> Iterator[html.HtmlElement]:
    """Elements that by name hold comments and forms, unless they hold the article too."""
    whole = len(root.text_content())
    for element in named:
        if next(element.iter("h1"), None) is None and len(element.text_content()) <= 0.9 * whole:
            yield element
