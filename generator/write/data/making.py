"""Editions and digests -> shapes. Words are as on the pages: on one line, without characters that are not seen."""

from collections.abc import Mapping

from generator import models, weeks
from generator.write import addresses, escape, moments
from generator.write.book import Book, sentences, titles
from generator.write.data import shapes
from generator.write.digests import DigestView, Reference
from generator.write.feeds.channels import section_of
from generator.write.press import contact
from generator.write.weekly import EditionView


def edition(book: Book, shown: EditionView) -> shapes.Edition:
    """An edition as its page tells it; the digests in short."""
    record, words = shown.edition, book.words
    first, last = weeks.days(record.week)
    closed = moments.closed(book, record)
    return shapes.Edition(
        guid=book.guid(record.week),
        url=_url(book, addresses.edition(record.week)),
        week=record.week,
        first_day=first.isoformat(),
        last_day=last.isoformat(),
        title=words.say("edition_of", week=words.week(record.week)),
        language=words.language.code,
        published=moments.published(book, record).isoformat(),
        updated=moments.updated(book, record, record.digests).isoformat(),
        closed=closed.isoformat() if closed else None,
        introduction={code: "\n\n".join(map(escape.line, paragraphs)) for code, paragraphs in shown.introduction},
        digests=tuple(_entry(book, record, one) for one in shown.digests),
        also=tuple(_other(story) for story in shown.also),
        missing=tuple(
            shapes.Missing(escape.line(one.source), escape.line(one.reason), one.last_read) for one in shown.missing
        ),
        previous=_url(book, addresses.edition(shown.previous)) if shown.previous in book.published_weeks else None,
        next=_url(book, addresses.edition(shown.next)) if shown.next in book.published_weeks else None,
        site=_site(book, addresses.edition(record.week)),
    )


def digest(book: Book, record: models.Edition, shown: DigestView) -> shapes.Digest:
    """A digest as its page tells it."""
    told = shown.digest
    address = addresses.digest(shown.week, told.topic)
    return shapes.Digest(
        guid=told.guid,
        url=_url(book, address),
        topic=told.topic,
        week=shown.week,
        edition=_url(book, addresses.edition(shown.week)),
        section=_section(book, told, shown.language),
        languages=told.languages,
        titles=_titles(told),
        published=moments.published(book, record).isoformat(),
        updated=moments.updated(book, record, (told,)).isoformat(),
        summary=_summary(shown),
        headlines_only=shown.is_headlines_only,
        reporters=tuple(
            shapes.Reporter(escape.line(one.name), _ids(one.references), tuple(map(escape.line, one.carried_by)))
            for one in shown.reporters
        ),
        balance=_balance(told.balance),
        highlights=_highlights(shown),
        views=tuple(
            shapes.View(escape.line(one.by), escape.line(one.quote), one.reference.story.language, _id(one.reference))
            for one in shown.views
        ),
        stories=tuple(map(_story, shown.references)),
        thread=_thread(book, shown),
        notes=tuple(map(escape.line, told.notes)),
        corrections=tuple(
            shapes.Correction(one.date, escape.line(one.was), escape.line(one.now)) for one in told.corrections
        ),
        by_hand=told.by_hand,
        removed=told.removed,
        withdrawn=told.is_withdrawn,
        site=_site(book, address),
    )


def _summary(shown: DigestView) -> tuple[shapes.Sentence, ...]:
    """The sentences that the page shows, in the order of its languages."""
    by_story = {reference.story.id: reference for reference in shown.references}
    found = (
        _sentence(code, sentence, by_story)
        for code, told in sentences(shown.digest, shown.language)
        for sentence in told
    )
    return tuple(sentence for sentence in found if sentence.citations or sentence.removed)


def _sentence(code: str, sentence: models.Sentence, by_story: Mapping[str, Reference]) -> shapes.Sentence:
    if sentence.removed:
        return shapes.Sentence("", code, (), sentence.disagreement, sentence.removed)
    cited = tuple(
        _citation(citation.quote, by_story[citation.story])
        for citation in sentence.citations
        if citation.story in by_story
    )
    return shapes.Sentence(escape.line(sentence.text), code, cited, sentence.disagreement, None)


def _citation(quote: str, reference: Reference) -> shapes.Citation:
    story = reference.story
    return shapes.Citation(
        story.id, escape.line(quote), escape.line(story.publisher), story.published, reference.original
    )


def _balance(balance: models.Balance) -> shapes.Balance:
    viewpoints = {viewpoint: balance.viewpoints.get(viewpoint, 0) for viewpoint in models.VIEWPOINTS}
    return shapes.Balance(
        balance.comments, balance.authors, balance.shown, balance.folded, balance.left_out, viewpoints
    )


def _highlights(shown: DigestView) -> tuple[shapes.Highlight, ...]:
    return tuple(
        shapes.Highlight(
            quote=escape.line(voice.quote),
            language=voice.reference.story.language,
            viewpoint=side.viewpoint,
            author=escape.line(voice.comment.author) if voice.comment.author else None,
            published=voice.comment.published,
            site=escape.line(voice.reference.story.site),
            url=escape.url(voice.comment.url),
            story=_id(voice.reference),
        )
        for side in shown.sides
        for voice in side.voices
    )


def _story(reference: Reference) -> shapes.Story:
    story = reference.story
    return shapes.Story(
        id=story.id,
        number=reference.number,
        title=escape.line(story.title),
        language=story.language,
        publisher=escape.line(story.publisher),
        site=escape.line(story.site),
        published=story.published,
        url=reference.original,
    )


def _thread(book: Book, shown: DigestView) -> shapes.Thread:
    return shapes.Thread(
        url=_url(book, addresses.thread(book.present_key(shown.digest.topic))),
        new=_ids(shown.new),
        earlier=tuple(
            shapes.Appearance(one.week, one.digest.guid, _url(book, one.address))
            for one in shown.earlier
            if one.week in book.published_weeks
        ),
        volume=dict(shown.volume.weeks) if shown.volume else {},
    )


def _entry(book: Book, record: models.Edition, shown: DigestView) -> shapes.Entry:
    told = shown.digest
    address = addresses.digest(shown.week, told.topic)
    return shapes.Entry(
        guid=told.guid,
        url=_url(book, address),
        json=_url(book, addresses.data(address)),
        topic=told.topic,
        section=_section(book, told, book.config.language),
        languages=told.languages,
        titles=_titles(told),
        lead=next((sentence for sentence in _summary(shown) if not sentence.removed), None),
        publishers=tuple(map(escape.line, told.publishers)),
        comments=told.balance.comments,
        updated=moments.updated(book, record, (told,)).isoformat(),
    )


def _other(story: models.Story) -> shapes.Other:
    original = escape.url(story.original.url) if story.original else None
    return shapes.Other(
        escape.line(story.title),
        story.language,
        escape.line(story.publisher),
        story.published,
        original or escape.url(story.url),
    )


def _site(book: Book, address: str) -> shapes.Site:
    config, words = book.config, book.words
    way = contact(config.contact, words.say("report_error_subject", page=f"/{address}"))
    return shapes.Site(
        name=escape.line(config.title),
        url=config.url,
        method=_url(book, addresses.METHOD),
        contact=way.unescape() if way else None,
        rights=words.say("data_rights"),
    )


def _section(book: Book, told: models.Digest, language: str) -> shapes.Section:
    return shapes.Section(section_of(book, told), escape.line(book.section(told.section, language)))


def _titles(told: models.Digest) -> Mapping[str, str]:
    return {code: escape.line(text) for code, text in titles(told)}


def _id(reference: Reference) -> str:
    return reference.story.id


def _ids(references: tuple[Reference, ...]) -> tuple[str, ...]:
    return tuple(map(_id, references))


def _url(book: Book, address: str) -> str:
    return book.config.url + address
