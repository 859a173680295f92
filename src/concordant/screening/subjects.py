"""Whom to screen: the actors of findings, and the known actors to whom they belong."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from concordant.knowledge.schema import Actor as Known
from concordant.linking.terms import fold, is_described
from concordant.model.claim import Actor
from concordant.model.finding import Finding
from concordant.screening.listed import Kind, dates, numbers

_KINDS: Mapping[str, Kind] = {"person": "person", "vessel": "vessel"}
_BIRTH = "birth_date"


@dataclass(frozen=True, slots=True)
class Subject:
    """One actor to be screened.

    Attributes:
        id: key into the knowledge; None where only reports name it.
        name: canonical name.
        kind: what sort of actor, in the terms of lists.
        names: all full names in all languages.
        identifiers: kind of register and number there.
        births: dates of birth.
        findings: ids of the findings in which it takes part.
        behind: ids of the actors of findings that belong to it, where it takes no part itself.
    """

    id: str | None
    name: str
    kind: Kind
    names: tuple[str, ...]
    identifiers: frozenset[tuple[str, str]]
    births: tuple[str, ...]
    findings: tuple[str, ...]
    behind: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Subjects:
    """Whom to screen.

    Attributes:
        screened: the actors, by name.
        states: how many states were left out: lists name people, bodies and ships.
    """

    screened: tuple[Subject, ...]
    states: int


def subjects(findings: Iterable[Finding], actors: Mapping[str, Known], everybody: bool = False) -> Subjects:
    """The actors of findings and those to whom they belong; with ``everybody`` all known actors too."""
    by_name = {fold(actor.name): actor.id for actor in actors.values()}
    known: dict[str, set[str]] = {}
    named: dict[str, tuple[str, set[str]]] = {}
    for finding in findings:
        for identifier, name in _parties(finding):
            key = identifier if identifier in actors else by_name.get(fold(name))
            if key is not None:
                known.setdefault(key, set()).add(finding.id)
            elif not is_described(name):
                named.setdefault(fold(name), (name, set()))[1].add(finding.id)
    behind = _behind(known, actors)
    found = [_known(actors[key], ids, ()) for key, ids in known.items()]
    found += [_known(actors[key], (), below) for key, below in behind.items() if key not in known]
    if everybody:
        found += [
            _known(actor, (), ()) for key, actor in actors.items() if key not in known and key not in behind
        ]
    found += [_named(name, ids) for name, ids in named.values()]
    screened = [each for each in found if each.id is None or actors[each.id].kind != "state"]
    ordered = sorted(screened, key=lambda each: (fold(each.name), each.id or ""))
    return Subjects(tuple(ordered), len(found) - len(screened))


def _parties(finding: Finding) -> Iterator[tuple[str | None, str]]:
    for party in (finding.agent, finding.recipient):
        if party is not None:
            yield from _apart(party)


def _apart(party: Actor) -> Iterator[tuple[str | None, str]]:
    names = [name.strip() for name in party.name.split(";") if name.strip()]
    ids = [one.strip() for one in (party.id or "").split(";")]
    for number, name in enumerate(names):
        yield (ids[number] or None) if len(ids) == len(names) else None, name


def _behind(known: Iterable[str], actors: Mapping[str, Known]) -> dict[str, tuple[str, ...]]:
    """Actors to whom known ones belong, with these."""
    found: dict[str, list[str]] = {}
    for start in sorted(known):
        waiting, seen = list(actors[start].member_of), {start}
        while waiting:
            one = waiting.pop()
            if one in seen or one not in actors:
                continue
            seen.add(one)
            found.setdefault(one, []).append(start)
            waiting.extend(actors[one].member_of)
    return {one: tuple(below) for one, below in found.items()}


def _known(actor: Known, findings: Iterable[str], behind: tuple[str, ...]) -> Subject:
    names = (actor.name, *(name for held in actor.names.values() for name in held))
    pairs = [pair for pair in actor.identifiers.items() if pair[0] != _BIRTH]
    births = [value for key, value in actor.identifiers.items() if key == _BIRTH]
    return Subject(
        actor.id,
        actor.name,
        _KINDS.get(actor.kind, "entity"),
        tuple(dict.fromkeys(names)),
        numbers(pairs),
        dates(births),
        tuple(sorted(findings)),
        behind,
    )


def _named(name: str, findings: Iterable[str]) -> Subject:
    return Subject(None, name, "unknown", (name,), frozenset(), (), tuple(sorted(findings)))
