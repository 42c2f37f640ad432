"""The verbs of whoever owns pages: todo, verify and assign."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from procdesk.cli.common import FAILED, Content, Json, Lang, Terminal, nearest_department
from procdesk.settings import drafts_folder, index_folder
from procdesk.text import closest, fold

if TYPE_CHECKING:
    from procdesk.authoring.ownership.worklist import WorkItem, WorkScope
    from procdesk.content.folder import Folder
    from procdesk.evaluation.self_search import SelfSearch
    from procdesk.library import Library
    from procdesk.model import LostPhrase, Progress, WorkState, WriteUp

_ME = "me"
# So many pages are told to the window at once.
_PORTION = 25
# What was found is written down each time so many phrases' pages were searched.
_SAVED_EVERY = 200


def todo(
    owner: Annotated[str, typer.Option("--owner")] = "",
    department: Annotated[str, typer.Option("--department")] = "",
    state: Annotated[str, typer.Option("--state")] = "",
    ics: Annotated[Path | None, typer.Option("--ics")] = None,
    digest: Annotated[bool, typer.Option("--digest")] = False,
    content: Content = None,
    lang: Lang = "",
    as_json: Json = False,
    lines: Annotated[bool, typer.Option("--lines", hidden=True)] = False,
) -> None:
    """Tell what owners have to do; exit 1 if a page is overdue, has expired or holds a mistake."""
    from procdesk.authoring.ownership.worklist import URGENT, WorkScope
    from procdesk.cli.reports import worklist_report as report
    from procdesk.content.folder import read_all

    terminal = Terminal(content, lang, as_json)
    if lines:
        _tell_window(terminal, with_phrases=not state)
        return
    owners, wanted_state = _owners(terminal, owner), _state(terminal, state)
    with terminal.reaching_content():
        folder = read_all(terminal.content)
    scope = WorkScope(owners, _department(terminal, folder, department), wanted_state)
    # Of a calendar alone the days are wanted, which no search tells.
    items = _items(terminal, folder, scope, with_phrases=as_json or digest or ics is None)
    wanted = tuple(item for item in items if item.states and scope.holds(item))
    if ics is not None:
        _write_calendar(terminal, ics, tuple(filter(scope.holds, items)), folder)
    if as_json:
        report.write_json_items(wanted, scope, terminal.words)
    elif digest:
        report.write_digest(wanted, folder, terminal.words)
    elif ics is None:
        report.write_items(wanted, terminal.words)
    if any(URGENT & set(item.states) for item in wanted):
        raise typer.Exit(FAILED)


def _items(terminal: Terminal, folder: Folder, scope: WorkScope, *, with_phrases: bool) -> tuple[WorkItem, ...]:
    """All items of a folder; those of the scope with what a search for their own phrases finds."""
    from procdesk.authoring.ownership.worklist import owned_pages, worklist
    from procdesk.model import WorkState
    from procdesk.validation.checks import check

    today = date.today()
    pages, problems = owned_pages(folder.processes), check(folder, today)
    items = worklist(pages, problems, (), folder.company, today)
    if not with_phrases or scope.state not in (None, WorkState.FOUND_AFTER_ANOTHER):
        return items
    anywhere = scope.in_any_state()
    lost = _lost(terminal, folder, {item.page.id for item in items if anywhere.holds(item)})
    return worklist(pages, problems, lost, folder.company, today)


def _lost(terminal: Terminal, folder: Folder, ids: set[str]) -> tuple[LostPhrase, ...]:
    """The phrases of some processes that find another page first, with a bar while they are searched."""
    from procdesk.cli import output as printed
    from procdesk.evaluation.self_search import mark_of, open_self_search
    from procdesk.model import Progress

    marks = {process.id: mark_of(process) for process in folder.processes}
    searching = open_self_search(index_folder(terminal.content), marks, date.today())
    wanted = [process for process in folder.processes if process.id in ids]

    def steps(library: Library) -> Generator[Progress, None, tuple[LostPhrase, ...]]:
        found: list[LostPhrase] = []
        for done, process in enumerate(wanted, 1):
            known = searching.known(process.id)
            found += searching.search(process, library) if known is None else known
            yield Progress(done, len(wanted))
        return tuple(found)

    if all(searching.known(process.id) is not None for process in wanted):
        return tuple(lost for process in wanted for lost in searching.known(process.id) or ())
    with terminal.library() as library:
        lost = printed.show_progress_to_end(steps(library))
    _save(searching)
    return lost


def _save(searching: SelfSearch) -> None:
    """Keeps what was found; without it, it is only searched again."""
    with suppress(OSError):
        searching.save()


def _tell_window(terminal: Terminal, *, with_phrases: bool) -> None:
    """Gives the window all pages of the index, and then portion by portion which of their phrases find another page."""
    from procdesk.authoring.ownership.page_rows import page_rows, phrase_rows
    from procdesk.authoring.ownership.worklist import owned_pages
    from procdesk.evaluation.self_search import mark_of, open_self_search
    from procdesk.model import Progress
    from procdesk.subprocesses import end_with_input, report_progress, report_result

    end_with_input()
    with terminal.window_library() as library:
        ids = library.ids_of("", terminal.reading_language)
        marks: dict[str, str] = {}
        for at in range(0, len(ids), _PORTION):
            some = [process for id_ in ids[at : at + _PORTION] if (process := library.process(id_))]
            marks |= {process.id: mark_of(process) for process in some}
            report_result({"pages": page_rows(owned_pages(some))})
        report_result({"all_pages": True})
        if not with_phrases:
            return
        searching = open_self_search(index_folder(terminal.content), marks, date.today())
        for at in range(0, len(ids), _PORTION):
            some_ids = ids[at : at + _PORTION]
            lost = [one for id_ in some_ids for one in _searched(library, searching, id_)]
            report_result({"searched": some_ids, "lost": phrase_rows(lost)})
            report_progress(Progress(at + len(some_ids), len(ids)))
            if at % _SAVED_EVERY == 0:
                _save(searching)
        _save(searching)


def _searched(library: Library, searching: SelfSearch, id_: str) -> tuple[LostPhrase, ...]:
    known = searching.known(id_)
    if known is not None:
        return known
    process = library.process(id_)
    return searching.search(process, library) if process else ()


def _owners(terminal: Terminal, written: str) -> tuple[str, ...]:
    """The names of the owners that an option means, () for everybody; ends the verb where nobody is known as "me"."""
    from procdesk.authoring.ownership.worklist import owner_names

    if fold(written.strip()) != _ME:
        return owner_names(written)
    own = owner_names(terminal.settings.text("owner"))
    if not own:
        terminal.give_up("todo-who-is-me")
    return own


def _state(terminal: Terminal, written: str) -> WorkState | None:
    """The state that an option names, None for any; ends the verb for an unknown one."""
    from procdesk.model import WorkState

    states = {state.value: state for state in WorkState}
    found = states.get(written.strip().lower().replace(" ", "-").replace("_", "-"))
    if written.strip() and found is None:
        suggestion = closest(written, states)
        terminal.give_up("todo-unknown-state", state=written, suggestion=suggestion, known=", ".join(states))
    return found


def _department(terminal: Terminal, folder: Folder, named: str) -> str:
    """The slug of the department that an option names, "" for all; ends the verb for an unknown one."""
    from procdesk.call.directory import find_department

    slug = find_department(folder.departments, named)
    if named and not slug:
        near = nearest_department(folder.departments, named)
        terminal.give_up("unknown-department", slug=named, suggestion=near)
    return slug


def _write_calendar(terminal: Terminal, path: Path, items: Sequence[WorkItem], folder: Folder) -> None:
    from procdesk.authoring.ownership.calendar_file import calendar_file
    from procdesk.cli.reports.worklist_report import calendar_events
    from procdesk.files import atomic_write

    events = calendar_events(items, folder.company, terminal.words, date.today())
    name = terminal.words.say("todo-calendar", company=folder.company.name or folder.root.absolute().name)
    try:
        atomic_write(path.expanduser(), calendar_file(name, events, datetime.now(UTC)))
    except OSError as error:
        terminal.give_up("not-written", path=str(path), reason=str(error.strerror))
    terminal.tell("todo-calendar-written", path=str(path), events=terminal.words.count("events", len(events)))


def verify(
    ids: Annotated[list[str], typer.Argument()],
    by: Annotated[str, typer.Option("--by")] = "",
    all_languages: Annotated[bool, typer.Option("--all-languages")] = False,
    despite_errors: Annotated[bool, typer.Option("--despite-errors")] = False,
    content: Content = None,
    lang: Lang = "",
) -> None:
    """Confirm that pages still hold today; exit 1 if one of them could not be confirmed."""
    from procdesk.authoring.drafts import DraftStore
    from procdesk.authoring.ownership.verification import signed_by
    from procdesk.content.folder import read_all
    from procdesk.model import Level
    from procdesk.validation.checks import check

    terminal = Terminal(content, lang)
    with terminal.reaching_content():
        folder = read_all(terminal.content)
    write_ups = _write_ups(terminal, folder, ids, all_languages=all_languages)
    today = date.today()
    wrong = Counter(one.path for one in check(folder, today) if one.level is Level.ERROR)
    who = by.strip() or signed_by(terminal.settings.text("owner"), terminal.settings.text("agent"))
    unsaved = {draft.path for draft in DraftStore(drafts_folder(), terminal.content).drafts().drafts}
    failed = False
    for one in write_ups:
        if one.path in unsaved:
            terminal.tell("verify-unsaved", path=one.path)
            failed = True
        elif wrong[one.path] and not despite_errors:
            errors = terminal.words.count("errors", wrong[one.path])
            terminal.tell("verify-with-errors", path=one.path, errors=errors)
            failed = True
        else:
            failed |= not _verified(terminal, folder, one, who)
    if failed:
        raise typer.Exit(FAILED)


def _write_ups(terminal: Terminal, folder: Folder, ids: Sequence[str], *, all_languages: bool) -> list[WriteUp]:
    """The write-ups that are meant: of each process that in the language of reading, or all; none twice."""
    by_id = {process.id: process for process in folder.processes}
    found: dict[str, WriteUp] = {}
    for written in ids:
        id_ = written.removeprefix("procdesk:").strip("/")
        process = by_id.get(id_)
        if process is None:
            terminal.give_up("unknown-process", FAILED, id=id_, suggestion=closest(id_, by_id))
        some = process.write_ups if all_languages else (process.in_language(terminal.reading_language),)
        found |= {one.path: one for one in some}
    return list(found.values())


def _verified(terminal: Terminal, folder: Folder, one: WriteUp, who: str) -> bool:
    """Confirms a page and says so, or why not."""
    from procdesk.authoring.front_matter_edits import EditRefused
    from procdesk.authoring.ownership.verification import confirm
    from procdesk.authoring.ownership.verification_history import HistoryLine, add_to_history
    from procdesk.authoring.page_file_error import PageFileError

    moment = datetime.now().replace(microsecond=0)
    try:
        confirm(terminal.content, one.path, moment.date(), who)
    except (PageFileError, EditRefused) as error:
        terminal.tell("todo-not-changed", path=one.path, reason=terminal.words.say(error.code, **dict(error.facts)))
        return False
    typer.echo(one.path)
    terminal.tell("verify-done", path=one.path, day=moment.date().isoformat(), who=who)
    if folder.company.verification_history:
        place = (terminal.content / one.path).parent
        try:
            add_to_history(place, [HistoryLine(moment, one.id, one.lang, who)])
        except OSError as error:
            terminal.tell("verify-no-history", path=one.path, reason=str(error.strerror))
    return True


def assign(
    old: Annotated[str, typer.Argument()],
    new: Annotated[str, typer.Argument()],
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
    content: Content = None,
    lang: Lang = "",
) -> None:
    """Give all pages of an owner to another one; exit 1 if there are none, or one could not be changed."""
    from procdesk.authoring.ownership.owners import assign as assign_page
    from procdesk.authoring.ownership.owners import pages_of
    from procdesk.authoring.ownership.worklist import owned_pages
    from procdesk.content.folder import read_all

    terminal = Terminal(content, lang)
    with terminal.reaching_content():
        pages = owned_pages(read_all(terminal.content).processes)
    found = pages_of(pages, old)
    if not new.strip():
        terminal.give_up("assign-to-nobody")
    if not found:
        owners = sorted({page.owner for page in pages if page.owner})
        terminal.give_up("assign-unknown-owner", FAILED, owner=old, suggestion=closest(old, owners))
    failed = 0
    for page in found:
        done = None if dry_run else assign_page(terminal.content, page, new.strip()).complaint
        if done is None:
            typer.echo(page.path)
        else:
            failed += 1
            code, facts = done
            terminal.tell("todo-not-changed", path=page.path, reason=terminal.words.say(code, **dict(facts)))
    pages_in_words = terminal.words.count("pages", len(found) - failed)
    terminal.tell("assign-would" if dry_run else "assign-done", pages=pages_in_words, old=old, new=new.strip())
    if failed:
        raise typer.Exit(FAILED)
