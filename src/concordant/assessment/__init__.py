"""From findings to concerns, support and grades."""
