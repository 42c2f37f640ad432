"""What is known of every file of the folder when the index was made: kept beside the index, compared with each scan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field, replace

from pydantic import TypeAdapter, ValidationError

from procdesk.content.folder import Folder, Neighbours, common_language, former_ids_of, settled
from procdesk.content.lead.letterhead import paragraph_marks
from procdesk.content.links import ids_by_former, known_page
from procdesk.content.parser import FileResult
from procdesk.content.problems import UNREAD
from procdesk.content.scan.paths import split_path
from procdesk.content.scan.scanner import UNREADABLE, FileStamp
from procdesk.content.site_layout.site import NO_SITE, Site
from procdesk.model import Company, Department, PageFault, Problem, Process


@dataclass(frozen=True, slots=True)
class FileRecord:
    """One file as it was read: its stamp, the id of the process it belongs to ("" for none), and its problems.

    `digest` and `kept_since` are as a `FileResult` has them, `leads` are the marks of the paragraphs that may be the
    page's answer.
    """

    size: int
    mtime_ns: int
    id: str = ""
    problems: tuple[Problem, ...] = ()
    digest: str = ""
    kept_since: float | None = None
    leads: tuple[int, ...] = ()

    @property
    def stamp(self) -> FileStamp:
        """What the next scan is compared with."""
        return FileStamp(self.size, self.mtime_ns)


@dataclass(frozen=True, slots=True)
class ProcessEntry:
    """A process as a list of contents needs it: its department's slug, its titles by language, its former ids."""

    department: str
    titles: dict[str, str]
    former_ids: tuple[str, ...] = ()

    def title(self, lang: str) -> str:
        """The title in `lang`, else in the language there is."""
        return self.titles.get(lang) or next(iter(self.titles.values()), "")


@dataclass(frozen=True, slots=True)
class Catalog:
    """The folder in short: `files` is by path, `entries` by id, `neighbours` what its pages tell of one another.

    `company` is None where there is no `procdesk.yaml`. `scanned` are the problems that scanning found, `problems`
    those that concern several files or the company. `site` is what paths and navigation say of all pages. `former`
    gives the id of a process for one that it had before.
    """

    company: Company | None = None
    departments: tuple[Department, ...] = ()
    files: dict[str, FileRecord] = field(default_factory=dict)
    entries: dict[str, ProcessEntry] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    neighbours: Neighbours = field(default_factory=Neighbours)
    scanned: tuple[Problem, ...] = ()
    site: Site = NO_SITE
    former: dict[str, str] = field(default_factory=dict)

    def known_as(self, id_: str) -> str:
        """The id of the process that a link or a user names: also by a former id, or by its folder; "" for none."""
        return known_page(id_, self.entries, self.former, self.site.root)

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
        of_files = (one for record in self.files.values() for one in record.problems)
        found = dict.fromkeys((*self.scanned, *self.problems, *of_files))
        return tuple(sorted(found, key=lambda one: (one.path, one.line, one.code)))

    def fault(self, path: str) -> PageFault | None:
        """Why the page of a file may lack something, None where it does not."""
        record = self.files.get(path)
        found = next((one for one in record.problems if one.code in UNREAD), None) if record else None
        return PageFault(found, record.kept_since) if record and found else None

    def faulty(self) -> frozenset[tuple[str, str]]:
        """The processes that may lack something, each with the language that the name of the file tells ("": none)."""
        languages = self.company.languages if self.company else ()
        return frozenset(
            (record.id, split_path(path, languages)[1])
            for path, record in self.files.items()
            if record.id and record.problems and self.fault(path)
        )

    def paths_of(self, ids: Iterable[str]) -> set[str]:
        """The files that make the processes with these ids."""
        wanted = set(ids) - {""}
        return {path for path, record in self.files.items() if record.id in wanted}


def catalog_of(folder: Folder) -> Catalog:
    """The catalog of a folder that was just read."""
    results = {path: settled(result, folder.neighbours) for path, result in folder.results.items()}
    unreadable = {one.path for one in folder.problems if one.code == "file-unreadable"}
    files = {
        path: file_record_of(results.get(path), UNREADABLE if path in unreadable else stamp)
        for path, stamp in folder.stamps.items()
    }
    told = {problem for record in files.values() for problem in record.problems} | set(folder.scanned)
    return Catalog(
        company=folder.company_file.company if folder.company_file else None,
        departments=folder.departments,
        files=files,
        entries={process.id: process_entry_of(process) for process in folder.processes},
        problems=tuple(problem for problem in folder.problems if problem not in told),
        neighbours=replace(
            folder.neighbours,
            common=common_language(one.lang for process in folder.processes for one in process.write_ups),
        ),
        scanned=folder.scanned,
        site=folder.site,
        former=dict(folder.former),
    )


def file_record_of(result: FileResult | None, stamp: FileStamp) -> FileRecord:
    """What is kept of a file that gave `result` (None: it holds no page); one that cannot be read has no stamp."""
    if result is None:
        return FileRecord(*stamp)
    size, mtime_ns = UNREADABLE if any(one.code == "file-unreadable" for one in result.problems) else stamp
    id_, leads = result.write_up.id if result.write_up else "", paragraph_marks(result.leads)
    return FileRecord(size, mtime_ns, id_, result.problems, result.digest, result.kept_since, leads)


def process_entry_of(process: Process) -> ProcessEntry:
    """What a list of contents needs of a process."""
    titles = {one.lang: one.title for one in process.write_ups}
    return ProcessEntry(process.department, titles, former_ids_of(process))


@dataclass(frozen=True, slots=True)
class Amendment:
    """What was found where some files were read again; `gone` are paths, and what is no more has the entry None.

    `read` are all paths that were read, `problems` those of several files among them, `scanned` those of the new scan,
    `neighbours` what the pages now tell of one another.
    """

    departments: tuple[Department, ...]
    records: Mapping[str, FileRecord]
    gone: frozenset[str]
    entries: Mapping[str, ProcessEntry | None]
    read: frozenset[str]
    problems: tuple[Problem, ...]
    scanned: tuple[Problem, ...]
    neighbours: Neighbours


def amended(old: Catalog, new: Amendment) -> Catalog:
    """The catalog after some files were read again."""
    files = {path: record for path, record in old.files.items() if path not in new.gone} | dict(new.records)
    merged = {**old.entries, **new.entries}
    entries = {id_: entry for id_, entry in merged.items() if entry is not None}
    elsewhere = (one for one in old.problems if one.path not in new.read and one.path not in new.gone)
    return replace(
        old,
        departments=new.departments,
        files=dict(sorted(files.items())),
        entries=entries,
        problems=tuple(dict.fromkeys((*elsewhere, *new.problems))),
        scanned=new.scanned,
        neighbours=new.neighbours,
        former=ids_by_former((id_, entry.former_ids) for id_, entry in entries.items()),
    )


def renamed_ids(old: Catalog, new: Catalog) -> dict[str, str]:
    """The processes that have another id now, old to new: their file says so, holds the same, or has kept its title."""
    gone, come = old.entries.keys() - new.entries.keys(), new.entries.keys() - old.entries.keys()
    renamed = {id_: new.former[id_] for id_ in gone if new.former.get(id_) in come}
    for marks in (_digests, _titles) if gone and come else ():
        known = _by_mark(marks(new, come - set(renamed.values())))
        for mark, id_ in _by_mark(marks(old, gone - renamed.keys())).items():
            if id_ and known.get(mark) and known[mark] not in renamed.values():
                renamed[id_] = known[mark]
    return renamed


_Marks = Iterator[tuple[tuple[str, ...], str]]


def _by_mark(marks: _Marks) -> dict[tuple[str, ...], str]:
    """The process of each mark, "" where several have it."""
    found: dict[tuple[str, ...], str] = {}
    for mark, id_ in marks:
        found[mark] = id_ if found.get(mark, id_) == id_ else ""
    return found


def _digests(catalog: Catalog, ids: Set[str]) -> _Marks:
    return (((one.digest,), one.id) for one in catalog.files.values() if one.id in ids and one.digest)


def _titles(catalog: Catalog, ids: Set[str]) -> _Marks:
    return (((lang, title), id_) for id_ in ids for lang, title in catalog.entries[id_].titles.items())


_ADAPTER = TypeAdapter(Catalog)
# While one part is read or written no other thread runs: 10,000 files in one go held up the window for 60 ms.
_PART = 500


def to_json(catalog: Catalog) -> bytes:
    """The catalog as it is kept on disk: a line of JSON for each part of it."""
    return b"\n".join(_ADAPTER.dump_json(part, exclude_defaults=True) for part in _parts(catalog))


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
