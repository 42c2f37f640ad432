"""Changes one key or one phrase of real pages: `python -m tests.authoring.changed_lines 5000` tells what else changed.

The pages are those of the sample company and, where it lies beside the repository, of another program's handbook; their
line ends and encodings are changed too, as other editors would.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Final

from procdesk.authoring.front_matter_edits import EditRefused, add_item, remove_item, replace_item, set_key
from procdesk.authoring.page_file import read_page_file, save_page_file
from procdesk.content.front_matter.fences import find_block
from procdesk.content.front_matter.key_lines import own_name
from procdesk.content.front_matter.reader import read_front_matter
from tests.conftest import ROOT, SHARED

KEYS: Final = ("title", "department", "owner", "verified", "verify_every", "first_contact", "valid_until", "translates")
LISTS: Final = ("customer_says", "codes", "related", "former_ids")
VALUES: Final = ("2026-11-29", "no", "ana@x.es", "a: b # c", "- x", '"x"', "it's", "año", "12:30", "x" * 200, "[a]", "")


def pages() -> list[Path]:
    """All pages to be changed."""
    folders = (ROOT / "content", SHARED / "corpora")
    return sorted(path for folder in folders if folder.is_dir() for path in folder.rglob("*.md"))


def as_saved_elsewhere(raw: bytes, draw: random.Random) -> bytes:
    """A page as another editor would have saved it: with other line ends, in another encoding, without the last end."""
    text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    lines = text.rstrip("\n").split("\n")
    ends = draw.choice((["\n"], ["\r\n"], ["\n", "\r\n"], ["\r"]))
    text = "".join(line + draw.choice(ends) for line in lines)
    text = text if draw.random() < 0.7 else text.rstrip("\r\n")
    encoding = draw.choice(("utf-8", "utf-8", "utf-8-sig", "cp1252", "utf-16"))
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return text.encode()


def a_change(text: str, draw: random.Random) -> tuple[str, Callable[[str], str]]:
    """The format's name of a key, and a change of it or of one of its items."""
    key = draw.choice(KEYS + LISTS * 3)
    value = draw.choice(VALUES)
    if key in KEYS:
        return key, lambda one: set_key(one, key, None if draw.random() < 0.1 else value)
    entry = next((one for one in read_front_matter(text, "").entries if own_name(one.key) == key), None)
    items = entry.value if entry and isinstance(entry.value, tuple) else ()
    kind = draw.choice(("add", "replace", "remove")) if items else "add"
    if kind == "add":
        return key, lambda one: add_item(one, key, value)
    item = " ".join(draw.choice(items).split())
    if kind == "remove":
        return key, lambda one: remove_item(one, key, item)
    return key, lambda one: replace_item(one, key, item, value or "x")


def lines_of_key(text: str, key: str) -> range | None:
    """The lines, from 0, in which a key may be changed: from its own to that of the next; None for a key to come."""
    entries = sorted(read_front_matter(text, "").entries, key=lambda one: one.line)
    at = next((number for number, one in enumerate(entries) if own_name(one.key) == key), None)
    if at is None:
        return None
    block = find_block(text, "")
    end = entries[at + 1].line - 1 if at + 1 < len(entries) else block.first_line - 1 + len(block.lines) if block else 0
    return range(entries[at].line - 1, end)


def raw_lines(raw: bytes) -> list[bytes]:
    """The lines of a file with their ends, whatever its encoding."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return [line.encode("utf-16-le") for line in raw.decode("utf-16-le").splitlines(keepends=True)]
    return raw.splitlines(keepends=True)


def other_lines_stay(before: bytes, after: bytes, text: str, key: str) -> bool:
    """Whether two files differ in nothing but the lines of a key, or in lines that were added for it."""
    old, new = raw_lines(before), raw_lines(after)
    mark = next((one for one in (b"\xef\xbb\xbf", b"\xff\xfe") if before.startswith(one)), b"")
    if not after.startswith(mark):
        return False
    old[0], new[0] = old[0].removeprefix(mark), new[0].removeprefix(mark)
    place = lines_of_key(text, key)
    if place is not None:
        head, tail = place.start, len(old) - place.stop
        return old[:head] == new[:head] and old[place.stop :] == (new[len(new) - tail :] if tail else [])
    head = next((at for at, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), len(old))
    rest = old[head:]
    return not rest or new[-len(rest) :] == rest


def change_once(path: Path, folder: Path, draw: random.Random) -> str:
    """Changes a copy of a page in `folder` once, and tells how that went: "kept", "refused" or what is wrong."""
    copy = folder / "x.md"
    raw = as_saved_elsewhere(path.read_bytes(), draw)
    copy.write_bytes(raw)
    page = read_page_file(copy)
    key, change = a_change(page.text, draw)
    try:
        text = change(page.text)
    except EditRefused as refused:
        return f"refused: {refused.code}"
    after = save_page_file(page, text)
    if after.encoding != page.encoding:
        return "became UTF-8"
    if not other_lines_stay(raw, copy.read_bytes(), page.text, key):
        return f"other lines changed: {path.name} {key}"
    return "kept"


def main(times: int) -> None:
    """Prints how so many changes went."""
    draw = random.Random()
    found = pages()
    with tempfile.TemporaryDirectory() as folder:
        counted = Counter(change_once(draw.choice(found), Path(folder), draw) for _ in range(times))
    print(f"pages: {len(found)}; changes: {times}; {dict(counted.most_common())}")  # noqa: T201


if __name__ == "__main__":
    main(int(sys.argv[1]))
