"""The words and the grammar of briefs, one TOML file a language."""
