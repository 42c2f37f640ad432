from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procdesk.call import date_format
from procdesk.call.journey import StepDate

TODAY = date(2026, 11, 22)


def on(year: int, month: int, day: int, hour: int | None = None, minute: int = 0) -> StepDate:
    return StepDate(date(year, month, day), None if hour is None else time(hour, minute))


SPANS = [
    (on(2026, 11, 26), on(2026, 11, 30), "entre el jueves 26 y el lunes 30 de noviembre", "jue 26 – lun 30"),
    (
        on(2026, 11, 27),
        on(2026, 12, 1),
        "entre el viernes 27 de noviembre y el martes 1 de diciembre",
        "vie 27 nov – mar 1 dic",
    ),
    (on(2026, 12, 1), on(2026, 12, 3), "entre el martes 1 y el jueves 3 de diciembre", "mar 1 – jue 3 dic"),
    (on(2026, 11, 26), on(2026, 11, 26), "el jueves 26 de noviembre", "jue 26"),
    (on(2026, 12, 1), on(2026, 12, 1), "el martes 1 de diciembre", "mar 1 dic"),
    (on(2026, 11, 22), on(2026, 11, 22), "hoy", "hoy"),
    (on(2026, 11, 23), on(2026, 11, 23), "mañana", "mañana"),
    (on(2026, 11, 22), on(2026, 11, 23), "entre hoy y mañana", "hoy – mañana"),
    (on(2026, 11, 22), on(2026, 11, 26), "entre hoy y el jueves 26 de noviembre", "hoy – jue 26"),
    (on(2026, 11, 23), on(2026, 12, 1), "entre mañana y el martes 1 de diciembre", "mañana – mar 1 dic"),
    (on(2026, 11, 19), on(2026, 11, 22), "entre el jueves 19 de noviembre y hoy", "jue 19 – hoy"),
    (on(2026, 11, 22, 12), on(2026, 11, 22, 14, 30), "hoy antes de las 14:30", "hoy 14:30"),
    (on(2026, 11, 23, 1), on(2026, 11, 23, 1, 5), "mañana antes de la 1:05", "mañana 1:05"),
    (
        on(2026, 11, 24, 9),
        on(2026, 11, 24, 10),
        "el martes 24 de noviembre antes de las 10:00",
        "mar 24 10:00",
    ),
    (on(2026, 11, 22, 23), on(2026, 11, 23, 1), "entre hoy y mañana", "hoy – mañana"),
    (
        on(2026, 12, 30),
        on(2027, 1, 4),
        "entre el miércoles 30 de diciembre y el lunes 4 de enero",
        "mié 30 dic – lun 4 ene",
    ),
    (
        on(2026, 12, 30),
        on(2027, 5, 3),
        "entre el miércoles 30 de diciembre y el lunes 3 de mayo de 2027",
        "mié 30 dic – lun 3 may 2027",
    ),
    (
        on(2027, 5, 3),
        on(2027, 5, 7),
        "entre el lunes 3 y el viernes 7 de mayo de 2027",
        "lun 3 – vie 7 may 2027",
    ),
]


@pytest.mark.parametrize(("earliest", "latest", "said", "short"), SPANS)
def test_spans_are_said_in_spanish(earliest: StepDate, latest: StepDate, said: str, short: str) -> None:
    assert date_format.span(earliest, latest, "es", TODAY) == said
    assert date_format.short_span(earliest, latest, "es", TODAY) == short


@pytest.mark.parametrize(
    ("earliest", "latest", "said", "short"),
    [
        (on(2026, 11, 26), on(2026, 11, 30), "between Thursday 26 and Monday 30 November", "Thu 26 – Mon 30"),
        (
            on(2026, 11, 27),
            on(2026, 12, 1),
            "between Friday 27 November and Tuesday 1 December",
            "Fri 27 Nov – Tue 1 Dec",
        ),
        (on(2026, 11, 26), on(2026, 11, 26), "on Thursday 26 November", "Thu 26"),
        (on(2026, 11, 22), on(2026, 11, 22), "today", "today"),
        (on(2026, 11, 23), on(2026, 11, 23), "tomorrow", "tomorrow"),
        (on(2026, 11, 22), on(2026, 11, 26), "between today and Thursday 26 November", "today – Thu 26"),
        (on(2026, 11, 22, 12), on(2026, 11, 22, 14, 30), "by 14:30 today", "today 14:30"),
        (on(2026, 11, 24, 8), on(2026, 11, 24, 9, 5), "by 9:05 on Tuesday 24 November", "Tue 24 9:05"),
        (on(2027, 5, 3), on(2027, 6, 1), "between Monday 3 May and Tuesday 1 June 2027", "Mon 3 May – Tue 1 Jun 2027"),
    ],
)
def test_spans_are_said_in_english(earliest: StepDate, latest: StepDate, said: str, short: str) -> None:
    assert date_format.span(earliest, latest, "en", TODAY) == said
    assert date_format.short_span(earliest, latest, "en", TODAY) == short


def test_another_language_gets_iso_dates() -> None:
    first, last = on(2026, 11, 26), on(2026, 11, 30, 9, 5)
    assert date_format.span(first, last, "fr", TODAY) == "2026-11-26 – 2026-11-30"
    assert date_format.short_span(last, last, "fr", TODAY) == "2026-11-30 09:05"
    assert date_format.span(first, first, "fr", TODAY) == "2026-11-26"
    assert date_format.day(TODAY, "fr", TODAY) == date_format.bare_day(TODAY, "fr", TODAY) == "2026-11-22"
    assert date_format.clock(time(9, 5), "fr") == "9:05"


@pytest.mark.parametrize(
    ("when", "lang", "with_preposition", "bare"),
    [
        (date(2026, 11, 30), "es", "el lunes 30 de noviembre", "lunes 30 de noviembre"),
        (date(2026, 11, 30), "en", "on Monday 30 November", "Monday 30 November"),
        (TODAY, "es", "hoy", "domingo 22 de noviembre"),
        (TODAY + timedelta(1), "en", "tomorrow", "Monday 23 November"),
        (date(2025, 11, 3), "es", "el lunes 3 de noviembre de 2025", "lunes 3 de noviembre de 2025"),
        (date(2027, 1, 4), "en", "on Monday 4 January", "Monday 4 January"),
    ],
)
def test_one_day_is_said_with_its_preposition_or_bare(when: date, lang: str, with_preposition: str, bare: str) -> None:
    assert date_format.day(when, lang, TODAY) == with_preposition
    assert date_format.bare_day(when, lang, TODAY) == bare


@pytest.mark.parametrize(
    ("when", "spanish", "english"),
    [
        (time(14, 30), "las 14:30", "14:30"),
        (time(1, 5), "la 1:05", "1:05"),
        (time(13), "las 13:00", "13:00"),
        (time(0, 0), "las 0:00", "0:00"),
    ],
)
def test_a_time_has_its_article_in_spanish(when: time, spanish: str, english: str) -> None:
    assert date_format.clock(when, "es") == spanish
    assert date_format.clock(when, "en") == english


@pytest.mark.parametrize("today", [date(2026, 1, 1), date(2026, 12, 31), date(2028, 2, 29)])
def test_a_year_is_said_only_where_the_day_is_not_clear_without_it(today: date) -> None:
    for days in range(-800, 800):
        when = today + timedelta(days)
        unclear = when.year != today.year and abs(days) > 92
        assert (str(when.year) in date_format.bare_day(when, "es", today)) is unclear
        assert (str(when.year) in date_format.bare_day(when, "en", today)) is unclear


MONTHS = {
    "es": (
        *("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre"),
        *("octubre", "noviembre", "diciembre"),
    ),
    "en": (
        *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
        *("october", "november", "december"),
    ),
}
WEEKDAYS = {
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
    "en": ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
}
RELATIVE = {"hoy": 0, "mañana": 1, "today": 0, "tomorrow": 1}


def heard(part: str, lang: str, today: date, other_end: date | None = None) -> date:
    """The day that somebody understands who hears one end of a span; `other_end` is the end that they heard with it."""
    words = [word for word in re.findall(r"\w+", part.lower()) if word not in ("el", "on", "de")]
    if words[0] in RELATIVE:
        return today + timedelta(RELATIVE[words[0]])
    weekday, number, *rest = words
    months = [start(word, MONTHS[lang]) for word in rest if not word.isdigit()]
    years = [int(word) for word in rest if word.isdigit()]
    month = months[0] if months else (other_end or today).month - 1
    near = [other_end.year] if other_end and not months else [other_end.year - 1, other_end.year] if other_end else []
    candidates = years or [*near, today.year, today.year - 1, today.year + 1]
    for year in candidates:
        try:
            found = date(year, month + 1, int(number))
        except ValueError:
            continue
        if found.weekday() == start(weekday, WEEKDAYS[lang]):
            return found
    raise AssertionError(part)


def start(word: str, words: tuple[str, ...]) -> int:
    (found,) = [index for index, one in enumerate(words) if one.startswith(word)]
    return found


def heard_span(said: str, lang: str, today: date) -> tuple[date, date, str]:
    said = re.sub(r"^by (\S+) (.*)", r"\2 \1", said).replace(" antes de las ", " ").replace(" antes de la ", " ")
    said, _, clock = re.sub(r" (\d+:\d\d)$", r"@\1", said).partition("@")
    said = re.sub(r"^(?:between|entre) ", "", said)
    parts = re.split(r" (?:and|y|–) ", said)
    last = heard(parts[-1], lang, today)
    return (heard(parts[0], lang, today, last) if len(parts) > 1 else last), last, clock


days = st.dates(date(2020, 1, 1), date(2030, 12, 31))


@given(
    today=days,
    start_after=st.integers(-300, 500),
    length=st.one_of(st.integers(0, 9), st.integers(0, 200)),
    clock=st.one_of(st.none(), st.times()),
    lang=st.sampled_from(["es", "en"]),
    say=st.sampled_from([date_format.span, date_format.short_span]),
)
def test_what_is_heard_is_what_was_computed(
    today: date, start_after: int, length: int, clock: time | None, lang: str, say: object
) -> None:
    first = today + timedelta(start_after)
    last = first + timedelta(length)
    said = say(StepDate(first, clock and time.min), StepDate(last, clock), lang, today)  # type: ignore[operator]
    told = heard_span(said, lang, today)
    assert told[:2] == (first, last), said
    if length or clock is None:
        assert told[2] == "", said
    else:
        hour, minute = map(int, told[2].split(":"))
        assert (hour, minute) == (clock.hour, clock.minute), said


@given(today=days, after=st.integers(-2000, 2000), lang=st.sampled_from(["es", "en"]))
def test_a_day_that_is_heard_is_the_day_that_was_meant(today: date, after: int, lang: str) -> None:
    when = today + timedelta(after)
    for said in (date_format.day(when, lang, today), date_format.bare_day(when, lang, today)):
        assert heard(said, lang, today) == when


@given(st.datetimes(), st.datetimes(), st.sampled_from(["es", "en", "fr", ""]))
def test_no_date_is_too_far_to_be_said(one: datetime, other: datetime, lang: str) -> None:
    first, last = sorted((one, other))
    earliest, latest = StepDate(first.date(), first.time()), StepDate(last.date(), last.time())
    for today in (date.min, TODAY, date.max):
        assert date_format.span(earliest, latest, lang, today)
        assert date_format.short_span(earliest, latest, lang, today)


def test_a_day_for_paper_has_its_year_and_no_weekday() -> None:
    day = date(2026, 11, 30)
    assert [date_format.full_day(day, lang) for lang in ("es", "en", "ca")] == [
        "30 de noviembre de 2026",
        "30 November 2026",
        "2026-11-30",
    ]


def test_the_day_of_the_week_is_in_english_where_nobody_knows_the_language() -> None:
    assert [date_format.weekday(date(2026, 11, 25), lang) for lang in ("es", "en", "ca")] == [
        *("miércoles", "Wednesday", "Wednesday")
    ]
