"""The readers of the formats of other programs, each of which makes documents of a file."""
