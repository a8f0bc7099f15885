"""Summaries: the sentences the program would choose of several articles, beside a summary that people wrote."""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator import languages
from generator.config import Limits
from generator.errors import FormatError
from generator.evaluate import rouge
from generator.evaluate.reading import GUIDE
from generator.evaluate.result import Result, mean, rounded
from generator.models import Chars, Cluster, Copies, Passage, Story, Via
from generator.summarise import sentences

DRAWS = 5  # blind choices a row, of which the mean is given
UNLIMITED = Limits(quoted_share=1.0, quoted_sentences=1000)


@dataclass(frozen=True, slots=True)
class Article:
    """One publisher's report."""

    text: str
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """The articles on one event, and its summary by people."""

    articles: tuple[Article, ...]
    summary: str
    lang: str | None = None

    @property
    def language(self) -> str:
        """The language of its reference."""
        return languages.primary(self.lang) if self.lang else languages.detect(self.summary)


def check(row: Row) -> None:
    """Raise FormatError for a row that nothing can be measured with: without any text, or without a summary."""
    if not any(article.text.strip() for article in row.articles):
        raise FormatError("no article has a text", cure=GUIDE)
    if not any(map(str.isalnum, row.summary)):
        raise FormatError("the summary has no words", cure=GUIDE)


def measure(rows: Sequence[Row], told: Sequence[str] | None = None) -> Result:
    """ROUGE-1, -2 and -L F1 of what is told of each row: what the program tells (see `chosen`) where none is given.

    Beside it `lead_`, the beginning of the first article, and `random_`, sentences of all articles drawn blindly.
    """
    told = [chosen(row) for row in rows] if told is None else told
    each = [scores(row, text) for row, text in zip(rows, told, strict=True)]
    return Result(rounded({name: mean(one[name] for one in each) for name in each[0]}), len(rows))


def scores(row: Row, text: str) -> dict[str, float]:
    """The measures of one row, of which `text` is told."""
    told = {"": [text], "lead_": [lead(row)], "random_": list(drawn(row))}
    found = {}
    for name, texts in told.items():
        each = [rouge.scores(row.summary, text, row.language) for text in texts]
        found.update({name + measure: mean(one[measure] for one in each) for measure in each[0]})
    return found


def chosen(row: Row) -> str:
    """The program's sentences, best first and none that repeats another, as long as the reference.

    The limits of quotation do not count, and the share of a publisher is free too, since a reference has too few words
    for a third each.
    """
    ranked = sentences.rank(_cluster(row), row.language)
    texts = (candidate.text for candidate in sentences.in_turn(ranked, UNLIMITED))
    return _joined(texts, rouge.length(row.summary, row.language), row.language)


def lead(row: Row) -> str:
    """The beginning of the first article, as long as the reference; of the next where it is shorter."""
    texts = [text for article in row.articles for text in _sentences(article, row.language)]
    return _joined(texts, rouge.length(row.summary, row.language), row.language)


def drawn(row: Row) -> Iterator[str]:
    """Blind choices of sentences, as long as the reference; the same ones every time."""
    draw = random.Random(row.summary)  # noqa: S311 - a baseline, not a secret
    texts = [text for article in row.articles for text in _sentences(article, row.language)]
    for _ in range(DRAWS):
        draw.shuffle(texts)
        yield _joined(texts, rouge.length(row.summary, row.language), row.language)


def _joined(texts: Iterable[str], size: int, language: str) -> str:
    return ("" if language in rouge.SPACELESS else " ").join(rouge.cut(texts, size, language))


def _sentences(article: Article, language: str) -> Iterator[str]:
    for line in article.text.split("\n"):
        yield from languages.of(language).sentences(line)


def _cluster(row: Row) -> Cluster:
    stories = tuple(_story(article, number, row.language) for number, article in enumerate(row.articles))
    return Cluster(
        stories=stories,
        copies=tuple(Copies(story.publisher, (story.id,)) for story in stories),
        publishers=tuple(story.publisher for story in stories),
        titles={},
        section="other",
    )


def _story(article: Article, number: int, language: str) -> Story:
    return Story(
        id=f"s-{number:010d}",
        title=article.title or "",
        language=language,
        site=f"publisher {number}",
        publisher=f"publisher {number}",
        source="",
        via=Via("feed", "", ""),
        first_seen="2000-01-03T00:00:00Z",
        keys=(),
        chars=Chars(report=len(article.text)),
        passages=(Passage("report", article.text),),
    )
