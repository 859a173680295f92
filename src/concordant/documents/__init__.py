"""Bytes in, clean text out, with an offset map back to what was received."""
