"""What a rebuild of a week would change, and why; of a closed week, if it were reopened."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator import pipeline
from generator.errors import UsageError
from generator.explain.part import clipped
from generator.models import VIEWPOINTS, Balance, Digest, Edition
from generator.site import Site

ALSO = "the other stories"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that would be otherwise: of which digest, and what."""

    kind: str  # "digest", "story", "title", "sentence", "order" ...
    where: str  # a topic; empty for the edition
    what: str


@dataclass(frozen=True, slots=True)
class Difference:
    """All that would change in a week, and the causes."""

    week: str
    closed: bool
    changes: tuple[Change, ...]
    causes: tuple[str, ...]


def diff(site: Site, week: str) -> Difference:
    """The kept edition of a week against one computed now, with its topics found again. Nothing is written.

    Raises UsageError for a week that retention cut down, since nothing would be made of what is left.
    """
    kept = site.store.edition(week)
    if kept and kept.cut:
        why = f"its stories were cut down to what it quotes on {kept.cut.date} (keep_weeks)"
        raise UsageError("cannot be computed again", where=week, why=why, cure="Bring its records back with git.")
    now = rebuilt(site, week)
    before = kept or Edition(week, None, now.program, "", (), ())
    changes = tuple(_changes(before, now))
    causes = tuple(_causes(kept, now)) if changes or _is_stale(before, now) else ()
    return Difference(week, bool(kept and kept.closed), changes, causes)


def rebuilt(site: Site, week: str) -> Edition:
    """The edition as it would be computed now; a closed one as if it were reopened."""
    records = [replace(one, closed=None) if one.week == week else one for one in site.store.editions()]
    found = next(one for one in pipeline.editions(site, [week], records=records) if one.week == week)
    return pipeline.checked(site, found)[0]


def _is_stale(before: Edition, now: Edition) -> bool:
    return (before.program, before.inputs) != (now.program, now.inputs)


# --- what


def _changes(before: Edition, now: Edition) -> Iterator[Change]:
    yield from _stories(before, now)
    old, new = _by_topic(before), _matched(before, now)
    for topic in sorted(old.keys() - new.keys()):
        yield Change("digest", topic, f"would vanish: {_title(old[topic])}")
    for topic in sorted(new.keys() - old.keys()):
        yield Change("digest", topic, f"would appear: {_title(new[topic])}")
    for topic in sorted(old.keys() & new.keys()):
        yield from _within(old[topic], new[topic])
    order = [topic for topic in old if topic in new], [topic for topic in new if topic in old]
    if order[0] != order[1]:
        yield Change("order", "", f"{', '.join(order[0])} would stand as {', '.join(order[1])}")
    gone, missed = set(before.missing) - set(now.missing), set(now.missing) - set(before.missing)
    yield from (Change("missing", "", f"{one.source} would no longer be missing") for one in sorted(gone, key=str))
    yield from (
        Change("missing", "", f"{one.source} would be missing: {one.reason}") for one in sorted(missed, key=str)
    )


def _by_topic(edition: Edition) -> Mapping[str, Digest]:
    return {digest.topic: digest for digest in edition.digests}


def _matched(before: Edition, now: Edition) -> Mapping[str, Digest]:
    """The new digests by the topic each had before, where it had one under another key."""
    old = _by_topic(before)
    return {next((key for key in digest.formerly if key in old), digest.topic): digest for digest in now.digests}


def _stories(before: Edition, now: Edition) -> Iterator[Change]:
    """Stories that come, go, or move between digests and the others."""
    formerly = {digest.topic: old for old, digest in _matched(before, now).items()}
    old = _places(before, {})
    new = _places(now, formerly)
    for id_ in sorted(old.keys() | new.keys()):
        if id_ not in old:
            yield Change("story", new[id_], f"{id_} would come in, to {new[id_]}")
        elif id_ not in new:
            yield Change("story", old[id_], f"{id_} would be gone from {old[id_]}")
        elif old[id_] != new[id_]:
            yield Change("story", new[id_], f"{id_} would move from {old[id_]} to {new[id_]}")


def _places(edition: Edition, formerly: Mapping[str, str]) -> Mapping[str, str]:
    places = dict.fromkeys(edition.also, ALSO)
    for digest in edition.digests:
        places |= dict.fromkeys(digest.stories, formerly.get(digest.topic, digest.topic))
    return places


def _within(old: Digest, new: Digest) -> Iterator[Change]:
    """What would change in one digest."""
    topic = old.topic
    if old.topic != new.topic:
        yield Change("topic", topic, f"its key would be {new.topic}")
    if old.section != new.section:
        yield Change("section", topic, f"it would stand in {new.section}, not {old.section}")
    for language in sorted(old.titles.keys() | new.titles.keys()):
        was, is_ = old.titles.get(language), new.titles.get(language)
        if was != is_:
            yield Change("title", topic, f"in {language} “{is_ or 'none'}”, not “{was or 'none'}”")
    if old.publishers != new.publishers:
        yield Change("publishers", topic, f"{_listed(new.publishers)}, not {_listed(old.publishers)}")
    for language in sorted(old.summary.keys() | new.summary.keys()):
        sides = (old.summary.get(language, ()), new.summary.get(language, ()))
        yield from _lines("sentence", topic, [[one.text for one in side] for side in sides])
    yield from _lines("view", topic, [[one.quote for one in side.views] for side in (old, new)])
    yield from _lines("highlight", topic, [[one.quote for one in side.highlights] for side in (old, new)])
    if _counted(old.balance, new.balance):
        yield Change("balance", topic, _counted(old.balance, new.balance))
    if old.thread != new.thread:
        yield Change("thread", topic, "its past, or what is new since, would be told otherwise")


def _lines(kind: str, topic: str, sides: Sequence[Sequence[str]]) -> Iterator[Change]:
    """Texts that would go, come, or stand in another order."""
    old, new = sides
    yield from (Change(kind, topic, f"- {clipped(text, 120)}") for text in old if text not in new)
    yield from (Change(kind, topic, f"+ {clipped(text, 120)}") for text in new if text not in old)
    if old != new and sorted(old) == sorted(new):
        yield Change(kind, topic, f"the {len(new)} {kind}s would stand in another order")


def _counted(old: Balance, new: Balance) -> str:
    """What would be counted otherwise among the comments."""
    parts = [(name, getattr(old, name), getattr(new, name)) for name in ("comments", "authors", "folded", "left_out")]
    parts += [(view, old.viewpoints.get(view, 0), new.viewpoints.get(view, 0)) for view in VIEWPOINTS]
    return ", ".join(f"{name.replace('_', ' ')} {is_}, not {was}" for name, was, is_ in parts if was != is_)


def _title(digest: Digest) -> str:
    return " / ".join(digest.titles[language] for language in sorted(digest.titles))


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names) or "nobody"


# --- why


def _causes(kept: Edition | None, now: Edition) -> Iterator[str]:
    if kept is None:
        yield "there is no edition of this week yet"
        return
    if kept.program != now.program:
        yield f"the program judges by version {now.program}, then by {kept.program}"
    if kept.inputs.stories != now.inputs.stories:
        yield _other_stories(_ids(kept), _ids(now))
    if kept.inputs.edits != now.inputs.edits:
        yield "the editor's edits of this week changed"
    if kept.inputs.settings != now.inputs.settings:
        yield "the settings changed, or the program knows others"
    if (kept.program, kept.inputs) == (now.program, now.inputs):
        yield "stories, edits and settings are the same: the program's rules, the editions before or the runs changed"


def _other_stories(before: frozenset[str], now: frozenset[str]) -> str:
    counted = [f"{len(now - before)} came"] * bool(now - before) + [f"{len(before - now)} went"] * bool(before - now)
    return f"stories changed: {', '.join(counted) or 'the words, dates or comments of some'}"


def _ids(edition: Edition) -> frozenset[str]:
    return frozenset((*edition.also, *(id_ for digest in edition.digests for id_ in digest.stories)))
