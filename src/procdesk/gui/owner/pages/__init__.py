"""The pages that owners have to look after: a list of them by state, and confirming that they still hold."""
