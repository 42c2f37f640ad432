"""New content: a write-up from its template, and a small folder to start with."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Final

from procdesk.files import atomic_write
from procdesk.model import Company
from procdesk.text import slugify

_LONGEST_NAME: Final = 80
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)$")
_PLAIN_TITLE = re.compile(r"[^\W\d_][^:#\n\"'\\]*$")


def new_write_up(
    root: Path, title: str, department: str, lang: str, company: Company, today: date, template: str
) -> Path:
    """Makes `department/title.LANG.md` below `root` from a template's text and gives its path.

    `lang` may be "" for the company's default. In the template `{title}` and `{today}` are filled in. Raises
    FileExistsError rather than overwrite a page, ValueError where the title has no letter or digit, OSError where
    the disk refuses.
    """
    name = slugify(title)[:_LONGEST_NAME].strip("-")
    if not name:
        raise ValueError(title)
    if _DEVICE.match(name):
        # Windows cannot have a file of this name, whatever its ending.
        name += "-"
    path = _department_folder(root, department) / f"{name}.{lang or company.default_language}.md"
    if path.exists():
        raise FileExistsError(path)
    atomic_write(path, _filled(template, today).replace("{title}", _as_yaml(title)))
    return path


def init_folder(target: Path, files: Mapping[str, str], today: date) -> tuple[Path, ...]:
    """Writes a first content folder, texts by relative path, with `{today}` filled in, and gives the paths written.

    Raises FileExistsError where `target` is a file or holds anything, ValueError for a path that leads out of it.
    """
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise FileExistsError(target)
    written = []
    for relative in sorted(files):
        parts = PurePosixPath(relative)
        if parts.is_absolute() or ".." in parts.parts:
            raise ValueError(relative)
        path = target.joinpath(*parts.parts)
        atomic_write(path, _filled(files[relative], today))
        written.append(path)
    return tuple(written)


def _department_folder(root: Path, department: str) -> Path:
    """The folder that already has the department's slug, however it is spelt, else a new one named by the slug."""
    slug = slugify(department)
    if not slug:
        return root
    spelt = (
        (one for one in sorted(root.iterdir()) if one.is_dir() and slugify(one.name) == slug) if root.is_dir() else ()
    )
    return next(iter(spelt), root / slug)


def _filled(text: str, today: date) -> str:
    return text.replace("{today}", today.isoformat())


def _as_yaml(title: str) -> str:
    """A title as a YAML value: quoted only where YAML would otherwise read something else."""
    words = " ".join(title.split())
    return words if _PLAIN_TITLE.match(words) else json.dumps(words, ensure_ascii=False)
