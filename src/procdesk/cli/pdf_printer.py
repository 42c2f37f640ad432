"""What `procdesk print` and `procdesk binder` do, on machines with and without a screen."""

from __future__ import annotations

import os
import threading
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from datetime import datetime
from itertools import takewhile
from pathlib import Path
from typing import TextIO

from PySide6.QtGui import QGuiApplication

from procdesk.library import Library
from procdesk.model import Progress
from procdesk.printing.binder import BinderRequest, write_binder
from procdesk.printing.document import build_print_document
from procdesk.printing.pdf import sides, write_pdf
from procdesk.printing.sheet import local_sheet
from procdesk.subprocesses import when_input_ends


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
    when_input_ends(ended.set, standard_input)
    with closing(steps):
        for step in steps:
            if ended.is_set():
                raise PrintingStopped
            yield step
