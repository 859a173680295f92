"""How fast the program is, measured beside what else there is."""
