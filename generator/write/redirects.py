"""Addresses that moved: pages of a few bytes that lead on without a script, and are kept from search engines."""

from collections.abc import Iterator

from generator.write import addresses
from generator.write.page import Page
from generator.write.press import Press


def pages(press: Press) -> Iterator[Page]:
    """Former keys of digests and topics lead to the present ones, digests that vanished from a draft to its edition.

    Where a page stands at the address, it stays; `pages.render` sees to that.
    """
    book = press.book
    for edition in book.editions:
        week = edition.week
        for digest in edition.digests:
            for former in digest.formerly:
                target = addresses.digest(week, digest.topic)
                yield _redirect(press, addresses.digest(week, former), target)
                yield _redirect(press, addresses.thread(former), addresses.thread(book.present_key(digest.topic)))
            present = book.present_key(digest.topic)
            if present != digest.topic:
                yield _redirect(press, addresses.thread(digest.topic), addresses.thread(present))
        for topic in edition.gone:
            yield _redirect(press, addresses.digest(week, topic), addresses.edition(week))


def _redirect(press: Press, address: str, target: str) -> Page:
    """A page that leads on. Its canonical link is absolute, as search engines want it."""
    words = press.book.words
    body = press.templates.render(
        "redirect.html",
        words,
        lang=words.language.code,
        way=addresses.html_link(target, address),
        canonical=press.book.config.url + target,
    )
    return Page(f"{address}index.html", body.encode(), "redirect", lang=words.language.code, noindex=True)
