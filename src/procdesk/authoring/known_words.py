"""What the pages of a folder name, for whoever writes another one: departments, pages, codes, owners."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from procdesk.authoring.completion import KnownPage, KnownWords
from procdesk.content.catalog import Catalog
from procdesk.content.scan.paths import split_path

# Details stand at the top of a page, and reading them by the rules takes ten times as long.
_HEAD: Final = 4_000
_OWNER: Final = re.compile(r"^(?:owner|responsable|propietario)[ \t]*:[ \t]*([^\s#].*?)[ \t]*$", re.IGNORECASE | re.M)
_CODES: Final = re.compile(
    r"^(?:codes|c[oó]digos)[ \t]*:[ \t]*(?P<inline>[^\n]*)(?P<items>(?:\n[ \t]*-[ \t]+[^\n]*)*)", re.IGNORECASE | re.M
)
_QUOTES: Final = "\"' \t"


def known_words(
    catalog: Catalog, sources: Callable[[str], Mapping[str, bytes]], ids: Iterable[str], lang: str
) -> KnownWords:
    """What the processes `ids` name, with all departments; titles and names in `lang`, or in the language there is.

    `sources` gives the files of a process by path.
    """
    pages, codes, owners = [], set[str](), set[str]()
    languages = catalog.company.languages if catalog.company else ()
    for id_ in ids:
        entry, files = catalog.entries.get(id_), sources(id_)
        if entry is None or not files:
            continue
        in_lang = (path for path in files if split_path(path, languages)[1] == lang)
        pages.append(KnownPage(id_, entry.title(lang), next(in_lang, next(iter(files)))))
        for raw in files.values():
            head = raw[:_HEAD].decode(errors="replace").replace("\r\n", "\n")
            owners.update(found.strip(_QUOTES) for found in _OWNER.findall(head))
            codes.update(_codes(head))
    departments = tuple(sorted({one.card(lang).name for one in catalog.departments}))
    return KnownWords(departments, tuple(pages), tuple(sorted(codes)), tuple(sorted(owners)))


def joined(parts: Iterable[KnownWords]) -> KnownWords:
    """What several parts of a folder name together."""
    listed = list(parts)
    return KnownWords(
        tuple(dict.fromkeys(one for part in listed for one in part.departments)),
        tuple(sorted((one for part in listed for one in part.pages), key=lambda page: page.title.casefold())),
        tuple(sorted({one for part in listed for one in part.codes})),
        tuple(sorted({one for part in listed for one in part.owners})),
    )


def _codes(head: str) -> Iterable[str]:
    found = _CODES.search(head)
    if found is None:
        return ()
    inline = found["inline"].partition("#")[0].strip("[] \t").split(",")
    items = (line.lstrip(" \t-") for line in found["items"].split("\n"))
    return [code for one in (*inline, *items) if (code := one.strip(_QUOTES))]
