"""Who is said to act towards whom: findings gathered by parties, as ``figures.network`` draws them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from concordant.model.claim import Actor
from concordant.model.finding import Finding

_APART = ";"


@dataclass(frozen=True, slots=True)
class Link:
    """What goes from one party to another.

    Attributes:
        agent: code of the state that acts, or the name where there is none.
        recipient: the same of the other.
        findings: how many findings say so, or deny it.
        origins: the most independent origins that one of them surely has.
        firm: whether somebody puts one of them as plain fact.
        denied: whether nobody affirms any of them.
    """

    agent: str
    recipient: str
    findings: int
    origins: int
    firm: bool
    denied: bool


def links(findings: Iterable[Finding]) -> tuple[Link, ...]:
    """Findings gathered by parties, those with most origins first."""
    held: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        for agent in _parties(finding.agent):
            for recipient in _parties(finding.recipient):
                if agent != recipient:
                    held.setdefault((agent, recipient), []).append(finding)
    made = [_link(*both, found) for both, found in held.items()]
    return tuple(sorted(made, key=lambda e: (-e.origins, -e.findings, e.agent, e.recipient)))


def _parties(who: Actor | None) -> Iterator[str]:
    if who is not None:
        yield from filter(None, dict.fromkeys(p.strip() for p in (who.state or who.name).split(_APART)))


def _link(agent: str, recipient: str, found: Sequence[Finding]) -> Link:
    return Link(
        agent,
        recipient,
        len(found),
        max(f.support.least for f in found),
        any(f.support.firm for f in found),
        not any(f.support.reports for f in found),
    )
