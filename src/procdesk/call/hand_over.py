"""Passing a matter on: whom to reach and how, whether they answer now, and a message that is already filled in."""

from __future__ import annotations

from dataclasses import dataclass

from procdesk.call.hours import Standing
from procdesk.model import HandOver


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody a matter can be passed to, in one language; a name that is no department has nothing but the name.

    `hours` are as written; `standing` is None where there are none that could be read.
    """

    name: str
    slug: str = ""
    phone: str = ""
    email: str = ""
    hours: str = ""
    standing: Standing | None = None


@dataclass(frozen=True, slots=True)
class Passing:
    """One card: the contact and what the section says about it; `hand_over` is None for a step's department."""

    contact: Contact
    hand_over: HandOver | None
