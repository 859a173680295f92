"""Tables of what follows from the rest: copies, findings and how they bear on each other.

Everything here can be rebuilt from what was received, judged and known, so its rows may change and go.
"""

from sqlalchemy import BigInteger, Column, Float, Index, Integer, LargeBinary, Table

from concordant.store.tables import SCHEMA
from concordant.store.text_column import TEXT


def _derived(
    name: str, *parts: Column[int] | Column[str] | Column[bytes] | Column[float] | Index, by_key: bool = False
) -> Table:
    """A table; ``by_key``: its rows lie in the order of their keys, of which there is no second copy."""
    return Table(name, SCHEMA, *parts, info={"derived": True}, sqlite_with_rowid=not by_key)


def _text(name: str, key: bool = False) -> Column[str]:
    return Column(name, TEXT, primary_key=key, nullable=False)


def _number(name: str, key: bool = False) -> Column[int]:
    return Column(name, Integer, primary_key=key, nullable=False, autoincrement=False)


# How far upkeep has come: which version made the rows, up to which reading and judgement.
UPKEEP = _derived("upkeep", _text("name", key=True), _text("value"))

# Readings whose claims are placed.
SETTLED = _derived(
    "settled", _number("reading", key=True), _text("report"), Index("settled_by_report", "report")
)

# Claims as statements and tellings (JSON), where they may belong together.
PLACED = _derived(
    "placed",
    _text("claim", key=True),
    _number("reading"),
    _number("number"),
    _text("report"),
    _number("start"),
    _number("stop"),
    _text("event"),
    _text("agent"),
    _text("recipient"),
    _number("first"),
    _text("statement"),
    _text("telling"),
    Index("placed_by_block", "event", "agent", "recipient", "first"),
    Index("placed_by_report", "report"),
)

# What must be kept of a text to tell later what derives from it.
TRACES = _derived(
    "traces",
    _text("report", key=True),
    _text("lang"),
    _text("described"),
    Column("packed", LargeBinary, nullable=False),
    Index("traces_by_lang", "lang"),
)
TRACE_KEYS = _derived(
    "trace_keys",
    Column("key", BigInteger, primary_key=True, nullable=False, autoincrement=False),
    _text("report", key=True),
    by_key=True,
)

# Which report derives from which.
EDGES = _derived(
    "edges",
    _text("a", key=True),
    _text("b", key=True),
    _text("kind", key=True),
    Column("score", Float, nullable=False),
    Column("direction", TEXT),
    Index("edges_by_b", "b"),
    by_key=True,
)

# The whole finding is ``body``; ``core`` and ``own`` are what it takes to weigh it again (JSON). The other
# columns exist to be searched: the first ones by upkeep, the rest by people.
FINDINGS = _derived(
    "findings",
    _text("id", key=True),
    _text("event"),
    _text("phase"),
    _text("agent"),
    _text("recipient"),
    _number("first"),
    _number("last"),
    _number("lasts"),
    _text("mark"),
    _text("agent_states"),
    _text("agent_words"),
    _text("recipient_states"),
    _text("recipient_words"),
    _text("item_class"),
    _text("item_words"),
    _text("begins"),
    _text("ends"),
    _number("disputed"),
    _number("least"),
    _number("most"),
    _number("reports"),
    _text("digit"),
    _number("newest"),
    _text("core"),
    _text("own"),
    _text("body"),
    # Last, for databases add columns at the end: how firmly it is put at best.
    Column("certainty", TEXT, nullable=False, server_default=""),
    Index("findings_by_parties", "event", "phase", "agent", "recipient", "lasts", "first"),
    Index("findings_by_mark", "mark"),
    # Everything that a list of the newest is chosen and counted by: such a list reads no other row.
    Index(
        "findings_by_novelty",
        *("newest", "least", "reports", "id", "event", "phase", "agent_states", "recipient_states"),
        *("item_class", "certainty", "digit", "disputed", "begins", "ends"),
        *("agent_words", "recipient_words", "item_words"),
    ),
    Index("findings_by_time", "ends", "begins", "id"),
    Index("findings_by_support", "least", "most", "reports", "newest", "id"),
)

# Which finding a claim belongs to.
MEMBERS = _derived(
    "members", _text("claim", key=True), _text("finding"), Index("members_by_finding", "finding")
)

# How findings bear on each other.
RELATIONS = _derived(
    "relations",
    _text("source", key=True),
    _text("target", key=True),
    _text("topic", key=True),
    _text("kind"),
    Index("relations_by_target", "target"),
)

DERIVED = tuple(table for table in SCHEMA.sorted_tables if table.info.get("derived"))
KEPT = tuple(table for table in SCHEMA.sorted_tables if not table.info.get("derived"))
