"""Print every measurement as it comes: `python -m tests.bench [stages|building|searching|serving]`."""

import sys

from tests.bench import building, searching, serving, stages
from tests.bench.timing import own_megabytes

PARTS = {"stages": stages.rows, "building": building.rows, "searching": searching.rows, "serving": serving.rows}

for name in sys.argv[1:] or PARTS:
    print(f"\n{name}")
    for row in PARTS[name]():
        print(row, flush=True)
print(f"\npeak memory of this process {own_megabytes():,.0f} MB")
