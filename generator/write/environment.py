"""Jinja2 as pages are written with it: a site's templates before the packaged ones, every value escaped unless ours.

What is printed in a template passes the escaping function of the file that is written: a `.md` template that of
Markdown, a `.html` template that of HTML, a `.xml` template that of XML; in a `.txt`
template a value is one line. A template cannot forget it.
"""

import traceback
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
    Undefined,
    UndefinedError,
)
from markupsafe import Markup

from generator import languages
from generator.errors import BuildError, MatomeError
from generator.write import addresses, escape
from generator.write.book import is_quiet, titles
from generator.write.templates import OWN
from generator.write.words import Words, own

WRITTEN = frozenset({".md", ".html", ".xml", ".txt"})  # files of templates
_ESCAPES: Mapping[str, Callable[[str], str]] = {
    "md": escape.markdown,
    "html": escape.html,
    "xml": escape.xml,
    "txt": escape.line,
}


@dataclass(frozen=True, slots=True)
class Said:
    """Interface words, days and weeks as markup for templates: the words are ours, what is filled in is escaped."""

    words: Words
    write: Callable[[str], str]

    @property
    def code(self) -> str:
        """The tag of the interface's language."""
        return self.words.language.code

    def say(self, key: str, **fields: object) -> Markup:
        """The words of a key with its fields."""
        written = {name: _escaped(field, self.write) for name, field in fields.items()}
        return own(self.words.say(key, **written))

    def count(self, key: str, number: int) -> Markup:
        """A count with its noun."""
        return own(self.words.count(key, number))

    def listed(self, names: Iterable[str]) -> Markup:
        """Names in a row."""
        return own(self.words.listed(str(_escaped(name, self.write)) for name in names))

    def day(self, when: str) -> Markup:
        """The day of an ISO 8601 day or time."""
        return own(self.words.day(when))

    def stamp(self, when: str) -> Markup:
        """An ISO 8601 day or time for a `datetime` attribute."""
        self.words.date(when)
        return own(when)

    def week(self, week: str) -> Markup:
        """A week by its number."""
        return own(self.words.week(week))

    def days(self, week: str) -> Markup:
        """A week by its first and last day."""
        return own(self.words.days(week))

    def reading(self, minutes: float) -> Markup:
        """Reading time."""
        return own(self.words.reading(minutes))


class Templates:
    """The templates of one site: a name is looked for in the site's folders first, then in the packaged one."""

    def __init__(self, folders: Sequence[Path] = ()) -> None:
        found = tuple(dict.fromkeys(str(folder) for folder in (*folders, OWN)))
        self._environments = {suffix: _environment(found, suffix) for suffix in _ESCAPES}

    def render(self, name: str, words: Words, /, **values: object) -> str:
        """The text of a template. Raises BuildError that names template and line where it is wrong.

        Beside its values a template has `words` (see `Said`), its short forms `t`, the words of a key, and `n`, a
        count with its noun, and `gap`, what stands between two sentences.
        """
        suffix = name.rpartition(".")[2]
        said = Said(words, _ESCAPES[suffix])
        try:
            template = self._environments[suffix].get_template(name)
            return template.render(words=said, t=said.say, n=said.count, gap=words.gap, **values)
        except MatomeError:
            raise
        except Exception as error:
            raise refused(error, name) from error


class Missing(Undefined):
    """What a template of the theme names and nothing gives: it may be asked for, but not printed.

    Material prints three such things, which are empty: a word that its table of a language lacks, an `if` without an
    `else`, and `hidden`.
    """

    __slots__ = ()

    def __str__(self) -> str:
        is_hint = self._undefined_name is None  # of an `if` without an `else`
        if is_hint or self._undefined_name == "hidden" or type(self._undefined_obj) is dict:
            return ""
        return str(self._fail_with_undefined_error())


def place(error: Exception) -> str:
    """The file and line of a template in which an error arose; "" where it was in none."""
    places = [frame for frame in traceback.extract_tb(error.__traceback__) if Path(frame.filename).suffix in WRITTEN]
    return f"{places[-1].filename}:{places[-1].lineno}" if places else ""


def refused(error: Exception, name: str) -> BuildError:
    """The error to raise for one that came out of a template: its file and line, what is wrong, and the cure."""
    where = place(error) or name
    if isinstance(error, TemplateSyntaxError):
        where = f"{error.filename or error.name or name}:{error.lineno}"
    cure = "Compare it with the program's own template of that name; take yours away to have that one back."
    if isinstance(error, TemplateNotFound):
        cure = "It stands neither in the site's templates/ nor in the program's: mend the name, or add the file."
    elif isinstance(error, UndefinedError):
        cure = f"What a template is given stands in the guide to looks. {cure}"
    why = f"there are no words called {error}" if isinstance(error, KeyError) else str(error) or type(error).__name__
    return BuildError("template cannot be rendered", where=where, why=why.rstrip("."), cure=cure)


class _Nearest(FileSystemLoader):
    """Templates in the first of some folders that has them, as the folders are now.

    Jinja asks of a compiled template whether its own file is as it was. One that a site has put before it since is
    another file, which `serve` would pass over.
    """

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The text of a template, its file, and whether that is still the one to take. Raises TemplateNotFound."""
        text, file, is_as_it_was = super().get_source(environment, template)
        places = [Path(folder, template) for folder in self.searchpath]
        return text, file, lambda: is_as_it_was() and next(filter(Path.is_file, places), None) == Path(file)


@lru_cache(maxsize=12)  # compiled once a process: a site renders thousands of pages, and `serve` renders it again
def _environment(folders: tuple[str, ...], suffix: str) -> Environment:
    write = _ESCAPES[suffix]
    environment = Environment(
        loader=_Nearest(folders),
        autoescape=True,
        finalize=lambda value: _escaped(value, write),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["href"] = _href
    environment.filters["slug"] = lambda key: own(addresses.slug(key))
    environment.globals["titles"] = titles
    environment.globals["spoken"] = _spoken
    environment.globals["is_quiet"] = is_quiet
    return environment


def _escaped(value: object, write: Callable[[str], str]) -> object:
    """The value as it may be printed; finished markup stays, and what is undefined fails by itself."""
    if isinstance(value, Undefined) or hasattr(value, "__html__"):
        return value
    return own(write("" if value is None else str(value)))


def _spoken(words: str, language: str) -> Markup:
    """The attribute of an element whose words are in `language` or in another, which the words tell."""
    found = languages.detect(words, language)
    return own(f' lang="{language if found == "und" else found}"')


def _href(address: str | None) -> Markup:
    """An outside address inside a quoted attribute of HTML; empty where it is not http or https."""
    return own(escape.html(escape.url(address) or ""))
