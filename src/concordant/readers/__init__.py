"""Readers: whoever turns a document into claims. Everything after them is unaware of who it was."""
