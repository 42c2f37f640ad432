"""The names of a department in the journeys, hand-overs, guides and placeholders of pages, where it is called anew."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Final, NamedTuple

from procdesk.authoring.moving.link_rewriting import Edit
from procdesk.call.directory import DepartmentDirectory
from procdesk.call.placeholders import names_in
from procdesk.content.blocks import list_item
from procdesk.content.near_words import near_hand_over_label
from procdesk.content.vocabulary import HAND_OVER_LABELS, OUTCOME_LABELS
from procdesk.model import Department, WriteUp
from procdesk.text import fold, fold_name

_LABEL: Final = re.compile(r"[\s*_>-]*(?P<label>[^\W\d_][^:：*_\n]{0,40}?)[*_]*[ \t]*[:：]")
# So many lines below the beginning of a hand-over or an outcome it is told to whom.
_FURTHEST: Final = 60


@dataclass(frozen=True, slots=True)
class RenamedDepartment:
    """A department before its new name, its slug then, and its new names by language (none: only the slug is new)."""

    department: Department
    slug: str
    names: Mapping[str, str]

    def new_name(self, written: str, lang: str) -> str:
        """What a page in `lang` has to call the department in place of what is written, "" where that stays right."""
        key = fold_name(written)
        old = {card.lang: card.name for card in self.department.cards}
        changed = {one: self.names[one] for one in old if self.names.get(one, old[one]) != old[one]}
        for one in (lang, *changed):
            if one in changed and fold_name(old[one]) == key:
                return changed[one]
        kept = {fold_name(self.names.get(one, name)) for one, name in old.items()} | {fold_name(self.slug)}
        return self.slug if key not in kept and key == fold_name(self.department.slug) else ""

    @property
    def spellings(self) -> tuple[str, ...]:
        """All that pages may have called it."""
        return (*(card.name for card in self.department.cards), self.department.slug)


class NameEdits(NamedTuple):
    """The edits of a page, and the names, each with its line, that have to change and were not found as written."""

    edits: tuple[Edit, ...]
    lost: tuple[tuple[int, str], ...] = ()


class _Mention(NamedTuple):
    """Where the fields of a page name a department: from which line on, as they give it; `labelled`: behind a label."""

    line: int
    text: str
    labelled: bool


def name_edits(text: str, write_up: WriteUp, renamed: RenamedDepartment, directory: DepartmentDirectory) -> NameEdits:
    """What has to change in a page so that it calls a department by its new name."""
    lines = text.split("\n")
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    edits: dict[int, Edit] = {}
    lost: list[tuple[int, str]] = []
    for mention in _mentions(write_up):
        for old, new in _replacements(mention.text, write_up.lang, renamed, directory):
            found = _found(lines, starts, mention, old, edits)
            if found is None:
                lost.append((mention.line, old))
            else:
                edits[found[0]] = Edit(*found, new)
    for edit in _in_placeholders(text, write_up.lang, renamed, directory):
        edits.setdefault(edit.start, edit)
    return NameEdits(tuple(edits.values()), tuple(lost))


def _mentions(write_up: WriteUp) -> Iterator[_Mention]:
    for step in write_up.journey:
        yield _Mention(step.line, step.department, labelled=False)
    for over in write_up.hand_overs:
        yield _Mention(over.line, over.to, labelled=True)
    for outcome in write_up.guide:
        rules = outcome.rules
        for step in rules.journey or ():
            yield _Mention(step.line, step.department, labelled=False)
        for over in rules.hand_overs or ():
            yield _Mention(over.line, over.to, labelled=True)
        for name in rules.pass_to or ():
            yield _Mention(outcome.line, name, labelled=True)


def _replacements(
    text: str, lang: str, renamed: RenamedDepartment, directory: DepartmentDirectory
) -> Iterator[tuple[str, str]]:
    for party in directory.resolve(text) if text else ():
        if party.slug == renamed.department.slug and (new := renamed.new_name(party.name, lang)):
            yield party.name, new


def _found(
    lines: list[str], starts: list[int], mention: _Mention, name: str, taken: Iterable[int]
) -> tuple[int, int] | None:
    """From where to where the name stands in the text, None where it is not found as it was read."""
    words = r"\s+".join(map(re.escape, name.split()))
    pattern = re.compile(rf"(?<!\w){words}(?!\w)")
    first = mention.line - 1
    for number in range(first, min(first + (_FURTHEST if mention.labelled else 1), len(lines))):
        label = _LABEL.match(lines[number])
        if mention.labelled and (label is None or not _says_to_whom(label["label"])):
            continue
        for found in pattern.finditer(lines[number], label.end() if label and mention.labelled else 0):
            if starts[number] + found.start() not in taken:
                return starts[number] + found.start(), starts[number] + found.end()
    return None


def _says_to_whom(label: str) -> bool:
    item = list_item(label)
    folded = fold(item[1] if item else label).strip()
    near = HAND_OVER_LABELS.get(fold(near_hand_over_label(folded)))
    return "to" in (HAND_OVER_LABELS.get(folded), near) or OUTCOME_LABELS.get(fold_name(folded)) == "pass_to"


def _in_placeholders(
    text: str, lang: str, renamed: RenamedDepartment, directory: DepartmentDirectory
) -> Iterator[Edit]:
    for one in names_in(text):
        for old, new in _replacements(one.step, lang, renamed, directory) if one.kind else ():
            at = one.written.find(old, one.written.find(":"))
            if at >= 0:
                yield Edit(one.start + at, one.start + at + len(old), new)
