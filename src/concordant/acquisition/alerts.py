"""Saved searches, and which findings are new or changed for them. Pure: nothing is sent here."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass

from concordant.assessment.assembling import finding_id
from concordant.model.finding import Finding

Filter = tuple[str, str | int | bool]


@dataclass(frozen=True, slots=True)
class Alert:
    """A saved search.

    Attributes:
        name: what people call it.
        filters: what it asks for, by the names of the options of ``findings``.
        atom: file of its feed, seen from the project's folder; empty where it has none.
        webhook: address that is told; empty where none is.
    """

    name: str
    filters: tuple[Filter, ...] = ()
    atom: str = ""
    webhook: str = ""

    @property
    def described(self) -> str:
        """The filters in one line."""
        return ", ".join(f"{name} {value}" for name, value in self.filters)


@dataclass(frozen=True, slots=True)
class Mark:
    """What must change in a finding for people to be told again. One more copy of a report is no change.

    Attributes:
        least: independent origins, the low end.
        most: the high end.
        digit: the grade.
        against: origins that deny it.
        disputed: on which points its claims exclude each other.
        versions: figures and days as they are told.
    """

    least: int
    most: int
    digit: str
    against: int
    disputed: tuple[str, ...]
    versions: tuple[str, ...]

    def written(self) -> str:
        """As it is kept."""
        return json.dumps(asdict(self))


def read_mark(text: str) -> Mark:
    """A mark as it was kept."""
    told = json.loads(text)
    return Mark(**{**told, "disputed": tuple(told["disputed"]), "versions": tuple(told["versions"])})


@dataclass(frozen=True, slots=True)
class Raised:
    """A finding that is new to a saved search, or changed.

    Attributes:
        alert: the search.
        finding: what it found.
        now: how the finding stands.
        before: how it stood; None where it is new.
    """

    alert: Alert
    finding: Finding
    now: Mark
    before: Mark | None

    @property
    def kind(self) -> str:
        """``new`` or ``changed``."""
        return "new" if self.before is None else "changed"

    @property
    def changes(self) -> tuple[str, ...]:
        """Names of what changed; empty where it is new."""
        if self.before is None:
            return ()
        now, before = asdict(self.now), asdict(self.before)
        return tuple(name for name, value in now.items() if value != before[name])


def mark_of(finding: Finding) -> Mark:
    """How a finding stands."""
    support = finding.support
    told = {
        f"{v.amount.low}..{v.amount.high} {v.amount.unit}" if v.amount else f"{v.first}..{v.last}"
        for v in (*finding.versions, *finding.denials)
    }
    return Mark(
        support.least,
        support.most,
        finding.grade.digit,
        len(support.against),
        tuple(sorted({each.topic for each in finding.contradictions})),
        tuple(sorted(told)),
    )


def raised(alert: Alert, found: Iterable[Finding], before: Mapping[str, Mark]) -> Iterator[Raised]:
    """Findings of a search that people should hear of.

    Args:
        alert: the search.
        found: everything that it finds now.
        before: how the findings stood of which people heard.
    """
    for finding in found:
        now, then = mark_of(finding), _standing(finding, before)
        if then != now:
            yield Raised(alert, finding, now, then)


def _standing(finding: Finding, before: Mapping[str, Mark]) -> Mark | None:
    """How a finding stood, also under the id of another of its claims: the least of them founds it."""
    ids = (finding.id, *map(finding_id, finding.claims))
    return next((before[each] for each in ids if each in before), None)
