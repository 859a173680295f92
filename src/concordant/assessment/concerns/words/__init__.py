"""The words of each language in which concerns are told, one file a language."""
