"""From a content folder to an index, whole or in part: what the terminal, the window and its child process share."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from procdesk import __version__
from procdesk.content.catalogue import Catalogue, Entry, amended, catalogue_of, entry_of, record_of, to_json
from procdesk.content.folder import Folder, Merged, merge, read_folder, settled
from procdesk.content.limits import PAGE_BYTES
from procdesk.content.reader import FileResult, read_file, read_source
from procdesk.content.scan import Difference, FileStamp
from procdesk.model import Change, Department, Process
from procdesk.search.engine import Engine
from procdesk.search.fields import Document
from procdesk.search.index import amend, build
from procdesk.search.store import Generation, Store

CATALOGUE = "catalogue.json"
MADE_BY = "made_by"
_NO_PAGE = frozenset({"yaml-broken", "front-matter-open", "binary", "file-unreadable"})
_PROGRESS_EVERY = 25


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an index is: `done` of `total` files."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Built:
    """An index that is in force: its generation and what it was made of."""

    generation: Generation
    catalogue: Catalogue

    @property
    def is_of_this_version(self) -> bool:
        """Whether this version of the program made it; another one may have read the same files differently."""
        return bool(self.generation.facts.get(MADE_BY) == __version__)


@dataclass(frozen=True, slots=True)
class _Read:
    """A file read again: the page in use and its bytes, and what was `found` in the file as it is now."""

    result: FileResult
    raw: bytes
    found: FileResult


def rebuild(root: Path, store: Store) -> Generator[Progress, None, Built]:
    """Reads the whole folder and makes its index, beside the one in force.

    Raises ContentUnreachable, and IndexUnwritable or Busy where the index cannot be written.
    """
    with store.writing() as draft:
        folder = yield from read(root)
        catalogue = catalogue_of(folder)
        total = max(1, len(folder.stamps))
        languages = languages_of(catalogue)
        documents = (Document(process, _sources(root, process)) for process in folder.processes)
        yield Progress(total // 2, total)
        build(draft.folder, documents, languages, folder.company.synonyms)
        yield Progress(total, total)
        generation = draft.publish({MADE_BY: __version__}, {CATALOGUE: to_json(catalogue)})
    return Built(generation, catalogue)


def refresh(
    root: Path, store: Store, now: Built, engine: Engine, found: Difference, stamps: Mapping[str, FileStamp]
) -> tuple[Built, Change]:
    """Takes the files that differ into the index: reads them, writes one more generation, and tells what changed.

    A file that is no readable page any more, most often one that is half saved, keeps its last good version.
    """
    old = now.catalogue
    fresh = {path: _read_or_keep(root, path, old, engine) for path in (*found.added, *found.changed)}
    ids = {old.files[path].id for path in (*found.changed, *found.removed)}
    ids |= {read.result.write_up.id for read in fresh.values() if read.result.write_up}
    siblings = old.paths_of(ids) - set(found.removed) - set(fresh)
    reads = fresh | {path: _read_or_keep(root, path, old, engine) for path in siblings}
    merged = merge([*_cards(root, old, found, fresh), *(read.result for read in reads.values())])
    processes = {process.id: process for process in merged.processes}
    removed = frozenset(id_ for id_ in ids - {""} if id_ not in processes)
    entries: dict[str, Entry | None] = dict.fromkeys(removed)
    entries.update({id_: entry_of(process) for id_, process in processes.items()})
    records = {path: record_of(read.found, stamps[path]) for path, read in fresh.items()}
    catalogue = amended(old, _departments(old, merged, entries), records, found.removed, entries)
    documents = (
        Document(process, {one.path: reads[one.path].raw for one in process.write_ups}) for process in merged.processes
    )
    with store.writing() as draft:
        amend(now.generation.folder, draft.folder, documents, removed)
        generation = draft.publish({MADE_BY: __version__}, {CATALOGUE: to_json(catalogue)})
    added = frozenset(id_ for id_ in processes if id_ not in old.entries)
    return Built(generation, catalogue), Change(added, frozenset(processes) - added, removed)


def process_from(sources: Mapping[str, bytes], catalogue: Catalogue) -> Process | None:
    """A process from the texts that the index keeps of it, for pages whose folder may be gone."""
    read = (read_source(path, raw, catalogue.company) for path, raw in sources.items())
    merged = merge(settled(result, catalogue.common) for result in read)
    return merged.processes[0] if merged.processes else None


def languages_of(catalogue: Catalogue) -> tuple[str, ...]:
    """The languages whose word forms the index must know."""
    named = catalogue.company.languages if catalogue.company else ()
    written = sorted({lang for entry in catalogue.entries.values() for lang in entry.titles})
    return tuple(dict.fromkeys((*named, *written))) or ("es", "en")


def read(root: Path) -> Generator[Progress, None, Folder]:
    """Reads the whole folder, which is half of the work of an index. Raises ContentUnreachable."""
    reading = read_folder(root)
    while True:
        try:
            done, total = next(reading)
        except StopIteration as end:
            folder: Folder = end.value
            return folder
        if done % _PROGRESS_EVERY == 0:
            yield Progress(done // 2, total)


def _sources(root: Path, process: Process) -> dict[str, bytes]:
    return {one.path: _raw(root, one.path) for one in process.write_ups}


def _raw(root: Path, path: str) -> bytes:
    """The bytes of a page; b"" where it went away since it was read, which the next look will find."""
    try:
        with (root / path).open("rb") as file:
            return file.read(PAGE_BYTES + 1)
    except OSError:
        return b""


def _read_or_keep(root: Path, path: str, old: Catalogue, engine: Engine) -> _Read:
    """A file as it is now, or as it last was where it cannot be read as a page any more."""
    found = settled(read_file(root, path, old.company), old.common)
    raw = _raw(root, path)
    if any(problem.code in _NO_PAGE for problem in found.problems):
        record = old.files.get(path)
        kept = engine.sources(record.id).get(path) if record and record.id else None
        if kept is not None:
            return _Read(settled(read_source(path, kept, old.company), old.common), kept, found)
    return _Read(found, raw, found)


def _cards(root: Path, old: Catalogue, found: Difference, fresh: Mapping[str, _Read]) -> Iterator[FileResult]:
    """The departments' cards: as they are known, or all read again where one of their files changed."""
    if any(_is_card(path) for path in (*found.added, *found.changed, *found.removed)):
        for path in old.files:
            if _is_card(path) and path not in found.removed and path not in fresh:
                yield settled(read_file(root, path, old.company), old.common)
        return
    for department in old.departments:
        for card in department.cards:
            yield FileResult(f"{department.slug}/_index.{card.lang}.md", card=(department.slug, card))


def _is_card(path: str) -> bool:
    return path.rsplit("/", 1)[-1].startswith("_index")


def _departments(old: Catalogue, merged: Merged, entries: Mapping[str, Entry | None]) -> tuple[Department, ...]:
    """All departments after a change: those read anew in place of the old, none that nothing belongs to any more."""
    slugs = {entry.department for entry in ({**old.entries, **entries}).values() if entry is not None}
    by_slug = {one.slug: one for one in old.departments} | {one.slug: one for one in merged.departments}
    carded = {one.slug for one in merged.departments}
    return tuple(by_slug[slug] for slug in sorted(by_slug) if slug in slugs or slug in carded)
