"""The keys one needs most in each part of the window, in a few words for the status bar."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, QSize
from PySide6.QtWidgets import QHBoxLayout, QWidget

from procdesk.gui.actions import Actions
from procdesk.gui.widgets.basic import label
from procdesk.gui.widgets.buttons import key_text


class HintPlace(StrEnum):
    """Where the user is, as far as other keys help there."""

    START = "start"
    SEARCH = "search"
    PAGE = "page"
    FIND = "find"
    GUIDE = "guide"
    OUTCOME = "outcome"
    HAND_OVER = "hand-over"
    NOTE = "note"
    NO_CALL = "no-call"
    PREVIOUS_NOTE = "previous-note"


@dataclass(frozen=True, slots=True)
class HintState:
    """Where the user is and what can be done there: `count` is the number of answers of a guide's question, or of lines
    to tick; `can_return` that a guide has a step before this one; `can_pass_on`, `has_mail` and `has_crm` that there is
    somebody to pass the matter to, with an e-mail address, and an address of a CRM.
    """

    place: HintPlace
    count: int = 0
    can_return: bool = False
    can_pass_on: bool = False
    has_mail: bool = False
    has_crm: bool = False


class KeyHints(QObject):
    """Words for the keys of a place, the ones needed most first, and only those that do something there."""

    def __init__(self, actions: Actions, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._of_place: dict[HintPlace, Callable[[HintState], tuple[str, ...]]] = {
            HintPlace.START: self._start,
            HintPlace.SEARCH: self._search,
            HintPlace.PAGE: self._page,
            HintPlace.FIND: self._find,
            HintPlace.GUIDE: self._guide,
            HintPlace.OUTCOME: self._outcome,
            HintPlace.HAND_OVER: self._hand_over,
            HintPlace.NOTE: self._note,
            HintPlace.NO_CALL: self._no_call,
            HintPlace.PREVIOUS_NOTE: self._previous_note,
        }

    def at(self, state: HintState) -> tuple[str, ...]:
        """Up to four hints for where the user is."""
        return tuple(words for words in self._of_place[state.place](state) if words)

    def _start(self, _state: HintState) -> tuple[str, ...]:
        return (
            self.tr("↑ ↓ move"),
            self.tr("Enter open"),
            self._named("menu", self.tr("{0} all actions")),
            self._named("keys", self.tr("{0} all keys")),
        )

    def _search(self, _state: HintState) -> tuple[str, ...]:
        return (
            self._named("copy", self.tr("{0} copy the answer")),
            self.tr("↑ ↓ move"),
            self.tr("Enter open"),
            self._named("keys", self.tr("{0} all keys")),
        )

    def _page(self, _state: HintState) -> tuple[str, ...]:
        return (
            self._named("copy", self.tr("{0} copy the answer")),
            self._named("note", self.tr("{0} note")),
            self._named("find", self.tr("{0} find")),
            self._named("clear", self.tr("{0} back to the search")),
        )

    def _find(self, _state: HintState) -> tuple[str, ...]:
        return (self.tr("Enter next"), self.tr("Shift Enter the one before"), self.tr("Esc close"))

    def _guide(self, state: HintState) -> tuple[str, ...]:
        numbers = "1" if state.count == 1 else f"1–{state.count}" if state.count < 10 else "1–0"
        return (
            self.tr("{0} give the answer").format(numbers) if state.count else "",
            self.tr("⌫ one step back") if state.can_return else "",
            self.tr("Home start again") if state.can_return else "",
            self.tr("Esc back to the page"),
        )

    def _outcome(self, state: HintState) -> tuple[str, ...]:
        return (
            self._named("copy", self.tr("{0} copy the answer")),
            self._named("hand_over", self.tr("{0} pass it on")) if state.can_pass_on else "",
            self._named("note", self.tr("{0} note")),
            self._named("call", self.tr("{0} end the call")),
        )

    def _hand_over(self, state: HintState) -> tuple[str, ...]:
        numbers = "Alt 1" if state.count == 1 else f"Alt 1–{min(state.count, 9)}"
        return (
            self._named("copy_message", self.tr("{0} copy the message")) if state.can_pass_on else "",
            self.tr("{0} tick").format(numbers) if state.count else "",
            self.tr("Esc back to the page"),
            self._named("mail_message", self.tr("{0} e-mail")) if state.has_mail else "",
        )

    def _note(self, state: HintState) -> tuple[str, ...]:
        return (
            self._named("copy_note", self.tr("{0} copy the note")),
            self._named("call", self.tr("{0} end the call")),
            self.tr("Esc back to the page"),
            self._named("note_to_crm", self.tr("{0} open the CRM")) if state.has_crm else "",
        )

    def _no_call(self, _state: HintState) -> tuple[str, ...]:
        return (
            self._named("call", self.tr("{0} start the call")),
            self.tr("Esc back to the page"),
            self._named("keys", self.tr("{0} all keys")),
        )

    def _previous_note(self, state: HintState) -> tuple[str, ...]:
        return (
            self._named("copy_note", self.tr("{0} copy the note")),
            self._named("note_to_crm", self.tr("{0} open the CRM")) if state.has_crm else "",
            self.tr("Esc back"),
        )

    def _named(self, name: str, words: str) -> str:
        return words.format(key_text(self._actions[name].shortcut()))


class HintRow(QWidget):
    """Shows hints side by side, as many from the first as it is given room for."""

    _SPACING = 14

    def __init__(self) -> None:
        super().__init__()
        self._hints: tuple[str, ...] = ()
        self._room = 0
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(self._SPACING)
        self._labels = [label("quiet") for _ in range(4)]
        for one in self._labels:
            self._row.addWidget(one)
            one.hide()

    @property
    def shown(self) -> tuple[str, ...]:
        """The hints that are seen now."""
        return tuple(one.text() for one in self._labels if not one.isHidden())

    def show_hints(self, hints: tuple[str, ...]) -> None:
        """Shows other hints, the ones needed most first; at most four."""
        if hints != self._hints:
            self._hints = hints
            for one, words in zip(self._labels, (*hints, "", "", "", ""), strict=False):
                one.setText(words)
            self._fit()

    def give_room(self, room: int) -> None:
        """Leaves out the hints at the end that do not fit into so many pixels, at the size the text has now."""
        self._room = room
        self._fit()

    def minimumSizeHint(self) -> QSize:
        # Less than its hints: it is told how much room there is.
        return QSize(0, super().minimumSizeHint().height())

    def _fit(self) -> None:
        used, fits = 0, True
        for number, one in enumerate(self._labels):
            one.ensurePolished()
            used += one.sizeHint().width() + (self._SPACING if number else 0)
            fits = fits and number < len(self._hints) and used <= self._room
            one.setVisible(fits)
