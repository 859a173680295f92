"""What holds of origins and support whatever is said: copies add nothing, names do not matter."""

from collections.abc import Iterator
from functools import cache
from random import Random

from dense_tellings import OUTLETS, Told, bodies, dense_tellings, telling

from concordant.assessment.reconciling import Reconciled, reconcile
from concordant.linking.origins import Counted
from concordant.linking.voices import Source
from concordant.model.claim import Claim
from concordant.model.finding import Finding
from dense_claims import dense_told, register

CASES = 5000
NEW = Source("a new body", "A New Body", "ZZ", "body", False)


def summary(counted: Counted) -> tuple[object, ...]:
    kinds = sorted((o.kind, o.counts, o.bloc or "", o.firm) for o in counted.origins)
    return counted.least, counted.caveats, counted.firm, counted.blocs, kinds


def test_a_copy_never_raises_the_number_of_origins() -> None:
    for seed in range(CASES):
        random = Random(seed)
        told = dense_tellings(random, agreed=True)
        before = told.counted()
        text = random.choice(told.tellings)
        chain = random.choice(((), text.chain))
        copy = telling(99, random.choice(OUTLETS), chain, random.random() < 0.5)
        after = told.plus(copy, family=told.family(text)).counted()
        assert after.least <= before.least, f"seed {seed}"
        assert len(after.origins) <= len(before.origins), f"seed {seed}"


def test_a_copy_that_drops_its_source_adds_nobody_even_where_copies_disagree() -> None:
    for seed in range(CASES):
        random = Random(seed)
        told = dense_tellings(random)
        copy = telling(99, random.choice(OUTLETS))
        after = told.plus(copy, family=told.family(random.choice(told.tellings))).counted()
        assert len(after.origins) <= len(told.counted().origins), f"seed {seed}"


def test_a_body_of_a_new_bloc_raises_the_number_of_origins() -> None:
    for seed in range(CASES):
        told = dense_tellings(Random(seed))
        before, after = told.counted(), told.plus(telling(99, "", (NEW,))).counted()
        assert len(after.origins) == len(before.origins) + 1, f"seed {seed}"
        # Where nothing counts by itself, all that was said may rest on this body.
        counted = any(o.counts == "always" or (o.counts == "for_bloc" and o.bloc) for o in before.origins)
        assert after.least == before.least + counted, f"seed {seed}"


def test_one_more_report_never_lowers_the_number_of_origins() -> None:
    for seed in range(CASES):
        random = Random(seed)
        told = dense_tellings(random, voices=bodies())
        more = telling(99, "", (random.choice(bodies()),), random.random() < 0.5)
        before, after = told.counted(), told.plus(more).counted()
        assert after.least >= before.least, f"seed {seed}"
        assert len(after.origins) >= len(before.origins), f"seed {seed}"


def test_to_learn_that_texts_are_copies_never_raises_the_number_of_origins() -> None:
    for seed in range(CASES):
        random = Random(seed)
        told = dense_tellings(random, voices=bodies())
        one, other = (told.family(random.choice(told.tellings)) for _ in range(2))
        families = {t.claim: one if told.family(t) == other else told.family(t) for t in told.tellings}
        before, after = told.counted(), Told(told.tellings, families).counted()
        assert after.least <= before.least, f"seed {seed}"
        assert len(after.origins) <= len(before.origins), f"seed {seed}"


def test_what_families_and_reports_are_called_does_not_matter() -> None:
    for seed in range(CASES):
        random = Random(seed)
        told = dense_tellings(random)
        names = {name: f"f-{random.random()}" for name in map(told.family, told.tellings)}
        reports = {t.report: f"r-{random.random()}" for t in told.tellings}
        renamed = tuple(t._replace(report=reports[t.report]) for t in told.tellings)
        families = {t.claim: names[told.family(t)] for t in told.tellings}
        assert summary(Told(renamed, families).counted()) == summary(told.counted()), f"seed {seed}"


def test_what_outlets_are_called_does_not_matter_where_nobody_cites_them() -> None:
    for seed in range(CASES):
        random = Random(seed)
        told = dense_tellings(random, voices=bodies())
        names = {t.outlet: f"{random.random()}" if t.outlet else "" for t in told.tellings}
        renamed = tuple(t._replace(outlet=names[t.outlet]) for t in told.tellings)
        assert summary(Told(renamed, told.families).counted()) == summary(told.counted()), f"seed {seed}"


def test_the_order_of_tellings_does_not_matter() -> None:
    for seed in range(CASES):
        random = Random(seed)
        told = dense_tellings(random)
        shuffled = list(told.tellings)
        random.shuffle(shuffled)
        assert Told(tuple(shuffled), told.families).counted() == told.counted(), f"seed {seed}"


def test_the_low_end_is_never_above_the_high_end() -> None:
    for seed in range(CASES):
        told = dense_tellings(Random(seed))
        found = told.counted()
        assert 1 <= found.least <= len(found.origins), f"seed {seed}"
        assert 0 <= found.firm <= found.least and 1 <= found.blocs <= found.least, f"seed {seed}"
        assert bool(found.caveats) == (found.least < len(found.origins)), f"seed {seed}"
        assert {c for o in found.origins for c in o.claims} == {t.claim for t in told.tellings}


def test_unnamed_voices_are_at_most_one_a_bloc_and_circles_never_count_beside_others() -> None:
    for seed in range(CASES):
        found = dense_tellings(Random(seed)).counted()
        unnamed = [o.bloc for o in found.origins if o.kind == "unnamed"]
        assert len(unnamed) == len(set(unnamed)), f"seed {seed}"
        solid = [o for o in found.origins if o.kind != "circular"]
        assert found.least <= max(1, len(solid)), f"seed {seed}"


@cache
def world(seed: int) -> tuple[dict[str, Claim], Reconciled]:
    """Dense claims, reconciled."""
    random = Random(seed)
    told = dense_told(random, random.choice((30, 60, 400)))
    return {c.id: c for c, _ in told}, reconcile(told, register())


def worlds() -> Iterator[tuple[int, dict[str, Claim], Reconciled]]:
    """Many worlds, each with its seed."""
    for seed in range(CASES // 5):
        yield seed, *world(seed)


def supporting(finding: Finding, whole: Reconciled) -> set[str]:
    """The affirmed claims that may support a finding: its own, and those of what entails it."""
    below = {r.source for r in whole.relations if r.target == finding.id and r.kind == "entails"}
    return {c for f in whole.findings if f.id in below or f is finding for v in f.versions for c in v.claims}


def test_a_denial_is_never_support_and_nothing_affirmed_is_a_denial() -> None:
    for seed, claims, whole in worlds():
        for finding in whole.findings:
            told = {c for o in finding.support.origins for c in o.claims}
            against = {c for o in finding.support.against for c in o.claims}
            assert all(claims[c].polarity == "affirmed" for c in told), f"seed {seed}"
            assert all(claims[c].polarity == "denied" for c in against), f"seed {seed}"
            reports = {claims[c].report for c in supporting(finding, whole)}
            assert finding.support.reports == len(reports), f"seed {seed}"


def test_only_what_is_specific_supports_what_is_vague() -> None:
    for seed, _, whole in worlds():
        by_id = {f.id: f for f in whole.findings}
        for finding in whole.findings:
            told = {c for o in finding.support.origins for c in o.claims}
            assert told == supporting(finding, whole), f"seed {seed}"
        for r in whole.relations:
            if r.kind == "entails":
                wide, narrow = by_id[r.target].versions[0].amount, by_id[r.source].versions[0].amount
                if wide is not None:
                    assert narrow is not None, f"seed {seed}"
                    assert (narrow.unit or "round") == (wide.unit or "round"), f"seed {seed}"
                    assert (wide.low or 0) * 0.95 <= (narrow.low or 0), f"seed {seed}"


def test_contradictions_are_told_once_and_no_finding_bears_on_itself() -> None:
    for seed, _, whole in worlds():
        assert len(set(whole.relations)) == len(whole.relations), f"seed {seed}"
        for r in whole.relations:
            assert r.source != r.target, f"seed {seed}"
            assert r.kind == "entails" or r.topic == "polarity" or r.source < r.target, f"seed {seed}"


def test_a_version_is_dated_where_its_claims_are() -> None:
    for seed, claims, whole in worlds():
        for finding in whole.findings:
            for version in (*finding.versions, *finding.denials):
                placed = {claims[c].time is not None for c in version.claims}
                assert placed == {version.dated}, f"seed {seed}"


def test_rules_never_confirm() -> None:
    for seed, _, whole in worlds():
        for finding in whole.findings:
            assert finding.grade.digit in "23456" and finding.grade.by is None, f"seed {seed}"
            assert not finding.support.against or finding.grade.proposed is None, f"seed {seed}"


def test_two_claims_of_one_report_in_one_voice_are_never_of_one_version() -> None:
    for seed, claims, whole in worlds():
        for finding in whole.findings:
            for version, others in ((v, w) for v in finding.versions for w in finding.versions if v is not w):
                told = {(claims[c].report, claims[c].attribution[:1]) for c in version.claims}
                assert not any(
                    (claims[c].report, claims[c].attribution[:1]) in told for c in others.claims
                ), f"seed {seed}"
