"""Settings: what a wrong line in content/matome.yml says."""

from dataclasses import Field, fields
from pathlib import Path

import pytest

from generator import config
from generator.errors import SettingsError

GOOD = """\
# Our paper
id: example.org,2026
titles:
  ja: 週のまとめ
url: https://example.org/news/
language: ja
languages: [ja, en]
timezone: Asia/Tokyo
contact: editor@example.org
sections:
  - key: world
    titles: {ja: 国際, en: World}
    keywords: [外交, summit]
sources:
  - name: 港町新聞
    url: https://minato.example/feed.xml
    section: world
    comments: off
"""


def test_good_settings() -> None:
    settings = config.parse(GOOD)
    assert settings.title == "週のまとめ"
    assert settings.sources[0].comments == "off"
    assert settings.sections[0].titles["en"] == "World"
    assert settings.limits.digests == 12
    assert settings.zone.key == "Asia/Tokyo"


def test_a_source_may_honour_other_opt_outs_than_the_site() -> None:
    settings = config.parse(GOOD + "    opt_outs: []\nopt_outs: [ai, tdm]\n")
    assert settings.honoured(None) == ("ai", "tdm")
    assert settings.honoured(settings.sources[0]) == ()


def test_half_a_sign_is_refused_since_no_file_can_hold_it() -> None:
    with pytest.raises(SettingsError, match=r"holds 'a\\ud800b'.*half a sign"):
        config.parse('titles: {ja: "a\\ud800b"}')


@pytest.mark.parametrize(
    ("was", "now", "line", "says"),
    [
        ("timezone: Asia/Tokyo", "timezome: Asia/Tokyo", 8, "no setting is called timezome. Did you mean 'timezone'?"),
        ("    section: world", "    section: word", 17, "sources[0].section is no section. Did you mean 'world'?"),
        ("    comments: off", "    comment: off", 18, "no setting is called sources[0].comment"),
        (
            "    comments: off",
            "    comments: never",
            18,
            "sources[0].comments: 'never' is no choice. Known are: auto, off.",
        ),
        ("timezone: Asia/Tokyo", "timezone: Asia/Tokio", 8, "is no time zone: Asia/Tokio"),
        ("timezone: Asia/Tokyo", "timezone: ../../etc/passwd", 8, "is no time zone"),
        ("url: https://example.org/news/", "url: https://example.org/news", 5, "with a final slash"),
        ("url: https://example.org/news/", "url: example.org", 5, "is not an address"),
        ("url: https://example.org/news/", "url: https://me:secret@example.org/", 5, "and no password in it"),
        (
            "    comments: off",
            "    opt_outs: [noindx]",
            18,
            "opt_outs[0]: 'noindx' is no choice. Did you mean 'noindex'?",
        ),
        ("    comments: off", "    timezone: [Asia/Tokyo]", 18, "timezone: expected words or nothing, got a list"),
        (
            "languages: [ja, en]",
            "discussions_at: {htena: https://a.example/}\nlanguages: [ja, en]",
            7,
            "Did you mean 'hatena'?",
        ),
        ("    url: https://minato.example/feed.xml", "    url: file:///etc/passwd", 16, "must begin with https://"),
        ("id: example.org,2026", "id: example.org", 2, "never change it again"),
        ("language: ja", "language: fr", 6, "is not among the languages"),
        ("titles:\n  ja: 週のまとめ", "titles:\n  en: The week", 3, "has none in ja"),
        ("  - key: world", "  - key: ../world", 11, "cannot be in an address"),
        ("languages: [ja, en]", "languages: [ja, en", 7, "is not YAML: a bracket or a brace is left open. Close it."),
        ("languages: [ja, en]", "languages: ['ja, en]", 7, "a quotation mark is left open. Close it."),
        ("languages: [ja, en]", "language: en\nlanguages: [ja, en]", 7, "language is there twice. Keep one"),
        ("languages: [ja, en]", "languages：[ja, en]", 7, "its colon is full-width. Write a plain colon and a space."),
        ("languages: [ja, en]", "languages:\n\t- ja", 8, "a tab stands before it. Indent with spaces."),
        ("languages: [ja, en]", "agent: @me\nlanguages: [ja, en]", 7, "Put the value in quotation marks."),
        ("languages: [ja, en]", "<<<<<<< ours\nlanguages: [ja, en]", 7, "git could not merge two versions. Keep one"),
        ("languages: [ja, en]", "languages: ja", 7, "languages: expected a list, got words. Write it as [one, other]."),
        ("languages: [ja, en]", "limits: {quoted_share: 40}\nlanguages: [ja, en]", 7, "cannot be raised"),
        ("languages: [ja, en]", "limits: {quoted_share: .nan}\nlanguages: [ja, en]", 7, "must be more than 0"),
        ("contact: editor@example.org", "contact: javascript:alert(1)", 9, "is neither an e-mail address nor a page"),
        ("languages: [ja, en]", "embedder: uze\nlanguages: [ja, en]", 7, "write any other as module:attribute"),
        (
            "languages: [ja, en]",
            "families: {A: [X], B: [X]}\nlanguages: [ja, en]",
            7,
            "families.B has X, which A has too",
        ),
        ("languages: [ja, en]", "hub: hub.example\nlanguages: [ja, en]", 7, "hub is not a web address"),
        ("languages: [ja, en]", "agent: まとめ\nlanguages: [ja, en]", 7, "agent cannot stand in a request"),
        ("languages: [ja, en]", "agent: M (x)\nlanguages: [ja, en]", 7, "agent cannot stand in a request"),
        (
            "languages: [ja, en]",
            "opt_outs: [tmd]\nlanguages: [ja, en]",
            7,
            "opt_outs[0]: 'tmd' is no choice. Did you mean 'tdm'?",
        ),
        ("    comments: off", "    megabytes: 200", 18, "sources[0].megabytes is too much or too little"),
        ("languages: [ja, en]", "limits: {digests: 0}\nlanguages: [ja, en]", 7, "must be more than 0"),
    ],
)
def test_wrong_settings_name_their_line(was: str, now: str, line: int, says: str) -> None:
    with pytest.raises(SettingsError) as caught:
        config.parse(GOOD.replace(was, now), "content/matome.yml")
    assert says in str(caught.value)
    assert caught.value.where == f"content/matome.yml:{line}"


def test_families_and_an_embedder() -> None:
    text = f"{GOOD}embedder: my.models:encoder\nfamilies:\n  港町グループ: [港町新聞, 港町スポーツ]\n"
    settings = config.parse(text)
    assert settings.families == {"港町グループ": ("港町新聞", "港町スポーツ")}
    assert settings.embedder == "my.models:encoder"
    assert (config.parse(GOOD).families, config.parse(GOOD).embedder) == ({}, "none")


@pytest.mark.parametrize("limit", list(fields(config.Limits)), ids=lambda limit: limit.name)
def test_every_limit_can_be_set(limit: Field[float]) -> None:
    text = f"{GOOD}limits:\n  {limit.name}: {limit.default}\n"
    assert getattr(config.parse(text).limits, limit.name) == limit.default


def test_a_missing_key_is_named() -> None:
    with pytest.raises(SettingsError, match="timezone is missing"):
        config.parse(GOOD.replace("timezone: Asia/Tokyo\n", ""))


def test_a_source_named_twice_is_refused() -> None:
    twice = GOOD + "  - name: 港町新聞\n    url: https://minato.example/other.xml\n"
    with pytest.raises(SettingsError, match=r"sources\[1\]\.name is there twice: 港町新聞"):
        config.parse(twice)


@pytest.mark.parametrize("text", ["", "- a\n", "just words", "a: &x 1\na: 2\n"])
def test_no_settings_at_all(text: str) -> None:
    with pytest.raises(SettingsError):
        config.parse(text)


def test_no_file_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="matome init"):
        config.load(tmp_path / "matome.yml")
