"""The drawings of a brief."""

from collections.abc import Callable, Sequence
from datetime import date

from concordant.linking.terms import fold
from concordant.model.finding import Finding
from concordant.views.briefs.matter import Matter
from concordant.views.briefs.records import Figure
from concordant.views.briefs.speech import Speech
from concordant.views.figures.network import Arrow, Legend, network
from concordant.views.figures.timeline import Bar, Captions, timeline
from concordant.views.names import Names
from concordant.views.wording import Wording

_ROWS = 24
_ARROWS = 24
SUPPLY = ("transfer", "technology_transfer")
"""Acts by which one supplies another."""


def figures(
    matters: Sequence[Matter],
    said: Speech,
    words: Wording,
    names: Names,
    title: Callable[[Finding], str],
) -> tuple[Figure, ...]:
    """When the acts took place, and who supplies whom; neither where there is nothing to draw."""
    found = [matter for matter in matters if matter.groups]
    drawn = (_timeline(found, said, title), _network(found, said, words, names))
    return tuple(figure for figure in drawn if figure.svg)


def _timeline(matters: Sequence[Matter], said: Speech, title: Callable[[Finding], str]) -> Figure:
    bars = [_bar(matter.finding, title) for matter in matters if _said_when(matter.finding)][:_ROWS]
    bars.sort(key=lambda bar: (bar.first or bar.last or date.max, bar.last or date.max, bar.label))
    captions = _captions(said, "timeline", len(bars))
    months = [said.of("month_short", str(month)) for month in range(1, 13)]
    rows = ((_when(bar, said), bar.label) for bar in bars)
    heads = (said.of("figure", "when"), said.of("figure", "act"))
    svg = timeline(bars, captions, months)
    return Figure("timeline", captions.title, captions.about, svg, (heads, *rows))


def _when(bar: Bar, said: Speech) -> str:
    first, last = (day.isoformat() if day else None for day in (bar.first, bar.last))
    return said.span(first, last) if first and last else said.when(first, last)


def _said_when(finding: Finding) -> bool:
    return finding.dated and bool(finding.first or finding.last)


def _bar(finding: Finding, title: Callable[[Finding], str]) -> Bar:
    told = title(finding)
    first, last = (date.fromisoformat(day) if day else None for day in (finding.first, finding.last))
    return Bar(told, first, last, finding.dated, bool(finding.support.reports))


def _network(matters: Sequence[Matter], said: Speech, words: Wording, names: Names) -> Figure:
    arrows = _arrows(matters, names)
    captions = _captions(said, "network", len(arrows))
    legend = Legend(
        {event: words.of("event", event) for event in SUPPLY},
        *(said.of("figure", key) for key in ("dashed", "dotted", "giver", "taker")),
    )
    heads = tuple(said.of("figure", key) for key in ("giver", "taker", "act", "origins", "manner"))
    rows = (_row(arrow, said, words) for arrow in arrows)
    svg = network(arrows, captions, legend)
    return Figure("network", captions.title, captions.about, svg, (heads, *rows))


def _row(arrow: Arrow, said: Speech, words: Wording) -> tuple[str, ...]:
    manner = "firm" if arrow.firm else "dashed"
    told = said.of("figure", manner if arrow.affirmed else "dotted")
    act = words.of("event", arrow.event)
    return arrow.source, arrow.target, act, words.number(arrow.support), told


def _arrows(matters: Sequence[Matter], names: Names) -> list[Arrow]:
    """One for each pair and kind of act, the best supported first."""
    held: dict[tuple[str, str, str], list[Matter]] = {}
    called: dict[str, str] = {}
    for matter in matters:
        finding = matter.finding
        if finding.event in SUPPLY and finding.agent and finding.recipient:
            parties = (names.actor(finding.agent), names.actor(finding.recipient))
            called.update((fold(name), name) for name in parties if fold(name) not in called)
            key = (fold(parties[0]), fold(parties[1]), finding.event)
            held.setdefault(key, []).append(matter)
    arrows = [_arrow(called[a], called[b], event, same) for (a, b, event), same in held.items()]
    return sorted(arrows, key=lambda a: (-a.support, a.source, a.target, a.event))[:_ARROWS]


def _arrow(source: str, target: str, event: str, same: Sequence[Matter]) -> Arrow:
    affirmed = [m for m in same if m.finding.support.reports]
    support = max((m.finding.support.least for m in affirmed), default=0)
    return Arrow(source, target, event, support, any(_firm(m) for m in affirmed), bool(affirmed))


def _firm(matter: Matter) -> bool:
    claims = (group.claim for group in matter.groups)
    return any(c.polarity == "affirmed" and c.certainty == "asserted" for c in claims)


def _captions(said: Speech, key: str, count: int) -> Captions:
    about = said.fine(said.say("figure", f"{key}_about", count=count))
    return Captions(said.of("figure", key), about)
