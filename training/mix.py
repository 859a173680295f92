"""``python -m training.mix``: the mean of several learnings, which read more kinds of text than each alone.

python -m training.mix FOLDER=0.6 FOLDER=0.4 --floor 0.41 --gate 0.02 --out FOLDER
"""

import argparse
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

from concordant.learning.train import Table
from concordant.learning.writing import write_tables

LEAST = 0.01
"""A weight nearer to nothing is left out: together they would make the tables a third longer."""
_MIXED = "the mean of several learnings from annotated reports, by python -m training.mix"


def mixed(learnings: Sequence[tuple[Mapping[str, Table], float]]) -> dict[str, Table]:
    """The mean of learned tables; a feature that one of them does not hold weighs nothing there.

    Args:
        learnings: tables by what they decide, each with its share. Shares need not add up to one.
    """
    whole = sum(share for _, share in learnings)
    found: dict[str, dict[str, float]] = {}
    for tables, share in learnings:
        for name, table in tables.items():
            sums = found.setdefault(name, {})
            for feature, weight in table.items():
                sums[feature] = sums.get(feature, 0.0) + weight * share / whole
    return {
        name: {feature: round(total, 3) for feature, total in sums.items() if abs(total) >= LEAST}
        for name, sums in found.items()
    }


def tables_of(folder: Path) -> dict[str, Table]:
    """The weights in a folder, by what they decide."""
    return {file.stem: tomllib.loads(file.read_text("utf-8"))["weights"] for file in folder.glob("*.toml")}


def _learning(words: str) -> tuple[Path, float]:
    folder, _, share = words.rpartition("=")
    try:
        named, part = Path(folder), float(share)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{words!r} is no FOLDER=SHARE") from None
    if not (named / "claim.toml").is_file() or part <= 0:
        raise argparse.ArgumentTypeError(f"{words!r}: no folder of weights, or no share above 0")
    return named, part


def main() -> None:
    """Mix and write."""
    parser = argparse.ArgumentParser(prog="python -m training.mix", description="Mix learned weights.")
    parser.add_argument("learnings", type=_learning, nargs="+", metavar="FOLDER=SHARE")
    parser.add_argument("--floor", type=float, required=True, help="likelihood from which there is a claim")
    parser.add_argument("--gate", type=float, default=0.05, help="likelihood from which a trigger is weighed")
    parser.add_argument("--out", type=Path, required=True, help="where to write the tables")
    asked = parser.parse_args()
    tables = mixed([(tables_of(folder), share) for folder, share in asked.learnings])
    write_tables(tables, asked.out, _MIXED, asked.floor, asked.gate)
    print(f"{sum(map(len, tables.values()))} weights in {asked.out}")


if __name__ == "__main__":
    main()
