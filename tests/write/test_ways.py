"""How a reader gets from page to page: to what came later, to the week before, in words that have their language."""

from dataclasses import replace

from lxml.html import HtmlElement

from generator.models import Digest, Sentence
from generator.write import pages
from tests.write.reading import body, tree, words
from tests.write.sample import CONFIG, EDITIONS, FERRY, FERRY_JA, FETCHES, LIBRARY_DIGEST, NOW, STORIES


def page(path: str, *digests: Digest) -> HtmlElement:
    """A page of the sample, in whose first week these digests stand if any are given."""
    first = replace(EDITIONS[0], digests=digests) if digests else EDITIONS[0]
    site = pages.render(CONFIG, (first, *EDITIONS[1:]), STORIES, now=NOW, fetches=FETCHES)
    return tree(body(site.files[path]))


def test_an_older_digest_leads_to_what_came_later_at_its_head_and_in_its_thread() -> None:
    oldest = page("2026/w10/harbour-ferry/index.md")

    (note,) = oldest.find_class("newer")
    assert words(note) == "この話題の最新のまとめ: 2026年第12週 渡し船の時刻表決まる"
    assert note.xpath("a/@href") == ["../../w12/harbour-ferry/"]
    assert oldest.xpath("//*[@id='later']/following-sibling::ul[1]//@href") == [
        "../../w12/harbour-ferry/",
        "../../w11/harbour-ferry/",
    ]
    newest = page("2026/w12/harbour-ferry/index.md")
    assert "その後のまとめ" not in words(newest)
    assert newest.find_class("newer") == []


def test_a_digest_that_was_withdrawn_is_not_what_came_later() -> None:
    gone = replace(EDITIONS[2].digests[0], removed=("2026-03-18",), summary={}, stories=())
    site = pages.render(CONFIG, (*EDITIONS[:2], replace(EDITIONS[2], digests=(gone,))), STORIES, now=NOW)
    oldest = tree(body(site.files["2026/w10/harbour-ferry/index.md"]))

    assert oldest.xpath("//*[@id='later']/following-sibling::ul[1]//@href") == ["../../w11/harbour-ferry/"]


def test_neighbours_are_named_in_the_language_of_the_page() -> None:
    both = replace(LIBRARY_DIGEST, languages=("en", "ja"), titles={**LIBRARY_DIGEST.titles, "ja": "旧図書館が再開"})

    (link,) = page("2026/w10/harbour-ferry/index.md", FERRY, both).xpath("//a[@rel='next']")
    assert (words(link), link.get("lang")) == ("旧図書館が再開", None)
    (link,) = page("2026/w10/harbour-ferry/index.md").xpath("//a[@rel='next']")
    assert (words(link), link.get("lang")) == ("Old library reopens as a reading room", "en")


def test_an_edition_says_what_goes_on_from_the_week_before_and_where_reports_disagree() -> None:
    facts = page("2026/w11/index.md").find_class("facts")[0]
    assert words(facts).endswith("1社のみの報道 · 2026年第10週の続報")
    assert facts.xpath(".//@href") == ["../w10/harbour-ferry/"]

    told = FERRY.summary["ja"]
    apart = replace(FERRY, summary={"ja": tuple(replace(one, disagreement=1) for one in told)})
    assert words(page("2026/w10/index.md", apart).find_class("facts")[0]).endswith("訂正あり · 報道の食い違い")
    taken = tuple(Sentence("", (), removed="2026-03-18", disagreement=1) for _ in told)
    assert "食い違い" not in words(page("2026/w10/index.md", replace(FERRY, summary={"ja": taken})))


def test_a_list_names_a_digest_in_both_languages_the_other_one_below() -> None:
    first, second = page("2026/w10/index.md").find_class("in-short")[0]

    assert [(one.get("lang"), one.get("class"), words(one)) for one in first.iter("a")] == [
        ("ja", None, "港の渡し船、4月に再開へ"),
        ("en", "other", "Harbour ferry to sail again in April"),
    ]
    assert words(first) == "港の渡し船、4月に再開へ 3媒体 Harbour ferry to sail again in April"
    assert words(second) == "Old library reopens as a reading room 1社のみの報道"


def test_each_fact_below_a_title_is_a_piece_that_does_not_break() -> None:
    (about,) = page("2026/w10/harbour-ferry/index.md").find_class("about")

    assert [words(one) for one in about] == [
        *("2026年第10週 ·", "まち ·", "3媒体 ·", "記事3件 ·", "コメント12件 ·", "訂正あり ·", "読了まで約1分"),
    ]
    (publishers,) = page("2026/w10/index.md").find_class("in-short")[0].xpath("li[1]/small/*")
    assert (publishers.tag, words(publishers)) == ("span", "3媒体")


def test_a_thread_lists_its_digests_by_title_each_with_its_week() -> None:
    thread = page("topics/harbour-ferry/index.md")

    assert [(one.get("id"), words(one).strip("#")) for one in thread.iter("h3")] == [
        ("2026-w12", "渡し船の時刻表決まる"),
        ("2026-w11", "渡し船、試運転始まる"),
        ("2026-w10", "港の渡し船、4月に再開へ"),
    ]
    assert [words(one).split(" · ")[0] for one in thread.find_class("facts")] == [
        f"2026年第{week}週" for week in (12, 11, 10)
    ]


def test_names_in_another_language_inside_a_sentence_say_which() -> None:
    abroad = replace(FERRY_JA, site="Quay Chatter", publisher="The Tide Table")
    site = pages.render(CONFIG, EDITIONS, STORIES | {FERRY_JA.id: abroad}, now=NOW)
    digest = tree(body(site.files["2026/w10/harbour-ferry/index.md"]))

    assert {words(one.getparent()) for one in digest.xpath("//span[@lang='en']")} >= {
        "Quay Chatterに寄せられたコメント",
        "掲載元: Quay Chatter",
    }
