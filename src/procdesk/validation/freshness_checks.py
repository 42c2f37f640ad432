"""Checks of who keeps a page and since when: owner, verification, validity, translations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from procdesk.call.validity import due_day, validity
from procdesk.content.problems import problem
from procdesk.content.translation import changed_passages, content_hash, is_pending, original_of, outdated, passages
from procdesk.model import Problem, WriteUp
from procdesk.validation.context import ValidationContext

_CHOICES: Final = {"es": "resolver, resolver-y-pasar, pasar", "en": "solve, solve-then-hand-over, hand-over"}


def owners_are_named(view: ValidationContext) -> Iterator[Problem]:
    """A page that was written for procdesk says who answers for it."""
    for one in view.own_pages:
        if not one.owner and view.lacks(one.path, "owner"):
            yield problem("no-owner", one.path, view.line(one, "owner"), key=view.key_name(one.path, "owner"))


def first_contacts_are_named(view: ValidationContext) -> Iterator[Problem]:
    """A page that was written for procdesk says who may answer."""
    for one in view.own_pages:
        if one.first_contact is None and view.lacks(one.path, "first_contact"):
            key = view.key_name(one.path, "first_contact")
            choices = _CHOICES["en" if key == "first_contact" else "es"]
            yield problem("no-first-contact", one.path, view.line(one, "first_contact"), key=key, choices=choices)


def verification_is_fresh(view: ValidationContext) -> Iterator[Problem]:
    """Pages that are to be confirmed regularly have been, and not in the future."""
    for one in view.write_ups:
        key = view.key_name(one.path, "verified")
        if one.verified and one.verified > view.today:
            facts = {"key": key, "value": view.value(one.path, "verified") or one.verified.isoformat()}
            yield problem("verified-in-future", one.path, view.line(one, "verified"), **facts)
        elif one.verify_days and one.verified is None:
            if view.lacks(one.path, "verified") and view.head_known(one.path):
                facts = {"key": key, "interval": view.value(one.path, "verify_every")}
                where = "verified" if "verified" in view.result(one.path).entries else "verify_every"
                yield problem("never-verified", one.path, view.line(one, where), **facts)
        elif (due := due_day(one)) and one.verified and validity(one, view.today).overdue:
            facts = {"key": key, "verified": one.verified.isoformat(), "due": due.isoformat()}
            yield problem("verification-overdue", one.path, view.line(one, "verified"), **facts)


def still_valid(view: ValidationContext) -> Iterator[Problem]:
    """`valid_until` has not passed."""
    for one in view.write_ups:
        if one.valid_until and validity(one, view.today).expired:
            facts = {"key": view.key_name(one.path, "valid_until"), "valid_until": one.valid_until.isoformat()}
            yield problem("no-longer-valid", one.path, view.line(one, "valid_until"), **facts)


def translations_exist(view: ValidationContext) -> Iterator[Problem]:
    """Every process is written in every language that the company lists."""
    if not view.folder.company_file or not view.company_known:
        return
    for process in view.folder.processes:
        have = {one.lang for one in process.write_ups}
        for lang in view.folder.company.languages:
            if lang not in have:
                yield problem("translation-missing", process.write_ups[0].path, 1, lang=lang)


def translations_follow(view: ValidationContext) -> Iterator[Problem]:
    """A translation's `translates` is the mark of a text that still stands in another language."""
    for process in view.folder.processes:
        for one in process.write_ups:
            others = [other for other in process.write_ups if other is not one]
            original = original_of(process, one)
            if original is None or not all(view.head_known(other.path) for other in others):
                continue
            if outdated(process, one):
                yield _outdated(view, one, original)


def _outdated(view: ValidationContext, one: WriteUp, original: WriteUp) -> Problem:
    facts = {"key": view.key_name(one.path, "translates"), "original": original.path}
    line = view.line(one, "translates")
    if is_pending(one):
        return problem("translation-pending", one.path, line, **facts)
    changed = changed_passages(original, one.translates)
    named = [part.heading or original.title for part in passages(original) if part.name in changed]
    # Of a mark that knows no passages, everything has changed: that says nothing.
    told = ", ".join(named) if len(one.translates.split()) > 1 else ""
    hash_ = content_hash(original)
    return problem("translation-outdated", one.path, line, **facts, hash=hash_, passages=told)
