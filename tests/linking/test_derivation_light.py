"""Reports whose names and figures weigh too little to be tied are not looked for; no tie is lost by that."""

from collections.abc import Iterator
from random import Random
from sys import modules

import pytest

from concordant.linking.derivation.derive import derive_all
from concordant.linking.derivation.edges import Edge
from concordant.linking.derivation.fingerprint import Fingerprint
from concordant.linking.derivation.trace import Trace, keys

STATE, FIGURE, NAME = 1, 2, 3


def reports(random: Random, count: int) -> Iterator[Trace]:
    """Reports with from one to forty anchors of few names, some of which rest on an agency."""
    names = [n << 2 | random.choice((STATE, FIGURE, NAME, NAME)) for n in range(1, 60)]
    for number in range(count):
        chosen = tuple(random.sample(names[: random.choice((8, 20, 59))], random.randint(1, 8)))
        more = tuple(random.sample(names, random.choice((0, 0, 30))))
        print_ = Fingerprint(40, (), tuple(dict.fromkeys((*chosen, *more))))
        credited = frozenset(random.choice(((), (), ("afp",), ("tass", "afp"))))
        lang, day = random.choice("abc"), f"2025-03-{random.randint(1, 12):02}"
        yield Trace(f"r-{number:03}", print_, lang, day, credited)


def found(traces: list[Trace]) -> frozenset[Edge]:
    return derive_all(traces)


@pytest.mark.parametrize("seed", range(12))
def test_the_same_ties_are_found_as_by_looking_for_everybody(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    traces = list(reports(Random(seed), 90))
    light = found(traces)
    monkeypatch.setattr(modules[Trace.__module__], "_may_be_tied", lambda trace, least: True)
    assert light == found(traces)
    assert {"agency_credit", "translation", "rewrite"} <= {edge.kind for edge in light}


def test_a_light_report_is_filed_under_no_names() -> None:
    light = Trace("r-1", Fingerprint(30, (5, 6), (4 | STATE, 8 | NAME)), "fr", "2025-03-01")
    assert keys(light) == {5, 6}
