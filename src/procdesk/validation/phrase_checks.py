"""Checks of what tells processes apart: phrases, titles and codes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from procdesk.content.limits import PHRASES_WANTED
from procdesk.content.problems import problem
from procdesk.model import Problem
from procdesk.text import fold_code
from procdesk.validation.context import ValidationContext

PHRASES_MOST: Final = 40


def codes_are_unique(view: ValidationContext) -> Iterator[Problem]:
    """One code leads to one process."""
    owners: dict[str, str] = {}
    for one in view.write_ups:
        for code in one.codes:
            other = owners.setdefault(fold_code(code) or code, one.id)
            if other != one.id and not view.copies(one, other):
                line = view.item_line(one, "codes", code)
                yield problem("shared-code", one.path, line, value=code, other=other)


def phrases_are_unique(view: ValidationContext) -> Iterator[Problem]:
    """No phrase stands in two processes: it could not tell them apart."""
    owners: dict[str, str] = {}
    for one in view.write_ups:
        for phrase in one.phrases:
            other = owners.setdefault(view.fold(phrase), one.id)
            if other != one.id and not view.copies(one, other):
                line = view.item_line(one, "customer_says", phrase)
                yield problem("shared-phrase", one.path, line, phrase=phrase, other=other)


def phrases_are_no_titles_of_others(view: ValidationContext) -> Iterator[Problem]:
    """No phrase is the title of another process: it leads there."""
    for one in view.write_ups:
        for phrase in one.phrases:
            others = view.same_title.get((one.lang, view.fold(phrase)), ())
            if others and one.id not in others:
                line = view.item_line(one, "customer_says", phrase)
                yield problem("phrase-is-title", one.path, line, phrase=phrase, other=others[0])


def titles_are_unique(view: ValidationContext) -> Iterator[Problem]:
    """No two processes written for procdesk have the same title in one language."""
    own = {(one.lang, one.id) for one in view.own_pages}
    for one in view.write_ups:
        others = view.same_title[one.lang, view.fold(one.title)]
        if one.id != others[0] and (one.lang, one.id) in own and (one.lang, others[0]) in own:
            yield problem("same-title", one.path, view.line(one, "title"), title=one.title, other=others[0])


def phrases_stand_once(view: ValidationContext) -> Iterator[Problem]:
    """No phrase stands twice on a page."""
    for one in view.write_ups:
        entry = view.result(one.path).entries.get("customer_says")
        if entry is None or not isinstance(entry.value, tuple):
            continue
        first: dict[str, int] = {}
        for phrase, line in zip(entry.value, entry.lines, strict=False):
            kept = first.setdefault(view.fold(phrase), line)
            if kept != line:
                yield problem("repeated-phrase", one.path, line, phrase=phrase.strip(), first_line=str(kept))


def phrases_suffice(view: ValidationContext) -> Iterator[Problem]:
    """A page written for procdesk has at least PHRASES_WANTED phrases and at most PHRASES_MOST."""
    for one in view.own_pages:
        count, line = len(one.phrases), view.line(one, "customer_says")
        key = view.key_name(one.path, "customer_says")
        if not count and view.lacks(one.path, "customer_says"):
            yield problem("no-phrases", one.path, line, key=key)
        elif 0 < count < PHRASES_WANTED:
            yield problem("few-phrases", one.path, line, count=str(count), wanted=str(PHRASES_WANTED), key=key)
        elif count > PHRASES_MOST:
            yield problem("too-many-phrases", one.path, line, count=str(count), most=str(PHRASES_MOST), key=key)


def phrases_say_something(view: ValidationContext) -> Iterator[Problem]:
    """A phrase has more than one word: one alone fits many pages; a code is none."""
    for one in view.write_ups:
        codes = {fold_code(code) for code in one.codes}
        for phrase in one.phrases:
            words = view.fold(phrase).split()
            if len(words) == 1 and words[0].isalpha() and fold_code(phrase) not in codes:
                line = view.item_line(one, "customer_says", phrase)
                yield problem("one-word-phrase", one.path, line, phrase=phrase)
