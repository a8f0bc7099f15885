"""A mail as a file, byte for byte the same: text and HTML as alternatives (RFC 2046, section 5.1.4).

Written here and not by Python's `email`, whose folding of headers differs between versions; the tests read it with
`email`. It has no `To` and no `List-Unsubscribe`: whom it goes to and how one leaves, the service that sends it knows.
"""

import hashlib
import quopri
import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime

from generator.text import urls
from generator.write.press import MARK

_CRLF = "\r\n"
_WORD = 39  # bytes of UTF-8 in an encoded word: 52 of base64, with frame and name of the header within 76 a line
_ATOM = re.compile(r"[A-Za-z0-9 ]*")  # needs neither quoting nor encoding in any header
_ADDRESS = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9.-]+", re.ASCII)  # what every server takes
_TAG = re.compile(r"[A-Za-z0-9-]{1,35}")  # a language (RFC 5646)
_PLAIN = re.compile(r"[ -~]{0,60}")  # may stand as it is in a header of words


@dataclass(frozen=True, slots=True)
class Message:
    """What a mail says and who says it."""

    guid: str
    sender: str  # a name
    address: str  # of the sender; what is no address of mail in ASCII is left out
    subject: str
    date: datetime
    languages: tuple[str, ...]
    url: str  # where the same can be read
    text: str
    html: str

    def written(self) -> bytes:
        """The mail with lines that end as RFC 5322 wants, none longer than 76 characters."""
        parts = [_part("plain", self.text), _part("html", self.html)]
        boundary = "=_" + hashlib.sha256("".join(parts).encode()).hexdigest()[:32]  # stands in no encoded part
        body = "".join(f"--{boundary}{_CRLF}{part}{_CRLF}" for part in parts)
        head = _CRLF.join((*self._headers(), f'Content-Type: multipart/alternative;{_CRLF} boundary="{boundary}"'))
        return f"{head}{_CRLF}{_CRLF}{body}--{boundary}--{_CRLF}".encode("ascii")

    def _headers(self) -> Iterator[str]:
        yield f"X-Generator: Matome ({MARK})"
        yield f"Date: {format_datetime(self.date)}"
        yield f"From: {_mailbox(self.sender, self.address)}"
        yield f"Message-ID: {_message_id(self.guid)}"
        yield f"Subject: {_words(self.subject)}"
        if languages := [tag for tag in self.languages if _TAG.fullmatch(tag)]:
            yield f"Content-Language: {', '.join(languages)}"
        if url := urls.safe(self.url):
            yield f"Archived-At: <{url}>"  # RFC 5064
        yield "MIME-Version: 1.0"


def _part(kind: str, content: str) -> str:
    """A body with its headers, in the shorter of the two encodings: base64 where most of it is Japanese."""
    data = (content.rstrip("\n") + "\n").replace("\n", _CRLF).encode()
    quoted = quopri.encodestring(data.replace(b"\r\n", b"\n")).replace(b"\n", b"\r\n").decode("ascii")
    coded = b64encode(data).decode("ascii")
    base64 = "".join(coded[start : start + 76] + _CRLF for start in range(0, len(coded), 76))
    encoding, body = ("quoted-printable", quoted) if len(quoted) <= len(base64) else ("base64", base64)
    head = (f'Content-Type: text/{kind}; charset="utf-8"', f"Content-Transfer-Encoding: {encoding}")
    return f"{_CRLF.join(head)}{_CRLF}{_CRLF}{body}"


def _mailbox(name: str, address: str) -> str:
    """A name and its address; without one an empty group (RFC 6854), for the service that sends it to replace."""
    address = address if _ADDRESS.fullmatch(address) else ""
    named = name if _ATOM.fullmatch(name) else _encoded(name)
    return f"{named}{_CRLF} <{address}>" if address else f"{named}:;"


def _words(text: str) -> str:
    return text if _PLAIN.fullmatch(text) and "=?" not in text else _encoded(text)


def _encoded(text: str) -> str:
    """Words as RFC 2047 has them, whole characters in each, a line each."""
    pieces, piece = [], b""
    for character in text:
        data = character.encode()
        if len(piece) + len(data) > _WORD:
            pieces.append(piece)
            piece = b""
        piece += data
    return f"{_CRLF} ".join(f"=?utf-8?b?{b64encode(part).decode('ascii')}?=" for part in (*pieces, piece))


def _message_id(guid: str) -> str:
    """An id of the mail that never changes: of the site's own id, not of its address."""
    _, authority, _ = guid.split(":", 2)
    domain = ".".join(re.findall(r"[a-z0-9-]+", authority.rpartition("@")[2].partition(",")[0]))
    return f"<{hashlib.sha256(guid.encode()).hexdigest()[:32]}@{domain or 'matome.invalid'}>"
