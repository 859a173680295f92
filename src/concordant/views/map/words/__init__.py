"""What the map says, one file a language."""
