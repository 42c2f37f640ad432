"""Actions of the note: show, copy, hand to the CRM, save as a file; nothing of its text is logged."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from procdesk.call.note import NoteForm
from procdesk.files import atomic_write
from procdesk.gui.actions import Actions
from procdesk.gui.call.ended_calls import EndedCall, EndedCalls
from procdesk.gui.call.note_view import NoteView
from procdesk.gui.call.session import CallTimer
from procdesk.gui.clipboard import ClipboardCopier
from procdesk.gui.context import AppContext
from procdesk.gui.navigation import NavigationController
from procdesk.gui.overview import OverviewPresenter
from procdesk.gui.search.search_bar import SearchBar
from procdesk.gui.status_bar import StatusBar
from procdesk.model import Company


class NoteFile(QObject):
    """Asks where, and writes there whole or not at all; `told` says what has become of it, `saved` carries the note."""

    told = Signal(str)
    saved = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._folder = Path.home()

    def save(self, text: str) -> None:
        """Asks for a place and writes the note there; nothing where the user thinks better of it."""
        suggested = str(self._folder / self.tr("call-note.txt"))
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Save the call note"), suggested, self.tr("Text (*.txt)")
        )
        if chosen:
            self._write(Path(chosen), text)

    def _write(self, path: Path, text: str) -> None:
        if not path.suffix:
            path = path.with_suffix(".txt")
        try:
            atomic_write(path, text if text.endswith("\n") else f"{text}\n")
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            self.told.emit(self.tr("The note could not be saved in {0}: {1}").format(path, reason))
            return
        self._folder = path.parent
        self.saved.emit(text)
        self.told.emit(self.tr("Note saved: {0}").format(path))


_log = logging.getLogger(__name__)


def note_form(context: AppContext, overview: OverviewPresenter) -> NoteForm:
    """What the note of a call is written on, as the company of the content wants it."""
    company, lang = overview.current.company if overview.current else Company(), overview.record_language
    return NoteForm(
        lang=lang,
        template=company.note_template_in(lang),
        crm_url=company.crm_url,
        company=company.name,
        agent=context.settings.text("agent"),
        complaint=company.complaint,
    )


class NoteController(QObject):
    """What the keys and buttons of the note do; nothing of its text is ever logged."""

    def __init__(
        self,
        actions: Actions,
        view: NoteView,
        search_bar: SearchBar,
        status_bar: StatusBar,
        navigation: NavigationController,
        call_timer: CallTimer,
        ended_calls: EndedCalls,
        copying: ClipboardCopier,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._view = view
        self._search_bar = search_bar
        self._status_bar = status_bar
        self._navigation = navigation
        self._call_timer = call_timer
        self._ended_calls = ended_calls
        self._copying = copying
        view.copy_wanted.connect(self._copy)
        view.crm_wanted.connect(self._open_crm)
        file = NoteFile(window)
        file.told.connect(status_bar.say)
        file.saved.connect(view.took)
        view.save_wanted.connect(file.save)
        actions.bind({"note": self._toggle, "copy_note": self.copy_note, "note_to_crm": self._note_to_crm})

    def copy_note(self) -> None:
        """Copies the note that is shown or under way; right after a call has ended, the note of that one."""
        # What is typed already is a question of the call under way, and no sign that this one is empty.
        self._search_bar.ask_now()
        self._call_timer.rested()
        ended = self._just_ended
        if ended is not None:
            self._copy_ended(ended, self.tr("Note from the last call copied"))
        elif self._is_empty and self._ended_calls.newest is not None:
            self._copying.refuse(self.tr("Nothing was copied: this call note is still empty"))
        elif not self._view.copy():
            self._copying.refuse(self.tr("Nothing was copied: no call is in progress"))

    def _toggle(self) -> None:
        """Shows the note; its key once more goes back to the page."""
        if self._navigation.pane is self._view:
            self._navigation.back_to_search()
        else:
            self._show()

    def _show(self) -> None:
        self._navigation.show_pane(self._view)
        if self._call_timer.running:
            self._view.setFocus()
        else:
            # The next key is the next customer's first letter, and presses no button.
            self._search_bar.setFocus()
        _log.info("note: shown")

    @property
    def _is_empty(self) -> bool:
        """Whether the note that is meant has nothing in it yet."""
        return not self._view.shows_previous and not self._call_timer.has_content

    @property
    def _just_ended(self) -> EndedCall | None:
        """The call whose note is meant until the one after it has something in its note."""
        return self._ended_calls.newest if self._is_empty and self._call_timer.can_go_on else None

    def _copy_ended(self, ended: EndedCall, done: str) -> None:
        if self._copying.copy(ended.text, done):
            _log.info("copied the note")
            self._view.took_previous(ended)

    def _note_to_crm(self) -> None:
        self._search_bar.ask_now()
        self._call_timer.rested()
        ended = self._just_ended
        if ended is None and not (self._call_timer.running or self._view.shows_previous):
            self._copying.refuse(self.tr("Nothing was opened: no call is in progress"))
        elif not self._view.has_crm:
            self._copying.refuse(self.tr("Nothing was opened: no CRM address has been set for this company"))
        elif ended is not None:
            self._open_crm_with(ended)
        else:
            self._view.to_crm()

    def _open_crm_with(self, ended: EndedCall) -> None:
        address = self._view.crm_address_of(ended)
        if address is None:
            return
        if _open(address):
            self._view.took_previous(ended)
            self._status_bar.say(self.tr("The CRM was opened with the note of the last call"))
        else:
            self._copy_ended(ended, self._no_browser)

    @property
    def _no_browser(self) -> str:
        return self.tr("No browser opened, so the note was copied instead")

    def _copy(self, text: str, done: str = "") -> None:
        if self._copying.copy(text, done or self.tr("Note copied")):
            _log.info("copied the note")
            self._view.took(text)

    def _open_crm(self, address: str) -> None:
        if _open(address):
            self._view.took(self._view.shown_text)
            self._status_bar.say(self.tr("The CRM was opened with the note"))
        else:
            self._copy(self._view.shown_text, self._no_browser)


def _open(address: str) -> bool:
    return QDesktopServices.openUrl(QUrl(address, QUrl.ParsingMode.StrictMode))
