"""What a hit's row needs of a process, as kept in the index: its faces, and apart from them the texts that matched."""

from __future__ import annotations

import json
import zlib
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
class Card:
    """One process: its id, its department's slug, its faces by language."""

    id: str
    department: str
    faces: tuple[Face, ...]

    def face(self, lang: str) -> Face:
        """The face in `lang`, else the first there is."""
        return next((one for one in self.faces if one.lang == lang), self.faces[0])


@dataclass(frozen=True, slots=True)
class Piece:
    """A unit of the index: a title, a phrase, a code, a passage or the department."""

    kind: Evidence
    lang: str
    text: str


@dataclass(frozen=True, slots=True)
class Pieces:
    """All texts of a process in index order, and by term the numbers of those that hold it."""

    texts: tuple[Piece, ...]
    where: dict[str, list[int]]


def read_card(packed: bytes) -> Card:
    """The card that `fields.encode` kept."""
    id_, department, faces = json.loads(zlib.decompress(packed))
    return Card(id_, department, tuple(_face(*face) for face in faces))


def read_pieces(packed: bytes) -> Pieces:
    """The texts that `fields.encode` kept."""
    texts, where = json.loads(zlib.decompress(packed))
    return Pieces(tuple(Piece(Evidence(kind), lang, text) for kind, lang, text in texts), where)


def _face(lang: str, title: str, say: str, first: str | None, days: int | None, *dates: Any) -> Face:
    verified, since, until = (date.fromordinal(value) if value else None for value in dates)
    return Face(lang, title, say, FirstContact(first) if first else None, days, verified, since, until)
