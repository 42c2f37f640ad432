"""The note is written by itself, edited by the user, and taken somewhere with the keyboard alone."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from procdesk.call.note import NoteForm
from procdesk.gui.actions import Actions
from procdesk.gui.call.call_bar import CallChip
from procdesk.gui.call.ended_calls import EndedCall, EndedCalls, ScreenState
from procdesk.gui.call.lookup_card import LookupCard
from procdesk.gui.call.note_controller import NoteFile
from procdesk.gui.call.note_editor import NoteEditor
from procdesk.gui.call.note_view import NoteView
from procdesk.gui.call.previous_notes import PreviousNotesList
from procdesk.gui.call.session import CallTimer
from procdesk.gui.theme import Theme
from procdesk.gui.widgets.buttons import KeyButton
from tests.gui.conftest import own_widgets
from tests.gui.finders import button, child

CHARGED = ("facturacion/cobro-duplicado", "Cobro duplicado en la factura", "facturacion")
TEMPLATE = "{date} · {agent}\nPide: {asked}\nDicho: {said}\nPasado a: {handed_over}\n"
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@dataclass
class Given:
    """What the program is told from outside."""

    form: NoteForm = field(default_factory=lambda: NoteForm("es", TEMPLATE, "https://crm.example/new?text={note}"))
    time: datetime = field(default_factory=lambda: datetime(2026, 11, 22, 10, 42).astimezone())

    def seconds(self) -> float:
        return self.time.timestamp()


@dataclass
class Bench:
    """The pane in a window with the keys of the real one, and what it asked for."""

    window: QWidget
    actions: Actions
    call_timer: CallTimer
    ended_calls: EndedCalls
    view: NoteView
    chip: CallChip
    heard: list[tuple[str, str]]
    given: Given

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)

    def type(self, text: str) -> None:
        for letter in text:
            QApplication.sendEvent(
                QApplication.focusWidget() or self.window,
                QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter),
            )

    def call(self) -> None:
        """A call in which a page was looked up and read out."""
        self.press(Qt.Key.Key_F9)
        self.call_timer.asked("me han cobrado dos veces")
        self.call_timer.opened(*CHARGED)
        self.call_timer.said("Tiene razón.")

    @property
    def seen(self) -> str:
        """The words of all labels that can be seen."""
        return "\n".join(one.text() for one in self.window.findChildren(QLabel) if one.isVisible())


NOTE = "22/11/2026\nPide: «me han cobrado dos veces»\nDicho: «Tiene razón.»"


@pytest.fixture
def bench(theme: Theme, qtbot: QtBot) -> Iterator[Bench]:
    QApplication.clipboard().clear()
    window, given = QWidget(), Given()
    actions = Actions(window)
    heard: list[tuple[str, str]] = []
    call_timer, ended_calls = CallTimer(lambda: given.time, given.seconds, lambda: 10, window, 60_000), EndedCalls()
    view = NoteView(theme, actions, call_timer, ended_calls, lambda: given.form)
    chip = CallChip(call_timer, actions["note"])
    made = Bench(window, actions, call_timer, ended_calls, view, chip, heard, given)
    for name in ("copy_wanted", "crm_wanted", "save_wanted"):
        getattr(view, name).connect(lambda text, name=name: heard.append((name, text)))
    for name in ("begin_wanted", "end_wanted", "left"):
        getattr(view, name).connect(lambda name=name: heard.append((name, "")))
    for name, do in (("copy_note", view.copy), ("note_to_crm", view.to_crm), ("call", call_timer.toggle)):
        actions[name].triggered.connect(lambda _checked=False, do=do: do())
        window.addAction(actions[name])
    for name in ("copy", "search", "department", "note"):
        actions[name].triggered.connect(lambda _checked=False, name=name: heard.append((name, "")))
        window.addAction(actions[name])
    column = QVBoxLayout(window)
    column.addWidget(view)
    column.addWidget(chip)
    window.resize(896, 640)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    view.setFocus()
    yield made
    call_timer.end()
    window.close()
    window.deleteLater()


def test_without_a_call_the_pane_says_how_one_begins_and_only_a_chosen_button_begins_it(bench: Bench) -> None:
    assert "No call in progress" in bench.seen
    assert "when you type" in bench.seen
    bench.press(Qt.Key.Key_Space)
    assert bench.heard == []
    bench.press(Qt.Key.Key_Tab)
    assert (QApplication.focusWidget() or bench.window).accessibleName() == "Start the call"
    bench.press(Qt.Key.Key_Space)
    assert bench.heard == [("begin_wanted", "")]


def test_without_a_call_a_space_presses_no_button(bench: Bench) -> None:
    bench.press(Qt.Key.Key_Space)
    bench.press(Qt.Key.Key_Return)
    assert bench.heard == []


def test_without_a_call_no_key_takes_a_note_anywhere(bench: Bench) -> None:
    bench.press(Qt.Key.Key_Return, CONTROL)
    bench.press(Qt.Key.Key_Return, CONTROL | SHIFT)
    assert bench.heard == []


def test_a_call_that_begins_puts_the_cursor_into_its_note(bench: Bench) -> None:
    bench.press(Qt.Key.Key_F9)
    assert QApplication.focusWidget() is child(bench.view, NoteEditor, "note")
    assert "Nothing yet" in bench.seen
    assert "None of this is saved or sent automatically." in bench.seen


def test_the_note_is_written_while_things_happen(bench: Bench) -> None:
    bench.call()
    assert bench.view.text == NOTE
    assert "Nothing yet" not in bench.seen


def test_one_key_copies_the_note(bench: Bench) -> None:
    bench.call()
    bench.press(Qt.Key.Key_Return, CONTROL)
    assert bench.heard == [("copy_wanted", NOTE)]
    assert bench.view.text == NOTE


def test_the_note_is_copied_as_it_is_now_even_where_the_pane_is_not_seen(bench: Bench) -> None:
    bench.view.hide()
    bench.window.setFocus()
    bench.call()
    bench.press(Qt.Key.Key_Return, CONTROL)
    assert bench.heard == [("copy_wanted", NOTE)]


def test_the_crm_is_opened_with_the_very_note_as_edited(bench: Bench) -> None:
    bench.call()
    bench.type(" Llamar por la tarde, ¿vale? & más")
    bench.press(Qt.Key.Key_Return, CONTROL | SHIFT)
    ((name, address),) = bench.heard
    assert name == "crm_wanted"
    assert bytes(QUrl(address).toEncoded().data()).decode() == address
    assert parse_qs(urlsplit(address).query) == {"text": [NOTE + " Llamar por la tarde, ¿vale? & más"]}


def test_without_a_usable_address_there_is_no_way_to_the_crm(bench: Bench) -> None:
    bench.given.form = replace(bench.given.form, crm_url="javascript:{note}")
    bench.call()
    bench.press(Qt.Key.Key_Return, CONTROL | SHIFT)
    assert bench.heard == []
    assert "Open the CRM" not in bench.seen


def test_what_happens_after_an_edit_is_added_at_the_end_and_nothing_of_the_user_is_touched(bench: Bench) -> None:
    bench.call()
    bench.press(Qt.Key.Key_Home, CONTROL)
    bench.type("URGENTE ")
    bench.call_timer.handed_over("Cobros")
    assert bench.view.text == f"URGENTE {NOTE}\nPasado a: Cobros"
    assert "added at the end" in bench.seen
    assert child(bench.view, NoteEditor, "note").textCursor().position() == len("URGENTE ")
    bench.call_timer.handed_over("Cobros")
    assert bench.view.text.count("Cobros") == 1


def test_whoever_is_writing_at_the_end_goes_on_where_they_were(bench: Bench) -> None:
    bench.call()
    bench.type(" Llamar por la ta")
    bench.call_timer.handed_over("Cobros")
    bench.type("rde.")
    assert bench.view.text == f"{NOTE} Llamar por la tarde.\nPasado a: Cobros"


def test_the_lines_that_frame_an_edited_note_are_put_right_where_they_stand(bench: Bench) -> None:
    bench.given.form = replace(bench.given.form, template="{date} · {duration}\nProceso: {process}\nPide: {asked}")
    bench.call()
    bench.type(" mío")
    bench.given.time += timedelta(minutes=5)
    bench.call_timer.opened("movil/roaming", "Roaming", "movil")
    bench.call_timer.said("Sin coste en Europa.")
    bench.call_timer.opened("a/b", "B", "a")
    bench.call_timer.promised("mañana")
    bench.press(Qt.Key.Key_Return, CONTROL)
    assert bench.heard[0][1].splitlines() == [
        "22/11/2026 · 5 min",
        "Proceso:",
        "- Cobro duplicado en la factura (facturacion/cobro-duplicado)",
        "- Roaming (movil/roaming)",
        "- B (a/b)",
        "Pide: «me han cobrado dos veces» mío",
    ]


def test_a_framing_line_that_the_user_changed_or_is_in_stays(bench: Bench) -> None:
    bench.given.form = replace(bench.given.form, template="{date} · {duration}\nPide: {asked}\n{time} {duration}")
    bench.call()
    bench.type("!")
    bench.press(Qt.Key.Key_Up)
    bench.press(Qt.Key.Key_Up)
    bench.given.time += timedelta(minutes=5)
    bench.press(Qt.Key.Key_Return, CONTROL)
    assert bench.heard[0][1].splitlines() == [
        "22/11/2026 · 1 min",
        "Pide: «me han cobrado dos veces»",
        "10:42 1 min!",
    ]


def test_what_was_added_can_be_undone_and_so_can_the_users_words(bench: Bench) -> None:
    bench.call()
    bench.type("!")
    bench.call_timer.handed_over("Cobros")
    bench.press(Qt.Key.Key_Z, CONTROL)
    assert bench.view.text == NOTE + "!"
    bench.press(Qt.Key.Key_Z, CONTROL)
    assert bench.view.text == NOTE


def test_a_note_that_the_user_emptied_stays_empty_of_what_was_there(bench: Bench) -> None:
    bench.call()
    bench.press(Qt.Key.Key_A, CONTROL)
    bench.press(Qt.Key.Key_Delete)
    bench.call_timer.handed_over("Cobros")
    assert bench.view.text == "Pasado a: Cobros"


def test_in_the_note_ctrl_c_copies_its_selection(bench: Bench) -> None:
    bench.call()
    bench.press(Qt.Key.Key_A, CONTROL)
    bench.press(Qt.Key.Key_C, CONTROL)
    assert QApplication.clipboard().text() == NOTE
    assert bench.heard == []


def test_the_windows_keys_work_from_inside_the_note(bench: Bench) -> None:
    bench.call()
    bench.press(Qt.Key.Key_K, CONTROL)
    bench.press(Qt.Key.Key_E, CONTROL)
    bench.press(Qt.Key.Key_F6)
    assert [name for name, _ in bench.heard] == ["search", "department", "note"]
    assert bench.view.text == NOTE


def test_escape_leaves_from_everywhere_in_the_pane(bench: Bench) -> None:
    bench.press(Qt.Key.Key_Escape)
    bench.call()
    bench.press(Qt.Key.Key_Escape)
    bench.press(Qt.Key.Key_Tab)
    bench.press(Qt.Key.Key_Escape)
    assert bench.heard == [("left", "")] * 3
    assert bench.view.text == NOTE


def test_every_button_is_reached_with_tab_and_pressed_with_space(bench: Bench) -> None:
    bench.call()
    names = []
    for _ in range(4):
        bench.press(Qt.Key.Key_Tab)
        names.append((QApplication.focusWidget() or bench.window).accessibleName())
        bench.press(Qt.Key.Key_Space)
    assert names == ["Copy the note", "Open the CRM", "Save…", "End the call"]
    assert [name for name, _ in bench.heard] == ["copy_wanted", "crm_wanted", "save_wanted", "end_wanted"]


def test_everything_that_the_keyboard_reaches_has_a_name(bench: Bench) -> None:
    bench.call()
    assert [one for one in own_widgets(bench.window) if not one.accessibleName()] == []


def test_at_its_end_the_note_is_forgotten_with_all_edits_and_their_undoing(bench: Bench) -> None:
    bench.call()
    bench.type(" mío")
    bench.press(Qt.Key.Key_F9)
    assert bench.view.text == ""
    bench.press(Qt.Key.Key_F9)
    bench.press(Qt.Key.Key_Z, CONTROL)
    assert bench.view.text == "22/11/2026"


def test_the_view_knows_whether_the_note_was_taken_as_it_is(bench: Bench) -> None:
    bench.call()
    assert not bench.view.is_taken
    bench.press(Qt.Key.Key_Return, CONTROL)
    assert not bench.view.is_taken
    bench.view.took(bench.view.text)
    assert bench.view.is_taken
    bench.type("!")
    assert not bench.view.is_taken
    bench.view.took(bench.view.text)
    bench.call_timer.said("Se lo devolvemos.")
    assert not bench.view.is_taken


def test_a_note_in_which_only_the_time_goes_on_is_still_the_one_that_was_taken(bench: Bench) -> None:
    bench.given.form = replace(bench.given.form, template="{asked} {duration}")
    bench.call()
    bench.view.took(bench.view.text)
    bench.given.time += timedelta(minutes=5)
    bench.call_timer.second.emit()
    assert "5 min" in bench.view.text
    assert bench.view.is_taken


def ended(bench: Bench, question: str, copied: bool = False) -> EndedCall:
    """A call that has ended a moment ago, with what its note says now."""
    bench.press(Qt.Key.Key_F9)
    bench.call_timer.asked(question)
    bench.call_timer.rested()
    facts = bench.call_timer.facts()
    assert facts is not None
    made = EndedCall(facts.began, facts.until, question, bench.view.draft(), ScreenState(), copied)
    bench.ended_calls.add(made)
    bench.press(Qt.Key.Key_F9)
    return made


def test_the_notes_of_ended_calls_are_listed_newest_first_with_what_became_of_them(bench: Bench) -> None:
    ended(bench, "roaming", copied=True)
    bench.given.time += timedelta(minutes=6)
    ended(bench, "me han\ncobrado " + "x" * 1000)
    newest, oldest = child(bench.view, PreviousNotesList).lines
    assert newest.startswith("10:48 · not copied · me han cobrado xxx")
    assert len(newest) < 400
    assert oldest == "10:42 · copied · roaming"


def test_without_ended_calls_there_is_no_list(bench: Bench) -> None:
    assert not child(bench.view, PreviousNotesList).isVisible()


def test_a_note_of_before_is_shown_changed_and_taken_and_the_one_of_the_call_is_untouched(bench: Bench) -> None:
    first = ended(bench, "roaming")
    bench.call()
    child(bench.view, PreviousNotesList).open_row(0)
    assert bench.view.shows_previous
    bench.type(" mío")
    assert first.text.endswith("«roaming» mío")
    bench.press(Qt.Key.Key_Return, CONTROL)
    bench.press(Qt.Key.Key_Return, CONTROL | SHIFT)
    assert bench.heard[0] == ("copy_wanted", first.text)
    assert parse_qs(urlsplit(bench.heard[1][1]).query) == {"text": [first.text]}
    bench.view.took(first.text)
    assert first.copied
    assert not bench.view.is_taken
    assert "10:42 · copied · roaming" in child(bench.view, PreviousNotesList).lines
    bench.type("!")
    assert not first.copied
    bench.press(Qt.Key.Key_Escape)
    assert not bench.view.shows_previous
    assert ("left", "") not in bench.heard
    assert bench.view.text == NOTE
    bench.press(Qt.Key.Key_Escape)
    assert ("left", "") in bench.heard


def test_a_note_of_before_is_chosen_with_the_keyboard(bench: Bench) -> None:
    ended(bench, "roaming")
    ended(bench, "me han cobrado")
    for _ in range(5):
        if (QApplication.focusWidget() or bench.window).accessibleName() == "Previous notes":
            break
        bench.press(Qt.Key.Key_Tab)
    bench.press(Qt.Key.Key_Down)
    assert not bench.view.shows_previous
    bench.press(Qt.Key.Key_Return)
    assert "«roaming»" in bench.view.shown_text


def test_a_pane_that_is_left_shows_the_call_when_it_comes_back(bench: Bench) -> None:
    ended(bench, "roaming")
    child(bench.view, PreviousNotesList).open_row(0)
    bench.view.hide()
    bench.view.show()
    assert not bench.view.shows_previous


@pytest.mark.parametrize("words", ["", "Llamar a las seis. "])
def test_a_call_that_goes_on_has_its_note_with_all_that_was_written_since(bench: Bench, words: str) -> None:
    bench.call()
    bench.type(" mío")
    facts = bench.call_timer.facts()
    assert facts is not None
    bench.ended_calls.add(EndedCall(facts.began, facts.until, "", bench.view.draft(), ScreenState(), False))
    bench.press(Qt.Key.Key_F9)
    bench.call_timer.asked("roaming")
    bench.call_timer.opened("movil/roaming", "Roaming", "movil")
    bench.call_timer.said("Está incluido.")
    bench.view.setFocus()
    bench.press(Qt.Key.Key_Home, CONTROL)
    bench.type(words)
    own, call = bench.view.own_words, bench.ended_calls.take_back()
    bench.call_timer.go_on()
    bench.view.take_over(call, own)
    assert bench.view.text.startswith(f"{NOTE} mío\n")
    assert bench.view.text.count("«roaming»") == 1
    assert words in bench.view.text
    assert not child(bench.view, PreviousNotesList).lines


def test_a_view_made_anew_goes_on_with_the_note(bench: Bench, theme: Theme) -> None:
    bench.call()
    bench.type(" mío 🙂")
    other = NoteView(theme, bench.actions, bench.call_timer, bench.ended_calls, lambda: bench.given.form)
    other.resume(bench.view.draft())
    bench.call_timer.handed_over("Cobros")
    copied: list[str] = []
    other.copy_wanted.connect(copied.append)
    other.copy()
    assert copied == [f"{NOTE} mío 🙂\nPasado a: Cobros"]
    other.close()
    other.deleteLater()


def test_signs_outside_the_first_plane_are_put_right_whole(bench: Bench) -> None:
    bench.given.form = replace(bench.given.form, template="😀 {duration} 😀\nPide: {asked}")
    bench.call()
    bench.type("!")
    bench.given.time += timedelta(minutes=5)
    bench.press(Qt.Key.Key_Return, CONTROL)
    assert bench.heard[0][1] == "😀 5 min 😀\nPide: «me han cobrado dos veces»!"


def test_writing_in_the_note_is_no_pause(bench: Bench) -> None:
    bench.call()
    for _ in range(3):
        bench.given.time += timedelta(minutes=9)
        bench.type("x")
    bench.call_timer.asked("roaming")
    bench.call_timer.rested()
    assert bench.view.text.startswith(NOTE + "xxx")


def test_a_note_that_only_tells_the_time_is_a_pause(bench: Bench) -> None:
    bench.given.form = replace(bench.given.form, template="{asked} {duration}")
    bench.call()
    for _ in range(10):
        bench.given.time += timedelta(minutes=1)
        bench.call_timer.second.emit()
    assert bench.view.text.endswith("10 min")
    bench.call_timer.asked("roaming")
    bench.call_timer.rested()
    assert bench.view.text == "«roaming» 1 min"


def test_a_placeholder_that_nobody_knows_stays_as_it_is_written(bench: Bench) -> None:
    bench.given.form = replace(bench.given.form, template="{numero_cliente}: {asked}")
    bench.call()
    bench.press(Qt.Key.Key_Return, CONTROL)
    assert bench.heard == [("copy_wanted", "{numero_cliente}: «me han cobrado dos veces»")]


def test_a_placeholder_of_the_template_that_is_not_known_is_named(bench: Bench) -> None:
    bench.given.form = replace(bench.given.form, template="{numero_cliente} {asked} {} {numero_cliente}")
    bench.call()
    assert "The note template has a placeholder that is not known: {numero_cliente}" in bench.seen
    assert "{numero_cliente}" in bench.view.text


def test_the_chip_is_seen_during_a_call_and_leads_to_the_note(bench: Bench) -> None:
    assert not bench.chip.isVisible()
    bench.call()
    assert "● Call 0:00" in bench.seen
    bench.given.time += timedelta(minutes=4, seconds=12)
    bench.call_timer.second.emit()
    assert bench.seen.count("● Call 4:12") == 2
    bench.chip.setFocus()
    bench.press(Qt.Key.Key_Space)
    assert bench.heard == [("note", "")]
    bench.press(Qt.Key.Key_F9)
    assert not bench.chip.isVisible()


def test_a_selection_is_left_alone_while_time_passes(bench: Bench) -> None:
    bench.given.form = replace(bench.given.form, template="{asked} {duration}")
    bench.call()
    bench.press(Qt.Key.Key_A, CONTROL)
    bench.given.time += timedelta(minutes=5)
    bench.call_timer.second.emit()
    assert child(bench.view, NoteEditor, "note").textCursor().hasSelection()
    child(bench.view, NoteEditor, "note").moveCursor(QTextCursor.MoveOperation.End)
    bench.call_timer.second.emit()
    assert bench.view.text.endswith("5 min")


@pytest.mark.parametrize("percent", [100, 160])
def test_in_a_narrow_pane_nothing_is_cut_off(bench: Bench, theme: Theme, qtbot: QtBot, percent: int) -> None:
    theme.choose_percent(percent)
    bench.call()
    end = button(bench.view, "End the call")
    end.show_words("Terminar la llamada")
    bench.window.resize(420, 760)
    qtbot.waitUntil(lambda: bench.window.width() <= max(420, bench.view.minimumSizeHint().width() + 40))
    shown = [one for one in bench.view.findChildren(KeyButton) if one.isVisible()]
    assert len(shown) == 4
    for one in shown:
        qtbot.waitUntil(lambda one=one: one.width() >= one.sizeHint().width())
        # What scrolls takes its new width a round of the event loop later.
        qtbot.waitUntil(lambda one=one: bench.view.rect().contains(one.mapTo(bench.view, one.rect().bottomRight())))


def test_nothing_of_a_note_is_written_or_logged(bench: Bench, own_home: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        bench.call()
        bench.type("secreto")
        bench.press(Qt.Key.Key_Return, CONTROL)
        bench.press(Qt.Key.Key_Return, CONTROL | SHIFT)
        bench.press(Qt.Key.Key_F9)
    assert not [path for path in own_home.rglob("*") if path.is_file()]
    assert caplog.text == ""


def test_a_note_is_saved_where_the_user_says(bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    file = NoteFile(bench.window)
    file.told.connect(told.append)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "nota"), ""))
    file.save("Pide: ñ")
    assert (tmp_path / "nota.txt").read_text("utf-8") == "Pide: ñ\n"
    assert told == [f"Note saved: {tmp_path / 'nota.txt'}"]


def test_a_user_who_thinks_better_of_it_saves_nothing(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    file = NoteFile(bench.window)
    file.told.connect(told.append)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    file.save("Pide: ñ")
    assert told == []
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_told_in_words(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    file = NoteFile(bench.window)
    file.told.connect(told.append)
    (tmp_path / "file").write_text("x")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "file" / "nota.txt"), ""))
    file.save("secreto")
    assert told[0].startswith("The note could not be saved in ")
    assert "secreto" not in told[0]


def test_a_complaint_shows_what_was_looked_up_so_far_and_copies_it(bench: Bench) -> None:
    card = LookupCard()
    copied: list[str] = []
    card.copy_wanted.connect(copied.append)
    card.fill(None)
    assert card.isHidden()
    bench.call()
    for number in range(4):
        bench.call_timer.asked("")
        bench.call_timer.asked(f"{number} pregunta")
        bench.call_timer.opened(f"a/{number}", f"Página {number}", "a")
    bench.call_timer.opened("atencion/reclamar", "Reclamar", "atencion")
    card.fill(bench.call_timer.facts(), without="atencion/reclamar")
    card.show()
    shown = [one.text() for one in card.findChildren(QLabel) if one.isVisible()]
    assert shown[1:] == ["+2", "Página 3 · “3 pregunta”", "Página 2 · “2 pregunta”", "Página 1 · “1 pregunta”"]
    copy = button(card, "Copy what was looked up so far")
    copy.setFocus()
    QTest.keyClick(copy, Qt.Key.Key_Space)
    assert (
        copied[0].splitlines()[0]
        == "“me han cobrado dos veces” → Cobro duplicado en la factura (facturacion/cobro-duplicado)"
    )
    assert len(copied[0].splitlines()) == 5
    card.close()
    card.deleteLater()
