"""Which department somebody means who names one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from procdesk.text import fold_name

if TYPE_CHECKING:
    from procdesk.model import Department


def find_department(departments: Sequence[Department], named: str) -> str:
    """The slug of the department that is meant by its folder or its name in any language; "" where there is none."""
    names = {one.slug: one.slug for one in departments}
    names |= {fold_name(card.name): one.slug for one in reversed(departments) for card in one.cards}
    return names.get(named) or names.get(fold_name(named), "")
