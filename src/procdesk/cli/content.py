"""The verbs of whoever keeps the content folder: index, check, new and init."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from procdesk.cli.common import FAILED, Content, Json, Lang, Terminal
from procdesk.resources import resource
from procdesk.settings import index_folder


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
    from procdesk.cli.check_report import CheckReport, write_report
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
    content: Content = None,
    lang: Lang = "",
) -> None:
    """Begin a new write-up from the template."""
    from procdesk.authoring.templates import new_write_up
    from procdesk.content.folder import read_all

    terminal = Terminal(content, lang)
    with terminal.reaching_content():
        company = read_all(terminal.content).company
    language = lang or company.default_language
    template = resource("templates", f"write-up.{language if language in ('es', 'en') else 'en'}.md")
    try:
        path = new_write_up(
            terminal.content, title, department, language, company, date.today(), template.read_text("utf-8")
        )
    except FileExistsError as there:
        terminal.give_up("new-exists", FAILED, path=str(there.args[0]))
    except ValueError:
        terminal.give_up("new-without-title", title=title)
    except OSError as error:
        terminal.give_up("not-written", path=str(terminal.content), reason=str(error.strerror))
    terminal.tell("new-written", path=str(path))
    typer.echo(path)


def init(folder: Annotated[Path, typer.Argument()], lang: Lang = "") -> None:
    """Make a new content folder to start from."""
    from procdesk.authoring.templates import init_folder

    terminal = Terminal(None, lang)
    source = resource("templates", "init")
    files = {
        path.relative_to(source).as_posix(): path.read_text("utf-8") for path in source.rglob("*") if path.is_file()
    }
    try:
        init_folder(folder, files, date.today())
    except FileExistsError:
        terminal.give_up("init-not-empty", FAILED, path=str(folder))
    except OSError as error:
        terminal.give_up("not-written", path=str(folder), reason=str(error.strerror))
    terminal.tell("init-written", path=str(folder))
    typer.echo(folder)
