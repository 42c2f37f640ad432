"""What a hit's row needs of a process, as kept in the index: its faces, and apart from them the texts that matched."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from procdesk.model import Evidence, FirstContact

# Marks that no word holds: between the parts, between texts, between lines.
_PART, _UNIT, _LINE = "\x00", "\x1f", "\x1e"
_BLANKED = str.maketrans(dict.fromkeys(_PART + _UNIT + _LINE, " "))
_KINDS = dict(zip("tpgcd", Evidence, strict=True))
_LETTERS = {kind: letter for letter, kind in _KINDS.items()}


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


class Pieces:
    """All texts of a process in index order, and by term the numbers of those that hold it.

    Kept as one string that is searched and cut where it is asked, for of some hundred texts only a few are shown.
    """

    def __init__(self, packed: bytes) -> None:
        heads, texts, self._where = zlib.decompress(packed).decode("utf-8", "surrogatepass").split(_PART)
        self._heads = heads.split(_UNIT)
        self._texts = texts.split(_UNIT)

    def __len__(self) -> int:
        return len(self._texts)

    def __getitem__(self, number: int) -> Piece:
        return Piece(self.kind(number), self.lang(number), self._texts[number])

    def kind(self, number: int) -> Evidence:
        """What kind of text one is."""
        return _KINDS[self._heads[number][0]]

    def lang(self, number: int) -> str:
        """The language of one."""
        return self._heads[number][1:]

    def where(self, term: str) -> list[int]:
        """The numbers of the texts that hold a term."""
        begin = self._where.find(f"{_LINE}{term}{_UNIT}")
        if begin < 0:
            return []
        begin += len(term) + 2
        return [int(number) for number in self._where[begin : self._where.index(_LINE, begin)].split(",")]


def pack_pieces(pieces: Iterable[Piece], where: Mapping[str, list[int]]) -> bytes:
    """The texts of a process as `Pieces` reads them; marks that separate them become blanks in the texts."""
    listed = list(pieces)
    heads = _UNIT.join(_LETTERS[one.kind] + one.lang for one in listed)
    texts = _UNIT.join(one.text.translate(_BLANKED) for one in listed)
    lines = (f"{term}{_UNIT}{','.join(map(str, numbers))}" for term, numbers in where.items())
    whole = _PART.join((heads, texts, _LINE + "".join(line + _LINE for line in lines)))
    return zlib.compress(whole.encode("utf-8", "surrogatepass"), 3)


def read_card(packed: bytes) -> Card:
    """The card that `fields.encode` kept."""
    id_, department, faces = json.loads(zlib.decompress(packed))
    return Card(id_, department, tuple(_face(*face) for face in faces))


def _face(lang: str, title: str, say: str, first: str | None, days: int | None, *dates: Any) -> Face:
    verified, since, until = (date.fromordinal(value) if value else None for value in dates)
    return Face(lang, title, say, FirstContact(first) if first else None, days, verified, since, until)
