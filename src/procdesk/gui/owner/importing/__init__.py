"""Documents of other programs are brought in: what is chosen, what will come, what was written."""
