"""Drafts: texts of pages that were typed and not saved, kept where they survive the program, and offered again."""

from __future__ import annotations

import hashlib
import json
import logging
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from procdesk.files import replace_file, same_folder

_LOG = logging.getLogger(__name__)
_ENDING: Final = ".draft.json"
_BROKEN: Final = ".broken"
_NAME_LENGTH: Final = 24


@dataclass(frozen=True, slots=True)
class Draft:
    """The text of a page that was not saved: what its editor held at `kept_at`, a moment with its time zone.

    `content` is the content folder, `path` the page's file relative to it, with forward slashes. `digest` is that of
    the file which the text began from, "" for a page that had none: another digest now means that somebody else has
    changed it.
    """

    content: Path
    path: str
    text: str
    digest: str
    kept_at: datetime


@dataclass(frozen=True, slots=True)
class Drafts:
    """The drafts of a content folder, newest first; `broken` are files that hold none and were set aside."""

    drafts: tuple[Draft, ...] = ()
    broken: tuple[Path, ...] = ()


class DraftStore:
    """Keeps the drafts of one content folder in `folder`, one file for each page."""

    def __init__(self, folder: Path, content: Path) -> None:
        self._folder = folder
        self._content = content.absolute()

    def keep(self, path: str, text: str, digest: str, moment: datetime) -> OSError | None:
        """Keeps the text of a page in place of its draft before, and gives what kept it from that, None for nothing.

        It is no error of the editor: whoever types goes on, and is told.
        """
        kept = {
            "content": str(self._content),
            "path": path,
            "digest": digest,
            "kept_at": moment.isoformat(),
            "text": text,
        }
        try:
            # What is not saved yet is nobody else's business.
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            replace_file(self._file(path), json.dumps(kept, indent=1).encode(), _no_check)
        except OSError as error:
            return error
        return None

    def drafts(self) -> Drafts:
        """All drafts of this folder, whether or not their files are still there, and those of folders that are gone.

        A file that holds no draft is renamed and stays.
        """
        found: list[Draft] = []
        broken: list[Path] = []
        for file in self._files():
            try:
                draft = _read(file)
            except OSError as error:
                # Perhaps it can be read another time.
                _LOG.warning("%s cannot be read: %s", file, error)
                continue
            if draft is None:
                broken.append(_set_aside(file))
            elif same_folder(draft.content, self._content) or not draft.content.is_dir():
                found.append(draft)
        return Drafts(tuple(sorted(found, key=lambda one: one.kept_at, reverse=True)), tuple(broken))

    def drop(self, draft: Draft) -> OSError | None:
        """Forgets a draft that was saved or is not wanted, and gives what kept it from that, None for nothing."""
        try:
            for file in self._files():
                kept = _read(file)
                if kept and kept.path == draft.path and same_folder(kept.content, draft.content):
                    file.unlink(missing_ok=True)
        except OSError as error:
            return error
        return None

    def _files(self) -> list[Path]:
        return sorted(self._folder.glob(f"*{_ENDING}"))

    def _file(self, path: str) -> Path:
        name = hashlib.sha256(f"{self._content}\0{path}".encode(errors="surrogatepass")).hexdigest()
        return self._folder / f"{name[:_NAME_LENGTH]}{_ENDING}"


def _no_check() -> None:
    """A draft takes the place of the one before, whatever that is."""


def _read(file: Path) -> Draft | None:
    """The draft in a file, None where it holds none. OSError where it cannot be read."""
    raw = file.read_bytes()
    try:
        kept = json.loads(raw)
        texts = [kept[key] for key in ("content", "path", "text", "digest", "kept_at")]
        moment = datetime.fromisoformat(texts[-1])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        _LOG.warning("no draft in %s: %s", file, error)
        return None
    if not all(isinstance(one, str) for one in texts) or moment.tzinfo is None:
        return None
    return Draft(Path(texts[0]), texts[1], texts[2], texts[3], moment)


def _set_aside(file: Path) -> Path:
    """Another name for a file that holds no draft, so that it is not read again; the old one where that fails."""
    try:
        return file.replace(file.with_name(f"{file.name}{_BROKEN}"))
    except OSError as error:
        _LOG.warning("%s stays: %s", file, error)
        return file
