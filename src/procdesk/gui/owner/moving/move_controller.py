"""Moves the process that is read, or its department, once what will change has been shown; and undoes the last move."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from procdesk.authoring.moving.kept_moves import KeptMove, MoveHistory, UndoRefused
from procdesk.authoring.moving.plan import MovePlan, plan
from procdesk.authoring.moving.scope import MoveRefused, MoveScope
from procdesk.authoring.moving.transaction import TransactionError
from procdesk.gui.actions import Actions
from procdesk.gui.content_controller import ContentWatcher
from procdesk.gui.context import AppContext
from procdesk.gui.overview import OverviewPresenter
from procdesk.gui.owner.moving.move_dialog import MoveDialog, MoveSubject
from procdesk.gui.page.controller import PageController
from procdesk.gui.status_bar import COMPLAINT_MS, StatusBar
from procdesk.gui.widgets.buttons import key_text
from procdesk.library import Opened
from procdesk.text import fold_name

_SCOPE, _PLAN, _MOVE = "scope of a move", "plan of a move", "move"


class MoveController(QObject):
    """Asks where to, shows what changes, and has it done on the runner's thread.

    `unsaved` gives the paths of files that are open with changes which are not saved.
    """

    def __init__(
        self,
        context: AppContext,
        actions: Actions,
        status_bar: StatusBar,
        page_controller: PageController,
        overview: OverviewPresenter,
        watcher: ContentWatcher,
        unsaved: Callable[[], Iterable[str]],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._context = context
        self._actions = actions
        self._status_bar = status_bar
        self._overview = overview
        self._watcher = watcher
        self._unsaved = unsaved
        self._window = window
        self._shown: Opened | None = None
        self._dialog: MoveDialog | None = None
        self._scope: MoveScope | None = None
        self._plan: MovePlan | None = None
        self._kept: KeptMove | None = None
        page_controller.shown.connect(self._page_shown)
        page_controller.left.connect(self._page_left)
        actions["move"].setEnabled(False)
        actions.bind({"move": self.open})

    def open(self) -> None:
        """Opens the dialog for the process that is read."""
        if self._shown is None or self._dialog is not None:
            return
        names = {lang: self._context.formatter.language_name(lang) for lang in self._languages()}
        dialog = MoveDialog(self._context.theme, names, self._window)
        dialog.kind_chosen.connect(lambda department: self._look(department=department))
        dialog.asked.connect(self._ask)
        dialog.move_wanted.connect(self._move)
        dialog.undo_wanted.connect(self._undo)
        dialog.finished.connect(lambda _result: self._closed())
        self._dialog = dialog
        self._look(department=False)
        self._context.runner.latest("kept moves", MoveHistory(self._root).newest, self._offer_undo)
        dialog.open()

    @property
    def dialog(self) -> MoveDialog | None:
        """The dialog that is open."""
        return self._dialog

    @property
    def _root(self) -> Path:
        return self._context.library.content

    def _languages(self) -> tuple[str, ...]:
        return self._overview.current.languages if self._overview.current else ()

    def _look(self, *, department: bool) -> None:
        """Finds out what the move of the process or of its department concerns."""
        if self._shown is None or self._dialog is None:
            return
        self._scope = self._plan = None
        self._dialog.show_waiting(self.tr("Looking for everything that leads here …"))
        id_, library = self._shown.page.write_up.id, self._context.library

        def look() -> MoveScope | MoveRefused:
            # What is on the screen may just have been moved.
            process = library.process(id_)
            old = process.id if process else id_
            try:
                return library.scope_of_move(
                    process.department if process and department else old, department=department
                )
            except MoveRefused as refused:
                return refused

        self._context.runner.latest(_SCOPE, look, self._take_scope)

    def _take_scope(self, found: MoveScope | MoveRefused) -> None:
        if self._dialog is None or self._shown is None:
            return
        if isinstance(found, MoveRefused):
            self._dialog.show_refusal(self._context.complaint(found.code, found.facts))
            return
        self._scope = found
        names = dict(found.current_names)
        title = names.get(self._shown.page.write_up.lang) or next(iter(names.values()), found.old)
        subject = MoveSubject(title, found.current_name, names, found.department is not None)
        self._dialog.show_subject(subject)
        self._dialog.show_waiting(self.tr("Type the new name: what changes with it is shown here before it happens."))

    def _ask(self) -> None:
        """Plans the move to the name that is typed."""
        if self._scope is None or self._dialog is None:
            return
        scope, name, names = self._scope, self._dialog.name, self._dialog.names

        def make() -> MovePlan | MoveRefused:
            try:
                return plan(scope, name, names)
            except MoveRefused as refused:
                return refused

        self._context.runner.latest(_PLAN, make, self._take_plan)

    def _take_plan(self, made: MovePlan | MoveRefused) -> None:
        if self._dialog is None:
            return
        self._plan = None
        if isinstance(made, MoveRefused):
            self._dialog.show_refusal(self._context.complaint(made.code, made.facts))
            return
        changed = {one.before for one in made.files}
        if unsaved := next((path for path in self._unsaved() if path in changed), ""):
            self._dialog.show_refusal(self._context.complaint("move-unsaved", {"path": unsaved}))
            return
        self._plan = made
        self._dialog.show_plan(made, [self._context.complaint(one.code, dict(one.facts)) for one in made.warnings])

    def _move(self) -> None:
        if self._plan is None or self._dialog is None:
            return
        made, history = self._plan, MoveHistory(self._root)
        self._dialog.show_waiting(self.tr("Moving …"))

        def carry_out() -> TransactionError | None:
            try:
                history.carry_out(made.transaction)
            except TransactionError as error:
                return error
            return None

        self._context.runner.latest(_MOVE, carry_out, partial(self._moved, made))

    def _moved(self, made: MovePlan, error: TransactionError | None) -> None:
        self._watcher.hint()
        if error is not None:
            if self._dialog is not None:
                self._dialog.show_refusal(self._context.complaint(error.code, error.facts))
            return
        self._keep_own_department(made)
        key = key_text(self._actions["move"].shortcut())
        words = self.tr("“{0}” is now “{1}”. {2} and Undo put everything back.")
        self._status_bar.say(words.format(made.old, made.new, key), COMPLAINT_MS)
        if self._dialog is not None:
            self._dialog.accept()

    def _keep_own_department(self, made: MovePlan) -> None:
        """The user's own department is still theirs when it is called otherwise."""
        settings, department = self._context.settings, self._scope.department if self._scope else None
        own = fold_name(settings.text("department"))
        names = (department.slug, *(card.name for card in department.cards)) if department else ()
        if own and own in map(fold_name, names):
            settings.put(department=made.new)

    def _offer_undo(self, kept: KeptMove | None) -> None:
        self._kept = kept
        if self._dialog is not None:
            words = self.tr("Undo the last move: “{0}” to “{1}”").format(kept.old, kept.new) if kept else ""
            self._dialog.offer_undo(words)

    def _undo(self) -> None:
        if self._kept is None or self._dialog is None:
            return
        kept, history = self._kept, MoveHistory(self._root)
        self._dialog.show_waiting(self.tr("Undoing …"))

        def undo() -> TransactionError | UndoRefused | None:
            try:
                history.undo(kept)
            except (TransactionError, UndoRefused) as error:
                return error
            return None

        self._context.runner.latest(_MOVE, undo, partial(self._undone, kept))

    def _undone(self, kept: KeptMove, error: TransactionError | UndoRefused | None) -> None:
        self._watcher.hint()
        if error is not None:
            if isinstance(error, UndoRefused):
                words = self._context.complaint("move-undo-changed", {"paths": ", ".join(error.paths)})
            else:
                words = self._context.complaint(error.code, error.facts)
            if self._dialog is not None:
                self._dialog.show_refusal(words)
            return
        self._status_bar.say(self._context.complaint("move-undone", {"old": kept.old, "new": kept.new}), COMPLAINT_MS)
        if self._dialog is not None:
            self._dialog.accept()

    def _closed(self) -> None:
        for job in (_SCOPE, _PLAN, "kept moves"):
            self._context.runner.forget(job)
        if self._dialog is not None:
            self._dialog.deleteLater()
        self._dialog = self._scope = self._plan = None

    def _page_shown(self, opened: Opened) -> None:
        self._shown = opened
        self._actions["move"].setEnabled(True)

    def _page_left(self) -> None:
        self._shown = None
        self._actions["move"].setEnabled(False)
