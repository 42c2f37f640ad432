"""The file of a page as an editor reads and saves it: only what was changed in it changes, and nothing is lost."""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from procdesk.authoring.lines.line_bytes import file_lines, in_utf_8, with_text
from procdesk.authoring.page_file_error import PageFileError, page_error, told_as
from procdesk.content.scan.decoding import decode
from procdesk.files import replace_file

MOST_BYTES: Final = 16 * 1024 * 1024
"""The largest file that is opened for editing."""
_PATIENCE_S: Final = 2.0


@dataclass(frozen=True, slots=True)
class PageFile:
    r"""A page as it was read: its text with `\n` for every line end, and what is needed to save it as it was.

    `root` is the folder out of which no link is followed. `encoding` is Python's name of it: `utf-8`, `utf-16`,
    `utf-16-le`, `utf-32`, `cp1252`; compare it before and after saving to tell that a file has become UTF-8. `digest`
    is SHA-256 of `raw`, its bytes; "" for a file that is still to be made.
    """

    path: Path
    root: Path
    text: str = ""
    encoding: str = "utf-8"
    digest: str = ""
    raw: bytes = field(default=b"", repr=False)


class FileChanged(PageFileError):  # noqa: N818 - it is a state of the disk, and reads as one
    """The file is no longer what was read: `current` is what it is now."""

    def __init__(self, current: PageFile) -> None:
        super().__init__("file-changed", path=current.path.name)
        self.current = current


def new_page_file(path: Path, root: Path | None = None) -> PageFile:
    """A page whose file is not there, yet or any more: saving makes it; FileChanged where it is there after all."""
    return PageFile(path, path.parent if root is None else root)


def read_page_file(path: Path, root: Path | None = None) -> PageFile:
    """The page in a file; `root`, without it the file's own folder, is the folder out of which no link is followed.

    Raises PageFileError, an OSError, with the code of its sentence.
    """
    root = path.parent if root is None else root
    with told_as(path):
        real = _real_path(path, root)
        return _page(path, root, _bytes_of(real))


def save_page_file(page: PageFile, text: str) -> PageFile:
    """Writes a page's new text, whole or not at all, and gives the page as it is read from now on.

    Lines that are the same keep their bytes: encoding, line ends, marks and all. Where the file's encoding lacks a
    character of the new text, or would no longer be known by its bytes, all of the file becomes UTF-8. A link is
    written through. Raises FileChanged where somebody else has changed the text, PageFileError, an OSError, where the
    disk refuses; then the file is what it was.
    """
    wanted = _plain(text)
    with told_as(page.path):
        real = _real_path(page.path, page.root)
        base = _unchanged(page, real, wanted)
        data = bytes_with(base, wanted)
        if data == base.raw and base.digest:
            return base
        _refuse_read_only(real, is_new=not base.digest)

        def is_still_the_same() -> None:
            if base.digest or real.exists():
                now = _page(page.path, page.root, _bytes_of(real))
                if now.digest != base.digest:
                    raise FileChanged(now)

        replace_file(real, data, is_still_the_same, _PATIENCE_S)
    return PageFile(page.path, page.root, wanted, decode(data).encoding, _digest(data), data)


def _unchanged(page: PageFile, real: Path, wanted: str) -> PageFile:
    """The page as it lies on the disk now, which must say what was read, or what is to be written."""
    if not page.digest:
        if not real.exists():
            if not real.parent.is_dir():
                raise page_error("folder-gone", page.path)
            return page
        raise FileChanged(_page(page.path, page.root, _bytes_of(real)))
    current = _page(page.path, page.root, _bytes_of(real))
    if current.text not in (page.text, wanted):
        raise FileChanged(current)
    return current


def _page(path: Path, root: Path, raw: bytes) -> PageFile:
    decoded = decode(raw)
    if decoded.is_binary:
        raise page_error("file-not-text", path)
    return PageFile(path, root, decoded.text, decoded.encoding, _digest(raw), raw)


def bytes_with(page: PageFile, text: str) -> bytes:
    """The bytes of a page with another text, from which that text is read again."""
    if text == page.text:
        return page.raw
    try:
        lines = file_lines(page.raw, page.encoding)
    except UnicodeDecodeError:
        return text.encode()
    try:
        data = with_text(lines, page.text, text)
        if decode(data).text == text:
            return data
    except UnicodeEncodeError:
        # UTF-8 holds every character.
        pass
    return in_utf_8(lines, page.text, text)


def _plain(text: str) -> str:
    r"""A text as a file can hold it: `\n` for every line end, no zeros and no byte order marks, whole characters."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").replace("\ufeff", "")
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _real_path(path: Path, root: Path) -> Path:
    """Where the file itself lies, which must be in the folder, by the name that it has there."""
    path = path.parent / _spelt(path)
    real, inside = Path(os.path.realpath(path)), Path(os.path.realpath(root))
    if not real.is_relative_to(inside):
        raise page_error("file-link-outside", path, target=str(real))
    return real


def _spelt(path: Path) -> str:
    """The name of a file as its folder has it now, where only the case of letters differs and the disk ignores it."""
    if not path.exists():
        return path.name
    names = os.listdir(path.parent)  # noqa: PTH208 - names alone
    other = [name for name in names if name.casefold() == path.name.casefold()]
    return path.name if path.name in names or len(other) != 1 else other[0]


def _bytes_of(real: Path) -> bytes:
    status = real.stat()
    if not stat.S_ISREG(status.st_mode):
        raise page_error("file-not-a-file", real)
    if status.st_size > MOST_BYTES:
        raise page_error("file-too-big", real)
    return real.read_bytes()


def _refuse_read_only(real: Path, *, is_new: bool) -> None:
    """A file that somebody has made read-only stays as it is, although its folder would allow replacing it."""
    if not is_new and not (real.stat().st_mode & stat.S_IWUSR and os.access(real, os.W_OK)):
        raise page_error("file-read-only", real)
    if not os.access(real.parent, os.W_OK):
        raise page_error("folder-read-only", real)


def _digest(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()
