"""Briefs: what findings say, sentence by sentence, each with its sources; a value that renderers show."""
