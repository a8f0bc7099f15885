"""Editions as mail: by RFC 5322, 2045 to 2047 as Python's `email` reads them, and by what programs for mail allow."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from email import message_from_bytes, policy
from email.headerregistry import Address
from email.message import EmailMessage
from functools import lru_cache
from html.parser import HTMLParser

import pytest
from lxml import html

from generator.models import Correction
from generator.write import pages
from generator.write.press import MARK
from tests.write import hostile
from tests.write.sample import CONFIG, EDITIONS, FERRY, NOW, STORIES

NAMES = ("mail", "mail-ja", "mail-en")
CLOSED = EDITIONS[0]
ACTIVE = "script iframe object embed form input button img video audio svg link base".split()
VOID = frozenset({"br", "meta", "img", "hr", "link", "input"})


@lru_cache(maxsize=1)
def files() -> dict[str, bytes]:
    return dict(pages.render(CONFIG, EDITIONS, STORIES, now=NOW).files)


@lru_cache(maxsize=1)
def hostile_files() -> dict[str, bytes]:
    return dict(pages.render(CONFIG, hostile.editions(), hostile.stories(), now=NOW).files)


def read(data: bytes) -> EmailMessage:
    """The mail; whatever its reader finds wrong fails."""
    message = message_from_bytes(data, policy=policy.default.clone(raise_on_defect=True))
    assert isinstance(message, EmailMessage)
    for part in message.walk():
        part.get_payload(decode=True)
        assert part.defects == []
        assert not any(header.defects for header in part.values())
    return message


def page_of(source: str) -> html.HtmlElement:
    return html.document_fromstring(source)


def bodies(message: EmailMessage) -> dict[str, str]:
    return {part.get_content_type(): part.get_content().replace("\r\n", "\n") for part in message.iter_parts()}


@pytest.mark.parametrize("name", NAMES)
def test_a_mail_reads_back_as_the_page_and_the_text_beside_it(name: str) -> None:
    message = read(files()[f"2026/w10/{name}.eml"])
    read_back = bodies(message)

    assert message.get_content_type() == "multipart/alternative"
    assert list(read_back) == ["text/plain", "text/html"]  # the best last (RFC 2046, section 5.1.4)
    assert f"{read_back['text/plain']}{MARK}\n" == files()[f"2026/w10/{name}.txt"].decode()
    assert read_back["text/html"] == files()[f"2026/w10/{name}.html"].decode()


def test_its_headers_say_which_edition_it_is_and_when_it_was_closed() -> None:
    message = read(files()["2026/w10/mail.eml"])

    assert message["Subject"] == "2026年第10週号：港の渡し船、4月に再開へ"
    assert message["From"].addresses == (Address("港町まとめ", addr_spec="editor@digest.example"),)
    assert CLOSED.closed
    assert message["Date"].datetime == datetime.fromisoformat(CLOSED.closed)
    assert message["Archived-At"] == "<https://digest.example/news/2026/w10/>"
    assert message["Content-Language"] == "ja, en"
    assert message["To"] is None  # the service that sends it knows


def test_each_language_has_a_mail_of_its_own_in_its_words() -> None:
    english = read(files()["2026/w10/mail-en.eml"])
    japanese = read(files()["2026/w10/mail-ja.eml"])

    assert english["Subject"] == "Week 10 of 2026: Harbour ferry to sail again in April"
    assert english["From"].addresses[0].display_name == "Harbour Digest"
    assert english["Content-Language"] == "en"
    assert "Old library" in bodies(english)["text/plain"]
    assert "湾岸市は" not in bodies(english)["text/plain"]
    assert "Old library" not in bodies(japanese)["text/plain"]
    assert "Fares stay" not in bodies(japanese)["text/plain"]
    assert "Fares stay" in bodies(read(files()["2026/w10/mail.eml"]))["text/plain"]


def test_its_subject_is_what_stands_first_in_the_edition_whatever_its_section() -> None:
    turned = replace(CLOSED, digests=CLOSED.digests[::-1])
    made = pages.render(CONFIG, (turned,), STORIES, now=NOW).files

    assert read(made["2026/w10/mail.eml"])["Subject"] == "2026年第10週号：Old library reopens as a reading room"
    assert read(made["2026/w10/mail-ja.eml"])["Subject"] == "2026年第10週号：港の渡し船、4月に再開へ"


def test_a_language_without_a_digest_and_a_site_of_one_language_have_no_mail_of_a_language() -> None:
    japanese = (replace(CLOSED, digests=(replace(FERRY, languages=("ja",)),)),)
    both = pages.render(CONFIG, japanese, STORIES, now=NOW).files
    one = pages.render(replace(CONFIG, languages=("ja",)), japanese, STORIES, now=NOW).files

    assert [path for path in both if path.endswith(".eml")] == ["2026/w10/mail-ja.eml", "2026/w10/mail.eml"]
    assert [path for path in one if path.endswith(".eml")] == ["2026/w10/mail.eml"]


def test_what_may_still_change_is_no_mail() -> None:
    assert {path.split("/mail")[0] for path in files() if "/mail" in path} == {"2026/w10"}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("given", [files, hostile_files], ids=["plain", "hostile"])
def test_every_byte_can_be_sent_anywhere(name: str, given: Callable[[], dict[str, bytes]]) -> None:
    data = given()[f"2026/w10/{name}.eml"]
    lines = data.split(b"\r\n")

    assert data.isascii()
    assert data.count(b"\n") == data.count(b"\r") == data.count(b"\r\n")
    assert max(map(len, lines)) <= 76  # RFC 2045, section 6.7; RFC 2047, section 2; far from the 998 of RFC 5322
    assert b"\0" not in data


def test_words_of_headers_are_encoded_character_by_character() -> None:
    long = replace(FERRY, titles={"ja": "港の渡し船😀、" * 20})
    data = pages.render(CONFIG, (replace(CLOSED, digests=(long,)),), STORIES, now=NOW).files["2026/w10/mail.eml"]
    words = re.findall(rb"=\?utf-8\?b\?[^?]*\?=", data)

    assert read(data)["Subject"].endswith("港の渡し船😀、" * 20)
    assert len(words) > 5
    for word in words:
        assert len(word) <= 75  # RFC 2047, section 2
        assert read(b"Subject: " + word + b"\r\n\r\n")["Subject"]  # whole characters in each


def test_each_body_has_the_shorter_of_both_encodings() -> None:
    japanese, english = (
        [part["Content-Transfer-Encoding"] for part in read(files()[f"2026/w10/{name}.eml"]).iter_parts()]
        for name in ("mail-ja", "mail-en")
    )

    assert japanese == ["base64", "base64"]
    assert english == ["quoted-printable", "quoted-printable"]


def test_its_id_stays_when_the_site_moves_or_the_edition_is_corrected() -> None:
    corrected = replace(CLOSED, digests=(replace(FERRY, corrections=(Correction("2026-03-13", "a", "b"),)),))
    moved = pages.render(replace(CONFIG, url="https://elsewhere.example/"), (corrected,), STORIES, now=NOW).files
    before = {read(files()[f"2026/w10/{name}.eml"])["Message-ID"] for name in NAMES}
    after = {read(moved[f"2026/w10/{name}.eml"])["Message-ID"] for name in NAMES}

    assert before == after
    assert len(before) == len(NAMES)
    assert all(re.fullmatch(r"<[0-9a-f]{32}@digest\.example>", one) for one in before)


@pytest.mark.parametrize(
    "contact", ["", "https://digest.example/write-to-us", "編集@港.example", "a>,b@digest.example"]
)
def test_a_site_without_an_address_names_its_sender_alone(contact: str) -> None:
    config = replace(CONFIG, contact=contact)
    message = read(pages.render(config, EDITIONS, STORIES, now=NOW).files["2026/w10/mail-en.eml"])

    (group,) = message["From"].groups
    assert (group.display_name, group.addresses) == ("Harbour Digest", ())


def test_hostile_words_make_no_header_and_no_element() -> None:
    for name in NAMES:
        message = read(hostile_files()[f"2026/w10/{name}.eml"])
        assert message.keys() == read(files()[f"2026/w10/{name}.eml"]).keys()
        assert "<script>alert('title" in message["Subject"]
        page = page_of(bodies(message)["text/html"])
        assert {str(one.tag) for one in page.iter() if isinstance(one.tag, str)}.isdisjoint(ACTIVE)
        assert not [key for one in page.iter() for key in one.attrib if key.startswith("on")]


def test_settings_and_records_of_any_script_can_be_sent() -> None:
    config = replace(CONFIG, id="...,2026", url="https://港.example/新聞/")
    odd = replace(FERRY, titles={"ja": "港", "en\r\nBcc: x@y.example": "x"})
    message = read(
        pages.render(config, (replace(CLOSED, digests=(odd,)),), STORIES, now=NOW).files["2026/w10/mail.eml"]
    )

    assert message["Archived-At"] == "<https://xn--j6w.example/%E6%96%B0%E8%81%9E/2026/w10/>"
    assert message["Content-Language"] == "ja"
    assert message["Message-ID"].endswith("@matome.invalid>")
    assert message["Bcc"] is None


class Balance(HTMLParser):
    """Whether every element ends where it should (HTML, section 13.1.2), none left to the reader's mercy."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("given", [files, hostile_files], ids=["plain", "hostile"])
def test_the_page_of_a_mail_asks_nobody_and_bears_its_styles(name: str, given: Callable[[], dict[str, bytes]]) -> None:
    source = given()[f"2026/w10/{name}.html"].decode()
    Balance(source)
    page = page_of(source)

    assert {str(one.tag) for one in page.iter() if isinstance(one.tag, str)}.isdisjoint(ACTIVE)
    assert not page.xpath("//@src | //@background | //@srcset")
    assert "url(" not in source
    assert all(re.match(r"https?://|mailto:", link) for link in page.xpath("//@href"))
    assert all(one.get("style") for one in page.iter("a", "p", "ul", "li", "h1", "h2", "h3", "body"))
    assert page.get("lang") == ("en" if name == "mail-en" else "ja")
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert page.xpath("//meta[@name='color-scheme']/@content") == ["light dark"]


def test_a_mail_in_two_languages_marks_each() -> None:
    page = page_of(files()["2026/w10/mail.html"].decode())

    assert [one.get("lang") for one in page.iter("ul")] == ["ja", "en", None, None, None]
    assert [(one.tag, one.get("lang")) for one in page.xpath("//h3 | //p[strong][@lang]")][:2] == [
        ("h3", "ja"),
        ("p", "en"),
    ]


def test_reading_time_is_that_of_what_the_mail_quotes() -> None:
    long = replace(FERRY.summary["ja"][0], text="船が出る。" * 200)
    digest = replace(FERRY, summary={**FERRY.summary, "ja": (long,)})
    made = pages.render(CONFIG, (replace(CLOSED, digests=(digest,)),), STORIES, now=NOW).files

    assert "読了まで約2分" in made["2026/w10/mail-ja.txt"].decode()
    assert "1 min read" in made["2026/w10/mail-en.txt"].decode()


def test_charts_become_lines_of_text() -> None:
    later = replace(EDITIONS[1], closed="2026-03-16T06:10:00+09:00")
    text = pages.render(CONFIG, (CLOSED, later), STORIES, now=NOW).files["2026/w11/mail.txt"].decode()

    assert "2026年第10週 3件、2026年第11週 1件" in text
    assert "支持する 8件(67%)" in files()["2026/w10/mail.txt"].decode()


def test_plain_text_names_the_contact_as_people_write_it() -> None:
    assert f"誤りの指摘・削除の依頼: {CONFIG.contact}\n" in files()["2026/w10/mail.txt"].decode()


def test_a_correction_and_a_withdrawn_sentence_are_told() -> None:
    gone = replace(FERRY.summary["ja"][0], text="", removed="2026-03-20")
    digest = replace(FERRY, summary={"ja": (gone, FERRY.summary["ja"][1])})
    made = pages.render(CONFIG, (replace(CLOSED, digests=(digest,)),), STORIES, now=NOW).files

    for suffix in ("txt", "html"):
        told = made[f"2026/w10/mail.{suffix}"].decode()
        assert "この文は2026年3月20日(金)に取り下げられました。" in told
        assert "運賃は200円" in told
        assert "湾岸市は3日" not in told
