"""What is asked of the ledger, as SQL that every database understands."""

from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, null, or_, select

from concordant.store.dates import first_day, last_day
from concordant.store.derived import UPKEEP
from concordant.store.folding import phrase, storable
from concordant.store.ledger import ClaimFilter
from concordant.store.paging import Key, Mark, part
from concordant.store.tables import (
    APART,
    CLAIMS,
    DOCUMENTS,
    JUDGEMENTS,
    PROBLEMS,
    RAWS,
    READINGS,
    RECEIVED,
)

Condition = ColumnElement[bool]
C, R = CLAIMS.c, READINGS.c


def shown() -> Condition:
    """Whether a reading is the one to show: the newest of what arrived last under its report's id."""
    reread, updated = READINGS.alias("reread"), READINGS.alias("updated")
    newer = and_(reread.c.received == R.received, reread.c.seq > R.seq)
    later = and_(updated.c.report == R.report, updated.c.received > R.received)
    return and_(~exists().where(newer), ~exists().where(later))


def claims(sought: ClaimFilter, reasons: bool = True) -> Select[Any]:
    """Claims with their reports, by publication date, report and number; reasons only where wanted."""
    wanted = sendable(sought)
    joined = CLAIMS.join(READINGS, C.reading == R.seq)
    return (
        select(C.body, C.reasons if reasons else null(), R.seq, R.described)
        .select_from(joined)
        .where(shown(), *conditions(wanted))
        .order_by(R.published.asc().nulls_last(), R.report, C.number, C.seq)
    )


_NEWEST = (Key(R.published, True), Key(R.report), Key(C.number), Key(C.seq))
CLAIMS_WIDTH = len(_NEWEST)


def claims_from(
    sought: ClaimFilter, few: Select[int] | None, after: Mark | None, at_most: int
) -> Select[Any]:
    """A part of the claims with their reports, the newest reports first, behind what orders them.

    Args:
        sought: which claims; ``sendable``.
        few: the numbers of those among which they are, where these are few.
        after: where the part begins.
        at_most: how many claims it holds.
    """
    # The sum keeps databases from beginning with the claims: going through the readings in order, they stop
    # when the part is full, where otherwise they would sort every claim. One report is found by its id.
    place = R.seq if few is not None or sought.report is not None else R.seq + 0
    among = () if few is None else (C.seq.in_(few),)
    asked = (
        select(R.published, R.report, C.number, C.seq, C.body, R.described)
        .select_from(CLAIMS.join(READINGS, C.reading == place))
        .where(shown(), *among, *conditions(sought))
    )
    return part(asked, _NEWEST, after, at_most)


def claims_told() -> Select[Any]:
    """Claims with their reports, of every reading."""
    return select(C.id, C.seq, C.body, R.described).select_from(CLAIMS.join(READINGS, C.reading == R.seq))


def arrivals() -> Select[Any]:
    """When what reports were read from last arrived; by id."""
    last = func.max(RECEIVED.c.received_at).label("last")
    joined = READINGS.join(RECEIVED, R.received == RECEIVED.c.seq)
    return select(R.report, last).select_from(joined).group_by(R.report)


def sendable(wanted: ClaimFilter) -> ClaimFilter:
    """The same filter in characters that a database takes."""
    axes = {axis: getattr(wanted, axis) for axis in ClaimFilter.__slots__}
    return ClaimFilter(**{axis: value and storable(value) for axis, value in axes.items()})


def conditions(wanted: ClaimFilter) -> Iterator[Condition]:
    """What a claim must fulfil, one condition for each axis that is not left open."""
    plain = {
        C.event: wanted.event,
        C.certainty: wanted.certainty,
        C.phase: wanted.phase,
        C.polarity: wanted.polarity,
        R.lang: wanted.lang,
        R.report: wanted.report,
    }
    yield from (column == value for column, value in plain.items() if value is not None)
    yield from _party_conditions(wanted)
    if wanted.item is not None:
        yield or_(C.item_class == wanted.item, says(C.item_words, wanted.item))
    if wanted.since is not None:
        yield C.ends >= first_day(wanted.since)
    if wanted.until is not None:
        yield C.begins <= last_day(wanted.until)


def _party_conditions(wanted: ClaimFilter) -> Iterator[Condition]:
    if wanted.agent is not None:
        yield party("agent", wanted.agent)
    if wanted.recipient is not None:
        yield party("recipient", wanted.recipient)
    if wanted.actor is not None:
        yield or_(party("agent", wanted.actor), party("recipient", wanted.actor))


def party(role: str, sought: str) -> Condition:
    """Whether the actor in ``role`` is ``sought``.

    Two letters are an ISO code and nothing else: ``de`` is Germany, not a French preposition.
    """
    if len(sought.strip()) == 2:
        return C[f"{role}_states"].contains(f";{sought.strip().upper()};", autoescape=True)
    return says(C[f"{role}_words"], sought)


def says(column: ColumnElement[str], sought: str) -> Condition:
    """Whether the folded words of ``sought`` follow each other in ``column``; no words fit nothing."""
    return column.contains(phrase(sought) or "\x01", autoescape=True)


def begins(column: ColumnElement[str], prefix: str) -> Condition:
    """Whether an id begins with ``prefix``, as a range: that finds it in an index, a pattern does not."""
    first = storable(prefix)
    return and_(column >= first, column < first + "\U0010ffff")


def claims_named(identifier: str) -> Select[Any]:
    """All rows of one claim, the newest reading first."""
    return (
        select(C.body, C.reasons, R.seq, R.described)
        .select_from(CLAIMS.join(READINGS, C.reading == R.seq))
        .where(C.id == storable(identifier))
        .order_by(C.seq.desc())
    )


def identifiers_starting(prefix: str, at_most: int) -> Select[str]:
    """Ids of shown claims that begin with ``prefix``."""
    return (
        select(C.id)
        .distinct()
        .select_from(CLAIMS.join(READINGS, C.reading == R.seq))
        .where(begins(C.id, prefix), shown())
        .order_by(C.id)
        .limit(at_most)
    )


def report(identifier: str) -> Select[str]:
    """The report with this very id."""
    return select(R.described).where(R.report == storable(identifier), shown())


def last_read(at_most: int) -> Select[Any]:
    """The shown readings that came last, with the number of their claims."""
    claims = select(func.count()).where(C.reading == R.seq).scalar_subquery().label("claims")
    return select(R.seq, R.described, claims).where(shown()).order_by(R.seq.desc()).limit(at_most)


def state() -> Select[Any]:
    """The last numbers of what is kept, and how far findings follow."""
    u = UPKEEP.c
    kept = (select(func.max(t.c.seq)).scalar_subquery() for t in (RECEIVED, READINGS, JUDGEMENTS))
    noted = (
        select(u.value).where(u.name == name).scalar_subquery()
        for name in ("version", "readings", "judgements")
    )
    return select(*kept, *noted)


def reports_numbered() -> Select[Any]:
    """Shown reports with the numbers of their readings."""
    return select(R.seq, R.described).where(shown())


def reports_starting(prefix: str, at_most: int) -> Select[str]:
    """Ids of reports that begin with ``prefix``."""
    return select(R.report).distinct().where(begins(R.report, prefix)).order_by(R.report).limit(at_most)


def reports() -> Select[str]:
    """All reports, by id."""
    return select(R.described).where(shown()).order_by(R.report)


def document(report: str) -> Select[str, bytes]:
    """The shown reading of one report with its document."""
    return (
        select(R.described, DOCUMENTS.c.packed)
        .select_from(READINGS.join(DOCUMENTS, DOCUMENTS.c.reading == R.seq))
        .where(R.report == storable(report), shown())
    )


def apart(report: str | None) -> Select[Any]:
    """What readers of the shown readings said and no claim holds, by report; of one report, or of all."""
    asked = select(APART.c.body, R.described).select_from(APART.join(READINGS, APART.c.reading == R.seq))
    if report is not None:
        asked = asked.where(R.report == report)
    return asked.where(shown()).order_by(R.report, APART.c.seq)


def problems() -> Select[str]:
    """Problems of the shown readings, by report."""
    return (
        select(PROBLEMS.c.body)
        .select_from(PROBLEMS.join(READINGS, PROBLEMS.c.reading == R.seq))
        .where(shown())
        .order_by(R.report, PROBLEMS.c.seq)
    )


def numbered(after: int, at_most: int) -> Select[int]:
    """Numbers of what arrived, beyond ``after``, oldest first."""
    asked = select(RECEIVED.c.seq).where(RECEIVED.c.seq > after)
    return asked.order_by(RECEIVED.c.seq).limit(at_most)


def arrived(seq: int) -> Select[bytes, str, str, str]:
    """What arrived under one number."""
    return (
        select(RAWS.c.packed, RAWS.c.sha256, RECEIVED.c.received_at, RECEIVED.c.described)
        .select_from(RECEIVED.join(RAWS, RAWS.c.sha256 == RECEIVED.c.sha256))
        .where(RECEIVED.c.seq == seq)
    )


def lengths(seqs: Collection[int]) -> Select[int, int]:
    """How long what arrived under each number is, in order."""
    joined = RECEIVED.join(RAWS, RAWS.c.sha256 == RECEIVED.c.sha256)
    asked = select(RECEIVED.c.seq, RAWS.c.length).select_from(joined)
    return asked.where(RECEIVED.c.seq.in_(seqs)).order_by(RECEIVED.c.seq)


def arrived_among(seqs: Collection[int]) -> Select[bytes, str, str, str]:
    """What arrived under these numbers, in order."""
    return (
        select(RAWS.c.packed, RAWS.c.sha256, RECEIVED.c.received_at, RECEIVED.c.described)
        .select_from(RECEIVED.join(RAWS, RAWS.c.sha256 == RECEIVED.c.sha256))
        .where(RECEIVED.c.seq.in_(seqs))
        .order_by(RECEIVED.c.seq)
    )


def newest_arrival(report: str) -> Select[int]:
    """The number of what a report was last read from."""
    return select(R.received).where(R.report == report).order_by(R.received.desc()).limit(1)


def counts() -> Select[int, int, int, int]:
    """How much was received, and how many reports, claims and problems are shown."""

    def within(table: Any) -> Any:
        joined = table.join(READINGS, table.c.reading == R.seq)
        return select(func.count()).select_from(joined).where(shown()).scalar_subquery()

    return select(
        select(func.count()).select_from(RECEIVED).scalar_subquery(),
        select(func.count()).select_from(READINGS).where(shown()).scalar_subquery(),
        within(CLAIMS),
        within(PROBLEMS),
    )
