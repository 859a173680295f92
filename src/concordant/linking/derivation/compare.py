"""Two reports held against each other: pure functions of the two, whatever else is on the shelf."""

from bisect import bisect_right
from collections.abc import Collection, Iterator
from math import sqrt
from typing import NamedTuple

from concordant.linking.derivation.anchors import shared_mass
from concordant.linking.derivation.edges import Direction, Edge, Kind
from concordant.linking.derivation.fingerprint import Fingerprint
from concordant.linking.derivation.shingles import at_grain, grain
from concordant.linking.derivation.trace import (
    CREDIT_DAYS,
    CREDITED_WEIGHT,
    REWRITE_DAYS,
    REWRITTEN_WEIGHT,
    TRANSLATED_WEIGHT,
    TRANSLATION_DAYS,
    Trace,
)

FEWEST = 2
"""Shared sampled shingles below which nothing is said: one may be a formula of the trade."""
CONTAINED = 0.10
"""How much of the shorter text the other must hold. Of rewrites that change one word in eight and drop a
third of the sentences this finds 92 to 99 %, the fewer the more formulas stories share (made-up press of the
tests)."""
SURE = 0.5
"""From here on it does not matter where in the text the shared words stand."""
ONE_PLACE, ELSEWHERE = 40, 2
"""Words of two short sentences or one long one, and how many shared shingles must stand outside the place of
that length that holds most: what stands in one place may be a quotation."""
SAME_STORY, SAME_STORY_ANCHORS = 0.2, 0.35
"""Two reports tell one story where one holds that much of the other, and their names and figures are that
much alike: background is shared without the names of the story."""
REUSE_ANCHORS = 0.25
"""How much alike the names and figures of copies are at least; annotated copies have .69 to .78."""
_WHOLE = 100
BEYOND_QUOTATION, BEYOND_QUOTATION_WEIGHT = 0.45, 9.0
"""So alike in names and figures, two texts share more than a quotation, wherever the shared words stand;
annotated independent reports of one event share 6.4 in weight at most."""
FEW_ANCHORS = 3.2
"""Weight of the anchors of a text below which they say nothing."""
TRANSLATED = 0.5
"""Cosine of the anchors and their shared weight. Annotated translations have .59 to .67, independent reports
of one event in different languages .36 at most."""
REWRITTEN = 0.6
"""The same in one language, where no row of words is left: annotated rewrites that keep the facts have .72 to
.78 and a weight of 9.4 and more, independent reports of one event .47 and 6.4 at most. Short rewrites (weight
below 5) have as little in common as independent reports; they are not told."""
CREDITED = 0.4
"""The same where both name one agency: annotated copies have .69 to .78, independent reports .45 at most, and
these name no common agency."""


class Overlap(NamedTuple):
    """What two texts share, at the coarser grain of the two: how many shingles, and of how many."""

    shared: frozenset[int]
    least: int

    @property
    def share(self) -> float:
        """How much of the shorter text the other holds."""
        return len(self.shared) / self.least if self.least else 0.0


class Rows(NamedTuple):
    """The sampled shingles of a text as a set, and its grain."""

    kept: frozenset[int]
    mask: int


def rows(text: Fingerprint) -> Rows:
    """The shingles of a text, ready to be held against others."""
    return Rows(frozenset(text.shingles), grain(text.words))


def overlap(one: Rows, other: Rows) -> Overlap:
    """The sampled shingles that two texts share."""
    shared = one.kept & other.kept
    if one.mask == other.mask:
        return Overlap(shared, min(len(one.kept), len(other.kept)))
    mask = one.mask | other.mask
    sizes = (len(at_grain(each.kept, mask)) for each in (one, other))
    return Overlap(frozenset(at_grain(shared, mask)), min(sizes))


def enough(both: Overlap) -> bool:
    """Whether two texts share so much that one may come from the other, boilerplate or not."""
    return len(both.shared) >= FEWEST and both.share >= CONTAINED


def same_story(one: Fingerprint, other: Fingerprint, both: Overlap) -> bool:
    """Whether two texts share so much that stock background cannot be all of it."""
    if len(both.shared) < FEWEST or both.share < SAME_STORY:
        return False
    return both.share >= SURE or _same_names(one, other, SAME_STORY_ANCHORS)


def _same_names(one: Fingerprint, other: Fingerprint, least: float) -> bool:
    """Whether the names and figures of two texts allow that one comes from the other."""
    if min(one.mass, other.mass) < FEW_ANCHORS * _WHOLE:
        return True
    return _alike(one, other, least)[0] >= least


def _alike(one: Fingerprint, other: Fingerprint, least: float) -> tuple[float, float]:
    """The cosine of the anchors of two texts and the weight they share; zeros where it is below ``least``."""
    low, high = sorted((one.mass, other.mass))
    if not low or low < least * least * high:  # even if one held all of the other
        return 0.0, 0.0
    shared = shared_mass(one.anchors, other.anchors)
    return shared / sqrt(low * high), shared / _WHOLE


def reuse(one: Trace, other: Trace, both: Overlap, telling: Collection[int]) -> Edge | None:
    """The edge between two reports that share words, if they do.

    Args:
        one: a report.
        other: another.
        both: the shingles that they share.
        telling: those of them that are no boilerplate.
    """
    share = len(telling) / both.least if both.least else 0.0
    if len(telling) < FEWEST or share < CONTAINED:
        return None
    if share < SURE and not _same_names(one.fingerprint, other.fingerprint, REUSE_ANCHORS):
        return None
    # A text that is wholly in another is a copy, however much of it is formula.
    if both.share < SURE and not _beyond_quotation(one.fingerprint, other.fingerprint, telling):
        return None
    return _edge(one, other, "reuse", share)


def _beyond_quotation(one: Fingerprint, other: Fingerprint, shared: Collection[int]) -> bool:
    """Whether two texts share more than one place that one may quote from the other."""
    if all(_spread(each, shared) for each in (one, other)):
        return True
    return _alike(one, other, BEYOND_QUOTATION)[1] >= BEYOND_QUOTATION_WEIGHT


def _spread(text: Fingerprint, shared: Collection[int]) -> bool:
    """Whether enough of the shared shingles stand outside the place of the text that holds most of them."""
    reach = ONE_PLACE * len(text.shingles) / max(text.words, 1)
    places = [at for at, shingle in enumerate(text.shingles) if shingle in shared]
    most = max(bisect_right(places, first + reach) - i for i, first in enumerate(places))
    return len(places) - most >= ELSEWHERE


def others(one: Trace, other: Trace) -> Iterator[Edge]:
    """The edges between two reports that rest on more than shared words."""
    if other.address in one.links or one.address in other.links:
        yield _edge(one, other, "link", 1.0)
    if one.day is None or other.day is None:
        return
    apart = abs(one.day - other.day)
    if apart <= TRANSLATION_DAYS and one.lang != other.lang:
        yield from _anchored(one, other, "translation", TRANSLATED, TRANSLATED_WEIGHT)
    if apart <= REWRITE_DAYS and one.lang == other.lang:
        yield from _anchored(one, other, "rewrite", REWRITTEN, REWRITTEN_WEIGHT)
    if apart <= CREDIT_DAYS and _same_agency(one, other):
        yield from _anchored(one, other, "agency_credit", CREDITED, CREDITED_WEIGHT)


def _anchored(one: Trace, other: Trace, kind: Kind, least: float, fewest: float) -> Iterator[Edge]:
    cosine, shared = _alike(one.fingerprint, other.fingerprint, least)
    if cosine >= least and shared >= fewest:
        yield _edge(one, other, kind, cosine)


def _same_agency(one: Trace, other: Trace) -> bool:
    """Whether both rest on one agency; two dispatches of an agency do not rest on each other."""
    if one.outlet & other.outlet:
        return False
    return bool(one.agencies & other.agencies)


def _edge(one: Trace, other: Trace, kind: Kind, score: float) -> Edge:
    a, b = sorted((one, other), key=lambda trace: trace.report)
    return Edge(a.report, b.report, kind, round(score, 4), _direction(a.published, b.published))


def _direction(a: str | None, b: str | None) -> Direction | None:
    if not a or not b or a.startswith(b) or b.startswith(a):
        return None
    return "a_to_b" if a < b else "b_to_a"
