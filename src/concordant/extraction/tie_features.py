"""How the chosen fillers of a candidate stand to its trigger, and which other acts are told beside it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from concordant.extraction.candidates import Candidate
from concordant.extraction.options import Option
from concordant.extraction.relations import Relations
from concordant.extraction.weights import Group

_NEAR = 4
"""Chunks within which two acts are told together."""

Act = tuple[int, str, bool]
"""An act that the sentence tells: where, which event, whether the rules take it for soundly told."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The option taken for a slot, and how clearly it won.

    Attributes:
        option: what was taken.
        lead: its total less that of the next one.
        clash: whether a weightier one had to give way to another slot.
    """

    option: Option
    lead: float
    clash: bool = False


def ties(filled: Candidate, relations: Relations, choices: Mapping[str, Choice]) -> Iterator[Group]:
    """How the chosen fillers stand to the trigger, together and apart."""
    frame, kind = filled.frame, relations.kind
    verb = relations.chunks[filled.chunk].verb
    word = verb.lemma if verb is not None else frame.id
    places = []
    for slot, role in (("agent", frame.agent), ("recipient", frame.recipient), ("item", frame.item)):
        option = choices[slot].option
        if option.actor is None and not option.goods:
            place = "-"
        elif option.chunk is None:
            place = "m"
        else:
            place = relations.place(option.chunk, role)
            verbs = relations.layout.finite_between(option.chunk, filled.chunk)
            relation = relations.relation(option.chunk)
            yield (_tied, slot, relation, relations.form, frame.id, kind, min(2, verbs))
        places.append(place)
        yield (_placed, slot, place, frame.event, kind, word)
    agent, recipient, item = places
    yield (_together, choices["recipient"].clash, agent, recipient, item, frame.event, frame.id, kind)
    for goods in filled.goods[:1]:
        yield (_class, goods.item_class, word)


def _tied(slot: str, relation: str, form: str, frame: str, kind: str, verbs: int) -> tuple[str, ...]:
    return (
        f"{slot}.rel={relation}|{form}", f"{slot}.rel={relation}|{frame}|{kind}",
        f"{slot}.verbs={verbs}|{kind}",
    )  # fmt: skip


def _placed(slot: str, place: str, event: str, kind: str, word: str) -> tuple[str, ...]:
    return f"{slot}.place={place}|{event}|{kind}", f"{slot}.place={place}|{word}"


def _together(
    clash: bool, agent: str, recipient: str, item: str, event: str, frame: str, kind: str
) -> tuple[str, ...]:
    return (
        f"clash={clash}|{event}|{kind}", f"places={agent}/{recipient}/{item}|{kind}",
        f"places={agent}/{item}|{frame}|{kind}",
    )  # fmt: skip


def _class(item_class: str, word: str) -> tuple[str, ...]:
    return (f"class={item_class}|{word}",)


def beside(rule: Candidate, acts: frozenset[Act], kind: str) -> Iterator[Group]:
    """Which other acts the sentence tells near the trigger, and whether they are soundly told."""
    mine, rivals, near = rule.frame.event, set(), set()
    for at, event, sound in acts:
        if at == rule.chunk and event != mine:
            rivals.add((event, sound))
        elif at != rule.chunk:
            near.add((event, sound, abs(at - rule.chunk) <= _NEAR, at < rule.chunk))
    for event, sound in sorted(rivals):
        yield (_rival, event, mine, sound)
    for event, sound in sorted({(event, sound) for event, sound, *_ in near}):
        yield (_anywhere, event, mine, sound)
    for event, sound, close, before in sorted(near):
        yield (_somewhere, event, mine, kind, sound, close, before)


def _rival(event: str, mine: str, sound: bool) -> tuple[str, ...]:
    return (f"rival={event}|{mine}|{sound}",)


def _anywhere(event: str, mine: str, sound: bool) -> tuple[str, ...]:
    return (f"beside={event}|{mine}|{sound}",)


def _somewhere(event: str, mine: str, kind: str, sound: bool, close: bool, before: bool) -> tuple[str, ...]:
    near, side = "near" if close else "far", "<" if before else ">"
    return (f"beside={event}|{mine}|{kind}|{sound}|{near}|{side}",)
