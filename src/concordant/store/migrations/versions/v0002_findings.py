"""Judgements, and what follows across reports: copies, findings, relations."""

import sqlalchemy as sa
from alembic import context, op

from concordant.store.text_column import TEXT

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables; judgements are guarded, everything else can be rebuilt."""
    op.create_table(
        "judgements",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("id", TEXT, nullable=False, unique=True),
        _text("body"),
    )
    for statement in context.config.attributes["dialect"].append_only("judgements"):
        op.execute(statement)
    _claims()
    _copies()
    _findings()


def _text(name: str, key: bool = False) -> sa.Column[str]:
    return sa.Column(name, TEXT, primary_key=key, nullable=False)


def _number(name: str, key: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, primary_key=key, nullable=False, autoincrement=False)


def _claims() -> None:
    op.create_table("upkeep", _text("name", key=True), _text("value"))
    op.create_table("settled", _number("reading", key=True), _text("report"))
    op.create_index("settled_by_report", "settled", ["report"])
    op.create_table(
        "placed",
        _text("claim", key=True),
        _number("reading"),
        _number("number"),
        _text("report"),
        _number("start"),
        _number("stop"),
        *map(_text, ("event", "agent", "recipient")),
        _number("first"),
        *map(_text, ("statement", "telling")),
    )
    op.create_index("placed_by_block", "placed", ["event", "agent", "recipient", "first"])
    op.create_index("placed_by_report", "placed", ["report"])


def _copies() -> None:
    op.create_table(
        "traces",
        _text("report", key=True),
        _text("lang"),
        _text("described"),
        sa.Column("packed", sa.LargeBinary, nullable=False),
    )
    op.create_index("traces_by_lang", "traces", ["lang"])
    op.create_table(
        "trace_keys",
        sa.Column("key", sa.BigInteger, primary_key=True, nullable=False, autoincrement=False),
        _text("report", key=True),
    )
    op.create_index("trace_keys_by_report", "trace_keys", ["report"])
    op.create_table(
        "edges",
        _text("a", key=True),
        _text("b", key=True),
        _text("kind", key=True),
        sa.Column("score", sa.Float, nullable=False),
        sa.Column("direction", TEXT),
    )
    op.create_index("edges_by_b", "edges", ["b"])


def _findings() -> None:
    parties = ("agent_states", "agent_words", "recipient_states", "recipient_words")
    op.create_table(
        "findings",
        _text("id", key=True),
        *map(_text, ("event", "phase", "agent", "recipient")),
        *map(_number, ("first", "last", "lasts")),
        *map(_text, ("mark", *parties, "item_class", "item_words", "begins", "ends")),
        *map(_number, ("disputed", "least", "most", "reports")),
        _text("digit"),
        _number("newest"),
        *map(_text, ("core", "own", "body")),
    )
    op.create_index(
        "findings_by_parties", "findings", ["event", "phase", "agent", "recipient", "lasts", "first"]
    )
    op.create_index("findings_by_mark", "findings", ["mark"])
    op.create_index("findings_by_newest", "findings", ["newest"])
    op.create_index("findings_by_support", "findings", ["least", "most", "reports"])
    op.create_table("members", _text("claim", key=True), _text("finding"))
    op.create_index("members_by_finding", "members", ["finding"])
    op.create_table(
        "relations",
        _text("source", key=True),
        _text("target", key=True),
        _text("topic", key=True),
        _text("kind"),
    )
    op.create_index("relations_by_target", "relations", ["target"])
