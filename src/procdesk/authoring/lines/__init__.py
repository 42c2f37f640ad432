"""Lines of a text: which of them are the same in two texts, and their bytes in a file."""
