"""How one process lies in Whoosh: the schema, and the document that a process becomes.

Words are numbered through all units of a process; each unit is preceded by one edge mark, so that neighbours never
reach across units. A posting of `words` holds the positions at which a term stands: its weight is their number, its
value the positions themselves as unsigned 16-bit numbers.
"""

from __future__ import annotations

import json
import struct
import sys
import zlib
from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from whoosh.columns import VarBytesColumn
from whoosh.fields import COLUMN, FieldType, Schema
from whoosh.formats import Existence, Format

from procdesk.model import Process, WriteUp
from procdesk.search.analysis import Analyzer, fold
from procdesk.search.passages import MOST_POSITIONS, REST, Unit, units

# A term no text can hold: where a unit begins.
EDGE = "\x01"
# Whoosh's keys hold at most 64 KB; an id longer than this is no path.
LONGEST_ID = 4_000


@dataclass(frozen=True, slots=True)
class Document:
    """What the index is given of one process: the process, and the raw text of its files by path."""

    process: Process
    sources: Mapping[str, bytes]


class Facts(NamedTuple):
    """The numbers of one process.

    Ends are positions in `words` (title ends, phrases end, lead ends, all ends); `title_units`, `phrase_units` and
    `lead_units` count the units before these ends; `verified` is the proleptic ordinal of the latest confirmation.
    """

    title_end: int
    phrases_end: int
    lead_end: int
    end: int
    title_units: int
    phrase_units: int
    lead_units: int
    verified: int


FACTS = struct.Struct("<8I")


class _Occurrences(Format):  # type: ignore[misc]
    """Postings whose values are joined to one string per block, two bytes for each unit of weight."""

    posting_size = 2

    def __init__(self) -> None:
        super().__init__(field_boost=1.0)


class Prepared(FieldType):  # type: ignore[misc]
    """A field that is fed with (term, weight, value) in place of text."""

    unique = stored = scorable = False

    def __init__(self, form: Format) -> None:
        self.format = form

    def index(self, value: list[tuple[bytes, int, bytes]], **_: object) -> Iterator[tuple[bytes, int, float, bytes]]:
        """The postings as Whoosh wants them: (term, frequency, weight, value)."""
        return ((term, weight, float(weight), positions) for term, weight, positions in value)


def schema() -> Schema:
    """The fields of the index: searched are `words`, `ids`, `codes`, `departments` and `initials`, the rest is kept."""
    kept = {name: COLUMN(VarBytesColumn()) for name in ("card", "facts", "source")}
    exact = {name: Prepared(Existence()) for name in ("ids", "codes", "departments", "initials")}
    return Schema(words=Prepared(_Occurrences()), **exact, **kept)


def encode(document: Document, analyzer: Analyzer) -> tuple[dict[str, Any], set[str]]:
    """The Whoosh document of a process, and the distinct folded words that stand in it."""
    process = document.process
    parts = units(process, analyzer)
    postings, starts, facts, words = _number(parts, _verified(process))
    return {
        "words": postings,
        "ids": _exact([id_term(process.id)]),
        "codes": _exact([normal_code(code) for one in process.write_ups for code in one.codes]),
        "departments": _exact([process.department]),
        "initials": _exact(_initials(process, parts)),
        "card": zlib.compress(json.dumps(_card(process, parts, starts)).encode(), 3),
        "facts": FACTS.pack(*facts),
        "source": pack_sources(document.sources),
    }, words


def _number(parts: list[Unit], verified: int) -> tuple[list[tuple[bytes, int, bytes]], list[int], Facts, set[str]]:
    """Positions for all units: postings, the position of each unit's first word, the facts, the distinct words."""
    places: dict[str, array[int]] = defaultdict(lambda: array("H"))
    words: set[str] = set()
    starts: list[int] = []
    ends = [0, 0, 0, 0]
    counts = [0, 0, 0, 0]
    at = 0
    for unit in parts:
        if at + len(unit.tokens) + 1 > MOST_POSITIONS:
            break
        if unit.zone != REST:
            places[EDGE].append(at)
        at += 1
        starts.append(at)
        for token in unit.tokens:
            # In the depth of a page only words of the matter are asked for.
            if unit.zone == REST and token.stop:
                continue
            words.add(token.word)
            position = at + token.position
            for term in token.terms:
                places[term].append(position)
        at += unit.tokens[-1].position + 1 if unit.tokens else 0
        ends[unit.zone :] = [at] * (4 - unit.zone)
        counts[unit.zone] += 1
    postings = [(term.encode("utf-8", "replace"), len(found), _little(found)) for term, found in places.items()]
    return postings, starts, Facts(ends[0], ends[1], ends[2], ends[3], counts[0], counts[1], counts[2], verified), words


def _little(positions: array[int]) -> bytes:
    """Positions as little-endian 16-bit numbers, whatever the machine."""
    if sys.byteorder == "big":
        positions.byteswap()
    return positions.tobytes()


def _exact(terms: list[str]) -> list[tuple[bytes, int, bytes]]:
    return [(term.encode("utf-8", "replace"), 1, b"") for term in dict.fromkeys(terms) if term]


def id_term(process_id: str) -> str:
    """The term under which a process is found by its id."""
    return process_id[:LONGEST_ID]


def normal_code(text: str) -> str:
    """A code without case, accents and everything but letters and digits: FAC-021 and `fac 021` are one."""
    return "".join(one for one in fold(text) if one.isalnum())[:LONGEST_ID]


def _initials(process: Process, parts: list[Unit]) -> list[str]:
    words = [token.word for unit in parts if unit.zone == 0 for token in unit.tokens]
    return [word[0] for word in [*words, *fold(process.department).split("-")] if word]


def _verified(process: Process) -> int:
    return max((one.verified.toordinal() for one in process.write_ups if one.verified), default=0)


def _card(process: Process, parts: list[Unit], starts: list[int]) -> dict[str, Any]:
    return {
        "id": process.id,
        "department": process.department,
        "faces": [_face(one) for one in process.write_ups],
        "units": [[unit.kind, unit.lang, start, unit.text] for unit, start in zip(parts, starts, strict=False)],
    }


def _face(one: WriteUp) -> list[Any]:
    dates = [value.toordinal() if value else None for value in (one.verified, one.valid_from, one.valid_until)]
    return [one.lang, one.title, one.say, one.first_contact, one.verify_days, *dates]


def pack_sources(sources: Mapping[str, bytes]) -> bytes:
    """The raw files by path as compressed JSON; bytes that are no UTF-8 survive as Latin-1."""
    return zlib.compress(json.dumps({path: raw.decode("latin-1") for path, raw in sources.items()}).encode(), 6)


def unpack_sources(packed: bytes) -> dict[str, bytes]:
    """What `pack_sources` packed."""
    return {path: raw.encode("latin-1") for path, raw in json.loads(zlib.decompress(packed)).items()}
