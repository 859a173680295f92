"""Actors of findings held against lists that the user supplies: candidates with reasons, never a merge."""
