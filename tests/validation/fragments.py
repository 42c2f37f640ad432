"""Tests of one rule write pieces of pages: what a piece lacks is no matter of theirs."""

from __future__ import annotations

from collections.abc import Iterable

from procdesk.model import Problem

LACKING = frozenset(
    {
        *("no-owner", "no-first-contact", "no-phrases", "no-answer", "one-word-phrase"),
        *("department-without-page", "page-without-text", "empty-page", "placeholder-without-words"),
    }
)


def but_for_what_lacks(problems: Iterable[Problem]) -> list[Problem]:
    """The problems of what is written, without those of what is not."""
    return [one for one in problems if one.code not in LACKING]
