"""The keys that topics bear today, after all that were changed."""

from collections.abc import Iterable, Mapping

from generator.models import Edition


def present_keys(editions: Iterable[Edition]) -> Mapping[str, str]:
    """Each key that a topic no longer bears -> the one that it bears after these editions, which come in order.

    A key that is taken up again is its own: what was said of it before is forgotten.
    """
    renamed: dict[str, str] = {}
    for edition in editions:
        for digest in edition.digests:
            renamed.update(dict.fromkeys(digest.formerly, digest.topic))
        for digest in edition.digests:
            renamed.pop(digest.topic, None)
    return {key: _last(key, renamed) for key in renamed}


def _last(key: str, renamed: Mapping[str, str]) -> str:
    seen = {key}
    while (later := renamed.get(key)) and later not in seen:
        seen.add(key := later)
    return key
