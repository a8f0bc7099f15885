from generator.languages import en
from generator.languages.en import names


def test_people_come_whole_and_by_their_last_name() -> None:
    assert names("On Monday the mayor, Mr. Jonas Hale, met Ada Moss.") == ("jonas hale", "hale", "ada moss", "moss")


def test_a_possessive_parts_names() -> None:
    assert names("We crossed Harrow’s Long Bridge with Senator Moss; I've said so.") == (
        "harrow",
        "long bridge",
        "moss",
    )


def test_the_first_word_counts_only_if_seen_elsewhere_or_part_of_a_name() -> None:
    assert names("Boats left. Hale spoke. The crowd cheered Hale.") == ("hale", "hale")
    assert names("Port Aster closed.") == ("port aster", "aster")


def test_a_headline_in_title_case_gives_only_what_is_sure() -> None:
    assert names("Mayor Hale Opens Long Bridge\nOn Tuesday NATO praised Hale.") == ("hale", "nato", "hale")


def test_bodies_and_places_with_small_words_inside() -> None:
    assert names("They asked the Bank of Harrow and the University of Lowmoor.") == (
        "bank of harrow", "harrow", "university of lowmoor", "lowmoor",
    )  # fmt: skip


def test_amounts_without_the_names() -> None:
    assert en.amounts("Harrow paid £4.2 million for 12 ships.") == ("4200000 gbp", "12 ship")


def test_amounts_have_one_form() -> None:
    assert names("it cost $3.5 billion, or 3,500 million dollars") == ("3500000000 usd", "3500000000 usd")
    assert names("12 percent, 12%, 12 per cent, 500 soldiers, 5 km, a 2029 plan") == (
        "12 %", "12 %", "12 %", "500 soldier", "5 km",
    )  # fmt: skip
