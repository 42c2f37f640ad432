"""What verbs print that have much to tell."""
