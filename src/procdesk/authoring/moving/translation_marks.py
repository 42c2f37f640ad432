"""The marks of translations carried over a move, which changes nothing in their originals that needs translating."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from procdesk.authoring.front_matter_edits import EditRefused, set_key
from procdesk.authoring.moving.link_rewriting import MovedFiles
from procdesk.authoring.moving.plain_values import with_plain_value
from procdesk.authoring.moving.scope import MoveScope, ScopedPage, read_pages
from procdesk.content.folder import settled
from procdesk.content.parser import read_source
from procdesk.content.translation import carried_mark, original_of
from procdesk.content.vocabulary import KEYS
from procdesk.model import Process, WriteUp

_KEYS = tuple(alias for alias, key in KEYS.items() if key == "translates")


@dataclass(slots=True)
class TranslationMarks:
    """Carries the marks of translations over a move; `names` are the new titles or names by language.

    `lost` are the files whose mark could not be written.
    """

    scope: MoveScope
    moved: MovedFiles
    names: Mapping[str, str]
    lost: list[str] = field(default_factory=list)

    def carried(self, pages: Mapping[str, ScopedPage], texts: Mapping[str, str]) -> Iterator[tuple[ScopedPage, str]]:
        """The translations whose mark changes, each with its text after the move; `texts` are those of `pages`."""
        changed = {path for path, text in texts.items() if text != pages[path].file.text}
        for variants in self._variants(changed):
            missing = read_pages(self.scope.root, [path for path in variants if path not in pages]).pages
            there = {path: missing.get(path) or pages[path] for path in variants if path in missing or path in pages}
            if any(_may_be_translation(page) for page in there.values()):
                yield from self._of_process(there, {path: texts.get(path, there[path].file.text) for path in there})

    def _variants(self, changed: set[str]) -> Iterator[list[str]]:
        """The files of each process of which one changes, where it is written in several languages."""
        by_id: dict[str, list[str]] = {}
        for path, record in self.scope.catalog.files.items():
            if record.id:
                by_id.setdefault(record.id, []).append(path)
        yield from (paths for paths in by_id.values() if len(paths) > 1 and not changed.isdisjoint(paths))

    def _of_process(
        self, pages: Mapping[str, ScopedPage], texts: Mapping[str, str]
    ) -> Iterator[tuple[ScopedPage, str]]:
        old = {path: self._read(path, page.file.raw) for path, page in pages.items()}
        new = {path: self._read(path, text.encode()) for path, text in texts.items()}
        known = [one for one in old.values() if one]
        for path, one in old.items():
            original = original_of(Process(one.id, tuple(known)), one) if one and one.translates else None
            after = new[original.path] if original else None
            if one is None or original is None or after is None or original.path == path:
                continue
            if after.title != original.title and not self._title_is_translated(one):
                # Somebody has to translate the new title, and only that.
                after = replace(after, title=original.title)
            mark = carried_mark(one.translates, original, after)
            if mark != one.translates:
                yield from self._marked(pages[path], texts[path], (one.translates, mark))

    def _title_is_translated(self, translation: WriteUp) -> bool:
        """Whether the title is new in both languages, or only because the file that gives it has another name."""
        return not self.names or translation.lang in self.names

    def _marked(self, page: ScopedPage, text: str, marks: tuple[str, str]) -> Iterator[tuple[ScopedPage, str]]:
        try:
            yield page, with_plain_value(text, "translates", *marks) or set_key(text, "translates", marks[1])
        except EditRefused:
            self.lost.append(page.path)

    def _read(self, path: str, raw: bytes) -> WriteUp | None:
        catalog = self.scope.catalog
        return settled(read_source(path, raw, catalog.company, catalog.site), catalog.neighbours).write_up


def _may_be_translation(page: ScopedPage) -> bool:
    folded = page.file.text.lower()
    return any(key in folded for key in _KEYS)
