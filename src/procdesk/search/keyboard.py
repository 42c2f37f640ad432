"""Slips of the fingers on a keyboard."""

from __future__ import annotations

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
NEIGHBOURS = {key: row[max(0, at - 1) : at] + row[at + 1 : at + 2] for row in _ROWS for at, key in enumerate(row)} | {
    "ñ": "l"
}
"""The keys beside a key, in its row, on a Spanish and an English keyboard."""


def is_usual_slip(typed: str, meant: str) -> bool:
    """Whether one slip of the usual kinds makes `typed` of `meant`, two words that are one edit apart.

    These are a letter left out, doubled, swapped with the next, or the key beside it.
    """
    if len(typed) < len(meant):
        return True
    at = next((at for at, (one, other) in enumerate(zip(typed, meant, strict=False)) if one != other), len(meant))
    if len(typed) > len(meant):
        return at > 0 and typed[at] == typed[at - 1]
    is_swap = typed[at : at + 2] == meant[at : at + 2][::-1]
    return is_swap or meant[at] in NEIGHBOURS.get(typed[at], "")
