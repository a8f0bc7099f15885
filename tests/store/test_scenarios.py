"""Each fault of a store that the development data lists has its test here, by name."""

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCENARIOS = ROOT.parent / "shared" / "data" / "hostile" / "store_scenarios.jsonl"

TOLD = {
    "kill_during_write": ("store/test_kills.py", "test_fetch"),
    "kill_between_files": ("store/test_kills.py", "test_add_where_two_known_stories_turn_out_to_be_one"),
    "enospc": ("store/test_faults.py", "test_a_disk_that_fails_at_the_nth_write"),
    "emfile": ("store/test_faults.py", "test_too_few_descriptors"),
    "readonly_store": ("store/test_faults.py", "test_a_read_only_store_is_named_before_anything_is_fetched"),
    "corrupt_json": ("test_store.py", "test_unreadable_is_an_error_and_never_empty"),
    "unknown_schema_newer": ("test_store.py", "test_an_edition_of_a_newer_version_is_refused"),
    "schema_old_each": ("store/test_frozen.py", "test_written_again_it_says_the_same_and_a_third_time_changes_nothing"),
    "two_runs_same_dir": ("store/test_faults.py", "test_a_second_run_says_who_is_at_work_and_changes_nothing"),
    "stale_lock": ("store/test_kills.py", "test_a_killed_build_leaves_no_worker_with_the_lock"),
    "rerun_same_input": ("store/test_again.py", "test_the_same_again_is_no_change_to_git"),
    "rerun_shuffled": ("store/test_again.py", "test_another_order_seed_zone_and_language_give_the_same_bytes"),
    "case_fs": ("store/test_again.py", "test_what_differs_in_case_alone_needs_no_two_files"),
    "symlink_in_store": ("test_store.py", "test_a_link_out_of_the_store_is_refused"),
    "clock_back": ("cli/test_clock.py", "test_no_record_changes_by_a_wrong_clock"),
    "push_rejected": ("workflows/test_steps.py", "test_what_cannot_be_joined_goes_to_a_branch_of_its_own"),
    "takedown": ("cli/test_removing.py", "test_a_whole_site_with_its_search_holds_no_removed_word"),
    "retention": ("test_retention.py", "test_the_pages_stay_as_they_are_to_the_byte"),
    "week_rerun_after_close": ("fetching/test_weeks.py", "test_a_fetch_changes_no_byte_of_a_closed_week"),
}


@pytest.mark.parametrize("row", TOLD)
def test_the_test_is_there(row: str) -> None:
    path, name = TOLD[row]
    assert re.search(rf"^def {name}\(", (ROOT / "tests" / path).read_text("utf-8"), re.MULTILINE)


@pytest.mark.skipif(not SCENARIOS.exists(), reason="the rows are not here")
def test_every_row_is_told() -> None:
    asked = {json.loads(line)["id"] for line in SCENARIOS.read_text("utf-8").splitlines()}
    assert asked - TOLD.keys() == set()
