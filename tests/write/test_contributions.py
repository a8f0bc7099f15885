"""Who contributed what, and how the sources that are read fare."""

from dataclasses import replace

from generator.models import Edition
from generator.write.book import Book
from generator.write.contributions import Contributor, contributors, feeds
from tests.write.sample import CONFIG, EDITIONS, FERRY_JA, FETCHES, NOW, STORIES

BOOK = Book.of(CONFIG, EDITIONS, STORIES, NOW, FETCHES)


def test_a_publisher_has_its_stories_digests_and_share_of_all_quotations() -> None:
    assert contributors(BOOK) == (
        Contributor("みなと新報", "ja", 4, 3, 4, "80%", "1.3", "2026-03-16"),
        Contributor("Quay Times", "en", 2, 2, 1, "20%", "2", "2026-03-05"),
        Contributor("海鳴通信", "ja", 1, 1, 0, "", "1", "2026-03-03"),
    )


def test_a_source_has_the_day_it_was_last_read_and_no_interval_while_few_stories_are_known() -> None:
    assert [(one.name, one.stories, one.last_read, one.interval) for one in feeds(BOOK)] == [
        ("みなと新報", 4, "2026-03-17T09:00:00Z", None),
        ("Quay Times", 2, "2026-03-01T21:00:00Z", None),
    ]


def test_the_usual_interval_is_the_median_of_days_between_stories() -> None:
    days = ("2026-03-02", "2026-03-03", "2026-03-05", "2026-03-07", "2026-03-08")
    told = {f"s-{n:010d}": replace(FERRY_JA, id=f"s-{n:010d}", published=day) for n, day in enumerate(days)}
    edition = Edition("2026-W10", None, "1", "0" * 64, (), tuple(told))

    assert feeds(Book.of(CONFIG, (edition,), told, NOW))[0].interval == 2  # of 1, 2, 2 and 1 it is 1.5


def test_a_publisher_that_writes_in_two_languages_has_none() -> None:
    both = STORIES | {"s-0000000003": replace(STORIES["s-0000000003"], publisher="みなと新報")}

    assert contributors(Book.of(CONFIG, EDITIONS, both, NOW))[0].language == ""
