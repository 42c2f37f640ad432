"""Passing a matter on: whom to reach and how, whether they answer now, and a message that is already filled in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass, replace

from procdesk.call.availability import Availability
from procdesk.call.directory import NamedParty
from procdesk.model import Department, HandOver, WriteUp

AvailabilityOf = Callable[[str], Availability | None]
"""Gives how a department with those hours stands now, None where they cannot be read."""


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody a matter can be passed to, in one language; a name that is no department has nothing but the name.

    `hours` are as written; `availability` is None where there are none that could be read. `detail` is what was written
    beside the name: a person, an extension.
    """

    name: str
    slug: str = ""
    phone: str = ""
    email: str = ""
    hours: str = ""
    availability: Availability | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class HandOverTarget:
    """One card: the contact and what the section says about it; `hand_over` is None for a step's department.

    `does` is what the department does in the journey, step by step; `own` is true for the user's own department, which
    only stands there where nobody else does.
    """

    contact: Contact
    hand_over: HandOver | None
    does: tuple[str, ...] = ()
    own: bool = False


ContactsOf = Callable[[str], Sequence[Contact]]
"""Gives the contacts that a text names, at least one."""


def contact(department: Department, lang: str, availability_of: AvailabilityOf, detail: str = "") -> Contact:
    """How a department is reached; what its card in `lang` leaves out is taken from another of its cards."""
    cards = (department.card(lang), *department.cards)
    hours = _first(card.hours for card in cards)
    return Contact(
        name=_first(card.name for card in cards) or department.slug,
        slug=department.slug,
        phone=_first(card.phone for card in cards),
        email=_first(card.email for card in cards),
        hours=hours,
        availability=availability_of(hours) if hours else None,
        detail=detail,
    )


def contacts(parties: Sequence[NamedParty], lang: str, availability_of: AvailabilityOf) -> tuple[Contact, ...]:
    """How each of the parties is reached, in `lang`; one that nobody knows is left out beside one that is known."""
    known = [party for party in parties if party.known] or parties
    return tuple(
        contact(party.department, lang, availability_of, party.detail)
        if party.department
        else Contact(party.name, detail=party.detail)
        for party in known
    )


def hand_over_targets(write_up: WriteUp, contacts_of: ContactsOf) -> tuple[HandOverTarget, ...]:
    """Whom a matter can be passed to: the hand-overs in order, then the departments of the steps that are left.

    A hand-over to several gives one for each of them, one to nobody known keeps the name as written. Somebody outside
    the company who does a step cannot be reached and is left out.
    """
    doing: dict[str, Contact] = {}
    does: dict[str, tuple[str, ...]] = {}
    for step in write_up.journey:
        for one in contacts_of(step.department):
            if one.slug:
                doing.setdefault(one.slug, one)
                does[one.slug] = (*does.get(one.slug, ()), step.text)
    targets = [
        HandOverTarget(one, hand_over, does.get(one.slug, ()))
        for hand_over in write_up.hand_overs
        for one in contacts_of(hand_over.to)
    ]
    seen = {passing.contact.slug for passing in targets}
    left = (HandOverTarget(one, None, does[slug]) for slug, one in doing.items() if slug not in seen)
    return (*targets, *left)


def order_targets(targets: Sequence[HandOverTarget], own: Set[str], due: Sequence[str]) -> tuple[HandOverTarget, ...]:
    """The targets with the likely ones first: those of the section, then the departments that are `due` next.

    `own` and `due` are slugs. The user's own departments are left out, unless there is nobody else.
    """
    others = [one for one in targets if one.contact.slug not in own]
    if not others:
        return tuple(replace(one, own=True) for one in targets)
    turns = {slug: turn for turn, slug in reversed(tuple(enumerate(due)))}
    others.sort(key=lambda one: (one.hand_over is None, 0 if one.hand_over else turns.get(one.contact.slug, len(due))))
    return tuple(others)


def readiness(passing: HandOverTarget, ticked: Set[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What is ready of the things to have ready, and what is still missing."""
    wanted = passing.hand_over.have_ready if passing.hand_over else ()
    return tuple(one for one in wanted if one in ticked), tuple(one for one in wanted if one not in ticked)


def _first(values: Iterable[str]) -> str:
    return next((value for value in values if value.strip()), "").strip()
