"""Findings and what they rest on, in memory: for tests, for measuring, and for one-off work."""

from bisect import bisect_left, insort
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from concordant.assessment.support import Families, Own
from concordant.assessment.upkeep import Held, Renewal, renew
from concordant.linking.clusters import LONG
from concordant.linking.decisions import Decisions
from concordant.linking.linking import Block
from concordant.linking.relations import Core, Mark, keys, mark
from concordant.linking.relinking import MemoryShelf
from concordant.linking.statements import Statement, state
from concordant.linking.voices import Register, Telling
from concordant.model.claim import Claim
from concordant.model.finding import Relation
from concordant.model.report import Report

_Key = tuple[str, str, str, str]


class MemoryHoldings:
    """All that is known, in memory; see ``Holdings``."""

    def __init__(self, register: Register, families: Families) -> None:
        self._register, self._families = register, families
        self._shelf = MemoryShelf()
        self._statements: dict[str, Statement] = {}
        self._tellings: dict[str, Telling] = {}
        self._claims: dict[str, Claim] = {}
        self._held: dict[str, Held] = {}
        self._finding_of: dict[str, str] = {}
        self._index = _Index()
        self._gone: set[str] = set()
        self._relations: dict[str, set[Relation]] = {}

    def put(self, told: Iterable[tuple[Claim, Report]]) -> list[Statement]:
        """Keep claims; returns the statements that are new."""
        fresh = []
        for claim, report in told:
            if claim.id not in self._statements:
                s = state(claim, report.published, self._register.terms)
                self._statements[s.id] = s
                self._claims[s.id] = claim
                self._tellings[s.id] = self._register.telling(claim, report)
                self._shelf.put(s)
                fresh.append(s)
        return fresh

    def take(self, claims: Iterable[str]) -> list[Statement]:
        """Forget claims; returns their statements."""
        gone = [self._statements.pop(claim) for claim in claims]
        for s in gone:
            self._shelf.take(s)
            self._gone.add(s.id)
        return gone

    def renew(self, touched: Iterable[Statement], decisions: Decisions) -> Renewal:
        """Bring the findings up to date with statements that came or went."""
        renewal = renew(touched, self, self._register, decisions, lambda _: self._families)
        for finding in renewal.void:
            self._drop(finding)
        for finding in renewal.renewed:
            for relation in self._relations.pop(finding, set()):
                other = relation.target if relation.source == finding else relation.source
                self._relations.get(other, set()).discard(relation)
        for held in renewal.held:
            self._keep(held)
        for relation in renewal.relations:
            for end in (relation.source, relation.target):
                self._relations.setdefault(end, set()).add(relation)
        self._gone.clear()
        return renewal

    def all(self) -> Iterator[Held]:
        """Every finding, by id."""
        for finding in sorted(self._held):
            yield self._held[finding]

    def all_relations(self) -> set[Relation]:
        """Every relation."""
        return {relation for found in self._relations.values() for relation in found}

    def between(self, block: Block, first: int, last: int) -> Iterator[Statement]:
        """The statements of a block that begin between two days, both included."""
        return self._shelf.between(block, first, last)

    def tellings(self, claims: Collection[str]) -> Mapping[str, Telling]:
        """The tellings of these claims."""
        return {c: self._tellings[c] for c in claims}

    def claims(self, claims: Collection[str]) -> Mapping[str, Claim]:
        """These claims."""
        return {c: self._claims[c] for c in claims}

    def statements(self, claims: Collection[str]) -> Mapping[str, Statement]:
        """The statements of those of these claims that are there."""
        return {c: self._statements[c] for c in claims if c in self._statements}

    def having(self, claims: Collection[str]) -> Iterable[Held]:
        """Findings with one of these claims, or with one that is no more."""
        found = {self._finding_of[claim] for claim in claims if claim in self._finding_of}
        return [self._held[finding] for finding in sorted(found | self._lost())]

    def around(self, cores: Sequence[Core]) -> Mapping[str, Core]:
        """Ids and cores of findings that may bear on acts with these cores."""
        pace = self._register.terms.pace
        found = {f for core in cores for f in self._index.around(core, pace(core.head.event).gap)}
        return {finding: self._held[finding].core for finding in sorted(found)}

    def held(self, findings: Collection[str]) -> Mapping[str, Held]:
        """Findings by id."""
        return {f: self._held[f] for f in findings if f in self._held}

    def owns(self, findings: Collection[str]) -> Mapping[str, Own]:
        """What findings rest on by themselves, by their ids."""
        return {f: self._held[f].own for f in findings if f in self._held}

    def relations(self, findings: Collection[str]) -> Iterable[Relation]:
        """Relations of which one end is among these findings."""
        return {relation for f in findings for relation in self._relations.get(f, ())}

    def _lost(self) -> set[str]:
        """Findings with a claim that is no more."""
        return {self._finding_of[claim] for claim in self._gone if claim in self._finding_of}

    def _keep(self, held: Held) -> None:
        self._held[held.finding.id] = held
        self._index.put(held.finding.id, held.core)
        for claim in held.finding.claims:
            self._finding_of[claim] = held.finding.id

    def _drop(self, finding: str) -> None:
        held = self._held.pop(finding, None)
        if held is None:
            return
        self._index.take(finding, held.core)
        for claim in held.finding.claims:
            if self._finding_of.get(claim) == finding:
                del self._finding_of[claim]


class _Index:
    """Findings by what they may bear on: short ones by day, long ones one by one."""

    def __init__(self) -> None:
        self._short: dict[_Key, list[tuple[int, str]]] = {}
        self._long: dict[_Key, dict[str, Core]] = {}
        self._marks: dict[Mark, set[str]] = {}

    def put(self, finding: str, core: Core) -> None:
        for key in keys(core.head):
            if core.last - core.first > LONG:
                self._long.setdefault(key, {})[finding] = core
            else:
                insort(self._short.setdefault(key, []), (core.first, finding))
        uncommon = mark(core)
        if uncommon is not None:
            self._marks.setdefault(uncommon, set()).add(finding)

    def take(self, finding: str, core: Core) -> None:
        for key in keys(core.head):
            if core.last - core.first > LONG:
                self._long[key].pop(finding)
            else:
                found = self._short[key]
                del found[bisect_left(found, (core.first, finding))]
        uncommon = mark(core)
        if uncommon is not None:
            self._marks[uncommon].discard(finding)

    def around(self, core: Core, gap: int) -> Iterator[str]:
        for key in keys(core.head):
            short = self._short.get(key, [])
            until = bisect_left(short, (core.last + gap + 1, ""))
            for _, finding in short[bisect_left(short, (core.first - LONG - gap, "")) : until]:
                yield finding
            for finding, other in self._long.get(key, {}).items():
                if other.first <= core.last + gap and other.last >= core.first - gap:
                    yield finding
        uncommon = mark(core)
        if uncommon is not None:
            yield from self._marks.get(uncommon, ())
