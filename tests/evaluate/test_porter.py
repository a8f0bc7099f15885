"""The stems of NLTK's Porter stemmer, with which ROUGE is commonly measured: each word has the stem it has there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.evaluate import porter

STEMS = """
caresses caress  ponies poni  ties tie  died die  plastered plaster  motoring motor  sing sing  agreed agre  feed feed
conflated conflat  troubled troubl  sized size  hopping hop  tanned tan  falling fall  hissing hiss  fizzed fizz
failing fail  filing file  happy happi  sky sky  enjoy enjoy  by by  say say  relational relat  conditional condit
rational ration  digitizer digit  operator oper  feudalism feudal  decisiveness decis  hopefulness hope
callousness callous  hopefully hope  geology geolog  theology theolog  triplicate triplic  formative form
formalize formal  electrical electr  hopeful hope  goodness good  revival reviv  allowance allow  inference infer
airliner airlin  adjustable adjust  defensible defens  irritant irrit  replacement replac  adjustment adjust
dependent depend  adoption adopt  communism commun  activate activ  homologous homolog  effective effect
bowdlerize bowdler  probate probat  rate rate  cease ceas  roll roll  skies sky  dying die  news news  proceed proceed
yearly yearli  flies fli  dies die  spied spi  tied tie  apologies apolog  nationally nation
""".split()


@pytest.mark.parametrize(("word", "stem"), list(zip(STEMS[::2], STEMS[1::2], strict=True)))
def test_stem(word: str, stem: str) -> None:
    assert porter.stem(word) == stem


@given(st.text("abcdefghilmnorstuy0123456789", min_size=1, max_size=30))
def test_any_word_keeps_its_beginning_and_something_of_it(word: str) -> None:
    stem = porter.stem(word)
    assert stem
    assert len(stem) <= len(word)
    assert stem[0] == word[0]
