"""How long it takes until a few new reports are in the findings of a large ledger."""

from time import process_time

from concordant.assessment.memory import MemoryHoldings
from concordant.linking.linking import NO_DECISIONS
from concordant.linking.voices import Register
from concordant.model.claim import Claim
from concordant.model.report import Report
from concordant.synth.claims import claims_level
from concordant.synth.trial import Figures, Notice


def increment_trial(
    preset: str, size: int, seed: int, register: Register, notice: Notice, reports: int = 100
) -> Figures:
    """Add the newest reports of a world to the findings of all others.

    Args:
        preset: name of a shipped preset.
        size: number of claims.
        seed: which world.
        register: voices, outlets and the terms in which claims are compared.
        notice: told how many claims were made.
        reports: how many reports come last.
    """
    families: dict[str, str] = {}
    holdings = MemoryHoldings(
        register, lambda tellings: {t.claim: families[t.claim] for t in tellings if t.claim in families}
    )
    everything: list[tuple[Claim, Report]] = []
    for number, told in enumerate(claims_level(preset, size, seed), 1):
        if told.truth.family != told.truth.report:
            families[told.claim.id] = told.truth.family
        everything.append((told.claim, told.report))
        if number % 1000 == 0:
            notice(number)
    late, early = _split(everything, reports)
    holdings.renew(holdings.put(early), NO_DECISIONS)
    began = process_time()
    renewal = holdings.renew(holdings.put(late), NO_DECISIONS)
    return {
        "increment_reports": len({report.id for _, report in late}),
        "increment_into": len(early),
        "increment_findings": len(renewal.held),
        "increment_seconds": round(process_time() - began, 3),
    }


def _split(
    told: list[tuple[Claim, Report]], reports: int
) -> tuple[list[tuple[Claim, Report]], list[tuple[Claim, Report]]]:
    """The claims of the last reports, and all others."""
    names = list(dict.fromkeys(report.id for _, report in told))
    last = set(names[-reports:])
    return [t for t in told if t[1].id in last], [t for t in told if t[1].id not in last]
