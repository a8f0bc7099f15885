"""Why each sentence of a digest stands in its summary, and why each of the others does not."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator import languages
from generator.config import Config
from generator.explain.part import Facts, Part, clipped
from generator.models import Citation, Cluster, Digest, Sentence, Story
from generator.summarise import sentences
from generator.summarise.candidates import Candidate
from generator.summarise.likeness import likeness, say_the_same
from generator.summarise.quotation import may_quote
from generator.summarise.ranking import Ranked

REASONS: Mapping[str, str] = {
    "short": "too short to say something by itself",
    "long": "too long to be quoted whole",
    "fragment": "no whole sentence",
    "question": "a question",
    "exclamation": "an exclamation",
    "boilerplate": "a caption, an invitation or another part of the page's furniture",
    "speakerless": "quoted speech of nobody knows whom",
    "depends": "not to be understood without the sentence before it",
    "opinion": "the writer's own judgement or loaded words",
}
SHARED = 6  # words named that other publishers use too


@dataclass(frozen=True, slots=True)
class Verdict:
    """A sentence that could be quoted, where it ranks, and what became of it."""

    candidate: Candidate
    rank: int  # from 1, among all of its language
    of: int
    score: float
    stands: bool
    why: str

    def told(self) -> tuple[str, Facts]:
        """In a line, and as values."""
        one, sign = self.candidate, "+" if self.stands else "-"
        id_ = Sentence(one.text, (Citation(one.story.id, one.quote),)).id
        where = f"{id_}, {one.story.id}, {one.publisher}"
        line = f"{sign} {clipped(one.text)} [{where}] rank {self.rank} of {self.of}: {self.why}"
        facts = {
            "id": id_, "text": one.text, "quote": one.quote, "story": one.story.id, "publisher": one.publisher,
            "position": one.position, "rank": self.rank, "of": self.of, "score": round(self.score, 3),
            "heat": round(one.heat, 3), "refused": one.refused, "stands": self.stands, "why": self.why,
        }  # fmt: skip
        return line, facts


def verdicts(digest: Digest, cluster: Cluster, language: str, config: Config) -> tuple[Verdict, ...]:
    """Every sentence of a digest's reports in one language, best first, with what became of it in this digest."""
    ranked = sentences.rank(cluster, language)
    said = digest.summary.get(language, ())
    quotes = {citation.quote for sentence in said for citation in sentence.citations}
    standing = [one.candidate for one in ranked if one.candidate.quote in quotes]
    judge = _Judge(standing, digest, language, _writers(ranked), config)
    return tuple(
        Verdict(
            one.candidate,
            place,
            len(ranked),
            one.score,
            one.candidate.quote in quotes,
            judge.why(one.candidate),
        )
        for place, one in enumerate(ranked, 1)
    )


def summary(digest: Digest, cluster: Cluster, language: str, config: Config) -> Part:
    """The sentences of one language: taken ones first, then the others, best first."""
    judged = sorted(verdicts(digest, cluster, language, config), key=lambda one: (not one.stands, one.rank))
    told = [one.told() for one in judged]
    told += list(_by_hand(digest.summary.get(language, ()), [one.candidate for one in judged]))
    return Part.of(
        f"sentences in {language}", told, otherwise="its stories are bare titles: the page lists them instead"
    )


def quoted(story: Story, digest: Digest, cluster: Cluster, config: Config) -> Part:
    """The sentences of one story, in its order."""
    judged = [one for one in verdicts(digest, cluster, story.language, config) if one.candidate.story.id == story.id]
    told = [one.told() for one in sorted(judged, key=lambda one: one.candidate.position)]
    return Part.of("its sentences", told, otherwise="none: a copy of it, or its title alone, speaks for it")


def _by_hand(said: Sequence[Sentence], known: Sequence[Candidate]) -> Iterator[tuple[str, Facts]]:
    """Sentences that no candidate is: taken out, or put there by hand."""
    quotes = {one.quote for one in known}
    for sentence in said:
        if not any(citation.quote in quotes for citation in sentence.citations):
            why = f"taken out on {sentence.removed}" if sentence.removed else "the editor's hand, or an older program"
            yield f"+ {clipped(sentence.text)}: {why}", {"text": sentence.text, "stands": True, "why": why}


def _writers(ranked: Sequence[Ranked]) -> Mapping[str, frozenset[str]]:
    """The publishers that use each word."""
    writers: dict[str, set[str]] = {}
    for one in ranked:
        for word in one.candidate.vocabulary:
            writers.setdefault(word, set()).add(one.candidate.publisher)
    return {word: frozenset(names) for word, names in writers.items()}


class _Judge:
    """Says why a sentence stands or does not, beside those that stand."""

    def __init__(
        self,
        standing: Sequence[Candidate],
        digest: Digest,
        language: str,
        writers: Mapping[str, frozenset[str]],
        config: Config,
    ) -> None:
        self._standing, self._writers, self._limits = standing, writers, config.limits
        self._said, spare = digest.summary.get(language, ()), digest.spare.get(language, ())
        self._spare = {citation.quote for sentence in spare for citation in sentence.citations}

    def why(self, one: Candidate) -> str:
        """The reason in words."""
        if one in self._standing:
            return self._taken(one)
        if one.refused:
            return REASONS.get(one.refused, one.refused) + self._marked(one)
        same = next((other for other in self._standing if say_the_same(one, other)), None)
        if same:
            return f"says the same as “{clipped(same.text, 30)}” ({likeness(one, same):.0%} of the shorter's words)"
        return self._outranked(one)

    def _outranked(self, one: Candidate) -> str:
        quotes = [other.quote for other in self._standing if other.story.id == one.story.id]
        if not may_quote(one.story, [*quotes, one.quote], self._limits):
            return f"no more may be quoted of {one.story.id} on one page"
        if one.quote in self._spare:
            return "spare: stands in where an earlier digest of the topic said a sentence already"
        if len(self._standing) >= self._limits.sentences:
            return "others speak better for all"
        return "its publisher has its share, an earlier digest said it, or it ranks behind those that do"

    def _taken(self, one: Candidate) -> str:
        shared = [word for word in one.vocabulary if len(self._writers[word]) > 1]
        shared.sort(key=lambda word: (-len(self._writers[word]), word))
        place = "the lead of its story" if one.position == 0 else f"sentence {one.position + 1} of its story"
        others = (
            f"other publishers too say {', '.join(shared[:SHARED])}" if shared else "no other publisher has its words"
        )
        return "; ".join((place, others, *self._contrary(one)))

    def _contrary(self, one: Candidate) -> Iterator[str]:
        """The sentences that stand beside it because they say otherwise."""
        own = [said for said in self._said if any(citation.quote == one.quote for citation in said.citations)]
        for said in self._said:
            if said not in own and any(said.disagreement and said.disagreement == mine.disagreement for mine in own):
                yield f"shown beside “{clipped(said.text, 30)}”, which says otherwise"

    def _marked(self, one: Candidate) -> str:
        if one.refused != "opinion":
            return ""
        return ": " + ", ".join(marker.words for marker in one.language.markers(one.text))


def said_at(digest: Digest, where: str) -> tuple[str, Sentence] | None:
    """The sentence that an id, a place ("2", "ja:2") or first words mean, and its language; None where none does."""
    given, _, number = where.rpartition(":")
    spoken = [(language, said) for language in _ordered(digest) for said in digest.summary[language]]
    if where.startswith("q-"):
        stand_by = [(language, said) for language in _ordered(digest) for said in digest.spare.get(language, ())]
        return next((pair for pair in (*spoken, *stand_by) if pair[1].id == where), None)
    if number.isascii() and number.isdigit() and (not given or given in digest.summary):
        among = [pair for pair in spoken if not given or pair[0] == given]
        return among[int(number) - 1] if 1 <= int(number) <= len(among) else None
    return next((pair for pair in spoken if pair[1].text.startswith(where)), None)


def begins(digest: Digest, cluster: Cluster, words: str, config: Config) -> Verdict | None:
    """The sentence of the digest's reports that begins with these words, whatever became of it."""
    return next(
        (
            one
            for language in digest.languages
            for one in verdicts(digest, cluster, languages.of(language).code, config)
            if one.candidate.quote.startswith(words) or one.candidate.text.startswith(words)
        ),
        None,
    )


def _ordered(digest: Digest) -> tuple[str, ...]:
    return tuple(language for language in digest.languages if language in digest.summary)
