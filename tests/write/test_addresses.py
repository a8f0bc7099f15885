"""Addresses never change, and links between them work wherever the site stands."""

from posixpath import join, normpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import BuildError
from generator.write import addresses

slugs = st.from_regex(r"[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?", fullmatch=True)
weeks = st.builds(lambda year, week: f"{year:04d}-W{week:02d}", st.integers(1990, 2100), st.integers(1, 52))
folders = st.one_of(
    st.just(addresses.HOME),
    st.just(addresses.ARCHIVE),
    st.builds(addresses.edition, weeks),
    st.builds(addresses.digest, weeks, slugs),
    st.builds(addresses.thread, slugs),
)


def test_addresses_are_those_of_the_design() -> None:
    assert addresses.edition("2025-W43") == "2025/w43/"
    assert addresses.digest("2025-W43", "rare-earths") == "2025/w43/rare-earths/"
    assert addresses.thread("rare-earths") == "topics/rare-earths/"
    assert addresses.year("2025") == "archive/2025/"
    assert addresses.feed("all") == "feeds/all.xml"


@given(folders, folders)
def test_a_link_leads_from_any_page_to_any_other(target: str, origin: str) -> None:
    for base in ("/", "/user/repo/"):
        there = normpath(join(base, target)).rstrip("/")

        assert normpath(join(base + origin, addresses.html_link(target, origin))).rstrip("/") == there
        assert normpath(join(base + origin, addresses.markdown_link(target, origin))) == f"{there}/index.md"


@given(folders)
def test_a_link_to_a_feed_leads_to_its_file(origin: str) -> None:
    assert normpath(join("/repo/" + origin, addresses.html_link("feeds/all.xml", origin))) == "/repo/feeds/all.xml"


@given(st.text(max_size=12))
def test_what_may_be_part_of_an_address_cannot_lead_out_of_its_folder(key: str) -> None:
    try:
        allowed = addresses.slug(key)
    except BuildError:
        return
    assert allowed == key
    assert normpath(f"/site/{key}") == f"/site/{key}"
    assert key.isascii()


@pytest.mark.parametrize("identity", ["s-abc", "c-0123456789"])
def test_ids_of_records_are_anchors(identity: str) -> None:
    assert addresses.anchor(identity) == identity


@pytest.mark.parametrize("identity", ["", "s-", "s-ABC", 's-a"b', "s-a\n", "../s-a"])
def test_anything_else_is_no_anchor(identity: str) -> None:
    with pytest.raises(BuildError, match="is not the id"):
        addresses.anchor(identity)


@pytest.mark.parametrize("week", ["", "2025-43", "2025-W4", "../-W43", "2025-W43\n", "２０２５-W43"])
def test_what_is_no_week_has_no_address(week: str) -> None:
    with pytest.raises(BuildError, match="is not an ISO week"):
        addresses.edition(week)
