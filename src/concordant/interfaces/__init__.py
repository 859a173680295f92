"""Thin shells: command line, web. No decision is taken here."""
