"""Markdown to safe HTML, and a process to the data of its page."""
