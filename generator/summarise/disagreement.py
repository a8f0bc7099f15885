"""Numbers on which publishers disagree: how many were hurt, what it costs.

Precision goes before recall: to tell readers of a disagreement that is none harms more than to miss one. So two
sentences disagree only where each gives a single amount of one unit, in a clause that says what is counted (an aspect
below), the two are near each other and not one the rounding of the other, and no bound ("at least") leaves room for
both. Of a publisher that gave several, the latest counts: a count that rose is its own update, but still disagrees
with what another publisher says.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import floor, log10

from generator.languages.rules import alternation
from generator.summarise.candidates import Candidate

LOOKED_AT = 24  # sentences, the best: what the others count is no news
NEAR = 2.0  # one amount is at most so many times the other: else they tell of different things

# How words begin that say what is counted. Sought as they stand: a pattern for each would cost more than all the rest.
_ASPECTS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "en": {
        "hurt": (" injur", " hurt", " wound"),
        "killed": (" kill", " dead", " died", " death"),
        "missing": (" missing", " unaccounted"),
        "evacuated": (" evacuat", " displaced"),
        "arrested": (" arrest", " detained"),
        "attended": (" attended", " gathered", " turned out", " took part", " marched"),
        "cost": (" cost ", " costs", " costing"),
        "dismissed": (" laid off", " lay off", " layoff", " job cuts", " redundan"),
        "in the dark": (" without power", " without electricity", " lost power", " blackout", " power cut"),
        "infected": (" infected", " infections", " tested positive"),
        "flooded": (" flooded",),
        "destroyed": (" destroyed", " burned down", " burnt down", " gutted"),
        "magnitude": (" magnitude",),
    },
    "ja": {
        "hurt": ("けが", "怪我", "負傷", "重軽傷"),
        "killed": ("死亡", "死者", "亡くな", "死んだ"),
        "missing": ("行方不明", "安否不明"),
        "evacuated": ("避難し", "避難者"),
        "arrested": ("逮捕", "拘束"),
        "attended": ("参加し", "集まっ", "集まり", "来場"),
        "dismissed": ("解雇", "人員削減", "希望退職"),
        "in the dark": ("停電",),
        "infected": ("感染",),
        "flooded": ("浸水", "冠水"),
        "destroyed": ("全壊", "全焼", "倒壊", "焼失"),
        "cost": ("費用", "事業費", "建造費", "建設費", "工費", "総額"),
    },
}
_STARTS = {code: tuple(start for starts in aspects.values() for start in starts) for code, aspects in _ASPECTS.items()}
_CLAUSES = re.compile(r"[,，、;；:：。](?:(?<![,，])|(?![0-9]))")
_BOUNDS = "more than|over|at least|up to|nearly|almost|fewer than|less than|under|a further|another|between"
_BOUND = re.compile(
    alternation(rf"\b{words}\b" for words in _BOUNDS.split("|"))
    + "|以上|超|未満|近く|最大|少なくとも|うち|さらに|新たに|[0-9人円][~～〜―–-][0-9]"
)
_DIGIT = re.compile("[0-9０-９]")


@dataclass(frozen=True, slots=True)
class Claim:
    """How much of something a sentence says there is."""

    about: tuple[str, str]  # aspect and unit
    amount: float
    digits: int  # that tell: two of 4200000
    candidate: Candidate


def find(ranked: Sequence[Candidate]) -> tuple[tuple[Candidate, Candidate], ...]:
    """Pairs of sentences of different publishers that disagree, one for each thing that is counted, best first.

    Of `ranked`, best first, those may be in a pair that may stand.
    """
    told: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for candidate in ranked[:LOOKED_AT]:
        for claim in claims(candidate):
            told[claim.about].append(claim)
    pairs = [pair for about in told.values() if len(about) > 1 if (pair := _apart(_latest(about)))]
    return tuple((one.candidate, other.candidate) for one, other in pairs)


def claims(candidate: Candidate) -> Iterator[Claim]:
    """What a sentence counts, where it is plain what and how much."""
    code = candidate.language.code
    if not _DIGIT.search(candidate.text) or not _has_any(f" {candidate.text.lower()}", _STARTS.get(code, ())):
        return
    clauses = [(f" {clause.lower()} ", _amounts(clause, candidate)) for clause in _CLAUSES.split(candidate.text)]
    units = [unit for _, amounts in clauses for _, unit in amounts]
    for clause, amounts in clauses:
        if len(amounts) != 1 or units.count(amounts[0][1]) > 1 or _BOUND.search(clause):
            continue
        number, unit = amounts[0]
        for aspect, starts in _ASPECTS[code].items():
            if _has_any(clause, starts):
                yield Claim((aspect, unit), float(number), len(number.replace(".", "").strip("0")), candidate)


def _has_any(text: str, starts: Sequence[str]) -> bool:
    return any(map(text.__contains__, starts))


def _amounts(clause: str, candidate: Candidate) -> list[tuple[str, str]]:
    found = candidate.language.amounts(clause) if _DIGIT.search(clause) else ()
    return [(number, unit) for number, _, unit in (amount.partition(" ") for amount in found)]


def _latest(claims: Sequence[Claim]) -> list[Claim]:
    """The claims that each publisher's latest story with any makes, in their order."""
    last: dict[str, str] = {}
    for claim in claims:
        publisher = claim.candidate.publisher
        last[publisher] = max(last.get(publisher, ""), _time(claim))
    return [claim for claim in claims if _time(claim) == last[claim.candidate.publisher]]


def _time(claim: Claim) -> str:
    return claim.candidate.story.published or claim.candidate.story.first_seen


def _apart(claims: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    """The best claim and the best that contradicts it, of publishers that do not contradict themselves."""
    steady = [claim for claim in claims if not any(_contradict(claim, other) for other in _own(claim, claims))]
    pairs = ((one, other) for at, one in enumerate(steady) for other in steady[at + 1 :] if _contradict(one, other))
    return next((pair for pair in pairs if not any(claim.candidate.refused for claim in pair)), None)


def _own(claim: Claim, claims: Sequence[Claim]) -> Iterator[Claim]:
    return (other for other in claims if other.candidate.publisher == claim.candidate.publisher)


def _contradict(one: Claim, other: Claim) -> bool:
    less, more = sorted((one.amount, other.amount))
    return 0 < less < more <= NEAR * less and not _rounds_to(one, other) and not _rounds_to(other, one)


def _rounds_to(exact: Claim, rough: Claim) -> bool:
    """Whether the one is the other in fewer digits, rounded up or down."""
    if rough.digits >= exact.digits:
        return False
    step = 10.0 ** (floor(log10(exact.amount)) - max(rough.digits, 1) + 1)
    return abs(exact.amount - rough.amount) < step
