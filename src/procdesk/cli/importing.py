"""The verb that brings in documents of other programs."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from procdesk.cli.common import FAILED, Content, Json, Lang, Terminal, given_folder
from procdesk.cli.content import asked_department, department_template
from procdesk.i18n import LANGUAGES

if TYPE_CHECKING:
    from procdesk.authoring.importing.document import ReadSource
    from procdesk.content.folder import Folder


def import_(
    sources: Annotated[list[Path], typer.Argument(parser=given_folder)],
    department: Annotated[str, typer.Option("--department")] = "",
    new_department: Annotated[bool, typer.Option("--new-department")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
    content: Content = None,
    lang: Lang = "",
    as_json: Json = False,
) -> None:
    """Bring in documents of other programs as write-ups; exit 1 if one of them could not be, 2 without any."""
    from procdesk.authoring.importing.plan import ContentPlaces, ImportChoices, plan_import
    from procdesk.authoring.importing.writing import planned_outcomes, write_plan
    from procdesk.cli.reports.import_report import ImportReport, write_import_report
    from procdesk.content.folder import read_all

    terminal = Terminal(content, lang, as_json)
    if not any(one.exists() for one in sources):
        terminal.give_up("import-nothing")
    with terminal.reaching_content():
        folder = read_all(terminal.content)
    chosen = _chosen_department(terminal, folder, department, is_new=new_department)
    places = ContentPlaces(
        terminal.content, tuple(folder.departments), tuple(folder.results), tuple(folder.company.languages)
    )
    with tempfile.TemporaryDirectory(prefix="procdesk-import-") as staging:
        read = _read(sources, Path(staging))
        plan = plan_import(read, places, ImportChoices(chosen, lang))
        if dry_run:
            outcomes = planned_outcomes(plan)
        else:
            cards = {one: department_template(one) for one in LANGUAGES}
            outcomes = write_plan(terminal.content, plan, cards)
    report = ImportReport(outcomes, plan.refused, dry_run)
    write_import_report(report, terminal.words, as_json=as_json)
    if report.failed:
        raise typer.Exit(FAILED)


def _chosen_department(terminal: Terminal, folder: Folder, named: str, *, is_new: bool) -> str:
    """The department for all documents as it was named, once it is known or meant to be new; "" for none."""
    from procdesk.authoring.templates import file_name
    from procdesk.call.directory import find_department

    if not named or find_department(folder.departments, named):
        return named
    if not is_new:
        return asked_department(terminal, folder.departments, named)
    try:
        file_name(named)
    except ValueError:
        terminal.give_up("department-without-name", name=named)
    return named


def _read(sources: list[Path], staging: Path) -> tuple[ReadSource, ...]:
    """The sources, read in child processes, with a bar where a person looks on."""
    from procdesk.authoring.importing.reading_task import ReadingTask
    from procdesk.cli import output as printed

    task = ReadingTask(sources, staging)
    try:
        printed.show_progress(task.steps(), lines=False)
    finally:
        task.stop()
    return task.results
