"""The answer of a page that says none: which of its paragraphs that is."""
