"""The map: where findings lie and what is said to have gone from whom to whom, as SVG from pure functions."""
