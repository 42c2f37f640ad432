"""What stands in for a file that cannot be read just now: its last good version, out of the index in force."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from procdesk.content.catalog import Catalog
from procdesk.content.folder import LastKnown, settled
from procdesk.content.parser import FileResult, read_source
from procdesk.content.scan.paths import parse_page_path

KEPT: Final = frozenset({"file-unreadable", "binary"})
"""The problems of a file that holds no text now: another program keeps it to itself, or crashed while it saved."""

Sources = Callable[[str], Mapping[str, bytes]]
"""Gives the raw files of a process by path; KeyError for an unknown id."""


class LastGood:
    """The last good versions of the files of `catalog`; `sources` are those of the index that it belongs to."""

    def __init__(self, catalog: Catalog, sources: Sources) -> None:
        self._catalog = catalog
        self._sources = sources

    @property
    def known(self) -> LastKnown:
        """What was known of the folder as a whole."""
        return LastKnown(self._catalog.files, self._catalog.company)

    def instead_of(self, found: FileResult) -> tuple[FileResult, bytes]:
        """What a file is taken for and its bytes: its last good version where it holds no text now, else `found`.

        The bytes are b"" where they are not those of a last good version.
        """
        if not any(one.code in KEPT for one in found.problems):
            return found, b""
        record = self._catalog.files.get(found.path)
        raw = self._source(record.id, found.path) if record and record.id else b""
        kept = read_source(found.path, raw, self._catalog.company, self._catalog.site) if raw else self._card(found)
        if record is None or (kept.write_up is None and kept.card is None):
            return found, b""
        since = record.kept_since or time.time()
        kept = replace(settled(kept, self._catalog.neighbours), problems=found.problems, kept_since=since)
        return kept, raw

    def _source(self, id_: str, path: str) -> bytes:
        try:
            return self._sources(id_).get(path, b"")
        except KeyError:
            return b""

    def _card(self, found: FileResult) -> FileResult:
        """The card of a department as it was, where the file is one."""
        company = self._catalog.company
        place = parse_page_path(found.path, company.languages if company else (), self._catalog.site.root)
        department = next((one for one in self._catalog.departments if one.slug == place.folder), None)
        lang = place.lang or (company.default_language if company else self._catalog.neighbours.common)
        cards = department.cards if department and place.card else ()
        return next((replace(found, card=(place.folder, one)) for one in cards if one.lang == lang), found)
