"""Findings in the formats of other programs: pure functions from records to lines and bytes."""
