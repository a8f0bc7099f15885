"""What commands do by a clock that cannot be right."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import Matome, records
from tests.made import NOW


@pytest.mark.parametrize(
    "shown", [NOW - timedelta(days=7), datetime(1970, 1, 2, tzinfo=UTC), datetime(2099, 1, 1, tzinfo=UTC)]
)
def test_no_record_changes_by_a_wrong_clock(
    matome: Matome, root: Path, page: Path, monkeypatch: pytest.MonkeyPatch, shown: datetime
) -> None:
    matome("-C", root, "add", page)
    assert matome("-C", root, "build", "--close", "--no-site").status == 0
    before = records(root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(shown.timestamp())))
    for command in (("fetch",), ("add", page), ("build", "--close", "--no-site")):
        said = matome("-C", root, *command)
        assert said.status == 1
        assert "error: the clock: " in said.err
    assert records(root) == before
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int((NOW + timedelta(days=1)).timestamp())))
    assert matome("-C", root, "add", page).status == 0
    assert records(root) == before
