"""Findings kept up to date: what came or went changes only what it touches.

The result is the one that reconciling everything would give. Acts are linked again in the zones around what
came and went; findings elsewhere keep their claims, and only those that bear on a changed one, or did, are
weighed again.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple, Protocol

from concordant.assessment.assembling import assemble, by_ends
from concordant.assessment.support import Families, Own, Voiced, Weighed, own_again, own_of, rest, voiced
from concordant.linking.acts import Act
from concordant.linking.clusters import Cluster, Crowd
from concordant.linking.decisions import Decisions
from concordant.linking.linking import join
from concordant.linking.relations import Core, Relating, core_of
from concordant.linking.relinking import Change, Shelf, relink
from concordant.linking.statements import Statement
from concordant.linking.voices import Register, Telling
from concordant.model.claim import Claim
from concordant.model.finding import Finding, Relation


class Held(NamedTuple):
    """A finding with what it takes to weigh it again."""

    finding: Finding
    core: Core
    own: Own


class Holdings(Shelf, Protocol):
    """What is already known, wherever it is kept."""

    def tellings(self, claims: Collection[str]) -> Mapping[str, Telling]:
        """The tellings of these claims."""
        ...

    def claims(self, claims: Collection[str]) -> Mapping[str, Claim]:
        """These claims."""
        ...

    def statements(self, claims: Collection[str]) -> Mapping[str, Statement]:
        """The statements of those of these claims that are there."""
        ...

    def having(self, claims: Collection[str]) -> Iterable[Held]:
        """Findings with one of these claims, or with one that is no more."""
        ...

    def around(self, cores: Sequence[Core]) -> Mapping[str, Core]:
        """Ids and cores of findings that may bear on acts with these cores, or these on them.

        Some that do not are no harm.
        """
        ...

    def held(self, findings: Collection[str]) -> Mapping[str, Held]:
        """Findings by id."""
        ...

    def owns(self, findings: Collection[str]) -> Mapping[str, Own]:
        """What findings rest on by themselves, by their ids; many thousands may be asked for."""
        ...

    def relations(self, findings: Collection[str]) -> Iterable[Relation]:
        """Relations of which one end is among these findings."""
        ...


class Renewal(NamedTuple):
    """What has to be put in the place of what.

    Attributes:
        void: ids of findings that are no more, or that are given anew.
        held: findings that are new, or that rest on something else than before.
        relations: relations of those findings whose claims may have changed; all earlier ones of void or
            renewed findings are no more.
        renewed: ids of the findings whose relations are given.
        crowds: where too much was said at once.
    """

    void: frozenset[str]
    held: tuple[Held, ...]
    relations: tuple[Relation, ...]
    renewed: frozenset[str]
    crowds: tuple[Crowd, ...]


def renew(
    touched: Iterable[Statement],
    holdings: Holdings,
    register: Register,
    decisions: Decisions,
    families: Callable[[Collection[Telling]], Families],
    retied: Collection[str] = (),
) -> Renewal:
    """What changes with statements that came or went.

    Args:
        touched: statements that came or went, or about which a person decided; the holdings already hold the
            statements that came, and no more those that went.
        holdings: what is known.
        register: voices, outlets and the terms in which claims are compared.
        decisions: what people decided.
        families: gives, for all tellings at once, what tells of some of them which are copies of one text.
        retied: ids of findings of which that is not what it was, though nothing that they hold was touched.
    """
    looked_at = list(touched)
    change, old = _relinked(looked_at, holdings, register, decisions)
    acts, void = _changed(join(change.acts, decisions), old, {s.id for s in looked_at})
    ids = [s.id for act in acts for s in act.statements]
    tellings, claims = holdings.tellings(ids), holdings.claims(_heads(acts))
    alike = families(tellings.values())
    fresh = [_fresh(act, tellings, claims, alike, register, decisions) for act in acts]
    near = {i: core for i, core in holdings.around([h.core for h in fresh]).items() if i not in void}
    relations = _relations({h.finding.id: h.core for h in fresh}, near, register)
    tied = _tied(holdings.held(set(retied) - void), holdings, families)
    return _weighed(fresh, tied, void, relations, change.crowds, holdings, register, decisions)


def _tied(
    old: Mapping[str, Held], holdings: Holdings, families: Callable[[Collection[Telling]], Families]
) -> dict[str, Held]:
    """Findings whose acts are what they were, with what they rest on by themselves now."""
    tellings = holdings.tellings([claim for h in old.values() for claim in h.finding.claims])
    alike = families(tellings.values())
    return {i: h._replace(own=own_again(h.own, h.finding, tellings, alike)) for i, h in old.items()}


def _changed(
    acts: Sequence[Act], old: Iterable[Held], touched: Collection[str]
) -> tuple[list[Act], frozenset[str]]:
    """The acts that are not what a finding holds already, and the findings that are no more."""
    before = {_shape(h.finding): h.finding.id for h in old}
    kept = {
        shape
        for act in acts
        if (shape := _shape_of(act)) in before and not any(s.id in touched for s in act.statements)
    }
    fresh = [act for act in acts if _shape_of(act) not in kept]
    return fresh, frozenset(finding for shape, finding in before.items() if shape not in kept)


_Shape = tuple[frozenset[tuple[str, ...]], frozenset[tuple[str, ...]]]
"""Which claims put an act in the same terms, and which deny it so."""


def _shape(finding: Finding) -> _Shape:
    return frozenset(v.claims for v in finding.versions), frozenset(v.claims for v in finding.denials)


def _shape_of(act: Act) -> _Shape:
    def told(clusters: Iterable[Cluster]) -> frozenset[tuple[str, ...]]:
        return frozenset(tuple(s.id for s in c.members) for c in clusters)

    return told(act.versions), told(act.denials)


def _relinked(
    touched: Iterable[Statement], holdings: Holdings, register: Register, decisions: Decisions
) -> tuple[Change, list[Held]]:
    """The acts around what was touched, and the findings that they replace, both whole.

    A person may have joined acts that are far apart: then both ends are linked again.
    """
    partners: dict[str, set[str]] = {}
    for one, other in decisions.together:
        partners.setdefault(one, set()).add(other)
        partners.setdefault(other, set()).add(one)
    known = list(touched)
    while True:
        change = relink(known, holdings, register.terms, decisions)
        old = list(holdings.having(change.claims))
        linked = {s.id for act in change.acts for s in act.statements}
        beyond = {claim for h in old for claim in h.finding.claims} | {
            partner for claim in linked for partner in partners.get(claim, ())
        }
        more = holdings.statements(beyond - linked - {s.id for s in known})
        if not more:
            return change, old
        known += more.values()


def _heads(acts: Iterable[Act]) -> list[str]:
    return [c.head.id for act in acts for c in (*act.versions, *act.denials)]


def _fresh(
    act: Act,
    tellings: Mapping[str, Telling],
    claims: Mapping[str, Claim],
    families: Families,
    register: Register,
    decisions: Decisions,
) -> Held:
    """An act as a finding that nothing else bears on yet."""
    own, core = own_of(act, tellings, families, decisions), core_of(act)
    first = [voiced(own, Decisions())]
    alone = rest(core, (), first, first, Decisions(), register)
    return Held(assemble(act, alone, claims, register.terms), core, own)


def _relations(
    fresh: Mapping[str, Core], near: Mapping[str, Core], register: Register
) -> tuple[Relation, ...]:
    """Relations of which one end at least is fresh."""
    ids, cores = [*fresh, *near], [*fresh.values(), *near.values()]
    found = []
    for b in Relating(cores, register.terms).all():
        if min(b.source, b.target) < len(fresh):
            source, target = ids[b.source], ids[b.target]
            if not b.entails and b.topic != "polarity":
                # Neither end comes first: which one was met first must not show.
                source, target = min(source, target), max(source, target)
            found.append(Relation(source, target, "entails" if b.entails else "contradicts", b.topic))
    return tuple(sorted(found, key=by_ends))


def _weighed(
    fresh: Sequence[Held],
    tied: Mapping[str, Held],
    void: frozenset[str],
    relations: tuple[Relation, ...],
    crowds: tuple[Crowd, ...],
    holdings: Holdings,
    register: Register,
    decisions: Decisions,
) -> Renewal:
    """Fresh findings and all whose support they or new ties change, weighed with what bears on them now."""
    new = {h.finding.id: h for h in fresh}
    gone = void | new.keys()
    changed = void | tied.keys()
    once = {r.target for r in holdings.relations(changed) if r.source in changed and r.target not in gone}
    bearing = {r.target for r in relations if r.target not in new}
    again = {**holdings.held((once | bearing) - tied.keys()), **tied, **new}
    into = _into(again.keys(), relations, gone, holdings)
    owns = {i: h.own for i, h in again.items()}
    # Thousands of specific acts may support one general act: no more is fetched of each than what it adds.
    owns |= holdings.owns({i for found in into.values() for i in found} - owns.keys())
    voices = {i: voiced(own, decisions) for i, own in owns.items()}
    renewed = [_rested(h, voices, into.get(i, {}), register, decisions) for i, h in again.items()]
    return Renewal(void | frozenset(again), tuple(renewed), relations, frozenset(gone), crowds)


def _into(
    findings: Collection[str], relations: Iterable[Relation], gone: Collection[str], holdings: Holdings
) -> dict[str, dict[str, Relation]]:
    """What bears on each of these findings, by the finding that does."""
    kept = [r for r in holdings.relations(findings) if r.source not in gone and r.target not in gone]
    into: dict[str, dict[str, Relation]] = {}
    for r in (*kept, *relations):
        if r.target in findings:
            into.setdefault(r.target, {})[r.source] = r
    return into


def _rested(
    held: Held,
    voices: Mapping[str, Voiced],
    into: Mapping[str, Relation],
    register: Register,
    decisions: Decisions,
) -> Held:
    own = voices[held.finding.id]
    speaking = [own, *(voices[i] for i, r in sorted(into.items()) if r.kind == "entails")]
    denying = [own, *(voices[i] for i, r in sorted(into.items()) if r.topic == "polarity")]
    claims = held.finding.claims if decisions.grades else ()
    weighed = rest(held.core, claims, speaking, denying, decisions, register)
    return held._replace(finding=_with(held.finding, weighed))


def _with(finding: Finding, weighed: Weighed) -> Finding:
    return replace(finding, support=weighed.support, grade=weighed.grade)
