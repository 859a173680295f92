"""Names in the index of the newest findings: a name that few have is found without reading every finding."""

from alembic import context, op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Make the index anew, where it may hold names."""
    if not context.config.attributes["dialect"].covers:
        return
    op.drop_index("findings_by_novelty", "findings")
    op.create_index(
        "findings_by_novelty",
        "findings",
        [
            *("newest", "least", "reports", "id", "event", "phase", "agent_states", "recipient_states"),
            *("item_class", "certainty", "digit", "disputed", "begins", "ends"),
            *("agent_words", "recipient_words", "item_words"),
        ],
    )
