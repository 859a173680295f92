"""Who is said to supply whom: from agents on the left to recipients on the right."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from concordant.model.claim import Actor
from concordant.model.finding import Finding
from concordant.views.svg import Svg, drawing, element

WIDTH = 720
_ROW, _TOP = 30.0, 14.0
_BOX, _BOX_HEIGHT = 190.0, 22.0
_THINNEST, _THICKEST = 1.2, 9.0
_LONGEST = 26
_APART = ";"


@dataclass(frozen=True, slots=True)
class Link:
    """What goes from one party to another.

    Attributes:
        agent: code of the state that acts, or the name where there is none.
        recipient: the same of the other.
        findings: how many findings say so, or deny it.
        origins: the most independent origins that one of them surely has.
        firm: whether somebody puts one of them as plain fact.
        denied: whether nobody affirms any of them.
    """

    agent: str
    recipient: str
    findings: int
    origins: int
    firm: bool
    denied: bool


def links(findings: Iterable[Finding]) -> tuple[Link, ...]:
    """Findings gathered by parties, those with most origins first."""
    held: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        for agent in _parties(finding.agent):
            for recipient in _parties(finding.recipient):
                if agent != recipient:
                    held.setdefault((agent, recipient), []).append(finding)
    made = [_link(*both, found) for both, found in held.items()]
    return tuple(sorted(made, key=lambda e: (-e.origins, -e.findings, e.agent, e.recipient)))


def _parties(who: Actor | None) -> Iterator[str]:
    if who is not None:
        yield from filter(None, dict.fromkeys(p.strip() for p in (who.state or who.name).split(_APART)))


def _link(agent: str, recipient: str, found: Sequence[Finding]) -> Link:
    return Link(
        agent,
        recipient,
        len(found),
        max(f.support.least for f in found),
        any(f.support.firm for f in found),
        not any(f.support.reports for f in found),
    )


def drawn(held: Sequence[Link], called: Callable[[str], str], told: Callable[[Link], str], label: str) -> Svg:
    """The links as arrows: the wider the more origins, dashed where nobody vouches, dotted where only denied.

    Args:
        held: what to draw.
        called: the name of a party.
        told: a link in words, for those who point at it or do not see it.
        label: what the drawing shows.
    """
    agents, recipients = _places(e.agent for e in held), _places(e.recipient for e in held)
    height = _TOP * 2 + _ROW * max(len(agents), len(recipients), 1)
    most = max((e.origins for e in held), default=1)
    arrows = [_arrow(e, agents[e.agent], recipients[e.recipient], most, told(e)) for e in reversed(held)]
    boxes = [_box(called(name), 1.0, y) for name, y in agents.items()]
    boxes += [_box(called(name), WIDTH - _BOX - 1, y) for name, y in recipients.items()]
    return drawing(WIDTH, height, *arrows, *boxes, role="img", aria_label=label)


def _places(names: Iterable[str]) -> Mapping[str, float]:
    """The height at which each name stands, in order of their first links."""
    return {name: _TOP + _ROW * (row + 0.5) for row, name in enumerate(dict.fromkeys(names))}


def _arrow(e: Link, start: float, end: float, most: int, told: str) -> Svg:
    kind = "denied" if e.denied else "unverified" if not e.firm else ""
    wide = _THINNEST + (_THICKEST - _THINNEST) * e.origins / max(1, most)
    left, right = _BOX + 4, WIDTH - _BOX - 4
    tip = right - 4 - wide
    path = (
        f"M{left:.0f} {start:.1f} C{WIDTH / 2:.0f} {start:.1f} {WIDTH / 2:.0f} {end:.1f} {tip:.1f} {end:.1f}"
    )
    half = 3 + wide / 1.5
    head = f"M{tip:.1f} {end - half:.1f} L{right:.0f} {end:.1f} L{tip:.1f} {end + half:.1f} Z"
    return element(
        "g",
        element("title", told),
        element("path", d=path, stroke_width=wide, class_=f"flow {kind}".strip()),
        element("path", d=head, class_=f"head {kind}".strip()),
    )


def _box(name: str, x: float, y: float) -> Svg:
    short = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
    return element(
        "g",
        element("title", name),
        element("rect", x=x, y=y - _BOX_HEIGHT / 2, width=_BOX, height=_BOX_HEIGHT, rx=3, class_="node"),
        element("text", short, x=x + _BOX / 2, y=y + 4, text_anchor="middle"),
    )
