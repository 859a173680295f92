"""How many speak for each act, how many of them independently, and the digit that follows."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from concordant.assessment.grading import grade, judged
from concordant.linking.acts import Act
from concordant.linking.clusters import Cluster
from concordant.linking.comparing import disagree
from concordant.linking.decisions import Decisions
from concordant.linking.origins import Counted, count, origins_of, together
from concordant.linking.relations import Bearing, Core, core_of
from concordant.linking.sureness import surely_one
from concordant.linking.voices import Register, Telling
from concordant.model.finding import Finding, Grade, Origin, Support

Families = Callable[[Sequence[Telling]], Mapping[str, str]]
"""Claim id → key of the family of reports that its passage belongs to, for the tellings of one act.

A claim that is missing is a family of its own report.
"""


class Weighed(NamedTuple):
    """What an act rests on."""

    support: Support
    grade: Grade


class Own(NamedTuple):
    """What an act rests on by itself, before others that bear on it are looked at.

    Attributes:
        origins: of those who affirm it.
        against: of those who deny it.
        reports: ids of the reports that affirm it.
        families: keys of the families that these reports form.
        sure: its claims in groups that are about one act for sure; empty where all of them are.
        agreed: whether no two of its figures exclude each other.
    """

    origins: tuple[Origin, ...]
    against: tuple[Origin, ...]
    reports: frozenset[str]
    families: frozenset[str]
    sure: tuple[frozenset[str], ...] = ()
    agreed: bool = True


class Voiced(NamedTuple):
    """What an act rests on by itself, with its part in the support of others.

    Attributes:
        own: what it rests on by itself.
        sure: the count of origins of whichever of its groups of claims, each about one act for sure, is best
            supported.
    """

    own: Own
    sure: Counted


def weigh(
    acts: Sequence[Act],
    bearings: Iterable[Bearing],
    tellings: Mapping[str, Telling],
    families: Families,
    decisions: Decisions,
    register: Register,
) -> list[Weighed]:
    """The support and grade of every act, in their order.

    What a specific act rests on also supports the general acts that it entails, never the reverse. A
    denial counts against every act that it covers, and never for one.

    Args:
        acts: all that bear on each other.
        bearings: how they do.
        tellings: claim id → telling, for all claims of the acts.
        families: which tellings are copies of one text.
        decisions: what people decided.
        register: who speaks for whom.
    """
    own = [voiced(own_of(act, tellings, families, decisions), decisions) for act in acts]
    below: dict[int, list[int]] = {}
    denying: dict[int, list[int]] = {}
    for b in bearings:
        if b.entails:
            below.setdefault(b.target, []).append(b.source)
        elif b.topic == "polarity":
            denying.setdefault(b.target, []).append(b.source)
    found = []
    for i, act in enumerate(acts):
        speaking = [own[i], *(own[j] for j in below.get(i, ()))]
        against = [own[i], *(own[j] for j in denying.get(i, ()))]
        claims = [s.id for s in act.statements] if decisions.grades else []
        found.append(rest(core_of(act), claims, speaking, against, decisions, register))
    return found


def own_of(act: Act, tellings: Mapping[str, Telling], families: Families, decisions: Decisions) -> Own:
    """What an act rests on by itself."""
    told = _told(act.versions, tellings)
    grouped = families(told)
    against = _told(act.denials, tellings)
    return Own(
        origins_of(told, grouped),
        origins_of(against, families(against)) if against else (),
        frozenset(t.report for t in told),
        frozenset(grouped.get(t.claim, t.report) for t in told),
        surely_one(act.versions, decisions),
        not any(disagree(a.head.figure, b.head.figure) for a, b in combinations(act.versions, 2)),
    )


def own_again(own: Own, finding: Finding, tellings: Mapping[str, Telling], families: Families) -> Own:
    """What the act of a finding rests on by itself, now that other tellings of it are copies than before."""
    told = [tellings[claim] for version in finding.versions for claim in version.claims]
    against = [tellings[claim] for denial in finding.denials for claim in denial.claims]
    grouped = families(told)
    return own._replace(
        origins=origins_of(told, grouped),
        against=origins_of(against, families(against)) if against else (),
        families=frozenset(grouped.get(t.claim, t.report) for t in told),
    )


def _told(clusters: Iterable[Cluster], tellings: Mapping[str, Telling]) -> list[Telling]:
    return [tellings[s.id] for c in clusters for s in c.members]


def rest(
    core: Core,
    claims: Iterable[str],
    speaking: Sequence[Voiced],
    denying: Sequence[Voiced],
    decisions: Decisions,
    register: Register,
) -> Weighed:
    """What an act rests on, with the others that bear on it.

    Args:
        core: what it says.
        claims: ids of its claims, by which a person's grade is found.
        speaking: what it rests on by itself, then what those rest on that entail it.
        denying: what it rests on by itself, then what those rest on that deny it.
        decisions: what people decided.
        register: who speaks for whom.
    """
    counted = count(together(v.own.origins for v in speaking), decisions)
    sure = max((v.sure for v in speaking), key=_surely)
    against = count(together(v.own.against for v in denying), decisions)
    support = Support(
        reports=len(frozenset().union(*(v.own.reports for v in speaking))),
        families=len(frozenset().union(*(v.own.families for v in speaking))),
        least=sure.least,
        most=len(counted.origins),
        origins=counted.origins,
        against=against.origins,
        caveats=_caveats(counted, sure),
        firm=sure.firm,
        blocs=sure.blocs,
    )
    head = core.head
    parties = frozenset(voice for party in (head.agent, head.recipient) for voice in register.speaking(party))
    return Weighed(
        support,
        judged(grade(support, head.phase, parties, against.least, speaking[0].own.agreed), claims, decisions),
    )


def voiced(own: Own, decisions: Decisions) -> Voiced:
    """An act with the count of origins that speak for one act for sure.

    Two deliveries, each told by one origin, both support that something was delivered; but neither is told
    by two. So origins are not added up over acts, nor over claims that are only likely to be about one act:
    the best supported group counts.
    """
    groups = [[o for o in own.origins if not group.isdisjoint(o.claims)] for group in own.sure]
    return Voiced(own, max((count(g, decisions) for g in groups or [list(own.origins)]), key=_surely))


def _surely(counted: Counted) -> tuple[int, int, int]:
    return counted.least, counted.firm, counted.blocs


def _caveats(counted: Counted, sure: Counted) -> tuple[str, ...]:
    several = ("several_acts",) if counted.least > sure.least else ()
    return tuple(sorted({*counted.caveats, *sure.caveats, *several}))
