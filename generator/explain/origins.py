"""Where a story comes from, and where it stands."""

from collections.abc import Sequence

from generator.config import Config
from generator.explain.found import Week
from generator.explain.part import Facts, Part, number
from generator.models import Digest, Story


def came_from(story: Story, week: Week) -> Part:
    """The source, file or address and bytes of a story, the identities it is known by, and why it is in its week."""
    how = {"feed": "an item of the feed", "page": "the page"}[story.via.kind]
    told: list[tuple[str, Facts]] = [
        (f"{story.source}: {how} {story.via.name}", {"source": story.source, "via": story.via.name}),
        (f"content of SHA-256 {story.via.sha256}", {"sha256": story.via.sha256}),
        (f"first seen {story.first_seen}", {"first_seen": story.first_seen}),
        *((f"known as {key}", {"key": key}) for key in story.keys),
    ]
    if len(story.keys) > 1:
        text = f"{len(story.keys)} identities: whatever is seen under one of them is merged into this story"
        told.append((text, {"identities": len(story.keys)}))
    told.append(_reported(story))
    told.append(_dated(story, week))
    kept = f"{len(story.text())} of {story.chars.report} characters of report and {len(story.comments)} comments kept"
    told.append((kept, {"comments": len(story.comments), "report": story.chars.report}))
    lines = tuple(line for line, _ in told)
    facts = {key: value for _, known in told for key, value in known.items() if key != "key"}
    return Part("came from", lines, {**facts, "keys": list(story.keys)})


def _reported(story: Story) -> tuple[str, Facts]:
    where = f", as {story.site} quotes it" if story.site != story.publisher else ""
    original = story.original.url if story.original else None
    link = f", original at {original}" if original else ""
    facts = {"publisher": story.publisher, "site": story.site, "original": original, "url": story.url}
    return f"reported by {story.publisher}{where}{link}", facts


def _dated(story: Story, week: Week) -> tuple[str, Facts]:
    when = f"published {story.published}" if story.published else "undated, so first seen counts"
    return f"in {week.week}: {when}", {"published": story.published, "week": week.week}


def stands_in(story: Story, week: Week, event: Sequence[Story], config: Config) -> Part:
    """The digest a story is in; or why it is in none: `event` are the stories put together with it."""
    edition = week.edition
    if edition is None:
        return Part("stands in", (f"no edition yet: matome build --week {week.week}",), {"digest": None})
    digest = week.digest_of(story.id)
    if digest is None:
        why = _alone(event, config)
        return Part("stands in", (f"the other stories of {week.week}: {why}",), {"digest": None, "why": why})
    place = f"{week.week}/{digest.topic}, one of {number(len(digest.stories), 'story', 'stories')}"
    lines = [place, _counted(story, digest)]
    return Part(
        "stands in", tuple(lines), {"digest": digest.guid, "topic": digest.topic, "counted_for": _for(story, digest)}
    )


def _for(story: Story, digest: Digest) -> str:
    return next((copies.publisher for copies in digest.copies if story.id in copies.stories), story.publisher)


def _counted(story: Story, digest: Digest) -> str:
    """For whom a story counts, and which others are the same text."""
    copies = next((copies for copies in digest.copies if story.id in copies.stories), None)
    if copies is None or len(copies.stories) == 1:
        return f"counts for {_for(story, digest)}; no other story is a copy of it"
    others = ", ".join(id_ for id_ in copies.stories if id_ != story.id)
    return f"counts for {copies.publisher}, once with its copies: {others}"


def _alone(event: Sequence[Story], config: Config) -> str:
    """Why no digest is made of some stories."""
    limits = config.limits
    publishers = len({story.publisher for story in event})
    comments = sum(len(story.comments) for story in event)
    has = f"its event has {number(publishers, 'publisher', 'publishers')} and {number(comments, 'comment', 'comments')}"
    if publishers < limits.publishers and comments < limits.comments:
        return f"{has}; {limits.publishers} or {limits.comments} make a digest"
    return (
        f"{has}, which could make a digest; but its stories are copies or too loosely alike, "
        f"or {limits.digests} stood before it, or the editor dropped it"
    )
