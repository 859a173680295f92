"""Copies held against the truth: which reports were made from which."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from concordant.synth.truth import Truth

_NO_COPY = frozenset(("original", "update"))


def families_of(truths: Iterable[Truth]) -> Mapping[str, str]:
    """Claim id → its true family, for whoever counts origins with derivation given."""
    return {t.claim: t.family for t in truths}


def score_derivations(truths: Iterable[Truth], edges: Iterable[Sequence[str]]) -> Mapping[str, float]:
    """Precision of found edges, and recall of derived reports by kind.

    An edge is right if both reports belong to one family: which of several equal copies was the model cannot
    be told, and no count depends on it. A derived report is found if edges lead from it to its model.

    Args:
        truths: what is true of the claims.
        edges: pairs of report ids, in either direction; what follows them is passed over.

    Returns:
        ``precision``, ``recall``, and ``recall_*`` for each kind.
    """
    families: dict[str, set[str]] = {}
    derived: dict[tuple[str, str], str] = {}
    for t in truths:
        families.setdefault(t.report, set()).add(t.family)
        if t.derived_from is not None and t.kind not in _NO_COPY:
            derived.setdefault((t.report, t.derived_from), t.kind)
    roots: dict[str, str] = {}
    right = total = 0
    for one, other, *_ in edges:
        total += 1
        right += not families.get(one, set()).isdisjoint(families.get(other, set()))
        roots[_root(roots, one)] = _root(roots, other)
    asked, found = Counter[str](), Counter[str]()
    for (report, model), kind in derived.items():
        asked[kind] += 1
        found[kind] += _root(roots, report) == _root(roots, model)
    kinds = {f"recall_{kind}": found[kind] / asked[kind] for kind in sorted(asked)}
    return {
        "precision": right / total if total else 1.0,
        "recall": found.total() / asked.total() if asked else 1.0,
        **kinds,
    }


def _root(roots: dict[str, str], report: str) -> str:
    roots.setdefault(report, report)
    while roots[report] != report:
        roots[report] = roots[roots[report]]
        report = roots[report]
    return report
