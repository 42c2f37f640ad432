"""The printed page and the binder as pictures: the very sides that are written to a PDF, painted on paper of pixels."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from unittest.mock import patch

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from procdesk.library import Library
from procdesk.printing.binder import BinderRequest, write_binder
from procdesk.printing.document import build_print_document
from procdesk.printing.pdf import PdfFile, PrintedPage, draw_side, sides
from procdesk.printing.sheet import DOTS, Sheet, local_sheet
from procdesk.resources import sample_content
from procdesk.settings import index_folder
from tests.shots.studio import MORNING

_PRINTED = "facturacion/cobro-duplicado"
# Dots to an inch of a picture.
_FINE = 110


def print_all(folder: Path, languages: Iterable[str]) -> None:
    """`paper-`, `binder-` and `binder-index-` in each language."""
    library = Library(sample_content(), index_folder(sample_content()))
    for _ in library.catch_up():
        pass
    paper = local_sheet()
    for lang in languages:
        leaf = build_print_document(library, _PRINTED, lang, MORNING.date())
        if leaf is None:
            raise LookupError(_PRINTED)
        first = sides(leaf, paper, library.picture, MORNING)[0]
        _keep(first, paper, folder / f"paper-{lang}.png")
        bound = _bound(library, BinderRequest(library.ids_of("", lang), lang, MORNING, paper), folder / "binder.pdf")
        title = leaf.write_up.title
        _keep(next(one for one in bound if _head(one) == title), paper, folder / f"binder-{lang}.png")
        last = _head(bound[-1])
        _keep(next(one for one in bound if _head(one) == last), paper, folder / f"binder-index-{lang}.png")
    library.close()


def _bound(library: Library, order: BinderRequest, path: Path) -> list[PrintedPage]:
    """The sides of a binder, which is not kept."""
    drawn: list[PrintedPage] = []
    with patch.object(PdfFile, "add", lambda _file, side: drawn.append(side)):
        for _ in write_binder(path, library, order):
            pass
    path.unlink()
    return drawn


def _head(side: PrintedPage) -> str:
    """What stands at the upper left of a side, "" on a cover."""
    return side.margins.head[0] if side.margins else ""


def _keep(side: PrintedPage, paper: Sheet, path: Path) -> None:
    size = paper.layout.fullRectPixels(_FINE).size()
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.scale(_FINE / DOTS, _FINE / DOTS)
    draw_side(painter, paper, side)
    painter.end()
    image.save(str(path))
