"""The rules of `procdesk check` for one page that is being written: its text need not be saved.

A rule compares a page with few others: those of its own process, those with the same title, phrase or code, those that
its guide leads to. The index tells which they are, and only they are read, so that a large folder takes no longer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from procdesk.call.directory import DepartmentDirectory
from procdesk.content.catalog import Catalog
from procdesk.content.company import CompanyFile, parse_company
from procdesk.content.folder import Folder, Merged, department_order, merge, settled
from procdesk.content.links import find_page
from procdesk.content.parser import FileResult, read_bytes, read_source
from procdesk.content.problems import UNREAD
from procdesk.content.scan.paths import parse_page_path
from procdesk.content.scan.scanner import is_company_file
from procdesk.model import Company, Department, PageFault, Problem, Process, WriteUp
from procdesk.text import fold_phrase
from procdesk.validation.checks import check_part
from procdesk.validation.context import written_for_procdesk

if TYPE_CHECKING:
    from procdesk.search.engine import Engine

_CARD: Final = "_index"
_EMAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# Somebody who names an unknown department may use words that stand everywhere.
_MOST_LOOKED_AT: Final = 12
_UNKNOWN_NAMES: Final = frozenset({"unknown-department", "outcome-unknown-department", "unknown-department-often"})
# What is told of the bytes of a file, which a text does not have.
_OF_BYTES: Final = frozenset({"not-utf-8", "file-unreadable"})


@dataclass(frozen=True, slots=True)
class CheckedDraft:
    """A text read as the file that it is written for: what is wrong with it, and its process with all languages.

    `process` and `write_up` are None where the file is no page of a process, `fault` where all of it could be read.
    """

    problems: tuple[Problem, ...]
    process: Process | None = None
    write_up: WriteUp | None = None
    fault: PageFault | None = None


class DraftChecker:
    """Checks texts against the folder as `catalog` and `engine` know it; made anew for each catalog, for one thread."""

    def __init__(self, root: Path, catalog: Catalog, engine: Engine | None) -> None:
        self.catalog = catalog
        self._root = root
        self._engine = engine
        self._company = catalog.company or Company()
        self._ids = frozenset(catalog.entries)
        self._directory = DepartmentDirectory(self._company, catalog.departments)
        self._read: dict[str, FileResult] = {}
        self._owned: dict[str, tuple[str, ...]] = {}
        self._firsts: dict[tuple[str, str], dict[str, FileResult]] = {}
        self._cards = {path: card for path in catalog.files if (card := self._known_card(path))}
        self._titles: dict[tuple[str, str], list[str]] = {}
        for id_, entry in catalog.entries.items():
            for lang, title in entry.titles.items():
                self._titles.setdefault((lang, fold_phrase(title)), []).append(id_)
        self._company_file = self._read_company()

    def check(self, path: str, text: str, today: date) -> CheckedDraft:
        """What the file `path`, relative to the folder, would be if it held `text`, and what would be wrong with it."""
        raw = text.encode(errors="replace")
        if is_company_file(path):
            return CheckedDraft(self._problems_of_company(parse_company(raw, path), today))
        result = read_source(path, raw, self.catalog.company, self.catalog.site)
        if not self.catalog.files:
            # As long as nothing is known of the folder, only what the text itself says is wrong.
            return self._told_alone(CheckedDraft(result.problems), result)
        results = self._cards | self._process_of(path, result) | {path: result}
        results |= self._concerned(path, settled(result, self.catalog.neighbours), results)
        problems, merged = self._rules(path, results, today)
        if more := self._named_alike(path, text, problems, results):
            problems, merged = self._rules(path, results | more, today)
        fault = next((one for one in problems if one.code in UNREAD), None)
        told = CheckedDraft(problems, fault=PageFault(fault) if fault else None)
        process = next((one for one in merged.processes if any(it.path == path for it in one.write_ups)), None)
        if process is None:
            return self._told_alone(told, result)
        own = next(one for one in process.write_ups if one.path == path)
        return replace(told, process=process, write_up=own)

    def _told_alone(self, told: CheckedDraft, result: FileResult) -> CheckedDraft:
        """The page by itself, where another file is read in its place; none where it is no page of a process."""
        merged = merge([settled(result, self.catalog.neighbours)], self.catalog.site)
        if not merged.processes:
            return told
        return replace(told, process=merged.processes[0], write_up=merged.processes[0].write_ups[0])

    def _rules(self, path: str, results: Mapping[str, FileResult], today: date) -> tuple[tuple[Problem, ...], Merged]:
        """What all rules tell of `path`, given the files that concern it."""
        catalog, own = self.catalog, results[path]
        merged = merge((settled(one, catalog.neighbours) for one in results.values()), catalog.site)
        departments = _departments(catalog.departments, merged.departments, own)
        record = catalog.files.get(path)
        of_bytes = (one for one in record.problems if one.code in _OF_BYTES) if record else ()
        scanned = (one for one in catalog.scanned if one.path == path)
        folder = Folder(
            company=self._company,
            processes=merged.processes,
            departments=departments,
            problems=(*own.problems, *merged.problems, *of_bytes, *scanned),
            stamps={one: record.stamp for one, record in catalog.files.items() if one == path},
            results=results,
            company_file=self._company_file,
            root=self._root,
            neighbours=catalog.neighbours,
            site=catalog.site,
        )
        directory = self._directory if departments == catalog.departments else None
        ids = self._ids_with(path, merged)
        found = check_part(folder, today, ids, directory or DepartmentDirectory(self._company, departments))
        return tuple(one for one in found if one.path == path), merged

    def _ids_with(self, path: str, merged: Merged) -> frozenset[str]:
        """The ids of all processes once the file is saved: its own may be another then."""
        old = self.catalog.files[path].id if path in self.catalog.files else ""
        alone = old and self.catalog.paths_of([old]) == {path}
        own = (process.id for process in merged.processes if any(one.path == path for one in process.write_ups))
        return (self._ids - {old} if alone else self._ids) | set(own)

    def _process_of(self, path: str, result: FileResult) -> dict[str, FileResult]:
        """The other files of the process that a file belongs to."""
        own = settled(result, self.catalog.neighbours).write_up
        paths = self.catalog.paths_of([own.id]) - {path} if own else ()
        return {one: self._file(one) for one in paths}

    def _file(self, path: str) -> FileResult:
        """Another file as it is on the disk, read once."""
        if path not in self._read:
            raw = read_bytes(self._root, path)
            if isinstance(raw, FileResult):
                raw = self._kept(path) or raw
            company, site = self.catalog.company, self.catalog.site
            self._read[path] = raw if isinstance(raw, FileResult) else read_source(path, raw, company, site)
        return self._read[path]

    def _kept(self, path: str) -> bytes:
        """What the index keeps of a file that cannot be read now, b"" where it keeps nothing."""
        id_ = self.catalog.files[path].id
        return self._engine.sources(id_).get(path, b"") if self._engine and id_ in self._ids else b""

    def _processes(self, ids: Iterable[str], without: str) -> dict[str, FileResult]:
        """The files of some processes, as the index keeps them; `without` is the path of the page that is written."""
        found: dict[str, FileResult] = {}
        for id_ in sorted(set(ids) & self._ids) if self._engine else ():
            for path, raw in self._engine.sources(id_).items() if self._engine else ():
                if path not in self._read:
                    self._read[path] = read_source(path, raw, self.catalog.company, self.catalog.site)
                if path != without:
                    found[path] = self._read[path]
        return found

    def _concerned(self, path: str, result: FileResult, known: Mapping[str, FileResult]) -> dict[str, FileResult]:
        """The pages that a rule compares with this one."""
        page = result.write_up
        folder = parse_page_path(path, self._company.languages, self.catalog.site.root).folder
        found = self._first_of(folder, path) if result.card or folder not in self._card_slugs else {}
        if page is None:
            return found
        ids: set[str] = set()
        for text in (page.title, *page.phrases):
            ids.update(self._titles.get((page.lang, fold_phrase(text)), ()))
        if self._engine is not None:
            for phrase in page.phrases:
                ids.update(self._engine.ids_with_text(phrase))
            for code in page.codes:
                ids.update(self._engine.ids_with_code(code))
        led_to = (choice.process for question in page.guide for choice in question.choices if choice.process)
        ids.update(find_page(one, self._ids, self.catalog.site.root) for one in led_to)
        return {**self._processes(ids - {page.id}, path), **found, **known}

    @property
    def _card_slugs(self) -> frozenset[str]:
        return frozenset(card.card[0] for card in self._cards.values() if card.card)

    def _first_of(self, folder: str, path: str) -> dict[str, FileResult]:
        """The first page of a department that was written for procdesk: of a department without a card it is told."""
        if folder and (folder, path) not in self._firsts:
            languages, root = self._company.languages, self.catalog.site.root
            inside = (
                id_ for id_ in sorted(self._ids) if parse_page_path(f"{id_}.md", languages, root).folder == folder
            )
            processes = (self._processes([id_], path) for id_ in inside)
            written = (one for one in processes if any(map(_is_ours, one.values())))
            self._firsts[folder, path] = next(written, {})
        return self._firsts.get((folder, path), {})

    def _named_alike(
        self, path: str, text: str, problems: Iterable[Problem], known: Mapping[str, FileResult]
    ) -> dict[str, FileResult]:
        """The pages that name the same unknown departments, or whose owner has an address that stands in the text."""
        ids: set[str] = set()
        for one in problems:
            if one.code in _UNKNOWN_NAMES and self._engine is not None:
                ids.update(self._engine.ids_with_words(dict(one.facts)["name"])[:_MOST_LOOKED_AT])
        if any(one.code == "private-email" for one in problems):
            for address in set(_EMAIL.findall(text.lower())):
                ids.update(self._owned_by(address))
        return {one: result for one, result in self._processes(ids, path).items() if one not in known}

    def _owned_by(self, address: str) -> tuple[str, ...]:
        """The processes in whose files an address stands, among them those whose owner has it; the first is enough."""
        if address not in self._owned:
            needle = address.encode()
            texts = ((id_, self._engine.sources(id_)) for id_ in self._ids) if self._engine else ()
            # Owners stand at the top of a page.
            holding = (id_ for id_, raw in texts if any(needle in one[:2_000].lower() for one in raw.values()))
            owned = (id_ for id_ in holding if self._has_owner(id_, address))
            self._owned[address] = tuple(id_ for id_ in [next(owned, "")] if id_)
        return self._owned[address]

    def _has_owner(self, id_: str, address: str) -> bool:
        pages = (one.write_up for one in self._processes([id_], "").values())
        return any(page is not None and page.owner.lower() == address for page in pages)

    def _known_card(self, path: str) -> FileResult | None:
        """The page of a department as far as others ask for it: its name and telephone, without hours and text."""
        if _CARD not in path.lower():
            return None
        languages, root = self._company.languages, self.catalog.site.root
        identity = parse_page_path(path, languages, root)
        department = next((one for one in self.catalog.departments if one.slug == identity.folder), None)
        if not identity.card or department is None:
            return None
        card = replace(department.card(identity.lang or self._company.default_language), hours="", body="")
        return FileResult(path, card=(identity.folder, card), problems=self.catalog.files[path].problems)

    def _read_company(self) -> CompanyFile | None:
        path = next((one for one in self.catalog.files if is_company_file(one)), "")
        raw = read_bytes(self._root, path) if path else None
        return parse_company(raw, path) if isinstance(raw, bytes) else None

    def _problems_of_company(self, file: CompanyFile, today: date) -> tuple[Problem, ...]:
        """What is wrong with the company's file alone: whether its calendar is missed depends on all pages."""
        company = file.company
        folder = Folder(company, (), (), file.problems, {}, company_file=file, root=self._root)
        return check_part(folder, today, self._ids, DepartmentDirectory(company, self.catalog.departments))


def _is_ours(result: FileResult) -> bool:
    return result.write_up is not None and written_for_procdesk(result.write_up)


def _departments(
    known: tuple[Department, ...], merged: tuple[Department, ...], own: FileResult
) -> tuple[Department, ...]:
    """All departments once the file is saved: that of the file may be new, or called differently."""
    slugs = {own.card[0]} if own.card else set()
    by_slug = {one.slug: one for one in merged if one.slug in slugs}
    there = {one.slug for one in known}
    new: Iterator[Department] = (one for one in merged if one.slug not in there)
    by_slug |= {one.slug: one for one in new if own.write_up and own.write_up.department == one.slug}
    if not by_slug:
        return known
    return tuple(sorted(({one.slug: one for one in known} | by_slug).values(), key=department_order))
