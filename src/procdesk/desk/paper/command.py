"""What `procdesk print` and `procdesk binder` do, on machines with and without a screen."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import takewhile
from pathlib import Path
from typing import TextIO

from PySide6.QtCore import QLocale
from PySide6.QtGui import QGuiApplication

from procdesk.desk.paper.binder import Order, bind
from procdesk.desk.paper.leaf import gather
from procdesk.desk.paper.painting import write_pdf
from procdesk.desk.paper.sheet import Sheet, paper_of, sheet
from procdesk.desk.paper.single import sides
from procdesk.indexing import Progress
from procdesk.library import Library


class Printer:
    """Writes PDFs without a window; made once in a program."""

    def __init__(self) -> None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        self._application = QGuiApplication.instance() or QGuiApplication(["procdesk"])

    def page(self, library: Library, id_: str, lang: str, path: Path) -> bool:
        """Writes one process, false where there is none with that id. Raises NotWritten."""
        now = datetime.now()
        leaf = gather(library, id_, lang, now.date())
        if leaf is None:
            return False
        paper = local_sheet()
        write_pdf(path, leaf.write_up.title, paper, sides(leaf, paper, library.picture, now))
        return True

    def binder(self, library: Library, ids: tuple[str, ...], lang: str, path: Path) -> Iterator[Progress]:
        """Writes many processes, telling how far it is. Raises NotWritten."""
        return bind(path, library, Order(ids, lang, datetime.now(), local_sheet()))


def given_ids(named: Sequence[str], standard_input: TextIO) -> tuple[str, ...]:
    """The processes that a command names; a single "-" means those on its standard input, up to an empty line."""
    lines = takewhile(str.strip, standard_input) if list(named) == ["-"] else named
    return tuple(dict.fromkeys(line.strip().removeprefix("procdesk:").strip("/") for line in lines))


def local_sheet() -> Sheet:
    """The paper of this computer's country."""
    return sheet(paper_of(QLocale.system()))


def file_name(id_: str) -> str:
    """A good name for the PDF of a process."""
    return f"{id_.replace('/', '-')}.pdf"
