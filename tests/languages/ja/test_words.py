from generator.languages.ja import words


def test_runs_of_one_script_with_two_characters_or_more() -> None:
    assert words("湖のボートはＮＡＴＯと5年前に消えた。水位は12") == ("ボート", "nato", "年前", "水位", "12")


def test_compounds_come_with_their_parts() -> None:
    assert words("原子力発電所") == ("原子力発電所", "原子", "力発", "電所")
    assert set(words("臨時総会")) & set(words("総会"))


def test_one_spelling_for_long_vowels_and_v() -> None:
    assert words("コンピューターとヴァイオリン") == words("ｺﾝﾋﾟｭｰﾀとバイオリン") == ("コンピュータ", "バイオリン")


def test_words_of_every_report_are_left_out() -> None:
    assert words("発表の記事によると可能性") == ()
