"""What must not return: the removal list, and what of a story it takes away.

A line of `removed.jsonl` holds no word of what was removed, only SHA-256 hashes, each of one thing it is known by:

    id:     a story's or comment's id
    key:    an identity of a story, as its record keeps it ("url:https://example.org/7", "guid:...")
    page:   the address of a page, or of the original that a page quotes
    words:  a story's site, title and passages, or a comment's words, as they are compared (`hashes.folded`)
    host:   a host; its subdomains go with it
    person: a person's full name, likewise folded

So a story is known again under another address, a comment under another id, a person under any story, also where git
or a merge of branches brings back what was gone. The hashes have no salt: they must be the same on every machine, and
who guesses a name can see that it is on the list. Whole names are in no record (`author_key`), so nothing else tells.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from generator.models import Comment, Removal, Story
from generator.text import hashes, urls

_SIGNED = re.compile(r"^(?:(?:written |text )?by |[文取材写真執筆撮影・]{1,8}[:=])\s*", re.IGNORECASE)
_OFFICE = re.compile(r"\s*(?:\([^()]*\)|\[[^]]*\]|記者|編集委員|論説委員|特派員|氏|さん|様)$")
_AND = re.compile(r"\s*(?:[,、/&;|]|\band\b)\s*", re.IGNORECASE)

LONG = 20  # characters from which a comment's words are known again under any story; shorter ones two people may say


def of_id(name: str) -> str:
    """The hash of a story's or a comment's id."""
    return f"id:{hashes.whole(name)}"


def of_page(url: str) -> str:
    """The hash of a page's address."""
    return f"page:{hashes.whole(urls.identity(url))}"


def of_host(host: str) -> str:
    """The hash of a host's name."""
    return f"host:{hashes.whole(host)}"


def of_person(name: str) -> str:
    """The hash of a person's name."""
    return f"person:{hashes.person(name)}"


def signed(byline: str) -> Iterator[str]:
    """The names that a byline may mean: itself, and each of several, without what stands around it (`By`, 記者).

    A single Latin word is no name here: `Orrell, North and Co` names no person called North.
    """
    yield byline
    plain = _SIGNED.sub("", unicodedata.normalize("NFKC", byline).strip(), count=1)
    for part in _AND.split(plain):
        name = _OFFICE.sub("", part)
        if " " in name or (len(name) > 1 and not name.isascii()):
            yield name


def of_story(story: Story) -> Iterator[str]:
    """All that a story is known again by: its id, its identities, and what it says on its site."""
    yield of_id(story.id)
    yield from (_of_key(key) for key in story.keys)
    said = "\n".join(passage.text for passage in story.passages)
    if len(said) >= LONG:  # a title alone may come back every week
        yield _of_words(story.site, story.title, said)


def of_comment(comment: Comment, story: Story) -> Iterator[str]:
    """All that a comment is known again by: its id, and its words, short ones under their story alone."""
    yield of_id(comment.id)
    if len(comment.text) >= LONG:
        yield _of_words(comment.text)
    else:
        yield from (_of_words(key, comment.text) for key in story.keys)


def _of_key(key: str) -> str:
    return f"key:{hashes.whole(key)}"


def _of_words(*parts: str) -> str:
    return f"words:{hashes.whole(*map(hashes.folded, parts))}"


@dataclass(frozen=True)
class Removals:
    """The removal list, and what it meets. Days are those on which it was removed."""

    lines: tuple[Removal, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything was ever removed."""
        return bool(self.lines)

    @cached_property
    def days(self) -> Mapping[str, str]:
        """Each hash with its first day."""
        found: dict[str, str] = {}
        for line in sorted(self.lines, key=lambda line: line.date):
            for one in line.hashes:
                found.setdefault(one, line.date)
        return found

    @cached_property
    def _people(self) -> Mapping[str, str]:
        return {one.removeprefix("person:"): day for one, day in self.days.items() if one.startswith("person:")}

    @cached_property
    def _kinds(self) -> frozenset[str]:
        return frozenset(one.partition(":")[0] for one in self.days)

    def of_name(self, name: str) -> str | None:
        """The day on which the words of a person were removed; None if they may stand."""
        if not self._people:
            return None
        return next((day for one in signed(name) if (day := self._people.get(hashes.person(one)))), None)

    def of_known(self, id_: str) -> str | None:
        """The day on which a story or comment of this id was removed."""
        return self.days.get(of_id(id_))

    def of_story(self, story: Story) -> str | None:
        """The day on which a story was removed, whatever it is known by."""
        return next((day for one in self._known_by(story) if (day := self.days.get(one))), None) or next(
            (day for name in story.authors if (day := self.of_name(name))), None
        )

    def _known_by(self, story: Story) -> Iterator[str]:
        yield from of_story(story)
        if not self._kinds & {"page", "host"}:  # taking addresses apart is ten times as slow as hashing them
            return
        places = {key.removeprefix("url:") for key in story.keys if key.startswith("url:")}
        places |= {url for url in (story.url, story.original.url if story.original else None) if url}
        for place in sorted(places):
            yield of_page(place)
            labels = urls.host(place).split(".")
            yield from (of_host(".".join(labels[at:])) for at in range(len(labels)))

    def of_comment(self, comment: Comment, story: Story) -> str | None:
        """The day on which a comment was removed, or all words of who wrote it."""
        known = (day for one in of_comment(comment, story) if (day := self.days.get(one)))
        return next(known, None) or self._of_writer(comment, story)

    def _of_writer(self, comment: Comment, story: Story) -> str | None:
        if not self._people:
            return None
        if comment.author and (day := self.of_name(comment.author)):
            return day
        ids = {story.id, *(f"s-{hashes.short(key)}" for key in story.keys)}  # the key is of the id when it was seen
        keyed = ((hashes.author_key(id_, person), day) for id_ in ids for person, day in self._people.items())
        return dict(keyed).get(comment.author_key) if comment.author_key else None

    def without(self, story: Story) -> Story | None:
        """A story less what was removed of it; None if it was removed whole."""
        if not self:
            return story
        if self.of_story(story):
            return None
        comments = tuple(one for one in story.comments if not self.of_comment(one, story))
        passages = tuple(one for one in story.passages if not (one.credit and self.of_name(one.credit)))
        if (comments, passages) == (story.comments, story.passages):
            return story
        return replace(story, comments=comments, passages=passages)

    def left(self, stories: Iterable[Story]) -> tuple[Story, ...]:
        """Those of some stories that may stand, less what was removed of them."""
        return tuple(kept for story in stories if (kept := self.without(story)))
