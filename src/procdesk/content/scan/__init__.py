"""What lies in a content folder: names of files, copies, their bytes as text."""
