"""Files that are not read as pages: copies of others, compared with them, and texts of other programs."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import takewhile
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from procdesk.content.folder import Folder
from procdesk.content.limits import PAGE_BYTES
from procdesk.content.problems import problem
from procdesk.content.scan.decoding import decode
from procdesk.content.scan.paths import split_path
from procdesk.model import Problem
from procdesk.validation.context import ValidationContext

# Comparing every line with every other takes a second from some thousands on.
_LINES: Final = 2_000
_SHOWN: Final = 5
_NO_PROCESS = re.compile(r"(?:readme|leeme|licen[cs]e|licencia|changelog|requirements|robots|notice)\b", re.IGNORECASE)


def copies_are_compared(view: ValidationContext) -> Iterator[Problem]:
    """Where a file that was left out as a copy differs from its original."""
    for path, original in view.folder.copies:
        lines, kept = _lines(view.folder.root / path), _lines(view.folder.root / original) if original else None
        if lines is None or kept is None:
            continue
        ranges = _differences(lines, kept)
        if ranges:
            told = ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in ranges[:_SHOWN])
            facts = {"original": original, "lines": told + (", …" if len(ranges) > _SHOWN else "")}
            yield problem("copy-differs", path, ranges[0][0], **facts)
        else:
            yield problem("copy-is-the-same", path, 0, original=original)


def texts_are_pages(view: ValidationContext) -> Iterator[Problem]:
    """A text of another program beside the pages of a department is linked by one of them, or has one of its name."""
    folder = view.folder
    ours = folder.company_file is not None or any(result.card for result in folder.results.values())
    if not folder.documents or not ours:
        return
    linked, stems = _linked(folder), {split_path(path, folder.company.languages)[0] for path in folder.results}
    departments = {path.partition("/")[0] for path in folder.results if "/" in path}
    for path in folder.documents:
        name = posixpath.basename(path)
        stem, ending = posixpath.splitext(path)
        is_page = split_path(f"{stem}.md", folder.company.languages)[0] in stems
        known = name.lower() in linked or is_page or _NO_PROCESS.match(name)
        if path.partition("/")[0] in departments and not known:
            yield problem("other-format", path, 0, ending=ending)


def _linked(folder: Folder) -> set[str]:
    """The names of all files that a page links to."""
    written = (link.written for result in folder.results.values() for link in result.links)
    return {posixpath.basename(unquote(re.split(r"[?#]", one, maxsplit=1)[0])).lower() for one in written}


def _lines(path: Path) -> list[str] | None:
    """The lines of a file, without blanks at their ends; None for one that cannot be read."""
    try:
        with path.open("rb") as file:
            text = decode(file.read(PAGE_BYTES)).text
    except OSError:
        return None
    return [line.rstrip() for line in text.rstrip().split("\n")]


def _differences(lines: list[str], kept: list[str]) -> list[tuple[int, int]]:
    """The first and the last line of each stretch of `lines` that is not in `kept`, or lacks some of it."""
    if lines == kept:
        return []
    same = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(lines, kept, strict=False))))
    if max(len(lines), len(kept)) > _LINES:
        return [(same + 1, max(same + 1, len(lines)))]
    blocks = SequenceMatcher(None, lines, kept, autojunk=False).get_opcodes()
    ranges = ((min(begin + 1, len(lines)), end) for tag, begin, end, _, _ in blocks if tag != "equal")
    return list(dict.fromkeys((first, max(first, last)) for first, last in ranges))
