"""The bytes of pictures and documents of a source wait in a temporary folder until their page is written."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path, PurePosixPath

from procdesk.authoring.importing.document import FILE, CarriedFile, Remark, picture_kind, remark
from procdesk.authoring.importing.limits import FILE_BYTES, FILES_OF_PAGE, PICTURE_BYTES

# Other documents that people link; whatever could be run stays where it is.
_DOCUMENTS = frozenset({"pdf", "docx", "xlsx", "pptx", "doc", "xls", "ppt", "odt", "ods", "odp", "txt", "csv", "rtf"})
_NAME_SIGNS = re.compile(r"[^\w.-]+")
_LONGEST_NAME = 60


class StagedFiles:
    """The files of one page, collected while it is read."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.files: list[CarriedFile] = []
        self.remarks: list[Remark] = []

    def picture(self, name: str, words: str, content: bytes) -> str | None:
        """The address of a picture on its page; None, with a remark, for one that no page can show."""
        kind = picture_kind(content)
        if not kind:
            self.remarks.append(remark("import-picture-format", name=_ending(name) or name, words=words))
            return None
        if len(content) > PICTURE_BYTES:
            self.remarks.append(remark("import-picture-too-big", name=name, words=words))
            return None
        return self._add(f"{PurePosixPath(name).stem}.{kind}", content, is_picture=True, source="")

    def document(self, source: str, path: Path) -> str | None:
        """The address of another document that the page links; None for one that is not taken along."""
        try:
            if _ending(source) not in _DOCUMENTS or path.is_symlink() or path.stat().st_size > FILE_BYTES:
                return None
            content = path.read_bytes()
        except OSError:
            return None
        return self._add(PurePosixPath(source).name, content, is_picture=False, source=source)

    def _add(self, name: str, content: bytes, *, is_picture: bool, source: str) -> str | None:
        staged = self._folder / hashlib.sha256(content).hexdigest()
        for number, one in enumerate(self.files):
            if one.staged == str(staged):
                return f"{FILE}{number}"
        if len(self.files) >= FILES_OF_PAGE:
            self.remarks.append(remark("import-too-many-files", limit=str(FILES_OF_PAGE), name=name))
            return None
        if not staged.exists():
            staged.write_bytes(content)
        self.files.append(CarriedFile(_file_name(name), str(staged), is_picture, source))
        return f"{FILE}{len(self.files) - 1}"


def _ending(name: str) -> str:
    return PurePosixPath(name).suffix.lstrip(".").lower()


def _file_name(name: str) -> str:
    path = PurePosixPath(_NAME_SIGNS.sub("-", name).strip("-."))
    return f"{path.stem[:_LONGEST_NAME].strip('-.') or 'file'}{path.suffix.lower()}"
