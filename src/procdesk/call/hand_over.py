"""Passing a matter on: whom to reach and how, whether they answer now, and a message that is already filled in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass

from procdesk.call.availability import Availability
from procdesk.model import HandOver, WriteUp

_EITHER = re.compile(r"\s+(?:o|u|or)\s+|\s*/\s*")
_SEVERAL = re.compile(r"\s+(?:o|u|y|e|or|and)\s+|\s*[/,;+&]\s*")


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody a matter can be passed to, in one language; a name that is no department has nothing but the name.

    `hours` are as written; `standing` is None where there are none that could be read. `detail` is what was written
    beside the name: a person, an extension.
    """

    name: str
    slug: str = ""
    phone: str = ""
    email: str = ""
    hours: str = ""
    standing: Availability | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class HandOverTarget:
    """One card: the contact and what the section says about it; `hand_over` is None for a step's department.

    `does` is what the department does in the journey, step by step.
    """

    contact: Contact
    hand_over: HandOver | None
    does: tuple[str, ...] = ()


ContactOf = Callable[[str], Contact]
"""Gives the contact that a text names."""


def hand_over_targets(write_up: WriteUp, contact_of: ContactOf) -> tuple[HandOverTarget, ...]:
    """Whom a matter can be passed to: the hand-overs in order, then the departments of the steps that are left.

    A hand-over to several departments gives one for each of them, one to nobody known keeps the name as written.
    Somebody outside the company who does a step cannot be reached and is left out.
    """
    contacts: dict[str, Contact] = {}
    does: dict[str, tuple[str, ...]] = {}
    for step in write_up.journey:
        for contact in _named(step.department, contact_of):
            if contact.slug and not contact.detail:
                contacts.setdefault(contact.slug, contact)
                does[contact.slug] = (*does.get(contact.slug, ()), step.text)
    passings = [
        HandOverTarget(contact, hand_over, does.get(contact.slug, ()))
        for hand_over in write_up.hand_overs
        for contact in _named(hand_over.to, contact_of)
    ]
    seen = {passing.contact.slug for passing in passings}
    left = (HandOverTarget(contact, None, does[slug]) for slug, contact in contacts.items() if slug not in seen)
    return (*passings, *left)


def readiness(passing: HandOverTarget, ticked: Set[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What is ready of the things to have ready, and what is still missing."""
    wanted = passing.hand_over.have_ready if passing.hand_over else ()
    return tuple(one for one in wanted if one in ticked), tuple(one for one in wanted if one not in ticked)


def _named(text: str, contact_of: ContactOf) -> Iterator[Contact]:
    """The contacts of "Cobros o Tesorería"; a text is taken apart only where every part is a department."""
    for between in (_EITHER, _SEVERAL):
        parts = [contact_of(part) for part in between.split(text) if part]
        if len(parts) > 1 and all(part.slug for part in parts):
            yield from parts
            return
    yield contact_of(text)
