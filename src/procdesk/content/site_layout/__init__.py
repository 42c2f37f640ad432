"""What a documentation site says of its pages: where departments begin, titles, and what is no process."""
