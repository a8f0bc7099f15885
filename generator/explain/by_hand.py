"""What of a digest is the editor's doing."""

from collections.abc import Sequence
from dataclasses import fields

from generator.edits import Decision, Decisions, showing
from generator.explain.part import Facts, Part, clipped
from generator.group.headlines import untagged
from generator.models import Digest, Edition, Story


def edits(digest: Digest, edition: Edition, decisions: Decisions) -> Part:
    """The edits that are about a digest, with the line each is written at."""
    told = [_told(decision) for decision in decisions if showing.is_about(decision, digest, edition)]
    return Part.of("by hand", told, otherwise="nothing")


def edits_of(story: Story, decisions: Decisions) -> Part:
    """The edits that name a story."""
    told = [_told(decision) for decision in decisions if story.id in decision.names]
    return Part.of("by hand", told, otherwise="nothing names it")


def _told(decision: Decision) -> tuple[str, Facts]:
    given = [(one.name, getattr(decision.edit, one.name)) for one in fields(decision.edit)]
    said = ", ".join(f"{name}: {clipped(str(value))}" for name, value in given if value)
    return f"{said} ({decision.where})", {"edit": given[0][0], "where": decision.where}


def titles(digest: Digest, stories: Sequence[Story]) -> Part:
    """Whose words each title is."""
    told: list[tuple[str, Facts]] = []
    for language, title in sorted(digest.titles.items()):
        owner = next((one for one in stories if one.language == language and untagged(one) == title), None)
        whose = f"the title of {owner.id} ({owner.publisher})" if owner else "no story's own title: the editor's hand"
        told.append((f"{language}: {title}: {whose}", {"language": language, "story": owner.id if owner else None}))
    return Part.of("titles", told)
