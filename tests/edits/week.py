"""A week of three subjects for the tests of the editor's hand: a ferry, a bridge, an owl."""

from pathlib import Path
from typing import Any

from generator.config import Config, parse
from generator.models import Chars, Comment, Passage, Story
from generator.store import Store
from tests import made

WEEK = "2026-W45"
CONFIG: Config = parse(made.SETTINGS + "sections:\n  - {key: life, titles: {ja: くらし, en: Life}}\n")

FERRY = (
    "The ferry to Kelp Island will cost 30 crowns from March, the Kelp Line said on Wednesday.",
    "The fare has been 25 crowns since 2019.",
    "Children under ten travel free.",
)
FERRY_AGAIN = (
    "The Kelp Line will raise the ferry fare to Kelp Island to 30 crowns in March.",
    "Its director, Orla Venn, said fuel had become dearer.",
    "A new boat is ordered for 2028.",
)
BRIDGE = (
    "The Tarn bridge at Hollin closes for six weeks after cracks were found in two pillars.",
    "Buses go round by Marsh Lane.",
)
BRIDGE_AGAIN = (
    "Cracks in two pillars have closed the Tarn bridge at Hollin for six weeks.",
    "Repairs cost 2 million crowns, the county said.",
)
OWL = ("An owl has nested beside the lamp of the old lighthouse.", "Visitors may watch her young from Sunday.")
SAID = (
    "Thirty crowns is fair if the boat keeps sailing in winter.",
    "I cannot pay this twice a day. It is too much.",
    "Why not let islanders travel for the old fare?",
    "When does the new boat come?",
    "The fare in the next county is 45 crowns.",
)


def story(number: int, title: str, sentences: tuple[str, ...], **fields: Any) -> Story:
    """A story of its own publisher that reports these sentences."""
    text = " ".join(sentences)
    return made.story(
        number,
        title=title,
        language="en",
        site=f"Paper {number}",
        publisher=f"Paper {number}",
        passages=(Passage("report", text),),
        chars=Chars(report=fields.pop("report", 4 * len(text))),
        comments=tuple(
            Comment(f"c-{number}aaaaaaaa{place}", said) for place, said in enumerate(fields.pop("said", ()))
        ),
        **fields,
    )


STORIES = (
    story(1, "Ferry to Kelp Island will cost 30 crowns", FERRY, said=SAID),
    story(2, "Kelp Island ferry fare rises to 30 crowns", FERRY_AGAIN),
    story(3, "Tarn bridge at Hollin closes after cracks", BRIDGE),
    story(4, "Cracks close Tarn bridge at Hollin for six weeks", BRIDGE_AGAIN),
    story(5, "Owl nests in old lighthouse", OWL),
)
ONE, TWO, THREE, FOUR, FIVE = (one.id for one in STORIES)


def site(root: Path) -> Path:
    """A site with the week's stories and no edition yet."""
    made.site(root, made.SETTINGS + "sections:\n  - {key: life, titles: {ja: くらし, en: Life}}\n")
    Store(root / "content").put_stories(WEEK, STORIES)
    return root


def edits(root: Path, text: str, week: str = WEEK) -> None:
    """Write the week's edits, the list below `edits:`."""
    folder = root / "content" / "edits"
    folder.mkdir(exist_ok=True)
    (folder / f"{week}.yml").write_text(f"edits:\n{text}", encoding="utf-8")
