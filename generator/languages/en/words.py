"""English words: lower case, without stop words, cut to light stems."""

import re
import unicodedata

_TOKEN = re.compile(r"[a-z][a-z0-9]+|[0-9]{2,}")
_ACCENTED = re.compile(r"[^\W_][^\W_]+")
_MOST_REMEMBERED = 200_000  # stems; beyond it the memory is cleared, so that no input can fill it

STOP_WORDS = frozenset(
    """
    a about above according across after again against ago all almost along already also although always am
    among an and another any anyone anything are aren around as asked at away back be became because become been
    before began behind being below best better between both but by call called came can cannot come comes could
    couldn day days did didn do does doesn doing don done down during each early either else end enough even
    ever every everyone everything few find first for former found four from full further gave get gets getting
    give given go goes going gone good got great had hadn half has hasn have haven having he held her here hers
    herself high him himself his how however i if in indeed inside instead into is isn it its itself just keep
    kept knew know known large last late later least left less let like likely little ll long look looking lot
    made make makes making man many may maybe me mean meanwhile men might mine month months more morning most mr
    mrs ms much must my myself near nearly need never new news next night no nobody none nor not nothing now of
    off often oh ok old on once one only onto or other others our ours out outside over own part per perhaps
    place put quite rather re really right said same saw say saying says second see seen set several shall she
    should shouldn show since so some someone something soon still such sure take taken takes tell than that the
    their theirs them themselves then there these they thing things think this those though thought three
    through thus time times to today together told tomorrow tonight too took toward towards try trying turn
    turned two under until up upon us use used using ve very via want wanted wants was wasn way we week weeks
    well went were weren what whatever when where whether which while who whole whom whose why will with within
    without won would wouldn year years yes yesterday yet you your yours yourself monday tuesday wednesday
    thursday friday saturday sunday january february march april june july august september october november
    december am pm http https www com html nbsp amp photo image file reuters ap afp
    """.split()
)


class _Stems(dict[str, str]):
    """Remembers the stem of each word, "" for stop words: news repeats its words."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        found = "" if word in STOP_WORDS else stem(word)
        self[word] = found
        return found


_STEMS = _Stems()


def words(text: str) -> tuple[str, ...]:
    """Stems of the words that carry meaning, in order."""
    stems = _STEMS
    if text.isascii():
        return tuple([found for word in _TOKEN.findall(text.lower()) if (found := stems[word])])
    plain = unicodedata.normalize("NFKC", text).lower().replace("’", "'")
    return tuple([found for word in _ACCENTED.findall(plain) if (found := stems[word])])


_IRREGULAR = {
    "children": "child", "women": "woman", "people": "people", "died": "die", "dies": "die", "dying": "die", "dead": "die",
    "deaths": "death", "lies": "lie", "ties": "tie", "news": "news", "series": "series", "species": "species", "wives": "wif",
    "lives": "lif", "knives": "knife", "leaves": "leav", "thieves": "thief", "feet": "foot", "teeth": "tooth", "mice": "mouse",
    "shot": "shoot", "fought": "fight", "bought": "buy", "sold": "sell", "won": "win", "lost": "los", "stolen": "steal",
    "stole": "steal", "killed": "kill", "killing": "kill", "killer": "kill", "ran": "run", "elected": "elect", "crises": "crisis",
    "analyses": "analysis", "agreed": "agre",
}  # fmt: skip


def stem(word: str) -> str:
    """A light stem of a lower-case word: plurals, -ed, -ing and -ly go, what else the word has stays.

    The S-stemmer (Harman 1991) with verb endings. Harsher stemming joins words that news keeps apart.
    """
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < 4 or word[-1].isdigit():
        return word
    return _verb(_singular(word))


def _singular(word: str) -> str:
    if not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y" if len(word) > 4 else word[:-1]
    if word.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return word[:-2]
    return word[:-1]


_VOWELS = frozenset("aeiouy")


def _verb(word: str) -> str:
    for ending in ("ing", "ed"):
        base = word[: -len(ending)]
        if word.endswith(ending) and len(base) > 2 and not _VOWELS.isdisjoint(base) and not word.endswith("eed"):
            return _mended(base)
    if word.endswith("e") and len(word) > 3:
        return word[:-1]
    return word


def _mended(base: str) -> str:
    """The form a verb has without its ending: `runn` -> `run`, `carri` -> `carry`; a silent e stays off everywhere."""
    if base.endswith("i"):
        return base[:-1] + "y"
    if base[-1] == base[-2] and base[-1] not in "lsz":
        return base[:-1]
    return base[:-1] if base.endswith("e") and len(base) > 4 else base
