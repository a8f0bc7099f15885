"""Comments as they are kept: words alone, masked, their writers reduced, each once."""

from collections.abc import Sequence
from datetime import tzinfo
from urllib.parse import unquote

from generator import languages, weeks
from generator.extract import content, identity, keeping, privacy
from generator.extract.settings import Settings
from generator.models import Comment, EntryComment
from generator.text import clean, dates, urls

MOST = 2_000  # comments of one story
DEEPEST = 20  # levels of replies
LONGEST_NAME = 100
SHORTEST_NAME = 3  # shorter ones stand in many addresses by chance


def comments(
    given: Sequence[EntryComment], story_id: str, settings: Settings, *, zone: tzinfo, base: str | None = None
) -> tuple[Comment, ...]:
    """The comments under a story, in order, at most `MOST`; `zone` is that of dates that name none.

    `base` completes their links. Two that are the same by their own id are one.
    """
    said = [(comment, text) for comment in given if (text := _words(comment))][:MOST]
    found: dict[str, Comment] = {}
    for (comment, text), made in zip(said, identity.comment_ids(said), strict=True):
        name = clean.words(comment.author or "")[:LONGEST_NAME]
        known = bool(name) and privacy.is_somebody(name)
        writer = name if known else _as_id(comment.person)
        language = languages.of(languages.detect(text))
        kept = Comment(
            id=made,
            text=keeping.sentences(privacy.mask(text), language, settings.limits.kept_comment),
            author=privacy.shown(name, settings.authors) if known else None,
            author_key=identity.author_key(story_id, writer) if writer else None,
            published=_moment(comment.published, zone, settings),
            depth=max(0, min(comment.depth, DEEPEST)),
            score=comment.score,
            url=_link(comment, settings, base),
        )
        found.setdefault(made, kept)
    return tuple(found.values())


def _as_id(person: str | None) -> str | None:
    """A board's ID in a form that no name has, so that somebody called as an ID is somebody else."""
    return f"ID:{clean.plain(person)[:LONGEST_NAME]}" if person else None


def _link(comment: EntryComment, settings: Settings, base: str | None) -> str | None:
    """Where the comment stands; None where its address holds the writer's name and names are not kept in full."""
    link = urls.safe(comment.url, base=base)
    name = clean.words(comment.author or "").lstrip("@").partition("@")[0].casefold()
    if link and len(name) >= SHORTEST_NAME and settings.authors != "full" and name in unquote(link).casefold():
        return None
    return link


def _words(comment: EntryComment) -> str:
    return content.words(comment.text) if comment.html else content.lines_of(comment.text)


def _moment(raw: str | None, zone: tzinfo, settings: Settings) -> str | None:
    when = dates.parse(raw, zone)
    return when if when and weeks.is_plausible(when, settings.now) else None
