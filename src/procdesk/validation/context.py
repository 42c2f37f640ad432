"""A whole folder as the rules look at it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Final

from procdesk.call.directory import DepartmentDirectory
from procdesk.content.blocks import blank_comments
from procdesk.content.folder import Folder
from procdesk.content.links import known_page
from procdesk.content.parser import FileResult
from procdesk.content.vocabulary import KEY_NAMES, KEYS
from procdesk.model import DepartmentCard, WriteUp
from procdesk.text import closest_path, fold_key, fold_phrase

# Comparing thousands of dead links with thousands of ids would take minutes, and nobody reads so many hints.
_SUGGESTIONS: Final = 500
# What leaves it unknown which keys a file has, and so everything that a missing key would mean.
_BROKEN_YAML: Final = frozenset(
    {
        *("yaml-broken", "yaml-alias", "toml-broken", "quote-open", "bracket-open", "missing-colon", "colon-in-value"),
        *("forbidden-start", "bad-indentation", "list-without-key"),
    }
)
_BROKEN_HEAD: Final = _BROKEN_YAML | {"front-matter-open", "front-matter-unopened", "front-matter-too-big"}
_BROKEN_COMPANY: Final = _BROKEN_YAML | {"company-not-a-mapping", "file-unreadable", "binary"}
_SECTIONS_OF_A_TEMPLATE: Final = 3
_OURS: Final = ("say", "ask", "decide", "avoid", "journey", "hand-over")


def is_untouched(write_up: WriteUp) -> bool:
    """Whether a page is what `procdesk new` made, or as empty: sections of the format without a word in any of them."""
    known = [one for one in write_up.sections if one.key not in ("", "intro")]
    texts = (blank_comments(one.markdown).strip() for one in write_up.sections)
    return len(known) >= _SECTIONS_OF_A_TEMPLATE and not write_up.phrases and not any(texts)


def written_for_procdesk(write_up: WriteUp) -> bool:
    """Whether a page has phrases or sections of this format; other pages lack neither owner nor phrases."""
    return bool(write_up.phrases) or any(one.key in _OURS for one in write_up.sections)


# Not frozen and without slots: what several rules ask for is computed once.
@dataclass
class ValidationContext:
    """A folder as the rules look at it: `today` decides what is overdue."""

    folder: Folder
    today: date
    write_ups: tuple[WriteUp, ...]
    ids: frozenset[str]
    directory: DepartmentDirectory
    suggested: dict[str, str] = field(default_factory=dict)
    folded: dict[str, str] = field(default_factory=dict)

    @cached_property
    def company_known(self) -> bool:
        """Whether `procdesk.yaml` could be read, or is not there at all."""
        file = self.folder.company_file
        return file is None or not any(one.code in _BROKEN_COMPANY for one in file.problems)

    @cached_property
    def cards(self) -> tuple[tuple[FileResult, str, DepartmentCard], ...]:
        """The pages of departments: file, slug and card."""
        return tuple((one, *one.card) for one in self.folder.results.values() if one.card)

    @cached_property
    def kept_for_procdesk(self) -> bool:
        """Whether somebody keeps this folder for procdesk: other people's folders hold empty pages and redirections."""
        return self.folder.company_file is not None or bool(self.cards) or any(one.phrases for one in self.write_ups)

    @cached_property
    def cards_known(self) -> bool:
        """Whether every page of a department could be read, so that its name is known."""
        return all(self.head_known(result.path) for result, _, _ in self.cards)

    @cached_property
    def same_title(self) -> dict[tuple[str, str], tuple[str, ...]]:
        """The ids of the pages by language and title, as the search compares titles."""
        found: dict[tuple[str, str], tuple[str, ...]] = {}
        for one in self.write_ups:
            key = one.lang, self.fold(one.title)
            found[key] = (*found.get(key, ()), one.id)
        return found

    def fold(self, phrase: str) -> str:
        """A phrase or title as the search compares it, computed once."""
        if phrase not in self.folded:
            self.folded[phrase] = fold_phrase(phrase)
        return self.folded[phrase]

    def copies(self, write_up: WriteUp, other: str) -> bool:
        """Whether the process `other` has a page of the same title: then it is told once, and not for each phrase."""
        return other in self.same_title.get((write_up.lang, self.fold(write_up.title)), ())

    def result(self, path: str) -> FileResult:
        """What reading the file gave."""
        return self.folder.results[path]

    def head_known(self, path: str) -> bool:
        """Whether the details at the top of a file could be read as a whole."""
        return not any(one.code in _BROKEN_HEAD for one in self.result(path).problems)

    @cached_property
    def own_pages(self) -> tuple[WriteUp, ...]:
        """The pages written for procdesk whose details could be read, save for those that nobody has filled in yet."""
        return tuple(
            one
            for one in self.write_ups
            if not one.plain and written_for_procdesk(one) and self.head_known(one.path) and not is_untouched(one)
        )

    def line(self, write_up: WriteUp, key: str) -> int:
        """The line of a front-matter key, 1 where the page does not have it."""
        return self.result(write_up.path).lines.get(key, 1)

    def item_line(self, write_up: WriteUp, key: str, item: str) -> int:
        """The line of one item of a list in the front matter, that of its key where it stands nowhere."""
        entry = self.result(write_up.path).entries.get(key)
        if entry is None:
            return 1
        values = entry.value if isinstance(entry.value, tuple) else (entry.value or "",)
        wanted = self.fold(item)
        found = (line for value, line in zip(values, entry.lines, strict=False) if self.fold(value) == wanted)
        return next(found, entry.line)

    def lacks(self, path: str, key: str) -> bool:
        """Whether a key is not there or has no value; a faulty value and a misspelt key are told elsewhere."""
        result = self.result(path)
        misspelt = (dict(one.facts)["suggestion"] for one in result.problems if one.code == "misspelt-key")
        if key in result.entries:
            return not result.entries[key].value
        return not any(KEYS.get(fold_key(one)) == key for one in misspelt)

    def key_name(self, path: str, key: str) -> str:
        """A key as the file has it, else as it would be written beside the keys that it has."""
        entries = self.result(path).entries
        if key in entries:
            return entries[key].key
        english = [one for one, entry in entries.items() if fold_key(entry.key) == one and one != "lang"]
        write_up = self.result(path).write_up
        lang = write_up.lang if write_up and not entries else "en" if english else "es"
        return KEY_NAMES.get(lang, {}).get(key, key)

    def value(self, path: str, key: str) -> str:
        """The value of a key as it is written, "" where it is a list or is not there."""
        entry = self.result(path).entries.get(key)
        return entry.value if entry and isinstance(entry.value, str) else ""

    def page(self, id_: str) -> str:
        """The id of the process that a link leads to, by whatever id it is known; "" for none."""
        return known_page(id_, self.ids, self.folder.former, self.folder.site.root)

    def nearest_id(self, wanted: str) -> str:
        """The id that was probably meant, "" where none resembles it or where very many were asked for already."""
        if wanted not in self.suggested and len(self.suggested) < _SUGGESTIONS:
            self.suggested[wanted] = closest_path(wanted, self.ids)
        return self.suggested.get(wanted, "")
