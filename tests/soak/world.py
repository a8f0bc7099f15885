"""A made-up world that publishes: events that live for weeks, outlets that tell of them, and what their feeds show.

All of it follows from a seed, the number of a week and the number of an outlet, so that any feed can be asked for at
any moment and nothing of the past need be kept. Places, people and papers are made of syllables and stand for nobody.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache

START = datetime(2027, 1, 3, 15, tzinfo=UTC)  # Monday 0:00 in Tokyo
WEEK = timedelta(days=7)
SHOWN = 12  # items of a feed
SYLLABLES = {
    "ka": "カ", "ki": "キ", "ko": "コ", "sa": "サ", "shi": "シ", "so": "ソ", "ta": "タ", "to": "ト", "na": "ナ",
    "no": "ノ", "mi": "ミ", "mo": "モ", "ra": "ラ", "ri": "リ", "ro": "ロ", "va": "ヴァ", "be": "ベ", "do": "ド",
}  # fmt: skip
THINGS = (
    ("harbour wall", "防波堤"), ("tram line", "路面電車"), ("town library", "町立図書館"),
    ("hospital wing", "病院の新棟"), ("fish market", "魚市場"), ("tidal power station", "潮力発電所"),
    ("school canteen", "学校給食"), ("ferry fare", "渡し船の運賃"), ("water tariff", "水道料金"),
    ("night bus", "夜行バス"), ("rice harvest", "コメの作柄"), ("bridge toll", "橋の通行料"),
    ("research ship", "調査船"), ("winter festival", "冬祭り"), ("marathon", "マラソン大会"),
)  # fmt: skip
ENGLISH = (
    "The {name} council said on {day} that the {thing} would be reviewed before the end of month {month}.",
    "Work on the {thing} in {name} is to begin in month {month} and will cost {cost} million crowns.",
    "Residents of {name} asked for a public meeting about the {thing} before a decision is made.",
    "An inquiry into the {thing} named {few} reasons for the delay, officials in {name} said.",
    "The operator expects {many} people a day to be affected by the change to the {thing}.",
    "A vote on the {thing} ended with {few} members against, the council's record shows.",
    "The {name} chamber of commerce welcomed the plan and called the {thing} long overdue.",
    "Engineers who inspected the {thing} found cracks in {few} places and closed part of it.",
)
JAPANESE = (
    "{name}市議会は{day}、{thing}を{month}月末までに見直すと発表した。",
    "{name}の{thing}に関する工事は{month}月に始まり、費用は{cost}億円を見込む。",
    "{name}の住民は、{thing}の決定の前に説明会を開くよう求めている。",
    "{thing}を調べた委員会は、遅れの理由を{few}つ挙げたと{name}市の担当者は説明した。",
    "運営会社は、{thing}の変更で一日{many}人に影響が出るとみている。",
    "{thing}をめぐる採決では{few}人が反対したことが、議会の記録で分かった。",
    "{name}商工会議所は計画を歓迎し、{thing}の実現を急ぐよう要望した。",
    "{thing}を点検した技術者は{few}か所でひび割れを見つけ、一部を閉鎖した。",
)
ADDED = {"en": "The council corrected the figure later that week.", "ja": "市議会は同じ週のうちに数字を訂正した。"}
WORDS = (
    "It was about time.",
    "Who is going to pay for it?",
    "うちの前も早く直してほしい。",
    "賛成ですが説明が足りません。",
)


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, as both languages name it."""

    names: tuple[str, str]  # English, Japanese
    things: tuple[str, str]
    figures: tuple[int, int, int, int]  # month, cost, few, many


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who publishes: in which language and format, and which liberties its feed takes."""

    number: int
    language: str
    format: str  # rss, atom, json
    charset: str
    has_links: bool
    pages: bool  # its feed has teasers, its pages the text
    hears: bool  # readers' comments have a feed of their own

    @property
    def name(self) -> str:
        """As the settings call it."""
        name = syllables(random.Random(f"outlet {self.number}"))
        return f"{name[1]}新聞{self.number}" if self.language == "ja" else f"{name[0]} Courier {self.number}"


@dataclass(frozen=True, slots=True)
class Item:
    """One report. `serial` stands in its title, so that it is known again whatever becomes of its identities."""

    serial: int
    outlet: Outlet
    title: str
    sentences: tuple[str, ...]
    published: datetime | None
    appears: datetime
    withdrawn: datetime | None
    changed: datetime | None  # from when on its text has a sentence more

    def text(self, now: datetime) -> tuple[str, ...]:
        """Its sentences as they read at a moment."""
        more = (ADDED[self.outlet.language],) if self.changed and self.changed <= now else ()
        return (*self.sentences, *more)


@dataclass(frozen=True, slots=True)
class Shown:
    """A feed at a moment: its items in their order, each with the date, the guid and the link it bears just then."""

    outlet: Outlet
    items: tuple[tuple[Item, datetime | None, str, str | None], ...]
    restless: bool = False  # restamped or reordered, so that it is another though no item is

    def half(self) -> "Shown":
        """The upper half of it."""
        return Shown(self.outlet, self.items[: len(self.items) // 2 + 1], self.restless)


@dataclass(frozen=True)
class World:
    """Everything that is published, by seed."""

    seed: int
    outlets: tuple[Outlet, ...]
    rate: int = 3  # items of an outlet in a week, on average

    @classmethod
    def of(cls, seed: int, outlets: int) -> "World":
        """A world with so many outlets."""
        return cls(seed, tuple(_outlet(number) for number in range(outlets)))

    def shown(self, outlet: Outlet, now: datetime) -> Shown:
        """What an outlet's feed holds at a moment, with the liberties it takes in that week."""
        week = (now - START) // WEEK
        dice = random.Random(f"{self.seed} feed {week} {outlet.number}")
        items = [item for item in self._late(outlet, week) if item.appears <= now]
        items = [item for item in items if not item.withdrawn or item.withdrawn > now]
        items = sorted(items, key=lambda item: (item.appears, item.serial), reverse=True)[:SHOWN]
        restamped, reordered = outlet.has_links and dice.random() < 0.03, dice.random() < 0.05
        if reordered:
            dice.shuffle(items)
        stamp = now - timedelta(minutes=5)
        rows = ((one, stamp if restamped else one.published, *_ids(one, week)) for one in items)
        return Shown(outlet, tuple(rows), restamped or reordered)

    def find(self, serial: int) -> Item:
        """The item with a serial."""
        week, rest = divmod(serial, 10_000)
        number, place = divmod(rest, 10)
        return published(self, self.outlets[number], week)[place]

    def _late(self, outlet: Outlet, week: int) -> Iterator[Item]:
        for past in range(max(0, week - 6), week + 1):
            yield from published(self, outlet, past)

    def events(self, week: int) -> Sequence[Event]:
        """What is talked about in a week: events begin in some week and live for one to eight."""
        return alive(self.seed, len(self.outlets), week)


@lru_cache(maxsize=4000)
def published(world: World, outlet: Outlet, week: int) -> tuple[Item, ...]:
    """What an outlet publishes in a week."""
    dice = random.Random(f"{world.seed} items {week} {outlet.number}")
    events = world.events(week)
    made = []
    for place in range(dice.choice((world.rate - 1, world.rate, world.rate + 1))):
        event = dice.choice(events) if dice.random() < 0.6 else _event(dice)
        wire = dice.random() < 0.15  # an agency's words, the same at every outlet that prints them
        made.append(_item(random.Random(str(event)) if wire else dice, outlet, week, place, event, dice))
    return tuple(made)


@lru_cache(maxsize=64)
def alive(seed: int, outlets: int, week: int) -> tuple[Event, ...]:
    """The events of a week; about a third as many as there are outlets."""
    found = []
    for past in range(max(0, week - 7), week + 1):
        dice = random.Random(f"{seed} events {past}")
        for _ in range(2 + outlets // 12):
            event, lives = _event(dice), dice.choice((1, 1, 2, 3, 5, 8))
            if past + lives > week:
                found.append(event)
    return tuple(found)


def syllables(dice: random.Random) -> tuple[str, str]:
    """A name in Latin letters and in katakana."""
    picked = dice.choices(tuple(SYLLABLES), k=4)
    return "".join(picked).title(), "".join(SYLLABLES[one] for one in picked)


def _event(dice: random.Random) -> Event:
    figures = (dice.randint(1, 12), dice.randint(2, 900), dice.randint(2, 9), dice.randint(10, 99) * 100)
    return Event(syllables(dice), dice.choice(THINGS), figures)


def _outlet(number: int) -> Outlet:
    return Outlet(
        number,
        language="ja" if number % 2 else "en",
        format=("rss", "rss", "atom", "rss", "json", "rss", "atom")[number % 7],
        charset="shift_jis" if number % 14 == 3 else "utf-8",
        has_links=number % 16 != 9,
        pages=number % 20 == 6,
        hears=number % 30 == 8,
    )


def _item(words: random.Random, outlet: Outlet, week: int, place: int, event: Event, dice: random.Random) -> Item:
    """One report; `words` chooses its sentences, `dice` the rest."""
    serial = week * 10_000 + outlet.number * 10 + place
    japanese = outlet.language == "ja"
    month, cost, few, many = event.figures
    said = {"name": event.names[japanese], "thing": event.things[japanese]}
    said |= {"month": str(month), "cost": str(cost), "few": str(few), "many": str(many)}
    said["day"] = f"{week % 28 + 1}日" if japanese else "Tuesday"
    chosen = words.sample(JAPANESE if japanese else ENGLISH, 4)
    sentences = tuple(sentence.format(**said) for sentence in chosen)
    title = (
        "{name}の{thing}、計画を見直し（整理番号{serial}）" if japanese else "{name} reviews its {thing} (no. {serial})"
    )
    appears = START + week * WEEK + timedelta(minutes=dice.randrange(60, 7 * 24 * 60 - 60))
    return Item(
        serial,
        outlet,
        title.format(serial=serial, **said),
        sentences,
        _published(dice, appears),
        appears,
        appears + timedelta(days=dice.randint(2, 20)) if dice.random() < 0.03 else None,
        appears + timedelta(days=3) if dice.random() < 0.08 else None,
    )


def _published(dice: random.Random, appears: datetime) -> datetime | None:
    """The date an item bears: mostly true, sometimes weeks old when it appears, sometimes out of reach, or none."""
    kind = dice.random()
    if kind < 0.03:
        return None
    back = timedelta(weeks=dice.randint(1, 4)) if kind < 0.08 else timedelta(weeks=9) if kind < 0.09 else timedelta()
    return appears - back


def _ids(item: Item, week: int) -> tuple[str, str | None]:
    """The guid and the link of an item in a week: outlets change the form of either, never of both at once."""
    outlet = item.outlet
    if not outlet.has_links:
        return f"item-{item.serial}", None
    renamed = sum(1 for past in range(1, week // 40 + 1) if (past + outlet.number) % 3 == 0)
    scheme = "http" if (week // 30 + outlet.number) % 2 else "https"
    tail = ("", "?utm_source=rss&utm_medium=feed", "/", "#top", "?fbclid=x1")[(week // 17 + outlet.number) % 5]
    return f"v{renamed}-{item.serial}", f"{scheme}://www.outlet{outlet.number}.example/news/{item.serial}{tail}"
