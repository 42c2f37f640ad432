"""Pages in two languages: side by side, and the beginning of a translation."""
