"""Checks for personal data that stand in the content: whoever can read the folder can read them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from procdesk.content.problems import problem
from procdesk.model import Problem, WriteUp
from procdesk.personal_data import PersonalDataKind, comparable_phone, personal_data
from procdesk.validation.context import ValidationContext

_SPAIN: Final = "ES"


def no_personal_data(view: ValidationContext) -> Iterator[Problem]:
    """No card, account, identity document, private telephone or address and no password stands in a text.

    Addresses and telephones of owners and departments are the company's own, wherever they stand.
    """
    country = view.folder.company.country if len(view.folder.company.country) == 2 else _SPAIN
    phones = {comparable_phone(card.phone, country) for _, _, card in view.cards if card.phone}
    emails = {card.email.lower() for _, _, card in view.cards} | {one.owner.lower() for one in view.write_ups}

    def told(text: str, path: str, line: int) -> Iterator[Problem]:
        for one in personal_data(text, country):
            own = one.kind is PersonalDataKind.PHONE and comparable_phone(one.written, country) in phones
            own = own or (one.kind is PersonalDataKind.EMAIL and one.written.lower() in emails)
            if not own:
                here = line + text.count("\n", 0, one.span.start)
                facts = {} if one.kind is PersonalDataKind.PASSWORD else {"shown": one.masked}
                yield problem(one.kind.value, path, here, **facts)

    for result in view.folder.results.values():
        for text, line in result.texts:
            yield from told(text, result.path, line)
        if result.write_up:
            yield from told(result.write_up.title, result.path, result.lines.get("title", 1))
            yield from _in_phrases(view, result.write_up, told)


def _in_phrases(
    view: ValidationContext, page: WriteUp, told: Callable[[str, str, int], Iterator[Problem]]
) -> Iterator[Problem]:
    """What is told of the phrases; a customer who says "I forgot the password: help" gives none away."""
    for phrase in page.phrases:
        for one in told(phrase, page.path, 1):
            if one.code != PersonalDataKind.PASSWORD.value:
                yield replace(one, line=view.item_line(page, "customer_says", phrase))
