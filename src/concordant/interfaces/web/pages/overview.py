"""What is new, what changed, what rests on most, what is disputed, what people decided: the first page."""

from collections.abc import Sequence
from dataclasses import dataclass

from concordant.interfaces.http.query import number
from concordant.interfaces.looking_back import Changed, Look, Since, since
from concordant.interfaces.web.answer import Shown
from concordant.interfaces.web.pages.findings import Entry, entries
from concordant.interfaces.web.reader import Reader
from concordant.store.ledger import FindingFilter, LastRead
from concordant.views.dossier import history
from concordant.views.finding_sentence import counted, digit, flags
from concordant.views.judgement_lines import decided
from concordant.views.origin_lines import place
from concordant.views.text import Line

SEEN, JUDGED = "concordant_seen", "concordant_judged"
_MOST = 6
_LAST = 12
_LARGEST = 2**53
_FIRST = Since(frozenset(), ())
"""Who never looked has missed nothing."""


@dataclass(frozen=True, slots=True)
class _Change:
    """A finding that is not what it was, in the reader's words."""

    entry: Entry
    counted: str
    digit: str
    flags: Line
    reports: str
    decided: Sequence[str]

    @classmethod
    def of(cls, changed: Changed, reader: Reader) -> "_Change":
        before, words = changed.before, reader.words
        return cls(
            entries(reader, [changed.finding])[0],
            counted(before, words),
            digit(before.grade, words),
            flags(before, words),
            reader.count("report", changed.reports) if changed.reports else "",
            [f"{decided(each, words)} – {each.who}" for each in changed.judgements],
        )


def overview(reader: Reader) -> Shown:
    """The first page; what is new counts from what the reader last marked as seen."""
    ledger = reader.site.ledger
    look = Look(_seen(reader, "seen", SEEN), _seen(reader, "judged", JUDGED))
    arrived = ledger.last_read(_LAST)
    judged = tuple(ledger.judgements())
    told = since(ledger, look, reader.site.means().register) if look.reading else _FIRST
    return Shown(
        "overview.html",
        {
            "counts": reader.site.counts(),
            "arrived": [
                (each, place(each.report, reader.words), each.number > look.reading) for each in arrived
            ],
            "newest": arrived[0].number if arrived else 0,
            "unseen": _unseen(reader, arrived, look),
            "first_told": _first_told(arrived, look),
            "judged": len(judged),
            "unjudged": len(judged) - look.judgements if look.reading else 0,
            "fresh": told.fresh,
            "changed": [_Change.of(each, reader) for each in told.changed],
            "novel": _some(reader, FindingFilter()),
            "supported": _some(reader, FindingFilter(order="support", least=2)),
            "disputed": _some(reader, FindingFilter(disputed=True)),
            "pasts": [
                (past, decided(past.judgement, reader.words)) for past in history(judged)[::-1][:_LAST]
            ],
        },
        cookies={SEEN: str(look.reading), JUDGED: str(look.judgements)} if "seen" in reader.params else {},
    )


def _seen(reader: Reader, name: str, cookie: str) -> int:
    """What the address says was seen, else what the browser keeps; nothing where somebody has altered it."""
    kept = reader.request.cookies.get(cookie, "")
    known = int(kept) if kept.isascii() and kept.isdecimal() and len(kept) < 16 else 0
    return number(reader.params, name, known, _LARGEST)


def _unseen(reader: Reader, arrived: Sequence[LastRead], look: Look) -> str:
    """How many reports are new; empty where none is."""
    count = sum(each.number > look.reading for each in arrived)
    key = "unseen_least" if count == _LAST else "unseen"
    return reader.say(key, count=count) if count else ""


def _first_told(arrived: Sequence[LastRead], look: Look) -> str | None:
    """The day of the oldest report that is new to the reader, where there was an earlier look."""
    days = (each.report.published for each in arrived if each.number > look.reading)
    return min((day for day in days if day), default=None) if look.reading else None


def _some(reader: Reader, wanted: FindingFilter) -> list[Entry]:
    page = reader.site.ledger.findings_page(wanted, None, _MOST)
    return entries(reader, page.rows)
