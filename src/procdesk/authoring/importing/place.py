"""Where a source lies, and what may be taken along with it: only what is imported itself, never anything elsewhere."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from procdesk.authoring.importing.limits import PICTURE_BYTES


@dataclass(frozen=True, slots=True)
class SourcePlace:
    """The name of a source within what is imported, its file, and the folder that holds all of it."""

    source: str
    path: Path
    root: Path

    def beside(self, address: str) -> tuple[str, Path] | None:
        """The name and the file that a relative address means; None where it leads out of what is imported."""
        target = unquote(urlsplit(address).path).replace("\\", "/")
        own = self.path.relative_to(self.root).as_posix()
        inside = posixpath.normpath(posixpath.join(posixpath.dirname(own), target))
        if not target or target.startswith("/") or inside == ".." or inside.startswith("../") or "\0" in target:
            return None
        name = posixpath.normpath(posixpath.join(posixpath.dirname(self.source), target))
        return name, self.root / inside

    def holds(self, path: Path) -> bool:
        """Whether there is such a file, and no link on the disk leads out of what is imported."""
        try:
            return path.resolve(strict=True).is_relative_to(self.root.resolve()) and path.is_file()
        except (OSError, ValueError):
            return False

    def read_beside(self, address: str) -> bytes | None:
        """The bytes of a picture at a relative address; None where it is not at hand or much too large."""
        found = self.beside(address)
        if found is None or not self.holds(found[1]):
            return None
        try:
            return found[1].read_bytes() if found[1].stat().st_size <= 2 * PICTURE_BYTES else None
        except OSError:
            return None
