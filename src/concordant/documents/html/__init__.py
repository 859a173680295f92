"""Web pages: main text, title and date, with every word traced back to where it stands in the source."""
