"""English names by their form: capitals inside a sentence, acronyms, amounts with their unit."""

import re
from collections.abc import Iterator

from generator.languages.en.sentences import sentences
from generator.languages.en.words import STOP_WORDS, stem
from generator.languages.quantities import quantity

_WORD = r"(?:[A-Z][\w’'-]*|[a-z]{1,2}[A-Z][\w-]*)"
_JOINT = r"(?: (?:of|de|la|le|al|bin|van|von|der|the|for|&)(?: (?:the|la|los))?)?"
_SEQUENCE = re.compile(rf"(?<![\w’'-]){_WORD}(?:\.(?= [A-Z]))?(?:{_JOINT} {_WORD}(?:\.(?= [A-Z]))?)*")
_SCALES = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "m": 10**6,
           "bn": 10**9, "tn": 10**12, "k": 10**3, "mn": 10**6}  # fmt: skip
_CURRENCIES = {"$": "usd", "us$": "usd", "€": "eur", "£": "gbp", "¥": "jpy", "₹": "inr", "₩": "krw"}
_UNITS = {
    "percent": "%", "per cent": "%", "%": "%", "percentage point": "pt", "dollar": "usd", "euro": "eur", "pound": "gbp",
    "yen": "jpy", "yuan": "cny", "won": "krw", "rupee": "inr", "kilometer": "km", "kilometre": "km", "km": "km", "mile": "mile",
    "meter": "m", "metre": "m", "foot": "foot", "feet": "foot", "inch": "inch", "centimeter": "cm", "kilogram": "kg", "kg": "kg",
    "ton": "t", "tonne": "t", "barrel": "barrel", "acre": "acre", "hectare": "ha", "degree": "degree", "people": "person",
    "person": "person", "men": "person", "women": "woman", "children": "child", "death": "death", "case": "case",
    "vote": "vote", "seat": "seat", "job": "job", "country": "country", "countries": "country", "state": "state",
    "company": "company", "companies": "company", "home": "home", "house": "home", "building": "building", "ship": "ship",
    "troop": "soldier", "soldier": "soldier", "student": "student", "megawatt": "mw", "gigawatt": "gw", "mw": "mw", "gw": "gw",
    "point": "pt", "year-old": "year-old", "worker": "worker", "passenger": "passenger", "aircraft": "aircraft",
}  # fmt: skip
_AMOUNT = re.compile(
    r"(?P<sign>US\$|[$€£¥₹₩])?(?P<digits>[0-9][0-9,]*(?:\.[0-9]+)?)(?:[ -]?(?P<scale>hundred|thousand|million|billion|trillion|bn|tn|mn|[mk](?![A-Za-z])))?"
    r"(?:[ -]?(?P<unit>"
    + "|".join(sorted(map(re.escape, _UNITS), key=lambda unit: (-len(unit), unit)))
    + r")s?(?![A-Za-z]))?",
    re.IGNORECASE,
)
_HEADLINE_SHARE = 0.6  # of a line's longer words in capitals: a headline in title case, where capitals say nothing
_HONORIFICS = frozenset(
    """
    mr mrs ms dr prof gen sen rep gov president prime minister judge justice senator representative congressman
    congresswoman chancellor king queen pope lord sir dame mayor secretary former chief general captain colonel governor
    """.split()
)
_BODIES = frozenset(
    """
    house senate security committee party journal bank university department ministry court street city state county
    council commission agency bureau association union company group times post news institute center centre school
    college hospital church police act bill service services office board authority fund foundation league team club
    corp inc ltd co airport station park river road bridge war day week year world
    """.split()
)
_POSSESSIVE = re.compile(r"[’']s? (?=[A-Z])")


def names(text: str) -> tuple[str, ...]:
    """Names and amounts in order of kind and place, lower case; a person comes whole and by the last name alone.

    The first word of a sentence counts only as part of a longer name, or if the text writes it with a capital
    elsewhere; a headline in title case gives only acronyms, amounts, and names the rest of the text shows.
    """
    found: list[tuple[str, ...]] = []
    unsure: list[tuple[int, str]] = []
    for sentence in sentences(text):
        headline, start = _is_headline(sentence), _first_letter(sentence)
        for match in _SEQUENCE.finditer(sentence):
            for parts, opens in _each(match[0], opens=match.start() == start):
                if (headline or (opens and len(parts) == 1)) and not _is_acronym(parts[0]):
                    unsure.append((len(found), " ".join(parts).lower()))
                    found.append(())
                else:
                    found.append(_forms(parts))
    known = {name for forms in found for name in forms}
    for place, name in unsure:
        found[place] = tuple(part for part in (name, *name.split()) if part in known)[:1]
    return tuple(name for forms in found for name in forms) + amounts(text)


def _each(sequence: str, *, opens: bool) -> Iterator[tuple[list[str], bool]]:
    """The names in a sequence of capitals, which a possessive parts (Harrow's Long Bridge), and which opens a sentence."""
    for number, name in enumerate(_POSSESSIVE.split(sequence)):
        first = opens and number == 0
        if parts := _parts(name, first=first):
            yield parts, first


def _first_letter(sentence: str) -> int:
    return next((offset for offset, character in enumerate(sentence) if character.isalnum()), 0)


def _is_headline(sentence: str) -> bool:
    longer = [word for word in sentence.split() if len(word) > 3 and word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in longer)
    return len(longer) > 2 and capitals >= _HEADLINE_SHARE * len(longer) and sentence[-1] not in '.!?"”'


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _parts(sequence: str, *, first: bool) -> list[str]:
    """The words of a capitalised sequence without honorifics, possessives, and stop words at its ends."""
    parts = [re.sub(r"[’']s?$", "", part.rstrip(".")) for part in sequence.split()]
    while parts and (not parts[0] or parts[0].lower() in _HONORIFICS or (first and parts[0].lower() in STOP_WORDS)):
        parts.pop(0)
    while parts and (parts[-1].lower() in STOP_WORDS and not _is_acronym(parts[-1])):
        parts.pop()
    return [] if len(parts) == 1 and parts[0].split("'")[0].split("’")[0] == "I" else parts


def _forms(parts: list[str]) -> tuple[str, ...]:
    """A name whole, and by its last word where that may be a person's or a place's."""
    whole, last = " ".join(parts).lower(), parts[-1].lower()
    return (whole,) if len(parts) == 1 or len(last) < 3 or last in _BODIES else (whole, last)


def amounts(text: str) -> tuple[str, ...]:
    """The amounts with their unit, in order: `4200000 gbp`."""
    found = []
    for match in _AMOUNT.finditer(text):
        sign, unit = (match["sign"] or "").lower(), (match["unit"] or "").lower()
        if not (sign or unit or match["scale"]):
            continue
        scale = _SCALES.get((match["scale"] or "").lower(), 1)
        name = _CURRENCIES.get(sign) or _UNITS.get(unit) or stem(unit) or "n"
        amount = quantity(match["digits"].rstrip(","), scale, name)
        if amount:
            found.append(amount)
    return tuple(found)
