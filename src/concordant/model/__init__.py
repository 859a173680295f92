"""Frozen records that every layer shares; no input or output happens here."""
