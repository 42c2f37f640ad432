"""The learned ranker: features, training, scores (numpy)."""
