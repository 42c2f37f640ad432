"""Department directory: the one answer to whom a name stands for in journeys, hand-overs, placeholders and `check`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from procdesk.content.vocabulary import OUTSIDERS
from procdesk.model import Company, Department
from procdesk.text import fold, fold_name

# Names are not looked for further on: nobody waits for the reading of a hostile page.
_LONGEST: Final = 500
_WORD: Final = r"(?:o|u|or|y|e|and)"
_BETWEEN: Final = re.compile(rf"\s*[/,;+&]\s*|\s+{_WORD}\s+")
# A name ends here: what follows is a detail or the next name. "Mobile" is not meant by "Mobile phone of the customer",
# nor the customer by "customer's bank"; a person stands in brackets, or behind a comma, colon or dash.
_END: Final = re.compile(
    rf"\s*$|\s*[^\w\s'’@-]|\s+-|\s+{_WORD}\s|\s+(?:\d|(?:ext|extension|tel|tlf|telefono|phone|telephone)\b)"
)
_SOMEBODY_ELSE: Final = re.compile(rf"\s*(?:[(\[][^)\]]*[)\]])?\s+{_WORD}\s+(?=\S)")
_AROUND: Final = " \t,;:.·-–—/+&"
_OPENING: Final = "(["
_CLOSING: Final = ")]"


def find_department(departments: Sequence[Department], named: str) -> str:
    """The slug of the department that is meant by its folder or its name in any language; "" where there is none."""
    names = {one.slug: one.slug for one in departments}
    names |= {fold_name(card.name): one.slug for one in reversed(departments) for card in one.cards}
    return names.get(named) or names.get(fold_name(named), "")


@dataclass(frozen=True, slots=True)
class NamedParty:
    """Whom a name stands for: a department, somebody outside the company (`outsider`), or neither: nobody known.

    `name` is as written, with single spaces; `detail` is what was written beside it: a person, an extension.
    """

    name: str
    department: Department | None = None
    outsider: bool = False
    detail: str = ""

    @property
    def slug(self) -> str:
        """The slug of the department, "" where it is none."""
        return self.department.slug if self.department else ""

    @property
    def known(self) -> bool:
        """Whether it is a department or a known outsider."""
        return self.department is not None or self.outsider


class DepartmentDirectory:
    """Finds whom a text names, whatever its case and accents; lasts as long as the catalog it was made from.

    A department answers to the names of its cards in any language and to its slug, in this order; of two with one name
    the first does. Outsiders are the usual ones and those that the company lists.
    """

    def __init__(self, company: Company, departments: Sequence[Department]) -> None:
        outsiders = [*OUTSIDERS, *company.outsiders]
        names = [(card.name, one) for one in departments for card in one.cards] + [
            (one.slug, one) for one in departments
        ]
        self._known: dict[str, Department | None] = {}
        for name, department in (*names, *((name, None) for name in outsiders)):
            if key := fold_name(name):
                self._known.setdefault(key, department)
        self._by_letter: dict[str, list[str]] = {}
        for key in sorted(self._known, key=len, reverse=True):
            self._by_letter.setdefault(key[0], []).append(key)

    def resolve(self, text: str) -> tuple[NamedParty, ...]:
        """Whom `text` names, in order, never nobody: "Collections or Billing (Ana)" is two departments.

        A name of the company is found as a whole first, be there "or" or brackets in it. A text that begins with no
        known name is one party that nobody knows. So is what an "or" or "and" adds to a known name, but it is a detail
        of that one too.
        """
        written = " ".join(text.split())
        key = fold_name(written)
        if key in self._known:
            return (self._party(written, key),)
        return tuple(self._read(_FoldedText(written))) or (NamedParty(written),)

    def identities(self, text: str) -> frozenset[str]:
        """What the parties that `text` names are told apart by: slugs of departments, folded names of all others."""
        return frozenset(f"/{party.slug}" if party.slug else fold_name(party.name) for party in self.resolve(text))

    def slugs(self, text: str) -> tuple[str, ...]:
        """The slugs of the departments that `text` names."""
        return tuple(dict.fromkeys(party.slug for party in self.resolve(text) if party.slug))

    def _party(self, written: str, key: str, detail: str = "") -> NamedParty:
        department = self._known[key]
        return NamedParty(written, department, department is None, detail)

    def _read(self, text: _FoldedText) -> Iterator[NamedParty]:
        """The parties of a text that begins with a known name, none where it does not."""
        key, start = self._key_at(text.folded, 0), 0
        while key:
            end = start + len(key)
            following, begin, after = self._next(text.folded, end)
            detail = text.part(end, begin)
            yield self._party(text.part(start, end), key, _without_frame(detail))
            if not following and (somebody := _SOMEBODY_ELSE.match(text.folded, end)):
                yield NamedParty(text.part(somebody.end(), begin))
            key, start = following, after

    def _key_at(self, folded: str, start: int) -> str:
        """The longest known name that stands at `start`, "" where none does."""
        keys = self._by_letter.get(folded[start : start + 1], ())
        return next((key for key in keys if folded.startswith(key, start) and _END.match(folded, start + len(key))), "")

    def _next(self, folded: str, start: int) -> tuple[str, int, int]:
        """The next known name behind a separator outside brackets; where the separator and the name begin.

        Without one ("", the end, the end).
        """
        depth, counted = 0, start
        for found in _BETWEEN.finditer(folded, start):
            between = folded[counted : found.start()]
            depth += sum(between.count(sign) for sign in _OPENING) - sum(between.count(sign) for sign in _CLOSING)
            counted = found.start()
            if depth <= 0 and (key := self._key_at(folded, found.end())):
                return key, found.start(), found.end()
        return "", len(folded), len(folded)


@dataclass(slots=True)
class _FoldedText:
    """The beginning of a text as it is compared, and where each letter of that stands in what was written."""

    written: str
    folded: str = ""
    origin: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        for index, letter in enumerate(self.written[:_LONGEST]):
            folded = fold(letter)
            self.folded += folded
            self.origin.extend([index] * len(folded))
        self.origin.append(len(self.written))

    def part(self, start: int, end: int) -> str:
        """What was written from one place of the folded text to another."""
        return self.written[self.origin[start] : self.origin[end]]


def _without_frame(detail: str) -> str:
    """A detail without the punctuation before and behind it, and without the brackets that hold all of it."""
    bare = detail.strip(_AROUND)
    inner = bare[1:-1]
    if bare[:1] in _OPENING and bare[-1:] in _CLOSING and not any(sign in inner for sign in _OPENING + _CLOSING):
        return inner.strip(_AROUND)
    return bare
