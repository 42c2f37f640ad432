"""The page of a process."""
