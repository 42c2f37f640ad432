"""Writer of the index: builds and amends snapshots as Whoosh segments made from encoded batches."""

from __future__ import annotations

import itertools
import json
import struct
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import md5
from pathlib import Path
from pickle import dumps
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC, W3Codec, W3FieldWriter
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex
from whoosh.reading import IndexReader, TermNotFound
from whoosh.writing import SegmentWriter

from procdesk.search.analyzer import Analyzer
from procdesk.search.encoding.encoder import Encoder
from procdesk.search.index.batch import BatchPostings, DocumentBatch
from procdesk.search.index.document import SourceDocument, encode, id_term, schema
from procdesk.search.index.snapshots import link
from procdesk.search.spelling import write_words

# A block of 1,024 postings is read in one go; SEARCH.md measured it.
BLOCK = 1_024
# So many postings are sorted at once: 2 million of them take some 60 MB.
SORTED_AT_ONCE = 2_000_000
# The first protocol that knows bytes: the second spells them as text, which takes room and time.
_PROTOCOL = 3
_LENGTH = struct.Struct("!i")
_LENGTHS = struct.Struct("!ii")
_FIELD = struct.Struct("!H")
# Of one term: not inlined, weight, documents, two lengths, greatest weight, first and last document, place, size.
_TERM = struct.Struct("!BfIBBfIIqi")
Numbers = NDArray[np.uint32]


@dataclass(slots=True)
class _Gathered:
    """All postings of one field so far: `numbers` are those of `ids`, `documents` those of the segment."""

    ids: dict[bytes, int] = field(default_factory=dict)
    numbers: list[Numbers] = field(default_factory=list)
    documents: list[Numbers] = field(default_factory=list)
    values: list[NDArray[np.uint8]] = field(default_factory=list)

    def add(self, postings: BatchPostings, base: int) -> None:
        ids = self.ids
        known = np.array([ids.setdefault(term, len(ids)) for term in postings.terms], np.uint32)
        self.numbers.append(known[postings.numbers])
        self.documents.append(postings.documents + np.uint32(base))
        self.values.append(postings.values)


class BatchWriter(SegmentWriter):  # type: ignore[misc]
    """Whoosh's writer of one more segment, fed with batches in place of single documents.

    About `sorted_at_once` postings are sorted in one go: more are faster and take more memory.
    """

    def __init__(self, index: FileIndex, sorted_at_once: int = SORTED_AT_ONCE) -> None:
        codec = W3Codec(blocklimit=BLOCK, compression=0)
        # Lengths are kept exactly in `facts`.
        codec.length_stats = False
        super().__init__(index, codec=codec)
        self._gathered: dict[str, _Gathered] = {}
        self._sorted_at_once = sorted_at_once

    def add_batch(self, batch: DocumentBatch) -> None:
        """Put documents behind those that were added before; a batch without documents adds none."""
        if not batch.ids:
            return
        columns = [(name, self.schema[name].column_type, values) for name, values in batch.columns.items()]
        base, write = self.docnum, self.perdocwriter
        for place in range(len(batch.ids)):
            write.start_doc(base + place)
            for name, kind, values in columns:
                write.add_column_value(name, kind, values[place])
            write.finish_doc()
        for name, postings in batch.postings.items():
            self._gathered.setdefault(name, _Gathered()).add(postings, base)
        self.docnum += len(batch.ids)
        self._added = True

    def _flush_segment(self) -> None:
        """What Whoosh calls when everything was added."""
        self.perdocwriter.close()
        for name in sorted(self._gathered):
            # Each field's arrays are let go as soon as it is written.
            _write_field(self.fieldwriter, name, self.schema[name], self._gathered.pop(name), self._sorted_at_once)
        self.fieldwriter.close()


def _write_field(writer: W3FieldWriter, name: str, kind: Any, gathered: _Gathered, at_once: int) -> None:
    writer.start_field(name, kind)
    terms = sorted(gathered.ids)
    rank = np.empty(len(terms), np.uint32)
    rank[[gathered.ids.pop(term) for term in terms]] = np.arange(len(terms), dtype=np.uint32)
    ranks, documents = rank[_joined(gathered.numbers)], _joined(gathered.documents)
    values = _joined(gathered.values)
    sizes = np.bincount(ranks, minlength=len(terms))
    for begin, end in _stretches(sizes, at_once):
        chosen = np.flatnonzero((ranks >= begin) & (ranks < end))
        # A stable order keeps the documents of each term ascending.
        chosen = chosen[np.argsort(ranks[chosen], kind="stable")]
        _write_terms(writer, terms[begin:end], sizes[begin:end].tolist(), documents[chosen], values[chosen])
    writer.finish_field()


def _joined(parts: list[NDArray[Any]]) -> NDArray[Any]:
    """The parts as one array; the list is emptied, so that they are not held twice for long."""
    whole = np.concatenate(parts)
    parts.clear()
    return whole


def _stretches(sizes: NDArray[np.intp], at_once: int) -> Iterator[tuple[int, int]]:
    """Terms as (begin, end), so many together as have about `at_once` postings."""
    ends = np.cumsum(sizes)
    begin = 0
    while begin < len(sizes):
        before = int(ends[begin - 1]) if begin else 0
        end = max(begin + 1, int(np.searchsorted(ends, before + at_once, "right")))
        yield begin, end
        begin = end


def _write_terms(
    writer: W3FieldWriter, terms: list[bytes], sizes: list[int], documents: Numbers, values: NDArray[np.uint8]
) -> None:
    """Write the postings of some terms, which lie one term behind the other, and where each term's are."""
    zones = values.shape[1]
    joined, numbers, steps = values.tobytes(), documents.tolist(), _steps(documents, sizes)
    place = writer._postfile.tell()  # noqa: SLF001
    blocks: list[bytes] = []
    entries: list[bytes] = []
    begin = 0
    for size in sizes:
        end = begin + size
        before = place
        for start in range(begin, end, BLOCK):
            stop = min(start + BLOCK, end)
            kept = joined[start * zones : stop * zones] if zones else None
            data = dumps((tuple(steps[start:stop]), None, kept), _PROTOCOL)
            # How many, the last one, the greatest weight, uncompressed, the least and the greatest length.
            head = dumps((stop - start, numbers[stop - 1], 1.0, 0, 0, 0), _PROTOCOL)
            length = len(head) + len(data)
            mark = WHOOSH3_HEADER_MAGIC if start == begin else b""
            blocks += (mark, _LENGTH.pack(-length if stop == end else length), head, data)
            place += len(mark) + _LENGTH.size + length
        entries.append(_TERM.pack(0, size, size, 0, 0, 1.0, numbers[begin], numbers[end - 1], before, place - before))
        begin = end
    writer._postfile.write(b"".join(blocks))  # noqa: SLF001
    field_id = _FIELD.pack(writer._fieldid)  # noqa: SLF001
    _write_entries(writer._tindex, [field_id + term for term in terms], entries)  # noqa: SLF001


def _steps(documents: Numbers, sizes: list[int]) -> list[int]:
    """Each document as its distance from the one before it in its block; the first of a block as it is."""
    ends = list(itertools.accumulate(sizes))
    firsts = [first for size, end in zip(sizes, ends, strict=True) for first in range(end - size, end, BLOCK)]
    steps = documents.copy()
    steps[1:] -= documents[:-1]
    steps[firsts] = documents[firsts]
    found: list[int] = steps.tolist()
    return found


def _write_entries(table: Any, keys: list[bytes], values: list[bytes]) -> None:
    """Add ascending keys to Whoosh's `OrderedHashWriter`, as its `add` does for one."""
    place = table.dbfile.tell()
    places = array("q")
    written: list[bytes] = []
    for key, value in zip(keys, values, strict=True):
        places.append(place)
        sum_of_key = int.from_bytes(md5(key, usedforsecurity=False).digest()[-4:], "big")
        table.buckets[sum_of_key & 255].append((sum_of_key, place))
        written += (_LENGTHS.pack(len(key), len(value)), key, value)
        place += _LENGTHS.size + len(key) + len(value)
    table.dbfile.write(b"".join(written))
    table.index.extend(places)
    table.lastkey = keys[-1]


Synonyms = Sequence[tuple[str, Sequence[Sequence[str]]]]
# Beyond this many pieces every key costs noticeably more: build afresh, in the background.
MOST_SEGMENTS = 12
ABOUT = "about.json"
_AT_A_TIME = 200


def build_index(
    folder: Path,
    documents: Iterable[SourceDocument],
    languages: Sequence[str],
    synonyms: Synonyms = (),
    encoder: Encoder | None = None,
) -> int:
    """Fill an empty `folder` with an index of `documents` and return their number.

    Raises ValueError where an id comes twice, which Whoosh would keep as two processes.
    """
    return _last(build_from_batches(folder, _encoded(documents, languages, encoder), languages, synonyms))


def build_from_batches(
    folder: Path, batches: Iterable[DocumentBatch], languages: Sequence[str], synonyms: Synonyms = ()
) -> Iterator[int]:
    """As `build`, of documents that were encoded for these languages; yields after each batch how many there are."""
    (folder / ABOUT).write_text(
        json.dumps({"languages": list(languages), "synonyms": synonyms}, ensure_ascii=False), encoding="utf-8"
    )
    index = FileStorage(str(folder), supports_mmap=False).create_index(schema())
    yield from _commit(index, folder, batches, ())


def amend_index(
    old: Path,
    new: Path,
    documents: Iterable[SourceDocument],
    removed_ids: Iterable[str] = (),
    encoder: Encoder | None = None,
) -> int:
    """Fill the empty folder `new` with the index in `old`, `documents` put in or replaced, `removed_ids` taken out.

    Returns the number of documents written; raises ValueError where an id comes twice, OSError where
    `old` is gone. `old` stays as it is: its files, which never change, are linked.
    """
    for path in sorted(old.iterdir()):
        if path.name.endswith((".seg", ".toc")) or path.name == ABOUT or path.name.startswith("words-"):
            link(path, new / path.name)
    about = json.loads((new / ABOUT).read_text("utf-8"))
    index = FileStorage(str(new), supports_mmap=False).open_index(schema=schema())
    return _last(_commit(index, new, _encoded(documents, about["languages"], encoder), removed_ids))


def _encoded(
    documents: Iterable[SourceDocument], languages: Sequence[str], encoder: Encoder | None
) -> Iterator[DocumentBatch]:
    analyzer = Analyzer(languages)
    rest = iter(documents)
    while some := list(itertools.islice(rest, _AT_A_TIME)):
        yield encode(some, analyzer, encoder)


def _last(counts: Iterable[int]) -> int:
    return max(counts, default=0)


def _commit(index: FileIndex, folder: Path, batches: Iterable[DocumentBatch], removed: Iterable[str]) -> Iterator[int]:
    frequency: Counter[str] = Counter()
    written: set[str] = set()
    before = index.reader()
    writer = BatchWriter(index)
    try:
        for process_id in removed:
            _delete(writer, before, process_id)
        for batch in batches:
            for process_id in batch.ids:
                if process_id in written:
                    raise ValueError(f"the process {process_id} was given twice")  # noqa: TRY301
                _delete(writer, before, process_id)
                written.add(process_id)
            writer.add_batch(batch)
            frequency.update(batch.frequency)
            yield len(written)
    except BaseException:
        writer.cancel()
        raise
    finally:
        before.close()
    writer.commit(merge=False)
    if written:
        number = 1 + len(list(folder.glob("words-*.json")))
        write_words(frequency, folder / f"words-{number:03}.json")


def _delete(writer: SegmentWriter, before: IndexReader, process_id: str) -> None:
    """Take the committed document with that id out, if there is one."""
    try:
        found = before.postings("ids", id_term(process_id))
    except TermNotFound:
        return
    while found.is_active():
        writer.delete_document(found.id())
        found.next()
