"""What is recognised only to be refused, each with its reason and cure."""

import re

from generator.collect.document import Document
from generator.errors import FormatError, LimitError
from generator.text.clean import words_only

LARGEST = 64_000_000  # bytes of one input: pages saved whole with their pictures reach 50 MB
_RESAVE = "Open the page in a browser and save it with SingleFile, or as HTML."
_UNPACK = "Unpack it and add the files inside."

WARC = b"WARC/"  # begins an archive, whose answers are looked at one by one
_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"filedesc:", "a web archive (ARC)", _RESAVE),
    (b"bplist00", "a Safari web archive", _RESAVE),
    (b"PK\x03\x04", "a ZIP archive", _UNPACK),
    (b"PK\x05\x06", "an empty ZIP archive", _UNPACK),
    (b"\x1f\x8b", "gzip-compressed", _UNPACK),
    (b"BZh", "bzip2-compressed", _UNPACK),
    (b"\xfd7zXZ\x00", "xz-compressed", _UNPACK),
    (b"\x28\xb5\x2f\xfd", "zstd-compressed", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", _UNPACK),
    (b"%PDF-", "a PDF document", "Save the page it was printed from, as HTML."),
    (b"\x89PNG", "a picture (PNG)", _RESAVE),
    (b"\xff\xd8\xff", "a picture (JPEG)", _RESAVE),
    (b"GIF8", "a picture (GIF)", _RESAVE),
    (b"RIFF", "a picture, sound or film (RIFF)", _RESAVE),
    (b"\xd0\xcf\x11\xe0", "a document of Microsoft Office", _RESAVE),
    (b"SQLite format 3\x00", "a database (SQLite)", ""),
    (b"\x7fELF", "a program", ""),
)
_CHALLENGE = re.compile(
    r"/cdn-cgi/challenge|captcha-delivery\.com|_Incapsula_Resource|\bjust a moment\b"
    r"|checking (?:if the site|your browser)"
    r"|verify(?:ing)? (?:that )?you are (?:a )?human|enable javascript and cookies|attention required!|are you a robot",
    re.IGNORECASE,
)
_FEW = 4  # controls or undecodable characters that a text of any length may hold
LEAST_TEXT = 40  # characters outside scripts: less is no article, no list, no comment
_SHORT = 1_000  # characters of text under which words of a challenge are the page, not its subject


def refuse(document: Document) -> None:
    """Raise for an input that is empty, too big, or of a kind that is recognised but not read."""
    data, name = document.raw.data, document.raw.name
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise FormatError(
            "an empty answer" if document.raw.url else "an empty file", where=name, cure="Save or fetch it again."
        )
    if len(data) > LARGEST:
        raise LimitError(
            f"{len(data):,} bytes",
            where=name,
            why=f"at most {LARGEST:,} are read",
            cure="Save the page without pictures.",
        )
    for magic, kind, cure in _MAGIC:
        if data.startswith(magic):
            raise FormatError(f"this is {kind}", where=name, why="not a feed or a page we read", cure=cure)
    if data.startswith(WARC):
        return
    head = document.text[:4_096].rstrip("\x00")  # padding
    if sum(char < " " and char not in "\t\n\r\f\x1b" for char in head) > max(_FEW, len(head) // 50):
        raise FormatError("binary data", where=name, why="not a feed or a page we read", cure=_RESAVE)
    if head.count("\ufffd") > max(_FEW, len(head) // 20):
        why = "its charset is not declared, or not the one declared"
        raise FormatError("text that cannot be decoded", where=name, why=why, cure="Save it as UTF-8.")


def refuse_page(text: str, where: str) -> None:
    """Raise for a page, given its markup without pictures, that shows a program's or a guard's words."""
    words = words_only(text)
    if len(words) < _SHORT and _CHALLENGE.search(text):
        why, cure = "the site answered with a challenge", "Open the page in a browser and save it from there."
        raise FormatError("a check for robots, not the page", where=where, why=why, cure=cure)
    if len(words) < LEAST_TEXT:
        why = "its words are put in by scripts, or it has none"
        cure = "Open the page in a browser and save it with SingleFile once it shows."
        raise FormatError("a page without text", where=where, why=why, cure=cure)
