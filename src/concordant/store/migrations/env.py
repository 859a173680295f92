"""Where alembic starts: it runs inside the transaction that the ledger has begun."""

from alembic import context

from concordant.store.tables import SCHEMA

context.configure(connection=context.config.attributes["connection"], target_metadata=SCHEMA)
with context.begin_transaction():
    context.run_migrations()
