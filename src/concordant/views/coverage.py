"""How much the knowledge covers: by kind, language and confidence; and what a ledger has met of it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from concordant.knowledge.collection import Knowledge
from concordant.knowledge.entry import Entry, Named
from concordant.knowledge.language_schema import Frame
from concordant.knowledge.provision import Provision
from concordant.knowledge.schema import Materiel
from concordant.model.claim import Claim
from concordant.views.text import Line, line
from concordant.views.wording import Wording

COUNTED = ("actors", "materiel", "outlets", "places", "agreements", "provisions")
"""The folders that are counted by kind."""

MET = ("actors", "materiel")
"""The folders of what claims name."""

_MOST = 15


@dataclass(frozen=True, slots=True)
class Stated:
    """How well one language states one event: frames, and cases of frames."""

    frames: int = 0
    cases: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """The entries of one kind in one folder.

    Attributes:
        entries: how many.
        confidence: how many are known how well.
        languages: language → how many have a name in it.
        met: how many the ledger names; None without a ledger.
    """

    folder: str
    kind: str
    entries: int
    confidence: Mapping[str, int]
    languages: Mapping[str, int]
    met: int | None


@dataclass(frozen=True, slots=True)
class Unproven:
    """A file that is not verified: it lies in a nursery, or was not checked against the original."""

    folder: str
    id: str
    path: str
    why: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the knowledge holds.

    Attributes:
        entries: how many files.
        cases: how many cases.
        events: event → language → frames and cases.
        groups: entries by folder and kind.
        unproven: files that are not verified.
        met: folder → id → how many claims name it; None without a ledger.
        never: folder → ids that no claim names; None without a ledger.
    """

    entries: int
    cases: int
    events: Mapping[str, Mapping[str, Stated]]
    groups: Sequence[Group]
    unproven: Sequence[Unproven]
    met: Mapping[str, Mapping[str, int]] | None
    never: Mapping[str, Sequence[str]] | None


@dataclass(frozen=True, slots=True)
class Table:
    """A title, names of columns, and rows."""

    title: str
    heads: Sequence[str]
    rows: Sequence[Sequence[Line]]


def coverage(knowledge: Knowledge, claims: Iterable[Claim] | None = None) -> Coverage:
    """Count what the knowledge holds.

    Args:
        knowledge: what to count.
        claims: those of a ledger; None where there is none, and nothing is said about what was met.
    """
    named = None if claims is None else _named(knowledge, claims)
    return Coverage(
        len(knowledge),
        sum(len(entry.cases) for _, entry in knowledge),
        _events(knowledge),
        tuple(_groups(knowledge, named)),
        tuple(_unproven(knowledge)),
        None if named is None else {folder: dict(found.most_common()) for folder, found in named.items()},
        None if named is None else {f: _without(knowledge.entries(f), named[f]) for f in MET},
    )


def _named(knowledge: Knowledge, claims: Iterable[Claim]) -> Mapping[str, Counter[str]]:
    found: Mapping[str, Counter[str]] = {folder: Counter() for folder in MET}
    known = {folder: knowledge.entries(folder) for folder in MET}
    for claim in claims:
        parties = (claim.agent, claim.recipient, *claim.attribution)
        actors = {part for who in parties if who and who.id for part in who.id.split(";")}
        found["actors"].update(each for each in actors if each in known["actors"])
        if claim.item and claim.item.id in known["materiel"]:
            found["materiel"][claim.item.id or ""] += 1
    return found


def _without(known: Iterable[str], met: Mapping[str, int]) -> tuple[str, ...]:
    return tuple(each for each in known if each not in met)


def _events(knowledge: Knowledge) -> dict[str, dict[str, Stated]]:
    counted: dict[str, dict[str, Stated]] = {event: {} for event in knowledge.events}
    for folder, entry in knowledge:
        if isinstance(entry, Frame):
            lang = folder.split("/")[1]
            before = counted.setdefault(entry.event, {}).get(lang, Stated())
            counted[entry.event][lang] = Stated(before.frames + 1, before.cases + len(entry.cases))
    return counted


def _groups(knowledge: Knowledge, named: Mapping[str, Counter[str]] | None) -> Iterator[Group]:
    for folder in COUNTED:
        kinds: dict[str, list[Entry]] = {}
        for entry in knowledge.entries(folder).values():
            kinds.setdefault(_kind(entry), []).append(entry)
        for kind, entries in sorted(kinds.items(), key=lambda item: (-len(item[1]), item[0])):
            met = None
            if named is not None and folder in MET:
                met = sum(entry.id in named[folder] for entry in entries)
            confidence = Counter(str(getattr(entry, "confidence", "")) for entry in entries)
            languages = Counter(lang for entry in entries for lang in _languages(entry))
            yield Group(folder, kind, len(entries), _ordered(confidence), _ordered(languages), met)


def _ordered(counts: Mapping[str, int]) -> dict[str, int]:
    return {key: counts[key] for key in sorted(counts, key=lambda key: (-counts[key], key)) if key}


def _kind(entry: Entry) -> str:
    if isinstance(entry, Materiel):
        return entry.item_class
    return entry.regime if isinstance(entry, Provision) else str(getattr(entry, "kind", ""))


def _languages(entry: Entry) -> set[str]:
    return {*entry.names, *entry.short} if isinstance(entry, Named) else set()


def _unproven(knowledge: Knowledge) -> Iterator[Unproven]:
    for folder, entry in knowledge:
        if entry.provisional:
            yield Unproven(folder, entry.id, entry.path, "provisional")
        elif isinstance(entry, Provision) and not entry.verified:
            yield Unproven(folder, entry.id, entry.path, "unverified")
        elif isinstance(entry, Named) and entry.confidence == "memory":
            yield Unproven(folder, entry.id, entry.path, "memory")


def as_record(found: Coverage) -> dict[str, Any]:
    """Everything, for other programs."""
    return {
        "entries": found.entries,
        "cases": found.cases,
        "events": {
            event: {lang: {"frames": s.frames, "cases": s.cases} for lang, s in languages.items()}
            for event, languages in found.events.items()
        },
        "groups": [
            {
                "folder": g.folder,
                "kind": g.kind,
                "entries": g.entries,
                "confidence": dict(g.confidence),
                "languages": dict(g.languages),
                "met": g.met,
            }
            for g in found.groups
        ],
        "unproven": [{"folder": u.folder, "id": u.id, "path": u.path, "why": u.why} for u in found.unproven],
        "met": found.met,
        "never": found.never,
    }


def tables(found: Coverage, words: Wording, names: Mapping[str, str]) -> Iterator[Table]:
    """Everything, for people.

    Args:
        found: what was counted.
        words: in which language to tell it.
        names: ids of actors and materiel → how they are called.
    """
    yield _event_table(found, words)
    yield _group_table(found, words)
    if found.met is not None:
        yield _met_table(found.met, words, names)
    yield _unproven_table(found, words)


def _event_table(found: Coverage, words: Wording) -> Table:
    languages = sorted({lang for stated in found.events.values() for lang in stated})
    none = words.of("coverage", "none")
    rows = [
        (
            line(words.of("event", event)),
            *(line(f"{s.frames} · {s.cases}" if (s := stated.get(lang)) else none) for lang in languages),
        )
        for event, stated in found.events.items()
    ]
    return Table(words.of("coverage", "title_events"), (words.of("coverage", "event"), *languages), rows)


def _group_table(found: Coverage, words: Wording) -> Table:
    columns = ["folder", "kind", "entries", "confidence", "languages"]
    columns += ["met", "never"] if found.met is not None else []
    numbers = {"entries": words.number(found.entries), "cases": words.number(found.cases)}
    rows = [[line(cell) for cell in _cells(group, words)][: len(columns)] for group in found.groups]
    heads = [words.of("coverage", column) for column in columns]
    return Table(words.say("coverage", "title_kinds", **numbers), heads, rows)


def _cells(group: Group, words: Wording) -> tuple[str, ...]:
    kinds = "class" if group.folder == "materiel" else "knowledge_kind"
    confidence = (
        f"{words.of('knowledge_confidence', key)} {number}" for key, number in group.confidence.items()
    )
    met, never = ("", "") if group.met is None else (str(group.met), str(group.entries - group.met))
    return (
        words.of("knowledge_folder", group.folder),
        # Ids of regimes are told as they are written.
        group.kind if group.folder == "provisions" else words.of(kinds, group.kind),
        words.number(group.entries),
        " · ".join(confidence) or words.of("coverage", "none"),
        " · ".join(f"{lang} {number}" for lang, number in group.languages.items())
        or words.of("coverage", "none"),
        met,
        never,
    )


def _met_table(met: Mapping[str, Mapping[str, int]], words: Wording, names: Mapping[str, str]) -> Table:
    counted = Counter({(f, each): n for f, found in met.items() for each, n in found.items()})
    rows = [
        (line(words.of("knowledge_folder", folder)), line(names.get(each, each)), line(words.number(number)))
        for (folder, each), number in counted.most_common(_MOST)
    ]
    heads = [words.of("coverage", column) for column in ("folder", "name", "claims")]
    return Table(words.of("coverage", "title_most"), heads, rows)


def _unproven_table(found: Coverage, words: Wording) -> Table:
    counted = Counter((each.folder, each.why) for each in found.unproven)
    rows = [
        (
            line(words.of("knowledge_folder", folder)),
            line(words.of("coverage", why)),
            line(words.number(number)),
        )
        for (folder, why), number in sorted(counted.items())
    ]
    heads = [words.of("coverage", column) for column in ("folder", "why", "entries")]
    title = words.say("coverage", "title_unproven", number=words.number(len(found.unproven)))
    return Table(title, heads, rows)
