"""The ledger: append-only."""
