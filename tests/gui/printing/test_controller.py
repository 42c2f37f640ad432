"""What the window puts on paper, and what it says where that cannot be done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from procdesk.gui.printing.binder_dialog import BinderDialog, BinderOrder, BinderSet
from procdesk.gui.printing.controller import PrintService
from procdesk.gui.tasks import TaskRunner
from procdesk.library import Library
from procdesk.printing.document import PrintDocument, build_print_document
from procdesk.settings import index_folder
from tests.gui.conftest import index

NOW = datetime(2026, 11, 22, 12, 45)
PAGE = "facturacion/cobro-duplicado"
IDS = (PAGE, "averias/router", "averias/sin-internet")
LANGUAGES = [("es", "Español"), ("en", "English")]


@dataclass
class Office:
    """Printing as the window has it, with what it said and the files that its user chose."""

    printing: PrintService
    window: QWidget
    library: Library
    runner: TaskRunner
    qtbot: QtBot
    told: list[str] = field(default_factory=list)
    suggested: list[str] = field(default_factory=list)

    def until_told(self, beginning: str) -> None:
        self.qtbot.waitUntil(lambda: any(one.startswith(beginning) for one in self.told), timeout=30_000)


@pytest.fixture
def office(folder: Path, qtbot: QtBot, tmp_path: Path) -> Iterator[Office]:
    index(folder)
    runner = TaskRunner()
    library = Library(folder, index_folder(folder))
    opened: list[object] = []
    runner.latest("open", library.open, opened.append)
    qtbot.waitUntil(lambda: bool(opened))
    window = QWidget()
    window.show()
    made = Office(PrintService(library, runner, window, lambda: NOW), window, library, runner, qtbot)
    made.printing.told.connect(made.told.append)
    yield made
    made.printing.stop()
    runner.stop(library.close)
    runner.deleteLater()
    window.close()
    window.deleteLater()


@pytest.fixture
def out(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the user saves whatever is asked for."""
    path = tmp_path / "saved.pdf"

    def chosen(_parent: QWidget, _title: str, suggestion: str, _filter: str) -> tuple[str, str]:
        office.suggested.append(suggestion)
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", chosen)
    return path


def dialog(office: Office) -> BinderDialog:
    found = office.window.findChildren(BinderDialog)
    return next(one for one in found if one.isVisible())


def button(parent: QWidget, text: str) -> QPushButton:
    return next(one for one in parent.findChildren(QPushButton) if one.text() == text)


def test_a_page_is_saved_under_a_name_that_says_what_it_is(office: Office, out: Path) -> None:
    office.printing.save_pdf(PAGE, "es")
    office.until_told("Saved: ")
    assert out.read_bytes().startswith(b"%PDF")
    assert Path(office.suggested[0]).name == "facturacion-cobro-duplicado.pdf"
    assert str(out) in office.told[-1]


def test_a_place_that_cannot_be_written_is_named_with_the_reason(office: Office, out: Path) -> None:
    out.mkdir()
    office.printing.save_pdf(PAGE, "es")
    office.until_told(f"{out} could not be saved: ")
    assert list(out.iterdir()) == []


def test_without_a_printer_the_page_can_be_saved(office: Office, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    office.printing.print_page(PAGE, "es")
    office.until_told("Saved: ")
    assert office.told[0].startswith("No printer")


@pytest.mark.parametrize("size", [QPrinter.PrinterMode.HighResolution, QPrinter.PrinterMode.ScreenResolution])
def test_a_page_goes_to_a_printer_of_any_resolution(office: Office, tmp_path: Path, size: QPrinter.PrinterMode) -> None:
    printer = QPrinter(size)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    made: list[PrintDocument | None] = []
    office.runner.latest("page", lambda: build_print_document(office.library, PAGE, "es", NOW.date()), made.append)
    office.qtbot.waitUntil(lambda: bool(made))
    leaf = made[0]
    assert leaf is not None
    office.printing.put_on(printer, leaf)
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")
    assert office.told == ["Sent to the printer: Cobro duplicado en la factura"]


def test_an_unknown_page_is_neither_printed_nor_asked_about(office: Office, out: Path) -> None:
    office.printing.save_pdf("no/hay", "es")
    office.printing.save_pdf(PAGE, "es")
    office.until_told("Saved: ")
    assert len(office.suggested) == 1


def test_a_binder_is_ordered_with_the_keyboard_alone_and_made_beside_the_window(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "carpeta"
    office.printing.binder([BinderSet("Results", ()), BinderSet("All", IDS)], LANGUAGES, "en")
    asked = dialog(office)
    assert [one.text() for one in asked.findChildren(QRadioButton)] == ["All · 3 process(es)", "Español", "English"]
    line = asked.findChild(QLineEdit)
    assert line is not None
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, str(path))
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert office.printing.binding
    office.until_told("Binder saved: ")
    assert not office.printing.binding
    assert path.with_suffix(".pdf").read_bytes().startswith(b"%PDF")
    assert any(one.endswith("%") for one in office.told)


def test_a_binder_without_a_place_cannot_be_ordered(office: Office) -> None:
    office.printing.binder([BinderSet("All", IDS)], LANGUAGES, "es")
    asked = dialog(office)
    line = asked.findChild(QLineEdit)
    assert line is not None
    line.setText(" ")
    assert not button(asked, "Make the binder").isEnabled()
    asked.reject()


def test_a_binder_that_cannot_be_written_is_told_in_words(office: Office, tmp_path: Path) -> None:
    office.printing.bind(BinderOrder(IDS, "es", tmp_path / "no" / "binder.pdf"))
    office.until_told("The binder could not be made: ")
    assert "No se puede escribir" in office.told[-1]


def test_a_binder_of_a_folder_that_is_away_is_made_of_what_was_last_known(office: Office, tmp_path: Path) -> None:
    office.library.content.rename(tmp_path / "away")
    (tmp_path / "binder.pdf").write_bytes(b"older")
    office.printing.bind(BinderOrder(IDS, "es", tmp_path / "binder.pdf"))
    office.until_told("Binder saved: ")
    assert (tmp_path / "binder.pdf").read_bytes().startswith(b"%PDF")


def test_a_binder_can_be_stopped_and_leaves_what_was_there(office: Office, tmp_path: Path) -> None:
    place = tmp_path / "out"
    place.mkdir()
    (place / "binder.pdf").write_bytes(b"older")
    office.printing.bind(BinderOrder(IDS * 400, "es", place / "binder.pdf"))
    office.printing.binder([], [], "es")
    box = office.window.findChild(QMessageBox)
    assert box is not None
    button(box, "Stop it").click()
    office.until_told("Binder cancelled")
    assert [path.name for path in place.iterdir()] == ["binder.pdf"]
    assert (place / "binder.pdf").read_bytes() == b"older"


def test_a_window_that_closes_takes_its_binder_with_it(office: Office, tmp_path: Path) -> None:
    office.printing.bind(BinderOrder(IDS, "es", tmp_path / "binder.pdf"))
    office.printing.stop()
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
    assert not office.printing.binding
    assert office.told == ["Making the binder"]
