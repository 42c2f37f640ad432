"""The addresses that a CRM or a browser links with: `procdesk:ID`, `procdesk:ID#heading`, `procdesk:?q=words`."""

from __future__ import annotations

from urllib.parse import parse_qs, unquote

from procdesk.desk.instance import StartRequest

SCHEME = "procdesk:"
_LONGEST_ADDRESS, _LONGEST_WORDS, _LONGEST_ID = 20_000, 2_000, 400


def parse_address(address: str) -> StartRequest:
    """What an address asks for: a process or a search. Anything may stand in it; what comes out is one plain line each.

    Browsers and Windows change addresses on their way: `procdesk://ID/`, `PROCDESK:`, `+` for a space, `%20`.
    An address without the scheme is taken for an id, and one without an id or words only raises the window.
    """
    rest = address[:_LONGEST_ADDRESS].strip()
    if rest[: len(SCHEME)].lower() == SCHEME:
        rest = rest[len(SCHEME) :]
    rest, _, heading = rest.partition("#")
    path, _, asked = rest.partition("?")
    id_ = _plain(unquote(path), _LONGEST_ID).strip("/").strip()
    if (words := _words(asked)) and id_.casefold() in ("", "search"):
        return StartRequest(query=words)
    return StartRequest(id=id_, heading=_plain(unquote(heading), _LONGEST_ID) if id_ else "")


def _words(asked: str) -> str:
    """The words behind `q=`, of which the first that are any count."""
    try:
        found = parse_qs(asked, max_num_fields=20)
    except ValueError:
        return ""
    return _plain(found.get("q", [""])[0], _LONGEST_WORDS)


def _plain(text: str, most: int) -> str:
    """The text on one line without control characters, and not longer than a person would make it."""
    shown = "".join(letter if letter.isprintable() else " " for letter in text[: 2 * most])
    return " ".join(shown.split())[:most]
