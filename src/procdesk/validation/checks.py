"""Everything wrong with a content folder: what reading found, and one small rule for each thing that may be wrong."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Final

from procdesk.call.directory import DepartmentDirectory
from procdesk.content.folder import Folder
from procdesk.content.scan.scanner import COMPANY_FILE
from procdesk.model import Problem
from procdesk.validation.answer_checks import answers_are_short, answers_are_written
from procdesk.validation.company_checks import (
    company_is_understood,
    names_fit_every_disk,
    working_days_have_a_calendar,
)
from procdesk.validation.context import ValidationContext
from procdesk.validation.department_checks import (
    contacts_can_be_used,
    department_names_are_unique,
    departments_are_known,
    departments_are_named,
    departments_have_pages,
    hours_are_understood,
    own_departments_exist,
)
from procdesk.validation.file_checks import copies_are_compared, texts_are_pages
from procdesk.validation.freshness_checks import (
    first_contacts_are_named,
    owners_are_named,
    still_valid,
    translations_exist,
    translations_follow,
    verification_is_fresh,
)
from procdesk.validation.guide_checks import (
    choices_are_links,
    choices_differ,
    guides_end,
    hand_overs_are_written,
    outcome_answers_can_be_filled,
    outcomes_tell_what_holds,
    questions_are_headings_of_level_three,
)
from procdesk.validation.link_checks import (
    complaint_exists,
    files_exist,
    former_ids_are_free,
    guide_targets_exist,
    links_are_well_written,
    links_lead_somewhere,
    related_exist,
)
from procdesk.validation.page_checks import (
    pages_are_in_their_language,
    pages_have_text,
    tables_are_whole,
    texts_are_clean,
)
from procdesk.validation.phrase_checks import (
    codes_are_unique,
    phrases_are_no_titles_of_others,
    phrases_are_unique,
    phrases_say_something,
    phrases_stand_once,
    phrases_suffice,
    titles_are_unique,
)
from procdesk.validation.placeholder_checks import (
    dates_have_single_braces,
    placeholders_are_well_written,
    placeholders_can_be_filled,
    placeholders_stand_where_they_are_filled,
)
from procdesk.validation.privacy_checks import no_personal_data

Rule = Callable[[ValidationContext], Iterator[Problem]]

RULES: Final[tuple[Rule, ...]] = (
    *(
        pages_have_text,
        answers_are_written,
        answers_are_short,
        pages_are_in_their_language,
        texts_are_clean,
        tables_are_whole,
    ),
    *(phrases_are_unique, phrases_stand_once, phrases_suffice, phrases_say_something),
    *(phrases_are_no_titles_of_others, titles_are_unique, codes_are_unique),
    *(owners_are_named, first_contacts_are_named, verification_is_fresh, still_valid),
    *(translations_exist, translations_follow),
    *(related_exist, former_ids_are_free, complaint_exists, links_lead_somewhere, links_are_well_written, files_exist),
    *(guide_targets_exist, choices_are_links, choices_differ, questions_are_headings_of_level_three, guides_end),
    *(outcomes_tell_what_holds, outcome_answers_can_be_filled, hand_overs_are_written),
    *(placeholders_can_be_filled, placeholders_are_well_written, placeholders_stand_where_they_are_filled),
    dates_have_single_braces,
    *(
        departments_have_pages,
        departments_are_named,
        department_names_are_unique,
        contacts_can_be_used,
        hours_are_understood,
    ),
    *(departments_are_known, own_departments_exist),
    *(copies_are_compared, texts_are_pages),
    *(company_is_understood, working_days_have_a_calendar, names_fit_every_disk, no_personal_data),
)

_UNDATED: Final = frozenset({"placeholder-without-time"})
_CONSEQUENCES: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        **dict.fromkeys(("unknown-unit", "bad-time", "range-reversed", "step-without-time", "step-in-step"), _UNDATED),
        "journey-without-steps": frozenset({"placeholder-without-journey"}),
        "outcome-unknown-timeline": frozenset({"outcome-without-answer"}),
        "choice-with-text": frozenset({"guide-unreachable", "guide-dead-end", "unknown-link", "outcome-undecided"}),
        "choices-without-links": frozenset({"guide-unreachable", "outcome-undecided", "outcome-without-answer"}),
        "guide-heading-level": frozenset(
            {"guide-without-questions", "guide-unreachable", "guide-dead-anchor", "unknown-link", "outcome-undecided"}
        ),
        "guide-dead-anchor": frozenset({"guide-unreachable"}),
        "code-open": frozenset({"unknown-link", "guide-unreachable", "hand-over-missing", "no-answer", "no-phrases"}),
        "comment-open": frozenset({"unknown-link", "guide-unreachable", "guide-dead-end", "no-answer"}),
        "placeholder-open": frozenset({"unknown-placeholder", "placeholder-without-words"}),
        "double-braces": frozenset({"unknown-placeholder", "foreign-placeholder"}),
        "near-section": frozenset({"no-answer"}),
        "wrong-language": frozenset({"no-answer"}),
        # The difference says more than that a file is a copy, which is all that is known while a folder is looked at.
        "copy-differs": frozenset({"copy-left-out"}),
        "copy-is-the-same": frozenset({"copy-left-out"}),
        "untouched-page": frozenset({"translation-missing", "never-verified"}),
    }
)
"""Code -> codes that are not told of the same file beside it, because they come of it."""


def check(folder: Folder, today: date) -> tuple[Problem, ...]:
    """Everything wrong with a folder, found in single files or by the rules, in the order of paths and lines.

    `procdesk.yaml` comes first: what is wrong there may be wrong everywhere. What comes of another problem of the
    same file is left out, and what concerns a file as a whole stands in its first line.
    """
    ids = frozenset(process.id for process in folder.processes)
    return check_part(folder, today, ids, DepartmentDirectory(folder.company, folder.departments))


def check_part(folder: Folder, today: date, ids: frozenset[str], directory: DepartmentDirectory) -> tuple[Problem, ...]:
    """As `check`, for a folder of which only some pages were read; `ids` and `directory` are those of the whole."""
    write_ups = tuple(one for process in folder.processes for one in process.write_ups)
    view = ValidationContext(folder, today, write_ups, ids, directory)
    found = {one for rule in RULES for one in rule(view)} | set(folder.problems)
    file = folder.company_file
    if file and file.path != COMPANY_FILE:
        found = {replace(one, path=file.path) if one.path == COMPANY_FILE else one for one in found}
    first = file.path if file else COMPANY_FILE
    told = {_in_a_line(one, folder) for one in _causes(found)}
    return tuple(sorted(told, key=lambda one: (one.path != first, one.path, one.line, one.code, one.facts)))


def _causes(problems: Iterable[Problem]) -> list[Problem]:
    """The problems without those that come of another one of the same file."""
    found = list(problems)
    codes: dict[str, set[str]] = {}
    for one in found:
        codes.setdefault(one.path, set()).add(one.code)
    silent = {
        path: frozenset().union(*(_CONSEQUENCES[code] for code in there & _CONSEQUENCES.keys()))
        for path, there in codes.items()
    }
    return [one for one in found if one.code not in silent[one.path]]


def _in_a_line(one: Problem, folder: Folder) -> Problem:
    """A problem of a whole file as one of its first line, which an editor can open; folders have no lines."""
    is_file = one.path in folder.stamps or bool(posixpath.splitext(one.path)[1])
    return replace(one, line=1) if one.line < 1 and is_file else one
