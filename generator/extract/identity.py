"""Who is who: keys under which a story is known again, and ids of stories, comments and authors."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from generator.models import Entry, EntryComment
from generator.text import hashes, urls
from generator.text.hashes import folded, short

_NUMBER_OF_COMMENT = re.compile(r"(?:^|[#/_-])(?:li-|div-)?comments?[-_/]?([0-9]+)$", re.IGNORECASE)


def keys(entry: Entry, canonical: str | None, site: str, title: str, day: str | None) -> tuple[str, ...]:
    """Every identity of an entry, the first one first, which its id is made of.

    The page's own canonical address, else its link unless items of one feed share it, else the guid within its feed,
    else site, title and day. A canonical address on another host is the original's, not the page's. What goes by a guid
    alone is known by its words and time too: there are feeds that give each item another guid at each fetch.
    """
    found = [f"url:{address}" for address in _addresses(entry, canonical)]
    guids = [f"guid:{short(scope, entry.guid.strip())}" for scope in _scopes(entry)] if entry.guid else []
    named = (folded(site), folded(title))
    if guids and not found:
        guids.append(f"page:{short(*named, entry.published or '', folded(entry.body))}")
    return tuple(dict.fromkeys((*found, *guids))) or (f"page:{short(*named, day or '')}",)


def story_id(key: str) -> str:
    """The id of a story whose first identity is `key`."""
    return f"s-{short(key)}"


def author_key(story: str, name: str) -> str:
    """What stands for a commenter under one story: the same for the same full name, useless without it.

    The name goes in as its hash, so that who was removed is known again from that alone (`removal`).
    """
    return hashes.author_key(story, hashes.person(name))


def comment_ids(comments: Iterable[tuple[EntryComment, str]]) -> Iterator[str]:
    """The id of each comment, given with its words: of its own id, else of author, words and number among equals."""
    seen: dict[tuple[str, str], int] = {}
    for comment, text in comments:
        if comment.id:
            yield f"c-{short('id', _own_id(comment.id))}"
            continue
        same = (folded(comment.author or ""), unicodedata.normalize("NFKC", text))
        seen[same] = seen.get(same, 0) + 1
        yield f"c-{short('words', *same, str(seen[same]))}"


def is_of_same_site(one: str | None, other: str | None) -> bool:
    """Whether two addresses are on one host, or one on a subdomain of the other's."""
    first, second = urls.host(one), urls.host(other)
    if not first or not second:
        return False
    return first == second or first.endswith("." + second) or second.endswith("." + first)


def _addresses(entry: Entry, canonical: str | None) -> Iterator[str]:
    link = urls.safe(entry.url)
    if canonical and (link is None or is_of_same_site(canonical, link)) and not _is_front_page(canonical, link):
        yield urls.identity(canonical)
    if link and not entry.link_shared:
        yield urls.identity(link)


def _is_front_page(canonical: str, link: str | None) -> bool:
    """Whether a page calls the site's front page its canonical address, as careless sites do on every page."""
    at, page = (urlsplit(urls.identity(url)).path for url in (canonical, link or canonical))
    return at == "/" != page


def _scopes(entry: Entry) -> tuple[str, ...]:
    """The feeds in which a guid is one: while a feed moves, under both addresses, so that no item is there twice."""
    moved = (urls.identity(entry.feed_moved),) if entry.feed_moved else ()
    return (urls.identity(entry.feed or entry.source), *moved)


def _own_id(raw: str) -> str:
    """One form of a comment's id: WordPress has `comment-7`, `div-comment-7` and `https://.../#comment-7` for one."""
    match = _NUMBER_OF_COMMENT.search(raw.strip())
    return f"comment-{match[1]}" if match else raw.strip()
