"""The index on disk: Whoosh and the reading of its posting blocks."""
