"""Whom a name stands for: the department of a hand-over or a step, and how it is reached."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator

from procdesk.call.availability import Availability
from procdesk.call.hand_over import Contact, ContactOf
from procdesk.model import Department

StandingOf = Callable[[str], Availability | None]
"""Gives how a department with those hours stands now, None where they cannot be read."""

Fold = Callable[[str], str]
"""Gives a text without what does not tell names apart: case and accents."""

_AROUND = " \t,;:.·-–—()[]/"


def contacts(departments: Iterable[Department], lang: str, standing_of: StandingOf, fold: Fold) -> ContactOf:
    """Gives the contact that a text names, in the language `lang`; `fold` makes names comparable.

    A text names the department with the longest name that it begins with, in any language: "Facturación (Ana)" is
    Facturación. One that names none is a contact with that name and nothing else.
    """
    known = {name: department for department in departments for name in _names(department, fold)}
    longest_first = sorted(known, key=len, reverse=True)

    def contact_of(text: str) -> Contact:
        written = " ".join(text.split())
        folded = fold(written)
        for name in (one for one in longest_first if folded.startswith(one)):
            rest = _rest(written, name, fold)
            if rest is not None:
                return contact(known[name], lang, standing_of, rest.strip(_AROUND))
        return Contact(written)

    return contact_of


def contact(department: Department, lang: str, standing_of: StandingOf, detail: str = "") -> Contact:
    """How a department is reached; what its card in `lang` leaves out is taken from another of its cards."""
    cards = (department.card(lang), *department.cards)
    hours = _first(card.hours for card in cards)
    return Contact(
        name=_first(card.name for card in cards) or department.slug,
        slug=department.slug,
        phone=_first(card.phone for card in cards),
        email=_first(card.email for card in cards),
        hours=hours,
        standing=standing_of(hours) if hours else None,
        detail=detail,
    )


def _names(department: Department, fold: Fold) -> Iterator[str]:
    names = (card.name for card in department.cards)
    return (folded for name in names if (folded := fold(" ".join(name.split()))))


def _rest(written: str, name: str, fold: Fold) -> str | None:
    """What stands behind a folded name at the beginning of a text, None where it does not begin with that name."""
    end = 0
    folded = ""
    while end < len(written) and len(folded) < len(name):
        end += 1
        folded = fold(written[:end])
    if folded != name:
        return None
    # An accent that is written as a sign of its own belongs to the letter before it.
    while end < len(written) and unicodedata.combining(written[end]):
        end += 1
    return None if written[end : end + 1].isalnum() else written[end:]


def _first(values: Iterable[str]) -> str:
    return next((value for value in values if value.strip()), "").strip()
