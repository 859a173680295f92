"""Programs that write knowledge files from tables; the files are what the program reads."""
