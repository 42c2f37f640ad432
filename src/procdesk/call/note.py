"""The note of a call in the company's template, and the address that opens the CRM with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from urllib.parse import quote, urlsplit

from procdesk.call.session import (
    CallSummary,
    CheckListKind,
    DecidedEntry,
    HandedOverEntry,
    Matter,
    OpenedEntry,
    SaidEntry,
)
from procdesk.i18n import LANGUAGES, messages
from procdesk.resources import resource
from procdesk.text import fold_key

NAMES: Mapping[str, str] = MappingProxyType(
    {
        "date": "date",
        "fecha": "date",
        "time": "time",
        "hora": "time",
        "begin": "time",
        "inicio": "time",
        "end": "end",
        "fin": "end",
        "duration": "duration",
        "duracion": "duration",
        "agent": "agent",
        "agente": "agent",
        "company": "company",
        "empresa": "company",
        "process": "process",
        "proceso": "process",
        "matter": "matter",
        "asunto": "matter",
        "asked": "asked",
        "pide": "asked",
        "opened": "opened",
        "abierto": "opened",
        "checked": "checked",
        "comprobado": "checked",
        "said": "said",
        "dicho": "said",
        "decided": "decided",
        "decidido": "decided",
        "outcome": "outcome",
        "desenlace": "outcome",
        "delay": "delay",
        "retraso": "delay",
        "promised": "promised",
        "prometido": "promised",
        "handed_over": "handed_over",
        "pasado_a": "handed_over",
        "complaint": "complaint",
        "reclamacion": "complaint",
        "ready": "ready",
        "a_mano": "ready",
    }
)
"""Every placeholder of a note's template, as `fold_key` gives it, and the field that it stands for."""

# What frames a call is put right where it stands; what happens in it is added.
_FRAME = frozenset({"date", "time", "end", "duration", "agent", "company", "process"})
PLACEHOLDER = re.compile(r"\{([^{}\n]*)\}")
"""A word in braces; what is none of the names is left as it is written."""

_SEPARATOR_BEFORE = re.compile(r"[ \t]*[·|,;/–—-]?[ \t]*$")
_SEPARATOR_AFTER = re.compile(r"^[ \t]*[·|,;/–—-]?[ \t]*")
_ONE_LINE = 72
_QUOTES = {"es": ("«", "»")}
Fields = Mapping[str, tuple[str, ...]]
"""The values of a note by field, each without line breaks."""


@dataclass(frozen=True, slots=True)
class NoteForm:
    """What a note is written on: the company's templates ("" for none), who writes, and the company's language.

    `complaint` is the id of the process by which the company takes complaints, "" for none.
    """

    lang: str
    template: str = ""
    crm_url: str = ""
    company: str = ""
    agent: str = ""
    complaint: str = ""


def fields_of(facts: CallSummary, form: NoteForm) -> Fields:
    """The values that fill a template, for a call and a form."""
    left, right = _QUOTES.get(form.lang, ("“", "”"))
    call = facts.of_matters()
    complaints = [one for one in call.opened if one.id == form.complaint and one.used]
    # A complaint is about something, and that is the matter; on its own it is one itself.
    matters = [one for one in call.matters if one.process not in complaints] or list(call.matters)
    asked = [one.words for one in matters if one.words] or [facts.unanswered]
    values = {
        "date": [_date(facts, form.lang)],
        "time": [f"{facts.began:%H:%M}"],
        "end": [f"{facts.until:%H:%M}"],
        "duration": [_minutes(facts)],
        "agent": [form.agent],
        "company": [form.company],
        "process": [_page(one.process) for one in matters],
        "matter": [_matter(one, form.lang, left, right) for one in matters]
        or _quotation(facts.unanswered, left, right),
        "asked": [one for words in dict.fromkeys(asked) for one in _quotation(words, left, right)],
        "opened": [_page(one) for one in call.opened],
        "checked": [one.text for one in call.ticked if one.kind is CheckListKind.ASK],
        "said": [_said(one, form.lang, left, right) for one in call.said],
        "decided": [_decision(one) for one in call.decided],
        "outcome": [one.question for one in call.decided if not one.choice],
        "delay": [one.text for one in call.delayed],
        "promised": [one.text for one in call.promised],
        "handed_over": [_passing(one) for one in call.handed_over],
        "complaint": [one.title or one.id for one in complaints],
        "ready": [one.text for one in call.ticked if one.kind is CheckListKind.READY],
    }
    return {name: tuple(line for one in found if (line := " ".join(one.split()))) for name, found in values.items()}


def clock(seconds: int) -> str:
    """A length of time as a clock shows it: `4:12`, `1:04:12`."""
    minutes, rest = divmod(max(seconds, 0), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def write_note(form: NoteForm, fields: Fields) -> str:
    """The note: the template filled; lines of which every placeholder is empty are left out."""
    lines = [_filled(line, fields) for line in _template(form).splitlines()]
    kept = "\n".join(line for line in lines if line is not None)
    return re.sub(r"\n{3,}", "\n\n", kept).strip("\n")


def note_addition(form: NoteForm, before: Fields, after: Fields) -> str:
    """The lines of a note for what happened between two states of a call, "" where nothing did."""
    fresh = {
        name: () if name in _FRAME else tuple(one for one in values if one not in before.get(name, ()))
        for name, values in after.items()
    }
    lines = [line for line in _template(form).splitlines() if _known(line)]
    filled = (_filled(line, fresh) for line in lines)
    return "\n".join(line for line in filled if line)


def renewed_lines(form: NoteForm, before: Fields, after: Fields) -> tuple[tuple[str, str], ...]:
    """The lines that frame a note, such as its duration, which read otherwise now: as they were, as they are."""
    lines = [line for line in _template(form).splitlines() if (names := _known(line)) and _FRAME.issuperset(names)]
    pairs = [(_filled(line, before), _filled(line, after)) for line in lines]
    return tuple((old, new) for old, new in pairs if old and new and old != new)


def unknown_places(form: NoteForm) -> tuple[str, ...]:
    """The words in braces of the company's template that stand for nothing, as they are written."""
    found = PLACEHOLDER.finditer(form.template)
    return tuple(dict.fromkeys(one[0] for one in found if one[1].strip() and fold_key(one[1]) not in NAMES))


def _template(form: NoteForm) -> str:
    if form.template.strip():
        return form.template
    return _own_template(form.lang)


@cache
def _own_template(lang: str) -> str:
    path = resource("templates", f"note.{lang}.txt")
    return (path if path.is_file() else resource("templates", "note.en.txt")).read_text(encoding="utf-8")


def _known(line: str) -> list[str]:
    """The fields that the placeholders of a line stand for."""
    return [NAMES[fold_key(name)] for name in PLACEHOLDER.findall(line) if fold_key(name) in NAMES]


def _filled(line: str, fields: Fields) -> str | None:
    """A line of the template filled, perhaps as several lines; None where its placeholders are all empty."""
    names = _known(line)
    if names and not any(fields.get(name) for name in names):
        unknown = len(PLACEHOLDER.findall(line)) > len(names)
        if not unknown:
            return None
    if len(names) == 1 and (listed := _as_list(line, fields[names[0]])):
        return listed
    return _joined(line, fields).rstrip()


def _as_list(line: str, values: tuple[str, ...]) -> str:
    """Several long values below the words that introduce them; "" where one line holds them well."""
    found = next(one for one in PLACEHOLDER.finditer(line) if fold_key(one[1]) in NAMES)
    if len(values) < 2 or line[found.end() :].strip() or len("; ".join(values)) <= _ONE_LINE:
        return ""
    head = line[: found.start()].rstrip()
    return "\n".join((*([head] if head else []), *(f"- {value}" for value in values)))


def _joined(line: str, fields: Fields) -> str:
    """A line with its values; an empty one goes together with the sign that sets it off."""
    done, rest = "", line
    while found := PLACEHOLDER.search(rest):
        name = NAMES.get(fold_key(found[1]), "")
        done, rest, written = done + rest[: found.start()], rest[found.end() :], found[0]
        if not name:
            done += written
        elif value := "; ".join(fields.get(name, ())):
            done += value
        elif done.strip():
            done = _SEPARATOR_BEFORE.sub("", done)
        else:
            rest = _SEPARATOR_AFTER.sub("", rest)
    return done + rest


def _date(facts: CallSummary, lang: str) -> str:
    return f"{facts.began:%d/%m/%Y}" if lang in LANGUAGES else f"{facts.began:%Y-%m-%d}"


def _minutes(facts: CallSummary) -> str:
    """How long the call lasted, to the minute; "min" and "h" are the signs in every language."""
    hours, minutes = divmod(max(1, round(facts.lasted.total_seconds() / 60)), 60)
    return f"{hours} h {minutes:02} min" if hours else f"{minutes} min"


def _page(one: OpenedEntry) -> str:
    return f"{one.title} ({one.id})" if one.title else one.id


def _matter(one: Matter, lang: str, left: str, right: str) -> str:
    """A process with the phrase by which it was found, which is not what the customer said; else with their words."""
    page = _page(one.process)
    if one.phrase:
        return messages(lang).say("matched", process=page, phrase=f"{left}{one.phrase}{right}")
    return ": ".join((page, *_quotation(one.words, left, right)))


def _quotation(words: str, left: str, right: str) -> list[str]:
    return [f"{left}{words}{right}"] if words else []


def _said(one: SaidEntry, lang: str, left: str, right: str) -> str:
    """What was said; of an answer that no longer holds only that, for nobody may rely on its words."""
    words = messages(lang)
    if one.taken_back:
        return words.say("taken-back")
    text = _quoted(one.text, left, right)
    if not one.heard_in:
        return text
    return words.say("said-in", text=text, language=words.language(one.heard_in))


def _quoted(text: str, left: str, right: str) -> str:
    """A text in quotation marks, unless it brings its own."""
    return text if text[:1] in "«“\"'‘" else f"{left}{text}{right}"


def _decision(one: DecidedEntry) -> str:
    """A question with its answer; where the guide ended stands behind an arrow."""
    if not one.choice:
        return f"→ {one.question}"
    if not (one.question and one.choice):
        return one.question or one.choice
    return f"{one.question} {one.choice}" if one.question[-1] in "?:" else f"{one.question}: {one.choice}"


def _passing(one: HandedOverEntry) -> str:
    return f"{one.to}: {one.words}" if one.to and one.words else one.to or one.words


ADDRESS_NAMES: Mapping[str, str] = MappingProxyType({**NAMES, "note": "note", "nota": "note"})
"""Every placeholder of a CRM's address: those of a note, and the note itself."""

LONGEST_ADDRESS = 8_000
_LONGEST_FIELD = 300
_CUT = "…"
_ADDRESS_SIGNS = "%/:?#[]@!$&'()*+,;=-._~"


def crm_address(template: str, note: str, fields: Fields) -> str | None:
    """The CRM's address with the note in it, percent-encoded; None where the template is no web address.

    At most 8,000 characters long: the note is cut where it must be, and ends in "…" then.
    """
    head = _web_head(template)
    if head is None:
        return None
    rest = template.strip()[len(head) :]
    parts = list(_address_parts(rest, fields))
    fixed = len(head) + sum(len(part) for part in parts if part is not None)
    notes = sum(part is None for part in parts)
    room = (LONGEST_ADDRESS - fixed) // max(notes, 1)
    if room < 0:
        return None
    shown = _encoded(note, room)
    return head + "".join(shown if part is None else part for part in parts)


def _web_head(template: str) -> str | None:
    """The scheme and host of an http address, which no placeholder may change; None where it is none."""
    address = template.strip()
    found = re.match(r"https?://[^/?#{}\\\s]+", address, re.IGNORECASE)
    if found is None or re.search(r"[\x00-\x20\x7f]", address):
        return None
    if address[found.end() : found.end() + 1] not in ("", "/", "?", "#"):
        return None
    try:
        host = urlsplit(found[0]).hostname
    except ValueError:
        return None
    return found[0] if host else None


def _address_parts(rest: str, fields: Fields) -> Iterator[str | None]:
    """The pieces of an address behind its host; None stands for the note."""
    end = 0
    for found in PLACEHOLDER.finditer(rest):
        name = ADDRESS_NAMES.get(fold_key(found[1]), "")
        if name:
            yield quote(rest[end : found.start()], safe=_ADDRESS_SIGNS, errors="replace")
            yield None if name == "note" else _encoded("; ".join(fields.get(name, ())), _LONGEST_FIELD)
            end = found.end()
    yield quote(rest[end:], safe=_ADDRESS_SIGNS, errors="replace")


def _encoded(text: str, room: int) -> str:
    """A text percent-encoded in at most `room` characters, cut between two letters and marked where it is too long."""
    letters = [quote(letter, safe="", errors="replace") for letter in text]
    if sum(map(len, letters)) <= room:
        return "".join(letters)
    mark = quote(_CUT, safe="")
    kept, length = [], len(mark)
    for letter in letters:
        length += len(letter)
        if length > room:
            break
        kept.append(letter)
    return "".join((*kept, mark)) if room >= len(mark) else ""
