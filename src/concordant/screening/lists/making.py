"""One entry made of what a list says, or a problem where nobody is named."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from concordant.model.problem import Problem
from concordant.screening.listed import Kind, Listed, dates, number_of, numbers, short_enough
from concordant.screening.lists.lines import problem

Entries = Iterator[Listed | Problem]
Pair = tuple[str, str]


@dataclass(slots=True)
class Said:
    """What a list says of one entry, as it is gathered.

    Attributes:
        place: file and line.
        id: what the list calls it by.
        kind: what sort of entry.
        names: its names, the main one first.
        weak: names that the list itself calls weak.
        numbers: register and number.
        births: dates of birth.
        programmes: programmes, topics or lists.
        countries: states named with it.
    """

    place: str
    id: str = ""
    kind: Kind = "unknown"
    names: list[str] = field(default_factory=list)
    weak: list[str] = field(default_factory=list)
    numbers: list[Pair] = field(default_factory=list)
    births: list[str] = field(default_factory=list)
    programmes: list[str] = field(default_factory=list)
    countries: list[str] = field(default_factory=list)


def made(said: Said) -> Entries:
    """The entry, after a problem for names that are too long; only a problem where nothing is left."""
    kept, over = short_enough((*said.names, *said.weak))
    if over:
        wrong = f"{over} name{'s are' if over > 1 else ' is'} too long to be one, and left out."
        yield Problem("list", said.place, wrong, "", "warning" if kept else "error")
    held = numbers(_registered(pair, said.kind) for pair in said.numbers)
    if not kept and not held:
        if not over:
            yield problem(said.place, "this entry names nobody.")
        return
    strong, _ = short_enough(said.names)
    yield Listed(
        said.id.strip() or "–",
        said.kind,
        kept,
        held,
        dates(said.births),
        _once(said.programmes),
        _once(said.countries),
        frozenset(kept) - frozenset(strong),
        said.place,
    )


def _registered(pair: Pair, kind: Kind) -> Pair:
    """A pair; companies have IMO numbers too, and ships that companies own are told of with these."""
    if pair[0] == "imo" and kind != "vessel":
        return "any", number_of(*pair)
    return pair


def _once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.strip() for each in values if each.strip()))
