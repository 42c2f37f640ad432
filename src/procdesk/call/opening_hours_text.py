"""Opening hours as text: rules taken apart by kind of day, told in words, and simple mistakes corrected."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from procdesk.content.vocabulary import SHORT_NAME, WEEKDAY_NAMES, WEEKDAYS
from procdesk.text import fold

_LONGEST: Final = 1000
_SPAN: Final = r"\d{1,2}:\d{2}\s*[-–]\s*\d{1,2}:\d{2}"
_TOKEN: Final = re.compile(rf"""("[^"]*"|{_SPAN}|24/7|[^\W\d_]+|\d+|\s+|\|\||.)""", re.DOTALL)
_RULE: Final = re.compile(
    rf"""(?P<days>[^"]*?)\s*(?P<spans>{_SPAN}(?:\s*,\s*{_SPAN})*)?
    \s*(?P<modifier>\b(?:open|closed|off|unknown)\b)?\s*(?P<comment>"[^"]*")?""",
    re.IGNORECASE | re.VERBOSE,
)
# School holidays, the sun, single times, open ends and repetitions: nobody here knows what they mean today.
_DOUBTFUL: Final = re.compile(r"\bSH\b|sunrise|sunset|dawn|dusk|\d:\d", re.IGNORECASE)
_DAY: Final = r"(?:Mo|Tu|We|Th|Fr|Sa|Su)(?:-(?:Mo|Tu|We|Th|Fr|Sa|Su))?(?:\[[\d,-]*\])?"
_HOLIDAY_LIST: Final = re.compile(rf"(?:{_DAY},)*PH(?:,(?:{_DAY}|PH))*", re.IGNORECASE)
_LEFT_AFTER_DAYS: Final = re.compile(rf"\s*:?\s*$|\s+{_DAY}", re.IGNORECASE)
_MODIFIERS: Final = frozenset({"open", "closed", "off", "unknown"})
_CLOSING: Final = frozenset({"closed", "off"})
_FULL_DAY: Final = 24 * 60


class UnknownCondition(Exception):  # noqa: N818
    """The rules hang on something that nobody here knows: school holidays, the sun, an open end."""


@dataclass(frozen=True, slots=True)
class Variants:
    """What to ask on an ordinary day and on a holiday; the nights are "" where nothing runs past midnight."""

    ordinary: str
    holiday: str
    ordinary_night: str
    holiday_night: str
    mentions_holidays: bool


@dataclass(frozen=True, slots=True)
class _Rule:
    """One rule: `joint` is what stands before it, `spans` are minutes of the day, `modifier` may be ""."""

    joint: str
    days: str
    spans: tuple[tuple[int, int], ...]
    modifier: str
    comment: str

    @property
    def closes(self) -> bool:
        return self.modifier in _CLOSING


def day_variants(text: str) -> Variants:
    """The texts to ask by kind of day. Raises UnknownCondition, or ValueError for a mistake that the library misses."""
    rules = [_rule(joint, rule) for joint, rule in _split(text)]
    ordinary = [one for rule in rules if (one := _on_ordinary_days(rule))]
    holiday = [_on_holidays(rule) for rule in rules]
    return Variants(
        _joined(_evenings(ordinary)),
        _joined(_evenings(holiday)),
        _joined(_nights(ordinary)) if _cross(ordinary) else "",
        _joined(_nights(holiday)) if _cross(holiday) else "",
        any(_HOLIDAY_LIST.search(rule.days) for rule in rules),
    )


def _split(text: str) -> Iterator[tuple[str, str]]:
    """The rules as (what stands before, text); a comma parts rules where times or a modifier came before it."""
    if len(text) > _LONGEST:
        raise ValueError(text[:_LONGEST])
    joint, rule, told = ";", "", False
    tokens = _TOKEN.findall(text)
    for at, word in enumerate(tokens):
        if word == "||":
            raise UnknownCondition(word)
        if word == ";" or (word == "," and told and _begins_rule("".join(tokens[at + 1 : at + 3]).strip())):
            yield joint, rule.strip()
            joint, rule, told = word, "", False
            continue
        told = told or word[0] == '"' or ":" in word[1:] or word == "24/7" or word.casefold() in _MODIFIERS
        rule += word
    yield joint, rule.strip()


def _begins_rule(text: str) -> bool:
    return text[:1].isalnum() and not re.match(_SPAN, text) and not _DOUBTFUL.match(text)


def _rule(joint: str, text: str) -> _Rule:
    if not text:
        raise ValueError(joint)
    found = _RULE.fullmatch(text)
    if not found or _DOUBTFUL.search(found["days"]):
        raise UnknownCondition(text)
    modifier, comment = (found["modifier"] or "").casefold(), found["comment"] or ""
    spans = tuple(_minutes(span) for span in re.findall(_SPAN, found["spans"] or ""))
    if comment and not spans and not modifier:
        modifier = "unknown"
    return _Rule(joint, re.sub(r"\s*,\s*", ",", found["days"]).strip(), spans, modifier, comment)


def _minutes(span: str) -> tuple[int, int]:
    """First and last minute, counted from midnight; the last is beyond 24:00 where the span runs into the next day."""
    clocks = [(int(hour), int(minute)) for hour, minute in re.findall(r"(\d+):(\d+)", span)]
    start, end = (hour * 60 + minute for hour, minute in clocks)
    if start >= _FULL_DAY or end > 2 * _FULL_DAY or any(minute > 59 for _, minute in clocks):
        raise ValueError(span)
    return start, end if end > start else end + _FULL_DAY


def _on_ordinary_days(rule: _Rule) -> _Rule | None:
    """The rule as it holds on days that are no holidays: None where it speaks of holidays alone."""
    found = _holiday_list(rule)
    if not found:
        return rule
    others = ",".join(part for part in found[0].split(",") if part.casefold() != "ph")
    return _with_days(rule, f"{rule.days[: found.start()]}{others}{rule.days[found.end() :]}") if others else None


def _on_holidays(rule: _Rule) -> _Rule:
    """The rule as it holds on holidays: `PH` is every day."""
    found = _holiday_list(rule)
    if not found:
        return rule
    after = rule.days[found.end() :]
    every = "" if re.match(rf"\s+{_DAY}", after, re.IGNORECASE) else "Mo-Su"
    return _with_days(rule, f"{rule.days[: found.start()]}{every}{after}".strip())


def _holiday_list(rule: _Rule) -> re.Match[str] | None:
    """Where `PH` stands among the days of a rule. Raises Untold where it cannot be taken out of them."""
    found = _HOLIDAY_LIST.search(rule.days)
    if found is None:
        return None
    before, after = rule.days[: found.start()], rule.days[found.end() :]
    if before.endswith((",", "-")) or not _LEFT_AFTER_DAYS.match(after) or re.search(r"\bPH\b", after, re.IGNORECASE):
        raise UnknownCondition(rule.days)
    return found


def _with_days(rule: _Rule, days: str) -> _Rule:
    return _Rule(rule.joint, days, rule.spans, rule.modifier, rule.comment)


def _cross(rules: list[_Rule]) -> bool:
    return any(end > _FULL_DAY for rule in rules for _, end in rule.spans)


def _evenings(rules: list[_Rule]) -> list[_Rule]:
    """The rules up to midnight."""
    return [
        _Rule(rule.joint, rule.days, tuple((start, min(end, _FULL_DAY)) for start, end in rule.spans), *_said(rule))
        for rule in rules
    ]


def _nights(rules: list[_Rule]) -> list[_Rule]:
    """The rules for what runs past midnight of the day that they name, as hours of that same day."""
    made = []
    for rule in rules:
        late = tuple((0, end - _FULL_DAY) for _, end in rule.spans if end > _FULL_DAY)
        if late:
            made.append(_Rule(rule.joint, rule.days, late, *_said(rule)))
        elif rule.joint == ";" and not (rule.closes and rule.spans):
            # It takes the place of whatever was said before of these days, so of their nights too.
            made.append(_Rule(";", "" if rule.days == "24/7" else rule.days, (), "off", ""))
    return made


def _said(rule: _Rule) -> tuple[str, str]:
    return rule.modifier, rule.comment


def _joined(rules: list[_Rule]) -> str:
    text = ""
    for rule in rules:
        text += f"{rule.joint if text else ''} {_written(rule)}"
    return text.strip() or "off"


def _written(rule: _Rule) -> str:
    spans = ",".join(f"{_clock(start)}-{_clock(end)}" for start, end in rule.spans)
    return " ".join(part for part in (rule.days, spans, rule.modifier, rule.comment) if part)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


_CODES: Final = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
# "m" may be Tuesday or Wednesday.
_LETTERS: Final = {"l": "Mo", "x": "We", "j": "Th", "v": "Fr", "s": "Sa", "d": "Su"}
_DAYS: Final[dict[str, str]] = {
    **{word: _CODES[number] for word, number in WEEKDAYS.items()},
    **_LETTERS,
    "tues": "Tu",
    "thurs": "Th",
    **dict.fromkeys(("ph", "festivo", "festivos", "holiday", "holidays"), "PH"),
}


@dataclass(frozen=True, slots=True)
class _HoursLabels:
    """The words of one language beside the days of the week; `days_closed` is filled with the days."""

    always: str
    every_day: str
    holidays: str
    closed: str
    days_closed: str


_WORDS: Final = {
    "es": _HoursLabels("todos los días, 24 horas", "todos los días", "festivos", "cerrado", "{days} cerrado"),
    "en": _HoursLabels("every day, 24 hours", "every day", "holidays", "closed", "{days} closed"),
}
_SIMPLE_DAY: Final = rf"(?:(?:{'|'.join(_CODES)})(?:-(?:{'|'.join(_CODES)}))?|PH)"
_SIMPLE_DAYS: Final = re.compile(rf"(?:{_SIMPLE_DAY}(?:,{_SIMPLE_DAY})*)?")
_NO_BREAK: Final = "\u00a0"


def to_words(hours: str, lang: str) -> str:
    """Simple hours as people read them, "Mon–Fri 8:00–20:00 · holidays closed"; all others as they are written.

    In English for an unknown `lang`. Spaces within a rule do not break, so that a line ends between two rules.
    """
    forms = lang if lang in _WORDS else "en"
    if hours.replace(" ", "") == "24/7":
        return _WORDS[forms].always
    try:
        rules = [_rule(joint, rule) for joint, rule in _split(hours.strip().strip(";"))]
    except (UnknownCondition, ValueError):
        return hours
    told = [_rule_words(rule, forms) for rule in rules]
    return " · ".join(rule.replace(" ", _NO_BREAK) for rule in told) if all(told) else hours


def _rule_words(rule: _Rule, lang: str) -> str:
    """A rule of weekdays, holidays and times in words, "" where it says anything else."""
    words = _WORDS[lang]
    if rule.comment or not _SIMPLE_DAYS.fullmatch(rule.days):
        return ""
    days = _days_words(rule.days, lang)
    if rule.closes and not rule.spans:
        return words.days_closed.format(days=days) if days else words.closed
    if rule.modifier or not rule.spans:
        return ""
    spans = ", ".join("–".join(map(_spoken_clock, span)) for span in rule.spans)
    return f"{days} {spans}".strip()


def _days_words(days: str, lang: str) -> str:
    if days == "Mo-Su":
        return _WORDS[lang].every_day
    names = {code: name[:SHORT_NAME] for code, name in zip(_CODES, WEEKDAY_NAMES[lang], strict=True)}
    names["PH"] = _WORDS[lang].holidays
    return ", ".join("–".join(names[day] for day in part.split("-")) for part in days.split(",") if part)


def _spoken_clock(minutes: int) -> str:
    """A time without the zero that nobody says: 8:00; what runs into the next day ends at 2:00, not 26:00."""
    minutes = minutes if minutes <= _FULL_DAY else minutes - _FULL_DAY
    return f"{minutes // 60}:{minutes % 60:02}"


_OFF: Final = frozenset({"cerrado", "closed", "off", "cierra"})
_RANGE: Final = re.compile(r"(?<=\w)\s+(?:a|to|hasta|until|till)\s+(?=\w)|\s*[-–—]\s*")
_CLOCK: Final = re.compile(r"(?<![\d:])(\d{1,2})(?:[:.h](\d{2}))?\s*h?(?![\d:/]|\s*h)\b", re.IGNORECASE)
_ALWAYS: Final = re.compile(r"(?:24|24/7|24\s*h(?:oras|ours|rs)?)(?:\s*/?\s*7(?:\s*d(?:ias|ays)?)?)?$")


def corrected_hours(text: str) -> str:
    """What `L-V 9:00-18:00` or `Mon to Fri 9-18` means in the syntax, as far as simple mistakes go."""
    folded = fold(text).strip(" ;,.")
    if _ALWAYS.match(folded):
        return "24/7"
    return "; ".join(_corrected_rule(part) for part in re.split(r"\s*[;\n]\s*", folded) if part)


def _corrected_rule(text: str) -> str:
    text = _RANGE.sub("-", re.sub(r"\b(?:de|from|el|los|las|the)\s+", "", text))
    text = re.sub(r"[^\W\d_]{1,}\.?", _word, text)
    text = re.sub(r"(?<=\d)\s+(?=\d+:?\d*-)", ",", text)
    text = re.sub(r"\s*(?:,|\s[ye]\s|\sand\s)\s*", ",", text)
    return re.sub(r"(?<=[a-zH]):\s+|\s+", " ", _CLOCK.sub(_time, text)).strip()


def _word(found: re.Match[str]) -> str:
    word = found[0].rstrip(".")
    return "off" if word in _OFF else _DAYS.get(word, found[0])


def _time(found: re.Match[str]) -> str:
    return f"{int(found[1]):02}:{found[2] or '00'}"


def beyond_midnight(text: str) -> Iterator[tuple[str, str, int]]:
    """The spans of hours that can be read and run past midnight: as written, when they end, how many minutes they last.

    The end is "" where it is written as an hour beyond 24.
    """
    for written in re.findall(_SPAN, re.sub(r'"[^"]*"', "", text)):
        start, end = _minutes(written)
        if end > _FULL_DAY:
            ends = re.split(r"[-–]", written)[1].strip()
            yield written, "" if int(ends.partition(":")[0]) >= 24 else ends, end - start
