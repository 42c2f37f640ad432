"""Documents of other programs become write-ups: read in a child process, planned, shown, and written at last."""
