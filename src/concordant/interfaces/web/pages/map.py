"""Findings on a map, and the same as a table."""

from collections.abc import Sequence
from urllib.parse import urlencode

from markupsafe import Markup

from concordant.interfaces.http.query import finding_filter
from concordant.interfaces.mapping import places_in, with_claims
from concordant.interfaces.web.answer import Shown
from concordant.interfaces.web.reader import Reader
from concordant.interfaces.web.templates import segment
from concordant.views.map.drawing import world_map
from concordant.views.map.flows import Flow, traffic
from concordant.views.map.legend import key_of, notes
from concordant.views.map.wording import TABLE, map_wording

_MOST = 150
"""So many findings with most origins are shown, as in the network."""
_ENOUGH = 6
"""So many claims of a finding say where it would have been."""


def world(reader: Reader) -> Shown:
    """The findings with most origins, from where to where; what has no point is listed beside."""
    wanted = finding_filter({**reader.params, "sort": "support"})
    page = reader.site.ledger.findings_page(wanted, None, _MOST)
    words = map_wording(reader.tongue)
    places = places_in(reader.tongue, reader.site.knowledge)
    shown = traffic(with_claims(reader.site.ledger, page.rows, _ENOUGH), words, reader.names, places)
    first = words.say(TABLE, "first", count=words.number(len(page.rows)))
    return Shown(
        "map.html",
        {
            "drawing": Markup(world_map(shown.flows, words, _address)),
            "flows": shown.flows,
            "unplaced": [(each, words.say(TABLE, each.why, what=each.what)) for each in shown.unplaced],
            "key": [(Markup(sample), told) for sample, told in key_of(words)],
            "notes": notes(words),
            "tell": lambda key: words.of(TABLE, key),
            "cut": "" if page.after is None else first,
            "event": wanted.event,
            "events": tuple(reader.words.tables["event"]),
        },
    )


def _address(flows: Sequence[Flow]) -> str:
    """A finding, or the list of all that are drawn as one line."""
    first = flows[0]
    if len(flows) == 1:
        return f"/findings/{segment(first.finding)}"
    ends = {"agent": first.start.key, "recipient": first.end.key} if first.end else {"actor": first.start.key}
    return f"/findings?{urlencode({**ends, 'sort': 'support'})}"
