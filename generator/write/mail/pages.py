"""The files of each mail: `mail.eml`, and its HTML and text beside it. They are kept from search engines and feeds."""

from collections.abc import Iterator

from generator.write import addresses, escape, moments
from generator.write.book import Book
from generator.write.mail.letters import Letter, letters
from generator.write.mail.message import Message
from generator.write.page import Page
from generator.write.press import MARK, Press, contact

ALSO = 12  # other stories that a mail lists; the edition's page has them all


def pages(press: Press) -> Iterator[Page]:
    """The files of all mails of closed editions."""
    for edition in press.book.editions:
        for letter in letters(press.book, edition):
            yield from _files(press, letter)


def _files(press: Press, letter: Letter) -> Iterator[Page]:
    book, week, code = press.book, letter.edition.edition.week, letter.words.language.code
    html, text = (_rendered(press, letter, suffix) for suffix in ("html", "txt"))
    made = {
        "html": html.encode(),
        "txt": f"{text}{MARK}\n".encode(),
        "eml": _message(book, letter, text, html).written(),
    }
    for suffix, body in made.items():
        yield Page(addresses.mail(week, letter.language, suffix), body, "mail", lang=code, noindex=True)


def _message(book: Book, letter: Letter, text: str, html: str) -> Message:
    config, edition, code = book.config, letter.edition.edition, letter.words.language.code
    held = (language for shown in letter.digests for language, _ in letter.titles(shown))
    return Message(
        guid=letter.guid(book),
        sender=escape.line(config.titles.get(code, config.title)),
        address=config.contact,
        subject=escape.line(letter.subject),
        date=moments.closed(book, edition) or moments.published(book, edition),
        languages=tuple(dict.fromkeys((code, *held))),
        url=config.url + addresses.edition(edition.week),
        text=text,
        html=html,
    )


def _rendered(press: Press, letter: Letter, suffix: str) -> str:
    config, week = press.book.config, letter.edition.edition.week
    words = letter.words
    written = press.templates.render(
        f"mail.{suffix}",
        words,
        book=press.book,
        config=config,
        addresses=addresses,
        letter=letter,
        site=config.titles.get(words.language.code, config.title),
        url=config.url + addresses.edition(week),
        contact=contact(config.contact, words.say("report_error_subject", page=f"/{addresses.edition(week)}")),
        also_open=ALSO,
    )
    return f"{written.strip()}\n"
