"""How long a step takes, in words."""

from __future__ import annotations

import pytest

from procdesk.call.date_format import duration_text
from procdesk.model import Duration, Unit


@pytest.mark.parametrize(
    ("duration", "es", "en"),
    [
        (Duration(2, 3, Unit.WORKING_DAYS), "2-3 días laborables", "2-3 working days"),
        (Duration(1, 1, Unit.WORKING_DAYS), "1 día laborable", "1 working day"),
        (Duration(0, 24, Unit.HOURS), "hasta 24 horas", "up to 24 hours"),
        (Duration(0, 0, Unit.MINUTES), "al momento", "straight away"),
        (Duration(4, 8, Unit.WEEKS), "4-8 semanas", "4-8 weeks"),
        (Duration(72, 72, Unit.WORKING_HOURS), "72 horas laborables", "72 working hours"),
        (Duration(1, 1, Unit.MONTHS), "1 mes", "1 month"),
    ],
)
def test_a_duration_is_told_in_the_language_of_the_page(duration: Duration, es: str, en: str) -> None:
    assert duration_text(duration, "es") == es
    assert duration_text(duration, "en") == duration_text(duration, "fr") == en
