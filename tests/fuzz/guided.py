"""One target led by what its code does with the input (atheris): a process of its own, which atheris ends."""

import random
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import atheris

with atheris.instrument_imports(include=["generator", "tests.fuzz"]):
    from tests.fuzz.targets import TARGETS, mutated


def main() -> None:
    """Fuzz the target with a name, for some seconds, by a seed; what fails is left in a folder. Never returns."""
    name, seconds, seed, folder = sys.argv[1:]
    (target,) = [one for one in TARGETS if one.name == name]

    def change(data: bytes, most: int, number: int) -> bytes:
        dice = random.Random(number)
        if dice.random() < 0.5:
            return bytes(atheris.Mutate(data, most))
        return mutated(data, dice.choice(target.seeds), dice)[:most]

    with TemporaryDirectory() as corpus:
        for number, data in enumerate(target.seeds):
            (Path(corpus) / str(number)).write_bytes(data)
        flags = [f"-max_total_time={seconds}", f"-seed={seed}", "-timeout=20", "-rss_limit_mb=1500", "-verbosity=0"]
        flags += ["-max_len=60000", f"-artifact_prefix={folder}/{name}-", "-print_final_stats=1"]
        atheris.Setup([sys.argv[0], *flags, corpus], target.run, custom_mutator=change)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
