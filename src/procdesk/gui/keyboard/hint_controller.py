"""Which keys the status bar shows: those of the pane and the field in which the user is."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from procdesk.gui.actions import Actions
from procdesk.gui.call.session import CallTimer
from procdesk.gui.keyboard.key_hints import HintPlace, HintState, KeyHints
from procdesk.gui.main_window import ContentStack
from procdesk.gui.status_bar import StatusBar


class HintController(QObject):
    """Follows what is shown and where the cursor is; made once the panes are there."""

    def __init__(
        self, actions: Actions, status_bar: StatusBar, stack: ContentStack, call_timer: CallTimer, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._words = KeyHints(actions, self)
        self._status_bar = status_bar
        self._stack = stack
        self._call_timer = call_timer
        self._panes = stack.panes
        call = self._panes.call
        for changed in (
            stack.currentChanged,
            call.arranged,
            call.guide.filled,
            call.hand_over.filled,
            self._panes.page.find_bar.closed,
            call_timer.began,
            call_timer.ended,
        ):
            changed.connect(self._refresh)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        self._status_bar.show_hints(self._words.at(self._state()))

    def _state(self) -> HintState:
        shown, panes = self._stack.currentWidget(), self._panes
        if shown is panes.page:
            return HintState(self._place_at_page())
        if shown is panes.note:
            return self._at_note()
        if shown is panes.call:
            only_card = panes.call.guide.isHidden()
            return self._at_hand_over() if only_card or _has_cursor(panes.call.hand_over) else self._at_guide()
        return HintState(HintPlace.START)

    def _place_at_page(self) -> HintPlace:
        page = self._panes.page
        if _has_cursor(page.find_bar):
            return HintPlace.FIND
        return HintPlace.PAGE if _has_cursor(page) else HintPlace.SEARCH

    def _at_note(self) -> HintState:
        note = self._panes.note
        place = HintPlace.NOTE if self._call_timer.running else HintPlace.NO_CALL
        return HintState(HintPlace.PREVIOUS_NOTE if note.shows_previous else place, has_crm=note.has_crm)

    def _at_guide(self) -> HintState:
        call = self._panes.call
        run = call.guide.now.run if call.guide.now else None
        ways, path = (run.ways, run.path) if run else ((), ())
        return HintState(
            HintPlace.OUTCOME if run and not ways else HintPlace.GUIDE,
            count=len(ways),
            can_return=bool(path),
            can_pass_on=call.has_hand_over,
        )

    def _at_hand_over(self) -> HintState:
        card = self._panes.call.hand_over
        return HintState(
            HintPlace.HAND_OVER,
            count=card.ready_count,
            can_pass_on=card.passing is not None,
            has_mail=card.has_mail,
        )


def _has_cursor(widget: QWidget) -> bool:
    """Whether the cursor is in a widget or in one of its parts."""
    focus = QApplication.focusWidget()
    return focus is not None and (focus is widget or widget.isAncestorOf(focus))
