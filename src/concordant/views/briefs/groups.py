"""Claims of a finding that one sentence tells: the same origin, the same terms, the same firmness."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from concordant.model.claim import CERTAINTIES, Claim
from concordant.model.finding import Finding, Origin
from concordant.model.report import Report
from concordant.views.dossier import Dossier, behind

Told = tuple[Claim, Report]


@dataclass(frozen=True, slots=True)
class Group:
    """What one sentence tells.

    Attributes:
        origin: who is behind it; None where no origin is counted for these claims.
        told: its claims with their reports, the earliest report first; one of each report.
        described: how a report calls an origin that has no name.
    """

    origin: Origin | None
    told: tuple[Told, ...]
    described: str | None = None

    @property
    def claim(self) -> Claim:
        """The claim whose words the sentence takes: the fullest of the earliest."""
        return max((claim for claim, _ in self.told), key=_fullness)

    @property
    def surfaces(self) -> frozenset[str]:
        """How the claims call the goods."""
        return frozenset(c.item.surface.casefold() for c, _ in self.told if c.item and c.item.surface)


def _fullness(claim: Claim) -> tuple[int, int]:
    filled = (claim.agent, claim.recipient, claim.item, claim.quantity, claim.time)
    return sum(each is not None for each in filled), -claim.number


def groups(dossier: Dossier) -> tuple[Group, ...]:
    """What its claims say, the best supported terms first; denials last, those of other findings too."""
    finding = dossier.finding
    held: dict[tuple[object, ...], list[Told]] = {}
    origins: dict[tuple[object, ...], Origin | None] = {}
    wanted = (*_by_version(finding), *_denied_elsewhere(finding))
    rank = {claim: number for number, claim in enumerate(wanted)}
    for identifier in (claim for claim in wanted if claim in dossier.told):
        told = dossier.told[identifier]
        origin = next(iter(behind(finding, identifier)), None)
        key = _terms(told[0], origin)
        held.setdefault(key, []).append(told)
        origins.setdefault(key, origin)
    made = [
        Group(origins[key], _one_of_each(told), _described(origins[key], dossier))
        for key, told in held.items()
    ]
    return tuple(sorted(made, key=lambda g: _place(g, rank)))


def _by_version(finding: Finding) -> list[str]:
    """The finding's claims in the order of its versions; claims that no version holds come last."""
    versions = [claim for version in (*finding.versions, *finding.denials) for claim in version.claims]
    return list(dict.fromkeys((*versions, *finding.claims)))


def _denied_elsewhere(finding: Finding) -> Iterator[str]:
    own = set(finding.claims)
    return (claim for origin in finding.support.against for claim in origin.claims if claim not in own)


def _described(origin: Origin | None, dossier: Dossier) -> str | None:
    """The words by which a report calls the origin."""
    told = (dossier.told[claim][0] for claim in (origin.claims if origin else ()) if claim in dossier.told)
    voices = (voice for claim in told for voice in claim.attribution)
    return next((v.raw for v in voices if v.raw and origin and v.name == origin.name), None)


def _terms(claim: Claim, origin: Origin | None) -> tuple[object, ...]:
    amount, time = claim.quantity, claim.time
    return (
        origin.key if origin else tuple(voice.name for voice in claim.attribution) or claim.report,
        claim.polarity,
        claim.certainty,
        claim.phase,
        claim.event,
        claim.agent.name if claim.agent else None,
        claim.recipient.name if claim.recipient else None,
        claim.item.item_class if claim.item else None,
        (amount.low, amount.high, amount.unit) if amount else None,
        (time.earliest, time.latest) if time else None,
    )


def _one_of_each(told: Sequence[Told]) -> tuple[Told, ...]:
    """The first claim of each report, the earliest report first."""
    ordered = sorted(told, key=lambda t: (t[1].published or "9999", t[1].id, t[0].number))
    return tuple({report.id: (claim, report) for claim, report in reversed(ordered)}.values())[::-1]


def _place(group: Group, rank: dict[str, int]) -> tuple[bool, int, int]:
    claim = group.told[0][0]
    first = min(rank[claim.id] for claim, _ in group.told)
    return claim.polarity == "denied", CERTAINTIES.index(claim.certainty), first
