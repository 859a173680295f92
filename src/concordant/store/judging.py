"""Judgements in the database: added, and never changed or removed."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, func, insert, select

from concordant.model.judgement import Anchor, Judgement
from concordant.store import codec
from concordant.store.tables import JUDGEMENTS

J = JUDGEMENTS.c


def add(connection: Connection, judgement: Judgement) -> bool:
    """Keep a judgement; False where it is there already."""
    if connection.execute(select(J.seq).where(J.id == judgement.id)).first() is not None:
        return False
    row = {"seq": last_judgement(connection) + 1, "id": judgement.id, "body": codec.pack(_encode(judgement))}
    connection.execute(insert(JUDGEMENTS), [row])
    return True


def judgements_after(connection: Connection, seq: int) -> Sequence[Judgement]:
    """Judgements made after the one with this number, in the order in which they were made."""
    asked = select(J.body).where(J.seq > seq).order_by(J.seq)
    return [_decode(codec.unpack(body)) for (body,) in connection.execute(asked)]


def last_judgement(connection: Connection) -> int:
    """Number of the newest judgement, 0 where there is none."""
    return connection.execute(select(func.max(J.seq))).scalar() or 0


def _encode(j: Judgement) -> dict[str, Any]:
    about = [[a.claim, a.report, a.start, a.end, a.event] for a in j.about]
    return {
        "id": j.id,
        "kind": j.kind,
        "about": about,
        "who": j.who,
        "when": j.when,
        "why": j.why,
        "details": dict(j.details),
    }


def _decode(row: Mapping[str, Any]) -> Judgement:
    about = tuple(Anchor(*each) for each in row["about"])
    details = MappingProxyType(dict(row["details"]))
    return Judgement(row["id"], row["kind"], about, row["who"], row["when"], row["why"], details)
