"""A whole expected site: every kind of page and feed, byte for byte."""

import pytest

from tests.write.golden import expected, made

MADE = made()


def test_the_site_has_the_expected_files() -> None:
    assert sorted(MADE) == sorted(expected())


@pytest.mark.parametrize("path", sorted(MADE))
def test_a_file_has_the_expected_bytes(path: str) -> None:
    assert MADE[path].decode() == expected()[path].decode()
