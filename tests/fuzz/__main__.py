"""`make fuzz`: each target for some seconds, led by what its code does with the input (atheris), else at random."""

import argparse
import random
import subprocess
import sys
import time
import traceback
from importlib.util import find_spec
from pathlib import Path

from tests.fuzz.targets import TARGETS, Target, mutated

SLOW = 5.0  # seconds for one input of at most 200 KB


def main() -> int:
    """Fuzz the named targets, or all; exits with 1 where one failed, whose input is left in the folder."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("targets", nargs="*", help=", ".join(target.name for target in TARGETS))
    asked.add_argument("--seconds", type=int, default=60, help="for each target")
    asked.add_argument("--seed", type=int, default=random.randrange(2**31))
    asked.add_argument("--folder", type=Path, default=Path(".fuzz"), help="where inputs that failed are left")
    options = asked.parse_args()
    options.folder.mkdir(exist_ok=True)
    failed = []
    for target in [one for one in TARGETS if not options.targets or one.name in options.targets]:
        if find_spec("atheris"):
            command = [sys.executable, "-m", "tests.fuzz.guided", target.name, str(options.seconds)]
            command += [str(options.seed), str(options.folder)]
            is_sound = subprocess.run(command, check=False).returncode == 0
        else:
            is_sound = _at_random(target, options.seconds, options.seed, options.folder)
        print(f"{target.name}: {'nothing found' if is_sound else 'FAILED'}", flush=True)
        failed += [] if is_sound else [target.name]
    return bool(failed)


def _at_random(target: Target, seconds: int, seed: int, folder: Path) -> bool:
    """Mutations of right inputs until the time is over; all that fail in different places are left in the folder."""
    dice, end, tried, found = random.Random(seed), time.monotonic() + seconds, 0, dict[str, bytes]()
    while time.monotonic() < end:
        data = mutated(dice.choice(target.seeds), dice.choice(target.seeds), dice)
        began, tried = time.process_time(), tried + 1
        try:
            target.run(data)
            if (taken := time.process_time() - began) > SLOW:
                raise TimeoutError(f"{taken:.1f} s")  # noqa: TRY301 - a fault like the others
        except Exception as error:  # noqa: BLE001 - whatever it is, it is a fault
            last = traceback.extract_tb(error.__traceback__)[-1]
            place = f"{type(error).__name__}-{Path(last.filename).stem}-{last.lineno}"
            if place not in found:
                found[place] = data
                (folder / f"{target.name}-{place}").write_bytes(data)
                traceback.print_exc()
    print(f"{target.name}: {tried} inputs at random, seed {seed}")
    return not found


if __name__ == "__main__":
    sys.exit(main())
