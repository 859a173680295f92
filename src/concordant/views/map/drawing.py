"""The map as SVG: the world below, flows above it, names on top, and what it all means."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files

from concordant.views.map.curves import HEAD, Curve, Strand, at_one_spot, curves, strands
from concordant.views.map.flows import Flow, Spot
from concordant.views.map.frame import WIDTH, Frame, framed
from concordant.views.map.frontiers import FRONTIERS, frontiers
from concordant.views.map.legend import MARGIN, footed
from concordant.views.map.names import names_on
from concordant.views.map.outlines import GRID, outlines
from concordant.views.map.projection import Plane
from concordant.views.map.svg import element, number, point, safe, width_of
from concordant.views.map.wording import TABLE
from concordant.views.wording import Wording

Link = Callable[[Sequence[Flow]], str | None]
"""Where a line of the map leads: one flow, or several that are drawn as one; None for nowhere."""

_PIXELS = 1.5
"""Pixels for one unit of a drawing that stands alone."""


def nowhere(flows: Sequence[Flow]) -> None:
    """For maps whose lines lead nowhere."""


def world_map(flows: Iterable[Flow], words: Wording, link: Link = nowhere, alone: bool = False) -> str:
    """What findings tell of, on a map.

    Args:
        flows: what is drawn.
        words: those of ``map_wording``.
        link: where each line leads.
        alone: whether the map is a file of its own, with its style, key and source; on a page these stand
            beside it.

    Returns:
        An ``svg`` element; the same flows give the same text, in whatever order they come.
    """
    held = sorted(
        set(flows), key=lambda flow: (flow.finding, flow.start.key, flow.end.key if flow.end else "")
    )
    spots = {spot.key: spot for flow in held for spot in (flow.start, flow.end) if spot}
    frame = framed([spot.point for _, spot in sorted(spots.items())])
    drawn = [(strand, curves(strand, frame)) for strand in strands(held)]
    bows = [bow for _, each in drawn for bow in each]
    body = "".join(
        (
            _ground(frame, frozenset(spot.key for spot in spots.values() if spot.is_state)),
            *_strands(drawn, words, link),
            *_events(at_one_spot(held), spots, frame, words, link),
            *_spots(spots, frame),
            *names_on(spots, held, bows, frame, words),
        )
    )
    return _svg(body, held, frame, words, alone)


def _svg(body: str, held: Sequence[Flow], frame: Frame, words: Wording, alone: bool) -> str:
    foot, low = footed(words, frame.height) if alone else ("", 0.0)
    height = frame.height + low
    box = f"0 0 {number(WIDTH)} {number(height)}"
    if alone:
        box = f"{-MARGIN} {-MARGIN} {number(WIDTH + 2 * MARGIN)} {number(height + 2 * MARGIN)}"
    size = {"width": number(WIDTH * _PIXELS), "height": number(height * _PIXELS)} if alone else {}
    clip = element(
        "clipPath", element("rect", width=number(WIDTH), height=number(frame.height)), id="map-clip"
    )
    return element(
        "svg",
        element("title", safe(words.of(TABLE, "title")), id="map-title")
        + element("desc", safe(description(held, words, alone)), id="map-desc")
        + (element("style", styles()) if alone else "")
        + element("defs", clip)
        + element("g", body, clip_path="url(#map-clip)")
        + foot,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=box,
        **size,
        class_="map alone" if alone else "map",
        role="group",
        aria_labelledby="map-title",
        aria_describedby="map-desc",
        lang=words.tongue,
    )


def description(held: Sequence[Flow], words: Wording, alone: bool) -> str:
    """What a map shows, for those who do not see it; on a page a table below tells the rest."""
    arrows = sum(1 for flow in held if flow.end)
    acts = len(held) - arrows
    said = {
        "flows": words.counted(TABLE, "arrows", arrows).format(count=words.number(arrows)),
        "acts": words.counted(TABLE, "points", acts).format(count=words.number(acts)),
    }
    return words.say(TABLE, "described_alone" if alone else "described", **said)


@cache
def styles() -> str:
    """The style sheet of the map."""
    return files("concordant.views.map").joinpath("map.css").read_text("utf-8")


@lru_cache(maxsize=16)
def _ground(frame: Frame, states: frozenset[str]) -> str:
    """The world below: cutting it takes longer than all the rest, and pages show the same part again."""
    drawn = outlines(frontiers(), frame, states)
    areas = (("sea", drawn.sea), ("land", drawn.land), ("land party", drawn.parties))
    lines = ((kind, drawn.lines[kind]) for kind in FRONTIERS)
    paths = (element("path", class_=name, d=path) for name, path in (*areas, *lines) if path)
    return element("g", "".join(paths), transform=f"scale({GRID})")


def _strands(drawn: Iterable[tuple[Strand, Sequence[Curve]]], words: Wording, link: Link) -> Iterator[str]:
    for strand, bows in sorted(drawn, key=_from_below):
        lines = "".join(_line(bow, strand.first) for bow in bows)
        yield _linked(lines, strand.flows, _told(strand, words), link)


def _from_below(one: tuple[Strand, Sequence[Curve]]) -> tuple[int, int, str]:
    """The best supported lines come last, and so lie on top."""
    strand = one[0]
    return strand.first.support, -strand.number, strand.first.finding


def _told(strand: Strand, words: Wording) -> str:
    flow = strand.first
    if len(strand.flows) == 1 or flow.end is None:
        return flow.told
    count = words.number(len(strand.flows))
    return words.say(TABLE, "more", count=count, start=flow.start.name, end=flow.end.name)


def _linked(drawn: str, flows: Sequence[Flow], told: str, link: Link) -> str:
    """Something drawn with its words, as a link where it leads anywhere."""
    inner = element("title", safe(told)) + drawn
    address = link(flows)
    if address is None:
        return element("g", inner, role="img", aria_label=told)
    return element("a", inner, href=address, aria_label=told)


def _line(curve: Curve, flow: Flow) -> str:
    """A line with its head, and a cross where somebody denies it; a wide unseen one is easy to point at."""
    whole = _bow(curve)
    ends = curve if flow.joint else curve.shortened(HEAD * 0.7)
    parts = [
        element("path", class_="reach", d=whole),
        element("path", class_=f"way {flow.manner} w{width_of(flow.support)}", d=_bow(ends)),
    ]
    if not flow.joint:
        kind = f"head {flow.manner}{' pending' if flow.pending else ''}"
        head = element("path", class_=kind, d=f"M0 0l-{HEAD} 3.8l0-7.6z")
        parts.append(element("g", head, transform=_moved(curve.end, curve.heading)))
    if flow.disputed or flow.manner == "denied":
        cross = element("path", class_="cross", d="M-3.5-3.5l7 7M3.5-3.5l-7 7")
        parts.append(element("g", cross, transform=_moved(curve.point(0.5))))
    return "".join(parts)


def _bow(curve: Curve) -> str:
    return f"M{point(curve.start)}Q{point(curve.bend)} {point(curve.end)}"


def _moved(to: Plane, heading: float | None = None) -> str:
    turn = "" if heading is None else f" rotate({number(heading)})"
    return f"translate({point(to)}){turn}"


def _events(
    held: Mapping[str, Sequence[Flow]], spots: Mapping[str, Spot], frame: Frame, words: Wording, link: Link
) -> Iterator[str]:
    for key, flows in held.items():
        spot, count = spots[key], words.number(len(flows))
        told = flows[0].told if len(flows) == 1 else words.say(TABLE, "several", count=count, where=spot.name)
        kind = "event" if any(flow.manner == "firm" for flow in flows) else f"event {flows[0].manner}"
        ring = element("circle", class_=kind, r="6")
        drawn = element("g", ring, transform=_moved(frame.at(spot.point)))
        yield _linked(drawn, flows, told, link)


def _spots(spots: Mapping[str, Spot], frame: Frame) -> Iterator[str]:
    for _, spot in sorted(spots.items()):
        dot = element("circle", class_="spot" if spot.is_state else "spot place", r="2.6")
        yield element("g", dot, transform=_moved(frame.at(spot.point)))
