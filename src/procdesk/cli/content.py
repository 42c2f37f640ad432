"""The verbs of whoever keeps the content folder: index, check, new and init."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from procdesk.authoring.templates import PageKind
from procdesk.cli.common import (
    FAILED,
    UNUSABLE,
    Content,
    Json,
    Lang,
    Terminal,
    given_folder,
    nearest_department,
)
from procdesk.i18n import LANGUAGES
from procdesk.resources import resource
from procdesk.settings import index_folder

if TYPE_CHECKING:
    from procdesk.model import Department


class ReportFormat(StrEnum):
    """How `check` writes the problems."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    JUNIT = "junit"
    SARIF = "sarif"


def index(
    content: Content = None,
    lang: Lang = "",
    as_json: Json = False,
    index_root: Annotated[Path | None, typer.Option("--index", hidden=True)] = None,
    only: Annotated[str, typer.Option("--only", hidden=True)] = "",
    lines: Annotated[bool, typer.Option("--lines", hidden=True)] = False,
) -> None:
    """Build the index anew and learn from it, with a progress bar."""
    import gc
    import time

    from procdesk.cli import output as printed
    from procdesk.indexing.builder import IndexTask
    from procdesk.library import Library
    from procdesk.search.index.snapshots import IndexBusy
    from procdesk.subprocesses import end_with_input

    terminal = Terminal(content, lang, as_json)
    library = Library(terminal.content, index_root or index_folder(terminal.content))
    began = time.monotonic()
    if lines:
        end_with_input()
    # Nothing that is built here goes in circles; looking for circles costs a tenth of the time.
    gc.disable()
    try:
        if only != IndexTask.TRAIN:
            with terminal.reaching_content():
                printed.show_progress(library.rebuild(), lines=lines)
        if only != IndexTask.BUILD:
            printed.show_progress(library.train(), lines=lines)
    except IndexBusy:
        terminal.give_up("index-busy", FAILED)
    overview = library.overview()
    for code, facts in overview.complaints:
        terminal.tell(code, **dict(facts))
    printed.write_index_result(overview, time.monotonic() - began, terminal.words, as_json=as_json)
    library.close()


def check(
    content: Content = None,
    lang: Lang = "",
    form: Annotated[ReportFormat, typer.Option("--format")] = ReportFormat.TEXT,
    strict: Annotated[bool, typer.Option("--strict")] = False,
    as_json: Json = False,
) -> None:
    """Tell everything that is wrong with the content; exit 1 if there are errors, with --strict also for warnings."""
    from procdesk.cli.reports.check_report import CheckReport, write_report
    from procdesk.content.folder import read_all
    from procdesk.model import Level
    from procdesk.validation.checks import check as check_folder

    terminal = Terminal(content, lang, as_json)
    with terminal.reaching_content():
        folder = read_all(terminal.content)
    failing = frozenset(Level) if strict else frozenset({Level.ERROR})
    report = CheckReport(terminal.content, tuple(folder.stamps), check_folder(folder, date.today()), failing)
    write_report(report, ReportFormat.JSON if as_json else form, terminal.words)
    if report.failed:
        raise typer.Exit(FAILED)


def new(
    title: Annotated[str, typer.Argument()],
    department: Annotated[str, typer.Option("--department")],
    new_department: Annotated[bool, typer.Option("--new-department")] = False,
    kind: Annotated[PageKind, typer.Option("--kind")] = PageKind.ANY,
    content: Content = None,
    lang: Lang = "",
) -> None:
    """Begin a new write-up from the template."""
    from procdesk.authoring.templates import department_folder, file_name, new_write_up, template_names
    from procdesk.call.directory import find_department
    from procdesk.content.folder import read_all

    terminal = Terminal(content, lang)
    with terminal.reaching_content():
        folder = read_all(terminal.content)
    language = lang or folder.company.default_language
    try:
        file_name(title)
    except ValueError:
        terminal.give_up("new-without-title", title=title)
    try:
        slug = find_department(folder.departments, department)
        if not slug and new_department:
            place = _new_department(terminal, department, language)
        else:
            slug = slug or asked_department(terminal, folder.departments, department)
            place = department_folder(terminal.content, slug, folder.results)
        path = new_write_up(place, title, language, date.today(), _text_of(*template_names(kind, _known(language))))
    except FileExistsError as there:
        terminal.give_up("new-exists", FAILED, path=str(there.args[0]))
    except OSError as error:
        terminal.give_up("not-written", path=str(terminal.content), reason=str(error.strerror))
    terminal.tell("new-written", path=str(path))
    typer.echo(path)


def _new_department(terminal: Terminal, name: str, language: str) -> Path:
    """The folder of a department that is made now, with its card; OSError where it cannot be."""
    from procdesk.authoring.templates import new_department

    try:
        made = new_department(terminal.content, name, language, department_template(language))
    except ValueError:
        terminal.give_up("department-without-name", name=name)
    terminal.tell("department-written", name=name, path=str(made))
    return made


def asked_department(terminal: Terminal, departments: Sequence[Department], named: str) -> str:
    """The slug of the department that a person names in place of an unknown one.

    Ends the verb where nobody can be asked, or nobody answers.
    """
    from procdesk.call.directory import find_department

    slug = ""
    while not slug:
        terminal.tell("new-unknown-department", name=named, suggestion=nearest_department(departments, named))
        names = ", ".join(one.card(terminal.lang).name for one in departments)
        terminal.tell("new-departments", names=names)
        if not sys.stdin.isatty():
            raise typer.Exit(UNUSABLE)
        typer.echo(terminal.words.say("new-ask-department") + " ", nl=False, err=True)
        named = sys.stdin.readline().strip()
        if not named:
            raise typer.Exit(UNUSABLE)
        slug = find_department(departments, named)
    return slug


def _known(language: str) -> str:
    """The language of the templates for pages in `language`: English where we have none in it."""
    return language if language in LANGUAGES else LANGUAGES[0]


def department_template(language: str) -> str:
    """The text of the page of a new department."""
    return _text_of(f"department.{_known(language)}.md")


def _text_of(*names: str) -> str:
    return resource("templates", *names).read_text("utf-8")


def init(folder: Annotated[Path, typer.Argument(parser=given_folder)], lang: Lang = "") -> None:
    """Make a new content folder to start from."""
    from procdesk.authoring.templates import init_folder
    from procdesk.content.scan.scanner import COMPANY_FILE

    terminal = Terminal(None, lang)
    source = resource("templates", "init")
    files = {path.relative_to(source).as_posix(): path.read_text("utf-8") for path in source.rglob("*.md")}
    files[COMPANY_FILE] = (source / f"procdesk.{terminal.lang}.yaml").read_text("utf-8")
    try:
        init_folder(folder, files, date.today())
    except FileExistsError:
        terminal.give_up("init-not-empty", FAILED, path=str(folder))
    except OSError as error:
        terminal.give_up("not-written", path=str(folder), reason=str(error.strerror))
    terminal.tell("init-written", path=str(folder))
    typer.echo(folder)
