"""Stories and settings for the tests of grouping, with only what a test is about spelled out."""

from typing import Any

from generator.config import Config, Section, Source
from generator.models import Balance, Chars, Comment, Digest, Edition, Passage, Sentence, Story, Via

CONFIG = Config(
    id="example.org,2026",
    titles={"en": "The Week", "ja": "今週のまとめ"},
    url="https://example.org/",
    language="en",
    languages=("ja", "en"),
    timezone="Asia/Tokyo",
    contact="editor@example.org",
    sections=(
        Section("world", {"en": "World"}, keywords=("ambassador", "外務"), categories=("International",)),
        Section("science", {"en": "Science"}, keywords=("telescope", "art", "望遠鏡"), categories=("科学",)),
    ),
    sources=(Source("Harbour feed", "https://harbour.example/feed", section="world"),),
)


def story(
    number: int,
    title: str,
    text: str = "",
    *,
    publisher: str = "",
    language: str = "en",
    comments: int = 0,
    **fields: Any,
) -> Story:
    """A story of its own publisher, told in one passage of report."""
    name = publisher or f"Paper {number}"
    return Story(
        id=f"s-{number:010d}",
        title=title,
        language=language,
        site=fields.pop("site", name),
        publisher=name,
        source=fields.pop("source", name),
        via=Via("feed", "https://paper.example/feed", "0" * 64),
        first_seen="2026-03-02T00:00:00Z",
        keys=(f"url:{number}",),
        published=fields.pop("published", "2026-03-02"),
        chars=Chars(len(text)),
        passages=fields.pop("passages", (Passage("report", text),) if text else ()),
        comments=tuple(Comment(f"c-{number}-{place}", f"Words {place}") for place in range(comments)),
        **fields,
    )


def digest(
    topic: str = "", *, stories: tuple[str, ...] = ("s-1",), said: tuple[str, ...] = (), **fields: Any
) -> Digest:
    """A digest in English that says some sentences."""
    return Digest(
        guid="",
        topic=topic,
        section="other",
        languages=("en",),
        titles=fields.pop("titles", {"en": "A title"}),
        stories=stories,
        publishers=("Paper",),
        summary={"en": tuple(Sentence(text, ()) for text in said)},
        spare=fields.pop("spare", {}),
        views=(),
        highlights=(),
        balance=Balance(0, None, 0, {}),
        **fields,
    )


def edition(week: str, *digests: Digest) -> Edition:
    """An open edition of some digests."""
    return Edition(week, None, "1", "", digests, ())
