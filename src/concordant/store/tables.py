"""The ledger's tables, in words that every SQL database understands.

Rows are added and never changed or removed. Rows are numbered by the writer (there is one at a time),
so that a whole batch can be written without asking back.
"""

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    UniqueConstraint,
)

from concordant.store.text_column import TEXT

SCHEMA = MetaData()


def _number() -> Column[int]:
    return Column("seq", Integer, primary_key=True, autoincrement=False)


# What arrived, byte for byte (zlib); the same bytes are kept once.
RAWS = Table(
    "raws",
    SCHEMA,
    Column("sha256", TEXT, primary_key=True),
    Column("length", Integer, nullable=False),
    Column("packed", LargeBinary, nullable=False),
)

# That it arrived: when, from where, and what the caller said about it (``described``, JSON).
RECEIVED = Table(
    "received",
    SCHEMA,
    _number(),
    Column("identity", TEXT, nullable=False, unique=True),
    Column("sha256", TEXT, ForeignKey("raws.sha256"), nullable=False),
    Column("received_at", TEXT, nullable=False),
    Column("described", TEXT, nullable=False),
)

# Versions of code and knowledge, in the order in which they first read something.
VERSIONS = Table(
    "versions",
    SCHEMA,
    _number(),
    Column("name", TEXT, nullable=False, unique=True),
)

# One arrival read by one version; ``described`` is the report as JSON.
READINGS = Table(
    "readings",
    SCHEMA,
    _number(),
    Column("received", Integer, ForeignKey("received.seq"), nullable=False),
    Column("version", Integer, ForeignKey("versions.seq"), nullable=False),
    Column("report", TEXT, nullable=False),
    Column("lang", TEXT, nullable=False),
    Column("published", TEXT),
    Column("described", TEXT, nullable=False),
    UniqueConstraint("received", "version"),
    Index("readings_by_report", "report", "received"),
    Index("readings_by_published", "published", "report"),
)

# The clean text of a reading with its blocks and anchors (JSON, zlib).
DOCUMENTS = Table(
    "documents",
    SCHEMA,
    Column("reading", Integer, ForeignKey("readings.seq"), primary_key=True, autoincrement=False),
    Column("packed", LargeBinary, nullable=False),
)

# The whole claim is ``body`` and ``reasons`` (JSON); the other columns exist to be searched.
CLAIMS = Table(
    "claims",
    SCHEMA,
    _number(),
    Column("reading", Integer, ForeignKey("readings.seq"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("id", TEXT, nullable=False),
    Column("event", TEXT, nullable=False),
    Column("phase", TEXT, nullable=False),
    Column("certainty", TEXT, nullable=False),
    Column("polarity", TEXT, nullable=False),
    Column("agent_states", TEXT, nullable=False),
    Column("agent_words", TEXT, nullable=False),
    Column("recipient_states", TEXT, nullable=False),
    Column("recipient_words", TEXT, nullable=False),
    Column("item_class", TEXT, nullable=False),
    Column("item_words", TEXT, nullable=False),
    Column("begins", TEXT),
    Column("ends", TEXT),
    Column("body", TEXT, nullable=False),
    Column("reasons", TEXT, nullable=False),
    Index("claims_by_id", "id"),
    Index("claims_by_reading", "reading", "number"),
    Index("claims_by_event", "event", "agent_states", "recipient_states"),
    Index("claims_by_item", "item_class"),
    Index("claims_by_day", "begins", "ends"),
    Index("claims_by_end", "ends"),
    Index("claims_by_axes", "certainty", "phase", "polarity"),
)

# What could not be done while reading.
PROBLEMS = Table(
    "problems",
    SCHEMA,
    _number(),
    Column("reading", Integer, ForeignKey("readings.seq"), nullable=False),
    Column("body", TEXT, nullable=False),
    Index("problems_by_reading", "reading"),
)

# What a reader said and no claim holds, with the reason (JSON).
APART = Table(
    "apart",
    SCHEMA,
    _number(),
    Column("reading", Integer, ForeignKey("readings.seq"), nullable=False),
    Column("body", TEXT, nullable=False),
    Index("apart_by_reading", "reading"),
)

# What people decided; ``body`` is the judgement as JSON.
JUDGEMENTS = Table(
    "judgements",
    SCHEMA,
    _number(),
    Column("id", TEXT, nullable=False, unique=True),
    Column("body", TEXT, nullable=False),
)
