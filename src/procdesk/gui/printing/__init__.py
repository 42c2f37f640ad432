"""Dialogs and actions for printing."""
