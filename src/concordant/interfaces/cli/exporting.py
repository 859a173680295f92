"""From the ledger to what exports take: findings with their claims, a portion at a time."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from concordant.exports.account import Account
from concordant.interfaces.cli.progress import Progress
from concordant.model.finding import Finding
from concordant.store.ledger import Ledger
from concordant.views.dossier import cited, decided

_PORTION = 200
"""Findings whose claims are asked for at once: no more of them are ever held, however long the ledger is."""


def accounts(ledger: Ledger, found: Iterable[Finding], progress: Progress) -> Iterator[Account]:
    """Findings with the claims that they rest on."""
    judged = decided(tuple(ledger.judgements()))
    every, done = iter(found), 0
    while portion := list(islice(every, _PORTION)):
        yield from _accounts(ledger, portion, judged)
        done += len(portion)
        progress.tell(done, note="findings")


def _accounts(ledger: Ledger, portion: list[Finding], judged: Mapping[str, str]) -> Iterator[Account]:
    wanted = {finding.id: cited(finding) for finding in portion}
    told = ledger.told({claim for claims in wanted.values() for claim in claims})
    arrived = ledger.arrivals({report.id for _, report in told.values()})
    for finding in portion:
        held = {claim: told[claim] for claim in wanted[finding.id] if claim in told}
        reports = {report.id for _, report in held.values()}
        yield Account(
            finding,
            held,
            {report: arrived[report] for report in sorted(reports & arrived.keys())},
            max((judged[claim] for claim in finding.claims if claim in judged), default=None),
        )
