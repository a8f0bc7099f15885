"""One week: who becomes a digest, in which order, and where all others go."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.group import group
from generator.models import Story
from tests.group.made import CONFIG, story

FERRY = (
    story(
        1,
        "Ferry runs aground off Kestrel Island, 140 passengers safe",
        "The ferry Morning Star ran aground off Kestrel Island on Monday with 140 passengers on board. All were brought"
        " to Port Alder by fishing boats. The coast guard said fuel had not leaked.",
    ),
    story(
        2,
        "All 140 aboard grounded Kestrel Island ferry reach Port Alder",
        "Fishing boats carried 140 passengers of the ferry Morning Star to Port Alder after it ran aground off Kestrel"
        " Island. The coast guard is looking for leaked fuel.",
    ),
    story(
        3,
        "Coast guard: no fuel leaked from ferry aground off Kestrel Island",
        "No fuel has leaked from the Morning Star, the ferry that ran aground off Kestrel Island, the coast guard said"
        " in Port Alder. Its 140 passengers are safe.",
    ),
)
BUDGET = (
    story(
        4,
        "Alder council passes budget with higher library fees",
        "The council of Port Alder passed its budget by nine votes to six. Library fees rise by a tenth to pay for"
        " Sunday opening.",
    ),
    story(
        5,
        "Library fees to rise as council votes budget through",
        "Library fees in Port Alder will rise by a tenth after the council passed the budget, nine votes to six. Sunday"
        " opening starts in June.",
    ),
)
TELESCOPE = story(
    6,
    "Telescope on Mount Ferro sees first light",
    "The telescope on Mount Ferro took its first picture, of a nebula 4,000 light years away.",
    comments=7,
)
ROSES = story(7, "Rose show opens", "The rose show opened in the castle garden with 300 varieties.")
TUNNEL_JA = (
    story(
        8,
        "白鳥トンネルで落石、国道を全面通行止め",
        "八雲県の白鳥トンネルの出口付近で2日朝、落石があり、県は国道を全面通行止めにした。けが人はいない。",
        language="ja",
    ),
    story(
        9,
        "国道の白鳥トンネル付近で落石　けが人なし",
        "2日朝、八雲県の国道の白鳥トンネル出口で落石が見つかり、全面通行止めとなった。県によると、けが人はいない。",
        language="ja",
    ),
)
MARKET_JA = story(
    10,
    "港町の朝市、来場者が過去最多に",
    "八雲県の港町で開かれた朝市に1万2千人が訪れ、過去最多となった。",
    language="ja",
)
WEEK: tuple[Story, ...] = (*FERRY, *BUDGET, TELESCOPE, ROSES, *TUNNEL_JA, MARKET_JA)


def ids(stories: tuple[Story, ...]) -> set[str]:
    return {story.id for story in stories}


def test_stories_of_one_event_become_one_digest_in_both_languages() -> None:
    found = [ids(cluster.stories) for cluster in group(WEEK, CONFIG).clusters]
    assert found[0] == ids(FERRY)
    assert found[-1] == {TELESCOPE.id}
    assert ids(BUDGET) in found
    assert ids(TUNNEL_JA) in found
    assert len(found) == 4


def test_every_story_is_in_exactly_one_place() -> None:
    grouping = group(WEEK, CONFIG)
    placed = [story.id for cluster in grouping.clusters for story in cluster.stories] + list(grouping.also)
    assert sorted(placed) == sorted(story.id for story in WEEK)


def test_one_publisher_without_comments_is_no_digest() -> None:
    same = [replace(item, publisher="Alder Post") for item in FERRY]
    assert group(same, CONFIG).clusters == ()
    assert set(group(same, CONFIG).also) == ids(FERRY)


def test_spellings_of_one_publisher_are_one() -> None:
    spellings = ("Alder Post", "ALDER POST", "The  Alder Ｐost")
    same = [replace(item, publisher=name) for item, name in zip(FERRY, spellings, strict=True)]
    assert group(same, CONFIG).clusters == ()


def test_five_comments_make_a_digest() -> None:
    assert [c.publishers for c in group([TELESCOPE], CONFIG).clusters] == [("Paper 6",)]
    assert group([replace(TELESCOPE, comments=TELESCOPE.comments[:4])], CONFIG).clusters == ()


def test_a_pin_makes_a_digest() -> None:
    (cluster,) = group([ROSES], CONFIG, pins={ROSES.id}).clusters
    assert cluster.titles == {"en": "Rose show opens"}


def test_a_dropped_digest_leaves_its_place_to_the_next() -> None:
    config = replace(CONFIG, limits=replace(CONFIG.limits, digests=1))
    assert [ids(cluster.stories) for cluster in group(WEEK, config).clusters] == [ids(FERRY)]
    without = group(WEEK, config, drops={FERRY[1].id})
    assert [ids(cluster.stories) for cluster in without.clusters] not in ([], [ids(FERRY)])
    assert ids(FERRY) <= set(without.also)
    assert len(without.clusters) == 1


def test_a_pin_is_stronger_than_a_drop() -> None:
    (cluster,) = group([ROSES], CONFIG, pins={ROSES.id}, drops={ROSES.id}).clusters
    assert cluster.stories == (ROSES,)


def test_publishers_of_one_family_make_no_digest() -> None:
    family = replace(CONFIG, families={"Group": tuple(item.publisher for item in BUDGET)})
    assert [cluster.publishers for cluster in group(BUDGET, CONFIG).clusters] == [("Paper 4", "Paper 5")]
    assert group(BUDGET, family).clusters == ()


def test_no_more_digests_than_the_settings_allow_but_every_pinned_one() -> None:
    config = replace(CONFIG, limits=replace(CONFIG.limits, digests=2))
    found = [ids(cluster.stories) for cluster in group(WEEK, config, pins={ROSES.id}).clusters]
    assert found == [ids(FERRY), {ROSES.id}]


def test_more_comments_come_first_then_the_later_story() -> None:
    (later,) = (replace(TUNNEL_JA[0], published="2026-03-05T09:00:00+09:00"),)
    found = group([*BUDGET, later, TUNNEL_JA[1]], CONFIG).clusters
    assert [cluster.languages for cluster in found] == [("ja",), ("en",)]
    talked = [replace(BUDGET[0], comments=TELESCOPE.comments), BUDGET[1]]
    found = group([*talked, later, TUNNEL_JA[1]], CONFIG).clusters
    assert [cluster.languages for cluster in found] == [("en",), ("ja",)]


def test_two_stories_that_are_only_nearest_to_each_other_are_no_digest() -> None:
    stray = [
        story(
            21,
            "Night train returns to its old line",
            "The railway brings back its night train to Brant in spring, with new sleeping cars and a bistro run by two"
            " cooks from Alder.",
        ),
        story(
            22,
            "Library lends garden tools",
            "The library of Brant lends spades, rakes and hoses from this spring on. Members pay a small deposit, which"
            " they get back with the tools.",
        ),
    ]
    found = group([*FERRY, *BUDGET, *stray], CONFIG)
    assert {item.id for item in stray} <= set(found.also)


def test_terms_say_what_a_digest_is_about() -> None:
    ferry = group(WEEK, CONFIG).clusters[0]
    assert {"ferry", "aground"} <= {term for term, _ in ferry.terms}
    assert [weight for _, weight in ferry.terms] == sorted((weight for _, weight in ferry.terms), reverse=True)
    assert abs(sum(weight**2 for weight in ferry.vector.values()) - 1) < 0.01


def test_no_stories_no_digests() -> None:
    grouping = group([], CONFIG)
    assert grouping.clusters == ()
    assert grouping.also == ()


@settings(deadline=None, max_examples=20)
@given(st.permutations(WEEK))
def test_the_order_of_stories_makes_no_difference(shuffled: list[Story]) -> None:
    assert group(shuffled, CONFIG) == group(WEEK, CONFIG)
