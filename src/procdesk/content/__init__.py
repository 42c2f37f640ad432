"""Files of a content folder to processes, departments and problems."""
