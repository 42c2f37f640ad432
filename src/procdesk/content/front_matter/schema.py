"""What the front matter may hold: a pydantic model that tells all errors at once, each as a problem with its line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError
from pydantic_core import PydanticCustomError

from procdesk.content.front_matter.key_lines import item_of
from procdesk.content.front_matter.line_reader import unwrapped
from procdesk.content.front_matter.reader import FrontMatterEntry
from procdesk.content.near_words import near_key
from procdesk.content.problems import CODES, problem
from procdesk.content.scan.paths import without_ending
from procdesk.content.vocabulary import FIRST_CONTACT, INTERVALS, KEYS, NO_DAYS, NUMBERS, WEEKDAYS
from procdesk.model import FirstContact, Problem
from procdesk.text import closest, fold, fold_case, fold_key

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$")
_SPANISH = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$")
_INTERVAL = re.compile(r"(?:(?P<digits>\d{1,4})\s*|(?P<word>[a-z]+)\s+)?(?P<unit>[a-z]+)$")
_DAYS_APART = re.compile(r"(?:\s+(?:y|e|and)\s+|[\s,;/&+.])+")
_HOUR = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?\s*(?:h|hs|hrs|horas)?\.?$")
_SPACE = re.compile(r"\s+")
# Word writes a hyphen as one of them.
_DASHES = str.maketrans(dict.fromkeys("–—―−‐‑", "-"))


def _text(value: Any) -> str:
    if isinstance(value, str):
        return _SPACE.sub(" ", value).strip()
    if isinstance(value, tuple) and len(value) <= 1:
        return _text(value[0]) if value else ""
    raise PydanticCustomError("not-one-text", "not one text")


def _texts(value: Any) -> tuple[str, ...]:
    """Lines or items, stripped, each once; case does not make a second one."""
    if value is None:
        raise PydanticCustomError("not-a-list", "not a list")
    raw = value.split("\n") if isinstance(value, str) else value
    cleaned = (" ".join(unicodedata.normalize("NFC", one).split()) for one in raw)
    return tuple({fold_case(text): text for text in reversed([one for one in cleaned if one])}.values())[::-1]


def _phrases(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        items = ((item_of(line), line) for line in value.split("\n"))
        value = tuple(item.text if item else line for item, line in items)
    return _texts(tuple(unwrapped(one) for one in value) if isinstance(value, tuple) else value)


def _names(value: Any) -> tuple[str, ...]:
    return _texts(tuple(re.split(r"[,;\n]", value)) if isinstance(value, str) else value)


def _ids(value: Any) -> tuple[str, ...]:
    return tuple(without_ending(one.strip().strip("/")) for one in _names(value))


def _day(value: Any) -> date | None:
    text = _text(value)
    if not text:
        return None
    day = parse_day(text)
    if day is None:
        raise PydanticCustomError("bad-date", "no date", {"value": text})
    return day


def _interval(value: Any) -> int | None:
    text = _text(value)
    if not text or fold(text) in ("never", "nunca"):
        return None
    found = _INTERVAL.match(fold(text))
    count = _count(found) if found else None
    unit = INTERVALS.get(found["unit"]) if found else None
    if not count or not unit or count * unit > 36_500:
        raise PydanticCustomError("bad-interval", "no interval", {"value": text})
    return count * 365 // 12 if unit == INTERVALS["month"] else count * unit


def _count(found: re.Match[str]) -> int | None:
    if found["digits"]:
        return int(found["digits"])
    return NUMBERS.get(found["word"]) if found["word"] else 1


def _weekend(value: Any) -> tuple[int, ...] | None:
    text = _SPACE.sub(" ", " ".join(value if isinstance(value, tuple) else (value or "",))).strip()
    folded = fold(text)
    if not folded:
        return None
    if folded in NO_DAYS:
        return ()
    days = [_days(part) for part in _DAYS_APART.split(re.sub(r"\s*[-–]\s*", "-", folded)) if part]
    if not all(days):
        raise PydanticCustomError("bad-weekend", "no days", {"value": text})
    return tuple(sorted({day for some in days for day in some}))


def _days(words: str) -> tuple[int, ...]:
    """The days of `sa` or `fr-su`, none where a word is no day."""
    ends = [WEEKDAYS.get(word) for word in words.split("-", 1)]
    first, last = ends[0], ends[-1]
    return () if first is None or last is None else tuple((first + n) % 7 for n in range((last - first) % 7 + 1))


def _hour(value: Any) -> time | None:
    text = _text(value)
    found = _HOUR.match(fold(text))
    if not text:
        return None
    if not found or int(found[1]) > 23 or int(found[2] or 0) > 59:
        raise PydanticCustomError("bad-hour", "no hour", {"value": text})
    return time(int(found[1]), int(found[2] or 0))


def _first_contact(value: Any) -> FirstContact | None:
    text = _text(value)
    known = FIRST_CONTACT.get(fold_key(text.translate(_DASHES)).replace("_", "-"))
    if known is None and text:
        facts = {"value": text, "suggestion": closest(text, FIRST_CONTACT)}
        raise PydanticCustomError("bad-first-contact", "unknown", facts)
    return known


Text = Annotated[str, BeforeValidator(_text)]
Day = Annotated[date | None, BeforeValidator(_day)]
Names = Annotated[tuple[str, ...], BeforeValidator(_names)]


class Fields(BaseModel):
    """The front matter of a write-up or a department page; keys that are not given keep their default."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    title: Text = ""
    customer_says: Annotated[tuple[str, ...], BeforeValidator(_phrases)] = ()
    department: Text = ""
    owner: Text = ""
    verified: Day = None
    verified_by: Text = ""
    verify_every: Annotated[int | None, BeforeValidator(_interval)] = None
    valid_from: Day = None
    valid_until: Day = None
    first_contact: Annotated[FirstContact | None, BeforeValidator(_first_contact)] = None
    codes: Names = ()
    related: Annotated[tuple[str, ...], BeforeValidator(_ids)] = ()
    former_ids: Annotated[tuple[str, ...], BeforeValidator(_ids)] = ()
    translates: Text = ""
    lang: Text = ""
    name: Text = ""
    phone: Text = ""
    email: Text = ""
    hours: Text = ""
    weekend: Annotated[tuple[int, ...] | None, BeforeValidator(_weekend)] = None
    cut_off: Annotated[time | None, BeforeValidator(_hour)] = None


@dataclass(frozen=True, slots=True)
class Validated:
    """The fields of a page, the problems found, and every known key that was given, as it is written."""

    fields: Fields
    problems: tuple[Problem, ...]
    entries: Mapping[str, FrontMatterEntry] = field(default_factory=dict)

    @property
    def lines(self) -> dict[str, int]:
        """The line of every key that was given."""
        return {key: entry.line for key, entry in self.entries.items()}


def parse_day(text: str) -> date | None:
    """The date of `2026-09-15` or `15/09/2026`, None where there is no such day."""
    text = text.translate(_DASHES)
    iso, spanish = _ISO.match(text), _SPANISH.match(text)
    if not iso and not spanish:
        return None
    numbers = [int(part) for part in (iso.groups() if iso else (spanish[3], spanish[2], spanish[1]) if spanish else ())]
    try:
        return date(*numbers)
    except ValueError:
        return None


def validate(entries: tuple[FrontMatterEntry, ...], path: str) -> Validated:
    """The fields that the entries of a page give; a faulty one is told and left at its default."""
    known, problems = _known(entries, path)
    lines = {key: entry.line for key, entry in known.items()}
    values: dict[str, Any] = {key: entry.value for key, entry in known.items()}
    try:
        fields = Fields.model_validate(values)
    except ValidationError as errors:
        for error in errors.errors(include_url=False, include_input=False):
            key = str(error["loc"][0])
            facts = {"key": known[key].key, **{name: str(fact) for name, fact in error.get("ctx", {}).items()}}
            wanted = CODES[error["type"]][1]
            problems.append(problem(error["type"], path, lines[key], **{name: facts[name] for name in wanted}))
            values.pop(key, None)
        fields = Fields.model_validate(values)
    if fields.valid_from and fields.valid_until and fields.valid_until < fields.valid_from:
        days = {"valid_from": fields.valid_from.isoformat(), "valid_until": fields.valid_until.isoformat()}
        problems.append(problem("dates-reversed", path, lines["valid_until"], **days))
    return Validated(fields, tuple(sorted(problems, key=lambda one: one.line)), known)


def _known(entries: tuple[FrontMatterEntry, ...], path: str) -> tuple[dict[str, FrontMatterEntry], list[Problem]]:
    """The entries whose keys the format knows, by its own name of the key."""
    known: dict[str, FrontMatterEntry] = {}
    problems: list[Problem] = []
    for entry in entries:
        key = KEYS.get(fold_key(entry.key))
        if key is None:
            if suggestion := near_key(entry.key):
                problems.append(problem("misspelt-key", path, entry.line, key=entry.key, suggestion=suggestion))
        elif (first := known.setdefault(key, entry)) is not entry:
            problems.append(problem("duplicate-key", path, entry.line, key=entry.key, first_line=str(first.line)))
    return known, problems
