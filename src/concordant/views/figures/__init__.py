"""Drawings of findings as SVG: pure functions from records to text, readable in grey and without fonts."""
