"""What an editor names -> the record it means."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator import yaml_file
from generator.errors import UsageError
from generator.models import Cluster, Comment, Digest, Edition, Story
from generator.site import Site
from generator.text import urls

_IN_WEEK = re.compile(r"(?P<week>[0-9]{4}-w[0-9]{2})[/:](?P<topic>.+)", re.IGNORECASE)


@dataclass(frozen=True)
class Week:
    """A week as its records hold it."""

    week: str
    stories: Mapping[str, Story]
    edition: Edition | None

    @classmethod
    def read(cls, site: Site, week: str) -> "Week":
        """The week's records."""
        stories = {story.id: story for story in site.store.stories(week)}
        return cls(week, stories, site.store.edition(week))

    def digest_of(self, story: str) -> Digest | None:
        """The digest that a story is in."""
        digests = self.edition.digests if self.edition else ()
        return next((digest for digest in digests if story in digest.stories), None)

    def cluster(self, digest: Digest) -> Cluster:
        """The digest's stories as they were put together: what its sentences and highlights are chosen from."""
        stories = tuple(self.stories[id_] for id_ in digest.stories if id_ in self.stories)
        terms = tuple(sorted(digest.terms.items(), key=lambda term: (-term[1], term[0])))
        return Cluster(stories, digest.copies, digest.publishers, digest.titles, digest.section, terms)


@dataclass(frozen=True)
class Found:
    """What a name means: a story, a comment under a story, or a digest."""

    week: Week
    story: Story | None = None
    comment: Comment | None = None
    digest: Digest | None = None
    sentence: str | None = None  # of the digest, by its id
    namesakes: tuple[str, ...] = ()  # other stories that have a comment of this id


def find(site: Site, name: str) -> Found:
    """What an id, an address, a guid, a topic's key or `week/topic` means; of topics the newest digest.

    Raises UsageError, with the nearest known name, where it means nothing.
    """
    looks = [look for start, look in _LOOKS if name.startswith(start)]
    found = next((one for look in (*looks, _digest) for one in look(site, name)), None)
    if found is None:
        known = sorted({digest.topic for edition in site.store.editions() for digest in edition.digests})
        raise UsageError(
            "is no story, sentence, comment or digest here",
            where=name,
            cure=f"Name an id (s-..., q-..., c-...), an address or a topic. {yaml_file.nearest(name, known)}",
        )
    return found


def _story(site: Site, name: str) -> Iterator[Found]:
    for week in reversed(site.store.weeks()):
        for story in site.store.stories(week):
            if story.id == name:
                yield Found(Week.read(site, week), story)


def _address(site: Site, name: str) -> Iterator[Found]:
    safe = urls.safe(name)
    key = f"url:{urls.identity(safe)}" if safe else ""
    places = site.store.index({key}).get(key, ())
    for place in places[:1]:
        week = Week.read(site, place.week)
        yield Found(week, week.stories[place.id])


def _comment(site: Site, name: str) -> Iterator[Found]:
    """Comments of one id: sites number theirs, so that stories of two sites may have the same."""
    under, _, id_ = name.rpartition("/")
    named = [
        (week, story, comment)
        for week in reversed(site.store.weeks())
        for story in site.store.stories(week)
        for comment in story.comments
        if comment.id == id_ and under in ("", story.id)
    ]
    for week, story, comment in named:
        others = tuple(other.id for _, other, _ in named if other.id != story.id)
        yield Found(Week.read(site, week), story, comment, namesakes=others)


def _sentence(site: Site, name: str) -> Iterator[Found]:
    for week in reversed(site.store.edition_weeks()):
        found = Week.read(site, week)
        for digest in found.edition.digests if found.edition else ():
            said = (*digest.summary.values(), *digest.spare.values())
            if any(sentence.id == name for sentences in said for sentence in sentences):
                yield Found(found, digest=digest, sentence=name)


def _digest(site: Site, name: str) -> Iterator[Found]:
    match = _IN_WEEK.fullmatch(name)
    wanted, topic = (match["week"].upper(), match["topic"]) if match else (None, name)
    for week in reversed(site.store.edition_weeks()):
        edition = site.store.edition(week) if wanted in (None, week) else None
        if edition and any(topic in _names(digest) for digest in edition.digests):
            found = Week.read(site, week)
            digests = found.edition.digests if found.edition else ()
            yield from (Found(found, digest=digest) for digest in digests if topic in _names(digest))


def _names(digest: Digest) -> tuple[str, ...]:
    return (digest.guid, digest.topic, *digest.formerly)


_LOOKS = (
    ("s-", _story),
    ("s-", _comment),
    ("c-", _comment),
    ("q-", _sentence),
    ("http://", _address),
    ("https://", _address),
)
