"""What people decided, as linking uses it: who belongs together, who does not, what counts no more.

A judgement that a later one takes back is as if it had never been made. Where people disagree, the
later decision on the same claims holds; where a chain of "same" runs into a "different", "different" holds.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from concordant.model.judgement import PAIRS, Judgement, JudgementKind


def _nothing() -> Mapping[str, frozenset[str]]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Decisions:
    """Judgements that hold, sorted by what they are good for.

    Attributes:
        together: pairs of claims that are of one act.
        apart: claim id → claims of other acts.
        one_origin: pairs of claims that rest on one origin.
        independent: claim id → claims whose origins are independent of it.
        rejected: claims that a person took for misread.
        accepted: claims that a person confirmed.
        grades: claim id → the judgement that gave the digit of its finding.
        corrections: claim id → slot → value.
    """

    together: tuple[tuple[str, str], ...] = ()
    apart: Mapping[str, frozenset[str]] = field(default_factory=_nothing)
    one_origin: tuple[tuple[str, str], ...] = ()
    independent: Mapping[str, frozenset[str]] = field(default_factory=_nothing)
    rejected: frozenset[str] = frozenset()
    accepted: frozenset[str] = frozenset()
    grades: Mapping[str, Judgement] = field(default_factory=lambda: MappingProxyType({}))
    corrections: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: MappingProxyType({}))

    def counts(self, claim: str, waits: bool) -> bool:
        """Whether a claim counts: nobody rejected it, and if it waits for a person, one has confirmed it."""
        if claim in self.rejected:
            return False
        return not waits or claim in self.accepted or claim in self.corrections


def standing(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The judgements that nobody took back, oldest first."""
    ordered = sorted(judgements, key=lambda j: (j.when, j.id))
    gone: set[str] = set()
    # A retraction can itself be taken back, by a later one: the newest are looked at first.
    for judgement in reversed(ordered):
        if judgement.kind == "retract" and judgement.id not in gone:
            gone.add(judgement.details.get("judgement", ""))
    return tuple(j for j in ordered if j.id not in gone and j.kind != "retract")


def decide(judgements: Iterable[Judgement]) -> Decisions:
    """The decisions that hold, in whatever order the judgements come."""
    pairs: dict[tuple[str, tuple[str, str]], JudgementKind] = {}
    opinions: dict[str, JudgementKind] = {}
    grades: dict[str, Judgement] = {}
    corrections: dict[str, dict[str, str]] = {}
    for judgement in standing(judgements):
        claims = [anchor.claim for anchor in judgement.about]
        if judgement.kind in PAIRS and len(claims) == 2 and claims[0] != claims[1]:
            subject = "act" if judgement.kind in ("same", "different") else "origin"
            pairs[subject, (min(claims), max(claims))] = judgement.kind
        elif judgement.kind in ("accept", "reject"):
            opinions.update(dict.fromkeys(claims, judgement.kind))
        elif judgement.kind == "regrade":
            grades.update(dict.fromkeys(claims, judgement))
        elif judgement.kind == "correct":
            for claim in claims:
                corrections.setdefault(claim, {}).update(
                    {k: v for k, v in judgement.details.items() if k != "judgement"}
                )
    return Decisions(
        together=_pairs(pairs, "same"),
        apart=_both_ways(_pairs(pairs, "different")),
        one_origin=_pairs(pairs, "same_origin"),
        independent=_both_ways(_pairs(pairs, "independent")),
        rejected=frozenset(c for c, kind in opinions.items() if kind == "reject"),
        accepted=frozenset(c for c, kind in opinions.items() if kind == "accept"),
        grades=MappingProxyType(grades),
        corrections=MappingProxyType(corrections),
    )


def _pairs(
    pairs: Mapping[tuple[str, tuple[str, str]], JudgementKind], kind: JudgementKind
) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(pair for (_, pair), each in pairs.items() if each == kind))


def _both_ways(pairs: Iterable[tuple[str, str]]) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for a, b in pairs:
        found.setdefault(a, set()).add(b)
        found.setdefault(b, set()).add(a)
    return MappingProxyType({k: frozenset(v) for k, v in found.items()})
