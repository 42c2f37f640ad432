"""New content: a write-up from its template, and a small folder to start with."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import Final

from procdesk.files import atomic_write
from procdesk.text import slugify

# In bytes, as a disk counts them: what it takes at most is 255, and the ending is still to come.
_LONGEST_NAME: Final = 200
_MOST_LETTERS: Final = 80
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)$")
_PLAIN_TITLE = re.compile(r"[^\W\d_][^:#\n\"'\\]*$")


class PageKind(StrEnum):
    """What a write-up is about, which tells the sections that it begins with."""

    ANY = "any"
    INFORMATION = "information"
    INCIDENT = "incident"
    CLAIM = "claim"
    CHANGE = "change"
    HAND_OVER = "hand-over"


def template_names(kind: PageKind, lang: str) -> tuple[str, ...]:
    """Where the template of a kind lies below the folder of templates, by its parts; `lang` is "es" or "en"."""
    return (f"write-up.{lang}.md",) if kind is PageKind.ANY else ("kinds", f"{kind}.{lang}.md")


def write_up_text(title: str, today: date, template: str) -> str:
    """The text of a new write-up: a template with `{title}` and `{today}` filled in."""
    return _filled(template, today).replace("{title}", as_yaml(title))


def new_write_up(folder: Path, title: str, lang: str, today: date, template: str) -> Path:
    """Makes `title.LANG.md` in the folder of a department from a template's text and gives its path.

    In the template `{title}` and `{today}` are filled in. Raises FileExistsError rather than overwrite a page,
    ValueError where the title has no letter or digit, OSError where the disk refuses.
    """
    path = folder / f"{file_name(title)}.{lang}.md"
    if path.exists():
        raise FileExistsError(path)
    atomic_write(path, write_up_text(title, today, template))
    return path


def new_department(root: Path, name: str, lang: str, template: str) -> Path:
    """Makes the folder of a department with its card, from a template with `{name}`, and gives the folder.

    A folder that is there already is kept as it is, and only gets the card if it has none. Raises ValueError where the
    name has no letter or digit, OSError where the disk refuses.
    """
    folder = _spelt_folder(root, file_name(name))
    if not any(folder.glob("_index*")):
        atomic_write(folder / f"_index.{lang}.md", template.replace("{name}", as_yaml(name)))
    return folder


def file_name(title: str) -> str:
    """The name of a file or folder for a title, without ending, on any system.

    Raises ValueError where the title has no letter or digit.
    """
    name = slugify(title)[:_MOST_LETTERS].encode()[:_LONGEST_NAME].decode(errors="ignore").strip("-_")
    if not name:
        raise ValueError(title)
    # Windows cannot have a file of a device's name, whatever its ending.
    return f"{name}-" if _DEVICE.match(name) else name


def department_folder(root: Path, slug: str, paths: Iterable[str]) -> Path:
    """The folder of a department: that of `paths`, relative to `root`, which bears its name, else a new one.

    `slug` "" is the content folder itself.
    """
    if not slug:
        return root
    above = (parent for path in paths for parent in PurePosixPath(path).parents if slugify(parent.name) == slug)
    found = min(above, key=lambda parent: (len(parent.parts), str(parent)), default=None)
    return _spelt_folder(root, slug) if found is None else root.joinpath(*found.parts)


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


def _spelt_folder(root: Path, slug: str) -> Path:
    """The folder in `root` that has this slug, however it is spelt, else a new one named by the slug."""
    there = sorted(root.iterdir()) if root.is_dir() else ()
    return next((one for one in there if one.is_dir() and slugify(one.name) == slug), root / slug)


def _filled(text: str, today: date) -> str:
    return text.replace("{today}", today.isoformat())


def as_yaml(title: str) -> str:
    """A title as a YAML value: quoted only where YAML would otherwise read something else."""
    words = " ".join(title.split())
    return words if _PLAIN_TITLE.match(words) else json.dumps(words, ensure_ascii=False)
