"""Pure functions from claims to what a person looks at."""
