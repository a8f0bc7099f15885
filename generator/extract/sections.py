"""What stands under a heading of a page: the elements behind it, up to the next heading or the end of its box."""

from lxml import etree, html

from generator.extract import lines, tree

_WALLS = ("body", "html", "main", "article", "li", "tr", "td", "dd", "a")  # a teaser's count of comments stays in it
_CLIMB = 4  # levels from the heading's words to the element whose neighbours it heads


def below(heading: html.HtmlElement) -> tuple[html.HtmlElement, list[html.HtmlElement]]:
    """The heading's outermost wrapper, and the elements behind it up to the next heading or section."""
    level = next((int(above.tag[1]) for above in (heading, *heading.iterancestors()) if above.tag in tree.HEADINGS), 7)
    top = heading
    for _ in range(_CLIMB):
        if any(True for behind in top.itersiblings() if has_words(behind)):
            break
        above = top.getparent()
        if above is None or above.tag in _WALLS:
            break
        top = above
    region = []
    for behind in top.itersiblings(etree.Element):
        if _ends(behind, level):
            break
        region.append(behind)
    return top, region


def has_words(element: html.HtmlElement) -> bool:
    """Whether a reader sees words in it."""
    return isinstance(element.tag, str) and element.tag not in tree.SKIPPED and bool(element.text_content().strip())


def _ends(element: html.HtmlElement, level: int) -> bool:
    """Whether the section is over: a heading as high as its own, the editors' view, latest stories, a form."""
    if element.tag in tree.HEADINGS and int(element.tag[1]) <= level:
        return True
    if element.tag in ("form", "footer", "nav", "aside"):
        return True
    heading = (
        element
        if element.tag in tree.HEADINGS or len(element.text_content()) <= 80
        else next(iter(element.iter(*tree.HEADINGS)), None)
    )
    if heading is None:
        return False
    first = next((block.text for block in tree.blocks(element)), "")
    text = " ".join(heading.text_content().split())
    return text == first and (lines.owner_section(text) is not None or lines.ends_article(text))
