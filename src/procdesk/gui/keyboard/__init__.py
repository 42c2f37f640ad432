"""Who gets a key that is pressed in the window."""
