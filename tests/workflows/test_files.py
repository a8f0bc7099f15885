"""What the workflows say beside their shell steps."""

import re
from pathlib import Path

import pytest

from tests.workflows.runner import WORKFLOWS, step, workflow

OURS = Path(__file__).parents[2] / ".github" / "workflows"
INSTALL = re.compile(r"(?ms)^      - name: Install what is locked\n.*?(?=^      - name:)")


@pytest.mark.parametrize("name", ["weekly.yml", "daily.yml", "keep.yml", "report.yml"])
def test_a_new_site_has_the_sample_s_workflows_but_for_what_they_install(name: str) -> None:
    ours, theirs = (INSTALL.sub("", (folder / name).read_text(encoding="utf-8")) for folder in (OURS, WORKFLOWS))
    assert ours == theirs


@pytest.mark.parametrize("name", ["weekly", "daily"])
def test_runs_wait_for_each_other_and_none_is_dropped(name: str) -> None:
    assert workflow(name)["concurrency"] == {"group": "records", "cancel-in-progress": False, "queue": "max"}


@pytest.mark.parametrize("name", ["weekly", "daily"])
def test_a_job_that_ran_out_of_time_is_reported_like_one_that_failed(name: str) -> None:
    assert "failure()" not in workflow(name)["jobs"]["report"]["if"]  # false then: the job counts as cancelled


def test_each_attempt_of_a_run_has_a_branch_of_its_own_to_leave_records_on() -> None:
    assert "github.run_attempt" in step("keep", "keep", "Commit and push")["env"]["RUN"]
