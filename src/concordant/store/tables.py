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
    Text,
    UniqueConstraint,
)

SCHEMA = MetaData()


def _number() -> Column[int]:
    return Column("seq", Integer, primary_key=True, autoincrement=False)


# What arrived, byte for byte (zlib); the same bytes are kept once.
RAWS = Table(
    "raws",
    SCHEMA,
    Column("sha256", Text, primary_key=True),
    Column("length", Integer, nullable=False),
    Column("packed", LargeBinary, nullable=False),
)

# That it arrived: when, from where, and what the caller said about it (``described``, JSON).
RECEIVED = Table(
    "received",
    SCHEMA,
    _number(),
    Column("identity", Text, nullable=False, unique=True),
    Column("sha256", Text, ForeignKey("raws.sha256"), nullable=False),
    Column("received_at", Text, nullable=False),
    Column("described", Text, nullable=False),
)

# Versions of code and knowledge, in the order in which they first read something.
VERSIONS = Table(
    "versions",
    SCHEMA,
    _number(),
    Column("name", Text, nullable=False, unique=True),
)

# One arrival read by one version; ``described`` is the report as JSON.
READINGS = Table(
    "readings",
    SCHEMA,
    _number(),
    Column("received", Integer, ForeignKey("received.seq"), nullable=False),
    Column("version", Integer, ForeignKey("versions.seq"), nullable=False),
    Column("report", Text, nullable=False),
    Column("lang", Text, nullable=False),
    Column("published", Text),
    Column("described", Text, nullable=False),
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
    Column("id", Text, nullable=False),
    Column("event", Text, nullable=False),
    Column("phase", Text, nullable=False),
    Column("certainty", Text, nullable=False),
    Column("polarity", Text, nullable=False),
    Column("agent_states", Text, nullable=False),
    Column("agent_words", Text, nullable=False),
    Column("recipient_states", Text, nullable=False),
    Column("recipient_words", Text, nullable=False),
    Column("item_class", Text, nullable=False),
    Column("item_words", Text, nullable=False),
    Column("begins", Text),
    Column("ends", Text),
    Column("body", Text, nullable=False),
    Column("reasons", Text, nullable=False),
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
    Column("body", Text, nullable=False),
    Index("problems_by_reading", "reading"),
)

# What people decided; ``body`` is the judgement as JSON.
JUDGEMENTS = Table(
    "judgements",
    SCHEMA,
    _number(),
    Column("id", Text, nullable=False, unique=True),
    Column("body", Text, nullable=False),
)
