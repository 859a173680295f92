"""How far a user relies on a source: the letter of the Admiralty code, A to F."""

from dataclasses import dataclass
from typing import Literal, get_args

Letter = Literal["A", "B", "C", "D", "E", "F"]
LETTERS: tuple[Letter, ...] = get_args(Letter)
UNJUDGED: Letter = "F"
"""Reliability cannot be judged: what holds of everybody until a person says otherwise."""


@dataclass(frozen=True, slots=True)
class Source:
    """A letter that somebody gave to a source. No program gives one.

    Attributes:
        name: the outlet, or whoever is behind what is said, as findings name it.
        letter: from A (completely reliable) to E (unreliable); F, cannot be judged.
        why: what it rests on.
        who: who gave it.
        since: from which day on, ISO 8601.
    """

    name: str
    letter: Letter
    why: str
    who: str
    since: str
