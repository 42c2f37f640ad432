"""Keeps the window in step with the content folder: hints and a timer ask the library to look; what changed is told.

The watcher is only ever a hint: it goes deaf to a file after an atomic save and is blind where it does not watch.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from procdesk.gui.tasks import LATER, TaskFailure, TaskRunner
from procdesk.library import FolderUpdate, Library

_HINT_MS, _AFTER_FAILURE_MS = 120, 3_000
_CHUNK = 400
_MOST_WATCHED = 25_000


class ContentWatcher(QObject):
    """`looked` carries every look at the folder; one that changed something has a non-empty `change`.

    `failed` carries the `TaskFailure` of a look that went wrong; the next one follows all the same.
    """

    looked = Signal(object)
    failed = Signal(object)

    def __init__(self, library: Library, runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._runner = runner
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self.hint)
        self._watcher.fileChanged.connect(self.hint)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)
        self._to_watch: list[str] = []
        self._feeder = QTimer(self)
        self._feeder.timeout.connect(self._watch_some)

    def start(self) -> None:
        """Looks now, and again as often as is needed."""
        self._timer.start(0)

    def hint(self) -> None:
        """Something may have changed: looks soon, once for a burst of hints."""
        if not self._timer.isActive() or self._timer.remainingTime() > _HINT_MS:
            self._timer.start(_HINT_MS)

    def stop(self) -> None:
        """Looks no more."""
        self._timer.stop()
        self._feeder.stop()
        self._runner.forget("look")

    def _look(self) -> None:
        self._runner.latest("look", self._library.look, self._looked, self._look_failed, LATER)

    def _looked(self, look: FolderUpdate) -> None:
        self._timer.start(look.again_ms)
        self.looked.emit(look)
        if look.watch:
            self._watch(look.watch)

    def _look_failed(self, failure: TaskFailure) -> None:
        self._timer.start(_AFTER_FAILURE_MS)
        self.failed.emit(failure)

    def _watch(self, paths: tuple[str, ...]) -> None:
        """Watches what is not watched yet, a little at a time, so that no frame waits for it."""
        known = set(self._watcher.files()) | set(self._watcher.directories())
        self._to_watch = [path for path in paths[:_MOST_WATCHED] if path not in known]
        if self._to_watch:
            self._feeder.start(0)

    def _watch_some(self) -> None:
        some, self._to_watch = self._to_watch[:_CHUNK], self._to_watch[_CHUNK:]
        there = [path for path in some if Path(path).exists()]
        if there:
            self._watcher.addPaths(there)
        if not self._to_watch:
            self._feeder.stop()
