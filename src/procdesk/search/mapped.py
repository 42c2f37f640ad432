"""An index whose files stay on the disk until they are asked: only what is read takes memory.

Whoosh 2.7.4 maps a segment, too, but then copies every part of it that it opens: the whole index, twice in memory.
"""

from __future__ import annotations

import mmap
import os
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import BufferFile
from whoosh.reading import IndexReader

_SEGMENT = ".seg"


def open_reader(folder: Path) -> IndexReader:
    """A reader of the index in `folder`; raises what Whoosh, pickle and the system raise."""
    return _MappedStorage(str(folder)).open_index().reader()


class _MappedStorage(FileStorage):  # type: ignore[misc]
    def open_file(self, name: str, **kwargs: Any) -> Any:
        if not name.endswith(_SEGMENT):
            return super().open_file(name, **kwargs)
        with Path(self.folder, name).open("rb") as file:
            return _FileRange(memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)), name)


class _FileRange(BufferFile):  # type: ignore[misc]
    """A stretch of a mapped file, and the stretches of it that Whoosh opens as files of their own."""

    def __init__(self, mapped: memoryview, name: str | None = None) -> None:
        super().__init__(b"", name)
        self._buf = mapped
        self.file = _Cursor(mapped)

    def subset(self, position: int, length: int, name: str | None = None) -> _FileRange:
        return _FileRange(self._buf[position : position + length], name or self._name)


class _Cursor:
    """What Whoosh and pickle need of a file that is read from one place on."""

    def __init__(self, mapped: memoryview) -> None:
        self._mapped = mapped
        self._at = 0

    def read(self, size: int = -1) -> bytes:
        begin = self._at
        found = bytes(self._mapped[begin:] if size < 0 else self._mapped[begin : begin + size])
        self._at = begin + len(found)
        return found

    def readline(self) -> bytes:
        line = bytearray()
        while (one := self.read(1)) and one != b"\n":
            line += one
        return bytes(line + one)

    def seek(self, place: int, whence: int = os.SEEK_SET) -> int:
        self._at = place + {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: len(self._mapped)}[whence]
        return self._at

    def tell(self) -> int:
        return self._at
