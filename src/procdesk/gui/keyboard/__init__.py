"""Who gets a key that is pressed in the window, and the menu of all actions."""
