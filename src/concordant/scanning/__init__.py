"""Scanning: archives of the web in, claims with their pages out, one file at a time."""
