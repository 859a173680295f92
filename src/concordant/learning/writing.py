"""Tables of weights as files of the knowledge."""

from collections.abc import Mapping
from pathlib import Path

from concordant.learning.train import Table

_HEAD = """\
id = "{name}"
sources = ["{source}"]
floor = {floor}

[weights]
"""


def write_tables(tables: Mapping[str, Table], out: Path, source: str, floor: float, gate: float) -> None:
    """Write each table as a file of its name.

    Args:
        tables: weights by what they decide.
        out: the folder.
        source: what they were learned from.
        floor: likelihood from which a candidate is a claim.
        gate: likelihood from which a trigger is weighed at all.
    """
    out.mkdir(parents=True, exist_ok=True)
    floors = {"claim": floor, "trigger": gate}
    for name, table in tables.items():
        lines = [_HEAD.format(name=name, source=source, floor=floors.get(name, 0.0))]
        lines += [f"{_quoted(feature)} = {weight}\n" for feature, weight in sorted(table.items())]
        (out / f"{name}.toml").write_text("".join(lines), encoding="utf-8")


def _quoted(feature: str) -> str:
    escaped = feature.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
