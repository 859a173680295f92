"""How a list can be narrowed, as links: each value with how often it occurs, and how to take it back."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from concordant.interfaces.web.reader import Reader

_MOST_VALUES = 12


class Value(NamedTuple):
    """One value of an axis: its name, how often it occurs, where its link leads, whether it is chosen."""

    label: str
    number: str
    href: str
    chosen: bool


class Axis(NamedTuple):
    """One way to narrow a list."""

    name: str
    label: str
    values: Sequence[Value]


def axes(reader: Reader, counts: Mapping[str, Mapping[str, int]]) -> list[Axis]:
    """The axes on which there is something to choose."""
    found = [
        Axis(name, reader.say(f"axis_{name}"), list(_values(reader, name, c))) for name, c in counts.items()
    ]
    return [axis for axis in found if axis.values]


def _values(reader: Reader, axis: str, counts: Mapping[str, int]) -> Iterator[Value]:
    now = reader.params.get(axis, "")
    shown = dict(list(counts.items())[:_MOST_VALUES])
    if now and now not in shown:
        shown[now] = counts.get(now, 0)
    for value, number in shown.items():
        chosen = value.casefold() == now.casefold()
        href = reader.narrowed(**{axis: "" if chosen else value})
        yield Value(called(reader, axis, value), reader.words.number(number), href, chosen)


def called(reader: Reader, axis: str, value: str) -> str:
    """A value in the reader's words."""
    match axis:
        case "agent" | "recipient":
            return reader.names.bloc(value)
        case "item":
            return reader.of("class", value)
        case "grade":
            return f"{value} – {reader.of('digit', value)}"
        case "disputed":
            return reader.say("disputed_yes")
        case _:
            return reader.of(axis, value)
