"""What the window shows to the owners of pages: the problems of the content, and their files in an editor."""
