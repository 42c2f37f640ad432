"""The company that comes with procdesk: what its pages promise can be said on any day."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from procdesk.call import faults, placeholders
from procdesk.call.dating import Schedules
from procdesk.call.journey import date_journey
from procdesk.content.folder import Folder, read_all
from procdesk.content.keys import OUTSIDERS
from procdesk.content.rules import check
from procdesk.content.view import Judges
from procdesk.folding import fold
from procdesk.model import Level
from procdesk.resources import sample_content

BEGIN = datetime(2026, 11, 20, 7, 45)
MOMENTS = [BEGIN + timedelta(days=days, hours=5 * (days % 4)) for days in range(0, 400, 29)]


@pytest.fixture(scope="module")
def folder() -> Folder:
    return read_all(sample_content())


def test_the_sample_has_nothing_to_correct(folder: Folder) -> None:
    judges = Judges(placeholders.faults, faults.in_hours, faults.IN_COMPANY)
    problems = check(folder, BEGIN.date(), judges)
    assert {one.code for one in problems} <= {"verification-overdue", "no-longer-valid"}
    assert not [one for one in problems if one.level is Level.ERROR]


def test_every_translation_names_the_text_that_it_translates(folder: Folder) -> None:
    for process in folder.processes:
        assert process.in_language("en").translates, process.id
        assert not process.in_language("es").translates, process.id


def test_what_is_said_has_its_dates_on_any_day_and_in_both_languages(folder: Folder) -> None:
    schedules = Schedules(folder.company, folder.departments, OUTSIDERS, fold)
    told = [one for one in folder.processes if "{" in one.write_ups[0].say]
    assert len(told) >= 15
    assert "facturacion/cobro-duplicado" in {one.id for one in told}
    for process in told:
        for one in process.write_ups:
            for moment in MOMENTS:
                journey = date_journey(one.journey, moment, schedules.schedule_of)
                assert journey.end, (one.path, moment)
                assert "{" not in placeholders.fill(one.say, journey, one.lang, moment.date()), (one.path, moment)
