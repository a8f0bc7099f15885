"""A cluster becomes a digest."""

from generator.summarise import summarise
from tests.summarise.samples import BRIDGE, FERRY, cluster, comment, config, story, told


def test_a_digest_of_two_languages() -> None:
    both = cluster(*told(BRIDGE), *told(FERRY, "ja", first=7))
    digest = summarise(both, config())
    assert digest.languages == ("en", "ja")
    assert set(digest.summary) == set(digest.spare) == {"en", "ja"}
    assert (digest.guid, digest.topic) == ("", "")
    assert digest.stories == tuple(one.id for one in both.stories)
    assert digest.publishers == both.publishers


def test_every_sentence_has_its_words_in_its_story() -> None:
    both = cluster(*told(BRIDGE), *told(FERRY, "ja", first=7))
    stories = {one.id: one for one in both.stories}
    digest = summarise(both, config())
    sentences = [one for side in (digest.summary, digest.spare) for group in side.values() for one in group]
    assert len(sentences) >= 4
    for sentence in sentences:
        for citation in sentence.citations:
            assert citation.quote in stories[citation.story].text()
            assert sentence.text in citation.quote


def test_bare_titles_have_an_empty_summary() -> None:
    digest = summarise(cluster(story(1, "A", "Bridge closed"), story(2, "B", "Harbour bridge closed")), config())
    assert digest.summary == {"en": ()}
    assert digest.titles == {"en": "Bridge closed"}


def test_the_balance_says_how_many_are_shown() -> None:
    remarks = [
        comment(at, text) for at, text in enumerate(("I support it.", "I oppose the bridge.", "Why the bridge?"))
    ]
    digest = summarise(cluster(story(1, "A", "Bridge closed", comments=remarks)), config())
    assert digest.balance.shown == len(digest.highlights) == 3
    assert digest.balance.comments == 3
