"""What a person may write to correct a slot of a claim, wherever it is written, and what is then kept."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from concordant.linking.correcting import SLOTS, actor_called, fits
from concordant.linking.terms import fold
from concordant.model.claim import CERTAINTIES, PHASES, POLARITIES
from concordant.pipeline import linking_of

if TYPE_CHECKING:
    from concordant.knowledge.collection import Knowledge

PARTIES = ("agent", "recipient")


class CorrectionError(ValueError):
    """A slot cannot have this value.

    Attributes:
        slot: the slot; one that is none of them where that is what is wrong.
        value: what it should have been.
        choices: what it can be, where that can be counted.
    """

    def __init__(self, slot: str, value: str, choices: Sequence[str]) -> None:
        told = f"; one of {', '.join(choices)}" if choices else ""
        super().__init__(f"{slot} cannot be {value!r}{told}")
        self.slot, self.value, self.choices = slot, value, tuple(choices)


class Correction(NamedTuple):
    """A slot, its value as it is kept, and whether that names somebody whom the knowledge does not know."""

    slot: str
    value: str
    stranger: bool


def correction(slot: str, value: str, knowledge: "Knowledge") -> Correction:
    """What is kept of a correction; an empty value empties the slot.

    Raises:
        CorrectionError: the slot is none, or cannot have this value.
    """
    if slot not in SLOTS or not fits(slot, value, linking_of(knowledge)[0].terms):
        raise CorrectionError(slot, value, choices(knowledge).get(slot, ()))
    kept = _party(value, knowledge) if slot in PARTIES else value
    return Correction(slot, kept, slot in PARTIES and is_stranger(kept, knowledge))


def choices(knowledge: "Knowledge") -> Mapping[str, tuple[str, ...]]:
    """The values of those slots that have but some."""
    return {
        "event": tuple(knowledge.events),
        "item_class": tuple(knowledge.classes),
        "phase": PHASES,
        "certainty": CERTAINTIES,
        "polarity": POLARITIES,
    }


def is_stranger(name: str, knowledge: "Knowledge") -> bool:
    """Whether this names somebody whom the knowledge does not know."""
    called = actor_called(name, linking_of(knowledge)[0].terms)
    return called is not None and called.id is None


def _party(value: str, knowledge: "Knowledge") -> str:
    """The canonical name of an actor that is known by this name in any language; else the name as given."""
    if not is_stranger(value, knowledge):
        return value
    for actor in knowledge.actors.values():
        if any(fold(name) == fold(value) for names in actor.names.values() for name in names):
            return actor.name
    return value
