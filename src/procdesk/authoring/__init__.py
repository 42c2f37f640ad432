"""Making and editing content files."""
