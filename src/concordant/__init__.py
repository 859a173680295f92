"""Concordant turns open news reporting into a sourced, cross-checked ledger of claims."""

__version__ = "0.1.0"
