"""Origins: who is behind what several reports say, once all who merely pass it on are left out.

The count is a pure function of the tellings and of the families that they form. Copies of one text are a
family; what any member of a family names as its source is the source of all, so that a copy which drops its
source adds nothing. An outlet that cites nobody is a source; one that cites others leads on to them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from concordant.linking.decisions import Decisions
from concordant.linking.voices import Source, Telling
from concordant.model.finding import Origin, OriginKind

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


NOBODY = Counted((), 0, (), 0, 0)


def count(tellings: Sequence[Telling], families: Mapping[str, str], decisions: Decisions) -> Counted:
    """The origins of tellings that all say the same.

    Args:
        tellings: of one finding, in any order.
        families: claim id → key of the family of its passage; a claim that is missing is its own family.
        decisions: what people decided.
    """
    if not tellings:
        return NOBODY
    chart = _Chart(tellings)
    held: dict[str, _Holder] = {}
    grouped: dict[str, list[Telling]] = {}
    for telling in tellings:
        grouped.setdefault(families.get(telling.claim, telling.report), []).append(telling)
    for family, members in grouped.items():
        for source in chart.behind(family, members):
            holder = held.setdefault(source.key, _Holder(source, []))
            holder.tellings.extend(members)
    return _counted(_merged(held, decisions), decisions)


class _Holder(NamedTuple):
    source: "_Behind"
    tellings: list[Telling]


class _Behind(NamedTuple):
    """A source at the end of its chain."""

    key: str
    name: str
    bloc: str | None
    kind: OriginKind
    loose: bool


class _Chart:
    """Who cites whom within one finding."""

    def __init__(self, tellings: Sequence[Telling]) -> None:
        self._cited: dict[str, dict[str, Source]] = {}
        self._outlets = {t.outlet for t in tellings if t.outlet}
        self._named = {s.key for t in tellings for s in t.chain[:1] if s.kind in ("outlet", "named")}
        for t in tellings:
            if not t.outlet:
                continue
            cited = self._cited.setdefault(t.outlet, {})
            if t.chain and t.chain[0].key != t.outlet:
                cited[t.chain[0].key] = t.chain[0]

    def behind(self, family: str, members: Sequence[Telling]) -> list[_Behind]:
        """The sources at the end of all chains of one family."""
        sources = {t.chain[0].key: t.chain[0] for t in members if t.chain}
        found: dict[str, _Behind] = {}
        for key in sorted(sources):
            for behind in self._ends(sources[key], ()):
                found.setdefault(behind.key, behind)
        if not found:
            own = self._own(family, members)
            found[own.key] = own
        return list(found.values())

    def _ends(self, source: Source, passed: tuple[str, ...]) -> Iterator[_Behind]:
        outlet = self._as_outlet(source)
        if outlet is None:
            kind: OriginKind = "unnamed" if source.kind == "unnamed" else "named"
            kind = "artefact" if source.kind == "artefact" else kind
            yield _Behind(source.key, source.name, source.bloc, kind, source.loose)
            return
        if outlet in passed:
            circle = passed[passed.index(outlet) :]
            yield _Behind(f"circular:{min(circle)}", min(circle), None, "circular", True)
            return
        cited = self._cited.get(outlet, {})
        if not cited:
            yield _Behind(outlet, source.name, source.bloc, "named", False)
            return
        for key in sorted(cited):
            yield from self._ends(cited[key], (*passed, outlet))

    def _as_outlet(self, source: Source) -> str | None:
        """The outlet among those that report here which a source is, if it is one."""
        if source.key in self._outlets:
            return source.key
        if source.kind == "outlet":
            return source.key
        if source.kind != "named":
            return None
        words = _words(source.key)
        for outlet in sorted(self._outlets) if words else ():
            if words <= _words(outlet) or _words(outlet) <= words:
                return outlet
        return None

    def _own(self, family: str, members: Sequence[Telling]) -> _Behind:
        """The outlet itself, where nobody of the family names a source."""
        outlets = sorted({t.outlet for t in members if t.outlet})
        for outlet in outlets:
            if any(outlet == key or _words(key) <= _words(outlet) for key in self._named if _words(key)):
                return _Behind(outlet, outlet, None, "named", False)
        return _Behind(f"own:{family}", outlets[0] if outlets else family, None, "own", True)


def _words(name: str) -> frozenset[str]:
    return frozenset(word for word in name.split() if len(word) > _WORDS_ALIKE)


def _merged(held: Mapping[str, _Holder], decisions: Decisions) -> list[_Holder]:
    """Holders with those joined that people said to be one."""
    if not decisions.one_origin:
        return [held[key] for key in sorted(held)]
    key_of: dict[str, set[str]] = {}
    for key, holder in held.items():
        for telling in holder.tellings:
            key_of.setdefault(telling.claim, set()).add(key)
    stands = {key: key for key in held}
    for one, other in decisions.one_origin:
        keys = {stands[k] for k in key_of.get(one, set()) | key_of.get(other, set())}
        if one in key_of and other in key_of and len(keys) > 1:
            stands = {k: min(keys) if v in keys else v for k, v in stands.items()}
    joined: dict[str, _Holder] = {}
    for key in sorted(held):
        holder = joined.setdefault(stands[key], _Holder(held[stands[key]].source, []))
        holder.tellings.extend(held[key].tellings)
    return [joined[key] for key in sorted(joined)]


def _counted(holders: Sequence[_Holder], decisions: Decisions) -> Counted:
    origins = tuple(_origin(h) for h in holders)
    sure = [h for h in holders if not h.source.loose or _proved(h, holders, decisions)]
    doubtful = [h for h in holders if h not in sure]
    blocs = {h.source.bloc for h in sure}
    counting = list(sure)
    for holder in doubtful:
        bloc = holder.source.bloc
        if bloc is not None and bloc not in blocs:
            blocs.add(bloc)
            counting.append(holder)
    if not counting:
        counting = list(doubtful[:1])
    caveats = tuple(sorted({_caveat(h.source.kind) for h in doubtful if h not in counting}))
    firm = sum(any(t.firm for t in h.tellings) for h in counting)
    return Counted(
        origins, len(counting), caveats, firm, len({h.source.bloc or h.source.key for h in counting})
    )


def _proved(holder: _Holder, holders: Iterable[_Holder], decisions: Decisions) -> bool:
    """Whether a person said that this origin is independent of another one here."""
    if not decisions.independent:
        return False
    others = {t.claim for h in holders if h is not holder for t in h.tellings}
    return any(not others.isdisjoint(decisions.independent.get(t.claim, ())) for t in holder.tellings)


def _caveat(kind: OriginKind) -> str:
    return {"own": "unattributed", "named": "same_bloc"}.get(kind, kind)


def _origin(holder: _Holder) -> Origin:
    source = holder.source
    return Origin(
        source.key,
        source.name,
        source.bloc,
        source.kind,
        tuple(sorted({t.claim for t in holder.tellings})),
        any(t.firm for t in holder.tellings),
    )
