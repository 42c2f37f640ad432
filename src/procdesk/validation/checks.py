"""What can only be seen with the whole folder in view: one small rule for each thing that may be wrong."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from procdesk.call.directory import DepartmentDirectory
from procdesk.call.validity import due_day, validity
from procdesk.content.folder import Folder
from procdesk.content.links import LinkKind, PageLink, find_page
from procdesk.content.parser import FileResult
from procdesk.content.paths import split_path
from procdesk.content.problems import problem
from procdesk.content.scanner import COMPANY_FILE
from procdesk.model import Problem, Process, WriteUp
from procdesk.text import closest, fold_code, fold_phrase
from procdesk.validation.answer_checks import answers_are_written
from procdesk.validation.call_checks import (
    company_is_understood,
    hours_are_understood,
    placeholders_can_be_filled,
    working_days_have_a_calendar,
)
from procdesk.validation.context import ValidationContext
from procdesk.validation.file_checks import copies_are_compared, texts_are_pages
from procdesk.validation.guide_checks import (
    outcome_answers_can_be_filled,
    outcome_departments_are_known,
    outcomes_tell_what_holds,
)

PHRASES_WANTED: Final = 3
_HASH_LENGTH: Final = 12
_SPACE = re.compile(r"\s+")
Rule = Callable[[ValidationContext], Iterator[Problem]]


def check(folder: Folder, today: date) -> tuple[Problem, ...]:
    """Everything wrong with a folder, found in single files or by the rules, in the order of paths and lines."""
    write_ups = tuple(one for process in folder.processes for one in process.write_ups)
    ids = frozenset(process.id for process in folder.processes)
    view = ValidationContext(folder, today, write_ups, ids, DepartmentDirectory(folder.company, folder.departments))
    rules: tuple[Rule, ...] = (
        *(related_exist, complaint_exists, guide_targets_exist, links_lead_somewhere),
        answers_are_written,
        *(codes_are_unique, departments_are_known, phrases_are_unique, phrases_suffice),
        *(verification_is_fresh, still_valid, translations_exist, translations_follow),
        *(outcomes_tell_what_holds, outcome_answers_can_be_filled, outcome_departments_are_known),
        texts_are_pages,
        *(placeholders_can_be_filled, hours_are_understood, company_is_understood, working_days_have_a_calendar),
    )
    compared = tuple(copies_are_compared(view))
    told = {one.path for one in compared}
    # The difference says more than that a file is a copy, which is all that is known while the folder is looked at.
    known = {one for one in folder.problems if one.code != "copy-left-out" or one.path not in told}
    found = {one for rule in rules for one in rule(view)} | {*known, *compared}
    file = folder.company_file
    if file and file.path != COMPANY_FILE:
        found = {replace(one, path=file.path) if one.path == COMPANY_FILE else one for one in found}
    return tuple(sorted(found, key=lambda one: (one.path, one.line, one.code, one.facts)))


def content_hash(write_up: WriteUp) -> str:
    """The mark of what a write-up says, for `translates`: 12 hexadecimal digits of SHA-256.

    Counted are the title and the sections with their headings, in Unicode form NFC and with every run of blanks as
    one space. Phrases, dates, owner and codes are not: they change without a translation growing old.
    """
    texts = [write_up.title]
    for section in write_up.sections:
        texts.extend((section.heading, section.markdown))
    normal = "\n".join(_SPACE.sub(" ", unicodedata.normalize("NFC", text)).strip() for text in texts)
    return hashlib.sha256(normal.encode()).hexdigest()[:_HASH_LENGTH]


def outdated(process: Process, one: WriteUp) -> bool:
    """Whether `translates` is the mark of a text that stands in no other language of the process any more."""
    others = [other for other in process.write_ups if other is not one]
    return bool(one.translates and others) and one.translates not in map(content_hash, others)


def related_exist(view: ValidationContext) -> Iterator[Problem]:
    """`related` names processes that there are."""
    for one in view.write_ups:
        for wanted in one.related:
            if wanted not in view.ids:
                facts = {"id": wanted, "suggestion": view.nearest_id(wanted)}
                yield problem("unknown-related", one.path, view.line(one, "related"), **facts)


def complaint_exists(view: ValidationContext) -> Iterator[Problem]:
    """The complaint process of `procdesk.yaml` is there."""
    wanted, file = view.folder.company.complaint, view.folder.company_file
    if wanted and file and wanted not in view.ids:
        facts = {"id": wanted, "suggestion": view.nearest_id(wanted)}
        yield problem("unknown-complaint", COMPANY_FILE, file.lines.get("complaint", 0), **facts)


def guide_targets_exist(view: ValidationContext) -> Iterator[Problem]:
    """A guide's choices lead to processes that there are."""
    for one in view.write_ups:
        for question in one.guide:
            for choice in question.choices:
                if choice.process and not find_page(choice.process, view.ids, view.folder.site.root):
                    facts = {"target": choice.process, "suggestion": view.nearest_id(choice.process)}
                    yield problem("unknown-guide-target", one.path, choice.line, **facts)


def links_lead_somewhere(view: ValidationContext) -> Iterator[Problem]:
    """Links lead to pages and headings that there are; a guide's choices are told by the rules of guides."""
    root = view.folder.site.root
    languages = view.folder.company.languages
    cards = {split_path(one.path, languages)[0] for one in view.folder.results.values() if one.card}
    pages = view.ids | cards
    choices = {
        (one.path, choice.line) for one in view.write_ups for question in one.guide for choice in question.choices
    }
    for result in view.folder.results.values():
        links = [link for link in result.links if (result.path, link.line) not in choices]
        anchors = _anchors(result, links)
        for link in links:
            kind, value = link.target
            if kind is LinkKind.PROCESS and not find_page(value, pages, root):
                nearest = view.nearest_id(value)
                # From the top of the folder, where the same words lead elsewhere from this page.
                suggestion = f"/{nearest}" if nearest and nearest == link.written.removesuffix(".md") else nearest
                yield problem("unknown-link", result.path, link.line, target=link.written, suggestion=suggestion)
            elif kind is LinkKind.ANCHOR and value not in anchors:
                suggestion = closest(value, anchors)
                facts = {"target": link.written, "suggestion": f"#{suggestion}" if suggestion else ""}
                yield problem("unknown-link", result.path, link.line, **facts)


def _anchors(result: FileResult, links: Iterable[PageLink]) -> frozenset[str]:
    """The headings that the page of a file scrolls to; none where no link names one, for rendering takes time."""
    if result.write_up is None or not any(link.target.kind is LinkKind.ANCHOR for link in links):
        return frozenset()
    from procdesk.render.page import anchors_of

    return anchors_of(result.write_up)


def codes_are_unique(view: ValidationContext) -> Iterator[Problem]:
    """One code leads to one process."""
    owners: dict[str, str] = {}
    for one in view.write_ups:
        for code in one.codes:
            other = owners.setdefault(fold_code(code) or code, one.id)
            if other != one.id:
                yield problem("shared-code", one.path, view.line(one, "codes"), value=code, other=other)


def departments_are_known(view: ValidationContext) -> Iterator[Problem]:
    """Journeys and hand-overs name departments as their own pages do, or somebody outside the company."""
    ordered = sorted({card.name for department in view.folder.departments for card in department.cards})
    for one in view.write_ups:
        named = [(step.department, step.line) for step in one.journey]
        named.extend((over.to, over.line) for over in one.hand_overs)
        for name, line in named:
            if name and not all(party.known for party in view.directory.resolve(name)):
                facts = {"name": name, "suggestion": closest(name, ordered)}
                yield problem("unknown-department", one.path, line, **facts)


def phrases_are_unique(view: ValidationContext) -> Iterator[Problem]:
    """No phrase stands in two processes: it could not tell them apart."""
    owners: dict[str, str] = {}
    for one in view.write_ups:
        for phrase in one.phrases:
            other = owners.setdefault(fold_phrase(phrase), one.id)
            if other != one.id:
                yield problem("shared-phrase", one.path, view.line(one, "customer_says"), phrase=phrase, other=other)


def phrases_suffice(view: ValidationContext) -> Iterator[Problem]:
    """A page with phrases has at least PHRASES_WANTED; one without any was not written for procdesk."""
    for one in view.write_ups:
        if 0 < len(one.phrases) < PHRASES_WANTED:
            facts = {"count": str(len(one.phrases)), "wanted": str(PHRASES_WANTED)}
            yield problem("few-phrases", one.path, view.line(one, "customer_says"), **facts)


def verification_is_fresh(view: ValidationContext) -> Iterator[Problem]:
    """Pages that are to be confirmed regularly have been."""
    for one in view.write_ups:
        if not one.verify_days:
            continue
        if one.verified is None:
            facts = {"interval_days": str(one.verify_days)}
            yield problem("never-verified", one.path, view.line(one, "verify_every"), **facts)
            continue
        due = due_day(one)
        if due and validity(one, view.today).overdue:
            facts = {"verified": one.verified.isoformat(), "due": due.isoformat()}
            yield problem("verification-overdue", one.path, view.line(one, "verified"), **facts)


def still_valid(view: ValidationContext) -> Iterator[Problem]:
    """`valid_until` has not passed."""
    for one in view.write_ups:
        if one.valid_until and validity(one, view.today).expired:
            facts = {"valid_until": one.valid_until.isoformat()}
            yield problem("no-longer-valid", one.path, view.line(one, "valid_until"), **facts)


def translations_exist(view: ValidationContext) -> Iterator[Problem]:
    """Every process is written in every language that the company lists."""
    if not view.folder.company_file:
        return
    for process in view.folder.processes:
        have = {one.lang for one in process.write_ups}
        for lang in view.folder.company.languages:
            if lang not in have:
                yield problem("translation-missing", process.write_ups[0].path, 0, lang=lang)


def translations_follow(view: ValidationContext) -> Iterator[Problem]:
    """A translation's `translates` is the hash of a text that still stands in another language."""
    for process in view.folder.processes:
        for one in process.write_ups:
            if not outdated(process, one):
                continue
            others = [other for other in process.write_ups if other is not one]
            original = next((other for other in others if not other.translates), others[0])
            facts = {"original": original.path, "hash": content_hash(original)}
            yield problem("translation-outdated", one.path, view.line(one, "translates"), **facts)
