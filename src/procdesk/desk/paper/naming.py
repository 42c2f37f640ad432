"""What the files are called."""

from __future__ import annotations


def file_name(id_: str) -> str:
    """A good name for the PDF of a process."""
    return f"{id_.replace('/', '-')}.pdf"
