"""What `remove` takes out of editions: its place says so, and what was counted is counted again.

An open edition is made anew by the next build; a closed one changes by this alone. Whatever of it was not made from
what is gone stays to the byte.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.config import Config
from generator.edits.showing import with_both_sides
from generator.fingerprint import sha256
from generator.group import agencies, duplicates, headlines
from generator.group.profiles import NAME, text_terms
from generator.models import VIEWPOINTS, Balance, Cluster, Copies, Digest, Edition, Highlight, Sentence, Story, View
from generator.removal import Removals
from generator.site import Site
from generator.summarise import balance, comments

Stories = Mapping[str, Story]


def enforce(site: Site, weeks: Iterable[str] | None = None) -> tuple[str, ...]:
    """Take out of the records of these weeks, or of all, what the removal list holds; returns the weeks that changed.

    Nothing changes where nothing that was removed is there. An edition goes before its stories: what a killed run
    left is done by the next one, to the same bytes.
    """
    store, changed = site.store, []
    if not store.removals:
        return ()
    for week in sorted({*store.weeks(), *store.edition_weeks()} if weeks is None else set(weeks)):
        recorded = store.recorded(week)
        edition = store.edition(week)
        left = standing(site, edition) if edition else None
        is_changed = left is not None and left != edition and store.put_edition(left)
        if store.removals.left(recorded) != recorded:
            is_changed |= store.put_stories(week, recorded)  # writes none that is on the list
        changed += [week] if is_changed else []
    if weeks is None:
        _forget(site)
    return tuple(changed)


def standing(site: Site, edition: Edition) -> Edition:
    """An edition as it may stand, also where git or a merge brought back what was removed."""
    if not site.store.removals:
        return edition
    return withdrawn(edition, site.store.recorded(edition.week), site.store.removals, site.config)


def _forget(site: Site) -> None:
    """Remember no comment feed of a story that is gone; those of the others are in the records of their stories."""
    store = site.store
    states = store.sources()
    asked = {url for state in states.values() for url in state.comment_feeds}
    if not asked:
        return
    known = {story.comments_at for week in store.weeks() for story in store.stories(week)}
    store.put_sources(
        replace(state, comment_feeds={url: one for url, one in state.comment_feeds.items() if url in known})
        for state in states.values()
    )


def withdrawn(edition: Edition, recorded: Sequence[Story], removals: Removals, config: Config) -> Edition:
    """An edition less what is on the removal list; itself where it holds nothing of it.

    `recorded` are the week's stories as they lie on disk. Counts are taken again only where the edition was made from
    these: else it lost its part already.
    """
    left = removals.left(recorded)
    placed = (*edition.also, *(story for digest in edition.digests for story in digest.stories))
    gone = {story: day for story in placed if (day := removals.of_known(story))}
    gone |= {story.id: day for story in recorded if (day := removals.of_story(story))}
    is_made_of = edition.inputs.stories == sha256(recorded)
    loss = _Loss(gone, {one.id: one for one in recorded}, {one.id: one for one in left}, removals, config, is_made_of)
    taken = replace(
        edition,
        digests=tuple(loss.of_digest(digest) for digest in edition.digests),
        also=tuple(story for story in edition.also if story not in gone),
        named={topic: story for topic, story in edition.named.items() if story not in gone},
    )
    is_restored = taken != edition and not any(story in loss.before for story in gone)
    if (not is_made_of and not is_restored) or left == tuple(recorded) == () or (left == recorded and taken == edition):
        return taken
    made_from = replace(edition.inputs, stories=sha256(left))
    return replace(taken, inputs=made_from, inputs_sha256=sha256([edition.program, made_from]))


@dataclass(frozen=True)
class _Loss:
    """What a week loses."""

    gone: Mapping[str, str]  # story -> the day on which it was removed
    before: Stories
    left: Stories
    removals: Removals
    config: Config
    counts: bool  # whether the edition still counts what is lost

    def of_digest(self, digest: Digest) -> Digest:
        """A digest less what is gone; itself where nothing of it is."""
        days = {self.gone[story] for story in digest.stories if story in self.gone}
        days |= {day for one in digest.highlights if (day := self._highlight(one))}
        days |= {day for one in digest.views if (day := self._view(one))}
        summary = {code: self._sentences(row) for code, row in digest.summary.items()}
        spare = {code: tuple(one for one in row if not self._cites(one)) for code, row in digest.spare.items()}
        shown = tuple(one for one in digest.highlights if not self._highlight(one))
        smaller = replace(
            digest,
            summary=summary,
            spare=spare,
            views=tuple(one for one in digest.views if not self._view(one)),
            highlights=shown,
            balance=replace(self._balance(digest), shown=len(shown)),
            removed=tuple(sorted({*digest.removed, *days})),
        )
        return self._without_stories(smaller) if any(one in self.gone for one in digest.stories) else smaller

    def _without_stories(self, digest: Digest) -> Digest:
        stories = tuple(story for story in digest.stories if story not in self.gone)
        copies = tuple(less for one in digest.copies if (less := self._copies(one)))
        told = [self.left[story] for story in stories if story in self.left]
        counted = copies or tuple(Copies(one.publisher, (one.id,)) for one in told)
        lost = [self.before[story] for story in digest.stories if story in self.gone and story in self.before]
        return replace(
            digest,
            titles=self._titles(digest, told, lost),
            stories=stories,
            publishers=duplicates.independent(counted, self.config.families),
            copies=copies,
            terms=_terms(digest.terms, told, lost),
            thread=replace(digest.thread, new=tuple(one for one in digest.thread.new if one not in self.gone)),
        )

    def _titles(self, digest: Digest, told: Sequence[Story], lost: Sequence[Story]) -> dict[str, str]:
        """The titles, in place of one that came from a lost story that of the next; none where none is left."""
        all_known = len(told) + len(lost) == len(digest.stories)
        found: dict[str, str] = {}
        for code, title in digest.titles.items():
            own = [story for story in told if story.language == code]
            from_lost = not all_known or title in {headlines.untagged(story) for story in lost}
            if own and from_lost and title not in {headlines.untagged(story) for story in own}:
                found[code] = headlines.headlines(own, digest.terms)[code]
            elif own:
                found[code] = title
        return found

    def _copies(self, text: Copies) -> Copies | None:
        """A text less its lost copies; one that stood for its own publisher's leaves it to the next."""
        stories = tuple(story for story in text.stories if story not in self.gone)
        if stories == text.stories or not stories:
            return text if stories else None
        first = self.left.get(stories[0])
        is_agency = agencies.named(text.publisher) is not None
        return Copies(text.publisher if is_agency or first is None else first.publisher, stories)

    def _sentences(self, row: Sequence[Sentence]) -> tuple[Sentence, ...]:
        """The sentences; in the place of one that only lost stories bear, that it was removed, and when."""
        kept = []
        for one in row:
            borne = tuple(cited for cited in one.citations if cited.story not in self.gone)
            days = self._cites(one)
            if days and not any(one.text in cited.quote for cited in borne):
                kept.append(Sentence("", (), removed=min(days)))
            else:
                kept.append(replace(one, citations=borne))
        return with_both_sides(kept)

    def _cites(self, sentence: Sentence) -> list[str]:
        """The days on which stories that it cites were removed, or the words it cites of one that is left."""
        return [day for cited in sentence.citations if (day := self._quote(cited.story, cited.quote))]

    def _quote(self, story: str, quote: str) -> str | None:
        """The day on which quoted words were removed, with their story or with the passage of who wrote them."""
        if story in self.gone:
            return self.gone[story]
        before, left = self.before.get(story), self.left.get(story)
        if before is None or left is None or before.passages == left.passages:
            return None
        if any(quote in passage.text for passage in left.passages):
            return None
        writers = (one.credit for one in before.passages if one.credit and quote in one.text)
        return next((day for name in writers if (day := self.removals.of_name(name))), None)

    def _view(self, view: View) -> str | None:
        return self._quote(view.story, view.quote) or self.removals.of_name(view.by)

    def _highlight(self, shown: Highlight) -> str | None:
        if shown.story in self.gone:
            return self.gone[shown.story]
        story = self.before.get(shown.story)
        comment = next((one for one in story.comments if one.id == shown.comment), None) if story else None
        if story and comment:
            return self.removals.of_comment(comment, story)
        return self.removals.of_known(shown.comment)

    def _balance(self, digest: Digest) -> Balance:
        """The balance less what the lost comments counted for, as comments are judged today."""
        counted = self._count(digest, self.before), self._count(digest, self.left)
        if not self.counts or counted[0] == counted[1]:
            return digest.balance
        return _less(digest.balance, *counted)

    def _count(self, digest: Digest, stories: Stories) -> Balance:
        told = tuple(stories[story] for story in digest.stories if story in stories)
        cluster = Cluster(told, (), (), {}, digest.section)
        return balance.count(comments.gather(cluster), 0)


def _less(whole: Balance, before: Balance, left: Balance) -> Balance:
    """What remains of a balance when its comments go from some to those left; the viewpoints make up the whole."""
    count = max(whole.comments - (before.comments - left.comments), 0)
    sides: dict[str, int] = {
        one: max(whole.viewpoints.get(one, 0) - (before.viewpoints[one] - left.viewpoints[one]), 0)
        for one in VIEWPOINTS
    }
    for one in ("unclear", *sorted(VIEWPOINTS, key=lambda side: -sides[side])):  # where they were judged otherwise
        sides[one] -= min(sides[one], max(sum(sides.values()) - count, 0))
    authors = max((whole.authors or 0) - ((before.authors or 0) - (left.authors or 0)), 0)
    return replace(
        whole,
        comments=count,
        authors=authors or None,
        viewpoints=sides,
        folded=max(whole.folded - (before.folded - left.folded), 0),
        left_out=max(whole.left_out - (before.left_out - left.left_out), 0),
    )


def _terms(terms: Mapping[str, float], told: Iterable[Story], lost: Iterable[Story]) -> dict[str, float]:
    """The terms less those that only lost stories had."""
    theirs = {term for story in lost for term in _words(story)} - {term for story in told for term in _words(story)}
    return {term: weight for term, weight in terms.items() if term not in theirs}


def _words(story: Story) -> Iterator[str]:
    text = "\n".join((story.title, *(passage.text for passage in story.passages)))
    yield from (term.removeprefix(NAME) for term in text_terms(text, story.language))
