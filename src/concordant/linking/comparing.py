"""How two statements compare, slot by slot: same, wider, narrower, or incompatible.

Every function is symmetric, or antisymmetric where it says which of both is the wider one. Tolerances
follow the quantity lexicon in corroboration research: a plain number means itself within five percent,
since reports round; small numbers are exact.
"""

from concordant.linking.statements import Figure
from concordant.linking.terms import Terms

TOLERANCE = 0.05
"""How far a plain number reaches on either side."""
EXACT_BELOW = 10
"""Counts below this are never rounded."""
LOOSE = 3.0
"""An interval whose ends are further apart than this factor tells no figure (``thousands``)."""
BEYOND = 1.25
"""``More than 200`` is said of 210, not of 400."""
FARTHEST = BEYOND * (1 + TOLERANCE)
"""Largest factor between two figures that may be the same number."""


def reach(figure: Figure) -> tuple[float, float]:
    """The interval of a figure with the tolerance of rounding."""
    if figure.low == figure.high:
        slack = TOLERANCE if figure.high >= EXACT_BELOW else 0.0
        return figure.low * (1 - slack), figure.high * (1 + slack)
    return figure.low, figure.high


def is_loose(figure: Figure | None) -> bool:
    """Whether a figure says too little to tell one act from another."""
    if figure is None:
        return True
    if figure.low <= 0:
        return True
    return figure.high != float("inf") and figure.high > figure.low * LOOSE


def centre(figure: Figure) -> float:
    """The number by which a figure that is not loose is looked up."""
    return figure.low if figure.high == float("inf") else (figure.low * figure.high) ** 0.5


def same_figure(a: Figure | None, b: Figure | None) -> bool:
    """Whether two figures may be the same number, said of the same dimension."""
    if a is None or b is None:
        return a is b
    if a.dimension != b.dimension:
        return False
    if is_loose(a) or is_loose(b):
        return a == b
    if a.high == b.high == float("inf"):
        return max(a.low, b.low) <= min(a.low, b.low) * (1 + 2 * TOLERANCE)
    if max(centre(a), centre(b)) > min(centre(a), centre(b)) * FARTHEST:
        return False
    low_a, high_a = _bounded(a)
    low_b, high_b = _bounded(b)
    return low_a <= high_b and low_b <= high_a


def _bounded(figure: Figure) -> tuple[float, float]:
    if figure.high == float("inf"):
        return figure.low * (1 - TOLERANCE), figure.low * BEYOND
    return reach(figure)


def covers_figure(wide: Figure | None, narrow: Figure | None) -> bool:
    """Whether a figure holds whenever the narrower one does: thousands cover 12,000, never the reverse."""
    if wide is None:
        return True
    if narrow is None or wide.dimension != narrow.dimension:
        return False
    low, high = reach(wide)
    return low <= narrow.low and narrow.high <= high


def disagree(a: Figure | None, b: Figure | None) -> bool:
    """Whether two figures of one dimension exclude each other."""
    if a is None or b is None or a.dimension != b.dimension:
        return False
    (low_a, high_a), (low_b, high_b) = reach(a), reach(b)
    return low_a > high_b or low_b > high_a


def compare_nodes(a: str, b: str, terms: Terms) -> int | None:
    """How goods compare: 0 the same, 1 where ``a`` is wider, -1 where ``b`` is, None where they are apart."""
    if a == b:
        return 0
    if not a or not b:
        return 1 if not a else -1
    if a in terms.above(b):
        return 1
    return -1 if b in terms.above(a) else None


def apart(first_a: int, last_a: int, first_b: int, last_b: int) -> int:
    """Days between two windows; 0 where they meet."""
    return max(0, first_a - last_b, first_b - last_a)
