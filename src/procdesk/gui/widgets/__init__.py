"""Reusable widgets that know nothing of processes."""
