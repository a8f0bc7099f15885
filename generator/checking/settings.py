"""Settings that are allowed and will still disappoint. What is not allowed at all stops every command (`config`)."""

from collections.abc import Iterator

from ruamel.yaml.comments import CommentedMap

from generator import config as allowed
from generator import yaml_file
from generator.checking.view import View
from generator.config import Config
from generator.errors import Problem
from generator.group import embedding

EXAMPLE_HOSTS = ("https://example.org/", "https://example.com/")
BUILDER = "mkdocs.yml"
HOOK = "templates/hook.py"

# Extensions that act on text: with them, foreign words of a generated page could become attributes, markup or files.
ACTING = ("abbr", "attr_list", "extra", "md_in_html", "pymdownx.emoji", "pymdownx.extra", "pymdownx.snippets", "macros")


def faults(view: View) -> Iterator[Problem]:
    """Faults of `content/matome.yml` and `mkdocs.yml`."""
    config, where = view.site.config, view.path(f"content/{allowed.NAME}")
    yield from _address_faults(config, where)
    yield from _section_faults(config, where)
    yield from _source_faults(config, where)
    if not config.sources and not view.site.store.weeks():
        cure = "Subscribe with: matome feeds add https://... or take pages in with: matome add PATH"
        yield Problem("warning", where, "there are no sources and no stories", "nothing will be published", cure)
    yield from _builder_faults(view)
    embedding.load(config.embedder)


def _address_faults(config: Config, where: str) -> Iterator[Problem]:
    if not config.contact:
        why = "readers cannot report an error or ask for removal"
        yield Problem("warning", where, "contact is not set", why, "Set it to an e-mail address or a page.")
    if config.url in EXAMPLE_HOSTS:
        why = "feeds, mails, JSON and link previews lead there"
        yield Problem("warning", where, "url is an example", why, "Set it to the site's address.")


def _section_faults(config: Config, where: str) -> Iterator[Problem]:
    named = {source.section for source in config.sources}
    for section in config.sections:
        for language in config.languages:
            if language not in section.titles:
                what = f"section {section.key} has no title in {language}"
                yield Problem("warning", where, what, cure="Add it to titles.")
        if not section.keywords and not section.categories and section.key not in named:
            cure = "Give it keywords or categories, or name it as the section of a source."
            yield Problem("warning", where, f"section {section.key} stays empty", "nothing leads a story there", cure)


def _source_faults(config: Config, where: str) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for source in config.sources:
        other = first.setdefault(source.url, source.name)
        if other != source.name:
            why = f"{source.url} is asked twice"
            yield Problem("warning", where, f"{source.name} is the same feed as {other}", why, "Take one of them out.")


def _builder_faults(view: View) -> Iterator[Problem]:
    """MkDocs must call the program, and leave its pages' text as it is."""
    path = view.site.root / BUILDER
    if not path.is_file():
        cure = "A new one comes with: matome init DIR; copy it from there."
        yield Problem("error", str(path), "is missing", "the site cannot be built", cure)
        return
    tree = yaml_file.read(path.read_text(encoding="utf-8-sig"), str(path))
    settings = tree if isinstance(tree, CommentedMap) else CommentedMap()
    if HOOK not in (settings.get("hooks") or ()):
        yield Problem("error", str(path), f"hooks does not name {HOOK}", "nothing writes the pages", f"Add it: {HOOK}")
    for key in ("markdown_extensions", "plugins"):
        for acting in sorted(_names(settings.get(key)) & set(ACTING)):
            why = "it acts on text, and the pages hold the words of strangers"
            where = f"{path}:{yaml_file.line_of(tree, key)}"
            yield Problem("error", where, f"{acting} is switched on in {key}", why, "Take it out.")


def _names(listed: object) -> set[str]:
    """The names in a list of names and of mappings from a name to its options; of a mapping, its keys."""
    if isinstance(listed, dict):
        return {str(name) for name in listed}
    if not isinstance(listed, list):
        return set()
    return {str(next(iter(one), "")) if isinstance(one, dict) else str(one) for one in listed}
