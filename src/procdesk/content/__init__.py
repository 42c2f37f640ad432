"""The content room: files of a content folder become processes, departments and problems."""
