"""What a hostile input is: bytes of our own making, and how reading them must end."""

from dataclasses import dataclass, field
from typing import Literal

Ends = Literal["stored", "told", "refused", "either"]

CONTROL_TITLE = "Harbour lights 港の灯り"
CONTROL_WORDS = "The harbour lights stay on until midnight, the council said on Thursday after a long debate."
DATE = "Thu, 05 Nov 2026 18:00:00 +0900"
SECRET = "hush-kept-in-a-file"


@dataclass(frozen=True, slots=True)
class Canary:
    """What an input may name and no reading may touch: an address that is watched, a file with a secret."""

    address: str
    file: str


@dataclass(frozen=True, slots=True)
class Hostile:
    """One input.

    `ends`: "stored", "told" (stored, with a warning), "refused" (an error that names the input), or "either" of the
    last two. `control`: whether the control story must be among what is stored. `says`: words of the problem.
    """

    name: str
    data: bytes
    ends: Ends = "stored"
    control: bool = True
    says: str = ""
    titles: tuple[str, ...] = ()  # that must be stored too
    stories: int | None = None  # how many are stored
    headers: dict[str, str] = field(default_factory=dict)  # it is served with


ITEM = (
    f"<item><title>{CONTROL_TITLE}</title><link>https://harbour.example/lights</link>"
    f"<guid isPermaLink='false'>control</guid><pubDate>{DATE}</pubDate>"
    f"<description>{CONTROL_WORDS}</description></item>"
)


def rss(items: str = "", *, doctype: str = "", channel: str = "", prolog: str = '<?xml version="1.0"?>') -> str:
    """A feed that ends with the control item."""
    return (
        f'{prolog}{doctype}<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Harbour</title>'
        f"<link>https://harbour.example/</link><description>d</description>{channel}{items}{ITEM}</channel></rss>"
    )


def item(title: str = "Another", *, more: str = "", words: str = "Words of another item.", guid: str = "other") -> str:
    """An item whose parts are markup as given."""
    return (
        f"<item><title>{title}</title><guid isPermaLink='false'>{guid}</guid><pubDate>{DATE}</pubDate>"
        f"<description>{words}</description>{more}</item>"
    )


def page(body: str = "", *, head: str = "", title: str = CONTROL_TITLE, opening: str = "<!DOCTYPE html>") -> str:
    """A page whose article holds the control words."""
    return (
        f'{opening}<html lang="en"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>'
        f"<article><h1>{title}</h1><p>{CONTROL_WORDS}</p><p>The lamps were lit in 1921 and burn from dusk; the council"
        f" wants to keep them, and will vote again in the spring of next year.</p>{body}</article></body></html>"
    )
