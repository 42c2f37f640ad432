"""The verbs `print` and `binder`, on machines with and without a screen."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from datetime import datetime
from itertools import takewhile
from pathlib import Path
from typing import Annotated, TextIO

import typer
from PySide6.QtGui import QGuiApplication

from procdesk.cli.common import FAILED, Content, Lang, Terminal, known_department
from procdesk.library import Library
from procdesk.model import Progress
from procdesk.printing.binder import BinderRequest, write_binder
from procdesk.printing.document import build_print_document
from procdesk.printing.pdf import sides, write_pdf
from procdesk.printing.sheet import local_sheet
from procdesk.text import closest


def print_(
    id_: Annotated[str, typer.Argument(metavar="ID", help="The process, such as facturacion/cobro-duplicado.")],
    out: Annotated[Path | None, typer.Option("--out", help="The PDF to write.", metavar="FILE.pdf")] = None,
    content: Content = None,
    lang: Lang = "",
) -> None:
    """Write a process as a PDF for paper."""
    terminal = Terminal(content, lang)
    _able_to_print(terminal)
    from procdesk.printing.document import file_name
    from procdesk.printing.pdf import NotWritten

    library = terminal.library()
    id_ = id_.removeprefix("procdesk:").strip("/")
    path = out or Path(file_name(id_))
    try:
        known = PdfPrinter().page(library, id_, terminal.reading, path)
    except NotWritten as error:
        terminal.give_up("not-written", path=str(path), reason=str(error))
    if not known:
        near = closest(id_, library.ids_of("", terminal.reading))
        terminal.give_up("unknown-process", FAILED, id=id_, suggestion=near)
    typer.echo(path)
    library.close()


def binder(
    out: Annotated[Path, typer.Argument(metavar="OUT.pdf", help="The PDF to write.")],
    ids: Annotated[list[str] | None, typer.Argument(metavar="ID", help="The processes; without any, all.")] = None,
    department: Annotated[str, typer.Option("--department", help="Only this department.", metavar="SLUG")] = "",
    content: Content = None,
    lang: Lang = "",
    lines: Annotated[bool, typer.Option("--lines", hidden=True)] = False,
) -> None:
    """Write many processes as one PDF, with an index by what customers say."""
    from procdesk.cli import output as printed

    terminal = Terminal(content, lang)
    _able_to_print(terminal)
    from procdesk.printing.pdf import NotWritten

    library = terminal.library()
    known_department(terminal, library, department)
    known = library.ids_of("", terminal.reading)
    chosen = given_ids(ids, sys.stdin) if ids else library.ids_of(department, terminal.reading)
    strange = next((id_ for id_ in chosen if id_ not in set(known)), "")
    if strange:
        terminal.give_up("unknown-process", FAILED, id=strange, suggestion=closest(strange, known))
    if not chosen:
        terminal.give_up("binder-empty", FAILED)
    steps = PdfPrinter().binder(library, chosen, terminal.reading, out)
    try:
        printed.show_progress(until_input_ends(steps, 0) if lines else steps, lines=lines)
    except PrintingStopped:
        raise typer.Exit(FAILED) from None
    except NotWritten as error:
        terminal.give_up("not-written", path=str(out), reason=str(error))
    typer.echo(out)
    library.close()


def _able_to_print(terminal: Terminal) -> None:
    """Paper needs no screen, but Qt's libraries."""
    from procdesk.gui.platform_check import platform_error

    found = platform_error({**os.environ, "QT_QPA_PLATFORM": "offscreen"})
    if found is not None:
        terminal.give_up("missing-libraries", command=found.command, libraries=", ".join(found.libraries))


class PrintingStopped(Exception):  # noqa: N818
    """Whoever wanted the binder does not want it any more; nothing of it is left."""


class PdfPrinter:
    """Writes PDFs without a window; made once in a program."""

    def __init__(self) -> None:
        if QGuiApplication.instance() is None:
            os.environ["QT_QPA_PLATFORM"] = "offscreen"
        self._application = QGuiApplication.instance() or QGuiApplication(["procdesk"])

    def page(self, library: Library, id_: str, lang: str, path: Path) -> bool:
        """Writes one process, false where there is none with that id. Raises NotWritten."""
        now = datetime.now()
        leaf = build_print_document(library, id_, lang, now.date())
        if leaf is None:
            return False
        paper = local_sheet()
        write_pdf(path, leaf.write_up.title, paper, sides(leaf, paper, library.picture, now))
        return True

    def binder(self, library: Library, ids: tuple[str, ...], lang: str, path: Path) -> Generator[Progress]:
        """Writes many processes, telling how far it is. Raises NotWritten."""
        return write_binder(path, library, BinderRequest(ids, lang, datetime.now(), local_sheet()))


def given_ids(named: Sequence[str], standard_input: TextIO) -> tuple[str, ...]:
    """The processes that a command names; a single "-" means those on its standard input, up to an empty line."""
    lines = takewhile(str.strip, standard_input) if list(named) == ["-"] else named
    return tuple(dict.fromkeys(line.strip().removeprefix("procdesk:").strip("/") for line in lines))


def until_input_ends(steps: Generator[Progress], standard_input: int) -> Iterator[Progress]:
    """The steps, given up as soon as whoever started this program closes its standard input, or is gone."""
    ended = threading.Event()
    threading.Thread(target=_wait_for_end, args=(standard_input, ended), daemon=True).start()
    with closing(steps):
        for step in steps:
            if ended.is_set():
                raise PrintingStopped
            yield step


def _wait_for_end(standard_input: int, ended: threading.Event) -> None:
    # The bare file: a thread that waits in Python's own buffer would be in the way of the program's end.
    while os.read(standard_input, 1_000):
        pass
    ended.set()
