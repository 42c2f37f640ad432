"""Syntax of Markdown and of other programs that says nothing to a reader."""
