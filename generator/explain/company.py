"""What a story or a digest was put together with, what nearly joined it, and what decided."""

from collections.abc import Collection, Sequence

from generator.explain.kinship import Kin, Kinship, mean
from generator.explain.part import Facts, Part, clipped
from generator.group.duplicates import copied
from generator.models import Digest, Story

NEAR = 5  # stories told of that nearly joined
SHOWN = 8  # marks that two languages share


def grouped_with(story: Story, others: Sequence[Story], kinship: Kinship) -> Part:
    """The other stories of its digest, and what ties each to it; the nearest first."""
    kin = [kinship.between(story, other) for other in others if other.language == story.language]
    kin.sort(key=lambda one: (-one.whole, one.other.id))
    told = [_tie(one) for one in kin]
    told += [_abroad(story, other, kinship) for other in others if other.language != story.language]
    return Part.of("grouped with", told, otherwise="no other story")


def _tie(kin: Kin) -> tuple[str, Facts]:
    how = "alike enough by themselves" if kin.enough else "together through the others of its event"
    if not kin.together:
        how = "not together by today's rules: the editor's hand, or another version of the program"
    same = copied(kin.one, kin.other)
    copy = f"; {same:.0%} of the shorter text stands in the other" if same >= 0.2 else ""
    return f"{_named(kin.other)}: {kin}; {how}{copy}", {**_facts(kin), "why": how, "copied": round(same, 2)}


def _abroad(story: Story, other: Story, kinship: Kinship) -> tuple[str, Facts]:
    marks = kinship.marks(story, other)
    shared = ", ".join(marks[:SHOWN]) or "nothing that both languages write alike"
    text = f"{_named(other)}: told in {other.language}; both have {shared}"
    return text, {"story": other.id, "language": other.language, "marks": list(marks)}


def nearly_joined(stories: Sequence[Story], kinship: Kinship, beside: Sequence[Story] = ()) -> Part:
    """The stories outside that are nearest to any of these, and what kept each apart; those `beside` are inside too."""
    near = kinship.nearest(stories, frozenset(story.id for story in (*stories, *beside)), NEAR)
    told = []
    for kin in near:
        why = _apart(kin, stories, kinship)
        text = f"{_named(kin.other)}: {kin}, with {kin.one.id}; {why}"
        told.append((text, {**_facts(kin), "with": kin.one.id, "why": why}))
    return Part.of("nearly joined", told, otherwise="no story of its language shares a word with it")


def _apart(kin: Kin, stories: Sequence[Story], kinship: Kinship) -> str:
    if not kin.enough:
        return "not alike enough"
    pairs = [kinship.between(story, kin.other) for story in stories if story.language == kin.other.language]
    if mean(pairs) < 1:
        return f"like one, but on the average of all {len(pairs)} only {mean(pairs):.0%} of what is enough"
    return "alike, but nearer to other stories, or told apart from these by another language"


def _named(story: Story) -> str:
    return f"{story.id} ({story.publisher}: {clipped(story.title, 40)})"


def _facts(kin: Kin) -> Facts:
    scores = {"score": kin.score, "needed": kin.needed, "whole": kin.whole}
    return {"story": kin.other.id, **scores, "terms": list(kin.terms)}


def held_together(digest: Digest, stories: Collection[Story], kinship: Kinship) -> Part:
    """The terms that a digest is about, and for each of its stories the one it is nearest to."""
    heavy = sorted(digest.terms.items(), key=lambda term: (-term[1], term[0]))[:10]
    told: list[tuple[str, Facts]] = []
    if heavy:
        words = ", ".join(f"{term} {weight:.2f}" for term, weight in heavy)
        told.append((f"heaviest terms: {words}", {"terms": dict(heavy)}))
    for story in stories:
        kin = [
            kinship.between(story, other) for other in stories if other.language == story.language and other != story
        ]
        if kin:
            nearest = min(kin, key=lambda one: (-one.whole, one.other.id))
            text = f"{_named(story)}: nearest to {nearest.other.id}, {nearest}"
            told.append((text, {"story": story.id, "nearest": _facts(nearest)}))
        else:
            others = [other for other in stories if other.language != story.language]
            marks = max((kinship.marks(story, other) for other in others), key=len, default=())
            shared = f"; both have {', '.join(marks[:SHOWN])}" if marks else ""
            text = f"{_named(story)}: the only one in {story.language}{shared}"
            told.append((text, {"story": story.id, "marks": list(marks)}))
    return Part.of("held together by", told)
