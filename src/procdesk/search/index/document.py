"""A process as an index document: schema, fields, and the text units in index order."""

from __future__ import annotations

import hashlib
import html
import itertools
import json
import re
import struct
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from whoosh.columns import VarBytesColumn
from whoosh.fields import COLUMN, FieldType, Schema
from whoosh.formats import Existence, Format

from procdesk.content.dial_codes import escape_dial_codes, may_be_dialled
from procdesk.content.guide import is_rule
from procdesk.content.markup.diagrams import without_diagrams
from procdesk.content.markup.includes import without_includes
from procdesk.content.markup.reference_links import reference_labels, without_references
from procdesk.content.plain_text import heading_words
from procdesk.model import Evidence, Process, WriteUp
from procdesk.search.analyzer import AnalyzedWord, Analyzer, Token, may_hold_whole
from procdesk.search.encoding.encoder import Encoder
from procdesk.search.encoding.vectors import EncodedText, UnitText, pack_vectors, texts_to_encode
from procdesk.search.index.batch import ZONE_BITS, DocumentBatch, EncodedDocument, batch_of
from procdesk.search.index.stored_fields import StoredUnit, pack_stored_units
from procdesk.text import fold_code, fold_search

# The page text that stands for the whole page in the ranking, in words; SEARCH.md, "A recipe", 1.
LEAD_WORDS = 60
LONGEST_PASSAGE = 40
# Whatever a page holds beyond this is not searched: it is no process any more.
MOST_WORDS = 60_000
_BULLET = re.compile(r"\s*(?:[-*+>]\s+|\d+[.)]\s+|#{1,6}\s+|\|)+")
_NOTE = re.compile(r"\s*(?:(?:!!!|\?\?\?\+?)\s*[\w-]+|:{3,}\s*\{?[\w-]*\}?|\[!\w+\][+-]?)(?=\s|$)")
_NOTE_STARTS = frozenset("!?:[")
_TAGS = re.compile(r"<(style|script|svg)\b.*?(?:</\1>|\Z)|</?[A-Za-z][^<>]{0,500}>", re.DOTALL | re.IGNORECASE)
_MARKUP = re.compile(r"\\([\\`*_{}\[\]()#+\-.!<>|~=&])|[*`]+|<[^<>\n]{1,200}>|\{[ \t]*[#.:][^{}\n]{0,80}\}")
_MARKS = frozenset("*`<{\\&")
_LINK = re.compile(r"!?\[([^\[\]]{0,300})\]\([^()\n]{0,500}\)")
_LIQUID = re.compile(r"\{%[^{}]{0,500}%\}|\{\{[^{}]{0,500}\}\}")
_DATES = r"(?:fechas|dates|desde|earliest|hasta|latest)\b"
_PLACEHOLDER = re.compile(rf"\{{[ \t]*{_DATES}[^{{}}|\n]{{0,120}}(?:\|[^{{}}]{{0,300}})?\}}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TextUnit:
    """One piece of text of a process: a title, a phrase, a passage of the page, a code or the department.

    `zone` is one of TITLE, PHRASES, LEAD and REST; `words` are those of `text` in order.
    """

    kind: Evidence
    lang: str
    text: str
    zone: int
    words: Sequence[AnalyzedWord]


TITLE, PHRASES, LEAD, REST = range(4)


def text_units(process: Process, analyzer: Analyzer) -> list[TextUnit]:
    """All pieces of a process in index order: titles, phrases and codes, the lead of each page, all the rest."""
    leads: list[TextUnit] = []
    rests: list[TextUnit] = []
    for one in process.write_ups:
        lead, rest = _page(one, analyzer)
        leads += lead
        rests += rest
    slug = process.department.replace("-", " ").replace("_", " ")
    department = _unit(Evidence.DEPARTMENT, "", slug, REST, analyzer)
    return [*_titles(process, analyzer), *_phrases(process, analyzer), *leads, *rests, department]


def _titles(process: Process, analyzer: Analyzer) -> Iterator[TextUnit]:
    return (_unit(Evidence.TITLE, one.lang, one.title, TITLE, analyzer) for one in process.write_ups)


def _phrases(process: Process, analyzer: Analyzer) -> Iterator[TextUnit]:
    for one in process.write_ups:
        for phrase in one.phrases:
            yield _unit(Evidence.PHRASE, one.lang, phrase, PHRASES, analyzer)
    for code in dict.fromkeys(code for one in process.write_ups for code in one.codes):
        yield _unit(Evidence.CODE, "", code, PHRASES, analyzer)


def _page(write_up: WriteUp, analyzer: Analyzer) -> tuple[list[TextUnit], list[TextUnit]]:
    """The lead of one page and its rest."""
    lead: list[TextUnit] = []
    rest: list[TextUnit] = []
    words = 0
    for text in plain_lines(write_up):
        if text == write_up.title:
            continue
        for passage, found in _cut(text, analyzer):
            if words < LEAD_WORDS:
                lead.append(TextUnit(Evidence.PASSAGE, write_up.lang, passage, LEAD, found))
                words += len(found)
            else:
                rest.append(TextUnit(Evidence.PASSAGE, write_up.lang, passage, REST, found))
    return lead, rest


def plain_lines(write_up: WriteUp) -> Iterator[str]:
    """The lines of a page without their markup; headings that the format knows say nothing of the matter."""
    labels = reference_labels(section.markdown for section in write_up.sections)
    for section in write_up.sections:
        if not section.key and section.heading:
            yield heading_words(section.heading)
        # A link's words may run over two lines; what a site generator would fill in says nothing here.
        markdown = without_references(without_diagrams(without_includes(section.markdown)), labels)
        markdown = _TAGS.sub("", markdown) if "<" in markdown else markdown
        readable = _dates_left_out(_LINK.sub(_on_one_line, _LIQUID.sub("", markdown)))
        for line in readable.splitlines():
            if section.key == "guide" and is_rule(line):
                continue
            bullet = _BULLET.match(line)
            text = line[bullet.end() :] if bullet else line
            if text.lstrip()[:1] in _NOTE_STARTS and (note := _NOTE.match(text)):
                text = text[note.end() :].strip(' "')
            if text := (_plain(text) if _MARKS.intersection(text) else text).strip():
                yield text


def _plain(text: str) -> str:
    """A line without emphasis and tags, and with the letters that its escapes and entities stand for."""
    if may_be_dialled(text):
        text = escape_dial_codes(text)
    # Taking letters out is quicker than putting one in their place.
    return html.unescape(_MARKUP.sub(r"\1" if "\\" in text else "", text))


def _dates_left_out(text: str) -> str:
    """The text with an ellipsis for each date: an index knows of no day, and a guess would contradict the answer."""
    return _PLACEHOLDER.sub("…", text) if "{" in text else text


def _on_one_line(link: re.Match[str]) -> str:
    return link.group(1).replace("\n", " ")


def _cut(text: str, analyzer: Analyzer) -> Iterator[tuple[str, Sequence[AnalyzedWord]]]:
    """A line as passages short enough to be read in a result row, each with its words."""
    words = analyzer.words(text)
    if len(words) <= LONGEST_PASSAGE:
        if words:
            yield text, words
        return
    holds_whole = may_hold_whole(text)
    places = [token.start for token in analyzer.tokens(text)] if holds_whole else analyzer.starts(text)
    starts = places[::LONGEST_PASSAGE]
    for number, (begin, end) in enumerate(itertools.pairwise((*starts, len(text)))):
        passage = text[begin:end].rstrip()
        own = words[number * LONGEST_PASSAGE : (number + 1) * LONGEST_PASSAGE]
        # A whole may have been cut in two.
        yield passage, analyzer.words(passage) if holds_whole else own


def _unit(kind: Evidence, lang: str, text: str, zone: int, analyzer: Analyzer) -> TextUnit:
    return TextUnit(kind, lang, text, zone, analyzer.words(text))


# A key no text can hold: the edge of a unit, a neighbour of its first and of its last word.
EDGE = "\x01"
_BETWEEN = "\x02"
# Whoosh's keys hold at most 64 KB; an id longer than this is no path.
LONGEST_ID = 4_000
ZONES = 4
_MOST_PIECES = 12
_GRAM = 3
_MEMO_SIZE = 50_000


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """What the index is given of one process: the process, and the raw text of its files by path."""

    process: Process
    sources: Mapping[str, bytes]


class DocumentFacts(NamedTuple):
    """The numbers of one process: words by zone, units by zone, 1 where it is set aside, the day it was last confirmed.

    Days are ordinals.
    """

    title_words: int = 0
    phrase_words: int = 0
    lead_words: int = 0
    rest_words: int = 0
    title_units: int = 0
    phrase_units: int = 0
    lead_units: int = 0
    aside: int = 0
    verified: int = 0


FACTS = struct.Struct("<9I")
ASIDE = DocumentFacts._fields.index("aside")


class _CountsFormat(Format):  # type: ignore[misc]
    """Postings whose values, one byte for each zone, are joined to one string per block."""

    posting_size = ZONES

    def __init__(self) -> None:
        super().__init__(field_boost=1.0)


class PreparedField(FieldType):  # type: ignore[misc]
    """A field whose postings are made here and not by Whoosh."""

    unique = stored = scorable = False

    def __init__(self, form: Format) -> None:
        self.format = form


def schema() -> Schema:
    """The fields of the index: counted words and pairs, exact terms, and columns that are only kept."""
    kept = {name: COLUMN(VarBytesColumn()) for name in ("face", "pieces", "facts", "source", "vectors")}
    exact = {name: PreparedField(Existence()) for name in ("ids", "codes", "departments", "initials", "wholes")}
    counted = {name: PreparedField(_CountsFormat()) for name in ("words", "pairs", "grams")}
    return Schema(**counted, **exact, **kept)


def encode(documents: Iterable[SourceDocument], analyzer: Analyzer, encoder: Encoder | None) -> DocumentBatch:
    """The documents as the index takes them; without an encoder they are found by their words alone."""
    listed = list(documents)
    parts = [_within_limit(text_units(document.process, analyzer)) for document in listed]
    vectors = _vectors(parts, encoder) if encoder else [b""] * len(listed)
    encoded = (_encoded(*one) for one in zip(listed, parts, vectors, strict=True))
    return batch_of(encoded, ZONES)


def _vectors(processes: Sequence[list[TextUnit]], encoder: Encoder) -> Iterator[bytes]:
    """The packed vectors of each process; all texts are encoded together, which is quicker."""
    texts = [_texts_to_encode(parts) for parts in processes]
    values = encoder.encode([one.text for some in texts for one in some])
    begin = 0
    for some in texts:
        yield pack_vectors(some, values[begin : begin + len(some)])
        begin += len(some)


def _texts_to_encode(parts: Sequence[TextUnit]) -> list[EncodedText]:
    return texts_to_encode([UnitText(unit.kind, unit.lang, unit.text, len(unit.words)) for unit in parts])


def _encoded(document: SourceDocument, parts: list[TextUnit], vectors: bytes) -> EncodedDocument:
    process = document.process
    found = _found(parts)
    return EncodedDocument(
        process.id,
        {"words": _words(found), "pairs": _pairs(parts), "grams": _grams(found)},
        {
            "ids": _exact([id_term(process.id)]),
            "codes": _exact([normal_code(code) for one in process.write_ups for code in one.codes]),
            "departments": _exact([process.department]),
            "initials": _exact(_initials(process, parts)),
            "wholes": _exact([whole_term(unit.words) for unit in parts if unit.zone in (TITLE, PHRASES)]),
        },
        {
            "face": zlib.compress(json.dumps(_face_facts(process)).encode(), 1),
            "pieces": _pieces(parts, _where(parts)),
            "facts": FACTS.pack(*_facts(parts, process)),
            "source": pack_sources(document.sources),
            "vectors": vectors,
        },
        _spellings(found),
    )


def pair_term(first: str, second: str) -> str:
    """The term under which two neighbours are found, given their keys."""
    return first + _BETWEEN + second


@lru_cache(maxsize=_MEMO_SIZE)
def grams_of(word: str, *, unfinished: bool = False) -> tuple[str, ...]:
    """The pieces of three letters of a word between blanks; without the blank behind it while it may still grow.

    Pieces of one length alone rank as well as those of two to five letters, for a third of the postings.
    """
    padded = f" {word}" if unfinished else f" {word} "
    return tuple(padded[at : at + _GRAM] for at in range(len(padded) - _GRAM + 1))


def whole_term(words: Iterable[AnalyzedWord | Token]) -> str:
    """The term under which a title or a phrase is found word for word, case, accents and word forms aside."""
    keys = " ".join(one.key for one in words if one.key)
    return hashlib.blake2b(keys.encode("utf-8", "replace"), digest_size=8).hexdigest() if keys else ""


def _within_limit(parts: list[TextUnit]) -> list[TextUnit]:
    total = list(itertools.accumulate(len(unit.words) for unit in parts))
    return [unit for unit, so_far in zip(parts, total, strict=True) if so_far <= MOST_WORDS]


def _found(parts: list[TextUnit]) -> list[Counter[AnalyzedWord]]:
    """How often each word stands in each zone."""
    zones: list[list[Sequence[AnalyzedWord]]] = [[] for _ in range(ZONES)]
    for unit in parts:
        zones[unit.zone].append(unit.words)
    return [Counter(itertools.chain.from_iterable(zone)) for zone in zones]


def _spellings(found: list[Counter[AnalyzedWord]]) -> list[str]:
    """The distinct folded words; in the depth of a page only those of the matter."""
    every = (word.word for zone, words in enumerate(found) for word in words if zone != REST or not word.stop)
    return list(dict.fromkeys(every))


def _words(found: list[Counter[AnalyzedWord]]) -> dict[str, int]:
    """How often each term stands in each zone, as `EncodedDocument` has it."""
    words: dict[str, int] = defaultdict(int)
    for zone, counts in enumerate(found):
        shift = zone * ZONE_BITS
        for word, count in counts.items():
            # In the depth of a page only words of the matter are asked for.
            if word.stop and zone == REST:
                continue
            for term in word.terms:
                words[term] += count << shift
    return words


def _pairs(parts: list[TextUnit]) -> dict[str, int]:
    """How often each two words are neighbours in each zone but the last, as `EncodedDocument` has it."""
    zones: list[list[str]] = [[] for _ in range(REST)]
    for unit in parts:
        if unit.zone != REST and unit.words:
            keys = [EDGE, *[word.key for word in unit.words if word.key], EDGE]
            zones[unit.zone] += map(_BETWEEN.join, itertools.pairwise(keys))
    pairs: dict[str, int] = defaultdict(int)
    for zone, found in enumerate(zones):
        for pair, count in Counter(found).items():
            pairs[pair] += count << zone * ZONE_BITS
    return pairs


def _grams(found: list[Counter[AnalyzedWord]]) -> dict[str, int]:
    """How often each piece of a word stands in each zone but the last, as `EncodedDocument` has it."""
    grams: dict[str, int] = defaultdict(int)
    for zone, counts in enumerate(found[:REST]):
        shift = zone * ZONE_BITS
        for word, count in counts.items():
            if word.key:
                for gram in grams_of(word.word):
                    grams[gram] += count << shift
    return grams


def _where(parts: list[TextUnit]) -> dict[str, list[int]]:
    """The first units in which each term of the matter stands."""
    where: dict[str, list[int]] = defaultdict(list)
    for number, unit in enumerate(parts):
        matter = [word.terms for word in unit.words if not word.stop]
        for term in dict.fromkeys(itertools.chain.from_iterable(matter)):
            where[term].append(number)
    for numbers in where.values():
        del numbers[_MOST_PIECES:]
    return where


def _facts(parts: list[TextUnit], process: Process) -> DocumentFacts:
    words, found = [0] * ZONES, [0] * ZONES
    for unit in parts:
        words[unit.zone] += len(unit.words)
        found[unit.zone] += 1
    aside = all(one.aside for one in process.write_ups)
    return DocumentFacts._make([*words, *found[:REST], int(aside), _verified(process)])


def _exact(terms: list[str]) -> list[str]:
    return [term for term in dict.fromkeys(terms) if term]


def id_term(process_id: str) -> str:
    """The term under which a process is found by its id."""
    return process_id[:LONGEST_ID]


def normal_code(text: str) -> str:
    """A code without case, accents and everything but letters and digits: FAC-021 and `fac 021` are one."""
    return fold_code(text)[:LONGEST_ID]


def _initials(process: Process, parts: list[TextUnit]) -> list[str]:
    words = [one.word for unit in parts if unit.zone == 0 for one in unit.words]
    return [word[0] for word in [*words, *fold_search(process.department).split("-")] if word]


def _verified(process: Process) -> int:
    return max((one.verified.toordinal() for one in process.write_ups if one.verified), default=0)


def _face_facts(process: Process) -> list[Any]:
    return [process.id, process.department, [_face(one) for one in process.write_ups]]


def _pieces(parts: list[TextUnit], where: dict[str, list[int]]) -> bytes:
    pieces = (StoredUnit(unit.kind, unit.lang, unit.text) for unit in parts)
    return pack_stored_units(pieces, where)


def _face(one: WriteUp) -> list[Any]:
    dates = [value.toordinal() if value else None for value in (one.verified, one.valid_from, one.valid_until)]
    return [one.lang, one.title, one.say, one.first_contact, one.verify_days, *dates, _steps_of_dates(one)]


def _steps_of_dates(one: WriteUp) -> list[list[Any]]:
    """The steps from which the dates in the answer follow; none where it names no date."""
    if "{" not in one.say:
        return []
    times = ((step.department, step.duration) for step in one.journey)
    return [[name, *((time.least, time.most, time.unit) if time else ())] for name, time in times]


def pack_sources(sources: Mapping[str, bytes]) -> bytes:
    """The raw files by path as compressed JSON; bytes that are no UTF-8 survive as Latin-1."""
    return zlib.compress(json.dumps({path: raw.decode("latin-1") for path, raw in sources.items()}).encode(), 6)


def unpack_sources(packed: bytes) -> dict[str, bytes]:
    """What `pack_sources` packed."""
    return {path: raw.encode("latin-1") for path, raw in json.loads(zlib.decompress(packed)).items()}
