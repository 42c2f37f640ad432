"""Files and folders that refuse to be read for a while, as those do that another program keeps to itself."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest


@contextmanager
def refuse_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The file cannot be opened, but its size and its date are told; a user who may read everything is refused too."""
    really_open = Path.open

    def opened(self: Path, *args: Any, **kwargs: Any) -> Any:
        if self == path:
            raise PermissionError(13, "Permission denied")
        return really_open(self, *args, **kwargs)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", opened)
        yield


@contextmanager
def refuse_folder(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The folder cannot be looked into, and neither can its files be opened."""
    really_scan, really_open = os.scandir, Path.open

    def scanned(place: Any) -> Any:
        if not isinstance(place, int) and Path(place) == path:
            raise PermissionError(13, "Permission denied")
        return really_scan(place)

    def opened(self: Path, *args: Any, **kwargs: Any) -> Any:
        if path in self.parents:
            raise PermissionError(13, "Permission denied")
        return really_open(self, *args, **kwargs)

    with monkeypatch.context() as patched:
        patched.setattr(os, "scandir", scanned)
        patched.setattr(Path, "open", opened)
        yield
