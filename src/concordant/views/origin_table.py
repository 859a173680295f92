"""All origins of a ledger: in how many findings each stands for what is said, and in how many against."""

from collections.abc import Iterable
from dataclasses import dataclass

from concordant.model.finding import Finding, Origin, OriginKind
from concordant.views.names import Names
from concordant.views.text import Line, Piece, line
from concordant.views.wording import Wording


@dataclass(slots=True)
class OriginReach:
    """An origin over all findings.

    Attributes:
        name: how it is called.
        bloc: whom it belongs to.
        kind: how it is known.
        key: by which it is compared; outlets that speak for themselves have one of their name.
        findings: in how many it stands for what is said.
        denials: in how many it stands against.
        claims: how many claims rest on it.
        sample: one of its claims.
    """

    name: str
    bloc: str | None
    kind: OriginKind
    key: str
    sample: str
    findings: int = 0
    denials: int = 0
    claims: int = 0


def over_all(findings: Iterable[Finding]) -> tuple[OriginReach, ...]:
    """All origins of these findings, those behind most of them first."""
    found: dict[str, OriginReach] = {}
    claims: dict[str, set[str]] = {}
    for finding in findings:
        for origin in finding.support.origins:
            _note(origin, found, claims).findings += 1
        for origin in finding.support.against:
            _note(origin, found, claims).denials += 1
    for key, reach in found.items():
        reach.claims = len(claims[key])
    return tuple(sorted(found.values(), key=lambda s: (-s.findings - s.denials, -s.claims, s.key)))


def _note(origin: Origin, found: dict[str, OriginReach], claims: dict[str, set[str]]) -> OriginReach:
    key = f"own:{origin.name}" if origin.kind == "own" else origin.key
    if key not in found:
        found[key] = OriginReach(origin.name, origin.bloc, origin.kind, key, origin.claims[0])
    claims.setdefault(key, set()).update(origin.claims)
    return found[key]


ORIGIN_COLUMNS = ("origin", "bloc", "kind", "findings", "denials", "claims")


def origin_row(reach: OriginReach, words: Wording, names: Names) -> tuple[Line, ...]:
    """The cells of an origin over all findings."""
    origin = Origin(reach.key, reach.name, reach.bloc, reach.kind, ())
    counts = (reach.findings, reach.denials, reach.claims)
    return (
        line(Piece(_called(origin, words, names), "voice")),
        line("; ".join(names.bloc(code) for code in (reach.bloc or "–").split(";"))),
        line(words.of("origin_kind", reach.kind)),
        *(line(words.number(count)) for count in counts),
    )


def _called(origin: Origin, words: Wording, names: Names) -> str:
    """The name of an origin; unnamed ones of a bloc were called many things."""
    name = names.origin(origin)
    return words.say("origin", origin.kind, name=name) if origin.kind == "unnamed" else name


def reached(reach: OriginReach) -> dict[str, str | int | None]:
    """The origin over all findings as a JSON object."""
    return {
        "key": reach.key,
        "name": reach.name,
        "bloc": reach.bloc,
        "kind": reach.kind,
        "findings": reach.findings,
        "denials": reach.denials,
        "claims": reach.claims,
    }
