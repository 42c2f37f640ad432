"""What a hit's row needs of a process, as kept in the index."""

from __future__ import annotations

import json
import zlib
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from typing import Any

from procdesk.model import Evidence, FirstContact


@dataclass(frozen=True, slots=True)
class Face:
    """A process in one language."""

    lang: str
    title: str
    say: str
    first_contact: FirstContact | None
    verify_days: int | None
    verified: date | None
    valid_from: date | None
    valid_until: date | None


@dataclass(frozen=True, slots=True)
class Piece:
    """A unit of the index: `start` is the position of its first word."""

    kind: Evidence
    lang: str
    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Card:
    """One process: its faces by language, and the pieces of text that were indexed, by position.

    `starts` repeats the beginnings of the pieces, to be searched.
    """

    id: str
    department: str
    faces: tuple[Face, ...]
    pieces: tuple[Piece, ...]
    starts: tuple[int, ...]

    def face(self, lang: str) -> Face:
        """The face in `lang`, else the first there is."""
        return next((one for one in self.faces if one.lang == lang), self.faces[0])

    def piece_at(self, position: int) -> int:
        """The index of the piece in which a position lies."""
        return bisect_right(self.starts, position) - 1


def read_card(packed: bytes) -> Card:
    """The card that `fields.encode` kept."""
    raw = json.loads(zlib.decompress(packed))
    pieces = tuple(Piece(Evidence(kind), lang, start, text) for kind, lang, start, text in raw["units"])
    starts = tuple(piece.start for piece in pieces)
    return Card(raw["id"], raw["department"], tuple(_face(*face) for face in raw["faces"]), pieces, starts)


def _face(lang: str, title: str, say: str, first: str | None, days: int | None, *dates: Any) -> Face:
    verified, since, until = (date.fromordinal(value) if value else None for value in dates)
    return Face(lang, title, say, FirstContact(first) if first else None, days, verified, since, until)
