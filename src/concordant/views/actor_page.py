"""One actor on a page and as a JSON object."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from concordant.knowledge.schema import Actor as Known
from concordant.model.claim import Actor
from concordant.views.actor_profile import Flow, Profile
from concordant.views.finding_sentence import act, days, flags
from concordant.views.names import Names
from concordant.views.sentence import JOINT, SEPARATOR
from concordant.views.table import SHORT_ID
from concordant.views.text import Line, Piece, joined, line
from concordant.views.wording import Wording

EVERY = 0
_KINDS_OF_NAME = ("names", "short", "metonyms", "weak_metonyms", "demonyms")


def actor_page(
    called: str, known: Known | None, profile: Profile | None, words: Wording, names: Names, most: int = EVERY
) -> Iterator[Line]:
    """What the knowledge holds of an actor, then what the ledger does, the last ``most`` acts by date."""
    yield line(Piece(names.actor(Actor(called)), "heading"))
    if known is None:
        yield line("  ", Piece(words.of("actor", "unknown"), "muted"))
    else:
        for key, told in fields_of(known, words):
            yield line("  ", Piece(words.of("actor", key), "mark"), SEPARATOR, told)
        yield from _called(known, words)
    if profile is not None:
        yield ()
        yield from _told(profile, words, names, most)


def fields_of(known: Known, words: Wording) -> Iterator[tuple[str, str]]:
    """What is known of an actor: the key of each field's name, and what it holds."""
    yield "id", known.id
    yield "kind", words.of("actor_kind", known.kind)
    for key, value in (("state", known.state), ("role", known.role)):
        if value:
            yield key, value
    if known.member_of:
        yield "member_of", ", ".join(known.member_of)
    if known.identifiers:
        yield "identifiers", ", ".join(f"{key} {value}" for key, value in sorted(known.identifiers.items()))
    surely = words.of("confidence", known.confidence)
    yield (
        "confidence",
        f"{surely}{SEPARATOR}{words.of('actor', 'provisional')}" if known.provisional else surely,
    )
    yield "sources", "; ".join(known.sources) or words.of("actor", "no_sources")
    if known.lookalikes:
        yield "not", ", ".join(known.lookalikes)


def called_by(known: Known, words: Wording) -> Iterator[tuple[str, list[str]]]:
    """Every way of calling it, by kind and language."""
    for kind, held in _names_of(known).items():
        for tongue, forms in held.items():
            yield f"{words.of('actor', kind)} ({tongue})", forms


def _called(known: Known, words: Wording) -> Iterator[Line]:
    for label, forms in called_by(known, words):
        yield line("  ", Piece(label, "mark"), SEPARATOR, ", ".join(forms))


def _names_of(known: Known) -> dict[str, dict[str, list[str]]]:
    found = {}
    for kind in _KINDS_OF_NAME:
        tables: Mapping[str, Sequence[Any]] = getattr(known, kind)
        held = {
            tongue: [e if isinstance(e, str) else e[0] for e in forms] for tongue, forms in tables.items()
        }
        if held:
            found[kind] = held
    return found


def _told(profile: Profile, words: Wording, names: Names, most: int) -> Iterator[Line]:
    counts = [f"{words.of('role', role)} {words.number(count)}" for role, count in profile.roles.items()]
    yield line(Piece(words.of("actor", "roles"), "heading"))
    yield line("  ", SEPARATOR.join(counts))
    for key, flows, arrow in (("gives", profile.gives, "→"), ("takes", profile.takes, "←")):
        if flows:
            yield ()
            yield line(Piece(words.of("actor", key), "heading"))
            for flow in flows:
                yield _flow(flow, arrow, words, names)
    yield ()
    yield line(Piece(words.of("actor", "timeline"), "heading"))
    yield from _timeline(profile, words, names, most)


def _flow(flow: Flow, arrow: str, words: Wording, names: Names) -> Line:
    number = len(flow.findings)
    parts = [
        line("↔ " if flow.event in JOINT else f"{arrow} ", Piece(names.actor(flow.other), "actor")),
        line(Piece(words.of("event", flow.event), "event")),
        line(Piece(", ".join(words.of("class", each) for each in flow.classes), "item")),
        line(f"{words.number(number)} {words.counted('count', 'finding', number)}"),
    ]
    if flow.denied:
        told = words.say("actor", "denied", count=words.number(len(flow.denied)))
        parts.append(line(Piece(told, "denied")))
    return line("  ", *joined([part for part in parts if part and part[0].text], SEPARATOR))


def _timeline(profile: Profile, words: Wording, names: Names, most: int) -> Iterator[Line]:
    if not profile.timeline:
        yield line("  ", words.of("actor", "nothing"))
    shown = profile.timeline[-most:] if most else profile.timeline
    if left := len(profile.timeline) - len(shown):
        yield line("  ", Piece(words.say("actor", "earlier", count=words.number(left)), "muted"))
    for finding in shown:
        against = flags(finding, words)
        tail = (Piece(SEPARATOR), *against) if against else ()
        yield line("  ", Piece(finding.id[:SHORT_ID], "muted"), "  ", *act(finding, words, names), *tail)


def actor_recorded(
    called: str, known: Known | None, profile: Profile | None, words: Wording
) -> dict[str, Any]:
    """The actor as a JSON object; what there is nothing of is null."""
    return {
        "name": called,
        "known": None if known is None else _known(known),
        "claims": None if profile is None else dict(profile.roles),
        "gives": None if profile is None else [_recorded(flow) for flow in profile.gives],
        "takes": None if profile is None else [_recorded(flow) for flow in profile.takes],
        "timeline": None
        if profile is None
        else [{"finding": f.id, "when": days(f, words), "event": f.event} for f in profile.timeline],
    }


def _known(known: Known) -> dict[str, Any]:
    left_out = {"path", "cases"}
    return known.model_dump(mode="json", by_alias=True, exclude=left_out)


def _recorded(flow: Flow) -> dict[str, Any]:
    return {
        "other": {"name": flow.other.name, "state": flow.other.state, "id": flow.other.id},
        "event": flow.event,
        "classes": list(flow.classes),
        "findings": list(flow.findings),
        "denied": list(flow.denied),
    }
