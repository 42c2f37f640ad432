"""Sources are read by child processes: one that takes too long or ends its child is told, and the rest goes on."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from procdesk.authoring.importing.document import ReadSource, Remark, read_source, remark
from procdesk.authoring.importing.limits import TIME_LIMIT_S
from procdesk.model import Progress
from procdesk.subprocesses import ChildState, ChildTask, Priority

_MODULE: Final = "procdesk.authoring.importing.child"
_PAUSE_S: Final = 0.02
# Listing the files of a share, and unpacking archives, before the first of them is read.
_LISTING_LIMIT_S: Final = 300.0


class ReadingTask:
    """The reading of what is given, whose pictures wait below `staging`; used by one thread, `poll` never waits.

    `module` runs in the child; `time_limit_s` is for one source.
    """

    def __init__(
        self,
        given: Sequence[Path],
        staging: Path,
        time_limit_s: float = TIME_LIMIT_S,
        module: str = _MODULE,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._given = [str(one.absolute()) for one in given]
        self._staging = staging
        self._limit_s = time_limit_s
        self._module = module
        self._clock = clock
        self._names: list[str] | None = None
        self._refused: list[ReadSource] = []
        self._read: list[ReadSource] = []
        self._began: float = clock()
        self._child: ChildTask | None = self._start()
        self._taken = 0

    @property
    def progress(self) -> Progress:
        """How many of the sources have been read; of 0 while they are being looked for."""
        return Progress(len(self._read), len(self._names or ()))

    @property
    def reading(self) -> str:
        """The name of the source that is being read, "" where there is none."""
        names = self._names or []
        return names[len(self._read)] if len(self._read) < len(names) else ""

    @property
    def results(self) -> tuple[ReadSource, ...]:
        """What has been read so far, in the order of the names, and behind it what cannot be read."""
        return (*self._read, *self._refused)

    def poll(self) -> bool:
        """Takes in what the child has said, without waiting; False once there is nothing left to read."""
        if self._child is None:
            return False
        state = self._child.poll()
        self._take()
        if state is ChildState.RUNNING:
            limit = self._limit_s if self._names is not None else max(_LISTING_LIMIT_S, self._limit_s)
            if self._clock() - self._began <= limit:
                return True
            self._child.stop()
            self._take()
            self._go_on(remark("import-took-too-long", limit=str(round(limit))))
        elif state is ChildState.SUCCEEDED and self._is_complete:
            self._child = None
        else:
            self._go_on(remark("import-reader-ended"))
        return self._child is not None

    def steps(self) -> Iterator[Progress]:
        """Reads everything, and tells again and again how far it is."""
        while self.poll():
            yield self.progress
            time.sleep(_PAUSE_S)

    def stop(self) -> None:
        """Ends the reading; what has been read stays."""
        if self._child is not None:
            self._child.stop()
            self._take()
            self._child = None

    @property
    def _is_complete(self) -> bool:
        return self._names is not None and len(self._read) >= len(self._names)

    def _start(self) -> ChildTask:
        self._began, self._taken = self._clock(), 0
        given = json.dumps([self._given, str(self._staging), len(self._read)]) + "\n"
        return ChildTask(self._module, given=given, priority=Priority.LOW)

    def _take(self) -> None:
        assert self._child is not None
        for said in self._child.results[self._taken :]:
            self._began = self._clock()
            self._take_one(said)
        self._taken = len(self._child.results)

    def _take_one(self, said: dict[str, Any]) -> None:
        if "sources" in said and self._names is None:
            self._names = list(said["sources"])
            self._refused = [read_source(one) for one in said["refused"]]
        elif "read" in said:
            self._read.append(read_source(said["read"]))

    def _go_on(self, why: Remark) -> None:
        """The child has ended in the middle of a source: that one is told, and another child reads the rest."""
        if self._names is None:
            self._refused.append(ReadSource(", ".join(self._given), refused=why))
            self._child = None
            return
        if not self._is_complete:
            self._read.append(ReadSource(self.reading, refused=why))
        self._child = None if self._is_complete else self._start()
