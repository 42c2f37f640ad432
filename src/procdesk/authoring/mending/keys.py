"""Remedies of values and keys that are missing or cannot be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from procdesk.authoring.front_matter_edits import remove_item, replace_item, set_key
from procdesk.authoring.mending.mend import MOST_CHOICES, Mend, Mender, Remedy
from procdesk.content.front_matter.key_lines import own_name
from procdesk.content.front_matter.reader import read_front_matter
from procdesk.content.front_matter.schema import parse_day, validate
from procdesk.content.limits import PHRASES_WANTED
from procdesk.content.sections import headings
from procdesk.content.vocabulary import (
    FIRST_CONTACT,
    INTERVALS,
    LANGUAGE_NAMES,
    MONTHS,
    WEEKDAYS,
    section_key,
)
from procdesk.model import FirstContact
from procdesk.text import closest, fold

_WORD_DATE = re.compile(
    r"(?:(?P<day>\d{1,2})(?:st|[nr]d|th|º)?[\s/.-]*(?:de\s+|of\s+)?(?P<month>[a-z]{3,10})\.?"
    r"|(?P<month_first>[a-z]{3,10})\.?\s+(?P<day_second>\d{1,2})(?:st|[nr]d|th)?)"
    r"(?:,?[\s/.-]*(?:de(?:l)?\s+)?(?P<year>\d{4}))?$"
)
_NUMBERS = re.compile(r"(?P<a>\d{1,4})[\s/.,-]+(?P<b>\d{1,2})[\s/.,-]+(?P<c>\d{2,4})$")
_TOGETHER = re.compile(r"(\d{4})(\d{2})(\d{2})$")
_CLOCK = re.compile(r"(?:a\s+las?|las?|at)?\s*(\d{1,2})(?:[:.h](\d{2}))?\s*(?P<half>am|pm|a\.m\.|p\.m\.)?$")
_INTERVAL = re.compile(r"(?P<count>\d{1,4}|[a-z]+)?\s*(?P<unit>[a-z]+)$")
_WEEKDAY_NAMES: Final = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_SPELT: Final = {
    "es": {
        FirstContact.SOLVE: "resolver",
        FirstContact.SOLVE_THEN_HAND_OVER: "resolver-y-pasar",
        FirstContact.HAND_OVER: "pasar",
    },
    "en": {one: one.value for one in FirstContact},
}
_LONG_AGO: Final = timedelta(days=366)
_TYPED_TOO_LATE: Final = timedelta(days=31)


def _value(mend: Mend, key: str, value: str) -> Remedy:
    """The remedy that sets one of the format's keys."""
    text = set_key(mend.text, key, value)
    entry = next(one for one in read_front_matter(text, "").entries if own_name(one.key) == key)
    return mend.with_text("remedy-set-key", text, entry.line, key=entry.key, new=value)


def _dates(mend: Mend) -> Iterator[Remedy]:
    written, name = mend.facts["value"], own_name(mend.facts["key"])
    for day in _meant_days(fold(written), mend.context.today, in_past=name == "verified"):
        if mend.in_company_file:
            yield from mend.rewritten(written, day.isoformat())
        else:
            yield _value(mend, name, day.isoformat())


def _meant_days(written: str, today: date, *, in_past: bool) -> Iterator[date]:
    """The days that a date in words or in another order may mean, the likeliest first."""
    if found := _WORD_DATE.match(written):
        month = MONTHS.get(found["month"] or found["month_first"], -1) + 1
        day = int(found["day"] or found["day_second"])
        years = (int(found["year"]),) if found["year"] else (today.year, today.year - 1 if in_past else today.year + 1)
        days = [one for year in years if (one := _day(year, month, day))]
        yield from [one for one in days if found["year"] or (one <= today) is in_past][:1]
    elif found := _TOGETHER.match(written) or _NUMBERS.match(written):
        first, second, third = (int(one) for one in found.groups())
        if len(found[1]) == 4:
            orders = ((first, second, third), (first, third, second))
        else:
            year = third + 2000 if len(found[3]) == 2 else third
            orders = ((year, second, first), (year, first, second))
        yield from (one for order in orders if (one := _day(*order)))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _future(mend: Mend) -> Iterator[Remedy]:
    """A year with two digits exchanged, or one too many."""
    day = parse_day(mend.facts["value"])
    if day is None:
        return
    digits = f"{day.year:04}"
    swapped = [int(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]) for at in range(3)]
    today = mend.context.today
    before = [day.year - 1] if day - today > _TYPED_TOO_LATE else []
    for year in dict.fromkeys((*swapped, *before)):
        meant = _day(year, day.month, day.day)
        if meant and today - _LONG_AGO < meant <= today:
            yield _value(mend, "verified", meant.isoformat())


def _swapped_dates(mend: Mend) -> Iterator[Remedy]:
    first, last = mend.facts["valid_from"], mend.facts["valid_until"]
    text = set_key(set_key(mend.text, "valid_from", last), "valid_until", first)
    yield mend.with_text("remedy-swap-dates", text, mend.problem.line, first=last, last=first)


def _interval(mend: Mend) -> Iterator[Remedy]:
    found = _INTERVAL.match(fold(mend.facts["value"]))
    unit = closest(found["unit"], INTERVALS) if found else ""
    if found and unit and (found["count"] or "1").isdecimal():
        yield _value(mend, "verify_every", f"{found['count'] or 1} {unit}")


def _weekend(mend: Mend) -> Iterator[Remedy]:
    words = [word for word in re.split(r"[\s,;/&+.]+", fold(mend.facts["value"])) if word not in ("y", "e", "and", "")]
    days = [WEEKDAYS.get(closest(word, WEEKDAYS), -1) for word in words]
    if days and min(days) >= 0:
        yield _value(mend, "weekend", " ".join(_WEEKDAY_NAMES[day] for day in days))


def _hour(mend: Mend) -> Iterator[Remedy]:
    found = _CLOCK.match(fold(mend.facts["value"]))
    if found:
        afternoon = (found["half"] or "").startswith("p") and int(found[1]) < 12
        hour, minute = int(found[1]) + 12 * afternoon, int(found[2] or 0)
        if hour < 24 and minute < 60:
            yield _value(mend, "cut_off", f"{hour:02}:{minute:02}")


def _first_contacts(mend: Mend) -> Iterator[Remedy]:
    """The value that was probably meant, then those that fit the page: without a hand-over nothing is passed on."""
    spelt = _SPELT["en" if mend.facts["key"] == "first_contact" else "es"]
    if suggestion := mend.facts.get("suggestion", ""):
        yield _value(mend, "first_contact", suggestion)
    passed_on = any(section_key(one.text) == "hand-over" for one in headings(mend.lines))
    for choice, word in spelt.items():
        if (passed_on or choice is FirstContact.SOLVE) and FIRST_CONTACT.get(suggestion) is not choice:
            yield _value(mend, "first_contact", word)


def _owners(mend: Mend) -> Iterator[Remedy]:
    yield from (_value(mend, "owner", owner) for owner in mend.context.owners[:MOST_CHOICES])


def _verified_today(mend: Mend) -> Iterator[Remedy]:
    """For a page that nobody has confirmed yet: whoever takes it says that it is true."""
    today = mend.context.today.isoformat()
    text = set_key(set_key(mend.text, "verified", today), "verified_by", None)
    yield mend.with_text("remedy-verified", text, mend.problem.line, day=today)


def _translated(mend: Mend) -> Iterator[Remedy]:
    """The mark of the text as it is now, with those of its passages where they are known."""
    original = mend.facts["original"]
    text = set_key(mend.text, "translates", mend.context.marks.get(original, mend.facts["hash"]))
    yield mend.with_text("remedy-translated", text, mend.problem.line, original=original)


def _language(mend: Mend) -> Iterator[Remedy]:
    if near := closest(fold(mend.facts["value"]), LANGUAGE_NAMES):
        yield _value(mend, "lang", LANGUAGE_NAMES[near])
    yield mend.with_text(
        "remedy-delete",
        set_key(mend.text, "lang", None),
        mend.problem.line,
        old=f"{mend.facts['key']}: {mend.facts['value']}",
    )


def _one_text(mend: Mend) -> Iterator[Remedy]:
    name = own_name(mend.facts["key"])
    entry = next((one for one in read_front_matter(mend.text, "").entries if own_name(one.key) == name), None)
    if entry and isinstance(entry.value, tuple):
        for text in (", ".join(entry.value), *entry.value):
            yield _value(mend, name, text)


def _missing_name(mend: Mend) -> Iterator[Remedy]:
    yield _value(mend, "name", mend.facts["name"])


def _email(mend: Mend) -> Iterator[Remedy]:
    written = mend.facts["value"]
    meant = re.sub(r"\s*[\[(]?\b(?:at|arroba)\b[\])]?\s*|@{2,}", "@", written, flags=re.IGNORECASE)
    meant = re.sub(r"\s*[\[(]?\b(?:dot|punto)\b[\])]?\s*", ".", meant, flags=re.IGNORECASE).replace(" ", "").strip(".")
    if re.fullmatch(r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+", meant):
        yield from mend.rewritten(written, meant)


def _phone(mend: Mend) -> Iterator[Remedy]:
    """A telephone number in which letters stand for the digits that they look like."""
    written = mend.facts["value"]
    meant = re.sub(r"(?<=\d)[Oo]|[Oo](?=\d)", "0", written)
    meant = re.sub(r"(?<=\d)[lI]|[lI](?=\d)", "1", meant)
    if not any(letter.isalpha() for letter in meant):
        yield from mend.rewritten(written, meant)


def _hours(mend: Mend) -> Iterator[Remedy]:
    if mend.facts["suggestion"]:
        yield _value(mend, "hours", mend.facts["suggestion"])


def _hours_turned_round(mend: Mend) -> Iterator[Remedy]:
    """Opening and closing time exchanged, where the closing time is the earlier one."""
    opens, _, closes = mend.facts["value"].rpartition(" ")[2].partition("-")
    if re.fullmatch(r"\d\d:\d\d", closes) and closes < opens:
        yield from mend.rewritten(f"{opens}-{closes}", f"{closes}-{opens}")


def _related(mend: Mend) -> Iterator[Remedy]:
    wanted = mend.facts["id"]
    if mend.facts["suggestion"]:
        text = replace_item(mend.text, "related", wanted, mend.facts["suggestion"])
        yield mend.with_text("remedy-write", text, mend.problem.line, old=wanted, new=mend.facts["suggestion"])
    yield mend.with_text("remedy-delete", remove_item(mend.text, "related", wanted), mend.problem.line, old=wanted)


def _former_id(mend: Mend) -> Iterator[Remedy]:
    id_ = mend.facts["id"]
    yield mend.with_text("remedy-delete", remove_item(mend.text, "former_ids", id_), mend.problem.line, old=id_)


def _repeated_phrase(mend: Mend) -> Iterator[Remedy]:
    yield mend.with_text(
        "remedy-delete",
        remove_item(mend.text, "customer_says", mend.facts["phrase"]),
        mend.problem.line,
        old=mend.facts["phrase"],
    )


def _useless_phrase(mend: Mend) -> Iterator[Remedy]:
    """A phrase that leads elsewhere is taken out where enough others are left."""
    fields = validate(read_front_matter(mend.text, "").entries, "").fields
    if len(fields.customer_says) > PHRASES_WANTED:
        yield from _repeated_phrase(mend)


def _hand_over_missing(mend: Mend) -> Iterator[Remedy]:
    """The section with the department of one of the steps, or an answer that is not passed on."""
    heading = mend.facts["heading"]
    label = "To" if heading == "Hand over" else "A"
    steps = re.findall(r"^[ \t]*\d+[.)][ \t]+\*\*([^*\n]+)\*\*", mend.text, re.MULTILINE)
    known = [name for name in mend.departments if name in steps]
    end = len(mend.text.rstrip("\n").split("\n"))
    for name in dict.fromkeys((*known, *mend.departments)):
        new = f"\n## {heading}\n\n- {label}: {name}"
        lines = [*mend.lines[:end], *new.split("\n"), *mend.lines[end:]]
        yield mend.with_text("remedy-hand-over-to", "\n".join(lines), end + 2, name=name)
    yield _value(mend, "first_contact", _SPELT["en" if heading == "Hand over" else "es"][FirstContact.SOLVE])


def _department(mend: Mend) -> Iterator[Remedy]:
    yield from mend.rewritten(mend.facts["name"], mend.facts["suggestion"]) if mend.facts["suggestion"] else ()


def _outcome_department(mend: Mend) -> Iterator[Remedy]:
    """The outcome is told by its heading; the department stands in one of the lines below."""
    old, new = mend.facts["name"], mend.facts["suggestion"]
    at = next((n for n in range(mend.at, len(mend.lines)) if old in mend.lines[n]), None)
    if new and at is not None:
        line = mend.lines[at].replace(old, new, 1)
        yield mend.with_lines("remedy-write", at, 1, [line], old=old, new=new)


KEY_MENDS: Final[dict[str, Mender]] = {
    "bad-date": _dates,
    "verified-in-future": _future,
    "dates-reversed": _swapped_dates,
    "bad-interval": _interval,
    "bad-weekend": _weekend,
    "bad-hour": _hour,
    "bad-first-contact": _first_contacts,
    "no-first-contact": _first_contacts,
    "no-owner": _owners,
    "never-verified": _verified_today,
    "translation-outdated": _translated,
    "bad-language": _language,
    "not-one-text": _one_text,
    "no-department-name": _missing_name,
    "bad-email": _email,
    "bad-phone": _phone,
    "bad-hours": _hours,
    "open-on-holidays": _hours,
    "hours-past-midnight": _hours_turned_round,
    "unknown-related": _related,
    "former-id-in-use": _former_id,
    "former-id-shared": _former_id,
    "repeated-phrase": _repeated_phrase,
    "shared-phrase": _useless_phrase,
    "one-word-phrase": _useless_phrase,
    "phrase-is-title": _useless_phrase,
    "hand-over-missing": _hand_over_missing,
    "unknown-department": _department,
    "unknown-department-often": _department,
    "outcome-unknown-department": _outcome_department,
}
"""Code of a problem -> what finds its remedies."""
