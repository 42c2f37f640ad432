"""What is known of every file of the folder when the index was made: kept beside the index, compared with each scan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from pydantic import TypeAdapter, ValidationError

from procdesk.content.folder import Folder, Neighbours, common_language, settled
from procdesk.content.lead.letterhead import paragraph_marks
from procdesk.content.parser import FileResult
from procdesk.content.scanner import FileStamp
from procdesk.content.site_layout.site import NO_SITE, Site
from procdesk.model import Company, Department, Problem, Process


@dataclass(frozen=True, slots=True)
class FileRecord:
    """One file as it was read: its stamp, the id of the process it belongs to ("" for none), and its problems.

    `leads` are the marks of the paragraphs that may be the page's answer.
    """

    size: int
    mtime_ns: int
    id: str = ""
    problems: tuple[Problem, ...] = ()
    leads: tuple[int, ...] = ()

    @property
    def stamp(self) -> FileStamp:
        """What the next scan is compared with."""
        return FileStamp(self.size, self.mtime_ns)


@dataclass(frozen=True, slots=True)
class ProcessEntry:
    """A process as a list of contents needs it: its department's slug and its title by language."""

    department: str
    titles: dict[str, str]

    def title(self, lang: str) -> str:
        """The title in `lang`, else in the language there is."""
        return self.titles.get(lang) or next(iter(self.titles.values()), "")


@dataclass(frozen=True, slots=True)
class Catalog:
    """The folder in short: `files` is by path, `entries` by id, `neighbours` what its pages tell of one another.

    `company` is None where there is no `procdesk.yaml`. `site` is what paths and navigation say of all pages.
    """

    company: Company | None = None
    departments: tuple[Department, ...] = ()
    files: dict[str, FileRecord] = field(default_factory=dict)
    entries: dict[str, ProcessEntry] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    neighbours: Neighbours = field(default_factory=Neighbours)
    site: Site = NO_SITE

    @property
    def stamps(self) -> dict[str, FileStamp]:
        """The stamps of all files by path."""
        return {path: record.stamp for path, record in self.files.items()}

    @property
    def newest(self) -> float | None:
        """When the newest file was written, in seconds of Unix time."""
        return max((record.mtime_ns for record in self.files.values()), default=0) / 1e9 or None

    def all_problems(self) -> tuple[Problem, ...]:
        """Every problem that reading found, by path and line."""
        found = [*self.problems, *(one for record in self.files.values() for one in record.problems)]
        return tuple(sorted(found, key=lambda one: (one.path, one.line, one.code)))

    def paths_of(self, ids: Iterable[str]) -> set[str]:
        """The files that make the processes with these ids."""
        wanted = set(ids) - {""}
        return {path for path, record in self.files.items() if record.id in wanted}


def catalog_of(folder: Folder) -> Catalog:
    """The catalog of a folder that was just read."""
    results = {path: settled(result, folder.neighbours) for path, result in folder.results.items()}
    files = {path: file_record_of(results.get(path), stamp) for path, stamp in folder.stamps.items()}
    from_files = {problem for record in files.values() for problem in record.problems}
    return Catalog(
        company=folder.company_file.company if folder.company_file else None,
        departments=folder.departments,
        files=files,
        entries={process.id: process_entry_of(process) for process in folder.processes},
        problems=tuple(problem for problem in folder.problems if problem not in from_files),
        neighbours=replace(
            folder.neighbours,
            common=common_language(one.lang for process in folder.processes for one in process.write_ups),
        ),
        site=folder.site,
    )


def file_record_of(result: FileResult | None, stamp: FileStamp) -> FileRecord:
    """What is kept of a file that gave `result` (None: it holds no page)."""
    if result is None:
        return FileRecord(stamp.size, stamp.mtime_ns)
    id_ = result.write_up.id if result.write_up else ""
    return FileRecord(stamp.size, stamp.mtime_ns, id_, result.problems, paragraph_marks(result.leads))


def process_entry_of(process: Process) -> ProcessEntry:
    """What a list of contents needs of a process."""
    return ProcessEntry(process.department, {one.lang: one.title for one in process.write_ups})


def amended(
    old: Catalog,
    departments: tuple[Department, ...],
    records: Mapping[str, FileRecord],
    gone: Iterable[str],
    entries: Mapping[str, ProcessEntry | None],
    neighbours: Neighbours,
) -> Catalog:
    """The catalog after some files were read again; `gone` are paths, and what is no more has the entry None."""
    lost = set(gone)
    files = {path: record for path, record in old.files.items() if path not in lost} | dict(records)
    merged = {**old.entries, **entries}
    kept = {id_: entry for id_, entry in merged.items() if entry is not None}
    ordered = dict(sorted(files.items()))
    return replace(old, departments=departments, files=ordered, entries=kept, neighbours=neighbours)


_ADAPTER = TypeAdapter(Catalog)
# While one part is read or written no other thread runs: 10,000 files in one go held up the window for 60 ms.
_PART = 500


def to_json(catalog: Catalog) -> bytes:
    """The catalog as it is kept on disk: a line of JSON for each part of it."""
    return b"\n".join(_ADAPTER.dump_json(part) for part in _parts(catalog))


def from_json(raw: bytes) -> Catalog | None:
    """A catalog as it was kept, or None where the bytes are none."""
    try:
        parts = [_ADAPTER.validate_json(line) for line in raw.split(b"\n")]
    except ValidationError:
        return None
    whole = parts[0]
    for part in parts[1:]:
        whole.files.update(part.files)
        whole.entries.update(part.entries)
    return whole


def _parts(catalog: Catalog) -> Iterator[Catalog]:
    yield replace(catalog, files={}, entries={})
    files, entries = list(catalog.files.items()), list(catalog.entries.items())
    for at in range(0, max(len(files), len(entries)), _PART):
        yield Catalog(files=dict(files[at : at + _PART]), entries=dict(entries[at : at + _PART]))
