"""The HTTP API: the same records as the command line gives, by address."""
