"""Which processes a query means: a classifier learned from their texts, and their nearest texts (numpy)."""
