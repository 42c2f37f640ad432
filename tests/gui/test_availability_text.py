"""Whether a department answers is said as one says it on the telephone; what is not known is not said."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from procdesk.call.availability import Availability
from procdesk.gui.formatting import AvailabilityFormatter

NO_BREAK = "\u00a0"
NOW = datetime(2026, 11, 22, 19, 20)


@pytest.fixture
def words(qapp: QApplication) -> AvailabilityFormatter:
    return AvailabilityFormatter(QLocale("en_GB"))


def at(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute)


@pytest.mark.parametrize(
    ("availability", "expected"),
    [
        (Availability(True), ("Open · 24 hours", "good")),
        (Availability(True, at(22, 21)), ("Open · closes at 21:00", "good")),
        (Availability(True, at(22, 20, 21)), ("Open · closes at 20:21", "good")),
        (Availability(True, at(22, 20, 20)), ("Open · closes in 60 min", "amber")),
        (Availability(True, at(22, 20)), ("Open · closes in 40 min", "amber")),
        (Availability(True, NOW + timedelta(seconds=20)), ("Open · closes in 1 min", "amber")),
        (Availability(True, at(23, 0)), ("Open · closes at midnight", "good")),
        (Availability(True, at(23, 2)), ("Open · closes tomorrow at 2:00", "good")),
        (Availability(True, at(24, 15)), ("Open · closes on Tuesday at 15:00", "good")),
        (Availability(False), ("Closed", "red")),
        (Availability(False, None, at(22, 19, 40)), ("Closed · opens in 20 min", "red")),
        (Availability(False, None, at(22, 23)), ("Closed · opens at 23:00", "red")),
        (Availability(False, None, at(23, 8)), ("Closed · opens tomorrow at 8:00", "red")),
        (Availability(False, None, at(23, 0, 10)), ("Closed · opens tomorrow at 0:10", "red")),
        (Availability(False, None, at(28, 9, 30)), ("Closed · opens on Saturday at 9:30", "red")),
        (Availability(False, None, at(9, 8, 30, month=12)), ("Closed · opens on Wed 9 Dec at 8:30", "red")),
        (Availability(None), ("", "")),
        (Availability(None, at(22, 20), at(23, 8)), ("", "")),
        (None, ("", "")),
    ],
)
def test_the_badge_says_whether_until_when_and_from_when(
    words: AvailabilityFormatter, availability: Availability | None, expected: tuple[str, str]
) -> None:
    assert words.badge(availability, NOW) == expected


def test_the_same_weekday_a_week_later_is_said_with_its_date(words: AvailabilityFormatter) -> None:
    assert words.badge(Availability(False, None, at(29, 8)), NOW)[0] == "Closed · opens on Sun 29 at 8:00"


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        ("Mo-Fr 08:00-20:00; Sa 09:00-14:00; PH off", "Mon–Fri 8:00–20:00 · Sat 9:00–14:00 · holidays closed"),
        ("Mo-Fr 08:30-14:00,16:00-18:30", "Mon–Fri 8:30–14:00, 16:00–18:30"),
        ("Mo-Sa 10:00-21:00; Su,PH off", "Mon–Sat 10:00–21:00 · Sun, holidays closed"),
        ("Mo,We,Fr 10:00-24:00;", "Mon, Wed, Fri 10:00–24:00"),
        ("Mo-Su 00:00-08:00", "every day 0:00–8:00"),
        ("24/7", "every day, 24 hours"),
        ("08:00-15:00", "8:00–15:00"),
        ("Mo-Fr 08:00-20:00; Jul-Aug 09:00-14:00", "Mo-Fr 08:00-20:00; Jul-Aug 09:00-14:00"),
        ('Mo-Fr 08:00-20:00 "only by phone"', 'Mo-Fr 08:00-20:00 "only by phone"'),
        ("Mo-Fr sunrise-sunset", "Mo-Fr sunrise-sunset"),
        ("de lunes a viernes", "de lunes a viernes"),
        ("Mo[1] 08:00-20:00", "Mo[1] 08:00-20:00"),
        ("", ""),
    ],
)
def test_simple_hours_are_told_in_words_and_all_others_as_written(
    words: AvailabilityFormatter, hours: str, expected: str
) -> None:
    assert words.hours(hours).replace(NO_BREAK, " ") == expected


def test_a_line_of_hours_ends_between_two_rules_only(words: AvailabilityFormatter) -> None:
    assert words.hours("Mo-Fr 08:00-20:00; PH off").split(" ") == [
        f"Mon–Fri{NO_BREAK}8:00–20:00",
        "·",
        f"holidays{NO_BREAK}closed",
    ]


def test_days_speak_the_interfaces_language(qapp: QApplication) -> None:
    spanish = AvailabilityFormatter(QLocale("es_ES"))
    assert (
        spanish.hours("Mo-Fr 08:00-20:00; Sa 09:00-14:00").replace(NO_BREAK, " ")
        == "lun–vie 8:00–20:00 · sáb 9:00–14:00"
    )
    assert "las 8:00" in spanish.badge(Availability(False, None, at(23, 8)), NOW)[0]
    assert "la 1:00" in spanish.badge(Availability(True, at(23, 1)), NOW)[0]
    assert "mañana" in spanish.badge(Availability(False, None, at(23, 8)), NOW)[0]
    assert "mié 9 dic" in spanish.badge(Availability(False, None, at(9, 8, 30, month=12)), NOW)[0]
