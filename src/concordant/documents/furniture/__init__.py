"""What stands in a text without belonging to the article: marked by span, never removed."""
