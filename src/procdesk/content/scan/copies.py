"""Copies of a file that sync tools, editors and people leave beside it, known by their names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from procdesk.text import fold_case

_PAGE_END = re.compile(
    r"(?P<end>(?:\.[A-Za-z]{2}(?:[-_][A-Za-z]{2})?)?\.(?:md|markdown|mdown|mkdn?|ya?ml))$", re.IGNORECASE
)
_CONFLICT: Final = (
    r"conflicted|conflict(?:ing|ed)? copy|case conflict|copia (?:en conflicto|conflictiva|de conflicto)"
    r"|copie (?:en conflit|conflictuelle)|in konflikt stehende kopie|sfconflict"
)
# A name that only a copy has. What stands before the mark is the original's name, without its ending.
_CERTAIN: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # Syncthing
        r"(?P<stem>.+?)\.sync-conflict-\d{8}-\d{6}(?:-[A-Z0-9]+)?$",
        # Dropbox, Nextcloud, Seafile, MEGA, pCloud, Unison; a second copy has a number behind it.
        rf"(?P<stem>.+?)[ _]?[(\[][^()\[\]]*\b(?:{_CONFLICT})\b[^()\[\]]*[)\]](?:[ ]?\(\d+\))?$",
        r"(?P<stem>.+?)[ _]?[(\[][^()\[\]]*\bconflict(?:o|s)?\b[^()\[\]]*\d{4}[^()\[\]]*[)\]]$",
        # ownCloud, Synology, Resilio, git
        r"(?P<stem>.+?)_conflict-\d{8}-\d{6}$",
        r"(?P<stem>.+?)_[^_]+_[A-Za-z]{3}-\d{1,2}-\d{4,6}-\d{4}_Conflict$",
        r"(?P<stem>.+?)\.conflict(?:ed)?(?:[.-]?\d+)?$",
        r"(?P<stem>.+?)_(?-i:BASE|LOCAL|REMOTE|BACKUP)_\d+$",
        # People and editors that put a text aside
        r"(?P<stem>.+?)\.(?:old|bak|backup|orig)\d*$",
        r"(?P<stem>.+?)(?-i:[ _-]OLD)$",
        r"~+(?P<stem>.+)$",
    )
)
# A name that may be somebody's own: a copy where its original stands beside it.
_WITH_ORIGINAL: Final = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?i:(?P<stem>.+?)(?: - |[ _.-])(?:copia|copy|copie|kopie|old)(?:[ _-]?\(?\d+\)?)?$)",
        r"(?i:(?P<stem>.+?)(?: - |[ _.])(?:backup|viejo|bak)(?:[ _-]?\(?\d+\)?)?$)",
        r"(?i:(?P<stem>.+?) ?[(\[](?:copia|copy|old|backup|conflicto?)(?: \d+)?[)\]]$)",
        r"(?i:(?:copia|copy|copie|kopie)(?: ?\(\d+\))? (?:de|of|von) (?P<stem>.+)$)",
        r"(?P<stem>.+?) ?[(\[]\d{1,3}[)\]]$",
        r"(?P<stem>.+?)~\d{1,2}$",
        # iCloud
        r"(?P<stem>.+?) \d{1,2}$",
        # OneDrive adds the name of the computer.
        r"(?P<stem>.*[a-z_].*?)-(?:PC|DESKTOP|LAPTOP|PORTATIL|EQUIPO|ORDENADOR|WIN|WS|WKS|NB|TPV|SRV|SERVER|SURFACE|MACBOOK|MAC)"
        r"-[A-Z0-9-]{1,15}$",
        r"(?P<stem>.*[a-z_].*?)-(?:[A-Z]{2,}-[A-Z0-9]*\d[A-Z0-9]*|[A-Z]{3,}\d{1,2})(?:-\d)?$",
        r"(?P<stem>.+?)-(?:MacBook|iMac|Mac mini)(?:[- ].{1,40})?$",
    )
)
# An ending behind the page's own: `x.md.old`.
_ASIDE = re.compile(r"(?P<name>.+)\.(?:old|bak|backup|orig|save|copy|copia|viejo|mine|r\d+|~\d+~)\d*$", re.IGNORECASE)
_OWN_FOLDER = re.compile(r"(?: \d+|-[A-Z0-9-]+)$")
_PAGES: Final = (".md", ".es.md", ".en.md")
# A folder is looked at every second, and nearly no name has anything of a copy's.
_WORDS: Final = (
    "conflict",
    "konflikt",
    "copia",
    "copy",
    "copie",
    "kopie",
    "old",
    "bak",
    "orig",
    "backup",
    "viejo",
    "~",
)
_SIGNS = re.compile(
    r"[ (\[]\d{1,3}[)\]]?(?:\.|$)|-[A-Z][A-Z0-9-]*[.-]|-(?:Mac|iMac)|[A-Z]_\d+\.|\.(?:r\d|save|mine)", re.MULTILINE
)


def may_be_copy(*names: str) -> bool:
    """Whether it is worth asking for the originals of some names."""
    text = "\n".join(names)
    lower = text.lower()
    return any(word in lower for word in _WORDS) or _SIGNS.search(text) is not None


def original_of(name: str, names: Mapping[str, str]) -> str | None:
    """The name of the file in the same folder that `name` is a copy of; None for a file that is none.

    "" where only a copy is called so and the original is not there. `names` are those of the folder by their form of
    `fold_case`.
    """
    if not may_be_copy(name):
        return None
    if aside := _ASIDE.match(name):
        if _PAGE_END.search(aside["name"]):
            return _present((aside["name"],), names)
        if original := _present((aside["name"] + ending for ending in _PAGES), names):
            return original
    ending = _PAGE_END.search(name)
    if ending is None:
        return None
    return next(_originals(name, ending, names), None)


def _originals(name: str, ending: re.Match[str], names: Mapping[str, str]) -> Iterator[str]:
    """The originals that a page's name may be made of; "" where only a copy is called so."""
    for stem, end in _parted(name, ending):
        for pattern in _WITH_ORIGINAL:
            found = pattern.match(stem)
            if found and (original := _earlier(found["stem"] + end, names)):
                yield original
        for pattern in _CERTAIN:
            if found := pattern.match(stem):
                yield _earlier(found["stem"] + end, names)


def _earlier(name: str, names: Mapping[str, str]) -> str:
    """A name of the folder, or the one that it is itself a copy of, as in `x (1) (1)`; "" where neither is there."""
    return _present((name,), names) or original_of(name, names) or ""


def first_original(name: str, names: Mapping[str, str]) -> str | None:
    """As `original_of`, and of a copy of a copy the name of the first."""
    found = original_of(name, names)
    while found and (earlier := original_of(found, names)) is not None:
        found = earlier
    return found


def original_folder(path: str, folders: Mapping[str, str]) -> str | None:
    """As `original_of` for a folder: its path, and those of the folders beside it, with what stands for each.

    A number or a word in capitals behind a name makes no copy of a folder: `Zone 2` stands beside `Zone`.
    """
    if not may_be_copy(f"{path}.md") or _OWN_FOLDER.search(path):
        return None
    pages = {f"{key}.md": f"{name}.md" for key, name in folders.items()}
    found = original_of(f"{path}.md", pages)
    return found and found[:-3]


def _parted(name: str, ending: re.Match[str]) -> Iterator[tuple[str, str]]:
    """The name before its ending, with and without its language: the mark of a copy stands before or behind it."""
    yield name[: ending.start()], ending["end"]
    last = "." + ending["end"].rpartition(".")[2]
    if last != ending["end"]:
        yield name[: -len(last)], last


def _present(candidates: Iterable[str], names: Mapping[str, str]) -> str:
    """The first of some names that is in the folder, as it is written there, "" for none."""
    return next((names[key] for one in candidates if (key := fold_case(one)) in names), "")
