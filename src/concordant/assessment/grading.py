"""The Admiralty credibility digit by published rules; never a probability, never "true".

The rules, in order; ``least`` is the low end of the number of independent origins, ``against`` that of the
origins that deny it.

===  =================  ====================================================================================
6    only denied        a party's own denial, with nobody who affirms
5    denied             only denied, by somebody who is no party
6    intent             a plan, an offer or a request: nothing has happened yet
6    nobody             only unnamed voices or reports that cite each other
4    contested          as many origins deny it as affirm it
2    two blocs          two origins of two blocs, one of them firm; nobody denies it, and no figures exclude
                        each other: 1 is proposed
2    two origins        two firm origins
2    admission          the actor itself says so, and somebody else
3    one origin         one firm origin
3    hedged             two origins that hedge
4    one hedged         one origin that hedges
===  =================  ====================================================================================

Digits follow the NATO Admiralty system (AJP-2.1); the thresholds are this program's own. A person's digit
stands above all rules, and only a person can give ``1``.
"""

from collections.abc import Iterable

from concordant.linking.decisions import Decisions
from concordant.model.finding import Grade, Origin, Support
from concordant.model.judgement import Judgement

DIGITS = ("1", "2", "3", "4", "5", "6")
INTENT = frozenset(("planned", "offered", "requested"))


def grade(
    support: Support, phase: str, parties: frozenset[str], least_against: int, agreed: bool = True
) -> Grade:
    """The digit that the rules give.

    Args:
        support: who says so and who denies it.
        phase: how far along it is said to be.
        parties: the parties to the act: states as blocs, others as keys of origins.
        least_against: low end of the number of origins that deny it.
        agreed: whether no two figures that are given for it exclude each other.
    """
    if not support.origins:
        outside = any(not _is_party(o, parties) for o in support.against)
        return Grade("5", "denied") if outside else Grade("6", "only_denied")
    if phase in INTENT:
        return Grade("6", "intent")
    if all(o.kind in ("unnamed", "circular") for o in support.origins):
        return Grade("6", "nobody")
    if least_against >= support.least:
        return Grade("4", "contested")
    return _affirmed(support, parties, agreed)


def _affirmed(support: Support, parties: frozenset[str], agreed: bool) -> Grade:
    if support.least >= 2:
        if support.blocs >= 2 and agreed and not support.against and _some_firm_name(support.origins):
            return Grade("2", "two_blocs", proposed="1")
        if support.firm >= 2:
            return Grade("2", "two_origins")
        if any(_is_party(o, parties) and o.firm for o in support.origins):
            return Grade("2", "admission")
        return Grade("3", "one_origin" if support.firm else "hedged")
    return Grade("3", "one_origin") if support.firm else Grade("4", "one_hedged")


def _is_party(origin: Origin, parties: frozenset[str]) -> bool:
    return origin.bloc in parties or origin.key in parties


def _some_firm_name(origins: Iterable[Origin]) -> bool:
    return any(o.firm and o.kind == "named" and o.counts != "alone" for o in origins)


def judged(rules: Grade, claims: Iterable[str], decisions: Decisions) -> Grade:
    """The digit that a person gave to a finding with these claims, or else that of the rules.

    Where several people gave one, the latest holds.
    """
    given: list[Judgement] = [decisions.grades[c] for c in claims if c in decisions.grades]
    if not given:
        return rules
    last = max(given, key=lambda j: (j.when, j.id))
    digit = last.details.get("digit", "")
    return Grade(digit, "person", rules.proposed, last.who) if digit in DIGITS else rules
