"""The words of each language in which claims are told, one file a language."""
