"""The verbs of paper: one page as a PDF, or a binder of many."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from procdesk.cli.common import FAILED, Content, Lang, Terminal, known_department
from procdesk.text import closest

if TYPE_CHECKING:
    from procdesk.library import Library


# The help stands in `resources/words/`, as that of the common options.
Force = Annotated[bool, typer.Option("--force")]


def print_(
    id_: Annotated[str, typer.Argument()],
    out: Annotated[Path | None, typer.Option("--out")] = None,
    force: Force = False,
    content: Content = None,
    lang: Lang = "",
) -> None:
    """Write a process as a PDF for paper."""
    terminal = Terminal(content, lang)
    _able_to_print(terminal)
    from procdesk.cli.pdf_printer import PdfPrinter
    from procdesk.printing.document import file_name
    from procdesk.printing.pdf import NotWritten

    id_ = id_.removeprefix("procdesk:").strip("/")
    path = _print_path(out, file_name(id_))
    with terminal.library() as library:
        if not force:
            _keep_what_exists(terminal, path)
        try:
            known = PdfPrinter().page(library, id_, terminal.reading_language, path)
        except NotWritten as error:
            terminal.give_up("not-written", path=str(path), reason=str(error))
        if not known:
            near = closest(id_, library.ids_of("", terminal.reading_language))
            terminal.give_up("unknown-process", FAILED, id=id_, suggestion=near)
        typer.echo(path)


def binder(
    out: Annotated[Path, typer.Argument()],
    ids: Annotated[list[str] | None, typer.Argument()] = None,
    department: Annotated[str, typer.Option("--department")] = "",
    force: Force = False,
    content: Content = None,
    lang: Lang = "",
    lines: Annotated[bool, typer.Option("--lines", hidden=True)] = False,
) -> None:
    """Write many processes as one PDF, with an index by what customers say."""
    from procdesk.cli import output as printed

    terminal = Terminal(content, lang)
    _able_to_print(terminal)
    from procdesk.cli.pdf_printer import PdfPrinter, PrintingStopped, until_input_ends
    from procdesk.printing.pdf import NotWritten

    # The window, which reads the lines, knows itself what has become of the folder.
    opened = terminal.window_library() if lines else terminal.library()
    with opened as library:
        chosen = _chosen(terminal, library, ids or [], department)
        if not force:
            _keep_what_exists(terminal, out)
        steps = PdfPrinter().binder(library, chosen, terminal.reading_language, out)
        try:
            printed.show_progress(until_input_ends(steps, 0) if lines else steps, lines=lines)
        except PrintingStopped:
            raise typer.Exit(FAILED) from None
        except NotWritten as error:
            terminal.give_up("not-written", path=str(out), reason=str(error))
        typer.echo(out)


def _chosen(terminal: Terminal, library: Library, ids: Sequence[str], department: str) -> tuple[str, ...]:
    """The ids of the processes to bind; ends the verb where one is unknown or there are none."""
    from procdesk.cli.pdf_printer import given_ids

    slug = known_department(terminal, library, department)
    known = library.ids_of("", terminal.reading_language)
    chosen = given_ids(ids, sys.stdin) if ids else library.ids_of(slug, terminal.reading_language)
    strange = next((id_ for id_ in chosen if id_ not in set(known)), "")
    if strange:
        terminal.give_up("unknown-process", FAILED, id=strange, suggestion=closest(strange, known))
    if not chosen:
        terminal.give_up("binder-empty", FAILED)
    return chosen


def _print_path(out: Path | None, name: str) -> Path:
    """Where a page is printed to: the file that was named, or a file of its own name in the folder that was."""
    if out is None:
        return Path(name)
    return out / name if out.is_dir() else out


def _keep_what_exists(terminal: Terminal, path: Path) -> None:
    """Ends a verb that would overwrite a file."""
    if path.is_file():
        terminal.give_up("print-exists", FAILED, path=str(path))


def _able_to_print(terminal: Terminal) -> None:
    """Paper needs no screen, but Qt's libraries."""
    from procdesk.gui.platform_check import platform_error

    found = platform_error({**os.environ, "QT_QPA_PLATFORM": "offscreen"})
    if found is not None:
        terminal.give_up("missing-libraries", command=found.command, libraries=", ".join(found.libraries))
