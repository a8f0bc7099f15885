"""Arriving stories -> the store: which of them are known, and in which week the others belong."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, tzinfo

from generator import weeks
from generator.merge import join, merge
from generator.models import Story
from generator.store import Place, Store

MOST_ADDRESSES = 8  # that a story is known by; a feed that writes its links or words anew at each fetch gives no more
_GUID = "guid:"


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of arriving stories: their ids."""

    new: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()  # later versions of stories in closed editions, which do not change


@dataclass
class _Shelves:
    """The open weeks an arrival may touch, read once, and what became of each story."""

    store: Store
    weeks: dict[str, dict[str, Story]] = field(default_factory=dict)
    fates: dict[str, list[str]] = field(default_factory=lambda: {"new": [], "updated": [], "same": [], "left_out": []})

    moved: dict[Place, Place] = field(default_factory=dict)  # known stories that turned out to be others

    def home(self, place: Place) -> Place:
        """Where the story of a place is now."""
        while place in self.moved:
            place = self.moved[place]
        return place

    def at(self, place: Place) -> Story:
        """The story of a place."""
        return self.week(place.week)[place.id]

    def week(self, week: str) -> dict[str, Story]:
        if week not in self.weeks:
            self.weeks[week] = {story.id: story for story in self.store.stories(week)}
        return self.weeks[week]


def keep(store: Store, arrivals: Iterable[Story], zone: tzinfo, now: datetime, *, dry: bool = False) -> Kept:
    """Merge arriving stories into the records of open weeks, whatever their order; returns what became of each.

    A known story keeps its id and week. A new one goes to the week it was published in if that is plausible and open,
    else to the week it was first seen in, else to the first open week after. Nothing is written under `dry`, and no
    file whose bytes stay the same.
    """
    closed, joined = store.closed_weeks(), store.removals.left(join(arrivals))
    wanted = frozenset(key for story in joined for key in story.keys)
    index = store.index(wanted) if dry else reunite(store, closed, wanted)
    shelves = _Shelves(store)
    for arrival in joined:
        story = _undisputed(shelves, arrival, index, closed)
        places = _places(shelves, story.keys, index)
        if not places:
            week = week_for(story, closed, zone, now)
            shelves.week(week)[story.id] = story
            shelves.fates["new"].append(story.id)
        elif places[0].week in closed:
            shelves.fates["left_out"].append(places[0].id)
        else:
            _meet(shelves, story, [place for place in places if place.week not in closed])
    if not dry:
        for week in sorted(shelves.weeks):
            store.put_stories(week, shelves.weeks[week].values())
    return Kept(**{fate: tuple(sorted(ids)) for fate, ids in shelves.fates.items()})


def reunite(store: Store, closed: Collection[str], wanted: Collection[str] = ()) -> Mapping[str, tuple[Place, ...]]:
    """Make one of what lies in several places under one identity, one of them in an open week.

    Returns where the identities of open weeks and the `wanted` ones are kept, without doubles in open weeks.

    A run killed between writing two weeks leaves a story in both, and so does a merge of branches that met it at
    different times. The oldest place stands; where one is in a closed week, those in open weeks go, as later versions
    do.
    """
    ours = frozenset(key for week in store.weeks() if week not in closed for key in store.keys(week))
    index = store.index(ours | frozenset(wanted))
    doubled = {
        places for places in index.values() if len(places) > 1 and any(place.week not in closed for place in places)
    }
    if not doubled:
        return index
    shelves = _Shelves(store)
    for places in sorted(doubled, key=lambda places: [(place.week, place.id) for place in places]):
        _unite(shelves, sorted(places, key=_by_week), closed)
    for week in sorted(shelves.weeks):  # the oldest first, then away from the others: a kill loses none
        store.put_stories(week, shelves.weeks[week].values())
    return reunite(store, closed, wanted)


def _unite(shelves: _Shelves, places: Sequence[Place], closed: Collection[str]) -> None:
    """Merge into the first what the others hold; of places that were united already there is nothing left."""
    there = [place for place in places if place.week not in closed and place.id in shelves.week(place.week)]
    stands = [] if any(place.week in closed for place in places) else there[:1]
    for other in there[len(stands) :]:
        story = shelves.week(other.week).pop(other.id)
        for first in stands:
            shelf = shelves.week(first.week)
            shelf[first.id] = replace(merge(shelf[first.id], story), id=first.id)


def _places(shelves: _Shelves, keys: Iterable[str], index: Mapping[str, tuple[Place, ...]]) -> list[Place]:
    return sorted({shelves.home(place) for key in keys for place in index.get(key, ())}, key=_by_week)


def _undisputed(
    shelves: _Shelves, story: Story, index: Mapping[str, tuple[Place, ...]], closed: Collection[str]
) -> Story:
    """The story without an address that is another's: of an item of the same feed that goes by a guid of its own.

    A feed in which every item has one link holds perhaps a single item at first, which then seems to own the link.
    """
    guids = [key for key in story.keys if key.startswith(_GUID)]
    own = _places(shelves, guids, index)
    if not own:
        return story
    disputed = {
        key
        for key in story.keys
        for place in _places(shelves, [key], index)
        if place not in own and place.week not in closed and _goes_by_guid(shelves.at(place), story.source)
    }
    return replace(story, keys=tuple(key for key in story.keys if key not in disputed)) if disputed else story


def _goes_by_guid(story: Story, source: str) -> bool:
    return story.source == source and any(key.startswith(_GUID) for key in story.keys)


def _by_week(place: Place) -> tuple[str, str]:
    return place.week, place.id


def _meet(shelves: _Shelves, story: Story, places: list[Place]) -> None:
    """Merge a story into the known one; where it shows that several known ones are one, they become the oldest."""
    first, *others = places
    before = shelves.at(first)
    met = before
    for other in others:
        met = merge(met, shelves.week(other.week).pop(other.id))
        shelves.moved[other] = first
    met = replace(merge(met, replace(story, keys=_names(met, story))), id=before.id)
    shelves.week(first.week)[first.id] = met
    shelves.fates["same" if met == before else "updated"].append(first.id)


def _names(known: Story, story: Story) -> tuple[str, ...]:
    """The identities by which a sighting is remembered: without those that a careless feed gives anew at each fetch.

    What is known by its address or words needs no second guid, and no more of these than `MOST_ADDRESSES`.
    """
    has_guid = any(key.startswith(_GUID) for key in known.keys)
    met_by_address = any(key in known.keys for key in story.keys if not key.startswith(_GUID))
    addresses = sum(not key.startswith(_GUID) for key in known.keys)

    def is_kept(key: str) -> bool:
        if key in known.keys:
            return True
        if key.startswith(_GUID):
            return not (has_guid and met_by_address)
        return addresses < MOST_ADDRESSES

    return tuple(key for key in story.keys if is_kept(key))


def week_for(story: Story, closed: Iterable[str], zone: tzinfo, now: datetime) -> str:
    """The week a new story belongs to."""
    closed = frozenset(closed)
    if story.published and weeks.is_plausible(story.published, now):
        week = weeks.week_of(story.published, zone)
        if week not in closed:
            return week
    week = weeks.week_of(story.first_seen, zone)
    while week in closed:
        week = weeks.shift(week, 1)
    return week


def rehome(store: Store, zone: tzinfo, now: datetime) -> tuple[str, ...]:
    """Move stories that lie in a closed edition's week without being in it to the oldest open week; returns their ids.

    A merge of two branches leaves such stories, where one closed the week while the other added to it.
    """
    known = [outline for outline in store.outlines() if outline.closed]
    homeless: dict[str, list[Story]] = {}
    for outline in known:
        edition = None if store.is_as_closed(outline) else store.edition(outline.week)
        listed = {*edition.also, *(id_ for digest in edition.digests for id_ in digest.stories)} if edition else set()
        there = store.stories(outline.week) if edition else ()
        homeless[outline.week] = [story for story in there if story.id not in listed]
    moved = [story for stories in homeless.values() for story in stories]
    if moved:
        week = _oldest_open(store, frozenset(homeless), weeks.week_of(now.isoformat(), zone))
        store.put_stories(week, join((*store.stories(week), *moved)))  # first there, then away: a kill loses none
    for week, stories in homeless.items():
        if stories:
            gone = {story.id for story in stories}
            store.put_stories(week, [story for story in store.stories(week) if story.id not in gone])
    return tuple(sorted(story.id for story in moved))


def _oldest_open(store: Store, closed: frozenset[str], current: str) -> str:
    return min((week for week in (*store.weeks(), current) if week not in closed), default=weeks.shift(current, 1))
