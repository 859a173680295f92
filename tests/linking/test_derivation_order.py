"""The same edges whatever the order in which reports arrive, and in whatever batches."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from concordant.linking.derivation import (
    Edge,
    Fingerprint,
    Fingerprints,
    Memory,
    Trace,
    applied,
    derive,
    derive_all,
    families,
)

# Few shingles for many reports: they become boilerplate and cease to be, and have more holders than leads.
SHINGLES = st.lists(st.sampled_from(range(8, 200, 8)), min_size=3, max_size=12, unique=True)
ANCHORS = st.lists(st.sampled_from(range(3, 60, 4)), min_size=0, max_size=9, unique=True)


@st.composite
def traces(draw: st.DrawFn) -> list[Trace]:
    names = draw(st.lists(st.integers(0, 999), min_size=2, max_size=26, unique=True))
    return [draw(trace(f"r{name:03}")) for name in names]


@st.composite
def trace(draw: st.DrawFn, name: str) -> Trace:
    day = date(2025, 1, 1) + timedelta(days=draw(st.integers(0, 20)))
    printed = Fingerprint(400, tuple(draw(SHINGLES)), tuple(draw(ANCHORS)))
    return Trace(
        name,
        printed,
        draw(st.sampled_from(("fr", "ru"))),
        draw(st.sampled_from((day.isoformat(), day.isoformat()[:7], None))),
        credited=draw(st.frozensets(st.sampled_from(("afp", "tass")), max_size=1)),
        address=draw(st.sampled_from((None, 1, 2))),
        links=draw(st.frozensets(st.sampled_from((1, 2)), max_size=1)),
    )


def arrived(reports: list[Trace], sizes: list[int]) -> frozenset[Edge]:
    """The edges after reports arrived in batches of these sizes, over and over."""
    shelf, edges, at, turn, memory = Fingerprints(), frozenset[Edge](), 0, 0, Memory()
    while at < len(reports):
        batch = reports[at : at + sizes[turn % len(sizes)]]
        for each in batch:
            shelf.put(each)
        edges = applied(edges, derive(batch, shelf, memory if turn % 2 else None))
        at, turn = at + len(batch), turn + 1
    return edges


@settings(max_examples=300, deadline=None)
@given(traces(), st.randoms(), st.lists(st.integers(1, 7), min_size=1, max_size=4))
def test_arrival_does_not_matter(reports: list[Trace], dice: object, sizes: list[int]) -> None:
    together = derive_all(reports)
    mixed = list(reports)
    dice.shuffle(mixed)  # type: ignore[attr-defined]
    assert arrived(mixed, sizes) == together
    assert derive_all(mixed) == together


@settings(max_examples=100, deadline=None)
@given(traces())
def test_edges_are_canonical(reports: list[Trace]) -> None:
    edges = derive_all(reports)
    assert all(edge.a < edge.b and 0 <= edge.score <= 1 for edge in edges)
    assert len({(edge.a, edge.b, edge.kind) for edge in edges}) == len(edges)


def test_stock_background_ties_nobody_once_it_is_seen_to_be_stock() -> None:
    """What two reports share ties them until it turns up in a fourth story."""
    stock = tuple(range(8, 88, 8))

    def holding(name: str, first: int) -> Trace:
        own = range(first, first + 400, 8)
        return Trace(name, Fingerprint(400, (*stock[:5], *own, *stock[5:])))

    pair, others = ([holding(f"r{n}", n * 1000) for n in row] for row in ((1, 2), (3, 4)))
    assert {(edge.a, edge.b) for edge in derive_all(pair)} == {("r1", "r2")}
    assert derive_all([*pair, *others]) == frozenset()
    assert arrived([*pair, *others], [1]) == frozenset()


def test_a_family_is_named_by_its_least_report() -> None:
    edges = [Edge("b", "c", "reuse", 1.0), Edge("a", "c", "link", 1.0), Edge("d", "e", "reuse", 1.0)]
    expected = {"a": "a", "b": "a", "c": "a", "d": "d", "e": "d", "f": "f"}
    assert families(edges, "fedcba") == expected
    assert families(reversed(edges), "abcdef") == expected


def test_very_many_copies_are_one_family() -> None:
    """Each copy is tied to the leads alone; that is enough."""
    text = tuple(range(8, 328, 8))
    copies = [Trace(f"r{n:04}", Fingerprint(400, text)) for n in range(300)]
    edges = derive_all(copies)
    assert set(families(edges, [copy.report for copy in copies]).values()) == {"r0000"}
    assert len(edges) < 300 * 8
