"""The Content-Security-Policy that stands in each page."""

import base64
import hashlib
from pathlib import Path

import pytest

from generator.write import policy
from tests.write import sites
from tests.write.test_site import build, text

OURS = "<script>go()</script>"


def trusted(template: str) -> tuple[policy.Pattern, ...]:
    return tuple(policy.patterns(template))


def sha(body: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()}'"


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("<script>go()</script>", {sha("go()"): "script"}),
        ("<SCRIPT\n type='module' >\n go() </SCRIPT >", {sha("\n go() "): "script"}),
        ('<script type="text/javascript">a</script><style>b{}</style>', {sha("a"): "script", sha("b{}"): "style"}),
        ("<script>a\r\nb\rc</script>", {sha("a\nb\nc"): "script"}),  # as browsers read it
        ('<script type="application/ld+json">{}</script>', {}),  # data
        ('<script type="application/json" id="words">{}</script>', {}),
        ('<script src="a.js"></script><script defer src=b.js></script>', {}),
        ("<p>no script</p>", {}),
    ],
)
def test_what_needs_leave_is_hashed_as_a_browser_does(written: str, found: dict[str, str]) -> None:
    assert {policy.hashed(one.body): one.kind for one in policy.inline(written)} == found


def test_only_what_the_theme_says_may_run() -> None:
    page = f"<html><head>{OURS}</head><body><script>steal()</script></body></html>"
    said = policy.policy(page, trusted(OURS))
    assert sha("go()") in said
    assert sha("steal()") not in said
    assert "unsafe-inline" not in said
    assert sha("go()") not in policy.policy("<html><head></head></html>", trusted(OURS))


@pytest.mark.parametrize(
    ("written", "may_run"),
    [
        ('root = new URL("../..", location)', True),
        ('root = new URL("https://site.example/sub/", location)', True),
        ('root = new URL("", location)', True),
        ('root = new URL("");steal("", location)', False),
        ('root = new URL("\\x22", location)', False),
        ('root = new URL("../..", location);steal()', False),
    ],
)
def test_where_a_template_prints_something_there_may_stand_an_address_alone(written: str, may_run: bool) -> None:
    known = trusted('<script>root = new URL("{{ config.extra.scope | d(base_url) }}", location)</script>')
    assert (sha(written) in policy.policy(f"<head></head><script>{written}</script>", known)) is may_run


def test_the_policy_comes_before_what_it_rules() -> None:
    page = policy.policed(f"<html><head>{OURS}</head></html>", trusted(OURS))
    assert page.index("Content-Security-Policy") < page.index("<script>")
    assert policy.policed("<p>part of a page</p>", ()) == "<p>part of a page</p>"


@pytest.mark.site
def test_every_built_page_has_one_policy_and_needs_nothing_unsafe(tmp_path: Path) -> None:
    folder = build(sites.make(tmp_path, sites.small()))
    for path in folder.rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        assert page.count("Content-Security-Policy") == 1, path
        said = page.split("Content-Security-Policy")[1].split(">")[0]
        assert all(policy.hashed(one.body) in said for one in policy.inline(page)), path
        assert " style=" not in page, path
        assert "<style" not in page, path


@pytest.mark.site
def test_a_script_of_a_sites_own_template_may_run_and_one_in_a_text_may_not(tmp_path: Path) -> None:
    root = sites.make(tmp_path, sites.small())
    partials = root / "templates" / "theme" / "partials"
    partials.mkdir(parents=True)
    (partials / "footer.html").write_text("<script>ours()</script>")
    (root / "content" / "docs" / "about.md").write_text("# About\n\n<script>theirs()</script>\n")
    page = text(build(root), "about/index.html")
    assert "<script>theirs()" in page
    said = page.split("Content-Security-Policy")[1].split(">")[0]
    assert sha("ours()") in said
    assert sha("theirs()") not in said
