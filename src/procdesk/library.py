"""Facade of all that is neither window nor terminal: it delegates, holds no logic, and knows no Qt.

Used by one thread, and by no other until it is closed: the task runner's in the window, the main one in a command.
"""

from __future__ import annotations

import os
import threading
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from procdesk.model import (
    Answer,
    Change,
    Company,
    Department,
    DepartmentCard,
    ExampleQuestion,
    Hit,
    LostPhrase,
    PageFault,
    Problem,
    Process,
    Progress,
    Query,
    State,
    WriteUp,
)
from procdesk.render.images import read_image
from procdesk.settings import encoder_folder

# The packages below cost 1,000 ms of importing on a slow machine (pydantic, numpy, Whoosh, Markdown). The window is
# painted before they are needed: each is imported by the call that needs it, on the task runner's thread.
if TYPE_CHECKING:
    from procdesk.authoring.completion import KnownWords
    from procdesk.authoring.moving.scope import MoveScope
    from procdesk.authoring.ownership.worklist import OwnedPage, WorkItem
    from procdesk.call.context import CallContext
    from procdesk.call.context_builder import CallContextBuilder
    from procdesk.call.directory import DepartmentDirectory
    from procdesk.call.journey import DatedJourney
    from procdesk.call.outcome import ReachedOutcome
    from procdesk.content.catalog import Catalog
    from procdesk.indexing.manager import IndexManager
    from procdesk.indexing.trial import FolderTrial
    from procdesk.model import Progress
    from procdesk.render.guide import GuidePage
    from procdesk.render.page import Page
    from procdesk.validation.draft import DraftChecker


@dataclass(frozen=True, slots=True)
class DepartmentCount:
    """A department and how many processes it owns."""

    department: Department
    processes: int


@dataclass(frozen=True, slots=True)
class Overview:
    """The program at a glance; `newest` is Unix time in seconds, `problems` a number, complaints are (code, facts).

    `files` is how many files the processes and departments are made of; `missing` of them have vanished at once, and
    their last version is kept until the user says that they are meant to be gone.
    `record_language` is that of messages and notes, "" where the folder does not tell the company's.
    """

    content: str
    state: State
    processes: int
    newest: float | None
    departments: tuple[DepartmentCount, ...]
    languages: tuple[str, ...]
    default_language: str
    record_language: str
    complaint: str
    problems: int
    company: Company = field(default_factory=Company)
    done: int = 0
    total: int = 0
    reason: str = ""
    complaints: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    files: int = 0
    missing: int = 0

    @property
    def name(self) -> str:
        """What the content is known by: the company's name, else that of its folder."""
        return self.company.name or Path(self.content).absolute().name

    @property
    def preparing(self) -> bool:
        """Whether the first index is still to come."""
        return self.state is State.INDEXING and not self.processes

    def department_name(self, slug: str, lang: str) -> str:
        """A department's name, or its slug where nothing is known of it."""
        found = (one.department.card(lang).name for one in self.departments if one.department.slug == slug)
        return next(found, slug)


@dataclass(frozen=True, slots=True)
class FolderUpdate:
    """What a look at the folder gave: the program, what changed, when to look again, what to watch (absolute paths)."""

    overview: Overview
    change: Change
    again_ms: int
    watch: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordVersion:
    """A process at the same moment as its page, in the language of the company's records: message and note."""

    write_up: WriteUp
    call_context: CallContext


@dataclass(frozen=True, slots=True)
class Opened:
    """A process as it is read during a call: its page, the answer with its dates, and what stands beside it."""

    page: Page
    call_context: CallContext
    record: RecordVersion


@dataclass(frozen=True, slots=True)
class OpenedAs:
    """How a process is read: filed at `filed` (None: now), `reached` where its guide has ended (None: it has not).

    `record_lang` is the language of the company's records, "" for that of the page.
    """

    filed: datetime | None = None
    reached: ReachedOutcome | None = None
    record_lang: str = ""


@dataclass(frozen=True, slots=True)
class DraftPage:
    """A text that is not saved, as staff will read it and with everything that `procdesk check` will say of it.

    `opened` and `write_up` are None where the file is no page of a process: a department's own, `procdesk.yaml`.
    """

    opened: Opened | None
    problems: tuple[Problem, ...]
    id: str = ""
    lang: str = ""
    write_up: WriteUp | None = None


FILED_NOW: Final = OpenedAs()
"""Filed at the moment at which it is read, with no guide at its end."""


class WrongThreadError(RuntimeError):
    """A library was used by a thread that it does not belong to."""


class Library:
    """The processes of one content folder: searched, read, and kept up to date.

    `department` is the user's own, by name or slug ("": none).

    Making one is light; `content` and `picture` stay so, all else imports what it works with at its first call.
    The thread of that call owns the library until it closes it, and every other thread gets a `WrongThreadError`;
    only `content` and `picture` may be used from any thread.
    """

    def __init__(self, content: Path, index_root: Path, department: str = "") -> None:
        self.content = content
        self._index_root = index_root
        self._department = department
        self._owner: threading.Thread | None = None
        self._manager: IndexManager | None = None
        self._tried: FolderTrial | None = None
        self._watched: Catalog | None = None
        self._known: tuple[Catalog, Overview] | None = None
        self._faulty: tuple[Catalog, frozenset[tuple[str, str]]] | None = None
        self._built_contexts: tuple[Catalog, CallContextBuilder] | None = None
        self._checker: DraftChecker | None = None

    @property
    def _index_manager(self) -> IndexManager:
        """The index and the catalog, which every method works with. Raises WrongThreadError on another thread."""
        self._check_thread()
        if self._manager is None:
            from procdesk.indexing.manager import IndexManager

            self._manager = IndexManager(self.content, self._index_root, encoder_folder())
        return self._manager

    def _check_thread(self) -> None:
        current = threading.current_thread()
        if self._owner is None:
            self._owner = current
        elif self._owner is not current:
            raise WrongThreadError(f"the library belongs to the thread {self._owner.name}, not to {current.name}")

    @property
    def company(self) -> Company:
        """What `procdesk.yaml` says, or the defaults."""
        return self._index_manager.catalog.company or Company()

    def open(self) -> Overview:
        """Opens the index that is on disk, if there is a sound one: searching then works at once."""
        self._index_manager.open()
        return self.overview()

    def close(self) -> None:
        """Ends what is under way, lets all files go, and belongs to no thread any more."""
        self._check_thread()
        if self._tried is not None:
            self._tried.close()
        if self._manager is not None:
            self._manager.close()
        self._owner = None

    def search(self, query: Query) -> Answer:
        """The hits of a query, whose answers name the dates of its moment; none while there is no index yet."""
        engine = self._index_manager.engine
        if engine is None:
            return Answer(query, (), 0.0)
        answer = engine.search(query)
        return replace(answer, hits=self._told(answer.hits, query.moment))

    def hits_of(self, ids: Iterable[str], lang: str, moment: datetime | None = None) -> tuple[Hit, ...]:
        """The processes with these ids as hits of nothing in particular; unknown ids are left out.

        Their answers name the dates of `moment`, in local time, or none.
        """
        engine = self._index_manager.engine
        known = dict.fromkeys(self.known_as(id_) for id_ in ids)
        found = (engine.hit(id_, lang) for id_ in known if id_) if engine else ()
        return self._told((hit for hit in found if hit is not None), moment)

    def _told(self, hits: Iterable[Hit], moment: datetime | None) -> tuple[Hit, ...]:
        """The hits as their pages say them: the index holds the answer without the dates of any day."""
        faulty = self._faulty_processes
        told = (self._context_builder.told(hit, moment) for hit in hits)
        if not faulty:
            return tuple(told)
        return tuple(replace(hit, faulty=bool(faulty & {(hit.id, hit.lang), (hit.id, "")})) for hit in told)

    @property
    def _faulty_processes(self) -> frozenset[tuple[str, str]]:
        """The processes that may lack something for a mistake in their files, looked for once in each catalog."""
        catalog = self._index_manager.catalog
        if self._faulty is None or self._faulty[0] is not catalog:
            self._faulty = (catalog, catalog.faulty())
        return self._faulty[1]

    def fault(self, path: str) -> PageFault | None:
        """Why the page of a file may lack something that the file holds, None where it does not."""
        return self._index_manager.catalog.fault(path)

    def example_questions(self, lang: str) -> tuple[ExampleQuestion, ...]:
        """Customers' words to try the search with, of three departments; none while there is no index yet."""
        from procdesk.indexing.examples import example_questions

        engine = self._index_manager.engine
        return example_questions(engine, self._index_manager.catalog, lang) if engine else ()

    def ids_of(self, department: str, lang: str) -> tuple[str, ...]:
        """The ids of a department's processes by title; "" gives all."""
        entries = self._index_manager.catalog.entries
        own = [
            (entry.title(lang).casefold(), id_)
            for id_, entry in entries.items()
            if department in ("", entry.department)
        ]
        return tuple(id_ for _, id_ in sorted(own))

    def known_as(self, id_: str) -> str:
        """The id under which a process is kept, by a former id too, and by a folder that it stands for; "" for none."""
        return self._index_manager.catalog.known_as(id_)

    def process(self, id_: str) -> Process | None:
        """A process as the index keeps it, so that it can be read although its folder is gone."""
        from procdesk.indexing.builder import process_from

        engine, found = self._index_manager.engine, self.known_as(id_)
        return process_from(engine.sources(found), self._index_manager.catalog) if engine and found else None

    def page(self, id_: str, lang: str) -> Page | None:
        """A process for paper, which is read on another day and so names no dates; None for an unknown id.

        It is in `lang`, or in the language there is.
        """
        process = self.process(id_)
        return self._page(process, self._context_builder.undated(process), lang) if process else None

    def opened(self, id_: str, lang: str, moment: datetime, asked: OpenedAs = OpenedAs()) -> Opened | None:
        """A process as it is read at `moment`, in local time; None for an unknown id."""
        process = self.process(id_)
        return self._opened(process, lang, moment, asked) if process else None

    def _opened(self, process: Process, lang: str, moment: datetime, asked: OpenedAs) -> Opened:
        call_context = self._call_context(process, lang, moment, asked)
        said = self._context_builder.dated(process, call_context)
        page = self._page(process, said, lang)
        return Opened(page, call_context, self._record(process, said, call_context, asked))

    def draft(self, path: str, text: str, moment: datetime) -> DraftPage:
        """What the file `path` would be and what would be wrong with it at `moment`, if it held `text`."""
        draft = self._draft_checker.check(path, text, moment.date())
        own, process = draft.write_up, draft.process
        if own is None or process is None:
            return DraftPage(None, draft.problems)
        opened = self._opened(process, own.lang, moment, FILED_NOW)
        page = replace(opened.page, fault=draft.fault)
        return DraftPage(replace(opened, page=page), draft.problems, own.id, own.lang, own)

    def known_words(self, ids: Iterable[str], lang: str) -> KnownWords:
        """What some processes name, for whoever writes a page in `lang`; nothing while there is no index yet."""
        from procdesk.authoring.known_words import known_words

        manager = self._index_manager
        engine, known = manager.engine, [id_ for id_ in ids if id_ in manager.catalog.entries]
        return known_words(manager.catalog, engine.sources if engine else lambda _id: {}, known, lang)

    @property
    def _draft_checker(self) -> DraftChecker:
        """What checks texts against the rest of the folder, which it knows as the catalog in force does."""
        from procdesk.validation.draft import DraftChecker

        manager = self._index_manager
        if self._checker is None or self._checker.catalog is not manager.catalog:
            self._checker = DraftChecker(self.content, manager.catalog, manager.engine)
        return self._checker

    def dated(self, id_: str, lang: str, moment: datetime) -> tuple[Process, DatedJourney] | None:
        """A process with the dates in what is said at `moment`, and its journey; None for an unknown id."""
        process = self.process(id_)
        if process is None:
            return None
        call_context = self._call_context(process, lang, moment, FILED_NOW)
        return self._context_builder.dated(process, call_context), call_context.journey

    def call_context(self, id_: str, lang: str, moment: datetime, asked: OpenedAs) -> CallContext | None:
        """What stands beside a page, computed anew because time has passed; None for an unknown id."""
        process = self.process(id_)
        return self._call_context(process, lang, moment, asked) if process else None

    def _call_context(self, process: Process, lang: str, moment: datetime, asked: OpenedAs) -> CallContext:
        from procdesk.call.outcome import outcome_in

        write_up = process.in_language(lang)
        outcome = outcome_in(process, asked.reached, write_up)
        return self._context_builder.call_context(write_up, moment, asked.filed, outcome)

    def _record(self, process: Process, said: Process, beside: CallContext, asked: OpenedAs) -> RecordVersion:
        """The process in the language of records; where that is the page's, it is the same."""
        lang = process.in_language(asked.record_lang or beside.lang).lang
        if lang == beside.lang:
            return RecordVersion(said.in_language(lang), beside)
        own = self._call_context(process, lang, beside.moment, asked)
        return RecordVersion(self._context_builder.dated(process, own).in_language(lang), own)

    def guide(self, id_: str, lang: str, record_lang: str = "") -> GuidePage | None:
        """A process whose guide is ready to be run, in `lang` or the language there is; None for an unknown id.

        `record_lang` is the language in which the way through it is recorded ("": `lang`).
        """
        from procdesk.render.guide import build_guide

        process = self.process(id_)
        if process is None:
            return None
        entries = self._index_manager.catalog.entries
        guide = process.in_language(lang).guide
        led_to = {choice.process: self.known_as(choice.process) for one in guide for choice in one.choices}
        titles = {one: entries[known].title(lang) for one, known in led_to.items() if known}
        return build_guide(process, lang, titles, record_lang)

    def department(self, slug: str) -> Department:
        """A department by its slug; of an unknown one only the slug is known."""
        known = (one for one in self._index_manager.catalog.departments if one.slug == slug)
        return next(known, Department(slug, (DepartmentCard("", slug),)))

    @property
    def folder_trial(self) -> FolderTrial:
        """Tells how pages would be found with texts that are not saved."""
        if self._tried is None:
            from procdesk.indexing.trial import FolderTrial

            self._tried = FolderTrial(self._index_manager)
        self._check_thread()
        return self._tried

    def belong_to(self, department: str) -> None:
        """The user's own department is another one from now on, by name or slug ("": none)."""
        self._check_thread()
        self._department, self._built_contexts = department, None

    @property
    def directory(self) -> DepartmentDirectory:
        """Finds departments by the names that pages use."""
        return self._context_builder.directory

    def picture(self, path: str) -> bytes | None:
        """A picture inside the content folder, or None. May be called from any thread."""
        return read_image(self.content, path)

    def owned_pages(self, ids: Iterable[str]) -> tuple[OwnedPage, ...]:
        """The write-ups of some processes as their owners know them; unknown ids are left out."""
        from procdesk.authoring.ownership.worklist import owned_pages

        return owned_pages(process for id_ in ids if (process := self.process(id_)))

    def worklist(
        self, pages: Collection[OwnedPage], problems: Iterable[Problem], lost: Iterable[LostPhrase], today: date
    ) -> tuple[WorkItem, ...]:
        """What the owners of pages have to do; `problems` and `lost` are what is known of the pages."""
        from procdesk.authoring.ownership.worklist import worklist

        return worklist(pages, problems, lost, self.company, today)

    def problems(self) -> tuple[Problem, ...]:
        """What reading the folder found; `check` finds more."""
        return self._index_manager.catalog.all_problems()

    def overview(self) -> Overview:
        """The program at a glance."""
        catalog, status = self._index_manager.catalog, self._index_manager.status
        if self._known is None or self._known[0] is not catalog:
            # Every look asks, and 10,000 processes are not counted quickly.
            self._known = (catalog, self._counted(catalog))
        return replace(
            self._known[1],
            state=status.state,
            done=status.progress.done,
            total=status.progress.total,
            reason=status.reason,
            complaints=status.complaints,
            missing=status.missing,
        )

    def look(self) -> FolderUpdate:
        """One short look at the folder, which takes in what changed."""
        from procdesk.authoring.moving.kept_moves import finish_interrupted

        finish_interrupted(self.content)
        change, again_ms = self._index_manager.look()
        return FolderUpdate(self.overview(), change, again_ms, self._to_watch())

    def scope_of_move(self, old: str, *, department: bool = False) -> MoveScope:
        """What moving a process, or a department by its slug, concerns. Raises MoveRefused, ContentUnreachable."""
        from procdesk.authoring.moving.scope import scope_of_department, scope_of_process

        find = scope_of_department if department else scope_of_process
        return find(self.content, self._index_manager.catalog, old)

    def accept_losses(self) -> None:
        """The user says that files which are gone are meant to be gone."""
        self._index_manager.accept_losses()

    def catch_up(self) -> Iterator[Progress]:
        """Brings the index up to date in this process, for commands; a folder out of reach raises ContentUnreachable.

        With an index that cannot be written, a temporary one is used and named among the complaints.
        """
        from procdesk.search.index.snapshots import IndexUnwritable

        # The index is opened while the encoder is loaded.
        self._index_manager.start_encoder()
        self._index_manager.open()
        self._index_manager.load_encoder()
        difference, found = self._index_manager.difference()
        if self._index_manager.must_rebuild(difference):
            yield from self.rebuild()
        elif difference:
            try:
                self._index_manager.refresh(difference, found)
            except IndexUnwritable as error:
                self._index_manager.use_temporary_index(error)
                yield from self.rebuild()

    def rebuild(self) -> Iterator[Progress]:
        """Builds the whole index in this process. Raises ContentUnreachable, and IndexBusy while another one writes."""
        from procdesk.indexing.builder import rebuild_index
        from procdesk.search.index.snapshots import IndexUnwritable

        encoder_cache = encoder_folder() if self._index_manager.load_encoder() else None
        try:
            built = yield from rebuild_index(self.content, self._index_manager.store(), encoder_cache)
        except IndexUnwritable as error:
            self._index_manager.use_temporary_index(error)
            built = yield from rebuild_index(self.content, self._index_manager.store(), encoder_cache)
        self._index_manager.take(built)

    def train(self) -> Iterator[Progress]:
        """Trains the ranker from the index, in this process, unless it is trained. Raises IndexBusy: another writes."""
        from procdesk.indexing.training import train_index

        self._index_manager.open_first()
        if not self._index_manager.is_trained:
            yield from train_index(self._index_manager.store())
            self._index_manager.open()

    @property
    def _context_builder(self) -> CallContextBuilder:
        """The calendars and opening hours of the catalog in force, which are read once."""
        from procdesk.call.context_builder import CallContextBuilder

        catalog = self._index_manager.catalog
        if self._built_contexts is None or self._built_contexts[0] is not catalog:
            self._built_contexts = (catalog, CallContextBuilder(self.company, catalog.departments, self._department))
        return self._built_contexts[1]

    def _page(self, written: Process, said: Process, lang: str) -> Page:
        """The page of a process as it is said now; whether it lags is told by what was written."""
        from procdesk.content.translation import outdated
        from procdesk.render.page import RelatedProcess, build_page, with_pictures_of

        page = with_pictures_of(self.content, build_page(said, lang, self.department(said.department)))
        one, entries = page.write_up, self._index_manager.catalog.entries
        known = dict.fromkeys(found for id_ in one.related if (found := self.known_as(id_)))
        related = tuple(RelatedProcess(id_, entries[id_].title(one.lang)) for id_ in known)
        lags = outdated(written, written.in_language(lang))
        return replace(page, related=related, lags=lags, fault=self.fault(one.path))

    def _counted(self, catalog: Catalog) -> Overview:
        """What the catalog tells of the program."""
        counts = Counter(entry.department for entry in catalog.entries.values())
        company = self.company
        return Overview(
            content=str(self.content),
            state=State.INDEXING,
            processes=len(catalog.entries),
            newest=catalog.newest,
            departments=tuple(DepartmentCount(one, counts[one.slug]) for one in catalog.departments),
            languages=company.languages,
            default_language=company.default_language,
            record_language=company.default_language if catalog.company else "",
            complaint=self.known_as(company.complaint) or company.complaint,
            problems=len(self.problems()),
            company=company,
            files=len(catalog.files),
        )

    def _to_watch(self) -> tuple[str, ...]:
        """The folders and files to watch, once for each new catalog."""
        catalog = self._index_manager.catalog
        if catalog is self._watched:
            return ()
        self._watched = catalog
        folders = {""}
        for path in catalog.files:
            folder = path.rpartition("/")[0]
            while folder not in folders:
                folders.add(folder)
                folder = folder.rpartition("/")[0]
        root = str(self.content)
        below = (*sorted(folders - {""}), *catalog.files)
        # Joined as text: as paths, 10,000 files took most of the time of taking in one that was saved.
        return (root, *(f"{root}{os.sep}{path.replace('/', os.sep)}" for path in below))
