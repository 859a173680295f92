"""A curve as SVG, in the colours of the other pictures of the documents."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT = 960, 420
_LEFT, _RIGHT, _TOP, _BOTTOM = 90, 40, 70, 60
_GROUND, _WORDS, _FAINT, _LINE, _STRAIGHT = "#0c0c0c", "#d9d9d9", "#878787", "#58d1eb", "#98e024"
_TICKS = 5


@dataclass(frozen=True, slots=True)
class Point:
    """How much work was done, and what all of it had cost by then."""

    done: int
    spent: float


def curve(title: str, across: str, up: str, points: Sequence[Point]) -> str:
    """What work costs as it grows, beside a straight line through the first point."""
    widest = max(point.done for point in points)
    pace = points[0].spent / points[0].done
    highest = max(*(point.spent for point in points), pace * widest)
    frame = _Frame(widest, highest)
    parts = (*frame.axes(across, up), *frame.line((Point(0, 0.0), Point(widest, pace * widest)), _STRAIGHT))
    dots = [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{_LINE}"/>' for x, y in map(frame.at, points)]
    named = _text(_LEFT, 38, title, _WORDS, size=20)
    told = (*parts, *frame.line((Point(0, 0.0), *points), _LINE), *dots, named)
    ground = f'<rect width="{WIDTH}" height="{HEIGHT}" rx="8" fill="{_GROUND}"/>'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img"'
    return "\n".join(
        (f'{head} aria-label="{escape(title)}" font-family="monospace">', ground, *told, "</svg>\n")
    )


@dataclass(frozen=True, slots=True)
class _Frame:
    widest: int
    highest: float

    def at(self, point: Point) -> tuple[float, float]:
        across, up = WIDTH - _LEFT - _RIGHT, HEIGHT - _TOP - _BOTTOM
        return _LEFT + across * point.done / self.widest, HEIGHT - _BOTTOM - up * point.spent / self.highest

    def line(self, points: Sequence[Point], colour: str) -> Iterator[str]:
        places = " ".join(f"{x:.1f},{y:.1f}" for x, y in map(self.at, points))
        yield f'<polyline points="{places}" fill="none" stroke="{colour}" stroke-width="2"/>'

    def axes(self, across: str, up: str) -> Iterator[str]:
        for tick in range(_TICKS + 1):
            point = Point(self.widest * tick // _TICKS, self.highest * tick / _TICKS)
            x, y = self.at(point)
            ends = f'x1="{_LEFT}" x2="{WIDTH - _RIGHT}" y1="{y:.1f}" y2="{y:.1f}"'
            yield f'<line {ends} stroke="{_FAINT}" stroke-width="0.5"/>'
            yield _text(_LEFT - 8, y + 4, f"{point.spent:,.0f}", _FAINT, "end")
            yield _text(x, HEIGHT - _BOTTOM + 20, f"{point.done:,}", _FAINT, "middle")
        yield _text(WIDTH - _RIGHT, HEIGHT - 14, across, _WORDS, "end")
        yield _text(_LEFT, _TOP - 12, up, _WORDS)


def _text(x: float, y: float, words: str, colour: str, anchor: str = "start", size: int = 13) -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}"'
    return f'<text {place} fill="{colour}">{escape(words)}</text>'
