import pytest

from generator import languages

NEVER_SHOWN = 0.5


@pytest.mark.parametrize(
    ("code", "comment"),
    [
        ("ja", "あの市長は老害。町のガンでしかない"),
        ("ja", "業者の飼い犬丸出しですね"),
        ("ja", "お前ら全員死ね"),
        ("ja", "賛成した議員はバカばっかりだ"),
        ("ja", "嘘つきばかり。全員まとめて海に沈めてしまえ"),
        ("ja", "あの連中は崖から突き落としてやれ"),
        ("ja", "副業で月収50万円!今すぐ登録 https://example.com/a https://example.com/b"),
        ("en", "You are an idiot and your friends are morons."),
        ("en", "Go die, all of you."),
        ("en", "The county are useless clowns, all of them should be thrown off the bridge."),
        ("en", "Somebody should push him under a bus."),
        ("en", "The mayor is a pathetic loser and a lying coward."),
        ("en", "Earn $500 a day, click here: https://example.com/now"),
        ("en", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"),
    ],
)
def test_never_shown(code: str, comment: str) -> None:
    assert languages.of(code).hostility(comment) >= NEVER_SHOWN


@pytest.mark.parametrize(
    ("code", "comment"),
    [
        ("ja", "計画には反対です。費用が高すぎます。"),
        ("ja", "ゴミの収集日が変わるのは困る"),
        ("ja", "うちの犬も新しい公園を喜んでいます"),
        ("ja", "がんの検診を無料にしてほしい"),
        ("ja", "灯籠を川に流したい。電柱は土に埋めてほしい"),
        ("ja", "カステラとクスノキとバカンスの話をします"),
        ("en", "I strongly disagree with the plan. It costs too much."),
        ("en", "The garbage trucks come at six, which is a stupid hour."),
        ("en", "See https://example.org/minutes for the minutes of the last meeting."),
        ("en", "Beavers should be released into the river, and old towels you can throw in the wash."),
        ("en", "What a shame! I loved that library."),
    ],
)
def test_hard_words_about_a_plan_may_be_shown(code: str, comment: str) -> None:
    assert languages.of(code).hostility(comment) < NEVER_SHOWN
