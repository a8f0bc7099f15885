"""The same story seen again: which fields stay and which are replaced, whatever the order in which it was seen.

The rules make a merge commutative and idempotent, and associative where no two sightings share their first comment's
place: what was given once (id, day, source) is the earliest sighting's; words are the latest sighting's, a saved
page's before a feed's; keys and comments are all kept.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from generator.models import Chars, Comment, Original, SourceState, Story, Validators


def merge(old: Story, new: Story) -> Story:
    """One story of two sightings of it. The order of the arguments says nothing; `first_seen` does.

    The week stays with the caller, who knows which edition the story was first given to: the earlier sighting's.
    """
    first, later = sorted((old, new), key=_age)
    words = _words(first, later)
    other = later if words is first else first
    return replace(
        words,
        id=first.id,
        keys=tuple(sorted({*first.keys, *later.keys})),
        first_seen=first.first_seen,
        source=first.source,
        published=first.published or later.published,
        url=first.url or later.url,
        site=words.site,
        publisher=words.publisher,
        authors=words.authors or other.authors,
        original=_original(words.original, other.original),
        categories=_union(first.categories, later.categories),
        comments_at=first.comments_at or later.comments_at,
        comments=_comments(first.comments, later.comments),
    )


def join(stories: Iterable[Story]) -> tuple[Story, ...]:
    """The stories, each once, by id: those that share an id or a key, even through a third, are merged."""
    ordered = sorted(stories, key=_age)
    groups: dict[str, list[Story]] = {}
    for story, leader in zip(ordered, _leaders(ordered), strict=True):
        groups.setdefault(leader, []).append(story)
    return tuple(sorted((_merged(group) for group in groups.values()), key=lambda story: story.id))


def merge_states(one: SourceState, other: SourceState) -> SourceState:
    """What is remembered of one source by two branches: only that in which they agree, so that all is asked for again.

    Of two addresses the one later in the alphabet stands, since nothing tells which the settings had last; a state of
    another address than that of the settings is not used.
    """
    if one.url != other.url:
        return max(one, other, key=lambda state: state.url)
    redirect = _same(one.redirect, other.redirect)
    return replace(
        one,
        etag=_same(one.etag, other.etag),
        last_modified=_same(one.last_modified, other.last_modified),
        redirect=redirect,
        redirect_runs=min(one.redirect_runs, other.redirect_runs) if redirect else 0,
        moved=_same(one.moved, other.moved),
        comment_feeds=_agreed(one.comment_feeds, other.comment_feeds),
    )


def _same(one: str | None, other: str | None) -> str | None:
    return one if one == other else None


def _agreed(one: Mapping[str, Validators], other: Mapping[str, Validators]) -> Mapping[str, Validators]:
    return {at: known for at, known in one.items() if other.get(at, known) == known} | {
        at: known for at, known in other.items() if at not in one
    }


def _merged(group: Sequence[Story]) -> Story:
    merged = group[0]
    for story in group[1:]:
        merged = merge(merged, story)
    return merged


def _leaders(stories: Sequence[Story]) -> list[str]:
    """For each story a name its group shares (union-find over ids and keys)."""
    parents: dict[str, str] = {}

    def find(name: str) -> str:
        while parents.setdefault(name, name) != name:
            parents[name] = parents[parents[name]]
            name = parents[name]
        return name

    for story in stories:
        top = find(f"id:{story.id}")
        for key in story.keys:
            parents[find(key)] = top
    return [find(f"id:{story.id}") for story in stories]


def _age(story: Story) -> tuple[object, ...]:
    """Sorts sightings from the first to the latest; ties are broken by what they hold, never by the order given."""
    return (story.first_seen, story.id, *_rank_of_words(story), repr(story))


def _words(first: Story, later: Story) -> Story:
    """Whose words stand: the same words are the first's, so that seeing them again changes no byte."""
    if _said(first) == _said(later):
        return first
    if not later.passages or not first.passages:
        return later if later.passages else first
    return max(
        first,
        later,
        key=lambda story: (story.via.kind == "page", story.first_seen, *_rank_of_words(story), repr(story)),
    )


def _said(story: Story) -> tuple[object, ...]:
    return (story.title, story.language, story.passages)


def _rank_of_words(story: Story) -> tuple[int, str]:
    """The longer text before the shorter, for two sightings of one moment."""
    chars: Chars = story.chars
    return (chars.report + chars.commentary, story.via.sha256)


def _original(one: Original | None, other: Original | None) -> Original | None:
    if one is None or other is None:
        return one or other
    return Original(one.publisher or other.publisher, one.url or other.url)


def _union(first: tuple[str, ...], later: tuple[str, ...]) -> tuple[str, ...]:
    return first if set(later) <= set(first) else tuple(sorted({*first, *later}))


def _comments(first: Sequence[Comment], later: Sequence[Comment]) -> tuple[Comment, ...]:
    """All comments in the first sighting's order; a new one stands behind the one it followed when it was seen."""
    later = _under_first_keys(first, later)
    now: Mapping[str, Comment] = {comment.id: comment for comment in later}
    known = {comment.id for comment in first}
    behind: dict[str, list[Comment]] = {}
    anchor = ""  # before all: where comments are shown with the newest first
    for comment in later:
        if comment.id in known:
            anchor = comment.id
        else:
            behind.setdefault(anchor, []).append(comment)
    ahead = behind.pop("", [])
    merged = [_comment(comment, now.get(comment.id)) for comment in first]
    rows = [row for comment in merged for row in (comment, *behind.get(comment.id, ()))]
    return (*ahead, *rows) if known & now.keys() else (*rows, *ahead)


def _under_first_keys(first: Sequence[Comment], later: Sequence[Comment]) -> Sequence[Comment]:
    """The later comments under the keys by which the first sighting knows their writers.

    An author's key is salted with the story's id as it was when seen, so that two sightings under two ids give one
    person two keys. A comment that both hold says which are one; a writer without one keeps a key of each.
    """
    known = {comment.id: comment.author_key for comment in first if comment.author_key}
    same = {comment.author_key: known[comment.id] for comment in later if comment.author_key and comment.id in known}
    return [
        replace(comment, author_key=same[comment.author_key]) if comment.author_key in same else comment
        for comment in later
    ]


def _comment(first: Comment, later: Comment | None) -> Comment:
    """A comment seen twice: as it reads and scores now, with what only the first sighting knew."""
    if later is None:
        return first
    return replace(
        later,
        author=later.author or first.author,
        author_key=first.author_key or later.author_key,
        published=first.published or later.published,
        score=first.score if later.score is None else later.score,
        url=first.url or later.url,
    )
