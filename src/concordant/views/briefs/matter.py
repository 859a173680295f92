"""What a brief is made from: findings with their claims and concerns, and in which section each stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from concordant.model.claim import PHASES
from concordant.model.concern import Concern
from concordant.model.finding import Finding
from concordant.views.briefs.groups import Group, groups
from concordant.views.briefs.records import SectionKind
from concordant.views.dossier import Dossier

_FIRM = frozenset({"1", "2"})
_INTENT = frozenset(PHASES[PHASES.index("ordered") :])


@dataclass(frozen=True, slots=True)
class Matter:
    """A finding as a brief takes it.

    Attributes:
        dossier: the finding with its claims and reports.
        concerns: the provisions that it would concern, the plainest first.
        groups: what its claims say, a sentence each.
    """

    dossier: Dossier
    concerns: tuple[Concern, ...]
    groups: tuple[Group, ...]

    @classmethod
    def of(cls, dossier: Dossier, concerns: Sequence[Concern] = ()) -> "Matter":
        """The matter of a finding."""
        return cls(dossier, tuple(concerns), groups(dossier))

    @property
    def finding(self) -> Finding:
        """The finding."""
        return self.dossier.finding

    @property
    def published(self) -> tuple[str, ...]:
        """When its own reports appeared, in order."""
        told = (self.dossier.told[c] for c in self.finding.claims if c in self.dossier.told)
        return tuple(sorted({report.published for _, report in told if report.published}))

    @property
    def reports(self) -> frozenset[str]:
        """Ids of its own reports."""
        return frozenset(self.dossier.told[c][1].id for c in self.finding.claims if c in self.dossier.told)

    def is_new(self, since: str) -> bool:
        """Whether nobody told it before a day."""
        return bool(self.published) and self.published[0] >= since

    @property
    def stands(self) -> SectionKind:
        """The section that it belongs to."""
        finding = self.finding
        support = finding.support
        if support.against or finding.contradictions or not support.reports:
            return "disputed"
        if finding.phase in _INTENT:
            return "announced"
        if finding.grade.digit in _FIRM:
            return "firm"
        return "hedged" if support.least > 1 else "single"
