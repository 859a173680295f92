"""Invented worlds whose truth is known: who did what, who saw it, who copied whom.

The same preset and seed give the same bytes on every machine, whatever the interpreter's hash seed.
Nothing here is about the real world, although states, services, outlets and weapons bear real names.
"""
