"""What the labelled threads teach: `python -m tests.languages.learning` writes `weights.tsv` of each language.

It first prints how often the weights would be right on threads they did not learn from, by cross-validation, and
with which share of the comments clear. The threads the cues were written for always teach and never judge.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib import import_module
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from generator import files
from generator.languages import learned
from generator.models import VIEWPOINTS, Viewpoint

THREADS = Path(__file__).parent / "threads"
PACKAGE = Path(learned.__file__).parent
SEEN = re.compile(
    r"first|second|third|fourth|fifth|adverts|beavers|blowers|ferry|fourday|homework|lander|museum|aquarium|bathhouse"
    r"|bears|coach|netvote|outage|rice|festival|rent|deposit|tram|(?<=ja/)uniform"
)  # threads the cues were written for
FOLDS = 8
FEWEST = 2  # comments that must hold a feature
LEAST = 3  # a row whose weights are all smaller, in units, is not kept
STRENGTH = 20.0  # of the evidence against the wish for small weights
COVERAGES = (0.5, 0.55, 0.6, 0.65, 0.7)

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A comment, the viewpoints that are acceptable for it, and what the language sees in it."""

    comment: str
    labels: tuple[Viewpoint, ...]
    features: frozenset[str]
    cues: dict[Viewpoint, float]


def threads(code: str) -> dict[str, tuple[Labelled, ...]]:
    """The labelled threads of a language by name; a line is labels (`a|b`), a tab, and the comment."""
    found = sorted((THREADS / code).glob("*.tsv"))
    return {file.stem: tuple(rows(code, file)) for file in found}


def rows(code: str, file: Path) -> Iterator[Labelled]:
    """The labelled comments of a file, as the language's own rules see them."""
    see = import_module(f"generator.languages.{code}.viewpoints").evidence
    for line in file.read_text(encoding="utf-8").splitlines():
        labels, comment = line.split("\t", 1)
        accepted = tuple(viewpoint for viewpoint in VIEWPOINTS if viewpoint in labels.split("|"))
        yield Labelled(comment, accepted, *see(comment))


def learn(labelled: Sequence[Labelled]) -> learned.Weights:
    """Weights that tell the labels apart; a comment with several labels counts for each in part."""
    counts = Counter(feature for one in labelled for feature in one.features)
    names = sorted(feature for feature, count in counts.items() if count >= FEWEST)
    matrix = _matrix(labelled, names)
    wanted = np.array([[(viewpoint in one.labels) / len(one.labels) for viewpoint in VIEWPOINTS] for one in labelled])
    found = np.rint(_fitted(matrix, wanted) * learned.UNIT).astype(int).tolist()
    kept = {name: tuple(row) for name, row in zip(names, found, strict=False) if max(map(abs, row)) >= LEAST}
    cues = dict(zip(VIEWPOINTS, map(tuple, found[len(names) : -1]), strict=True))
    return learned.Weights(tuple(found[-1]), cues, kept)


def _matrix(labelled: Sequence[Labelled], names: Sequence[str]) -> csr_matrix:
    """A row a comment, as `Weights.shares` weighs it: its features, its cues, and one that is always there."""
    place = {name: number for number, name in enumerate(names)}
    values, columns, ends = [], [], [0]
    for one in labelled:
        known = sorted(place[feature] for feature in one.features if feature in place)
        columns += known
        values += [max(len(known), learned.FEWEST) ** -0.5] * len(known)
        for number, viewpoint in enumerate((*VIEWPOINTS, None)):
            columns.append(len(names) + number)
            values.append(learned.CUE_UNIT * min(one.cues.get(viewpoint, 0.0), learned.MOST) if viewpoint else 1.0)
        ends.append(len(columns))
    return csr_matrix((values, columns, ends), shape=(len(labelled), len(names) + len(VIEWPOINTS) + 1))


def _fitted(matrix: csr_matrix, wanted: Floats) -> Floats:
    """The weights of multinomial logistic regression, a row a column of the matrix; the last is not held small."""
    shape = (matrix.shape[1], wanted.shape[1])

    def cost(flat: Floats) -> tuple[float, Floats]:
        weights = flat.reshape(shape)
        totals = matrix @ weights
        totals -= totals.max(axis=1, keepdims=True)
        logs = totals - np.log(np.exp(totals).sum(axis=1, keepdims=True))
        held = weights.copy()
        held[-1] = 0.0
        slope = matrix.T @ (np.exp(logs) - wanted) + held / STRENGTH
        return float(-(wanted * logs).sum() + (held * held).sum() / (2 * STRENGTH)), slope.ravel()

    found = minimize(cost, np.zeros(shape[0] * shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 150})
    return np.asarray(found.x.reshape(shape))


def crossed(code: str) -> list[tuple[Viewpoint, float, bool]]:
    """For every comment of threads left out by turns: the viewpoint, its share, and whether it is right."""
    known = threads(code)
    judged = [name for name in known if not SEEN.fullmatch(name)]
    found = []
    for fold in range(FOLDS):
        left_out = set(judged[fold::FOLDS])
        weights = learn([one for name in known if name not in left_out for one in known[name]])
        found += [answer(weights, one) for name in sorted(left_out) for one in known[name]]
    return found


def answer(weights: learned.Weights, one: Labelled) -> tuple[Viewpoint, float, bool]:
    """The viewpoint of the greatest share, the share, and whether it is acceptable."""
    shares = weights.shares(one.features, one.cues)
    best = max(VIEWPOINTS, key=lambda viewpoint: shares[viewpoint])
    return best, shares[best], best in one.labels


def digest(code: str) -> str:
    """A name for everything that weights are learned from."""
    cues = import_module(f"generator.languages.{code}.cues")
    whole = sha256()
    for one in (*cues.TURNED, *cues.EVIDENCE):
        whole.update(f"{one.viewpoint} {one.weight} {one.pattern.pattern}\n".encode())
    for file in sorted((THREADS / code).glob("*.tsv")):
        whole.update(file.read_bytes())
    return whole.hexdigest()[:16]


def written(weights: learned.Weights, remark: str) -> str:
    """The lines of `weights.tsv`."""
    cues = {learned.CUE + viewpoint: row for viewpoint, row in weights.cues.items()}
    every = {learned.START: weights.start, **cues, **dict(sorted(weights.features.items()))}
    lines = [f"{name}\t" + "\t".join(map(str, row)) for name, row in every.items()]
    return "\n".join((f"# {remark}", *lines, ""))


def report(code: str, found: Sequence[tuple[Viewpoint, float, bool]]) -> Iterator[str]:
    """How often the surest answers are right: of all, and of each viewpoint by the share that is asked for."""
    clear = sorted((one for one in found if one[0] != "unclear"), key=lambda one: -one[1])
    parts = [f"{cover:.2f}: {_right(clear[: int(cover * len(found))]):.3f}" for cover in COVERAGES]
    yield f"{code}, {len(found)} comments; right by share clear  " + "  ".join(parts)
    least = import_module(f"generator.languages.{code}.viewpoints").LEAST
    shipped = [one for one in clear if one[1] >= least[one[0]]]
    yield f"  as shipped {len(shipped) / len(found):.3f} clear, {_right(shipped):.3f} of those right"
    for viewpoint in least:
        told = [one for one in clear if one[0] == viewpoint]
        by_share = [(share, [one for one in told if one[1] >= share]) for share in (0.4, 0.5, 0.6, 0.7, 0.8)]
        yield f"  {viewpoint:9}" + "".join(
            f"  {share}: {_right(some):.2f} of {len(some):3}" for share, some in by_share
        )


def _right(some: Iterable[tuple[Viewpoint, float, bool]]) -> float:
    each = [right for _, _, right in some]
    return sum(each) / len(each) if each else 0.0


if __name__ == "__main__":
    for language in sys.argv[1:] or ("ja", "en"):
        print("\n".join(report(language, crossed(language))))
        weights = learn([one for thread in threads(language).values() for one in thread])
        text = written(weights, f"python -m tests.languages.learning, from {digest(language)}")
        files.replace(PACKAGE / language / "weights.tsv", text.encode())
