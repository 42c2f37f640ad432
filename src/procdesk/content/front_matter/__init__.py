"""Front matter of a page: found, read as text with line numbers, checked."""
