"""The one pass over the editions in order: topics live through weeks, and no digest repeats an earlier one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from generator.config import Config
from generator.group import topics
from generator.group.repeats import unsaid
from generator.models import Digest, Edition, Thread
from generator.text.vectors import cosine

BACK = 4  # editions in which a topic may have been last
SAME_TOPIC = 0.3  # cosine of the heaviest terms of two digests of one topic


def follow(computed: Mapping[str, Edition], kept: Mapping[str, Edition], config: Config) -> tuple[Edition, ...]:
    """All editions of the site, in order: those computed with topics, threads and only what is new, others as kept.

    A closed edition stands, whatever was computed. Both mappings are by week.

    A digest that comes with a topic has it from the editor's hand. Others find theirs again in the edition of the
    same week as last kept, by shared stories; else they join a topic of the `BACK` editions before by the similarity
    of their terms; else the topic is new.
    """
    editions: list[Edition] = []
    weeks = sorted(computed.keys() | kept.keys())
    for place, week in enumerate(weeks):
        record = kept.get(week)
        if record and (record.closed or week not in computed):
            editions.append(record)
        else:
            later = [kept[other] for other in weeks[place + 1 :] if other in kept]
            editions.append(_threaded(computed[week], record, editions, later, config))
    return tuple(editions)


def _threaded(
    edition: Edition, record: Edition | None, earlier: Sequence[Edition], later: Sequence[Edition], config: Config
) -> Edition:
    """One edition with the topics and threads of its digests; no new topic has a key that another edition knows."""
    taken = {key for other in (*earlier, *later) for key in _topics(other)}
    keys = _keys(edition.digests, record, earlier, taken)
    digests = tuple(
        _placed(replace(digest, topic=keys[place]), edition.week, record, earlier, config)
        for place, digest in enumerate(edition.digests)
    )
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
    larger_first = sorted(range(len(digests)), key=lambda place: (-len(digests[place].stories), place))
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
    latest = {former: digest.topic for edition in earlier for digest in edition.digests for former in digest.formerly}
    near: dict[tuple[int, str], float] = {}
    for old in (digest for edition in earlier[-BACK:] for digest in edition.digests):
        for place, digest in enumerate(digests):
            likeness = cosine(digest.terms, old.terms)
            if likeness >= SAME_TOPIC:
                pair = (place, latest.get(old.topic, old.topic))
                near[pair] = max(near.get(pair, 0.0), likeness)
    return near


def _placed(digest: Digest, week: str, record: Edition | None, earlier: Sequence[Edition], config: Config) -> Digest:
    digest = replace(digest, formerly=_formerly(digest, record))
    names = set(_names(digest))
    before = [(edition.week, old) for edition in earlier for old in edition.digests if names & set(_names(old))]
    told = {story for _, old in before for story in old.stories}
    new = tuple(story for story in digest.stories if story not in told) if before else ()
    return replace(
        unsaid(digest, [old for _, old in before], config.limits),
        guid=topics.guid(config.id, week, digest.topic),
        thread=Thread(before[-1][0] if before else None, new),
    )


def _names(digest: Digest) -> tuple[str, ...]:
    return (digest.topic, *digest.formerly)


def _formerly(digest: Digest, record: Edition | None) -> tuple[str, ...]:
    """The keys this digest had: those of the record's digest it shares most stories with, and its own before."""
    known = [old for old in (record.digests if record else ()) if set(old.stories) & set(digest.stories)]
    if not known:
        return digest.formerly
    old = min(known, key=lambda old: (-len(set(old.stories) & set(digest.stories)), old.topic))
    return tuple(dict.fromkeys(key for key in (*digest.formerly, *_names(old)) if key != digest.topic))
