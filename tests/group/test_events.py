"""What the stories of one event have in common."""

from dataclasses import replace

import numpy as np
import pytest

from generator.group import events
from generator.group.events import Event
from generator.group.profiles import Profiles, profile
from generator.models import Story
from generator.text.vectors import nearest, tfidf
from tests.group.made import story

FLOOD = (
    story(1, "Flood closes the mill bridge in Alder", "The Alder rose by two metres and closed the mill bridge."),
    story(2, "Mill bridge in Alder closed by flood", "A flood of the Alder closed the mill bridge on Monday."),
    story(3, "Rain expected", "More rain is expected, and the mill bridge stays closed."),
)


def whole(profiles: Profiles) -> Event:
    return Event(profiles, tuple(range(len(profiles.stories))))


def test_the_most_central_story_comes_first() -> None:
    ranked = whole(profile(FLOOD)).ranked()
    assert {item.id for _, item in ranked[:2]} == {FLOOD[0].id, FLOOD[1].id}
    assert [near for near, _ in ranked] == sorted((near for near, _ in ranked), reverse=True)


def test_the_vector_has_unit_length_and_few_terms() -> None:
    many = [story(number, f"Flood {number}", " ".join(f"word{number}x{k}" for k in range(60))) for number in range(3)]
    vector = whole(profile(many)).vector()
    assert len(vector) == events.HEAVIEST
    assert sum(weight**2 for weight in vector.values()) == pytest.approx(1, abs=0.01)
    assert list(vector) == sorted(vector)


def alike(publishers: tuple[str, str], least: float) -> Event:
    stories: tuple[Story, ...] = tuple(
        replace(item, publisher=name) for item, name in zip(FLOOD, publishers, strict=False)
    )
    space = tfidf([{"flood": 1.0, "rain": 1.0}, {"flood": 1.0, "snow": 1.0}])
    assert 0.3 < space.similarities()[0, 1] < 0.4
    return whole(Profiles(stories, space, (2, 2), nearest(space.rows, 1), np.full(2, least)))


def test_an_event_is_firm_if_two_publishers_are_clearly_alike() -> None:
    assert alike(("Alder Post", "Brant Times"), least=0.2).is_firm()
    assert not alike(("Alder Post", "Brant Times"), least=0.3).is_firm()
    assert not alike(("Alder Post", "ALDER POST"), least=0.2).is_firm()


def test_blended_vectors_share_evenly() -> None:
    assert events.blend([{"rain": 1.0}, {"雨": 1.0}]) == {"rain": 0.7071, "雨": 0.7071}
    assert events.blend([{"rain": 1.0}]) == {"rain": 1.0}


def test_a_name_and_its_word_are_read_as_one() -> None:
    assert events.plain({"@alder": 0.5, "alder": 0.4, "flood": 0.6}) == (("flood", 0.6), ("alder", 0.5))
