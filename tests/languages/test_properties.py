"""What holds for every text in every language."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import languages

EVERY = (*languages.LANGUAGES, languages.of("xx"))
TEXT = st.text(
    st.sampled_from("aB Mr.!?…\"“”'() \n\u2028「」『』。、！？ァメリカ県知事氏はと述べ123０,兆億万円%$€日\u0301漢ﾊﾝ"),
    max_size=80,
)
ANY = st.one_of(TEXT, st.text(max_size=200))


@pytest.mark.parametrize("language", EVERY, ids=lambda language: language.code)
@settings(deadline=None)
@given(text=ANY)
def test_sentences_are_exact_substrings_in_order(language: languages.Language, text: str) -> None:
    at = 0
    for sentence in language.sentences(text):
        assert sentence == sentence.strip() != ""
        assert "\n" not in sentence
        at = text.index(sentence, at) + len(sentence)
    assert "".join("".join(language.sentences(text)).split()) == "".join(text.split())


@pytest.mark.parametrize("language", EVERY, ids=lambda language: language.code)
@settings(deadline=None)
@given(text=ANY)
def test_trim_gives_an_inner_slice(language: languages.Language, text: str) -> None:
    for sentence in language.sentences(text):
        assert language.trim(sentence) in sentence
        assert language.trim(sentence).strip()


@pytest.mark.parametrize("language", EVERY, ids=lambda language: language.code)
@settings(deadline=None)
@given(text=ANY)
def test_words_and_names_are_normal_and_never_empty(language: languages.Language, text: str) -> None:
    for word in (*language.words(text), *language.names(text)):
        assert word.strip()
        assert word == word.lower()


@pytest.mark.parametrize("language", EVERY, ids=lambda language: language.code)
@settings(deadline=None)
@given(text=ANY)
def test_markers_lie_where_they_say(language: languages.Language, text: str) -> None:
    end = 0
    for marker in language.markers(text):
        assert text[marker.start :].startswith(marker.words)
        assert marker.start >= end
        assert 0 < marker.weight <= 1
        end = marker.start + len(marker.words)


@pytest.mark.parametrize("language", EVERY, ids=lambda language: language.code)
@settings(deadline=None)
@given(text=ANY)
def test_judgements_of_comments_never_fail(language: languages.Language, text: str) -> None:
    assert 0 <= language.hostility(text) <= 1
    assert language.viewpoint(text) in {"supports", "objects", "informs", "doubts", "proposes", "asks", "unclear"}
    assert language.length(text) >= 0
    assert isinstance(language.depends(text), bool)
    assert isinstance(language.is_attributed(text), bool)


@settings(deadline=None)
@given(text=ANY, declared=st.one_of(st.none(), st.text(max_size=8)))
def test_detect_always_gives_a_tag(text: str, declared: str | None) -> None:
    assert languages.detect(text, declared).isalpha()
