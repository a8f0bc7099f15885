"""A short soak: every promise of the long one, in a few weeks."""

from pathlib import Path

from tests.soak import judging
from tests.soak.__main__ import soaking


def test_nothing_is_lost_in_weeks_of_trouble(tmp_path: Path) -> None:
    with soaking(tmp_path / "site", weeks=6, sources=12, seed=5, site_every=0) as soak:
        soak.trouble = 1.0
        soak.run()
        assert list(judging.findings(soak)) == []
    assert len(soak.owed) > 6 * 12
    assert soak.told["kills"] + soak.told["full disks"] >= 2
    assert soak.told["failed"]
    assert any(cost.megabytes > 20 for cost in soak.costs)
