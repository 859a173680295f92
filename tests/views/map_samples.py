"""Flows between states, as tests of the map want them."""

from collections.abc import Sequence
from itertools import count

from lxml import etree

from concordant.views.map.drawing import Link, nowhere, world_map
from concordant.views.map.flows import Flow, Manner, Spot
from concordant.views.map.points import state_points
from concordant.views.map.wording import map_wording
from concordant.views.wording import Tongue

SVG = "{http://www.w3.org/2000/svg}"
_numbers = count(1)


def spot(code: str, name: str = "") -> Spot:
    return Spot(code, name or code, state_points()[code])


def flow(
    start: str,
    end: str | None,
    support: int = 1,
    manner: Manner = "firm",
    told: str = "",
    disputed: bool = False,
    pending: bool = False,
    joint: bool = False,
) -> Flow:
    """A flow with an id of its own."""
    number = next(_numbers)
    return Flow(
        f"f-{number:04}",
        spot(start),
        spot(end) if end else None,
        told or f"{start} → {end} · transfer · {number}",
        support,
        manner,
        disputed,
        pending,
        joint,
    )


def to_finding(flows: Sequence[Flow]) -> str:
    return f"/findings/{flows[0].finding}"


def drawn(*flows: Flow, tongue: Tongue = "en", link: Link = nowhere, alone: bool = False) -> etree._Element:
    """The map of some flows, parsed."""
    return etree.fromstring(world_map(flows, map_wording(tongue), link, alone).encode())


def having(root: etree._Element, *classes: str) -> list[etree._Element]:
    """The elements that bear all these classes."""
    return [each for each in root.iter() if set(classes) <= set((each.get("class") or "").split())]
