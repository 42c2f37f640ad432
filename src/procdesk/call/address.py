"""The CRM's address with the note of a call in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from urllib.parse import quote, urlsplit

from procdesk.call.note import NAMES, PLACEHOLDER, Fields, folded

ADDRESS_NAMES: Mapping[str, str] = MappingProxyType({**NAMES, "note": "note", "nota": "note"})
"""Every placeholder of a CRM's address: those of a note, and the note itself."""

LONGEST_ADDRESS = 8_000
_LONGEST_FIELD = 300
_CUT = "…"
_ADDRESS_SIGNS = "%/:?#[]@!$&'()*+,;=-._~"


def crm_address(template: str, note: str, fields: Fields) -> str | None:
    """The CRM's address with the note in it, percent-encoded; None where the template is no web address.

    At most 8,000 characters long: the note is cut where it must be, and ends in "…" then.
    """
    head = _web_head(template)
    if head is None:
        return None
    rest = template.strip()[len(head) :]
    parts = list(_address_parts(rest, fields))
    fixed = len(head) + sum(len(part) for part in parts if part is not None)
    notes = sum(part is None for part in parts)
    room = (LONGEST_ADDRESS - fixed) // max(notes, 1)
    if room < 0:
        return None
    shown = _encoded(note, room)
    return head + "".join(shown if part is None else part for part in parts)


def _web_head(template: str) -> str | None:
    """The scheme and host of an http address, which no placeholder may change; None where it is none."""
    address = template.strip()
    found = re.match(r"https?://[^/?#{}\\\s]+", address, re.IGNORECASE)
    if found is None or re.search(r"[\x00-\x20\x7f]", address):
        return None
    if address[found.end() : found.end() + 1] not in ("", "/", "?", "#"):
        return None
    try:
        host = urlsplit(found[0]).hostname
    except ValueError:
        return None
    return found[0] if host else None


def _address_parts(rest: str, fields: Fields) -> Iterator[str | None]:
    """The pieces of an address behind its host; None stands for the note."""
    end = 0
    for found in PLACEHOLDER.finditer(rest):
        name = ADDRESS_NAMES.get(folded(found[1]), "")
        if name:
            yield quote(rest[end : found.start()], safe=_ADDRESS_SIGNS, errors="replace")
            yield None if name == "note" else _encoded("; ".join(fields.get(name, ())), _LONGEST_FIELD)
            end = found.end()
    yield quote(rest[end:], safe=_ADDRESS_SIGNS, errors="replace")


def _encoded(text: str, room: int) -> str:
    """A text percent-encoded in at most `room` characters, cut between two letters and marked where it is too long."""
    letters = [quote(letter, safe="", errors="replace") for letter in text]
    if sum(map(len, letters)) <= room:
        return "".join(letters)
    mark = quote(_CUT, safe="")
    kept, length = [], len(mark)
    for letter in letters:
        length += len(letter)
        if length > room:
            break
        kept.append(letter)
    return "".join((*kept, mark)) if room >= len(mark) else ""
