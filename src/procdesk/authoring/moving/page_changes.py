"""What a move changes in the text of a page: its links, the names of departments, its details; all else stays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from procdesk.authoring.front_matter_edits import EditRefused, add_item, remove_item, replace_item, set_key
from procdesk.authoring.lines.line_matching import line_runs
from procdesk.authoring.moving.department_names import RenamedDepartment, name_edits
from procdesk.authoring.moving.folder_files import company_edits, navigation_edits
from procdesk.authoring.moving.link_rewriting import Edit, MovedFiles, rewritten
from procdesk.authoring.moving.plain_values import known_entries, texts_of, with_plain_value
from procdesk.authoring.moving.scope import MoveScope, ScopedPage, page_id
from procdesk.authoring.moving.transaction import FileStep, digest_of
from procdesk.authoring.moving.translation_marks import TranslationMarks
from procdesk.authoring.page_file import bytes_with
from procdesk.call.directory import DepartmentDirectory
from procdesk.content.folder import settled
from procdesk.content.front_matter.reader import FrontMatterEntry, read_front_matter
from procdesk.content.parser import FileResult, read_source
from procdesk.content.scan.paths import split_path, without_ending
from procdesk.content.scan.scanner import is_company_file, is_page, navigation_kind
from procdesk.content.vocabulary import KEYS
from procdesk.model import Company
from procdesk.text import fold_key, fold_name, slugify


class MoveWarning(NamedTuple):
    """Something to think of before a move: the code of its sentence, with its facts."""

    code: str
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class LineChange:
    """A line of a file: `number` is that before the move (after it, where the line is new), "" stands for none."""

    number: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class FileChange:
    """What a move does to a file: its path before and after it, and the lines that change."""

    before: str
    after: str
    lines: tuple[LineChange, ...] = ()


class ChangedPage(NamedTuple):
    """What a move does to a page, in lines and as a step."""

    change: FileChange
    step: FileStep


@dataclass(slots=True)
class PageEditor:
    """Makes of each page what it is after the move, and notes what it could not do."""

    scope: MoveScope
    moved: MovedFiles
    renamed: RenamedDepartment | None
    names: Mapping[str, str]
    warnings: list[MoveWarning] = field(default_factory=list)

    def changes(self) -> tuple[ChangedPage, ...]:
        """The step of every page, whose bytes are None where nothing in it changes."""
        pages = dict(self.scope.pages)
        texts = {path: self._text(page) for path, page in sorted(pages.items())}
        marks = TranslationMarks(self.scope, self.moved, self.names)
        for page, text in marks.carried(pages, texts):
            pages[page.path], texts[page.path] = page, text
        self.warnings.extend(MoveWarning("move-mark-lost", (("path", path), ("line", "1"))) for path in marks.lost)
        return tuple(self._changed(page, texts[path]) for path, page in sorted(pages.items()))

    def _text(self, page: ScopedPage) -> str:
        text = _applied(page.file.text, self._edits(page))
        return self._with_details(page, text) if is_page(page.path) else text

    def _changed(self, page: ScopedPage, text: str) -> ChangedPage:
        after = self.moved.path(page.path)
        content = bytes_with(page.file, text) if text != page.file.text else None
        step = FileStep(page.path, after, content, digest_of(page.file.raw))
        return ChangedPage(FileChange(page.path, after, tuple(_changed_lines(page.file.text, text))), step)

    def _edits(self, page: ScopedPage) -> Iterator[Edit]:
        path, text = page.path, page.file.text
        if is_company_file(path):
            yield from company_edits(text, self.moved)
        elif is_page(path):
            links = rewritten(page.links, path, self.moved)
            yield from links.edits
            for link in links.lost:
                self._note("move-link-lost", path, text.count("\n", 0, link.start) + 1, written=link.written)
            yield from self._name_edits(page)
        elif kind := navigation_kind(path):
            yield from navigation_edits(path, kind, text, self.moved)

    def _name_edits(self, page: ScopedPage) -> Iterator[Edit]:
        if self.renamed is None or not any(
            fold_name(one) in fold_name(page.file.text) for one in self.renamed.spellings
        ):
            return
        write_up = self._read(page).write_up
        if write_up is None:
            return
        found = name_edits(page.file.text, write_up, self.renamed, self._directory)
        yield from found.edits
        for line, name in found.lost:
            self._note("move-name-lost", page.path, line, name=name)

    @property
    def _directory(self) -> DepartmentDirectory:
        return DepartmentDirectory(self.scope.catalog.company or Company(), self.scope.catalog.departments)

    def _read(self, page: ScopedPage) -> FileResult:
        catalog = self.scope.catalog
        return settled(read_source(page.path, page.file.raw, catalog.company, catalog.site), catalog.neighbours)

    def _with_details(self, page: ScopedPage, text: str) -> str:
        """The text with the details changed: related processes, the department, the old id, a new title or name."""
        entries = known_entries(text)
        for item in texts_of(entries.get("related")):
            id_ = self.moved.before.page(without_ending(item.strip().strip("/")))
            if id_ in self.moved.pages:
                text = self._related(page, text, item, self.moved.pages[id_])
        text = self._with_department(page, text, entries.get("department"))
        old = page_id(self.scope.catalog, page.path)
        if old in self.moved.pages and old in self.scope.catalog.entries:
            text = self._with_former_id(page, text, old)
        return self._with_name(page, text, entries)

    def _related(self, page: ScopedPage, text: str, item: str, id_: str) -> str:
        try:
            return with_plain_value(text, "related", item, id_) or replace_item(text, "related", item, id_)
        except EditRefused:
            self._note("move-related-lost", page.path, 1)
            return text

    def _with_department(self, page: ScopedPage, text: str, entry: FrontMatterEntry | None) -> str:
        value = entry.value if entry else None
        if self.renamed is None or not isinstance(value, str):
            return text
        known = slugify(value) == self.scope.old or value in (card.name for card in self.renamed.department.cards)
        lang = split_path(page.path, self.scope.languages)[1]
        new = self.renamed.new_name(value, lang) if known else ""
        try:
            return set_key(text, "department", new) if new else text
        except EditRefused:
            self._note("move-department-lost", page.path, entry.line if entry else 1)
            return text

    def _with_former_id(self, page: ScopedPage, text: str, old: str) -> str:
        try:
            changed = add_item(text, "former_ids", old)
            new = self.moved.pages[old]
            listed = (
                entry
                for entry in read_front_matter(changed, "").entries
                if KEYS.get(fold_key(entry.key)) == "former_ids"
            )
            known = any(new == item for entry in listed for item in texts_of(entry))
            return remove_item(changed, "former_ids", new) if known else changed
        except EditRefused:
            self._note("move-no-former-id", page.path, 1)
            return text

    def _with_name(self, page: ScopedPage, text: str, entries: Mapping[str, FrontMatterEntry]) -> str:
        """The text with the new title of the process, or the new name of the department on its own page."""
        is_card = page.path.rpartition("/")[2].lower().startswith("_index")
        if not self.names or (page_id(self.scope.catalog, page.path) != self.scope.old and not is_card):
            return text
        read = self._read(page)
        if self.renamed is None and read.write_up and read.write_up.id == self.scope.old:
            return self._named_anew(page, text, "title", read.write_up.lang, read.write_up.title)
        if self.renamed is not None and read.card and read.card[0] == self.scope.old:
            key = "title" if "title" in entries and "name" not in entries else "name"
            return self._named_anew(page, text, key, read.card[1].lang, read.card[1].name)
        return text

    def _named_anew(self, page: ScopedPage, text: str, key: str, lang: str, old: str) -> str:
        name = self.names.get(lang, old)
        try:
            return set_key(text, key, name) if name != old else text
        except EditRefused:
            self._note("move-title-lost", page.path, 1)
            return text

    def _note(self, code: str, path: str, line: int, **facts: str) -> None:
        self.warnings.append(MoveWarning(code, (("path", path), ("line", str(line)), *facts.items())))


def _applied(text: str, edits: Iterable[Edit]) -> str:
    """The text after all edits, of which none touches another."""
    parts: list[str] = []
    position = 0
    for edit in sorted(edits):
        if edit.start >= position:
            parts.extend((text[position : edit.start], edit.text))
            position = edit.end
    return "".join((*parts, text[position:]))


def _changed_lines(old: str, new: str) -> Iterator[LineChange]:
    if old == new:
        return
    before, after = old.split("\n"), new.split("\n")
    for run in line_runs(before, after):
        if run.same:
            continue
        removed, added = before[run.old_start : run.old_end], after[run.new_start : run.new_end]
        for at in range(max(len(removed), len(added))):
            number = run.old_start + at if at < len(removed) else run.new_start + at
            yield LineChange(number + 1, removed[at] if at < len(removed) else "", added[at] if at < len(added) else "")
