"""What a hit's row needs of a process, as kept in the index: its faces, and apart from them the texts that matched."""

from __future__ import annotations

import itertools
import json
import struct
import zlib
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from procdesk.model import Duration, Evidence, FirstContact, Step, Unit

# A mark between texts that no word holds.
_UNIT = "\x1f"
_BLANKED = str.maketrans({_UNIT: " "})
KINDS = tuple(Evidence)
_PLACES = {kind: place for place, kind in enumerate(KINDS)}
# Texts, terms, places of terms, chunks, bytes of the languages' names, bytes of an end and of a text's number.
_HEAD = struct.Struct("=IIIIIBBxx")
_CODES: Mapping[int, Literal["B", "H", "I"]] = {1: "B", 2: "H", 4: "I"}
# Passages are compressed by so many characters, and only those that are shown are read.
_CHUNK = 1_000


@dataclass(frozen=True, slots=True)
class LocalizedSummary:
    """A process in one language; `say` is a template, and `journey` the steps that its dates follow from."""

    lang: str
    title: str
    say: str
    first_contact: FirstContact | None
    verify_days: int | None
    verified: date | None
    valid_from: date | None
    valid_until: date | None
    journey: tuple[Step, ...] = ()


class StoredProcess:
    """One process: its id, its department's slug, its faces by language, which are made when they are looked at."""

    def __init__(self, id_: str, department: str, faces: Sequence[Sequence[Any]]) -> None:
        self.id = id_
        self.department = department
        self._kept = faces
        self._faces: dict[str, LocalizedSummary] = {}

    def face(self, lang: str) -> LocalizedSummary:
        """The face in `lang`, else the first there is."""
        face = self._faces.get(lang)
        if face is None:
            face = self._faces[lang] = _face(*next((one for one in self._kept if one[0] == lang), self._kept[0]))
        return face


@dataclass(frozen=True, slots=True)
class StoredUnit:
    """A unit of the index: a title, a phrase, a code, a passage or the department."""

    kind: Evidence
    lang: str
    text: str


class StoredUnits:
    """All texts of a process in index order, and by term the numbers of those that hold it.

    Nothing is read but what is asked for: of some hundred texts one or two are shown. Terms are known by their
    32-bit sums, in one sorted array that is searched for all words of a query at once. `kinds` gives by number the
    place in `KINDS`, which is quicker to compare than what stands there.
    """

    def __init__(self, packed: bytes) -> None:
        count, terms, held, chunks, names, of_end, of_number = _HEAD.unpack_from(packed)
        view = memoryview(packed)
        self._sums = np.frombuffer(packed, np.uint32, terms, _HEAD.size)
        at = _HEAD.size + 4 * terms
        self._chunks, at = view[at : at + 8 * chunks].cast("I"), at + 8 * chunks
        self._langs, at = view[at : at + 2 * count].cast("H"), at + 2 * count
        self._ends, at = view[at : at + of_end * terms].cast(_CODES[of_end]), at + of_end * terms
        self._numbers, at = view[at : at + of_number * held].cast(_CODES[of_number]), at + of_number * held
        self.kinds, at = view[at : at + count], at + count
        self._languages, at = str(view[at : at + names], "utf-8", "surrogatepass").split(_UNIT), at + names
        self._texts = view[at:]
        self._opened: dict[int, str] = {}

    def __len__(self) -> int:
        return len(self.kinds)

    def __getitem__(self, number: int) -> StoredUnit:
        return StoredUnit(self.kind(number), self.lang(number), self.text(number))

    def kind(self, number: int) -> Evidence:
        """What kind of text one is."""
        return KINDS[self.kinds[number]]

    def lang(self, number: int) -> str:
        """The language of one."""
        return self._languages[self._langs[number]]

    def text(self, number: int) -> str:
        """One text."""
        if number not in self._opened:
            begins = self._chunks[::2].tolist()
            at = bisect_right(begins, number) - 1
            self._opened.update(enumerate(self._open(at), begins[at]))
        return self._opened[number]

    def are_in(self, lang: str) -> Callable[[int], bool]:
        """Tells of the number of a text whether it is written in `lang`."""
        wanted = self._languages.index(lang) if lang in self._languages else -1
        return lambda number: self._langs[number] == wanted

    def held(self, sums: NDArray[np.uint32]) -> list[tuple[int, int]]:
        """Of the terms with these `sums` that stand here the place in `sums`, and the number of the term here."""
        if not len(self._sums):
            return []
        at = self._sums.searchsorted(sums)
        places = (self._sums.take(at, mode="clip") == sums).nonzero()[0]
        return list(zip(places.tolist(), at.take(places).tolist(), strict=True))

    def holding(self, term: int) -> Sequence[int]:
        """The numbers of the texts that hold a term, given by its number here."""
        return self._numbers[self._ends[term - 1] if term else 0 : self._ends[term]]

    def _open(self, chunk: int) -> list[str]:
        begin = self._chunks[2 * chunk - 1] if chunk else 0
        packed = self._texts[begin : self._chunks[2 * chunk + 1]]
        # Short texts are shown the most, and lie there as they are.
        is_long = self.kind(self._chunks[2 * chunk]) is Evidence.PASSAGE
        return str(zlib.decompress(packed) if is_long else packed, "utf-8", "surrogatepass").split(_UNIT)


def sums_of(terms: Iterable[str]) -> list[int]:
    """What terms are known by in `StoredUnits`: a collision in four billion would only name another text of a hit."""
    return [zlib.crc32(term.encode("utf-8", "surrogatepass")) for term in terms]


def pack_stored_units(pieces: Iterable[StoredUnit], where: Mapping[str, Sequence[int]]) -> bytes:
    """The texts of a process as `StoredUnits` reads them; marks that separate them become blanks in the texts.

    `where` gives by term the numbers of the texts that hold it. Numbers are kept as this machine writes them.
    """
    listed = list(pieces)
    found = sorted(zip(sums_of(where), where.values(), strict=True), key=itemgetter(0))
    numbers = _narrow([number for _, some in found for number in some])
    ends = _narrow(list(itertools.accumulate(len(some) for _, some in found)))
    languages = {lang: place for place, lang in enumerate(dict.fromkeys(one.lang for one in listed))}
    names = _UNIT.join(languages).encode("utf-8", "surrogatepass")
    chunks = list(_chunks(listed))
    bounds = zip((begin for begin, _ in chunks), itertools.accumulate(len(texts) for _, texts in chunks), strict=True)
    head = _HEAD.pack(len(listed), len(found), len(numbers), len(chunks), len(names), ends.itemsize, numbers.itemsize)
    parts = (
        array("I", [sum_ for sum_, _ in found]),
        array("I", itertools.chain.from_iterable(bounds)),
        array("H", [languages[one.lang] for one in listed]),
        ends,
        numbers,
        bytes(_PLACES[one.kind] for one in listed),
    )
    return b"".join((head, *parts, names, *(texts for _, texts in chunks)))


def _narrow(numbers: list[int]) -> array[int]:
    """Numbers in as few bytes as the greatest needs."""
    most = max(numbers, default=0)
    return array(next(code for width, code in _CODES.items() if most < 256**width), numbers)


def _chunks(pieces: Sequence[StoredUnit]) -> Iterator[tuple[int, bytes]]:
    """The texts by so many as are read at once: the number of the first, and all of them joined."""
    begin = size = 0
    for number, piece in enumerate(pieces):
        size += len(piece.text)
        is_long = piece.kind is Evidence.PASSAGE
        if number + 1 == len(pieces) or (size > _CHUNK if is_long else pieces[number + 1].kind is Evidence.PASSAGE):
            texts = _UNIT.join(one.text.translate(_BLANKED) for one in pieces[begin : number + 1])
            packed = texts.encode("utf-8", "surrogatepass")
            yield begin, zlib.compress(packed, 3) if pieces[begin].kind is Evidence.PASSAGE else packed
            begin, size = number + 1, 0


def read_stored_process(packed: bytes) -> StoredProcess:
    """The card that `fields.encode` kept."""
    return StoredProcess(*json.loads(zlib.decompress(packed)))


def _face(lang: str, title: str, say: str, first: str | None, days: int | None, *rest: Any) -> LocalizedSummary:
    verified, since, until = (date.fromordinal(value) if value else None for value in rest[:3])
    # An index of an earlier version, which answers until there is a new one, kept no steps.
    steps = rest[3] if len(rest) > 3 else ()
    journey = tuple(Step(name, "", _duration(*time), 0) for name, *time in steps)
    first_contact = FirstContact(first) if first else None
    return LocalizedSummary(lang, title, say, first_contact, days, verified, since, until, journey)


def _duration(least: int = 0, most: int = 0, unit: str = "") -> Duration | None:
    return Duration(least, most, Unit(unit)) if unit else None
