"""Acts by date, and who is said to supply whom."""

from collections.abc import Callable, Sequence

from markupsafe import Markup

from concordant.interfaces.http.query import cursor, finding_filter, mark_of
from concordant.interfaces.web.answer import Shown
from concordant.interfaces.web.pages.findings import entries
from concordant.interfaces.web.reader import Reader
from concordant.model.claim import Actor
from concordant.views import network as net
from concordant.views import timeline as line
from concordant.views.briefs.speech import speech
from concordant.views.figures.network import Arrow, Legend
from concordant.views.figures.network import network as drawn
from concordant.views.figures.timeline import Captions

ROWS = 60
_MOST = 150
"""So many findings with most origins make up the network."""
_USUAL = "transfer"


def timeline(reader: Reader) -> Shown:
    """A part of the findings, the latest acts first, with the days on which they may have happened."""
    wanted = finding_filter({**reader.params, "sort": "time"})
    after = mark_of(reader.params)
    page = reader.site.ledger.findings_page(wanted, after, ROWS)
    scale = line.scale(page.rows)
    further = cursor(page.after)
    return Shown(
        "timeline.html",
        {
            "axis": Markup(line.axis(scale)) if scale else "",
            "rows": [
                (told, Markup(line.bar(told.finding, scale)) if scale else "")
                for told in entries(reader, page.rows)
            ],
            "next": reader.with_(after=further) if further else None,
            "first": reader.narrowed() if after else None,
        },
    )


def network(reader: Reader) -> Shown:
    """Arrows from those who act to those who receive, for one kind of act."""
    wanted = finding_filter({"event": _USUAL, **reader.params, "sort": "support"})
    page = reader.site.ledger.findings_page(wanted, None, _MOST)
    held = net.links(page.rows)
    names = reader.naming_in(page.rows)

    def called(party: str) -> str:
        state = names.bloc(party)
        return state if state != party else names.actor(Actor(party))

    return Shown(
        "network.html",
        {
            "drawing": Markup(_drawn(reader, held, called, wanted.event or "")),
            "links": [
                (link, called(link.agent), called(link.recipient), _said(reader, link)) for link in held
            ],
            "event": wanted.event,
            "events": tuple(reader.words.tables["event"]),
            "complete": page.after is None,
            "total": reader.count("finding", len(page.rows)),
        },
    )


def _drawn(reader: Reader, held: Sequence[net.Link], called: Callable[[str], str], event: str) -> str:
    """The links as arrows; empty where there are none."""
    said = speech(reader.tongue)
    arrows = [
        Arrow(called(each.agent), called(each.recipient), event, each.origins, each.firm, not each.denied)
        for each in held
    ]
    act = reader.of("event", event) if event else ""
    sides = (reader.say(f"axis_{role}") for role in ("agent", "recipient"))
    legend = Legend({event: act}, said.of("figure", "dashed"), said.of("figure", "dotted"), *sides)
    return drawn(arrows, Captions(reader.say("network"), reader.say("network_caption")), legend)


def _said(reader: Reader, link: net.Link) -> str:
    """How many findings and origins, and how firmly."""
    kind = "link_denied" if link.denied else "link_firm" if link.firm else "link_unverified"
    origins = f"{reader.count('finding', link.findings)} · {reader.count('origin', link.origins)}"
    return f"{origins} · {reader.say(kind)}"
