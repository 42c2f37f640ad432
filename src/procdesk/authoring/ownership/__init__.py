"""What the owners of pages have to do, when, and that they did it."""
