"""Duplicates and wire copies: stories that are one text, counted once.

A copy has runs of words in common with its original: half of the shorter text's, where reports of one event by
different hands share next to none (of 1,045 articles on 357 events two pairs had a third). Cosine, by which .85
is the usual mark, calls short reports of one event copies, and misses a wire report cut to a paper's space. Papers
edit a wire report too, so for stories that credit one agency a fifth is enough.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from generator.group import agencies
from generator.group.profiles import Profiles
from generator.group.publishers import normal
from generator.models import Copies, Story
from generator.text.vectors import Indices

LIKELY = 0.4  # cosine from which on two texts are compared
COPIED = 0.5  # share of the shorter text's runs that the other has too
COPIED_WIRE = 0.2  # where both credit one agency
COPIED_TITLE = 0.8  # of bare titles
RUN = {"ja": 8}  # characters without spaces and marks: about four words
RUN_ELSEWHERE = 24
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
FEWEST_TERMS = 4  # of a bare title: two short ones may agree by chance


def find(profiles: Profiles, clusters: Indices) -> tuple[Copies, ...]:
    """The texts among stories of one language; each story is in exactly one, and no text spans two clusters."""
    wires = [agencies.of(story) for story in profiles.stories]
    enough = np.asarray(profiles.lengths) >= FEWEST_TERMS
    near = profiles.near
    together = clusters[near.left] == clusters[near.right]
    likely = near.only((near.scores >= LIKELY) & together & enough[near.left] & enough[near.right])
    stories = profiles.stories
    pairs = [
        (a, b)
        for a, b in zip(likely.left.tolist(), likely.right.tolist(), strict=True)
        if _is_copy(stories[a], stories[b], one_wire=wires[a] is not None and wires[a] is wires[b])
    ]
    size = len(stories)
    ends = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    graph = coo_array((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), shape=(size, size))
    _, labels = connected_components(graph, directed=False)
    texts: dict[int, list[int]] = {}
    for row, label in enumerate(labels):
        texts.setdefault(int(label), []).append(row)
    named = {story.id: wire.name(story.language) for story, wire in zip(stories, wires, strict=True) if wire}
    return tuple(_copies([stories[row] for row in rows], named) for rows in texts.values())


def is_copy(one: Story, other: Story) -> bool:
    """Whether two stories are one text, or the two wires of one agency: told on some day before, it is not news.

    Reports that come every week, such as the count of the unemployed, have the words of the last one and other numbers.
    """
    wire = agencies.of(one)
    one_wire = wire is not None and wire is agencies.of(other)
    return _is_copy(one, other, one_wire=one_wire) and _counts_alike(one, other)


def _counts_alike(one: Story, other: Story) -> bool:
    """Whether at least half the numbers of one are the other's; no copy in three sets has fewer than five of eight."""
    here, there = (set(_NUMBER.findall(_told(story))) for story in (one, other))
    return 2 * len(here & there) >= min(len(here), len(there))


def _told(story: Story) -> str:
    return unicodedata.normalize("NFKC", story.text() or story.title)


def _is_copy(one: Story, other: Story, *, one_wire: bool) -> bool:
    least = COPIED_WIRE if one_wire else COPIED
    return copied(one, other) >= (least if one.text() and other.text() else COPIED_TITLE)


def copied(one: Story, other: Story) -> float:
    """The share of the shorter text's runs of characters that the longer has too; of the titles' without texts."""
    runs, others = _runs(one), _runs(other)
    return len(runs & others) / max(1, min(len(runs), len(others)))


def _runs(story: Story) -> frozenset[str]:
    return _runs_of(story.text() or story.title, RUN.get(story.language, RUN_ELSEWHERE))


@lru_cache(maxsize=64)  # pairs come sorted: the first of them is the same for some time
def _runs_of(text: str, length: int) -> frozenset[str]:
    plain = re.sub(r"[\W_]+", "", text.casefold())
    return frozenset(plain[at : at + length] for at in range(max(1, len(plain) - length + 1)))


def _copies(stories: Sequence[Story], wires: Mapping[str, str]) -> Copies:
    """One text: the agency's own page stands for it, else the one that came first, else the longest."""
    ordered = sorted(
        stories,
        key=lambda story: (
            agencies.named(story.publisher) is None,
            story.published or "9",
            -story.chars.report,
            story.id,
        ),
    )
    credited = next((wires[story.id] for story in ordered if story.id in wires), None)
    first = ordered[0]
    own = agencies.named(first.publisher) is not None
    return Copies(first.publisher if own or credited is None else credited, tuple(story.id for story in ordered))


def independent(texts: Sequence[Copies], families: Mapping[str, Sequence[str]] | None = None) -> tuple[str, ...]:
    """The publishers of some texts, each once, those of most stories first, then in the order of the texts.

    Two spellings of one name, an agency's names in two languages, and the publishers of one of the editor's `families`
    are one publisher, under the name met first.
    """
    family_of = {_counted(name): family for family, members in (families or {}).items() for name in members}
    names: dict[str, str] = {}
    stories: dict[str, int] = {}
    for text in texts:
        key = _counted(text.publisher)
        key = f"family {family_of[key]}" if key in family_of else key
        names.setdefault(key, text.publisher)
        stories[key] = stories.get(key, 0) + len(text.stories)
    return tuple(names[key] for key in sorted(names, key=lambda key: -stories[key]))


def _counted(name: str) -> str:
    """A publisher's name as it is counted: an agency's in English."""
    agency = agencies.named(name)
    return normal(agency.name("en") if agency else name)
