"""What must be true at the end of a soak, and what it cost by year."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from statistics import median

from generator.store import Store
from tests.soak.soak import SERIAL, YEAR, Cost, Soak
from tests.soak.world import START, WEEK

GROWN = 1.3  # times the second year's, above which time and memory have grown


def findings(soak: Soak) -> Iterator[str]:
    """What is not as it must be."""
    yield from soak.wrong
    store = Store(soak.store.content)
    places: Counter[int] = Counter()
    for edition in store.editions():
        titles = {story.id: story.title for story in store.stories(edition.week)}
        listed = [*edition.also, *(id_ for digest in edition.digests for id_ in digest.stories)]
        if len(set(listed)) != len(listed):
            yield f"{edition.week}: a story is in it twice"
        if set(listed) != set(titles):
            yield f"{edition.week}: it lists {len(listed)} stories, and {len(titles)} are there"
        for title in titles.values():
            found = SERIAL.search(title)
            if found is None:
                yield f"{edition.week}: nobody published {title!r}"
            else:
                places[int(found[1])] += 1
    lost = soak.owed - places.keys()
    if lost:
        yield f"{len(lost)} stories are lost: {sorted(lost)[:10]}"
    double = sorted(serial for serial, count in places.items() if count > 1)
    if double:
        yield f"{len(double)} stories are there twice: {double[:10]}"
    early = [week for week in store.weeks() if week not in store.edition_weeks()]
    if early:
        yield f"weeks without an edition: {early}"


def by_year(costs: Sequence[Cost], command: str) -> Mapping[int, tuple[float, float, float]]:
    """Seconds, seconds of processor time and megabytes of a command, each the median of a year."""
    years: dict[int, list[Cost]] = {}
    for cost in costs:
        if cost.command == command:
            years.setdefault((cost.week - 1) // YEAR + 1, []).append(cost)
    return {
        year: (
            median(cost.seconds for cost in some),
            median(cost.processor for cost in some),
            median(cost.megabytes for cost in some),
        )
        for year, some in sorted(years.items())
    }


def growth(costs: Sequence[Cost]) -> Iterator[str]:
    """Which commands take more in the last year than in the second."""
    for command in ("fetch", "build"):
        years = by_year(costs, command)
        if len(years) < 3:
            continue
        for place, what in ((1, "processor time"), (2, "memory")):
            second, last = years[2][place], years[max(years)][place]
            if last > GROWN * second:
                yield f"{command}: {what} grew from {second:.2f} in the second year to {last:.2f} in the last"


def report(soak: Soak) -> Iterator[str]:
    """The figures of a soak, a line each."""
    store = soak.store
    stories = sum(len(store.stories(week)) for week in store.weeks())
    told = soak.told
    end = START + soak.weeks * WEEK
    sources, requests = len(soak.network.world.outlets), soak.network.asked
    yield f"{soak.weeks} weeks to {end:%Y-%m-%d}, {sources} sources, {requests} requests"
    yield f"{stories} stories, {len(soak.owed)} owed, {len(store.edition_weeks())} editions, {told['sites']} sites"
    yield f"{told['commands']} commands, {told['kills']} kills, {told['full disks']} full disks"
    rest = {
        key: count for key, count in sorted(told.items()) if key not in ("commands", "kills", "full disks", "sites")
    }
    yield "  ".join(f"{key} {count}" for key, count in rest.items())
    for command in ("fetch", "build", "site"):
        for year, (seconds, processor, megabytes) in by_year(soak.costs, command).items():
            yield f"{command} in year {year}: {seconds:.2f} s, {processor:.2f} s of processor, {megabytes:.0f} MB"
