"""A process as something to read: the only room that knows Markdown. What it returns is safe HTML and plain facts."""
