"""Opening hours in words: one wording for screen and paper, and as written wherever words would leave something out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procdesk.call.opening_hours_text import to_words

NO_BREAK = "\u00a0"


@pytest.mark.parametrize(
    ("hours", "english", "spanish"),
    [
        (
            "Mo-Fr 08:00-20:00; Sa 09:00-14:00; PH off",
            "Mon–Fri 8:00–20:00 · Sat 9:00–14:00 · holidays closed",
            "lun–vie 8:00–20:00 · sáb 9:00–14:00 · festivos cerrado",
        ),
        ("Mo-Fr 08:30-14:00, 16:00-18:30", "Mon–Fri 8:30–14:00, 16:00–18:30", "lun–vie 8:30–14:00, 16:00–18:30"),
        (
            "Mo-Fr 09:00-18:00, Sa 10:00-14:00",
            "Mon–Fri 9:00–18:00 · Sat 10:00–14:00",
            "lun–vie 9:00–18:00 · sáb 10:00–14:00",
        ),
        (
            "Mo-Sa 10:00-21:00; Su,PH off",
            "Mon–Sat 10:00–21:00 · Sun, holidays closed",
            "lun–sáb 10:00–21:00 · dom, festivos cerrado",
        ),
        ("We 09:00-13:00", "Wed 9:00–13:00", "mié 9:00–13:00"),
        ("Mo-Su 00:00-24:00", "every day 0:00–24:00", "todos los días 0:00–24:00"),
        ("Fr 22:00-02:00", "Fri 22:00–2:00", "vie 22:00–2:00"),
        ("Fr 22:00-26:00", "Fri 22:00–2:00", "vie 22:00–2:00"),
        ("24/7", "every day, 24 hours", "todos los días, 24 horas"),
        ("off", "closed", "cerrado"),
    ],
)
def test_simple_hours_are_told_in_words(hours: str, english: str, spanish: str) -> None:
    assert to_words(hours, "en").replace(NO_BREAK, " ") == english
    assert to_words(hours, "es").replace(NO_BREAK, " ") == spanish
    assert to_words(hours, "fr") == to_words(hours, "en")


@pytest.mark.parametrize(
    "hours",
    [
        *("Mo-Fr sunrise-20:00", "Mo[1] 08:00-20:00", 'Mo-Fr 08:00-20:00 "only by phone"', "Jul-Aug 09:00-14:00"),
        *("Mo-Fr 08:00-20:00 unknown", "Mo-Fr 10:00+", "Mo-Fr", "PH +1 day off", "L-V 9-18", "ask the boss", "", ";"),
        *("24/7; PH off", "Mo-Fr 12:00-13:00 off", "Mo-Fr 25:00-26:00", "2026 Mo-Fr 08:00-20:00"),
    ],
)
def test_hours_that_say_more_stay_as_written(hours: str) -> None:
    assert to_words(hours, "es") == hours


def test_a_line_ends_between_two_rules_only() -> None:
    assert to_words("Mo-Fr 08:00-20:00; PH off", "en").split(" ") == [
        f"Mon–Fri{NO_BREAK}8:00–20:00",
        "·",
        f"holidays{NO_BREAK}closed",
    ]


@given(
    st.text()
    | st.lists(st.sampled_from(["Mo", "-", "Fr", " ", "08:00", "PH", "off", ";", ",", '"', "24/7"])).map("".join)
)
def test_no_text_raises(text: str) -> None:
    assert isinstance(to_words(text, "es"), str)
