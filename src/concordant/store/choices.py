"""Who read a report, and whether it keeps that reader: both stand in the name of the version.

``1.4+9ab llm:small:12ab by choice 3`` read what a command named, with a reader that the project would not
have taken; ``1.4+9ab builtin again 1`` brought a report back to the reader of the project. The number makes
each such run a version of its own, so that a reader may follow one that came after it.
"""

import re
from collections.abc import Collection, Iterator
from contextlib import AbstractContextManager

from sqlalchemy import Connection, func, select

from concordant.model.apart import Apart
from concordant.model.report import Received, Report
from concordant.store import codec, queries, rows, unread
from concordant.store.tables import READINGS, RECEIVED, VERSIONS
from concordant.store.writing import among, known

BUILTIN = "builtin"
_TURN = re.compile(r" (by choice|again) \d+$")
_CHOSEN, _AGAIN = unread.BY_CHOICE, " again "


def bare(name: str) -> str:
    """Program, knowledge and reader of a version, without how it came to read."""
    told = _TURN.sub("", name)
    return told if " " in told else f"{told} {BUILTIN}"


class SqlChoices:
    """The part of an SQL ledger that knows which reader a report keeps."""

    def _reading(self) -> AbstractContextManager[Connection]:
        raise NotImplementedError

    def received(self, report: str) -> Received | None:
        """What the report with this id was last read from."""
        with self._reading() as connection:
            seq = connection.execute(queries.newest_arrival(report)).scalar()
            if seq is None:
                return None
            return rows.received_from(*connection.execute(queries.arrived(seq)).one())

    def apart(self, report: str | None = None) -> Iterator[tuple[Apart, Report]]:
        """What readers said and no claim holds."""
        with self._reading() as connection:
            for body, described in connection.execute(queries.apart(report)):
                whose = codec.decode_report(codec.unpack(described))
                yield codec.decode_apart(codec.unpack(body)), whose

    def assigned(self, version: str, identities: Collection[str], own: bool) -> Iterator[Received]:
        """Those of these arrivals that are to be read, as they were read otherwise last."""
        with self._reading() as connection:
            arrivals = sorted(known(connection, identities).values())
            last = _last_versions(connection, arrivals)
        for number in arrivals:
            name = last.get(number, "")
            if bare(name) != bare(version) or (_CHOSEN in name) != own:
                with self._reading() as connection:
                    found = rows.received_from(*connection.execute(queries.arrived(number)).one())
                yield found

    def next_turn(self, version: str, own: bool) -> str:
        """A version that has read nothing yet, for what ``assigned`` gives."""
        begun = f"{bare(version)}{_CHOSEN if own else _AGAIN}"
        asked = select(func.count()).where(VERSIONS.c.name.startswith(begun, autoescape=True))
        with self._reading() as connection:
            return f"{begun}{(connection.execute(asked).scalar() or 0) + 1}"

    def own_readers(self) -> dict[str, str]:
        """The version that last read each arrival that keeps a reader of its own, by identity."""
        asked = select(VERSIONS.c.seq).where(unread.by_choice())
        with self._reading() as connection:
            versions = connection.execute(asked).scalars().all()
            if not versions:
                return {}
            joined = READINGS.join(RECEIVED, RECEIVED.c.seq == READINGS.c.received)
            joined = joined.join(VERSIONS, VERSIONS.c.seq == READINGS.c.version)
            found = select(RECEIVED.c.identity, VERSIONS.c.name).select_from(joined)
            chosen = READINGS.c.version.in_(versions)
            rows_found = connection.execute(found.where(chosen, unread.not_read_since()))
            return {row.identity: row.name for row in rows_found}

    def asked_about(self, after: str, at_most: int) -> list[str]:
        """Reports behind this id that another than the built-in reader read last, by id."""
        name = VERSIONS.c.name
        others = select(VERSIONS.c.seq).where(name.contains(" "), ~name.contains(f" {BUILTIN} "))
        report = READINGS.c.report
        asked = select(report).where(report > after, READINGS.c.version.in_(others), queries.shown())
        with self._reading() as connection:
            return list(connection.execute(asked.order_by(report).limit(at_most)).scalars())


def _last_versions(connection: Connection, arrivals: Collection[int]) -> dict[int, str]:
    """By which version each of these arrivals was read last."""
    joined = READINGS.join(VERSIONS, VERSIONS.c.seq == READINGS.c.version)
    asked = select(READINGS.c.received, VERSIONS.c.name).select_from(joined).where(unread.not_read_since())
    return dict(among(connection, asked, READINGS.c.received, arrivals))
