from __future__ import annotations

import os

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from procdesk.authoring.drafts import DraftStore
from procdesk.gui.owner.draft_notice import DraftNotice
from procdesk.gui.owner.editing.editor_dialogs import Closing, EarlierStatesDialog, UnsavedDialog, VersionsDialog
from procdesk.gui.owner.editing.editor_window import EditorWindow
from procdesk.settings import drafts_folder
from tests.conftest import write
from tests.gui.conftest import NOW, Opened
from tests.gui.owner.editing.conftest import CHARGED, OFFSCREEN, Editing, Office

pytestmark = OFFSCREEN
CTRL = Qt.KeyboardModifier.ControlModifier


def change(window: EditorWindow, old: str, new: str) -> None:
    assert old in window.page.text
    window.page.replace(window.page.text.replace(old, new))


def save(editing: Editing, window: EditorWindow) -> None:
    window.actions_["save"].trigger()
    editing.until(lambda: not window.page.unsaved)


def dialog_of(editing: Editing, window: QWidget, kind: type[QWidget]) -> QWidget:
    editing.until(lambda: window.findChild(kind) is not None)
    found = window.findChild(kind)
    assert isinstance(found, QWidget)
    return found


def choice(window: QWidget, words: str) -> QPushButton:
    return next(one for one in window.findChildren(QPushButton) if one.text().startswith(words))


def test_saving_writes_only_what_was_changed_and_staff_find_it(office: Office) -> None:
    program, editing = office.program, office.editing
    before = (editing.folder / CHARGED).read_bytes()
    window = editing.open()
    change(window, "me han cobrado dos veces", "me habéis pasado el importe por duplicado")
    save(editing, window)
    after = (editing.folder / CHARGED).read_bytes()
    assert after == before.replace(b"me han cobrado dos veces", "me habéis pasado el importe por duplicado".encode())
    assert window.windowTitle() == "cobro-duplicado.es.md · procdesk"
    program.until(lambda: program.session.overview.current)
    program.read("me habeis pasado el importe por duplicado", "Cobro duplicado en la factura")


def test_windows_line_ends_and_no_break_spaces_stay_where_nothing_was_changed(editing: Editing) -> None:
    place = editing.folder / CHARGED
    raw = place.read_bytes().replace(b"\n", b"\r\n").replace("30 €".encode(), "30\u00a0€".encode())
    place.write_bytes(raw)
    window = editing.open()
    assert not window.page.unsaved
    change(window, "ahora mismo", "en este momento")
    save(editing, window)
    assert place.read_bytes() == raw.replace(b"ahora mismo", b"en este momento")


def test_undo_goes_back_beyond_saving_and_beyond_the_form(editing: Editing) -> None:
    window = editing.open()
    first = window.page.text
    change(window, "ahora mismo", "ya")
    save(editing, window)
    change(window, "first_contact: solve", "first_contact: hand-over")
    window.text.undo()
    window.text.undo()
    assert window.page.text == first


def test_a_file_that_somebody_else_changed_is_followed_while_nothing_was_typed(editing: Editing) -> None:
    window = editing.open()
    write(editing.folder, CHARGED, editing.file().replace("ahora mismo", "enseguida"))
    window.came_back.emit()
    editing.until(lambda: "enseguida" in window.page.text)
    assert not window.page.unsaved


def test_two_changes_of_other_lines_are_put_together(editing: Editing) -> None:
    window = editing.open()
    change(window, "Hasta 30 €", "Hasta 50 €")
    write(editing.folder, CHARGED, editing.file().replace("ahora mismo", "enseguida"))
    window.actions_["save"].trigger()
    editing.until(lambda: window.notice)
    assert "ahora mismo" not in editing.file()
    window.notice_buttons[0].click()
    dialog = dialog_of(editing, window, VersionsDialog)
    dialog.findChildren(QPushButton)[0].click()
    save(editing, window)
    assert "enseguida" in editing.file()
    assert "Hasta 50 €" in editing.file()


def test_of_two_changes_of_one_line_nothing_is_written_before_somebody_chooses(editing: Editing) -> None:
    window = editing.open()
    change(window, "ahora mismo", "ya")
    write(editing.folder, CHARGED, editing.file().replace("ahora mismo", "enseguida"))
    window.actions_["save"].trigger()
    editing.until(lambda: window.notice)
    assert "enseguida" in editing.file()
    window.notice_buttons[0].click()
    dialog = dialog_of(editing, window, VersionsDialog)
    assert len(dialog.findChildren(QPushButton)) == 3
    dialog.findChildren(QPushButton)[1].click()
    editing.until(lambda: "enseguida" in window.page.text)
    window.text.undo()
    assert "**ya**" in window.page.text
    save(editing, window)
    assert "**ya**" in editing.file()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="whoever may do anything is refused nothing")
def test_what_the_disk_refuses_is_told_and_the_text_stays(editing: Editing) -> None:
    window = editing.open()
    folder = (editing.folder / CHARGED).parent
    folder.chmod(0o500)
    try:
        change(window, "ahora mismo", "ya")
        window.actions_["save"].trigger()
        editing.until(lambda: window.notice)
    finally:
        folder.chmod(0o700)
    assert window.page.unsaved
    assert "**ya**" in window.page.text


def test_a_folder_that_is_gone_is_told_and_the_text_stays(editing: Editing) -> None:
    window = editing.open()
    change(window, "ahora mismo", "ya")
    (editing.folder / "facturacion").rename(editing.folder.parent / "away")
    window.actions_["save"].trigger()
    editing.until(lambda: window.notice)
    assert window.page.unsaved
    (editing.folder.parent / "away").rename(editing.folder / "facturacion")
    window.notice_buttons[0].click()
    editing.until(lambda: not window.page.unsaved)
    assert window.notice == ""


def test_saving_a_page_whose_file_was_deleted_offers_to_make_it_anew(editing: Editing) -> None:
    window = editing.open()
    change(window, "ahora mismo", "ya")
    (editing.folder / CHARGED).unlink()
    window.actions_["save"].trigger()
    editing.until(lambda: window.notice)
    assert "**ya**" in window.page.text
    window.notice_buttons[0].click()
    editing.until(lambda: (editing.folder / CHARGED).exists())
    assert "**ya**" in editing.file()


def test_a_file_that_is_no_text_any_more_is_told_and_not_written_over(editing: Editing) -> None:
    window = editing.open()
    (editing.folder / CHARGED).write_bytes(b"\x00\x01\x02binary\xff" * 50)
    window.came_back.emit()
    editing.until(lambda: window.notice)
    assert window.notice_buttons == ()
    change(window, "ahora mismo", "ya")
    window.actions_["save"].trigger()
    editing.until(lambda: window.notice_buttons)
    assert (editing.folder / CHARGED).read_bytes() == b"\x00\x01\x02binary\xff" * 50


def test_a_file_that_was_deleted_is_told_and_made_anew(editing: Editing) -> None:
    window = editing.open()
    (editing.folder / CHARGED).unlink()
    window.came_back.emit()
    editing.until(lambda: window.notice)
    window.notice_buttons[0].click()
    editing.until(lambda: (editing.folder / CHARGED).exists())


def test_a_window_with_nothing_unsaved_closes_at_once(editing: Editing) -> None:
    window = editing.open()
    window.actions_["close"].trigger()
    editing.until(lambda: not editing.controller.windows)


def test_closing_asks_what_becomes_of_unsaved_text(editing: Editing) -> None:
    window = editing.open()
    change(window, "ahora mismo", "ya")
    window.close()
    dialog = dialog_of(editing, window, UnsavedDialog)
    assert isinstance(dialog, UnsavedDialog)
    dialog.answered.emit(Closing.SAVE)
    dialog.close()
    editing.until(lambda: not editing.controller.windows)
    assert "**ya**" in editing.file()


def test_text_that_is_kept_for_later_is_offered_at_the_next_start(office: Office, open_program: Opened) -> None:
    editing = office.editing
    window = editing.open()
    change(window, "ahora mismo", "ya")
    window.close()
    dialog = dialog_of(editing, window, UnsavedDialog)
    assert isinstance(dialog, UnsavedDialog)
    dialog.answered.emit(Closing.KEEP)
    dialog.close()
    editing.until(lambda: not editing.controller.windows)
    assert "**ya**" not in editing.file()
    again = open_program(editing.folder)
    again.until(lambda: again.session.is_complete)
    notice = again.window.findChild(DraftNotice)
    assert notice is not None
    again.until(lambda: notice.words)
    notice.open_wanted.emit()
    other = again.window.findChild(type(editing.controller))
    assert other is not None
    again.until(lambda: other.windows and "**ya**" in other.windows[0].page.text)
    assert other.windows[0].page.unsaved
    other.stop()


def test_a_kept_text_is_shown_however_its_page_is_opened_again(editing: Editing) -> None:
    window = editing.open()
    change(window, "ahora mismo", "ya")
    window.close()
    dialog = dialog_of(editing, window, UnsavedDialog)
    assert isinstance(dialog, UnsavedDialog)
    dialog.answered.emit(Closing.KEEP)
    dialog.close()
    editing.until(lambda: not editing.controller.windows)
    again = editing.open()
    editing.until(lambda: "**ya**" in again.page.text)
    assert again.page.unsaved


def test_a_kept_text_whose_file_was_changed_since_is_compared_before_it_is_saved(editing: Editing) -> None:
    drafts = DraftStore(drafts_folder(), editing.folder)
    first = editing.file()
    drafts.keep(CHARGED, first.replace("ahora mismo", "ya"), "another digest", NOW.astimezone())
    write(editing.folder, CHARGED, first.replace("ahora mismo", "enseguida"))
    editing.controller.edit(CHARGED)
    editing.until(lambda: editing.controller.windows and editing.controller.windows[0].notice)
    (window,) = editing.controller.windows
    window.actions_["save"].trigger()
    dialog = dialog_of(editing, window, VersionsDialog)
    assert "enseguida" in editing.file()
    dialog.findChildren(QPushButton)[0].click()
    save(editing, window)
    assert "**ya**" in editing.file()
    editing.until(lambda: drafts.drafts().drafts == ())


def test_another_language_of_the_window_loses_no_text(office: Office) -> None:
    program, editing = office.program, office.editing
    window = editing.open()
    change(window, "ahora mismo", "ya")
    program.app.speak("en")
    program.until(lambda: program.session.is_complete)
    again = program.window.findChild(type(editing.controller))
    notice = program.window.findChild(DraftNotice)
    assert again is not None
    assert notice is not None
    program.until(lambda: notice.words)
    assert "1 page" in notice.words
    notice.open_wanted.emit()
    program.until(lambda: again.windows and "**ya**" in again.windows[0].page.text)
    again.stop()


def test_a_page_goes_back_to_an_earlier_state_as_one_step(editing: Editing) -> None:
    window = editing.open()
    first = window.page.text
    for old, new in (("ahora mismo", "ya"), ("**ya**", "**luego**")):
        change(window, old, new)
        save(editing, window)
    window.actions_["earlier"].trigger()
    dialog = dialog_of(editing, window, EarlierStatesDialog)
    assert isinstance(dialog, EarlierStatesDialog)
    assert dialog.texts == [first.replace("ahora mismo", "luego"), first.replace("ahora mismo", "ya"), first]
    dialog.chosen.emit(first)
    assert window.page.text == first
    dialog.close()
    QApplication.processEvents()


def test_a_renamed_department_is_followed_by_the_windows_of_its_pages(office: Office) -> None:
    editing = office.editing
    window = editing.open()
    change(window, "ahora mismo", "ya")
    (editing.folder / "facturacion").rename(editing.folder / "cuentas")
    editing.until(lambda: window.page.path == "cuentas/cobro-duplicado.es.md")
    save(editing, window)
    assert "**ya**" in editing.file("cuentas/cobro-duplicado.es.md")
    assert not (editing.folder / "facturacion").exists()
