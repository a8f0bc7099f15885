"""Bytes -> text: what is declared is believed only if it decodes; what is guessed is said.

The order is that of the WHATWG Encoding Standard (byte-order mark, transport, document) with two changes that were
measured on feeds from Japan: every step is strict, and labels mean what publishers use them for (`shift_jis` is
cp932, so that ① and 髙 come out right). No codec outside the table below is ever used: Python's own set holds
`unicode_escape` and worse.
"""

import codecs
import re
from dataclasses import dataclass
from typing import Literal

Markup = Literal["xml", "html"]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BY_ZEROS = {"000x": "utf-32-be", "x000": "utf-32-le", "0x0x": "utf-16-be", "x0x0": "utf-16-le"}
_WIDE = frozenset({"utf-16", "utf-16le", "utf-16be", "utf-16-le", "utf-16-be", "utf-32"})
_MEANT = {
    "cp932": "shift_jis shift-jis sjis x-sjis ms_kanji windows-31j ms932 cp932 csshiftjis",
    "euc_jp": "euc-jp eucjp x-euc-jp eucjp-ms cp51932",
    "iso2022_jp": "iso-2022-jp csiso2022jp jis cp50220 cp50221",
    "utf-8": "utf-8 utf8 unicode-1-1-utf-8 x-unicode20utf8",
    "cp1252": "iso-8859-1 iso8859-1 latin1 latin-1 l1 us-ascii ascii windows-1252 cp1252 x-cp1252",
    "gb18030": "gb2312 gbk gb18030 gb_2312-80 x-gbk chinese",
    "big5hkscs": "big5 big5-hkscs x-x-big5 cn-big5",
    "cp949": "euc-kr ks_c_5601-1987 ks_c_5601-1989 ksc5601 windows-949 korean",
    "koi8-r": "koi8-r koi koi8",
    "koi8-u": "koi8-u koi8-ru",
    "cp874": "windows-874 tis-620 iso-8859-11",
    "mac-roman": "macintosh x-mac-roman",
    **{f"iso8859-{part}": f"iso-8859-{part} iso8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)},
    "cp1254": "iso-8859-9 latin5 windows-1254 cp1254",
    **{f"cp{page}": f"windows-{page} cp{page}" for page in (1250, 1251, 1253, 1255, 1256, 1257, 1258)},
}
_CODECS = {label: codec for codec, labels in _MEANT.items() for label in labels.split()}
_MULTIBYTE = frozenset({"cp932", "euc_jp", "iso2022_jp", "gb18030", "big5hkscs", "cp949"})

_PROLOG = re.compile(rb"""\s*<\?xml[^>]{1,200}?encoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']""")
_META = re.compile(rb"""<meta\b[^>]{0,300}?\bcharset\s*=\s*["']?\s*([A-Za-z0-9._:-]{1,40})""", re.IGNORECASE)
_HEAD = 131_072  # bytes in which a page's <meta> is looked for: browsers stop at 1,024, editors' tools do not
_LONGEST_LABEL = 40  # characters
_PARAMETER = re.compile(r"""charset\s*=\s*["']?\s*([A-Za-z0-9._:-]{1,40})""", re.IGNORECASE)
_UTF8_CHARACTER = re.compile(rb"[\xc2-\xf4][\x80-\xbf]+")
_JAPANESE = re.compile("[\u3000-\u30ff\u4e00-\u9fff\uff01-\uff5e]")
_JAPANESE_ENOUGH = 0.6  # share; of 379 articles the least is .93; EUC-JP taken for cp932 has at most .09
_KANA_ENOUGH = 0.05  # share; of the same articles .23 to .75
_SAMPLE = 262_144  # bytes by which a charset is judged
_KANA = re.compile("[\u3041-\u30fe]")
_NOT_ASCII = re.compile("[^\x00-\x7f]")
_LOST = re.compile("[\ufffd\uff61-\uff9f]")  # half-width kana are what UTF-8 becomes in cp932
_LATIN = "cp1252"
_LATIN_RUNS = re.compile(rb"[\x80-\xff]{3,}")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the charset it was decoded with, and what a reader of the run's report must know, if anything."""

    text: str
    charset: str
    warning: str | None = None


def decode(data: bytes, declared: str | None = None, markup: Markup | None = None) -> Decoded:
    """The text of `data`.

    `declared` is the transport's word: a label (`EUC-JP`) or a whole Content-Type. `markup` says where else a
    declaration may stand: an XML prolog, or a `<meta>`. Never raises: bytes that nothing decodes become U+FFFD.
    """
    for mark, wide in _BOMS:
        if data.startswith(mark):
            return _with_replacements(data[len(mark) :], wide)
    if zeros := _wide_without_mark(data):
        return _with_replacements(data, zeros)
    labels = [label for label in (declared_label(declared), _document_label(data, markup)) if label]
    unknown = next((label for label in labels if label.lower() not in _CODECS and label.lower() not in _WIDE), None)
    told = [_codec(label) for label in labels]
    if b"\x1b$" in data and (text := _strict(data, "iso2022_jp")) is not None:
        return Decoded(text, "iso2022_jp")  # it is ASCII by its bytes, so that any declaration would hold
    for codec in told:
        if codec and (text := _strict(data, codec)) is not None and not _is_rather_other(data, codec):
            return Decoded(text, codec)
    return _guess(data, next((codec for codec in told if codec), None), unknown)


def declared_label(content_type: str | None) -> str | None:
    """The charset's label in a Content-Type header, or the label itself if that is all there is."""
    if not content_type:
        return None
    if match := _PARAMETER.search(content_type):
        return match[1]
    return None if "/" in content_type else content_type.strip()[:_LONGEST_LABEL] or None


def _document_label(data: bytes, markup: Markup | None) -> str | None:
    if markup is None:
        return None
    match = _PROLOG.match(data[:1024])
    if not match and markup == "html":
        match = _META.search(data[:_HEAD])
    return match[1].decode("ascii") if match else None


def _codec(label: str) -> str | None:
    """The codec a label stands for. UTF-16 said in ASCII bytes cannot be true: the standard reads UTF-8."""
    name = label.lower()
    return "utf-8" if name in _WIDE else _CODECS.get(name)


def _wide_without_mark(data: bytes) -> str | None:
    """UTF-16 or UTF-32 by where the zero bytes of the first characters are; they begin with ASCII in any markup."""
    head = data[:64]
    zeros = "".join("0" if head[offset::4].count(0) * 4 > len(head) * 0.8 else "x" for offset in range(4))
    return _BY_ZEROS.get(zeros) if len(head) >= 8 else None


def _strict(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return _STRICT_IN_PARTS[codec](data) if codec in _STRICT_IN_PARTS else None


def _is_rather_other(data: bytes, codec: str) -> bool:
    """Whether bytes are not what they are declared to be: one-byte charsets decode anything, so that they say little.

    EUC-JP is well-formed Latin. Three characters that happen to be well-formed UTF-8 do not occur by chance in a text
    of two-byte characters.
    """
    if codec in ("utf-8", "iso2022_jp"):
        return False
    if codec == _LATIN and _LATIN_RUNS.search(data) and _share_of_japanese(data, "euc_jp") >= _JAPANESE_ENOUGH:
        return True
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return len(_UTF8_CHARACTER.findall(data)) >= (3 if codec in _MULTIBYTE else 1)


def _guess(data: bytes, told: str | None, unknown: str | None) -> Decoded:
    """UTF-8, then the charsets of Japan where the result looks Japanese, then Latin, then replacement characters."""
    text = _strict(data, "utf-8")
    if text is not None:
        return Decoded(text, "utf-8", None if data.isascii() else _lie(told, unknown, "utf-8"))
    for codec in sorted(("cp932", "euc_jp"), key=lambda codec: -_share_of_japanese(data, codec)):
        if _share_of_japanese(data, codec) >= _JAPANESE_ENOUGH and (found := _strict(data, codec)) is not None:
            return Decoded(found, codec, _lie(told, unknown, codec))
    if told is None and not _LATIN_RUNS.search(data) and (latin := _strict(data, "cp1252")) is not None:
        return Decoded(latin, "cp1252", "no charset declared; read as windows-1252")
    return _with_replacements(data, _least_loss(data, told))


def _least_loss(data: bytes, told: str | None) -> str:
    """The charset that leaves fewest bytes undecoded: one broken byte must not cost a page. What was told wins ties."""
    japanese = [codec for codec in ("cp932", "euc_jp") if _share_of_japanese(data, codec) >= _JAPANESE_ENOUGH]
    candidates = dict.fromkeys([told or "utf-8", "utf-8", *japanese])
    return min(candidates, key=lambda codec: len(_LOST.findall(data[:_SAMPLE].decode(codec, errors="replace"))))


def _share_of_japanese(data: bytes, codec: str) -> float:
    """Kana, kanji and full-width signs among the characters that are not ASCII; 0 where there is hardly any kana.

    EUC-JP read as cp932 is half-width; Chinese and Russian read as EUC-JP are kanji without kana.
    """
    text = data[:_SAMPLE].decode(codec, errors="replace")
    foreign = len(_NOT_ASCII.findall(text))
    if not foreign or len(_KANA.findall(text)) < foreign * _KANA_ENOUGH:
        return 0.0
    return len(_JAPANESE.findall(text)) / foreign


def _lie(told: str | None, unknown: str | None, used: str) -> str | None:
    if unknown:
        return f"declared charset {unknown!r} is unknown; read as {used}"
    if told:
        return f"declared charset {told} does not fit; read as {used}"
    return None if used == "utf-8" else f"no charset declared; read as {used}"


def _with_replacements(data: bytes, codec: str) -> Decoded:
    text = data.decode(codec, errors="replace")
    lost = text.count("\ufffd")
    warning = f"{lost} characters are not valid {codec} and were replaced" if lost else None
    return Decoded(text, codec, warning)


# Python's euc_jp and iso2022_jp lack the rows that cp932 adds to JIS X 0208 (①, 髙, ㈱), which mail and feeds use.

_EUC = re.compile(rb"[\xa1-\xfe][\xa1-\xfe]|\x8e[\xa1-\xdf]|\x8f[\xa1-\xfe][\xa1-\xfe]|[\x80-\xff]")
_ISO_2022 = re.compile(rb"\x1b\$[@B]((?:[\x21-\x7e]{2})*)(?:\x1b\([BJ]|\Z)")


def _euc_with_extensions(data: bytes) -> str | None:
    def one(match: re.Match[bytes]) -> bytes:
        found = match[0]
        if len(found) == 2 and found[0] != 0x8E:
            return _jis(found[0] - 0xA0, found[1] - 0xA0).encode()
        return found.decode("euc_jp").encode()

    try:
        return _EUC.sub(one, data).decode()
    except UnicodeDecodeError:
        return None


def _iso_2022_with_extensions(data: bytes) -> str | None:
    def run(match: re.Match[bytes]) -> bytes:
        pairs = match[1]
        return "".join(_jis(pairs[at] - 0x20, pairs[at + 1] - 0x20) for at in range(0, len(pairs), 2)).encode()

    if not data.isascii():
        return None
    try:
        text = _ISO_2022.sub(run, data).decode()
    except UnicodeDecodeError:
        return None
    return None if "\x1b" in text else text


def _jis(row: int, cell: int) -> str:
    """The character at a row and cell (1 to 94) of JIS X 0208 as cp932 fills it."""
    lead = (row - 1) // 2 + (0x81 if row <= 62 else 0xC1)
    trail = cell + (0x9E if row % 2 == 0 else 0x3F if cell <= 63 else 0x40)
    return bytes((lead, trail)).decode("cp932")


_STRICT_IN_PARTS = {"euc_jp": _euc_with_extensions, "iso2022_jp": _iso_2022_with_extensions}
