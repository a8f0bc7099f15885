"""What of a Japanese comment its viewpoint is learned from: runs of characters, and how its sentences end."""

import re
import unicodedata

_LONGEST = 400  # characters
_RUNS = range(1, 4)
_SHAPES = range(2, 6)
_ENDS = range(2, 7)
_STEP = 15  # characters: lengths that count as one
_DIGITS = re.compile(r"[0-9]+")
_LAUGHTER = re.compile(r"w+(?![a-z])")
_REPEATED = re.compile(r"([!?。…ー~〜笑、])\1+")
_SPACE = re.compile(r"\s+")
_KANJI = re.compile(r"[一-龥々]+")
_KATAKANA = re.compile(r"[ァ-ヺー]{2,}")
_SENTENCE = re.compile(r"(?<=[!?。w… ])")


def features(comment: str) -> frozenset[str]:
    """Runs of one to three characters; runs of two to five of its shape; how its sentences end; its length.

    In the shape each run of kanji or katakana is one letter, so that what is said of any topic looks alike:
    「残してほしい」 and 「作ってほしい」.
    """
    text = _plain(comment)
    whole = f"^{text}$"
    shape = _shape(whole)
    sentences = [sentence.strip() for sentence in _SENTENCE.split(text) if sentence.strip()] or [""]
    last = _shape(sentences[-1])
    found = {whole[at : at + size] for size in _RUNS for at in range(len(whole) - size + 1)}
    found.update("~" + shape[at : at + size] for size in _SHAPES for at in range(len(shape) - size + 1))
    found.update("_" + last[-size:] for size in _ENDS)
    found.update(f"/{_shape(sentence)[-size:]}" for sentence in sentences for size in (3, 4))
    found.add(f"=length {min(len(text) // _STEP, 8)}")
    found.add(f"=sentences {min(len(sentences), 5)}")
    found.add("=question" if "?" in text else "=calm" if "!" not in text else "=loud")
    return frozenset(found)


def _plain(comment: str) -> str:
    """NFKC in lower case, numbers alike, no sign or laughter twice."""
    text = unicodedata.normalize("NFKC", comment[:_LONGEST]).lower()
    text = _LAUGHTER.sub("w", _DIGITS.sub("0", text))
    return _SPACE.sub(" ", _REPEATED.sub(r"\1", text)).strip()


def _shape(text: str) -> str:
    return _KATAKANA.sub("T", _KANJI.sub("K", text))
