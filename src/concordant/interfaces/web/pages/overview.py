"""What is new, what rests on most, what is disputed, what people decided: the first page."""

from concordant.interfaces.http.query import number
from concordant.interfaces.web.answer import Shown
from concordant.interfaces.web.pages.findings import Entry, entry
from concordant.interfaces.web.reader import Reader
from concordant.store.ledger import FindingFilter
from concordant.views.dossier import history
from concordant.views.judgement_lines import decided
from concordant.views.origin_lines import place

SEEN = "concordant_seen"
_MOST = 6
_LAST = 12
_LARGEST = 2**53


def overview(reader: Reader) -> Shown:
    """The first page; what is new counts from what the reader last marked as seen."""
    ledger = reader.site.ledger
    seen = number(reader.params, "seen", _remembered(reader), _LARGEST)
    arrived = ledger.last_read(_LAST)
    pasts = history(tuple(ledger.judgements()))[::-1][:_LAST]
    return Shown(
        "overview.html",
        {
            "counts": reader.site.counts(),
            "arrived": [(each, place(each.report, reader.words), each.number > seen) for each in arrived],
            "newest": arrived[0].number if arrived else 0,
            "unseen": sum(each.number > seen for each in arrived),
            "novel": _some(reader, FindingFilter()),
            "supported": _some(reader, FindingFilter(order="support", least=2)),
            "disputed": _some(reader, FindingFilter(disputed=True)),
            "pasts": [(past, decided(past.judgement, reader.words)) for past in pasts],
        },
        cookies={SEEN: str(seen)} if "seen" in reader.params else {},
    )


def _remembered(reader: Reader) -> int:
    """The number that the browser keeps; nothing where somebody has altered it."""
    kept = reader.request.cookies.get(SEEN, "")
    return int(kept) if kept.isascii() and kept.isdecimal() and len(kept) < 16 else 0


def _some(reader: Reader, wanted: FindingFilter) -> list[Entry]:
    page = reader.site.ledger.findings_page(wanted, None, _MOST)
    return [entry(finding, reader) for finding in page.rows]
