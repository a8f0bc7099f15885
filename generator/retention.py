"""What is kept of weeks long past (setting `keep_weeks`): the words pages quote, and what threads and counts need.

A closed week older than that keeps of each story its title, publisher, addresses, days and identities, of its passages
the words that the edition cites, of its comments those that are shown. How long reports were stays in `chars`, how many
comments there were in the edition's `cut` and in its balances. So its pages come out to the same byte, and a story seen
again is known again. It runs when weeks are closed, is counted in that run's record, and cannot be taken back.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from generator import weeks
from generator.fingerprint import sha256
from generator.models import Chars, Cut, Digest, Edition, Passage, Story, Trimmed
from generator.site import Site
from generator.summarise.quotation import first_kept

BACK = 4  # editions that threads look back, whose stories an edition still open is compared with


@dataclass(frozen=True, slots=True)
class _Shown:
    """What an edition shows of one story: the words it cites, and the ids of its comments."""

    quotes: tuple[str, ...]
    comments: frozenset[str]


def retain(site: Site) -> Trimmed | None:
    """Cut down the closed weeks that are older than the setting; what was taken away, None where that is nothing.

    The edition goes before its stories: a killed run leaves them whole, and the next one cuts what was begun since the
    last closing on record.
    """
    trimmed = [one for week in _due(site) if (one := _week(site, week))]
    if not trimmed:
        return None
    return Trimmed(
        tuple(week for one in trimmed for week in one.weeks),
        sum(one.stories for one in trimmed),
        sum(one.characters for one in trimmed),
        sum(one.comments for one in trimmed),
    )


def _due(site: Site) -> Iterator[str]:
    """The closed weeks that are old enough, but for those that an edition still open may look back at.

    Not those that are cut already, unless that was begun since the last closing or a branch brought back whole lines.
    """
    if site.config.keep_weeks is None:
        return
    outlines = site.store.outlines()
    first_open = next((place for place, one in enumerate(outlines) if not one.closed), len(outlines))
    oldest = weeks.shift(weeks.week_of(site.moment, site.config.zone), -site.config.keep_weeks)
    last = _last_closing(site)
    for outline in outlines[: first_open if first_open == len(outlines) else max(first_open - BACK, 0)]:
        is_whole = outline.cut is None or outline.cut >= last or not site.store.is_as_closed(outline)
        if outline.week < oldest and is_whole:
            yield outline.week


def _week(site: Site, week: str) -> Trimmed | None:
    edition = site.store.edition(week)
    if edition is None:
        return None
    stories = site.store.stories(week)
    left, smaller = cut(edition, stories, site.now.astimezone(site.config.zone).date().isoformat())
    site.store.put_edition(left)
    site.store.put_stories(week, smaller)
    changed = [(one, less) for one, less in zip(stories, smaller, strict=True) if one != less]
    if not changed:
        return None
    return Trimmed(
        (week,),
        len(changed),
        sum(_length(one) - _length(less) for one, less in changed),
        sum(len(one.comments) - len(less.comments) for one, less in changed),
    )


def _last_closing(site: Site) -> str:
    """The day, in UTC, of the last closing on record: whatever was cut before is cut whole."""
    return max((run.at[:10] for run in site.store.closings()), default="")


def _length(story: Story) -> int:
    return sum(len(passage.text) for passage in story.passages)


def cut(edition: Edition, stories: Iterable[Story], day: str) -> tuple[Edition, tuple[Story, ...]]:
    """A closed edition and its stories cut down to what it shows; what is cut already stays as it is. Pure."""
    before = tuple(stories)
    shown = {story.id: _shown(edition.digests, story.id) for story in before}
    left = tuple(_story(story, shown[story.id]) for story in before)
    counts = {story.id: len(story.comments) for story in before if story.comments}
    smaller = replace(
        edition,
        digests=tuple(replace(one, spare=dict.fromkeys(one.spare, ())) for one in edition.digests),
        cut=edition.cut or Cut(day, counts),
    )
    if edition.inputs.stories != sha256(before):  # it was not made from these, and that is to be seen
        return smaller, left
    made_from = replace(edition.inputs, stories=sha256(left))
    return replace(smaller, inputs=made_from, inputs_sha256=sha256([edition.program, made_from])), left


def _shown(digests: Iterable[Digest], story: str) -> _Shown:
    quotes: list[str] = []
    comments: set[str] = set()
    for digest in digests:
        cited = (one for row in digest.summary.values() for sentence in row for one in sentence.citations)
        quotes += [one.quote for one in cited if one.story == story]
        quotes += [one.quote for one in digest.views if one.story == story]
        comments |= {one.comment for one in digest.highlights if one.story == story}
    return _Shown(tuple(dict.fromkeys(quotes)), frozenset(comments))


def _story(story: Story, shown: _Shown) -> Story:
    """A story with what is shown of it; `chars` tells how much was first kept, which quotation is measured against."""
    commentary = story.chars.commentary or sum(len(one.text) for one in story.passages if one.kind == "commentary")
    passages = (_passage(passage, shown.quotes) for passage in story.passages)
    return replace(
        story,
        chars=Chars(first_kept(story), commentary),
        passages=tuple(passage for passage in passages if passage.text),
        comments=tuple(comment for comment in story.comments if comment.id in shown.comments),
    )


def _passage(passage: Passage, quotes: Collection[str]) -> Passage:
    """A passage with the quoted words alone, in its order, each run of them a line."""
    starts = ((passage.text.find(quote), quote) for quote in quotes)
    spans = sorted((start, start + len(quote)) for start, quote in starts if start >= 0)
    runs: list[tuple[int, int]] = []
    for start, end in spans:
        if runs and start < runs[-1][1]:
            runs[-1] = (runs[-1][0], max(end, runs[-1][1]))
        else:
            runs.append((start, end))
    text = "\n".join(passage.text[start:end] for start, end in runs)
    return replace(passage, text=text, heading=passage.heading if text == passage.text else None)
