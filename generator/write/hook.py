"""What MkDocs calls while it builds: pages first, then each page's own words, the search index last.

A site's `templates/hook.py` binds these to the program; `mkdocs build`, `properdocs build` and `matome build` all come
through here. Only what MkDocs and ProperDocs share is used, by its shape and never by its class.

MkDocs hands titles to templates as they are. So foreign words never stand in front matter: the hook has them from the
rendered pages and escapes them here, once.
"""

import html
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click
from markdown.extensions.toc import slugify_unicode

from generator import files as disk
from generator import languages, palette
from generator.config import Config
from generator.errors import MatomeError
from generator.write import addresses, breaking, heads, policy, search, templates
from generator.write.environment import Missing
from generator.write.feeds.links import FeedLink, links
from generator.write.page import Heading, Page, Rendered
from generator.write.words import interface

LATEST = "<!-- latest -->"  # where a page by hand shows the newest edition
PROOF = "matome_proof"  # in `extra` while a proof is printed: its pages, and what adds those that links may lead to
SEARCH_PAGE = "search/index.html"
COLOURS = "assets/colours.css"  # those of the site, after the program's own
_LANGUAGES = "partials/languages/"  # of the theme
_SEARCH = ("assets/javascripts/lunr/", "assets/javascripts/workers/")  # the theme's own
_LINKED = {
    "archive": f"{addresses.ARCHIVE}index.md",
    "topics": f"{addresses.TOPICS}index.md",
    "sources_all": f"{addresses.SOURCES}index.md",
    "subscribe": f"{addresses.SUBSCRIBE}index.md",
    "method": f"{addresses.METHOD}index.md",
    "corrections": f"{addresses.CORRECTIONS}index.md",
    "about": "about.md",
    "feed_rss": addresses.feed("all"),
}
_INDEXED = ("digest", "edition", "by hand")
_BY_HAND = Page("", b"", "by hand")


class StoppedError(click.ClickException):
    """A `MatomeError` on its way through MkDocs, which shows it without a traceback."""

    def __init__(self, error: MatomeError) -> None:
        super().__init__(str(error))
        self.error = error


@dataclass
class Hook:
    """The events of one build, in the order in which MkDocs calls them.

    `settings` gives the settings of the site in a folder; `publish` writes its generated pages and gives what was
    written.
    """

    settings: Callable[[Path], Config]
    publish: Callable[[Path], Rendered]
    _settings: Config = field(init=False)
    _rendered: Rendered = field(init=False)
    _shared: dict[str, Any] = field(default_factory=dict, init=False)
    _trusted: tuple[policy.Pattern, ...] = field(default=(), init=False)

    def on_config(self, config: Any) -> Any:
        """Take the site's name, address and language from its settings; put our templates before the theme's.

        Headings of pages by hand have ids of their own letters, which do not change with the headings before them.
        """
        root = Path(config.config_file_path).parent
        self._settings = _through(self.settings, root)
        config.site_name = html.escape(self._settings.title)
        config.site_url = config.site_url or self._settings.url
        config.theme["language"] = self._settings.language
        config.mdx_configs.setdefault("toc", {}).setdefault("slugify", slugify_unicode)  # its own keeps ASCII alone: _1
        config.theme.dirs[:0] = [str(folder) for folder in templates.folders(root, "theme")]
        config.theme.static_templates.add(SEARCH_PAGE)
        return config

    def on_pre_build(self, config: Any) -> None:
        """Write the generated pages; those of a proof are written already."""
        proof = config.extra.get(PROOF)
        self._rendered = proof[0] if proof else _through(self.publish, Path(config.config_file_path).parent)

    def on_files(self, files: Any, config: Any, **_: Any) -> Any:
        """Note which of the pages that the theme links to exist, and what links may lead to all the same.

        What the theme has for a search of its own, and for its developers, is left out.
        """
        for file in [file for file in files if file.src_dir in config.theme.dirs and _is_unused(file.src_uri)]:
            files.remove(file)
        if PROOF in config.extra:
            config.extra[PROOF][1](files)
        found = {key: files.get_file_from_path(path) for key, path in _LINKED.items()}
        links = {key: file.url for key, file in found.items() if file is not None}
        self._shared = {
            "links": links | {"search": SEARCH_PAGE.removesuffix("index.html")},
            "contact": _contact(self._settings.contact),
            "coloured": bool(self._settings.colours),
        }
        return files

    def on_page_markdown(self, markdown: str, page: Any, **_: Any) -> str:
        """Give a generated page its title, escaped, and the home page its newest edition."""
        made = self._made(page)
        if made.title:
            page.title = html.escape(made.title)
        page.meta["noindex"] = made.noindex or bool(page.meta.get("noindex"))
        return markdown.replace(LATEST, self._rendered.latest)

    def on_page_content(self, content: str, page: Any, **_: Any) -> str:
        """Make titles of headings and file names safe too; let headings break between phrases."""
        page.title = html.escape(html.unescape(str(page.title)))
        return breaking.broken(content, self._language(page))

    def on_env(self, env: Any, **_: Any) -> Any:
        """Note in which languages the theme has words, and which scripts stand in its templates.

        No blank lines are written where templates have logic.
        """
        env.trim_blocks = env.lstrip_blocks = True
        env.undefined = Missing
        names = env.list_templates(extensions=["html"])
        known = {name.removeprefix(_LANGUAGES).removesuffix(".html") for name in names if name.startswith(_LANGUAGES)}
        env.globals["theme_languages"] = known
        sources = (env.loader.get_source(env, name)[0] for name in names if not name.startswith(_LANGUAGES))
        self._trusted = tuple(dict.fromkeys(pattern for source in sources for pattern in policy.patterns(source)))
        return env

    def on_page_context(self, context: Any, page: Any, **_: Any) -> Any:
        """Give the theme the page's own words, headings and what the search shows of it."""
        made = self._made(page)
        context.update(self._words(self._language(page)))
        context["headings"] = made.headings or tuple(_headings(page.toc))
        context["description"] = made.description or str(page.meta.get("description", ""))
        context["searched"] = made.kind in _INDEXED and not page.meta["noindex"]
        context["feeds"] = self._feeds(made)
        context["made"] = made
        context["head"] = heads.head(self._settings, self._rendered, made, self._shown(page, context))
        return context

    def on_template_context(self, context: Any, **_: Any) -> Any:
        """Give pages that are only a template the words of the site's language, and the search the sections' titles."""
        context.update(self._words(self._settings.language))
        context["sections"] = [list(section.titles.values()) for section in self._settings.sections]
        context["feeds"] = self._feeds(_BY_HAND)
        context["changed"] = heads.changed(self._rendered)
        return context

    def on_post_page(self, output: str, **_: Any) -> str:
        """Give the built page its Content-Security-Policy."""
        return policy.policed(output, self._trusted)

    def on_post_template(self, output_content: str, **_: Any) -> str:
        """Likewise a page that is only a template."""
        return policy.policed(output_content, self._trusted)

    def on_post_build(self, config: Any) -> None:
        """Write the site's own colours; index what was built (of a proof, who prints it does)."""
        if self._settings.colours:
            sheet = palette.style_sheet(self._settings.colours)
            disk.replace(Path(config.site_dir) / COLOURS, sheet.encode())
        if PROOF not in config.extra:
            _through(search.index, Path(config.site_dir))

    def _made(self, page: Any) -> Page:
        """What is known of a generated page; a file by hand may stand in its place, and then bears no kind."""
        made = self._rendered.pages.get(page.file.src_uri, _BY_HAND)
        return made if page.meta.get("kind") == made.kind else _BY_HAND

    def _shown(self, page: Any, context: Any) -> heads.Shown:
        return heads.Shown(
            title=html.unescape(str(page.title)),
            description=context["description"],
            url=page.canonical_url or self._settings.url,
            language=context["code"],
            is_home=page.is_homepage,
        )

    def _feeds(self, page: Page) -> tuple[FeedLink, ...]:
        return tuple(links(self._rendered, page, self._settings.title))

    def _language(self, page: Any) -> str:
        return str(self._made(page).lang or page.meta.get("lang") or self._settings.language)

    def _words(self, code: str) -> dict[str, Any]:
        """The interface of a page in a language, with the site's name in it, or in the language it has one in."""
        titles, own = self._settings.titles, languages.primary(code)
        name = html.escape(titles.get(own, self._settings.title))
        named = {"site_title": name, "site_title_lang": "" if own in titles else self._settings.language}
        return self._shared | named | {"code": code, "words": interface(self._settings, code)}


def _is_unused(path: str) -> bool:
    return path.startswith(_SEARCH) or path.endswith(".map")


def _through(function: Callable[[Path], Any], path: Path) -> Any:
    try:
        return function(path)
    except MatomeError as error:
        raise StoppedError(error) from error


def _contact(contact: str) -> str:
    """The address of the contact: a page's own, or an e-mail address's `mailto:`; "" if none is set."""
    return f"mailto:{contact}" if "@" in contact and "://" not in contact else contact


def _headings(contents: Any) -> list[Heading]:
    """The headings of a page by hand, in order, without its first."""
    found = []
    for item in contents:
        if item.level > 1:
            found.append(Heading(item.id, html.unescape(item.title), item.level))
        found.extend(_headings(item.children))
    return found
