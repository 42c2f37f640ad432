"""The days on which pages fall due, written for the calendar of another program by a child process."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from procdesk.authoring.ownership.worklist import WorkScope
from procdesk.gui.context import AppContext
from procdesk.subprocesses import ChildState, ChildTask

_POLL_MS = 100
# That something is urgent is no failure of writing the days.
_WRITTEN = (0, 1)


class CalendarExport(QObject):
    """Writes one file after the other; `ended` carries the path of a file and what went wrong ("": nothing)."""

    ended = Signal(Path, str)

    def __init__(self, context: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._path = Path()
        self._child: ChildTask | None = None
        self._poll = QTimer(self)
        self._poll.setInterval(_POLL_MS)
        self._poll.timeout.connect(self._look)

    def write(self, path: Path, scope: WorkScope) -> None:
        """Writes the days of the pages of some owners and a department; a file that is being written is given up."""
        self.stop()
        self._path = path if path.suffix.lower() == ".ics" else path.with_name(f"{path.name}.ics")
        # The options' "=" keeps what begins with a hyphen from being taken for another option.
        wanted = (f"--owner={','.join(scope.owners)}", f"--department={scope.department}", f"--ics={self._path}")
        place = (f"--content={self._context.library.content}", f"--lang={self._context.interface_language}")
        self._child = ChildTask("procdesk", ("todo", *place, *wanted))
        self._poll.start()

    def stop(self) -> None:
        """Ends what is under way."""
        self._poll.stop()
        if self._child is not None:
            self._child.stop()
            self._child = None

    def _look(self) -> None:
        child = self._child
        if child is None or child.poll() is ChildState.RUNNING:
            return
        self.stop()
        written = child.exit_code in _WRITTEN
        self.ended.emit(self._path, "" if written else child.error.rpartition("\n")[2] or str(child.exit_code))
