"""The first tables: what was received, versions, readings, documents, claims, problems."""

import sqlalchemy as sa
from alembic import context, op

from concordant.store.text_column import TEXT

revision = "0001"
down_revision = None

TABLES = ("raws", "received", "versions", "readings", "documents", "claims", "problems")


def upgrade() -> None:
    """Make the tables, then have the database itself guard them."""
    _arrivals()
    _readings()
    _claims()
    _problems()
    for table in TABLES:
        for statement in context.config.attributes["dialect"].append_only(table):
            op.execute(statement)


def _seq() -> sa.Column[int]:
    return sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False)


def _text(name: str, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, TEXT, nullable=nullable)


def _arrivals() -> None:
    op.create_table(
        "raws",
        sa.Column("sha256", TEXT, primary_key=True),
        sa.Column("length", sa.Integer, nullable=False),
        sa.Column("packed", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "received",
        _seq(),
        sa.Column("identity", TEXT, nullable=False, unique=True),
        sa.Column("sha256", TEXT, sa.ForeignKey("raws.sha256"), nullable=False),
        _text("received_at"),
        _text("described"),
    )


def _readings() -> None:
    op.create_table("versions", _seq(), sa.Column("name", TEXT, nullable=False, unique=True))
    op.create_table(
        "readings",
        _seq(),
        sa.Column("received", sa.Integer, sa.ForeignKey("received.seq"), nullable=False),
        sa.Column("version", sa.Integer, sa.ForeignKey("versions.seq"), nullable=False),
        _text("report"),
        _text("lang"),
        _text("published", nullable=True),
        _text("described"),
        sa.UniqueConstraint("received", "version"),
    )
    op.create_index("readings_by_report", "readings", ["report", "received"])
    op.create_table(
        "documents",
        sa.Column(
            "reading", sa.Integer, sa.ForeignKey("readings.seq"), primary_key=True, autoincrement=False
        ),
        sa.Column("packed", sa.LargeBinary, nullable=False),
    )


def _claims() -> None:
    searched = ("id", "event", "phase", "certainty", "polarity")
    parties = ("agent_states", "agent_words", "recipient_states", "recipient_words")
    op.create_table(
        "claims",
        _seq(),
        sa.Column("reading", sa.Integer, sa.ForeignKey("readings.seq"), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        *map(_text, (*searched, *parties, "item_class", "item_words")),
        _text("begins", nullable=True),
        _text("ends", nullable=True),
        *map(_text, ("body", "reasons")),
    )
    op.create_index("claims_by_id", "claims", ["id"])
    op.create_index("claims_by_reading", "claims", ["reading", "number"])
    op.create_index("claims_by_event", "claims", ["event", "agent_states", "recipient_states"])
    op.create_index("claims_by_item", "claims", ["item_class"])
    op.create_index("claims_by_day", "claims", ["begins", "ends"])
    op.create_index("claims_by_axes", "claims", ["certainty", "phase", "polarity"])


def _problems() -> None:
    op.create_table(
        "problems",
        _seq(),
        sa.Column("reading", sa.Integer, sa.ForeignKey("readings.seq"), nullable=False),
        _text("body"),
    )
    op.create_index("problems_by_reading", "problems", ["reading"])
