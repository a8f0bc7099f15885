"""Mail and JSON-LD as a browser has them."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import visiting
from tests.write.golden import FOLDER

pytestmark = [pytest.mark.browser, pytest.mark.site]


def test_data_in_a_page_is_read_and_does_not_offend_its_policy(sample: Path, sample_page: Page) -> None:
    sample_page.add_init_script(
        "window.refused = []; document.addEventListener('securitypolicyviolation', e => refused.push(e.blockedURI))"
    )
    digest = min(sample.glob("20*/w*/*/index.json")).parent.relative_to(sample).as_posix()
    for address, kind in (("", "WebSite"), ("2026/w45/", "CollectionPage"), (f"{digest}/", "Article")):
        sample_page.goto(address)
        data = sample_page.locator("head script[type='application/ld+json']").text_content()
        assert kind in [one["@type"] for one in json.loads(data or "")["@graph"]]
        assert sample_page.locator("meta[http-equiv='Content-Security-Policy']").count() == 1
        assert sample_page.evaluate("refused") == []


def test_the_json_that_a_page_names_can_be_had(sample_page: Page) -> None:
    sample_page.goto("2026/w45/")
    edition = sample_page.evaluate(
        "fetch(document.querySelector('link[type=\"application/json\"]').href).then(answer => answer.json())"
    )

    assert edition["week"] == "2026-W45"
    assert edition["digests"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["mail", "mail-ja", "mail-en"])
def test_a_mail_fits_a_telephone_in_both_schemes(browser: Browser, name: str, scheme: str) -> None:
    with visiting(browser, "file://") as page:
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # one of the two
        for width in (360, 900):
            page.set_viewport_size({"width": width, "height": 800})
            page.goto((FOLDER / "2026" / "w10" / f"{name}.html").as_uri())
            assert page.evaluate("document.compatMode") == "CSS1Compat"
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            assert page.locator(".paper").bounding_box()["width"] <= 600 + 32  # type: ignore[index]  # it is shown
            assert page.evaluate(_CONTRAST) >= 4.5


_CONTRAST = """() => {
  const light = colour => {
    const [r, g, b] = colour.match(/[\\d.]+/g).map(n => n / 255)
      .map(n => n <= .04045 ? n / 12.92 : ((n + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const paper = light(getComputedStyle(document.body).backgroundColor);
  return Math.min(...[...document.querySelectorAll("h1, h2, h3 a, p, li, span, a")].map(one => {
    const ink = light(getComputedStyle(one).color);
    return (Math.max(ink, paper) + .05) / (Math.min(ink, paper) + .05);
  }));
}"""
