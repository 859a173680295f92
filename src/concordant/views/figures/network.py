"""Who supplies whom: suppliers on the left, receivers on the right, an arrow for each kind of act."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from concordant.views.figures.svg import drawing, label, number, shortened
from concordant.views.figures.timeline import WIDTH, Captions

_LEFT, _RIGHT = 215.0, 485.0
_TOP, _ROW, _LEGEND = 26.0, 28.0, 22.0
_APART = 12.0
_DASHED, _DOTTED = "7 4", "1.5 4"
_LABEL = 32
_THIN, _STEP, _THICK = 1.2, 1.3, 6.4
_HEAD = 9.0


@dataclass(frozen=True, slots=True)
class Arrow:
    """Acts of one kind from one party to another.

    Attributes:
        source: who supplies.
        target: who receives.
        event: kind of act.
        support: independent origins of the best supported of them, at least; the arrow's width.
        firm: whether somebody puts one of them as plain fact; dashed otherwise.
        affirmed: whether anybody affirms one; dotted otherwise.
    """

    source: str
    target: str
    event: str
    support: int
    firm: bool = True
    affirmed: bool = True


@dataclass(frozen=True, slots=True)
class Legend:
    """What the heads of arrows mean, by event, and what is dashed and dotted."""

    events: Mapping[str, str]
    dashed: str
    dotted: str
    giver: str
    taker: str


def network(arrows: Sequence[Arrow], captions: Captions, legend: Legend, name: str = "network") -> str:
    """The arrows as SVG, the best supported drawn last and so on top; empty where there are none."""
    if not arrows:
        return ""
    givers, takers, bottom = _columns(arrows)
    drawn = sorted(arrows, key=lambda a: (a.affirmed, a.firm, a.support, a.source, a.target, a.event))
    hollow = {event: n > 0 for n, event in enumerate(legend.events)}
    parts = [
        label(_LEFT, 14, legend.giver, "end", 11, "bold"),
        label(_RIGHT, 14, legend.taker, "start", 11, "bold"),
        *_names(givers.middles, _LEFT - 8, "end"),
        *_names(takers.middles, _RIGHT + 8, "start"),
        *(part for a in drawn for part in _arrow(a, givers.ends[a], takers.ends[a], hollow[a.event])),
        *_legend(bottom + 8, legend, arrows, hollow),
    ]
    return drawing(name, WIDTH, bottom + 8 + _LEGEND, captions.title, captions.about, parts)


@dataclass(frozen=True, slots=True)
class _Column:
    """Names one below another, each with as much room as its arrows need."""

    middles: Mapping[str, float]
    ends: Mapping[Arrow, float]


def _columns(arrows: Sequence[Arrow]) -> tuple[_Column, _Column, float]:
    """Suppliers and receivers, each beside those with whom it deals, so that few arrows cross; the bottom."""
    sources = sorted({a.source for a in arrows}, key=lambda n: (-_weight(n, arrows), n))
    targets = _beside({a.target for a in arrows}, sources, [(a.target, a.source) for a in arrows])
    sources = _beside(set(sources), targets, [(a.source, a.target) for a in arrows])
    rank = {name: n for n, name in enumerate(targets)}, {name: n for n, name in enumerate(sources)}
    leaving = {
        n: _in_order((a for a in arrows if a.source == n), lambda a: rank[0][a.target]) for n in sources
    }
    coming = {
        n: _in_order((a for a in arrows if a.target == n), lambda a: rank[1][a.source]) for n in targets
    }
    height = max(_height(leaving), _height(coming))
    return _column(leaving, height), _column(coming, height), _TOP + height


def _in_order(arrows: Iterable[Arrow], place: Callable[[Arrow], int]) -> list[Arrow]:
    return sorted(arrows, key=lambda a: (place(a), a.event))


def _height(held: Mapping[str, Sequence[Arrow]]) -> float:
    return sum(_room(arrows) for arrows in held.values())


def _room(arrows: Sequence[Arrow]) -> float:
    return max(_ROW, _APART * len(arrows) + 8)


def _column(held: Mapping[str, Sequence[Arrow]], height: float) -> _Column:
    spare = (height - _height(held)) / len(held)
    middles: dict[str, float] = {}
    ends: dict[Arrow, float] = {}
    top = _TOP
    for name, arrows in held.items():
        room = _room(arrows) + spare
        middles[name] = top + room / 2
        for n, arrow in enumerate(arrows):
            ends[arrow] = middles[name] + (n - (len(arrows) - 1) / 2) * _APART
        top += room
    return _Column(middles, ends)


def _weight(name: str, arrows: Sequence[Arrow]) -> int:
    return sum(a.support + 1 for a in arrows if a.source == name)


def _beside(names: set[str], others: Sequence[str], pairs: Sequence[tuple[str, str]]) -> list[str]:
    """Names in the order of the mean place of those they deal with."""
    place = {other: n for n, other in enumerate(others)}
    means = {name: [place[other] for one, other in pairs if one == name] for name in names}
    return sorted(names, key=lambda name: (sum(means[name]) / len(means[name]), name))


def _names(places: Mapping[str, float], x: float, anchor: str) -> Iterator[str]:
    for name, y in places.items():
        yield label(x, y + 4, shortened(name, _LABEL), anchor)


def _arrow(arrow: Arrow, start: float, end: float, hollow: bool) -> Iterator[str]:
    """A line that leaves and arrives level, and its head."""
    tip, bend = _RIGHT - 2, (_LEFT + _RIGHT) / 2
    width = min(_THIN + _STEP * arrow.support, _THICK)
    dashes = "" if arrow.firm else f' stroke-dasharray="{_DASHED}"'
    dashes = dashes if arrow.affirmed else f' stroke-dasharray="{_DOTTED}"'
    path = (
        f"M{number(_LEFT)},{number(start)} C{number(bend)},{number(start)} {number(bend)},{number(end)} "
        f"{number(tip - _HEAD)},{number(end)}"
    )
    yield (
        f'<path d="{path}" fill="none" stroke="currentColor" stroke-width="{number(width)}" '
        f'stroke-opacity="0.62"{dashes}/>'
    )
    yield _head(tip, end, hollow)


def _head(x: float, y: float, hollow: bool) -> str:
    """The head of an arrow, hollow for the second kind of act."""
    points = " ".join(f"{number(a)},{number(b)}" for a, b in ((x, y), (x - _HEAD, y - 5), (x - _HEAD, y + 5)))
    fill = "none" if hollow else "currentColor"
    return f'<polygon points="{points}" fill="{fill}" stroke="currentColor"/>'


def _legend(
    height: float, legend: Legend, arrows: Sequence[Arrow], hollow: Mapping[str, bool]
) -> Iterator[str]:
    """Heads and dashes with what they mean, as far as they occur."""
    y, x = height + _LEGEND / 2, 16.0
    for event, meaning in legend.events.items():
        if any(arrow.event == event for arrow in arrows):
            yield _head(x + _HEAD, y, hollow[event])
            yield label(x + _HEAD + 5, y + 4, meaning, size=11)
            x += 34 + 5.8 * len(meaning)
    dashed = any(a.affirmed and not a.firm for a in arrows)
    dotted = any(not a.affirmed for a in arrows)
    for there, dashes, meaning in ((dashed, _DASHED, legend.dashed), (dotted, _DOTTED, legend.dotted)):
        if there:
            line = f'<line x1="{number(x)}" y1="{number(y)}" x2="{number(x + 26)}" y2="{number(y)}" '
            yield line + f'stroke="currentColor" stroke-width="1.6" stroke-dasharray="{dashes}"/>'
            yield label(x + 31, y + 4, meaning, size=11)
            x += 48 + 5.8 * len(meaning)
