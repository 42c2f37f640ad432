"""Owners see their pages by state, and a key opens, edits, mends or confirms the chosen one."""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from procdesk.authoring.ownership.due_dates import DueDates
from procdesk.authoring.ownership.verification_history import read_history
from procdesk.authoring.ownership.worklist import OwnedPage, WorkItem, WorkScope, owned_pages
from procdesk.content.folder import read_all
from procdesk.gui.owner.pages.calendar_export import CalendarExport
from procdesk.gui.owner.pages.hand_pages_dialog import HandPagesDialog
from procdesk.gui.owner.pages.my_pages_dialog import MyPagesDialog
from procdesk.gui.owner.pages.work_list import WorkList
from procdesk.gui.owner.pages.work_model import WorkFilter, WorkLabels, WorkModel, arrange
from procdesk.gui.widgets.buttons import KeyButton
from procdesk.gui.widgets.toast import Toast
from procdesk.i18n import messages
from procdesk.model import State, WorkState
from procdesk.settings import index_folder
from tests.conftest import write
from tests.gui.conftest import DAY, OFFSCREEN, Opened, Program
from tests.gui.finders import child

pytestmark = OFFSCREEN
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
PAGE = (
    "---\ntitle: {title}\nowner: {owner}\nverified: {verified}\nverify_every: 6 months\nfirst_contact: solve\n"
    "customer_says:\n  - {title} no funciona nada\n  - no me llega {title}\n  - quiero otro {title}\n{more}---\n"
    "## Qué decir\nVale.\n"
)


def days_ago(days: int) -> str:
    return (DAY - timedelta(days=days)).isoformat()


def page(title: str, owner: str = "ana@norvia.example", days: int = 400, more: str = "") -> str:
    return PAGE.format(title=title, owner=owner, verified=days_ago(days), more=more)


@pytest.fixture
def owned(folder: Path) -> Path:
    """The small company, with overdue pages of Ana, a page of hers with a mistake, and one of Luis."""
    write(folder, "averias/antena.es.md", page("antena"))
    write(folder, "averias/antena.en.md", page("aerial"))
    write(folder, "averias/mando.es.md", page("mando", days=10, more="valid_until: ayer\n"))
    write(folder, "facturacion/sobre.es.md", page("sobre", owner="luis"))
    return folder


def opened_list(program: Program) -> MyPagesDialog:
    """The list, once all pages are in it."""
    program.until(lambda: program.session.is_complete)
    program.do("my_pages")
    program.until(lambda: dialog_of(program) is not None)
    dialog = dialog_of(program)
    assert dialog is not None
    program.until(lambda: dialog.rows, timeout=30_000)
    return dialog


def dialog_of(program: Program) -> MyPagesDialog | None:
    return program.window.findChild(MyPagesDialog)


def listed(dialog: MyPagesDialog, state: WorkState) -> list[str]:
    return [row.item.page.path for row in dialog.rows if row.item and row.state is state]


def choose(dialog: MyPagesDialog, state: WorkState, path: str) -> WorkList:
    """Puts the cursor on the row of a page."""
    rows = [at for at, row in enumerate(dialog.rows) if row.item and (row.state, row.item.page.path) == (state, path)]
    found = child(dialog, WorkList)
    found.choose_near(rows[0])
    found.setFocus()
    return found


def press(dialog: MyPagesDialog, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(child(dialog, WorkList), key, modifiers)


def read(folder: Path, path: str) -> OwnedPage:
    return next(one for one in owned_pages(read_all(folder).processes) if one.path == path)


OVERDUE, MISTAKES = WorkState.OVERDUE, WorkState.MISTAKES


def test_the_pages_are_listed_by_state_and_filtered_by_owner_department_state_and_words(
    open_program: Opened, owned: Path
) -> None:
    program = open_program(owned, check_ms=0)
    dialog = opened_list(program)
    everything = ["averias/antena.en.md", "averias/antena.es.md", "facturacion/sobre.es.md"]
    program.until(lambda: listed(dialog, OVERDUE) == everything)
    program.until(lambda: listed(dialog, MISTAKES) == ["averias/mando.es.md"], timeout=20_000)
    headings = [row.title for row in dialog.rows if row.item is None]
    assert headings[:2] == ["Con errores · 1", "Atrasadas · 3"]
    owner, department, state = dialog.findChildren(QComboBox)
    owner.setCurrentText("luis")
    program.until(lambda: listed(dialog, OVERDUE) == ["facturacion/sobre.es.md"])
    owner.setCurrentText("Todos los responsables")
    department.setCurrentText("averias" if department.findText("averias") >= 0 else "Averias")
    program.until(lambda: listed(dialog, OVERDUE) == everything[:2])
    state.setCurrentText("Con errores · 1")
    program.until(lambda: {row.state for row in dialog.rows} == {MISTAKES})
    state.setCurrentIndex(0)
    department.setCurrentIndex(0)
    child(dialog, QLineEdit).setText("SOBRE")
    program.until(lambda: listed(dialog, OVERDUE) == ["facturacion/sobre.es.md"])


def test_enter_opens_the_page_in_the_window_and_the_list_comes_back_as_it_was(
    open_program: Opened, owned: Path
) -> None:
    program = open_program(owned)
    dialog = opened_list(program)
    choose(dialog, OVERDUE, "averias/antena.es.md")
    press(dialog, Qt.Key.Key_Return)
    program.until(lambda: program.title == "antena")
    assert not dialog.isVisible()
    program.do("my_pages")
    assert dialog.isVisible()
    assert dialog.current is not None
    assert dialog.current.title == "antena"


def test_one_key_confirms_a_page_and_another_takes_it_back(open_program: Opened, owned: Path) -> None:
    path = owned / "averias/antena.es.md"
    before = path.read_bytes()
    program = open_program(owned)
    program.session.context.settings.put(agent="Ana López")
    dialog = opened_list(program)
    choose(dialog, OVERDUE, "averias/antena.es.md")
    press(dialog, Qt.Key.Key_V)
    program.until(lambda: dialog.status.startswith("Verificada hoy"))
    found = read(owned, "averias/antena.es.md")
    assert (found.verified, found.verified_by) == (DAY, "Ana López")
    program.until(lambda: "averias/antena.es.md" not in listed(dialog, OVERDUE))
    assert "averias/antena.en.md" in listed(dialog, OVERDUE)
    press(dialog, Qt.Key.Key_Z, CTRL)
    program.until(lambda: path.read_bytes() == before)
    program.until(lambda: "averias/antena.es.md" in listed(dialog, OVERDUE))


def test_all_languages_are_confirmed_with_shift_and_the_history_says_so(open_program: Opened, owned: Path) -> None:
    write(owned, "procdesk.yaml", "name: Norvia\nlanguages: [es, en]\nverification_history: yes\n")
    program = open_program(owned)
    dialog = opened_list(program)
    choose(dialog, OVERDUE, "averias/antena.es.md")
    press(dialog, Qt.Key.Key_V, SHIFT)
    program.until(lambda: listed(dialog, OVERDUE) == ["facturacion/sobre.es.md"])
    assert [(one.lang, one.in_a_row) for one in read_history(owned / "averias")] == [("en", 1), ("es", 2)]


def test_a_page_with_mistakes_is_confirmed_only_when_the_key_is_pressed_again(
    open_program: Opened, owned: Path
) -> None:
    program = open_program(owned, check_ms=0)
    dialog = opened_list(program)
    program.until(lambda: listed(dialog, MISTAKES), timeout=20_000)
    choose(dialog, MISTAKES, "averias/mando.es.md")
    press(dialog, Qt.Key.Key_V)
    assert "tiene 1 error" in dialog.status
    assert read(owned, "averias/mando.es.md").verified == DAY - timedelta(days=10)
    press(dialog, Qt.Key.Key_V)
    program.until(lambda: read(owned, "averias/mando.es.md").verified == DAY)


def test_the_page_that_is_read_is_confirmed_by_its_key_and_again_taken_back(open_program: Opened, owned: Path) -> None:
    path = owned / "facturacion/cobro-duplicado.es.md"
    before = path.read_bytes()
    program = open_program(owned)
    program.until(lambda: program.session.is_complete)
    assert not program.window.keys["still_true"].isEnabled()
    program.read("me han cobrado dos veces", "Cobro duplicado en la factura")
    toast = child(program.window, Toast)
    program.do("still_true")
    program.until(lambda: toast.words.startswith("Verificada hoy"))
    assert "Ctrl+Shift+V" in toast.words
    assert read(owned, "facturacion/cobro-duplicado.es.md").verified == DAY
    assert read(owned, "facturacion/cobro-duplicado.en.md").verified is None
    program.do("still_true")
    program.until(lambda: path.read_bytes() == before)


def test_a_page_that_cannot_be_written_is_told_in_words(open_program: Opened, owned: Path) -> None:
    program = open_program(owned)
    dialog = opened_list(program)
    choose(dialog, OVERDUE, "averias/antena.es.md")
    (owned / "averias/antena.es.md").unlink()
    press(dialog, Qt.Key.Key_V)
    program.until(lambda: "antena.es.md" in dialog.status)


def test_edit_and_mend_open_the_file_at_its_line(open_program: Opened, owned: Path) -> None:
    program = open_program(owned, check_ms=0)
    dialog = opened_list(program)
    program.until(lambda: listed(dialog, MISTAKES), timeout=20_000)
    wanted: list[tuple[str, str]] = []
    dialog.edit_wanted.connect(lambda row: wanted.append(("edit", row.item.page.path)))
    dialog.mend_wanted.connect(
        lambda row: wanted.append(("mend", f"{row.item.page.path}:{row.item.line_of(row.state)}"))
    )
    choose(dialog, MISTAKES, "averias/mando.es.md")
    press(dialog, Qt.Key.Key_F)
    press(dialog, Qt.Key.Key_E)
    assert wanted == [("mend", "averias/mando.es.md:11"), ("edit", "averias/mando.es.md")]


def test_the_pages_of_an_owner_who_left_go_to_another(open_program: Opened, owned: Path) -> None:
    program = open_program(owned)
    dialog = opened_list(program)
    press(dialog, Qt.Key.Key_H)
    assert "Elige antes" in dialog.status
    dialog.findChildren(QComboBox)[0].setCurrentText("ana@norvia.example")
    press(dialog, Qt.Key.Key_H)
    asked = dialog.findChild(HandPagesDialog)
    assert isinstance(asked, HandPagesDialog)
    child(asked, QLineEdit).setText(" luis ")
    QTest.keyClick(child(asked, QLineEdit), Qt.Key.Key_Return)
    program.until(lambda: "3 páginas tienen ahora otro responsable" in dialog.status)
    owners = {one.path: one.owner for one in owned_pages(read_all(owned).processes) if one.owner}
    assert set(owners.values()) == {"luis"}


def test_the_days_of_an_owner_are_written_for_a_calendar(open_program: Opened, owned: Path, tmp_path: Path) -> None:
    program = open_program(owned)
    program.until(lambda: program.session.is_complete)
    export = CalendarExport(program.session.context, program.session)
    with program.qtbot.waitSignal(export.ended, timeout=60_000) as ended:
        export.write(tmp_path / "-días", WorkScope(("luis",)))
    assert ended.args == [tmp_path / "-días.ics", ""]
    assert (tmp_path / "-días.ics").read_text("utf-8").count("BEGIN:VEVENT") == 1
    with program.qtbot.waitSignal(export.ended, timeout=60_000) as ended:
        export.write(owned / "procdesk.yaml" / "x.ics", WorkScope())
    assert ended.args[1]


def test_an_owner_sees_their_own_pages_first(open_program: Opened, owned: Path) -> None:
    program = open_program(owned)
    program.session.context.settings.put(owner="LUIS")
    dialog = opened_list(program)
    program.until(lambda: listed(dialog, OVERDUE) == ["facturacion/sobre.es.md"])
    assert dialog.findChildren(QComboBox)[0].currentText() == "Mis páginas"


def test_a_quiet_line_reminds_an_owner_of_what_is_due_this_week(open_program: Opened, owned: Path) -> None:
    program = open_program(owned)
    program.until(lambda: program.session.is_complete)
    assert "esta semana" not in program.said
    program.session.context.settings.put(owner="ANA@norvia.example")
    again = open_program(owned)
    again.until(lambda: again.said == "2 páginas tuyas tocan esta semana: Ctrl+M", timeout=30_000)


ITEMS = [
    WorkItem(
        OwnedPage(f"a/p{n}", "es", f"a/p{n}.es.md", f"Página {n}", "a", f"owner {n % 40}"),
        (OVERDUE, WorkState.NO_PHRASES) if n % 3 else (),
        DueDates(DAY - timedelta(days=9), DAY - timedelta(days=3)),
    )
    for n in range(1_600)
]
LABELS = WorkLabels(messages("en"), DAY, date.isoformat, {"a": "Alpha"}, {})


def test_1600_pages_are_arranged_by_state_with_what_is_left_to_choose() -> None:
    found = arrange(ITEMS, WorkFilter(WorkScope(), ("pagina",)), LABELS)
    assert (found.pages, found.urgent, len(found.owners)) == (1_066, 1_066, 40)
    assert found.states == ((OVERDUE, 1_066), (WorkState.NO_PHRASES, 1_066))
    assert len(found.rows) == 2 * (1_066 + 1)
    assert (found.rows[0].title, found.rows[1].note) == ("Overdue · 1,066", "3 days late")
    assert found.rows[1].spoken.startswith("Página 1. Alpha · es · owner 1 · a/p1.es.md. 3 days late")
    assert arrange(ITEMS, WorkFilter(WorkScope(("Owner 1",)), ("p41",)), LABELS).pages == 1


def test_the_model_is_sound(qapp: QApplication) -> None:
    model = WorkModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    for wanted in (WorkFilter(WorkScope()), WorkFilter(WorkScope(("nobody",))), WorkFilter(WorkScope(), ("p7",))):
        model.show(arrange(ITEMS[:50], wanted, LABELS).rows)
        assert model.rowCount() == len(model.rows)
    model.deleteLater()


def test_every_key_of_the_list_is_shown_on_a_button(open_program: Opened, owned: Path) -> None:
    dialog = opened_list(open_program(owned))
    shown = [button.toolTip().rpartition("(")[2].rstrip(")") for button in dialog.findChildren(KeyButton)]
    assert shown == ["Intro", "E", "F", "V", "Mayús V", "Ctrl Z", "H", "C"]


def test_pages_that_cannot_be_read_are_told_with_the_reason(open_program: Opened, owned: Path) -> None:
    program = open_program(owned)
    program.until(lambda: program.session.is_complete)
    program.until(lambda: (now := program.session.overview.current) and now.state is State.READY)
    # The window has not noticed yet that its folder is out of reach.
    shutil.rmtree(index_folder(owned))
    owned.rename(owned.with_name("away"))
    program.do("my_pages")
    dialog = dialog_of(program)
    assert dialog is not None
    program.until(lambda: "No se han podido leer" in dialog.status, timeout=60_000)
    owned.with_name("away").rename(owned)
