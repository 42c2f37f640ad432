"""Zip archives, and documents that are one: nothing is unpacked before its sizes and names are known to be sound."""

from __future__ import annotations

import re
import stat
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Final
from zlib import error as zlib_error

from procdesk.authoring.importing.document import SourceRefused
from procdesk.authoring.importing.limits import ARCHIVE_BYTES, ARCHIVE_MEMBERS, MEMBER_BYTES, RATIO

_SMALL: Final = 1024 * 1024
_ENCRYPTED: Final = 0x1
_CHUNK: Final = 256 * 1024
_DRIVE = re.compile(r"[A-Za-z]:")
_BAD_SIGNS = re.compile(r'[\x00-\x1f<>:"|?*\\]')
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?$", re.IGNORECASE)


class Archive:
    """An archive whose sizes are within the limits. Raises SourceRefused for any other, also while it is read."""

    def __init__(self, path: Path, member_bytes: int = MEMBER_BYTES) -> None:
        self._member_bytes = member_bytes
        try:
            self._zip = zipfile.ZipFile(path)
            members = self._zip.infolist()
        except (zipfile.BadZipFile, EOFError, ValueError, NotImplementedError) as error:
            raise SourceRefused("import-broken-archive") from error
        _check_sizes(members)
        self._members = {one.filename: one for one in members if not one.is_dir()}

    @property
    def names(self) -> tuple[str, ...]:
        """The files in it, as they are called there."""
        return tuple(self._members)

    def read(self, name: str) -> bytes:
        """The bytes of one file; KeyError where there is none of that name."""
        member = self._members[name]
        if member.flag_bits & _ENCRYPTED:
            raise SourceRefused("import-encrypted")
        parts, size = [], 0
        try:
            with self._zip.open(member) as file:
                while part := file.read(_CHUNK):
                    size += len(part)
                    # The size that the archive tells of itself may be a lie.
                    if size > self._member_bytes:
                        raise SourceRefused("import-too-big-inside", name=name)
                    parts.append(part)
        except (zipfile.BadZipFile, zlib_error, EOFError, NotImplementedError, OSError) as error:
            raise SourceRefused("import-broken-archive") from error
        return b"".join(parts)

    def unpack(self, folder: Path) -> tuple[str, ...]:
        """Writes its files below `folder`, and gives the names of those that were left out because of their names."""
        left_out = []
        total = 0
        for name, member in self._members.items():
            inside = _safe_path(name)
            if inside is None or stat.S_ISLNK(member.external_attr >> 16):
                left_out.append(name)
                continue
            content = self.read(name)
            total += len(content)
            if total > ARCHIVE_BYTES:
                raise SourceRefused("import-too-big-inside", name=name)
            place = folder / inside
            try:
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(content)
            except OSError:
                left_out.append(name)
        return tuple(left_out)

    def close(self) -> None:
        """Lets the file go."""
        self._zip.close()


def _check_sizes(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > ARCHIVE_MEMBERS:
        raise SourceRefused("import-too-many-members", limit=str(ARCHIVE_MEMBERS))
    bomb = next(_bombs(members), None)
    if bomb is not None:
        raise SourceRefused("import-too-big-inside", name=bomb)


def _bombs(members: list[zipfile.ZipInfo]) -> Iterator[str]:
    """The names of what would become too large."""
    total = 0
    for member in members:
        total += member.file_size
        dense = member.file_size > _SMALL and member.file_size > RATIO * max(member.compress_size, 1)
        if dense or total > ARCHIVE_BYTES:
            yield member.filename


def _safe_path(name: str) -> PurePosixPath | None:
    """The relative path that a name in an archive means; None where it leads out or cannot be on every system."""
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or not path.parts or _DRIVE.match(name) or ".." in path.parts:
        return None
    bad = any(_BAD_SIGNS.search(part) or _DEVICE.match(part) or part != part.rstrip(". ") for part in path.parts)
    return None if bad else path
