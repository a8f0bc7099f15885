"""Stories made from words, for benchmarks: as many as wanted, the same every time."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from generator.models import Chars, Passage, Story, Via

SUBJECTS = "council ministry hospital harbour university museum court railway airport company union festival".split()
PLACES = "Northhaven Millbrook Eastmere Oldcastle Ferrybank Stonebridge Lakeside Westhill Marlow Penfold".split()
VERBS = "approved rejected delayed opened closed announced reviewed extended cancelled funded".split()
THINGS = "budget tunnel bridge strike contract vaccine tariff reactor archive garden ferry levy survey bond".split()
DETAILS = """after months of talks with residents and unions|following a report by independent auditors|despite
 objections from two neighbouring towns|as costs rose faster than forecast|to begin early next spring|at a public
 meeting attended by hundreds|with support from the regional government|while an inquiry continues""".split("|")


def sentence(dice: random.Random, event: tuple[str, ...]) -> str:
    """One sentence about an event, with words of its own."""
    subject, place, verb, thing = event
    number = dice.randrange(2, 900)
    return (
        f"The {place} {subject} {verb} the {thing} {dice.choice(DETAILS).strip()}, "
        f"{dice.choice(SUBJECTS)} officials said, putting the cost at {number} million crowns."
    )


def stories(count: int, *, monday: date = date(2026, 11, 2), per_event: int = 4, seed: int = 7) -> Iterator[Story]:
    """Stories of one week, `per_event` about each event, each by another publisher."""
    dice = random.Random(seed)
    names = [f"{place} {kind}" for place in PLACES for kind in ("Post", "Courier", "Observer", "Mail")]
    event: tuple[str, ...] = ()
    mark = ""
    for number in range(count):
        if number % per_event == 0:
            event = tuple(dice.choice(words) for words in (SUBJECTS, PLACES, VERBS, THINGS))
            mark = "".join(dice.choice("bcdfghklmnprst") + dice.choice("aeiou") for _ in range(4)).title()
        text = " ".join(f"{sentence(dice, event)} {mark} was named in {dice.choice(PLACES)}." for _ in range(6))
        day = monday + timedelta(days=dice.randrange(7))
        publisher = names[(number * 7 + number // len(names)) % len(names)]
        yield Story(
            id=f"s-{number:010d}",
            title=f"{event[1]} {event[0]} {event[2]} {event[3]}, {mark} says",
            language="en",
            site=publisher,
            publisher=publisher,
            source=publisher,
            via=Via("feed", "https://feed.example/", f"{number:064d}"),
            first_seen=f"{day.isoformat()}T09:00:00Z",
            keys=(f"url:https://feed.example/{number}",),
            url=f"https://feed.example/{number}",
            published=f"{day.isoformat()}T08:00:00Z",
            chars=Chars(report=len(text)),
            passages=(Passage("report", text, publisher),),
        )
