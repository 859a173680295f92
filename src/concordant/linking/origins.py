"""Origins: who is behind what several reports say, once all who merely pass it on are left out.

The count is a pure function of the tellings and of the families that they form. Copies of one text are a
family; what any member of a family names as its source is the source of all, so that a copy which drops its
source adds nothing. An outlet that cites nobody is a source; one that cites others leads on to them.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from concordant.linking.decisions import Decisions
from concordant.linking.voices import Source, Telling
from concordant.model.finding import Counts, Origin, OriginKind

_WEIGHT: Mapping[Counts, int] = {"alone": 0, "for_bloc": 1, "always": 2}

_WORDS_ALIKE = 2
"""Names of outlets that the knowledge lacks are compared by their words; shorter words say nothing."""


class Counted(NamedTuple):
    """Origins and the interval of their number.

    Attributes:
        origins: all that may be independent, by key.
        least: the number that is left if nothing unproved counts.
        caveats: why ``least`` is lower than the number of origins, as codes.
        firm: number of origins that count in ``least`` and put it as plain fact.
        blocs: number of blocs among those that count in ``least``.
    """

    origins: tuple[Origin, ...]
    least: int
    caveats: tuple[str, ...]
    firm: int
    blocs: int


def origins_of(tellings: Sequence[Telling], families: Mapping[str, str]) -> tuple[Origin, ...]:
    """The origins of tellings that all say the same, by key.

    Args:
        tellings: of one finding, in any order.
        families: claim id → key of the family of its passage; a claim that is missing is of a family of its
            own report.
    """
    grouped: dict[str, list[Telling]] = {}
    for telling in tellings:
        grouped.setdefault(families.get(telling.claim, telling.report), []).append(telling)
    chart = _Chart(grouped.values())
    held: dict[str, _Holder] = {}
    for family, members in grouped.items():
        for source in chart.behind(family, members):
            holder = held.get(source.key)
            told = holder.tellings if holder else []
            held[source.key] = _Holder(_joined(source, holder.source) if holder else source, told)
            told.extend(members)
    return tuple(_origin(held[key]) for key in sorted(held))


def together(groups: Iterable[Iterable[Origin]]) -> tuple[Origin, ...]:
    """The origins of several findings as those of one that all of them support, by key."""
    held: dict[str, list[Origin]] = {}
    for group in groups:
        for o in group:
            held.setdefault(o.key, []).append(o)
    return tuple(_as_one(held[key]) for key in sorted(held))


def _as_one(same: Sequence[Origin]) -> Origin:
    """What one origin said in several findings; thousands may say in detail what one says in general."""
    if all(o.claims == same[0].claims for o in same):
        return same[0]
    claims = tuple(sorted({claim for o in same for claim in o.claims}))
    counts = max((o.counts for o in same), key=_WEIGHT.__getitem__)
    return replace(same[0], claims=claims, firm=any(o.firm for o in same), counts=counts)


def count(origins: Sequence[Origin], decisions: Decisions) -> Counted:
    """How many origins there are at least and at most.

    A named body counts. Somebody unnamed, a capital or a person of no known body may be a body of the same
    bloc under another name. An outlet that names nobody, a source that only some copies of a text name,
    and reports that cite each other may be anybody.
    """
    merged = _merged(origins, decisions)
    counting = [o for o in merged if o.counts == "always" or _proved(o, merged, decisions)]
    blocs = {o.bloc for o in counting}
    for origin in sorted(merged, key=_plainest):
        if origin.counts == "for_bloc" and origin.bloc is not None and origin.bloc not in blocs:
            blocs.add(origin.bloc)
            counting.append(origin)
    counting = counting or sorted(merged, key=_plainest)[:1]
    doubtful = [o for o in merged if o not in counting]
    return Counted(
        tuple(merged),
        len(counting),
        tuple(sorted({_CAVEATS.get(o.kind, o.kind) for o in doubtful})),
        sum(o.firm for o in counting) + len(_firm_by_another_name(counting, doubtful)),
        len({o.bloc or o.key for o in counting}),
    )


def _plainest(origin: Origin) -> tuple[bool, str, str]:
    """Whose word is taken where only one of several counts."""
    return not origin.firm, origin.kind, origin.key


def _firm_by_another_name(counting: Iterable[Origin], doubtful: Iterable[Origin]) -> set[str]:
    """Blocs of which only somebody who may be one of those that count puts it as plain fact."""
    firm = {o.bloc for o in doubtful if o.counts == "for_bloc" and o.firm and o.bloc is not None}
    return firm - {o.bloc for o in counting if o.firm}


_CAVEATS = {"own": "unattributed", "named": "same_bloc"}


class _Holder(NamedTuple):
    source: "_Behind"
    tellings: list[Telling]


class _Behind(NamedTuple):
    """A source at the end of its chain."""

    key: str
    name: str
    bloc: str | None
    kind: OriginKind
    counts: Counts


def _joined(one: _Behind, other: _Behind) -> _Behind:
    """One source met twice: what is known of it either way, whichever was met first."""
    told = min(one, other, key=lambda b: (b.bloc is None, b.name == b.key, b))
    return told._replace(counts=max(one.counts, other.counts, key=_WEIGHT.__getitem__))


class _Chart:
    """Who cites whom within one finding."""

    def __init__(self, families: Collection[Sequence[Telling]]) -> None:
        self._outlets = {t.outlet for members in families for t in members if t.outlet}
        sources = {t.chain[0] for members in families for t in members if t.chain}
        self._read = {source: self._as_outlet(source) for source in sources}
        self._named = set(self._read.values())
        self._cited: dict[str, set[Source]] = {}
        self._reach: dict[str, frozenset[str]] = {}
        for members in families:
            self._chart(members)

    def _chart(self, members: Sequence[Telling]) -> None:
        """Note whom the outlets of one family cite: a copy that drops its source cites it all the same."""
        leading = _leading(members)
        sources = {t.chain[0] for t in members if t.chain and t.chain[0].key in leading}
        named: dict[str, set[Source]] = {}
        for t in members:
            named.setdefault(t.outlet, set()).update(t.chain[:1])
        for outlet, own in named.items():
            if outlet:
                cited = (s for s in own or sources if self._read[s] != outlet)
                self._cited.setdefault(outlet, set()).update(cited)

    def behind(self, family: str, members: Sequence[Telling]) -> list[_Behind]:
        """The sources at the end of all chains of one family.

        Copies of one text have one source. What only some of them name instead may be a slip.
        """
        leading = _leading(members)
        found: dict[str, _Behind] = {}
        for source in {t.chain[0] for t in members if t.chain}:
            for end in self._ends(source):
                behind = end if source.key in leading else end._replace(counts="alone")
                before = found.get(behind.key)
                found[behind.key] = _joined(behind, before) if before else behind
        return list(found.values()) or list(self._own(family, members))

    def _ends(self, source: Source) -> Iterator[_Behind]:
        outlet = self._read[source]
        if outlet is not None:
            yield from self._behind_outlet(outlet, source.name, source.bloc)
            return
        kind: OriginKind = source.kind if source.kind in ("unnamed", "artefact") else "named"
        counts: Counts = "for_bloc" if source.loose else "always"
        yield _Behind(source.key, source.name, source.bloc, kind, counts)

    def _behind_outlet(self, outlet: str, name: str, bloc: str | None) -> Iterator[_Behind]:
        """The ends of all that an outlet cites, or the outlet itself where it cites nobody.

        Outlets that cite nobody but each other are one origin that counts for nothing.
        """
        if not self._cited.get(outlet):
            yield _Behind(outlet, name, bloc, "named", "always")
            return
        reached = {outlet, *self._reached(outlet)}
        ends = [end for each in reached for source in self._cited.get(each, ()) for end in self._last(source)]
        yield from ends
        for each in () if ends else reached:
            circle = self._reached(each)
            if all(each in self._reached(other) for other in circle):
                yield _Behind(f"circular:{min(circle)}", min(circle), None, "circular", "alone")

    def _last(self, source: Source) -> Iterator[_Behind]:
        """The source itself, where it leads no further."""
        outlet = self._read[source]
        if outlet is None or not self._cited.get(outlet):
            yield from self._ends(source)

    def _reached(self, outlet: str) -> frozenset[str]:
        """The outlets to which those that an outlet cites lead."""
        found = self._reach.get(outlet)
        if found is None:
            reached: set[str] = set()
            ahead = [outlet]
            while ahead:
                for source in self._cited.get(ahead.pop(), ()):
                    read = self._read[source]
                    if read is not None and read not in reached:
                        reached.add(read)
                        ahead.append(read)
            found = self._reach[outlet] = frozenset(reached)
        return found

    def _as_outlet(self, source: Source) -> str | None:
        """The outlet among those that report here which a source is, if it is one."""
        if source.key in self._outlets or source.kind == "outlet":
            return source.key
        if source.kind != "named":
            return None
        words = _words(source.key)
        for outlet in sorted(self._outlets) if words else ():
            if words <= _words(outlet) or _words(outlet) <= words:
                return outlet
        return None

    def _own(self, family: str, members: Sequence[Telling]) -> Iterator[_Behind]:
        """The outlet itself, where nobody of the family names a source."""
        outlets = sorted({t.outlet for t in members if t.outlet})
        cited = next((outlet for outlet in outlets if outlet in self._named), None)
        if cited is not None:
            yield from self._behind_outlet(cited, _published(members, cited), None)
        else:
            yield _Behind(f"own:{family}", _published(members, family), None, "own", "alone")


def _leading(members: Sequence[Telling]) -> frozenset[str]:
    """The source that most reports of a family name, and those that one of these reports names beside it."""
    named: dict[str, set[str]] = {}
    for t in members:
        if t.chain:
            named.setdefault(t.report, set()).add(t.chain[0].key)
    counts: dict[str, int] = {}
    for keys in named.values():
        for key in keys:
            counts[key] = counts.get(key, 0) + 1
    if not counts:
        return frozenset()
    top = min(counts, key=lambda key: (-counts[key], key))
    return frozenset(key for keys in named.values() if top in keys for key in keys)


def _words(name: str) -> frozenset[str]:
    return frozenset(word for word in name.split() if len(word) > _WORDS_ALIKE)


def _merged(origins: Sequence[Origin], decisions: Decisions) -> list[Origin]:
    """Origins with those joined that people said to be one."""
    if not decisions.one_origin:
        return list(origins)
    keys_of: dict[str, set[str]] = {}
    for origin in origins:
        for claim in origin.claims:
            keys_of.setdefault(claim, set()).add(origin.key)
    stands = {o.key: o.key for o in origins}
    for one, other in decisions.one_origin:
        if one in keys_of and other in keys_of:
            keys = {stands[k] for k in keys_of[one] | keys_of[other]}
            stands = {k: min(keys) if v in keys else v for k, v in stands.items()}
    renamed = [[replace(o, key=stands[o.key])] for o in origins]
    return list(together(renamed))


def _proved(origin: Origin, origins: Iterable[Origin], decisions: Decisions) -> bool:
    """Whether a person said that this origin is independent of another one here."""
    if not decisions.independent:
        return False
    others = {claim for o in origins if o is not origin for claim in o.claims}
    return any(not others.isdisjoint(decisions.independent.get(claim, ())) for claim in origin.claims)


def _origin(holder: _Holder) -> Origin:
    source = holder.source
    claims = tuple(sorted({t.claim for t in holder.tellings}))
    firm = any(t.firm for t in holder.tellings)
    return Origin(source.key, source.name, source.bloc, source.kind, claims, firm, source.counts)


def _published(members: Iterable[Telling], otherwise: str) -> str:
    return min((t.publisher for t in members if t.publisher), default=otherwise)
