"""Moving and renaming in the window: what will change, shown before it happens."""
