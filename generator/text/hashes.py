"""Hashes by which things are known again: short ones that are ids, whole ones that are kept where words must not be.

A short one is the first 50 bits of a SHA-256, ten characters of RFC 4648 base 32 in lower case: among a million things
two share one with a chance of 1 in 2,000.
"""

import base64
import hashlib
import re
import unicodedata

_JAPANESE = "[ぁ-ゖァ-ヺー々㐀-鿿]"
_PARTED = re.compile(f"(?<={_JAPANESE})[ ・=](?={_JAPANESE})")  # 汐見 花 is 汐見花, アダ・ラブレス is アダラブレス


def short(*parts: str) -> str:
    """Ten characters that stand for these parts."""
    data = "\n".join(parts).encode("utf-8", "surrogatepass")
    return base64.b32encode(hashlib.sha256(data).digest())[:10].decode("ascii").lower()


def whole(*parts: str) -> str:
    """The SHA-256 of these parts in hexadecimal."""
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def folded(text: str) -> str:
    """Words as they are compared: NFKC, case folded, single spaces."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)).strip().casefold()


def person(name: str) -> str:
    """What stands for a person's full name: the same however it is spaced, cased, parted by dots or half as wide."""
    return whole(_PARTED.sub("", folded(name)).replace("’", "'"))


def author_key(story: str, person: str) -> str:
    """What stands for a person under one story, made of what stands for his name: one under each, and no name."""
    return short(story, person)
