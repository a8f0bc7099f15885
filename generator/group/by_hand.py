"""Clusters as the editor regroups them: merged, split, moved."""

from collections.abc import Sequence

from generator.group.events import Event
from generator.models import Regrouping


def regrouped(told: Sequence[Sequence[Event]], regroupings: Sequence[Regrouping]) -> list[tuple[Event, ...]]:
    """What is told of each event, with stories taken elsewhere in the order of the regroupings.

    Whom a regrouping names and the week does not have is passed over; clusters left empty vanish.
    """
    labels = {story.id: label for label, parts in enumerate(told) for part in parts for story in part.stories}
    touched: set[int] = set()
    fresh = len(told)
    for one in regroupings:
        stories = [story for story in one.stories if story in labels]
        if not stories or (one.to is not None and one.to not in labels):
            continue
        target = labels[one.to] if one.to is not None else fresh
        fresh += target == fresh
        from_ = {labels[story] for story in stories}
        touched |= {target, *from_}
        moved = [story for story, label in labels.items() if label in from_] if one.whole else stories
        labels |= dict.fromkeys(moved, target)
    kept = [tuple(parts) for label, parts in enumerate(told) if label not in touched]
    events = [part for label in sorted(touched) if label < len(told) for part in told[label]]
    made = (_joined(events, {story for story, at in labels.items() if at == label}) for label in sorted(touched))
    return kept + [parts for parts in made if parts]


def _joined(events: Sequence[Event], stories: set[str]) -> tuple[Event, ...]:
    """What some events tell in these stories, one event a language, in the order of languages."""
    found: dict[str, Event] = {}
    for event in events:
        rows = [row for row in event.rows if event.profiles.stories[row].id in stories]
        if rows:
            known = found[event.language].rows if event.language in found else ()
            found[event.language] = Event(event.profiles, tuple(sorted({*known, *rows})))
    return tuple(found[language] for language in sorted(found))
