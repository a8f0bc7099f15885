"""What outlets serve: feeds in three formats, pages, and readers' comments, as bytes."""

import json
from collections.abc import Sequence
from datetime import datetime
from email.utils import format_datetime
from html import escape

from tests.soak.world import WORDS, Item, Shown

LINKS = "https://www.outlet{}.example/"


def feed(shown: Shown, now: datetime, server: str) -> bytes:
    """A feed as its outlet writes it; `server` is the address under which its pages and comments really stand."""
    made = {"rss": _rss, "atom": _atom, "json": _json}[shown.outlet.format](shown, now, server)
    return made.encode(shown.outlet.charset, "xmlcharrefreplace")


def page(item: Item, now: datetime) -> bytes:
    """The page of an item."""
    told = "".join(f"<p>{escape(sentence)}</p>" for sentence in item.text(now))
    return (
        f'<!DOCTYPE html><html lang="{item.outlet.language}"><head><meta charset="utf-8"><title>{escape(item.title)}'
        f"</title></head><body><nav><a href='/'>Home</a></nav><article><h1>{escape(item.title)}</h1>{told}"
        "</article></body></html>"
    ).encode()


def comments(item: Item, count: int) -> bytes:
    """The feed of what readers said of an item."""
    said = "".join(
        f"<item><guid isPermaLink='false'>c{item.serial}-{number}</guid><author>Reader {number}</author>"
        f"<description>{escape(WORDS[number % len(WORDS)])}</description></item>"
        for number in range(count)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>c</title>{said}</channel></rss>'.encode()


def _body(item: Item, now: datetime) -> Sequence[str]:
    return item.text(now)[:1] if item.outlet.pages else item.text(now)


def _link(item: Item, link: str | None, server: str) -> str | None:
    return f"{server}/page/{item.serial}" if item.outlet.pages else link


def _rss(shown: Shown, now: datetime, server: str) -> str:
    return (
        f'<?xml version="1.0" encoding="{shown.outlet.charset}"?>'
        '<rss version="2.0" xmlns:wfw="http://wellformedweb.org/CommentAPI/"><channel>'
        f"<title>{escape(shown.outlet.name)}</title><link>{LINKS.format(shown.outlet.number)}</link>"
        f"<description>t</description>{''.join(_rss_item(one, now, server) for one in shown.items)}</channel></rss>"
    )


def _rss_item(one: tuple[Item, datetime | None, str, str | None], now: datetime, server: str) -> str:
    item, published, guid, link = one
    link = _link(item, link, server)
    return (
        f"<item><title>{escape(item.title)}</title><guid isPermaLink='false'>{guid}</guid>"
        + (f"<link>{escape(link)}</link>" if link else "")
        + (f"<pubDate>{format_datetime(published)}</pubDate>" if published else "")
        + (f"<wfw:commentRss>{server}/said/{item.serial}</wfw:commentRss>" if item.outlet.hears else "")
        + f"<description>{escape(' '.join(_body(item, now)))}</description></item>"
    )


def _atom(shown: Shown, now: datetime, server: str) -> str:
    entries = "".join(
        f"<entry><title>{escape(item.title)}</title><id>{guid}</id>"
        + (f'<link href="{escape(link)}"/>' if (link := _link(item, address, server)) else "")
        + (f"<published>{published.isoformat()}</published>" if published else "")
        + f'<content type="html">{escape("".join(f"<p>{escape(s)}</p>" for s in _body(item, now)))}</content></entry>'
        for item, published, guid, address in shown.items
    )
    return (
        f'<?xml version="1.0" encoding="{shown.outlet.charset}"?><feed xmlns="http://www.w3.org/2005/Atom">'
        f"<title>{escape(shown.outlet.name)}</title><id>outlet-{shown.outlet.number}</id>{entries}</feed>"
    )


def _json(shown: Shown, now: datetime, server: str) -> str:
    items = [
        {"id": guid, "title": item.title, "content_text": "\n\n".join(_body(item, now))}
        | ({"url": _link(item, link, server)} if link else {})
        | ({"date_published": published.isoformat()} if published else {})
        for item, published, guid, link in shown.items
    ]
    about = {"version": "https://jsonfeed.org/version/1.1", "title": shown.outlet.name}
    return json.dumps({**about, "items": items}, ensure_ascii=False)
