"""Where names stand beside their points, so that none covers another."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from concordant.views.map.cutting import Window

Side = Literal["start", "end", "middle"]
SMALL, LARGE = 11.0, 21.0
"""Size of letters where there is room, and on a narrow screen, where the whole drawing is made smaller."""
_LETTER = 0.58
_GAP = 6.5


class Name(NamedTuple):
    """A name that wants to stand beside a point, or on it where it names an area.

    The more weight, the earlier it may choose.
    """

    key: str
    text: str
    x: float
    y: float
    weight: float
    on_it: bool = False


class Room(NamedTuple):
    """Where names may stand.

    Attributes:
        page: the whole drawing.
        never: what no name may cover unless its state had none: points, and heads of arrows.
        rather_not: what names only cover where there is no other room.
    """

    page: Window
    never: Sequence[Window]
    rather_not: Sequence[Window]


@dataclass(frozen=True, slots=True)
class Label:
    """A name in its place.

    Attributes:
        key: what it names.
        text: the name.
        x: where it is held.
        y: the height of its point, or of the edge of it.
        shift: how much lower its base line is, in sizes of its letters.
        side: by which end it is held there.
        always: whether it has room on a narrow screen too.
    """

    key: str
    text: str
    x: float
    y: float
    shift: float
    side: Side
    always: bool


def placed(names: Iterable[Name], room: Room) -> list[Label]:
    """The names that find room, those that weigh most first."""
    ordered = sorted(names, key=lambda name: (-name.weight, name.key))
    first = _round(ordered, [], LARGE, room)
    known = {label.key for label in first}
    taken = [_box(label, SMALL) for label in first]
    rest = [name for name in ordered if name.key not in known]
    return [*first, *_round(rest, taken, SMALL, room)]


def _round(names: Sequence[Name], taken: list[Window], size: float, room: Room) -> list[Label]:
    found: list[Label] = []
    for name in names:
        # Areas are only named where that hides nothing; a state without its name would say too little.
        second = () if name.on_it else (room.never, ())
        for avoided in ((*room.never, *room.rather_not), *second):
            label = _first(name, (*taken, *avoided), size, room.page)
            if label:
                taken.append(_box(label, size))
                found.append(label)
                break
    return found


def _first(name: Name, avoided: Sequence[Window], size: float, page: Window) -> Label | None:
    """The first place beside its point where a name covers nothing."""
    for x, y, shift, side in _choices(name):
        label = Label(name.key, name.text, x, y, shift, side, size == LARGE)
        box = _box(label, size)
        if _inside(box, page) and not any(_overlap(box, other) for other in avoided):
            return label
    return None


def _choices(name: Name) -> Iterator[tuple[float, float, float, Side]]:
    """Right, left, above, below, and the same a little higher or lower."""
    x, y = name.x, name.y
    if name.on_it:
        yield from ((x, y, shift, "middle") for shift in (0.35, 1.2, -0.5))
        return
    for shift in (0.35, 0.9, -0.2):
        yield x + _GAP, y, shift, "start"
        yield x - _GAP, y, shift, "end"
    yield x, y - _GAP, -0.1, "middle"
    yield x, y + _GAP, 0.8, "middle"


def _box(label: Label, size: float) -> Window:
    wide = max(len(label.text), 1) * size * _LETTER
    left = label.x - {"start": 0.0, "end": wide, "middle": wide / 2}[label.side]
    base = label.y + label.shift * size
    return Window(left, base - 0.8 * size, left + wide, base + 0.25 * size)


def _inside(box: Window, page: Window) -> bool:
    return box.left >= 0 and box.right <= page.right and box.top >= 0 and box.bottom <= page.bottom


def _overlap(one: Window, other: Window) -> bool:
    return (
        one.left < other.right
        and other.left < one.right
        and one.top < other.bottom
        and other.top < one.bottom
    )
