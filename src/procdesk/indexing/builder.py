"""Builds and updates the index of a content folder: reading, encoding, writing."""

from __future__ import annotations

import contextlib
import logging
import pickle
import zlib
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from procdesk import __version__
from procdesk.content.catalog import (
    Amendment,
    Catalog,
    FileRecord,
    ProcessEntry,
    amended,
    catalog_of,
    file_record_of,
    from_json,
    process_entry_of,
    renamed_ids,
    to_json,
)
from procdesk.content.folder import (
    NOTHING_KNOWN,
    Folder,
    LastKnown,
    Merged,
    Neighbours,
    Reading,
    department_order,
    merge,
    read_folder,
    settled,
)
from procdesk.content.lead.letterhead import repeated_marks
from procdesk.content.parser import FileResult, read_bytes, read_source
from procdesk.content.scan.paths import parse_page_path
from procdesk.content.scan.scanner import Difference, Scan
from procdesk.content.site_layout.site import Site
from procdesk.indexing.last_good import LastGood
from procdesk.indexing.training import ENCODER, TRAINED, fit_new_index
from procdesk.model import Change, Company, Department, Process, Progress, WriteUp
from procdesk.search.analyzer import Analyzer
from procdesk.search.encoding.encoder import ENCODER_ID, Encoder, load_encoder
from procdesk.search.engine import Engine, IndexBroken
from procdesk.search.index.batch import DocumentBatch
from procdesk.search.index.document import SourceDocument, encode
from procdesk.search.index.snapshots import IndexBusy, Snapshot, SnapshotStore
from procdesk.search.index.writer import amend_index, build_from_batches
from procdesk.search.ranker.model import model_files
from procdesk.subprocesses import WorkerPool, workers_for


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A file as read: `result` without what only its own process needs, and the whole of it `packed` (b"" if none)."""

    result: FileResult
    packed: bytes


Packed = tuple[Process, tuple[bytes, ...]]
"""A process as it was merged, without its text, and the pages it is made of."""


def read_pages(root: Path, paths: Sequence[str], company: Company | None, site: Site) -> list[ReadPage]:
    """Reads some files of the folder `root`."""
    return [_read(root, path, company, site) for path in paths]


def encode_processes(
    processes: Sequence[Packed], languages: tuple[str, ...], encoder_cache: Path | None
) -> DocumentBatch:
    """The processes as the index takes them, in their order; without an encoder where there is no folder for it."""
    encoder = load_encoder(encoder_cache) if encoder_cache else None
    return encode((_document(process, packed) for process, packed in processes), _analyzer(languages), encoder)


def _read(root: Path, path: str, company: Company | None, site: Site) -> ReadPage:
    raw = read_bytes(root, path)
    return ReadPage(raw, b"") if isinstance(raw, FileResult) else _packed(read_source(path, raw, company, site), raw)


def _packed(result: FileResult, raw: bytes) -> ReadPage:
    if result.write_up is None:
        return ReadPage(result, b"")
    whole = replace(result.write_up, say="") if result.leads else result.write_up
    # The page and its source say the same twice; the lowest level halves the second already.
    packed = zlib.compress(pickle.dumps((whole, raw), pickle.HIGHEST_PROTOCOL), 1)
    return ReadPage(replace(result, write_up=_short(result.write_up), entries={}, texts=()), packed)


def _short(one: WriteUp) -> WriteUp:
    return replace(one, say="", phrases=(), sections=(), journey=(), guide=(), hand_overs=())


def _document(process: Process, packed: tuple[bytes, ...]) -> SourceDocument:
    write_ups = []
    sources = {}
    for short, whole in zip(process.write_ups, packed, strict=True):
        # `_read` packed it, in this process or in one of its own.
        write_up, sources[short.path] = pickle.loads(zlib.decompress(whole))  # noqa: S301
        # An answer that the folder chose is in the short one alone.
        told = replace(write_up, id=short.id, title=short.title, say=short.say or write_up.say)
        write_ups.append(replace(told, lang=short.lang, department=short.department))
    return SourceDocument(Process(process.id, tuple(write_ups)), sources)


@lru_cache(maxsize=1)
def _analyzer(languages: tuple[str, ...]) -> Analyzer:
    """Kept from batch to batch, for it remembers the words it has seen."""
    return Analyzer(languages)


_log = logging.getLogger(__name__)
CATALOGUE = "catalogue.json"
MADE_BY = "made_by"
# Counted up whenever the same files are read or kept differently: an index of another number is built anew.
FORM = f"{__version__}/4"
_PROGRESS_EVERY = 25
_T = TypeVar("_T")


class IndexTask(StrEnum):
    """What the child process of an index does: builds the whole of it, or learns from the one in force."""

    BUILD = "build"
    TRAIN = "train"


@dataclass(frozen=True, slots=True)
class BuiltIndex:
    """An index that is in force: its snapshot and what it was made of."""

    snapshot: Snapshot
    catalog: Catalog

    @property
    def is_trained(self) -> bool:
        """Whether everything that can be learned from the index has been."""
        return bool(self.snapshot.facts.get(TRAINED))

    @property
    def is_of_this_version(self) -> bool:
        """Whether this version of the program made it; another one may have read the same files differently."""
        return bool(self.snapshot.facts.get(MADE_BY) == FORM)

    @property
    def has_vectors(self) -> bool:
        """Whether all texts were encoded by the encoder of this version."""
        return bool(self.snapshot.facts.get(ENCODER) == ENCODER_ID)


@dataclass(frozen=True, slots=True)
class _RereadFile:
    """A file read again: what it holds, or held last where it cannot be read now, and the bytes of that."""

    result: FileResult
    raw: bytes


def rebuild_index(
    root: Path, store: SnapshotStore, encoder_cache: Path | None
) -> Generator[Progress, None, BuiltIndex]:
    """Reads the whole folder and makes its index, beside the one in force, in several processes where that pays.

    `encoder_cache` is where the encoder's numbers are kept; None where there is no encoder.
    Raises ContentUnreachable, and IndexUnwritable or IndexBusy where the index cannot be written.
    """
    with store.writing() as draft, contextlib.ExitStack() as stack:
        last_good = stack.enter_context(_last_good(store))
        pages = _PagePipeline(root, stack, last_good)
        folder = yield from read_folder_in_portions(root, pages.read, last_good.known)
        catalog = catalog_of(folder)
        total = max(1, len(folder.stamps))
        languages = languages_of(catalog)
        yield Progress(total // 2, total)
        batches = pages.encoded(folder.processes, languages, encoder_cache)
        for done in build_from_batches(draft.folder, batches, languages, folder.company.synonyms):
            yield Progress((total + total * done // len(folder.processes)) // 2, total)
        yield Progress(total, total)
        facts = {MADE_BY: FORM, ENCODER: ENCODER_ID if encoder_cache else "", TRAINED: fit_new_index(draft.folder)}
        snapshot = draft.publish(facts, {CATALOGUE: to_json(catalog)})
    return BuiltIndex(snapshot, catalog)


@contextlib.contextmanager
def _last_good(store: SnapshotStore) -> Iterator[LastGood]:
    """The last good versions of all files, out of the index in force; of none where there is no sound one."""
    snapshot = store.open_current().snapshot
    catalog = kept_catalog(snapshot) if snapshot else None
    if snapshot is None or catalog is None:
        yield LastGood(Catalog(), lambda _id: {})
        return
    engines: list[Engine] = []

    def sources(id_: str) -> Mapping[str, bytes]:
        # Opened for the first file that cannot be read: most often there is none.
        try:
            engine = engines[0] if engines else Engine(snapshot)
        except IndexBroken as error:
            _log.warning("the last good version of %s is not known: %s", id_, error)
            return {}
        engines[:] = [engine]
        return engine.sources(id_)

    try:
        yield LastGood(catalog, sources)
    finally:
        for engine in engines:
            engine.close()


def kept_catalog(snapshot: Snapshot) -> Catalog | None:
    """The catalog that is kept with an index, None where there is none that can be read."""
    try:
        return from_json(snapshot.extra(CATALOGUE))  # noqa: S610
    except (KeyError, OSError):
        return None


class _PagePipeline:
    """The pages of a folder between being read and being encoded; its workers end with `stack`."""

    def __init__(self, root: Path, stack: contextlib.ExitStack, last_good: LastGood) -> None:
        self._root = root
        self._stack = stack
        self._last_good = last_good
        self._workers: WorkerPool
        self._packed: dict[str, bytes] = {}

    def read(self, paths: Sequence[str], company: Company | None, site: Site) -> Iterator[FileResult]:
        """What merging needs of each page; the rest is kept for `encoded`."""
        self._workers = self._stack.enter_context(WorkerPool(workers_for(len(paths))))
        read = self._workers.map(read_pages, ((self._root, some, company, site) for some in _parts(paths)))
        return (self._keep(page) for some in read for page in some)

    def encoded(
        self, processes: Sequence[Process], languages: tuple[str, ...], encoder_cache: Path | None
    ) -> Iterator[DocumentBatch]:
        """The processes, as they were merged, ready for the index."""
        taken = (([self._take(process) for process in some], languages, encoder_cache) for some in _parts(processes))
        yield from self._workers.map(encode_processes, taken)
        # What follows is done by one, and needs the room.
        self._stack.close()

    def _keep(self, page: ReadPage) -> FileResult:
        kept, raw = self._last_good.instead_of(page.result)
        if kept is not page.result:
            page = _packed(kept, raw)
        if page.packed:
            self._packed[page.result.path] = page.packed
        return page.result

    def _take(self, process: Process) -> Packed:
        return process, tuple(self._packed.pop(one.path) for one in process.write_ups)


def _parts(whole: Sequence[_T]) -> Iterator[Sequence[_T]]:
    """The whole in parts small enough for all workers to end together, and large, for a part shares its words."""
    size = min(max(len(whole) // 20, 50), 400)
    return (whole[at : at + size] for at in range(0, len(whole), size))


def update_index(
    root: Path,
    store: SnapshotStore,
    now: BuiltIndex,
    engine: Engine,
    found: Difference,
    folder: Scan,
    encoder: Encoder | None,
) -> tuple[BuiltIndex, Change]:
    """Takes the files that differ into the index: reads them, writes one more snapshot, and tells what changed.

    A file that cannot be read just now keeps its last good version. `folder` is the scan that `found` was found in.
    """
    old = now.catalog
    reader = _Reader(root, old, engine)
    fresh = {path: reader.read(path) for path in (*found.added, *found.changed)}
    records = {path: file_record_of(read.result, folder.files[path]) for path, read in fresh.items()}
    neighbours, touched = _neighbours(old, found, records)
    ids = {old.files[path].id for path in (*found.changed, *found.removed, *touched)}
    ids |= {read.result.write_up.id for read in fresh.values() if read.result.write_up}
    siblings = old.paths_of(ids) - set(found.removed) - set(fresh)
    reads = fresh | {path: reader.read(path) for path in siblings}
    pages = (settled(read.result, neighbours) for read in reads.values())
    merged = merge([*_cards(reader, old, found, fresh), *pages], old.site)
    processes = {process.id: process for process in merged.processes}
    removed = frozenset(id_ for id_ in ids - {""} if id_ not in processes)
    entries: dict[str, ProcessEntry | None] = dict.fromkeys(removed)
    entries.update({id_: process_entry_of(process) for id_, process in processes.items()})
    amendment = Amendment(
        departments=_departments(old, merged, entries),
        records=records,
        gone=frozenset(found.removed),
        entries=entries,
        read=frozenset(reads),
        problems=merged.problems,
        scanned=folder.problems,
        neighbours=neighbours,
    )
    catalog = amended(old, amendment)
    documents = (
        SourceDocument(process, {one.path: reads[one.path].raw for one in process.write_ups})
        for process in merged.processes
    )
    with store.writing() as draft:
        if store.current_name() != now.snapshot.folder.name:
            raise IndexBusy("another process has just replaced the index")
        amend_index(now.snapshot.folder, draft.folder, documents, removed, encoder)
        draft.adopt(now.snapshot, model_files(now.snapshot))
        has_vectors = now.has_vectors and encoder is not None
        facts = {MADE_BY: FORM, ENCODER: ENCODER_ID if has_vectors else ""}
        snapshot = draft.publish(facts, {CATALOGUE: to_json(catalog)})
    added = frozenset(id_ for id_ in processes if id_ not in old.entries)
    renamed = renamed_ids(old, catalog)
    return BuiltIndex(snapshot, catalog), Change(added, frozenset(processes) - added, removed, renamed=renamed)


def _neighbours(
    old: Catalog, found: Difference, records: Mapping[str, FileRecord]
) -> tuple[Neighbours, frozenset[str]]:
    """What pages tell of one another after a change, and the other files whose answer may differ by that."""
    others = {path: one for path, one in old.files.items() if path not in records and path not in found.removed}
    repeated = repeated_marks(one.leads for one in (*others.values(), *records.values()))
    changed = repeated ^ old.neighbours.repeated
    touched = (path for path, one in others.items() if not changed.isdisjoint(one.leads))
    return replace(old.neighbours, repeated=repeated), frozenset(touched) if changed else frozenset()


def process_from(sources: Mapping[str, bytes], catalog: Catalog) -> Process | None:
    """A process from the texts that the index keeps of it, for pages whose folder may be gone."""
    read = (read_source(path, raw, catalog.company, catalog.site) for path, raw in sources.items())
    merged = merge((settled(result, catalog.neighbours) for result in read), catalog.site)
    return merged.processes[0] if merged.processes else None


def languages_of(catalog: Catalog) -> tuple[str, ...]:
    """The languages whose word forms the index must know."""
    named = catalog.company.languages if catalog.company else ()
    written = sorted({lang for entry in catalog.entries.values() for lang in entry.titles})
    return tuple(dict.fromkeys((*named, *written))) or ("es", "en")


def read_folder_in_portions(
    root: Path, pages: Reading | None = None, before: LastKnown = NOTHING_KNOWN
) -> Generator[Progress, None, Folder]:
    """Reads the whole folder, which is half of the work of an index. Raises ContentUnreachable.

    `pages` and `before` are as for `read_folder`.
    """
    reading = read_folder(root, read=pages, before=before)
    while True:
        try:
            done, total = next(reading)
        except StopIteration as end:
            folder: Folder = end.value
            return folder
        if done % _PROGRESS_EVERY == 0:
            yield Progress(done // 2, total)


class _Reader:
    """Reads files of a folder again, as its other pages are read."""

    def __init__(self, root: Path, old: Catalog, engine: Engine) -> None:
        self._root = root
        self._old = old
        self._last_good = LastGood(old, engine.sources)

    def read(self, path: str) -> _RereadFile:
        """A file as it is now, or as it last was where it cannot be read."""
        raw = read_bytes(self._root, path)
        held = raw if isinstance(raw, bytes) else b""
        found = raw if isinstance(raw, FileResult) else read_source(path, raw, self._old.company, self._old.site)
        result, kept = self._last_good.instead_of(found)
        return _RereadFile(settled(result, self._old.neighbours), kept or held)


def _cards(reader: _Reader, old: Catalog, found: Difference, fresh: Mapping[str, _RereadFile]) -> Iterator[FileResult]:
    """The departments' cards: as they are known, or all read again where one of their files changed."""
    if any(_is_card(path) for path in (*found.added, *found.changed, *found.removed)):
        for path in old.files:
            if _is_card(path) and path not in found.removed and path not in fresh:
                yield reader.read(path).result
        return
    yield from known_cards(old)


def known_cards(catalog: Catalog) -> Iterator[FileResult]:
    """The departments' cards as a catalog knows them, without reading their files."""
    languages = catalog.company.languages if catalog.company else ()
    root = catalog.site.root
    written = {parse_page_path(path, languages, root).folder for path in catalog.files if _is_card(path)}
    for department in catalog.departments:
        for card in department.cards if department.slug in written else ():
            yield FileResult(f"{department.slug}/_index.{card.lang}.md", card=(department.slug, card))


def _is_card(path: str) -> bool:
    return path.rsplit("/", 1)[-1].lower().startswith("_index")


def _departments(old: Catalog, merged: Merged, entries: Mapping[str, ProcessEntry | None]) -> tuple[Department, ...]:
    """All departments after a change: those read anew in place of the old, none that nothing belongs to any more."""
    slugs = {entry.department for entry in ({**old.entries, **entries}).values() if entry is not None}
    by_slug = {one.slug: one for one in old.departments} | {one.slug: one for one in merged.departments}
    carded = {one.slug for one in merged.departments}
    kept = (one for slug, one in by_slug.items() if slug in slugs or slug in carded)
    return tuple(sorted(kept, key=department_order))
