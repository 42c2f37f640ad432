"""Building an index from nothing, and amending one: both fill a folder that nobody reads yet."""

from __future__ import annotations

import json
import os
import shutil
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from whoosh.codec.whoosh3 import W3Codec
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex
from whoosh.reading import TermNotFound

from procdesk.search.analysis import Analyzer
from procdesk.search.fields import Document, encode, id_term, schema

Synonyms = Sequence[tuple[str, Sequence[Sequence[str]]]]

# Beyond this many pieces every key costs noticeably more: build afresh, in the background.
MOST_SEGMENTS = 12
ABOUT = "about.json"
_MEMORY_MB = 256


def build(folder: Path, documents: Iterable[Document], languages: Sequence[str], synonyms: Synonyms = ()) -> int:
    """Fill an empty `folder` with an index of `documents` (each id once) and return their number."""
    (folder / ABOUT).write_text(
        json.dumps({"languages": list(languages), "synonyms": synonyms}, ensure_ascii=False), encoding="utf-8"
    )
    index = FileStorage(str(folder), supports_mmap=False).create_index(schema())
    return _commit(index, folder, documents, (), Analyzer(languages))


def amend(old: Path, new: Path, documents: Iterable[Document], removed_ids: Iterable[str] = ()) -> int:
    """Fill the empty folder `new` with the index in `old`, `documents` put in or replaced, `removed_ids` taken out.

    Returns the number of documents written. `old` stays as it is: its files, which never change, are linked.
    """
    for path in sorted(old.iterdir()):
        if path.name.endswith((".seg", ".toc")) or path.name == ABOUT or path.name.startswith("words-"):
            _link(path, new / path.name)
    about = json.loads((new / ABOUT).read_text("utf-8"))
    index = FileStorage(str(new), supports_mmap=False).open_index()
    return _commit(index, new, documents, removed_ids, Analyzer(about["languages"]))


def segment_count(folder: Path) -> int:
    """How many pieces the index in `folder` consists of; see `MOST_SEGMENTS`."""
    return sum(path.suffix == ".seg" for path in folder.iterdir())


def _commit(
    index: FileIndex, folder: Path, documents: Iterable[Document], removed: Iterable[str], analyzer: Analyzer
) -> int:
    # A block of 1,024 postings is read in one go; SEARCH.md measured it. Lengths are kept exactly in `facts`.
    codec = W3Codec(blocklimit=1024)
    codec.length_stats = False
    writer = index.writer(codec=codec, limitmb=_MEMORY_MB)
    frequency: Counter[str] = Counter()
    count = 0
    try:
        for process_id in removed:
            _delete(writer, index, process_id)
        for document in documents:
            _delete(writer, index, document.process.id)
            fields, words = encode(document, analyzer)
            writer.add_document(**fields)
            frequency.update(words)
            count += 1
    except BaseException:
        writer.cancel()
        raise
    writer.commit(merge=False)
    if count:
        number = segment_count(folder)
        (folder / f"words-{number:03}.json").write_text(json.dumps(frequency, ensure_ascii=False), encoding="utf-8")
    return count


def _delete(writer: Any, index: FileIndex, process_id: str) -> None:
    """Take the committed document with that id out, if there is one."""
    if index.is_empty():
        return
    term = id_term(process_id)
    with_id = index.reader()
    try:
        writer.delete_document(with_id.postings("ids", term).id())
    except TermNotFound:
        return
    finally:
        with_id.close()


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:
        # FAT disks and some shares know no links.
        shutil.copy2(source, target)
