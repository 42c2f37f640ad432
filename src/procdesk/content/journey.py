"""The journey of a request: who does what after the call, and how long it takes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import Final

from procdesk.content.blocks import ListItem, list_items
from procdesk.content.plain_text import to_plain
from procdesk.content.problems import problem
from procdesk.content.steps import as_list
from procdesk.content.vocabulary import AT_ONCE, NUMBERS, UNITS
from procdesk.model import Duration, Problem, Step, Unit
from procdesk.text import closest, fold, fold_name

_BOLD = re.compile(r"(?:\*\*|__)(?=\S)(.+?)(?<=\S)(?:\*\*|__)[ \t]*[:,.–—-]?[ \t]*")
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]][ \t]*\.?[ \t]*$")
_NUMBER: Final = r"(?:\d+|" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + r")"
_LEADING: Final = re.compile(
    r"(?:(?:about|approx\.?|around|aprox\.?|unos|unas|de|from|entre|between)\s+|[~≈]\s*)?"
    r"(?P<upto>(?:up to|at most|max\.?|maximo|hasta|como mucho|within|<=?)\s*)?"
)
# A range may say its unit twice ("24h-48h"); two units are minutes and hours, and no sum ("1 hora y 30 minutos").
_TIME: Final = re.compile(
    r"(?P<least>\d+|[a-z]+)"
    rf"(?:(?:\s*(?P<first_unit>[a-z]+))?\s*(?:-|–|—|/|\bto\b|\ba\b|\by\b|\band\b|\bor\b|\bo\b)\s*(?P<most>{_NUMBER}))?"
    r"\s*(?P<unit>[a-z][a-z ]*?)\.?$"
)
_HOUR: Final = r"(?:horas?|hours?|h|hrs?)"
_SUMS: Final = re.compile(
    "|".join(
        (
            rf"(?P<half>media hora|half an? hour|half hour|1[/⁄]2 {_HOUR})",
            r"(?P<quarters>(?:un |tres |a |three )?(?:cuartos?|quarters?) (?:de|of an) (?:hora|hour))",
            rf"(?:(?P<hours>{_NUMBER}) )?{_HOUR} (?:y media|and a half)",
            rf"(?P<hours_before>{_NUMBER}) and a half {_HOUR}",
            rf"(?P<decimal>\d{{1,3}}[.,](?:25|5|50|75)) ?{_HOUR}",
            rf"(?P<whole>{_NUMBER}) ?{_HOUR} ?(?:(?:y|and) )?(?P<rest>\d{{1,2}}) ?(?:min|mins|minutos?|minutes?)",
            r"(?P<days>(?:un |1 )?dia y medio|(?:a|1|one) day and a half|one and a half days)",
        )
    )
    + r"\.?"
)
_WRITTEN_UNIT = re.compile(r"[^\W\d_][^\d]*$")
_DIGITS = re.compile(r"\d+")
_LONGEST: Final = 1000
_SHOWN: Final = 60
_OWN_NUMBER = re.compile(r"\d+")
_NUMBERED = re.compile(r"(?<=[\s.)\]])(\d{1,2})(?:\.?[ºª°]\.?|\.-|[.)])[ \t]*(?=(?:\*\*|__)[^\s*_])")


def parse_journey(markdown: str, path: str, first_line: int) -> tuple[tuple[Step, ...], tuple[Problem, ...]]:
    """The steps of a "What happens next" section whose text begins in line `first_line` of its file.

    A step that swallows another one has no duration: whatever is counted from its time would be too early.
    """
    text = as_list(markdown)
    items = list_items(text)
    if not items:
        missing = bool(to_plain(markdown))
        return (), (problem("journey-without-steps", path, first_line),) if missing else ()
    top = min(item.indent for item in items)
    written, lines = markdown.split("\n"), text.split("\n")
    steps: list[Step] = []
    problems: list[Problem] = []
    for item, inside in _with_inner_items(items, top):
        swallowed = _swallowed(item, inside, lines)
        if swallowed is None:
            step, found = _step(item, path, first_line + item.line)
            problems.extend(found)
        else:
            number, words = swallowed
            step = _step_of_two(item, first_line + item.line)
            problems.append(problem("step-in-step", path, first_line + number, text=words[:_SHOWN]))
        steps.append(step)
        if _BOLD.match(written[item.line]) and written[item.line].strip() == item.lines[0]:
            problems.append(
                problem("step-without-number", path, first_line + item.line, text=to_plain(item.text)[:_SHOWN])
            )
    return tuple(steps), tuple(problems)


def _with_inner_items(items: list[ListItem], top: int) -> Iterator[tuple[ListItem, list[ListItem]]]:
    """The items that are steps, each with the items inside it."""
    for place, item in enumerate(items):
        if item.indent <= top + 1:
            yield item, list(takewhile(lambda one: one.indent > top + 1, items[place + 1 :]))


def _swallowed(item: ListItem, inside: list[ListItem], lines: list[str]) -> tuple[int, str] | None:
    """The line, from 0, and the words of another step in a step: in its line, in one that goes on, or indented."""
    for place, (number, line) in enumerate(zip(item.numbers, item.lines, strict=True)):
        for found in _NUMBERED.finditer(line):
            own = _OWN_NUMBER.match(lines[item.line].strip())
            follows = own is None or int(found[1]) == int(own[0]) + 1
            if follows and (_ends_in_time(line[: found.start()]) or _ends_in_time(line)):
                return number, to_plain(line[found.end() :])
        if place and _BOLD.match(line) and _ends_in_time(line):
            timed = _ends_in_time(" ".join(item.lines[:place]))
            if timed or not lines[number][:1].isspace():
                return number, to_plain(line)
    for one in inside:
        if _BOLD.match(one.text) and _ends_in_time(one.text):
            return one.line, to_plain(one.text)
    return None


def _ends_in_time(text: str) -> bool:
    brackets = _BRACKETS.search(text)
    return brackets is not None and _means_time(brackets[1])


def _step_of_two(item: ListItem, line: int) -> Step:
    bold = _BOLD.match(item.text)
    department = to_plain(bold[1]).strip(" :,.") if bold else ""
    return Step(department, to_plain(item.text[bold.end() :] if bold else item.text), None, line)


def parse_time(words: str) -> Duration | str:
    """The duration that `2-3 working days` or `hasta 24 horas` names, else the code of what is wrong with it."""
    folded = fold_name(words)
    if folded in AT_ONCE:
        return Duration(0, 0, Unit.MINUTES)
    leading = _LEADING.match(folded)
    upto = bool(leading and leading["upto"])
    rest = folded[leading.end() :] if leading else folded
    if summed := _SUMS.fullmatch(rest):
        return _summed(summed, upto)
    found = _TIME.match(rest) or _TIME.match(folded)
    return _counted(found, upto) if found else "bad-time"


def _step(item: ListItem, path: str, line: int) -> tuple[Step, list[Problem]]:
    text, problems = item.text, []
    duration: Duration | None = None
    written = ""
    brackets = _BRACKETS.search(text)
    if brackets and _means_time(brackets[1]):
        text, written = text[: brackets.start()], " ".join(brackets[1].split())
        time = parse_time(brackets[1])
        if isinstance(time, Duration):
            duration = time
        else:
            problems.append(_time_problem(time, brackets[1].strip(), path, line))
    bold = _BOLD.match(text)
    department = to_plain(bold[1]).strip(" :,.") if bold else ""
    words = to_plain(text[bold.end() :] if bold else text)
    if not department:
        problems.append(problem("step-without-department", path, line, text=words[:_SHOWN]))
    if duration is None and not problems:
        problems.append(problem("step-without-time", path, line, department=department))
    return Step(department, words, duration, line, written), problems


def _means_time(words: str) -> bool:
    """Whether brackets at the end of a step speak of time; `(see the annex)` does not."""
    folded = fold(words).strip()
    return any(letter.isdigit() for letter in folded) or folded in AT_ONCE or isinstance(parse_time(words), Duration)


def _time_problem(code: str, words: str, path: str, line: int) -> Problem:
    """The problem that `parse_time` named by its code, with what was probably meant."""
    if code == "unknown-unit":
        return problem(code, path, line, time=words, suggestion=_nearest_unit(words))
    if code == "range-reversed":
        return problem(code, path, line, time=words, suggestion=_turned_round(words))
    return problem(code, path, line, time=words)


def _counted(found: re.Match[str], upto: bool) -> Duration | str:
    least = _number(found["least"])
    if least is None:
        return "bad-time"
    unit = UNITS.get(found["unit"].strip())
    if unit is None:
        return "unknown-unit"
    most = _number(found["most"]) if found["most"] else least
    if most is None or max(least, most) > _LONGEST:
        return "bad-time"
    if found["first_unit"] and (first := UNITS.get(found["first_unit"])) is not unit:
        if (first, unit) != (Unit.MINUTES, Unit.HOURS):
            return "bad-time"
        most, unit = most * 60, Unit.MINUTES
    if most < least:
        return "range-reversed"
    return Duration(0 if upto and not found["most"] else least, most, unit)


def _summed(found: re.Match[str], upto: bool) -> Duration | str:
    """Halves and quarters of an hour, and hours with minutes, in minutes; a day and a half in hours."""
    if found["days"]:
        return Duration(0 if upto else 36, 36, Unit.HOURS)
    minutes = _minutes(found)
    if minutes is None or minutes > _LONGEST * 60:
        return "bad-time"
    return Duration(0 if upto else minutes, minutes, Unit.MINUTES)


def _minutes(found: re.Match[str]) -> int | None:
    if found["half"]:
        return 30
    if found["quarters"]:
        return 45 if found["quarters"].startswith(("tres", "three")) else 15
    if found["decimal"]:
        return round(float(found["decimal"].replace(",", ".")) * 60)
    if found["whole"]:
        whole = _number(found["whole"])
        return None if whole is None or int(found["rest"]) > 59 else whole * 60 + int(found["rest"])
    hours = _number(found["hours"] or found["hours_before"] or "1")
    return None if hours is None else hours * 60 + 30


def _nearest_unit(words: str) -> str:
    """The time with its unit spelt right, "" where none resembles what is written: never another unit."""
    found = _WRITTEN_UNIT.search(words)
    if found is None:
        return ""
    written = fold_name(found[0]).split(" ")
    alike = [unit for unit in UNITS if _misspelt(written, unit.split(" "))]
    unit = closest(" ".join(written), alike) if alike else ""
    return words[: found.start()] + unit.replace("dia", "día").replace("habil", "hábil") if unit else ""


def _misspelt(written: list[str], unit: list[str]) -> bool:
    """Whether the words of a unit are those that are written, each misspelt at most."""
    return len(written) == len(unit) and all(closest(word, [right]) for word, right in zip(written, unit, strict=True))


def _turned_round(words: str) -> str:
    """The range with its two numbers swapped, "" where they are not written as digits."""
    numbers = list(_DIGITS.finditer(words))
    if len(numbers) != 2:
        return ""
    first, second = numbers
    between, rest = words[first.end() : second.start()], words[second.end() :]
    return f"{words[: first.start()]}{second[0]}{between}{first[0]}{rest}"


def _number(text: str) -> int | None:
    if text.isdecimal():
        return int(text) if len(text) <= 6 else _LONGEST + 1
    return NUMBERS.get(text)
