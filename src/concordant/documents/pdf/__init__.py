"""PDF: glyphs with their places become lines, lines paragraphs; what repeats on every page is set apart."""
