"""Parquet: findings and claims as columns with types, a group of rows at a time."""

import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import islice
from typing import Any

from concordant.exports.account import Account, Told
from concordant.exports.characters import whole
from concordant.exports.separated import CLAIM_COLUMNS
from concordant.exports.table import COLUMNS, QUOTE_COLUMNS, Row, row
from concordant.views.names import Names
from concordant.views.table import plain_cells
from concordant.views.wording import Wording

GROUP = 1000
"""Rows that are held at once."""
_COUNTS = frozenset({"claims", "reports", "families", "origins_least", "origins_most", "denied_by"})
_LISTS = frozenset({"origin_names", "denied_by_names", "contradicted"})
_DAYS = frozenset({"time_start", "time_end"})
_FIGURES = frozenset({"quantity_low", "quantity_high"})
_OFFSETS = frozenset({"evidence_start", "evidence_end"})


def findings(accounts: Iterable[Account], words: Wording, names: Names) -> Iterator[bytes]:
    """A Parquet file of one row a finding, in pieces."""
    import pyarrow as pa

    quote = [(name, pa.bool_() if name == "denies" else pa.string()) for name in QUOTE_COLUMNS]
    kinds = {
        **dict.fromkeys(_COUNTS, pa.int32()),
        **dict.fromkeys(_LISTS, pa.list_(pa.string())),
        **dict.fromkeys(_DAYS, pa.date32()),
        "time_stated": pa.bool_(),
        "quotes": pa.list_(pa.struct(quote)),
    }
    return _file((_typed(row(each, words, names)) for each in accounts), COLUMNS, kinds)


def claims(told: Iterable[Told], words: Wording) -> Iterator[bytes]:
    """A Parquet file of one row a claim, in pieces; times stay ISO prefixes, since no date holds them."""
    import pyarrow as pa

    kinds = {**dict.fromkeys(_FIGURES, pa.float64()), **dict.fromkeys(_OFFSETS, pa.int32())}
    notice = words.of("export", "notice")
    rows = (dict(zip(CLAIM_COLUMNS, (*plain_cells(*each), notice), strict=True)) for each in told)
    return _file((_clean(each) for each in rows), CLAIM_COLUMNS, kinds)


def _file(rows: Iterable[Row], columns: Iterable[str], kinds: Mapping[str, Any]) -> Iterator[bytes]:
    import pyarrow as pa
    from pyarrow import parquet

    schema = pa.schema([(name, kinds.get(name, pa.string())) for name in columns])
    drain, every = io.BytesIO(), iter(rows)
    with parquet.ParquetWriter(_Kept(drain), schema, compression="zstd") as writer:
        while group := list(islice(every, GROUP)):
            writer.write_table(pa.Table.from_pylist(group, schema))
            yield _drained(drain)
    yield _drained(drain)


class _Kept(io.RawIOBase):
    """What is written and not yet handed on; it knows how much there was in all."""

    def __init__(self, drain: io.BytesIO) -> None:
        self._write: Callable[[bytes], int] = drain.write
        self._done = 0

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._done

    def write(self, piece: Any) -> int:
        written = self._write(bytes(piece))
        self._done += written
        return written


def _drained(drain: io.BytesIO) -> bytes:
    held = drain.getvalue()
    drain.seek(0)
    drain.truncate()
    return held


def _typed(held: Row) -> Row:
    days = {name: date.fromisoformat(held[name]) if held[name] else None for name in _DAYS}
    return {**_clean(held), **days}


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return whole(value)
    if isinstance(value, dict):
        return {key: _clean(held) for key, held in value.items()}
    return [_clean(held) for held in value] if isinstance(value, list) else value
