"""Stories, comments and clusters for the tests of this stage: everything in them is made up."""

from collections.abc import Sequence

from generator.config import Config, Limits
from generator.models import Chars, Cluster, Comment, Copies, Passage, Story, Via

BRIDGE = {
    "Harbour Post": (
        "Old harbour bridge closed after cracks are found",
        (
            "The harbour bridge in Lindow was closed on Tuesday after engineers found cracks in two steel beams. "
            "The city council expects repairs to take six weeks and to cost about 4 million crowns. "
            "Buses 12 and 14 will run through the northern tunnel until the bridge opens again."
        ),
    ),
    "Lindow Courier": (
        "Cracks close Lindow's harbour bridge for six weeks",
        (
            "Engineers found cracks in steel beams of the harbour bridge on Tuesday and the city council closed it. "
            "Repairs will take six weeks, the council said in a statement. "
            "It is obvious that this shameful regime of a council should resign."
        ),
    ),
    "Northern Wire": (
        "Lindow closes harbour bridge",
        (
            "LINDOW (NW) - The city of Lindow closed its harbour bridge on Tuesday because of cracks in steel beams. "
            "However, trams were not affected by the closure, according to the transport company. "
            "Some 30,000 vehicles cross the harbour bridge each day, the council's figures show."
        ),
    ),
}
"""Three publishers on one event, title and report each."""

FERRY = {
    "みなと新報": (
        "瀬戸浜市、離島航路に電動フェリー導入へ",
        (
            "瀬戸浜市は20日、離島を結ぶ定期航路に電動フェリー2隻を導入する計画を発表した。"
            "建造費は合わせて18億円で、国の補助金を充てる方針だ。"
            "就航は再来年の春を予定している。"
        ),
    ),
    "瀬戸浜日報": (
        "電動フェリー2隻、離島航路に 瀬戸浜市が計画",
        (
            "瀬戸浜市が離島航路に電動フェリー2隻を導入する計画を20日に発表した。"
            "市によると、1回の充電で往復40キロを航行でき、燃料費は年間で約3割減る見込みだ。"
            "これは愚かな市長による税金の無駄遣いであり、断じて許されるべきではない。"
        ),
    ),
}


def story(
    number: int,
    publisher: str,
    title: str,
    report: str = "",
    *,
    language: str = "en",
    published: str | None = "2025-10-21",
    comments: Sequence[Comment] = (),
    commentary: Sequence[str] = (),
    site: str | None = None,
) -> Story:
    """A story; `number` makes its id."""
    passages = [Passage("report", report, publisher)] if report else []
    passages += [Passage("commentary", text, site or publisher) for text in commentary]
    return Story(
        id=f"s-{number:010d}",
        title=title,
        language=language,
        site=site or publisher,
        publisher=publisher,
        source=publisher,
        via=Via("feed", f"{publisher}.xml", "0" * 64),
        first_seen="2025-10-22T00:00:00Z",
        keys=(f"guid:{number}",),
        published=published,
        chars=Chars(len(report), sum(map(len, commentary))),
        passages=tuple(passages),
        comments=tuple(comments),
    )


def told(event: dict[str, tuple[str, str]], language: str = "en", first: int = 1) -> tuple[Story, ...]:
    """The stories of one event, a publisher each."""
    return tuple(
        story(number, publisher, title, report, language=language)
        for number, (publisher, (title, report)) in enumerate(event.items(), first)
    )


def comment(number: int, text: str, author: str | None = None, depth: int = 0) -> Comment:
    """A comment; `number` makes its id."""
    return Comment(id=f"c-{number:010d}", text=text, author_key=author, depth=depth)


def cluster(*stories: Story, copies: Sequence[Copies] | None = None) -> Cluster:
    """A cluster of stories that are no copies of each other, unless said."""
    copies = tuple(Copies(one.publisher, (one.id,)) for one in stories) if copies is None else tuple(copies)
    titles: dict[str, str] = {}
    for one in stories:
        titles.setdefault(one.language, one.title)
    publishers = tuple(dict.fromkeys(one.publisher for one in copies))
    return Cluster(stories=stories, copies=copies, publishers=publishers, titles=titles, section="other")


def config(**limits: float) -> Config:
    """Settings of a site; limits by name."""
    return Config(
        id="example.org,2026",
        titles={"en": "A digest"},
        url="https://example.org/",
        language="en",
        languages=("en", "ja"),
        timezone="Asia/Tokyo",
        contact="editor@example.org",
        limits=Limits(**limits),  # type: ignore[arg-type]  # whole numbers where Limits has them
    )
