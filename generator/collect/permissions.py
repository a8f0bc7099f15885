"""Whether what can be downloaded may be read: robots.txt for pages, opt-outs for pages and feeds."""

import contextlib
from collections.abc import Collection, Iterator
from urllib.parse import urlsplit

from generator.collect import opt_outs
from generator.collect.exchange import is_page
from generator.collect.fetch import Answer, Fetcher
from generator.collect.robots import HostFile, Robots
from generator.config import OptOut
from generator.errors import NotAskedError, ReservedError

TDMREP = "/.well-known/tdmrep.json"
CURE = "Ask its publisher; where you are allowed to, set opt_outs of the source in content/matome.yml."
BY_HAND = "Save the page by hand, or give its feed's address."
_HTML = (b"<!doctype html", b"<html")


class Permissions:
    """What hosts and answers allow, in one run."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._robots = Robots(fetcher)
        self._tdmrep = HostFile(fetcher, TDMREP, bytes, accept="application/json, */*;q=0.5")

    def barred(self, url: str) -> str:
        """What says that an address may not be read if it is a page; empty if nothing does: for `Fetcher.get`."""
        return self._robots.objection(url)

    def required(self, url: str) -> str:
        """As `barred`, of an address that is a page. Raises ReservedError before it is asked."""
        why = self._robots.objection(url)
        if why:
            raise ReservedError("may not be read", where=url, why=why, cure=BY_HAND)
        return ""

    def check(self, answer: Answer, honoured: Collection[OptOut]) -> None:
        """Raise ReservedError for an answer that its headers or its host's files declare not to be for us.

        What a page's own markup declares is read where it is parsed: see `generator.collect.declared`.
        """
        page = is_page(answer.content_type) or _opening(answer.data).startswith(_HTML)
        if page and (why := self.barred(answer.url)):  # its Content-Type did not say that it is a page
            raise ReservedError("may not be read", where=answer.url, why=why, cure=BY_HAND)
        if not honoured:
            return
        refuse(
            opt_outs.resolved(answer.reserved, *self._of_host(answer.url, honoured)), honoured, answer.url, page=page
        )

    def _of_host(self, url: str, honoured: Collection[OptOut]) -> Iterator[tuple[str, ...]]:
        """What the files of a host declare about an address; nothing where they cannot be had in this run."""
        with contextlib.suppress(NotAskedError):
            if "tdm" in honoured:
                yield opt_outs.of_tdmrep(self._tdmrep.of(url) or b"", urlsplit(url).path or "/")
            if "search" in honoured or "ai" in honoured:
                yield self._robots.declared(url)


def refuse(signals: Collection[str], honoured: Collection[OptOut], url: str, *, page: bool) -> None:
    """Raise ReservedError if one of the signals is honoured."""
    why = opt_outs.objection(signals, honoured, page=page)
    if why:
        raise ReservedError("is not for us", where=url, why=why, cure=CURE)


def _opening(data: bytes) -> bytes:
    return data[:500].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
