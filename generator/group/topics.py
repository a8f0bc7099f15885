"""A topic's key: given once, in ASCII, good as a part of an address."""

import hashlib
import re
from collections.abc import Collection, Iterator, Mapping
from itertools import count

from slugify import slugify

LONGEST = 48  # characters of a slug, cut between words
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# Names of devices, which no folder has on Windows, and names that servers take for a folder's own page.
_RESERVED = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]|conin|conout|clock|index|default")
_LATIN_SHARE = 0.9  # of a title's letters: python-slugify gives kanji their Chinese readings


def slug(title: str) -> str | None:
    """The slug of a title in Latin letters; None for a title in another script, or one that leaves nothing."""
    letters = [character for character in title if character.isalpha()]
    latin = sum(character < "\u0250" for character in letters)
    if not letters or latin < _LATIN_SHARE * len(letters):
        return None
    found: str = slugify(re.sub("['’]", "", title), max_length=LONGEST, word_boundary=True, save_order=True)
    return found if _SLUG.fullmatch(found) and not found.isdigit() else None


def new_key(titles: Mapping[str, str], first_story: str, taken: Collection[str]) -> str:
    """A key that is not `taken`: the slug of the first title in Latin letters, else `t-` and a hash of the story's id.

    A slug that another topic has, or that no folder can have, is followed by the same hash, so that it means the same
    on every rebuild. Where that is taken too, as by the larger part of a digest that split, the hash is another one.
    """
    slugs = (slug(titles[language]) for language in sorted(titles, key=lambda code: (code != "en", code)))
    wanted = next((found for found in slugs if found), None)
    return next(key for key in _candidates(wanted, first_story) if key not in taken)


def _candidates(wanted: str | None, first_story: str) -> Iterator[str]:
    """The keys that a topic may have, the best first, without end."""
    if wanted and not _RESERVED.fullmatch(wanted):
        yield wanted
    for turn in count():
        own = hashlib.sha256(f"{first_story} {turn}".encode() if turn else first_story.encode()).hexdigest()
        yield f"{wanted}-{own[:6]}" if wanted else f"t-{own[:10]}"


def guid(site: str, week: str, topic: str) -> str:
    """The permanent id of a digest: a `tag:` URI (RFC 4151) of the site's own id, the week and the topic."""
    return f"tag:{site}:{week.lower()}-{topic}"
