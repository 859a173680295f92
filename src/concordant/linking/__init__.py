"""Across reports: copies, origins, same event, contradictions."""
