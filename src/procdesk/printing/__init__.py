"""PDF pages and binders; Qt, but no window."""
