"""The one pass over the editions in order: topics live through weeks, and no digest repeats an earlier one."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from generator.config import Config
from generator.group import topics
from generator.group.duplicates import is_copy
from generator.group.repeats import unsaid
from generator.models import Digest, Edition, Story, Thread
from generator.renames import present_keys
from generator.text.vectors import cosine

BACK = 4  # editions in which a topic may have been last
SAME_TOPIC = 0.27  # cosine of the heaviest terms of two digests of one topic; in the sample .28 and more, others .24


StoriesOf = Callable[[str], Iterable[Story]]  # week -> its stories


def follow(
    computed: Mapping[str, Edition],
    kept: Mapping[str, Edition],
    config: Config,
    stories_of: StoriesOf = lambda _: (),
    taken: Collection[str] = (),
) -> tuple[Edition, ...]:
    """All of these editions, in order: those computed with topics, threads and only what is new, others as kept.

    A closed edition stands, whatever was computed. Both mappings are by week. `stories_of` a week tells how long its
    reports are, and which of them are copies of earlier ones; it is asked once, and only where a topic lives on.
    `taken` are keys that no new topic is given besides those of these editions: the site's others have them.

    A digest that comes with a topic has it from the editor's hand. Others find theirs again in the edition of the
    same week as last kept, by shared stories; else they join a topic of the `BACK` editions before by the similarity
    of their terms; else the topic is new.
    """
    editions: list[Edition] = []
    known = _known(stories_of)
    weeks = sorted(computed.keys() | kept.keys())
    for place, week in enumerate(weeks):
        record = kept.get(week)
        if record and (record.closed or week not in computed):
            editions.append(record)
        else:
            later = (kept[other] for other in weeks[place + 1 :] if other in kept)
            unavailable = {*taken, *(key for other in (*editions, *later) for key in _topics(other))}
            editions.append(_threaded(computed[week], record, editions, unavailable, config, known))
    return tuple(editions)


Known = Callable[[str], Mapping[str, Story]]  # week -> its stories by id


def _known(stories_of: StoriesOf) -> Known:
    return lru_cache(maxsize=None)(lambda week: {story.id: story for story in stories_of(week)})


def _threaded(
    edition: Edition,
    record: Edition | None,
    earlier: Sequence[Edition],
    taken: Collection[str],
    config: Config,
    known: Known,
) -> Edition:
    """One edition with the topics and threads of its digests; no new topic has a key that another edition knows."""
    keys = _keys(edition.digests, record, earlier, taken)
    named = [replace(digest, topic=keys[place]) for place, digest in enumerate(edition.digests)]
    renamed = _renamed(named, record)
    told, last = _told(earlier), earlier[-BACK:]
    digests = tuple(_placed(digest, edition.week, told, last, config, known) for digest in renamed)
    return replace(edition, digests=digests, gone=_gone(digests, record))


def _gone(digests: Sequence[Digest], record: Edition | None) -> tuple[str, ...]:
    """The topics that the edition once showed and neither shows nor redirects now, sorted."""
    if record is None:
        return ()
    shown = {name for digest in digests for name in _names(digest)}
    return tuple(sorted({*record.gone, *_topics(record)} - shown))


def _topics(edition: Edition) -> Iterable[str]:
    for digest in edition.digests:
        yield digest.topic
        yield from digest.formerly


def _keys(
    digests: Sequence[Digest], record: Edition | None, earlier: Sequence[Edition], taken: Iterable[str]
) -> dict[int, str]:
    """The topic of each digest by its place; of several that could have one topic, the larger has it."""
    keys: dict[int, str] = {}
    larger_first = _larger_first(digests)
    for found in (
        {(place, digests[place].topic): 1.0 for place in larger_first if digests[place].topic},
        _by_stories(digests, record),
        _by_terms(digests, earlier),
    ):
        _assign(keys, found, digests)
    unavailable = {*taken, *keys.values(), *(_topics(record) if record else ())}
    for place in larger_first:
        if place not in keys:
            digest = digests[place]
            keys[place] = topics.new_key(digest.titles, digest.stories[0], unavailable)
            unavailable.add(keys[place])
    return keys


def _assign(keys: dict[int, str], found: Mapping[tuple[int, str], float], digests: Sequence[Digest]) -> None:
    """Give each digest without a key the topic that fits it best, if no larger digest has it."""
    order = sorted(found, key=lambda pair: (-len(digests[pair[0]].stories), -found[pair], pair))
    for place, topic in order:
        if place not in keys and topic not in keys.values():
            keys[place] = topic


def _by_stories(digests: Sequence[Digest], record: Edition | None) -> dict[tuple[int, str], float]:
    """How many stories each digest shares with the topics of its own edition as last written."""
    known = record.digests if record else ()
    shared = {
        (place, old.topic): float(len(set(digest.stories) & set(old.stories)))
        for place, digest in enumerate(digests)
        for old in known
    }
    return {pair: count for pair, count in shared.items() if count}


def _by_terms(digests: Sequence[Digest], earlier: Sequence[Edition]) -> dict[tuple[int, str], float]:
    """How near each digest is to the recent digests of each topic, where near enough; topics by their latest key."""
    latest = present_keys(earlier)
    near: dict[tuple[int, str], float] = {}
    for old in (digest for edition in earlier[-BACK:] for digest in edition.digests):
        for place, digest in enumerate(digests):
            likeness = cosine(digest.terms, old.terms)
            if likeness >= SAME_TOPIC:
                pair = (place, latest.get(old.topic, old.topic))
                near[pair] = max(near.get(pair, 0.0), likeness)
    return near


Told = Mapping[str, Mapping[int, tuple[str, Digest]]]  # name of a topic -> place in time -> week and digest


def _told(earlier: Sequence[Edition]) -> Told:
    """The digests that each topic had."""
    told: dict[str, dict[int, tuple[str, Digest]]] = {}
    every = ((edition.week, digest) for edition in earlier for digest in edition.digests)
    for place, (week, digest) in enumerate(every):
        for name in _names(digest):
            told.setdefault(name, {})[place] = (week, digest)
    return told


def _placed(digest: Digest, week: str, told: Told, last: Sequence[Edition], config: Config, known: Known) -> Digest:
    """The digest in its thread. One with nothing new has no summary and no new story: it is a line, not a story."""
    digest = replace(digest, guid=topics.guid(config.id, week, digest.topic))
    names = set(_names(digest))
    found = {place: one for name in names for place, one in told.get(name, {}).items()}
    before = [found[place] for place in sorted(found)]
    recent = [old for edition in last for old in edition.digests if not names & set(_names(old))]
    lengths = _lengths(digest, known(week)) if before or recent else {}
    fresh = unsaid(digest, [*(old for _, old in before), *recent], config.limits, lengths)
    if not before:
        return replace(fresh, thread=Thread())
    new = _new(digest, week, before, known)
    if not new or _says_nothing(digest, fresh):
        nothing = dict.fromkeys(digest.summary, ())
        return replace(fresh, summary=nothing, spare=nothing, thread=Thread(before[-1][0], ()))
    return replace(fresh, thread=Thread(before[-1][0], new))


def _lengths(digest: Digest, stories: Mapping[str, Story]) -> dict[str, int]:
    """The characters of report as first kept of the digest's stories."""
    told = [stories[story] for story in digest.stories if story in stories]
    return {story.id: story.chars.report or len(story.text()) for story in told}


def _says_nothing(digest: Digest, fresh: Digest) -> bool:
    """Whether there were sentences, and all were said before."""
    return any(digest.summary.values()) and not any(fresh.summary.values())


def _new(digest: Digest, week: str, before: Sequence[tuple[str, Digest]], known: Known) -> tuple[str, ...]:
    """The stories that no earlier digest of the topic had, neither themselves nor, lately, in another copy."""
    told = {story for _, old in before for story in old.stories}
    unknown = [story for story in digest.stories if story not in told]
    here = known(week)
    lately = [known(past)[story] for past, old in before[-BACK:] for story in old.stories if story in known(past)]
    return tuple(
        story
        for story in unknown
        if not any(
            is_copy(here[story], old) for old in lately if story in here and old.language == here[story].language
        )
    )


def _names(digest: Digest) -> tuple[str, ...]:
    return (digest.topic, *digest.formerly)


def _renamed(digests: Sequence[Digest], record: Edition | None) -> list[Digest]:
    """The digests with the keys that each had before: no key leads to two, and one that a digest bears to no other."""
    borne, renamed = {digest.topic for digest in digests}, list(digests)
    for place in _larger_first(digests):
        formerly = tuple(key for key in _formerly(digests[place], record) if key not in borne)
        renamed[place] = replace(digests[place], formerly=formerly)
        borne.update(formerly)
    return renamed


def _formerly(digest: Digest, record: Edition | None) -> tuple[str, ...]:
    """The keys this digest had: those of the record's digest it shares most stories with, and its own before."""
    known = [old for old in (record.digests if record else ()) if set(old.stories) & set(digest.stories)]
    if not known:
        return digest.formerly
    old = min(known, key=lambda old: (-len(set(old.stories) & set(digest.stories)), old.topic))
    return tuple(dict.fromkeys((*digest.formerly, *_names(old))))


def _larger_first(digests: Sequence[Digest]) -> list[int]:
    """The places of the digests, that of the largest first."""
    return sorted(range(len(digests)), key=lambda place: (-len(digests[place].stories), place))
