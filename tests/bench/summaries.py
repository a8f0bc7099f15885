"""Summaries beside sumy's LexRank, on clusters of the shapes that weeks have.

sumy reads as its guide shows it: NLTK's words without stop words, cut by Snowball's stemmer. Only the sentences are
split by our rules, since the data of its own splitter are a download. Beside that stands LexRank on our quick words.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from nltk.tokenize import NLTKWordTokenizer
from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.nlp.stemmers import Stemmer
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.utils import get_stop_words

from generator import languages
from generator.config import Config
from generator.models import Cluster, Copies, Story
from generator.summarise.digest import summarise
from tests.bench import synthetic
from tests.bench.timing import Row, seconds

SHAPES = ((3, 60), (4, 60), (8, 24), (12, 12))  # stories of a cluster, clusters
Words = Callable[[str], Sequence[str]]


def rows(config: Config) -> Iterator[Row]:
    """Clusters a second for each shape: ours with highlights, views and disagreements, theirs the sentences alone."""
    for per_cluster, number in SHAPES:
        clusters = [_cluster(stories) for stories in _events(per_cluster, number)]
        ours = seconds(lambda clusters=clusters: [summarise(one, config) for one in clusters])  # type: ignore[misc]
        yield Row(f"summarise {per_cluster} stories", number / ours, "clusters/s", f"of {number} clusters")
        for name, words, summarizer in _peers():
            theirs = seconds(
                lambda clusters=clusters, words=words, summarizer=summarizer: [  # type: ignore[misc]  # bound at once
                    _lex_rank(one, words, summarizer) for one in clusters
                ],
                runs=1,
            )
            yield Row(f"  {name}", number / theirs, "clusters/s", f"ours is {theirs / ours:.1f} times as fast")


def _peers() -> Iterator[tuple[str, Words, LexRankSummarizer]]:
    guided = LexRankSummarizer(Stemmer("english"))
    guided.stop_words = get_stop_words("english")
    yield "sumy, LexRank", NLTKWordTokenizer().tokenize, guided
    yield "sumy, LexRank on our words", languages.of("en").words, LexRankSummarizer()


def _events(per_cluster: int, number: int) -> Iterator[list[Story]]:
    stories = synthetic.stories(per_cluster * number, per_event=per_cluster)
    while event := list(islice(stories, per_cluster)):
        yield event


def _cluster(stories: Sequence[Story]) -> Cluster:
    return Cluster(
        stories=tuple(stories),
        copies=tuple(Copies(story.publisher, (story.id,)) for story in stories),
        publishers=tuple(sorted({story.publisher for story in stories})),
        titles={"en": stories[0].title},
        section="other",
    )


class _Tokenizer:
    """What sumy asks for words."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def to_words(self, text: str) -> tuple[str, ...]:
        return tuple(self._words(text))


def _lex_rank(cluster: Cluster, words: Words, summarizer: LexRankSummarizer) -> object:
    english, tokenizer = languages.of("en"), _Tokenizer(words)
    paragraphs = [
        Paragraph([Sentence(text, tokenizer) for text in english.sentences(story.text())]) for story in cluster.stories
    ]
    return summarizer(ObjectDocumentModel(paragraphs), 5)
