"""What the pages themselves say, beyond the words in which claims are told; one file a language."""
