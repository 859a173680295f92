"""Invented claims: the same everywhere, sound, and as true and false as was asked for."""

import hashlib
import json
import os
import re
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import islice

import pytest

from concordant.model.claim import CERTAINTIES, PHASES, POLARITIES
from concordant.model.contract import from_contract, to_contract
from concordant.synth.claims import claims_level
from concordant.synth.preset import preset, presets
from concordant.synth.truth import Told

SIZE = 6000


@cache
def told(name: str = "crowded", size: int = SIZE, seed: int = 7) -> tuple[Told, ...]:
    return tuple(claims_level(name, size, seed))


def statements(name: str = "crowded") -> list[Told]:
    """The first report of each statement, rumours left out."""
    return [t for t in told(name) if t.truth.family == t.report.id and t.truth.happened]


def share(hits: int, of: int) -> float:
    return hits / of


def near(found: float, asked: float, slack: float = 0.03) -> bool:
    return abs(found - asked) <= slack


@pytest.mark.parametrize("name", presets())
def test_every_preset_gives_what_was_asked_for(name: str) -> None:
    claims = told(name, 500)
    assert len(claims) == 500
    assert len({t.claim.id for t in claims}) == 500
    assert [t.report.published for t in claims] == sorted(t.report.published or "" for t in claims)


def test_an_unknown_preset_is_told_with_those_there_are() -> None:
    with pytest.raises(KeyError, match="crowded"):
        preset("calm")


@pytest.mark.parametrize("hashes", ["0", "4711"])
def test_the_same_seed_gives_the_same_bytes_under_any_hash_seed(hashes: str) -> None:
    program = (
        "import hashlib; from concordant.synth.claims import claims_level; digest = hashlib.sha256();"
        "[digest.update(repr(t).encode()) for t in claims_level('churn', 2000, 3)]; print(digest.hexdigest())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": hashes}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, env=environment, check=True)
    assert done.stdout.decode().strip() == digest_here()


@cache
def digest_here() -> str:
    digest = hashlib.sha256()
    for t in claims_level("churn", 2000, 3):
        digest.update(repr(t).encode())
    return digest.hexdigest()


def test_a_longer_run_begins_with_the_shorter_one() -> None:
    assert tuple(islice(claims_level("crowded", 10_000, 7), SIZE)) == told()


def test_another_seed_gives_another_world() -> None:
    assert told(seed=8)[:50] != told()[:50]


@pytest.mark.parametrize("name", presets())
def test_claims_keep_the_contract(name: str) -> None:
    for t in told(name, 500):
        c = t.claim
        assert c.phase in PHASES and c.certainty in CERTAINTIES and c.polarity in POLARITIES
        assert re.fullmatch("c-[0-9a-f]{16}", c.id)
        assert c.evidence.end - c.evidence.start == len(c.evidence.quote) > 0
        assert c.agent and c.agent.state and c.report == t.report.id
        row = json.loads(json.dumps(to_contract(c)))
        assert to_contract(replace(from_contract(row), id=c.id)) == row
        if c.quantity:
            assert c.quantity.low is None or c.quantity.high is None or c.quantity.low <= c.quantity.high


def test_truth_speaks_of_its_claim() -> None:
    for t in told():
        c, truth = t.claim, t.truth
        assert (truth.claim, truth.report) == (c.id, t.report.id)
        assert truth.denial == (c.polarity == "denied")
        assert not (truth.exact and (truth.lie or truth.vague or truth.denial))
        if truth.figure is not None:
            assert c.quantity and c.quantity.low == c.quantity.high == truth.figure
        assert bool(truth.origins) == truth.happened


def test_what_derives_comes_later_from_a_report_of_the_family() -> None:
    seen: dict[str, set[str]] = {}
    for t in told("churn"):
        if t.truth.derived_from is not None:
            assert t.truth.family in seen[t.truth.derived_from] or t.truth.kind == "roundup"
        seen.setdefault(t.report.id, set()).add(t.truth.family)


def test_rates_of_statements_are_near_those_asked_for() -> None:
    asked, firsts = preset("crowded"), statements()
    affirmed = [t for t in firsts if not t.truth.denial]
    assert near(share(len(firsts) - len(affirmed), len(firsts)), asked.denial)
    assert near(
        share(sum(t.claim.certainty != "asserted" for t in affirmed), len(affirmed)), asked.hedge, 0.06
    )
    assert near(share(sum(t.truth.lie for t in affirmed), len(affirmed)), asked.lie)
    assert near(share(sum(t.truth.vague for t in affirmed), len(affirmed)), asked.vague, 0.06)


def test_rates_of_copying_are_near_those_asked_for() -> None:
    asked, claims = preset("churn"), told("churn")
    named = {t.report.id: t.truth.named for t in claims if t.claim.number == 1}
    copies = [
        t
        for t in claims
        if t.truth.derived_from and t.truth.kind not in ("roundup", "circular", "correction")
    ]
    from_named = [t for t in copies if named[t.truth.derived_from or ""]]
    dropped = share(sum(not t.truth.named and not misnamed(t) for t in from_named), len(from_named))
    assert near(dropped, asked.drop_source)
    kinds = Counter(t.truth.kind for t in claims if t.truth.derived_from)
    assert near(share(kinds["verbatim"], kinds.total()), 0.62, 0.05)


def misnamed(t: Told) -> bool:
    """Whether the report names another source instead."""
    return any(v.id and v.id not in t.truth.origins for v in t.claim.attribution[:1]) and not relayed(t)


def relayed(t: Told) -> bool:
    """Whether all that is left is who passed it on."""
    return len(t.claim.attribution) == 1 and t.claim.attribution[0].name in OUTLETS


OUTLETS = {t.report.outlet for t in told("churn")}


def test_the_first_dyad_holds_its_share() -> None:
    pairs: dict[str, tuple[str | None, str]] = {}
    for t in told("easy"):
        if t.claim.agent:
            pairs[t.truth.event] = (t.claim.agent.state, "transfer")
    assert near(share(sum(p[0] == "KP" for p in pairs.values()), len(pairs)), 0.4, 0.06)


def test_acts_recur_with_the_steps_asked_for() -> None:
    days: dict[str, set[str]] = {}
    for t in told("recurrent"):
        time = t.claim.time
        if time and time.precision == "day" and time.earliest:
            days.setdefault(t.truth.series, set()).add(time.earliest)
    assert max(len(found) for found in days.values()) >= 5
