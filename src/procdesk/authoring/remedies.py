"""Remedies: a problem of a page that can be put right without thinking is, on one key."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from procdesk.authoring.front_matter_edits import EditRefused
from procdesk.authoring.mending.answers import ANSWERS
from procdesk.authoring.mending.details import DETAILS
from procdesk.authoring.mending.flows import FLOWS
from procdesk.authoring.mending.keys import KEY_MENDS
from procdesk.authoring.mending.mend import Mend, Mender, Remedy, RemedyContext
from procdesk.authoring.mending.texts import TEXTS
from procdesk.model import Problem

MENDERS: Final[Mapping[str, Mender]] = MappingProxyType(KEY_MENDS | DETAILS | ANSWERS | FLOWS | TEXTS)
"""Code of a problem -> what finds its remedies; other problems need somebody who knows the matter."""

__all__ = ["MENDERS", "Remedy", "RemedyContext", "remedies"]


def remedies(problem: Problem, text: str, context: RemedyContext) -> tuple[Remedy, ...]:
    """What puts a problem of a page right, best first, as the page's whole new text; none for most problems.

    `text` is that of the page, or of `procdesk.yaml`, in which the problem was found.
    """
    mender = MENDERS.get(problem.code)
    if mender is None:
        return ()
    found: dict[str, Remedy] = {}
    try:
        for one in mender(Mend(problem, text, context)):
            if one.text != text:
                found.setdefault(one.text, one)
    except EditRefused:
        # What cannot be changed safely has no remedy beyond those found so far.
        pass
    return tuple(found.values())
