"""Moving and renaming a process or a department: what changes, all of it or nothing, and back again."""
