"""Building an index from nothing, and amending one: both fill a folder that nobody reads yet."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from whoosh.codec.whoosh3 import W3Codec
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex
from whoosh.reading import IndexReader, TermNotFound
from whoosh.writing import SegmentWriter

from procdesk.search.analysis import Analyzer
from procdesk.search.fields import Document, encode, id_term, schema
from procdesk.search.store import link

Synonyms = Sequence[tuple[str, Sequence[Sequence[str]]]]

# Beyond this many pieces every key costs noticeably more: build afresh, in the background.
MOST_SEGMENTS = 12
ABOUT = "about.json"
_MEMORY_MB = 256


def build(folder: Path, documents: Iterable[Document], languages: Sequence[str], synonyms: Synonyms = ()) -> int:
    """Fill an empty `folder` with an index of `documents` and return their number.

    Raises ValueError where an id comes twice, which Whoosh would keep as two processes.
    """
    (folder / ABOUT).write_text(
        json.dumps({"languages": list(languages), "synonyms": synonyms}, ensure_ascii=False), encoding="utf-8"
    )
    index = FileStorage(str(folder), supports_mmap=False).create_index(schema())
    return _commit(index, folder, documents, (), Analyzer(languages))


def amend(old: Path, new: Path, documents: Iterable[Document], removed_ids: Iterable[str] = ()) -> int:
    """Fill the empty folder `new` with the index in `old`, `documents` put in or replaced, `removed_ids` taken out.

    Returns the number of documents written; raises ValueError where an id comes twice, OSError where
    `old` is gone. `old` stays as it is: its files, which never change, are linked.
    """
    for path in sorted(old.iterdir()):
        if path.name.endswith((".seg", ".toc")) or path.name == ABOUT or path.name.startswith("words-"):
            link(path, new / path.name)
    about = json.loads((new / ABOUT).read_text("utf-8"))
    index = FileStorage(str(new), supports_mmap=False).open_index()
    return _commit(index, new, documents, removed_ids, Analyzer(about["languages"]))


def _commit(
    index: FileIndex, folder: Path, documents: Iterable[Document], removed: Iterable[str], analyzer: Analyzer
) -> int:
    # A block of 1,024 postings is read in one go; SEARCH.md measured it. Lengths are kept exactly in `facts`.
    codec = W3Codec(blocklimit=1024, compression=0)
    codec.length_stats = False
    frequency: Counter[str] = Counter()
    written: set[str] = set()
    before = index.reader()
    writer = index.writer(codec=codec, limitmb=_MEMORY_MB)
    try:
        for process_id in removed:
            _delete(writer, before, process_id)
        for document in documents:
            process_id = document.process.id
            if process_id in written:
                raise ValueError(f"the process {process_id} was given twice")  # noqa: TRY301
            _delete(writer, before, process_id)
            fields, words = encode(document, analyzer)
            writer.add_document(**fields)
            frequency.update(words)
            written.add(process_id)
    except BaseException:
        writer.cancel()
        raise
    finally:
        before.close()
    writer.commit(merge=False)
    if written:
        number = 1 + len(list(folder.glob("words-*.json")))
        (folder / f"words-{number:03}.json").write_text(json.dumps(frequency, ensure_ascii=False), encoding="utf-8")
    return len(written)


def _delete(writer: SegmentWriter, before: IndexReader, process_id: str) -> None:
    """Take the committed document with that id out, if there is one."""
    try:
        found = before.postings("ids", id_term(process_id))
    except TermNotFound:
        return
    while found.is_active():
        writer.delete_document(found.id())
        found.next()
