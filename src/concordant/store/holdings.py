"""What upkeep needs to know of the ledger, asked of the database in portions."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Select, and_, select

from concordant.assessment.support import Own
from concordant.assessment.upkeep import Held
from concordant.linking.correcting import corrected
from concordant.linking.decisions import Decisions
from concordant.linking.linking import Block
from concordant.linking.relations import Core, mark
from concordant.linking.statements import Statement
from concordant.linking.voices import Register, Telling
from concordant.model.claim import Claim
from concordant.model.finding import Relation
from concordant.store import codec
from concordant.store.derived import FINDINGS, MEMBERS, PLACED, RELATIONS
from concordant.store.derived_rows import (
    mark_text,
    unpack_core,
    unpack_held,
    unpack_own,
    unpack_statement,
    unpack_telling,
)
from concordant.store.nearby import Near, findings_near
from concordant.store.tables import CLAIMS
from concordant.store.writing import among

F, P = FINDINGS.c, PLACED.c


class SqlHoldings:
    """What is known, in the tables of a ledger; see ``assessment.upkeep.Holdings``.

    Args:
        connection: within the transaction that will also write the renewal.
        register: voices, outlets and the terms in which claims are compared.
        decisions: what people decided.
        gone: claims that are no more, whose findings are still there.
    """

    def __init__(
        self, connection: Connection, register: Register, decisions: Decisions, gone: Collection[str]
    ) -> None:
        self._connection, self._register, self._decisions = connection, register, decisions
        self._gone = gone

    def between(self, block: Block, first: int, last: int) -> Iterator[Statement]:
        """The statements of a block that begin between two days, both included."""
        event, agent, recipient = block
        asked = select(P.statement).where(
            P.event == event, P.agent == agent, P.recipient == recipient, P.first.between(first, last)
        )
        for (packed,) in self._connection.execute(asked):
            yield unpack_statement(packed)

    def tellings(self, claims: Collection[str]) -> Mapping[str, Telling]:
        """The tellings of these claims."""
        found = self._among(select(P.claim, P.telling), P.claim, claims)
        return {claim: unpack_telling(packed) for claim, packed in found}

    def claims(self, claims: Collection[str]) -> Mapping[str, Claim]:
        """These claims, as people corrected them."""
        joined = PLACED.join(CLAIMS, and_(CLAIMS.c.reading == P.reading, CLAIMS.c.number == P.number))
        found = self._among(select(CLAIMS.c.body).select_from(joined), P.claim, claims)
        return {claim.id: claim for claim in (self.as_judged(body) for (body,) in found)}

    def as_judged(self, body: str) -> Claim:
        """A claim from its row, as people corrected it."""
        claim = codec.claim_of(body)
        slots = self._decisions.corrections.get(claim.id)
        return corrected(claim, slots, self._register.terms) if slots else claim

    def statements(self, claims: Collection[str]) -> Mapping[str, Statement]:
        """The statements of those of these claims that are there."""
        found = self._among(select(P.claim, P.statement), P.claim, claims)
        return {claim: unpack_statement(packed) for claim, packed in found}

    def having(self, claims: Collection[str]) -> Iterable[Held]:
        """Findings with one of these claims, or with one that is no more."""
        asked = select(MEMBERS.c.finding)
        found = {f for (f,) in self._among(asked, MEMBERS.c.claim, {*claims, *self._gone})}
        return [held for _, held in sorted(self.held(found).items())]

    def around(self, cores: Sequence[Core]) -> Mapping[str, Core]:
        """Ids and cores of findings that may bear on acts with these cores."""
        found = set(findings_near(self._connection, map(self._place, cores)))
        marks = {mark_text(uncommon) for core in cores if (uncommon := mark(core)) is not None}
        found.update(f for (f,) in self._among(select(F.id), F.mark, marks))
        return {f: unpack_core(core) for f, core in sorted(self._among(select(F.id, F.core), F.id, found))}

    def _place(self, core: Core) -> Near:
        head, gap = core.head, self._register.terms.pace(core.head.event).gap
        parties = head.agent.block, head.recipient.block
        return Near(head.event, head.phase, *parties, core.first - gap, core.last + gap)

    def held(self, findings: Collection[str]) -> Mapping[str, Held]:
        """Findings by id."""
        found = self._among(select(F.id, F.core, F.own, F.body), F.id, findings)
        return {f: unpack_held(core, own, body) for f, core, own, body in found}

    def owns(self, findings: Collection[str]) -> Mapping[str, Own]:
        """What findings rest on by themselves, by their ids."""
        return {f: unpack_own(own) for f, own in self._among(select(F.id, F.own), F.id, findings)}

    def relations(self, findings: Collection[str]) -> Iterable[Relation]:
        """Relations of which one end is among these findings."""
        r = RELATIONS.c
        asked = select(r.source, r.target, r.kind, r.topic)
        return {Relation(*row) for end in (r.source, r.target) for row in self._among(asked, end, findings)}

    def _among(self, asked: Select[Any], column: Column[Any], values: Collection[Any]) -> Iterator[Any]:
        return among(self._connection, asked, column, values)
