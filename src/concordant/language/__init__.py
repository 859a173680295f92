"""One folder per language, data first; and the words and forms that this data compiles to."""
