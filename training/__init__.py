"""Learns the weights of a language from annotated reports; the product itself never imports it."""
