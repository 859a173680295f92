"""Learning the weights of a language from annotated reports, and fitting them to reports of one's own."""
