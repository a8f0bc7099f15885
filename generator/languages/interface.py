"""How interface words are used: plurals without a grammar of plurals."""

from collections.abc import Mapping


def counted(words: Mapping[str, str], key: str, count: int) -> str:
    """A count with its noun, `3 stories` or 「記事3件」, from the keys `<key>.one` and `<key>.other`.

    Every language has both, alike where it has no plural. Raises KeyError for an unknown key.
    """
    return words[f"{key}.one" if count == 1 else f"{key}.other"].format(count=f"{count:,}")
