"""Building an index from nothing, and amending one: both fill a folder that nobody reads yet."""

from __future__ import annotations

import itertools
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex
from whoosh.reading import IndexReader, TermNotFound
from whoosh.writing import SegmentWriter

from procdesk.search.analysis import Analyzer
from procdesk.search.batches import DocumentBatch
from procdesk.search.dictionary import write_words
from procdesk.search.fields import SourceDocument, encode, id_term, schema
from procdesk.search.segment import BatchWriter
from procdesk.search.store import link

Synonyms = Sequence[tuple[str, Sequence[Sequence[str]]]]

# Beyond this many pieces every key costs noticeably more: build afresh, in the background.
MOST_SEGMENTS = 12
ABOUT = "about.json"
_AT_A_TIME = 200


def build_index(
    folder: Path, documents: Iterable[SourceDocument], languages: Sequence[str], synonyms: Synonyms = ()
) -> int:
    """Fill an empty `folder` with an index of `documents` and return their number.

    Raises ValueError where an id comes twice, which Whoosh would keep as two processes.
    """
    return _last(build_from_batches(folder, _encoded(documents, languages), languages, synonyms))


def build_from_batches(
    folder: Path, batches: Iterable[DocumentBatch], languages: Sequence[str], synonyms: Synonyms = ()
) -> Iterator[int]:
    """As `build`, of documents that were encoded for these languages; yields after each batch how many there are."""
    (folder / ABOUT).write_text(
        json.dumps({"languages": list(languages), "synonyms": synonyms}, ensure_ascii=False), encoding="utf-8"
    )
    index = FileStorage(str(folder), supports_mmap=False).create_index(schema())
    yield from _commit(index, folder, batches, ())


def amend_index(old: Path, new: Path, documents: Iterable[SourceDocument], removed_ids: Iterable[str] = ()) -> int:
    """Fill the empty folder `new` with the index in `old`, `documents` put in or replaced, `removed_ids` taken out.

    Returns the number of documents written; raises ValueError where an id comes twice, OSError where
    `old` is gone. `old` stays as it is: its files, which never change, are linked.
    """
    for path in sorted(old.iterdir()):
        if path.name.endswith((".seg", ".toc")) or path.name == ABOUT or path.name.startswith("words-"):
            link(path, new / path.name)
    about = json.loads((new / ABOUT).read_text("utf-8"))
    index = FileStorage(str(new), supports_mmap=False).open_index()
    return _last(_commit(index, new, _encoded(documents, about["languages"]), removed_ids))


def _encoded(documents: Iterable[SourceDocument], languages: Sequence[str]) -> Iterator[DocumentBatch]:
    analyzer = Analyzer(languages)
    rest = iter(documents)
    while some := list(itertools.islice(rest, _AT_A_TIME)):
        yield encode(some, analyzer)


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
