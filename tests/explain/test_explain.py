"""What is said of a story, a sentence, a comment and a digest is what decided."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest

from generator.errors import UsageError
from generator.explain.explain import explain
from generator.explain.part import Explanation
from generator.models import Via
from generator.site import Site
from tests.explain.made import COMMENTS, STORIES, WEEK, built, topic


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return built(tmp_path / "site")


def text(explanation: Explanation) -> str:
    return "\n".join(explanation.lines())


def facts(explanation: Explanation, part: str) -> Any:
    """A part as a program gets it."""
    return msgspec.json.decode(msgspec.json.encode(explanation.facts()))[part]


# --- stories


def test_a_story_tells_where_it_came_from(tmp_path: Path) -> None:
    merged = replace(
        STORIES[0], via=Via("page", "bank.html", "ab" * 32), keys=("guid:x", "url:https://shiomi.example/1")
    )
    came = facts(explain(built(tmp_path / "site", [merged]), merged.id), "came_from")
    assert came["source"] == "汐見新報"
    assert came["via"] == "bank.html"
    assert came["sha256"] == "ab" * 32
    assert came["keys"] == ["guid:x", "url:https://shiomi.example/1"]
    assert came["identities"] == 2


def test_a_story_may_be_named_by_its_address(site: Site) -> None:
    assert explain(site, "http://www.shiomi.example/2/?utm_source=x").id == STORIES[1].id


def test_a_story_names_those_it_was_grouped_with_and_the_terms_they_share(site: Site) -> None:
    told = facts(explain(site, STORIES[0].id), "grouped_with")
    assert {one["story"] for one in told} == {STORIES[1].id, STORIES[2].id}
    assert all(one["score"] >= one["needed"] for one in told)
    assert any("堤防" in term for one in told for term in one["terms"])


def test_what_nearly_joined_says_what_kept_it_apart(site: Site) -> None:
    (near,) = facts(explain(site, STORIES[0].id), "nearly_joined")
    assert near["story"] == STORIES[3].id
    assert near["score"] < near["needed"]
    assert near["why"] == "not alike enough"


def test_a_story_of_no_digest_says_why(site: Site) -> None:
    stands = facts(explain(site, STORIES[3].id), "stands_in")
    assert stands["digest"] is None
    assert stands["why"] == "its event has 1 publisher and 0 comments; 2 or 5 make a digest"


def test_a_copy_says_for_whom_it_counts(tmp_path: Path) -> None:
    copy = replace(STORIES[0], id="s-copy", publisher="沖合新聞", comments=(), keys=("url:https://okiai.example/1",))
    made = built(tmp_path / "site", [*STORIES, copy])
    assert f"once with its copies: {STORIES[0].id}" in text(explain(made, "s-copy"))


# --- digests and sentences


def test_a_digest_may_be_named_by_topic_by_week_and_by_guid(site: Site) -> None:
    edition = site.store.edition(WEEK)
    assert edition
    (digest,) = edition.digests
    for name in (digest.topic, f"{WEEK}/{digest.topic}", f"{WEEK.lower()}/{digest.topic}", digest.guid):
        assert explain(site, name).id == f"{WEEK}/{digest.topic}"


def test_every_sentence_of_the_reports_is_taken_or_refused_with_a_reason(site: Site) -> None:
    told = facts(explain(site, topic(site)), "sentences_in_ja")
    edition = site.store.edition(WEEK)
    assert edition
    said = {sentence.text for sentence in edition.digests[0].summary["ja"]}
    assert {one["text"] for one in told if one["stands"]} == said
    assert len(told) == sum(one.text().count("。") for one in STORIES[:3])
    assert all(one["why"] for one in told)


def test_a_sentence_is_named_by_its_place_or_its_first_words(site: Site) -> None:
    edition = site.store.edition(WEEK)
    assert edition
    first = edition.digests[0].summary["ja"][0]
    assert explain(site, first.id).title == first.text
    for where in ("1", "ja:1", first.text[:8], first.id):
        explanation = explain(site, topic(site), where)
        assert explanation.title == first.text
        assert facts(explanation, "verdict")["stands"]
        assert facts(explanation, "quoted_from")["quote"] == first.citations[0].quote


def test_a_sentence_that_was_not_taken_can_be_asked_after_too(site: Site) -> None:
    left = next(one for one in facts(explain(site, topic(site)), "sentences_in_ja") if not one["stands"])
    explanation = explain(site, topic(site), left["text"][:10])
    assert facts(explanation, "verdict")["why"] == left["why"]


def test_an_opinion_is_refused_for_the_words_that_show_it(tmp_path: Path) -> None:
    heated = "台風被害への市議会と市役所の対応はあまりに遅く、断じて許されるべきではない愚かな判断だ。"
    first = STORIES[0].passages[0]
    stories = [replace(STORIES[0], passages=(replace(first, text=first.text + heated),)), *STORIES[1:]]
    made = built(tmp_path / "site", stories)
    verdict = facts(explain(made, topic(made), heated[:8]), "verdict")
    assert verdict["refused"] == "opinion"
    assert verdict["why"].startswith("the writer's own judgement or loaded words: ")


def test_two_that_disagree_name_each_other(site: Site) -> None:
    edition = site.store.edition(WEEK)
    assert edition
    (digest,) = edition.digests
    one, other, *rest = digest.summary["ja"]
    sides = (replace(one, disagreement=1), replace(other, disagreement=1), *rest)
    site.store.put_edition(replace(edition, digests=(replace(digest, summary={"ja": sides}),)))
    assert f"beside “{other.text[:10]}" in facts(explain(site, one.id), "verdict")["why"]
    assert f"beside “{one.text[:10]}" in facts(explain(site, other.id), "verdict")["why"]


# --- comments


def test_a_comment_tells_its_viewpoint_and_the_words_that_decided(site: Site) -> None:
    seen = facts(explain(site, "c-asks"), "viewpoint")
    assert seen["viewpoint"] == "asks"
    assert seen["cues"]
    assert all(cue["words"] in "説明会は何時からですか？" and cue["otherwise"] != "asks" for cue in seen["cues"])


def test_a_hostile_comment_a_copy_and_a_second_word_of_one_person_say_why_they_are_not_shown(site: Site) -> None:
    why = {one.id: facts(explain(site, one.id), "shown") for one in COMMENTS}
    assert why["c-insult"]["why"].startswith("never shown: an insult")
    assert why["c-copied"]["why"] == "a near-copy of c-costs, which stands for it"
    assert why["c-thanks"]["shown"]
    by_one = [why["c-costs"], why["c-again"]]
    assert [one["shown"] for one in by_one].count(True) == 1
    assert any(one["why"].startswith("the same person wrote") for one in by_one)


def test_a_shown_comment_names_those_it_stands_for(site: Site) -> None:
    shown = "c-costs" if facts(explain(site, "c-costs"), "shown")["shown"] else "c-again"
    assert {one["comment"] for one in facts(explain(site, shown), "stands_for")} >= {"c-copied"}


def test_comments_of_one_id_under_two_stories_are_told_apart(tmp_path: Path) -> None:
    stories = [STORIES[0], replace(STORIES[1], comments=(COMMENTS[0],)), STORIES[2]]
    made = built(tmp_path / "site", stories)
    explanation = explain(made, f"{STORIES[1].id}/c-thanks")
    assert facts(explanation, "came_from")["story"] == STORIES[1].id
    assert facts(explanation, "came_from")["namesakes"] == []
    assert facts(explain(made, "c-thanks"), "came_from")["namesakes"]


# --- what is not there


@pytest.mark.parametrize(
    "name", ["s-nowhere", "c-nowhere", "q-nowhere", "https://else.example/", "no-topic", "2026-W44/x", ""]
)
def test_what_is_not_there_is_wrong_use(site: Site, name: str) -> None:
    with pytest.raises(UsageError, match="is no story"):
        explain(site, name)


def test_a_misspelt_topic_names_the_nearest(site: Site) -> None:
    known = topic(site)
    with pytest.raises(UsageError) as caught:
        explain(site, known[:-1])
    assert known in caught.value.cure


def test_a_sentence_that_is_nowhere_is_wrong_use(site: Site) -> None:
    for where in ("0", "99", "そんな文はない", "q-nowhere"):
        with pytest.raises(UsageError, match="have no sentence"):
            explain(site, topic(site), where)


# --- the editor's hand


def test_a_digest_says_whose_its_title_is_and_what_the_editor_did(site: Site) -> None:
    known = topic(site)
    folder = site.root / "content" / "edits"
    folder.mkdir()
    (folder / f"{WEEK}.yml").write_text(
        f"edits:\n  - note: {known}\n    text: 続報を待つ。\n  - pin: {STORIES[3].id}\n", encoding="utf-8"
    )
    made = Site(site.root, site.config, site.now)
    explanation = explain(made, known)
    (title,) = facts(explanation, "titles")
    assert title["story"] in {story.id for story in STORIES[:3]}
    (edit,) = facts(explanation, "by_hand")
    assert edit["edit"] == "note"
    assert edit["where"].endswith(f"{WEEK}.yml:2")
    assert "text: 続報を待つ。" in text(explanation)
    assert [one["edit"] for one in facts(explain(made, STORIES[3].id), "by_hand")] == ["pin"]
    assert facts(explain(made, STORIES[0].id), "by_hand") == []
