"""How far an extracted text is the one that should be: runs in common, and snippets found."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

RUN = 4  # tokens of a run
Tokens = Callable[[str], Sequence[str]]

_WORD = re.compile(r"\w+")
_SPACE = re.compile(r"\s+")


def words(text: str) -> list[str]:
    """The words of a text as they stand."""
    return _WORD.findall(text)


def characters(text: str) -> list[str]:
    """The characters of a text without its spaces: for languages that write none between words."""
    return list(_SPACE.sub("", text))


def runs_in_common(gold: str, found: str, tokens: Tokens = words) -> tuple[float, float, float]:
    """The share of runs of four tokens that both texts have, that only `found` has, and that only `gold` has.

    The three add up to 1, so that a long text weighs no more than a short one; all are 0 where both are empty. As
    the scorer of scrapinghub's article-extraction-benchmark counts.
    """
    ours, theirs = _runs(tokens(found)), _runs(tokens(gold))
    common = (ours & theirs).total()
    parts = (common, ours.total() - common, theirs.total() - common)
    total = sum(parts)
    return (parts[0] / total, parts[1] / total, parts[2] / total) if total else (0.0, 0.0, 0.0)


def mean_f1(shares: Iterable[tuple[float, float, float]]) -> float:
    """The F1 of the mean precision and the mean recall of several texts.

    A text of which nothing was found has no precision, and one that should be empty no recall.
    """
    given = list(shares)
    precision = [right / (right + extra) for right, extra, _ in given if right + extra]
    recall = [right / (right + lost) for right, _, lost in given if right + lost]
    if not precision or not recall:
        return 0.0
    p, r = sum(precision) / len(precision), sum(recall) / len(recall)
    return 2 * p * r / (p + r) if p + r else 0.0


def count_in(text: str, snippets: Iterable[str]) -> int:
    """How many of the snippets stand in the text, whatever its spaces and line breaks."""
    plain = "".join(characters(text))
    return sum("".join(characters(snippet)) in plain for snippet in snippets)


def _runs(tokens: Sequence[str]) -> Counter[tuple[str, ...]]:
    last = max(1, len(tokens) - RUN + 1)
    return Counter(run for at in range(last) if (run := tuple(tokens[at : at + RUN])))
