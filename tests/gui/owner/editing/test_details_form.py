from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidget, QRadioButton

from procdesk.gui.owner.editing.details_form import DetailsForm
from procdesk.gui.owner.editing.editor_window import EditorWindow
from procdesk.gui.owner.editing.list_fields import PhraseField, RelatedField
from procdesk.gui.widgets.date_field import DateField
from tests.gui.owner.editing.conftest import OFFSCREEN, Editing

pytestmark = OFFSCREEN


def form_of(window: EditorWindow) -> DetailsForm:
    form = window.findChild(DetailsForm)
    assert isinstance(form, DetailsForm)
    window.tabs.setCurrentWidget(form)
    return form


def field(form: DetailsForm, name: str) -> QLineEdit:
    return next(one for one in form.findChildren(QLineEdit) if one.accessibleName() == name)


def changed_lines(before: str, after: str) -> set[str]:
    return set(before.split("\n")) ^ set(after.split("\n"))


def test_a_change_in_the_form_changes_only_that_key_in_the_text(editing: Editing) -> None:
    window = editing.open()
    form, before = form_of(window), window.page.text
    line = field(form, "Título")
    line.selectAll()
    QTest.keyClicks(line, "Cobro doble")
    editing.press(line, Qt.Key.Key_Return)
    assert changed_lines(before, window.page.text) == {"title: Cobro duplicado en la factura", "title: Cobro doble"}
    window.text.undo()
    assert window.page.text == before


def test_who_may_answer_is_one_of_three_choices_in_words(editing: Editing) -> None:
    window = editing.open()
    form, before = form_of(window), window.page.text
    buttons = form.findChildren(QRadioButton)
    assert [one.isChecked() for one in buttons] == [True, False, False]
    buttons[2].click()
    assert changed_lines(before, window.page.text) == {"first_contact: solve", "first_contact: hand-over"}


def test_what_is_typed_in_the_text_is_shown_in_the_form(editing: Editing) -> None:
    window = editing.open()
    form = form_of(window)
    text = window.page.text.replace("codes: [FAC-021]", "codes: [FAC-021, FAC-022]")
    window.page.replace(text.replace("first_contact: solve", "first_contact: hand-over"))
    editing.until(lambda: field(form, "Códigos").text() == "FAC-021, FAC-022")
    assert [one.isChecked() for one in form.findChildren(QRadioButton)] == [False, False, True]


def test_phrases_are_added_changed_and_taken_out(editing: Editing) -> None:
    window = editing.open()
    form = form_of(window)
    phrases = form.findChild(PhraseField)
    assert phrases is not None
    line = phrases.findChild(QLineEdit)
    assert line is not None
    QTest.keyClicks(line, "pagado dos veces")
    editing.press(line, Qt.Key.Key_Return)
    assert phrases.phrases == ["me han cobrado dos veces", "pagado dos veces"]
    assert "  - pagado dos veces\n" in window.page.text
    rows = phrases.findChild(QListWidget)
    assert rows is not None
    rows.item(0).setText("me han cobrado 2 veces")
    assert phrases.phrases == ["me han cobrado 2 veces", "pagado dos veces"]
    rows.setCurrentRow(1)
    editing.press(rows, Qt.Key.Key_Delete)
    assert phrases.phrases == ["me han cobrado 2 veces"]
    assert "pagado dos veces" not in window.page.text


def test_a_related_page_is_found_by_its_words(editing: Editing) -> None:
    window = editing.open()
    form = form_of(window)
    related = form.findChild(RelatedField)
    assert related is not None
    line = related.findChild(QLineEdit)
    assert line is not None
    QTest.keyClicks(line, "fibra")
    editing.until(lambda: any(one.isVisible() and one.count() for one in related.findChildren(QListWidget)))
    editing.press(line, Qt.Key.Key_Return)
    assert "averias/sin-internet" in window.page.text


def test_a_day_is_chosen_and_taken_out_again(editing: Editing) -> None:
    window = editing.open()
    form, before = form_of(window), window.page.text
    _, until = form.findChildren(DateField)
    until.chosen.emit(date(2027, 1, 31))
    assert changed_lines(before, window.page.text) == {"valid_until: 2027-01-31"}
    assert "31" in until.text()
    until.chosen.emit(None)
    assert window.page.text == before


def test_still_true_is_one_key_and_writes_the_day(editing: Editing) -> None:
    window = editing.open()
    window.actions_["still_true"].trigger()
    assert "verified: 2026-11-22" in window.page.text


def test_what_was_typed_into_a_field_is_saved_with_the_page(editing: Editing) -> None:
    window = editing.open()
    form = form_of(window)
    line = field(form, "Responsable")
    QTest.keyClicks(line, "calidad@norvia.example")
    window.actions_["save"].trigger()
    editing.until(lambda: "owner: calidad@norvia.example" in editing.file())


def test_a_department_is_chosen_from_those_there_are(editing: Editing) -> None:
    window = editing.open()
    form = form_of(window)
    box = form.findChildren(QComboBox)[0]
    editing.until(lambda: box.count())
    assert [box.itemText(row) for row in range(box.count())] == ["Averias", "Facturación"]
    box.textActivated.emit("Averias")
    assert "department: Averias" in window.page.text
