"""Generated Markdown as the site's readers get it: by Python-Markdown with the extensions of mkdocs.yml."""

from functools import lru_cache
from pathlib import Path

import markdown
from lxml import html
from mkdocs.utils.yaml import yaml_load

PROJECT = Path(__file__).resolve().parents[2]
ALWAYS = ("toc", "tables", "fenced_code")  # MkDocs switches these on for every site


@lru_cache(maxsize=1)
def _renderer() -> markdown.Markdown:
    with (PROJECT / "mkdocs.yml").open(encoding="utf-8") as file:
        named = yaml_load(file)["markdown_extensions"]
    extensions = dict.fromkeys(ALWAYS)
    settings = {}
    for one in named:
        name, options = next(iter(one.items())) if isinstance(one, dict) else (one, {})
        extensions[name] = None
        settings[name] = options
    return markdown.Markdown(extensions=list(extensions), extension_configs=settings)


def tree(source: str) -> html.HtmlElement:
    """The page's elements, as a browser reads them."""
    return html.document_fromstring(f"<!doctype html><body>{_renderer().reset().convert(source)}</body>")


def body(page: bytes) -> str:
    """The Markdown of a file, without its front matter."""
    return page.decode().split("\n---\n", 1)[1]


def words(element: html.HtmlElement) -> str:
    """The text of an element as it stands there."""
    return str(element.text_content())
