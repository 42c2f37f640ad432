"""The sentence encoder, and the vectors of texts as the index keeps them (numpy)."""
