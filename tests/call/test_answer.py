"""What is said names no passed date as one to come, and tells that a request is late."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from procdesk.call.answer import answer_at, delay, promised_dates
from procdesk.call.directory import DepartmentDirectory
from procdesk.call.journey import DatedJourney, DatedStep, StepDate
from procdesk.model import Company, Department, DepartmentCard, Duration, Step, Unit

DIRECTORY = DepartmentDirectory(
    Company(), (Department("tesoreria", (DepartmentCard("es", "Tesorería"), DepartmentCard("en", "Treasury"))),)
)


def step(department: str, slug: str, first: date, last: date, until: time | None = None) -> DatedStep:
    lasts = Duration(1, 1, Unit.DAYS)
    ends = StepDate(last, until)
    return DatedStep(Step(department, "x", lasts, 1), (slug,) if slug else (), StepDate(first), ends)


JOURNEY = DatedJourney(
    datetime(2026, 11, 10),
    (
        step("Facturación", "facturacion", date(2026, 11, 11), date(2026, 11, 11)),
        step("Tesorería", "tesoreria", date(2026, 11, 13), date(2026, 11, 16)),
        step("Banco del cliente", "", date(2026, 11, 17), date(2026, 11, 19)),
    ),
)
SAY = "Tiene razón. Lo tiene en su cuenta **{fechas|en seis días}**, ni un día más. No devuelva el recibo."


def at(day: int, hour: int = 12) -> datetime:
    return datetime(2026, 11, day, hour)


def said(text: str, now: datetime, lang: str = "es") -> str:
    return answer_at(text, JOURNEY, lang, now, DIRECTORY)


def test_before_its_time_the_answer_has_its_dates() -> None:
    assert "**entre el martes 17 y el jueves 19 de noviembre**" in said(SAY, at(12))


@pytest.mark.parametrize(
    ("day", "dates"), [(17, "entre hoy y el jueves 19 de noviembre"), (18, "entre hoy y mañana"), (19, "hoy")]
)
def test_days_that_are_over_are_not_named_any_more(day: int, dates: str) -> None:
    assert f"**{dates}**" in said(SAY, at(day))


def test_a_late_request_is_told_to_be_late_with_the_department_that_should_have_it() -> None:
    assert said(SAY, at(24)) == (
        "Lo siento, esto va con retraso: según nuestros plazos tenía que estar terminado el jueves 19 de noviembre. "
        "Voy a preguntar ahora mismo a Tesorería y, si quiere, le tramito una reclamación."
    )
    assert said("It is there {dates}.", at(24), "en").startswith(
        "I'm sorry, this is running late: according to our timescales"
    )
    assert "Thursday 19" in said("It is there {dates}.", at(24), "en")


def test_an_answer_without_dates_is_late_too() -> None:
    assert said("Lo tiene en una semana.", at(24)).startswith("Lo siento, esto va con retraso")
    assert said("Lo tiene en una semana.", at(19)) == "Lo tiene en una semana."


def test_a_step_that_should_be_done_while_the_rest_is_still_to_come() -> None:
    assert said("Facturación lo mira {fechas:1}.", at(12)) == (
        "Según nuestros plazos, esa parte tenía que estar hecha el miércoles 11 de noviembre; ahora debería estar en "
        "Tesorería y terminar entre el martes 17 y el jueves 19 de noviembre. Si algo no le "
        "cuadra, lo pregunto ahora mismo."
    )


def test_the_author_s_sentence_for_a_passed_date_takes_the_place_of_the_one_it_stands_in() -> None:
    text = "Tiene razón. Lo tiene **{fechas|en seis días|Debería tenerlo ya: lo pregunto ahora.}**, seguro. Gracias."
    assert said(text, at(24)) == "Tiene razón. Debería tenerlo ya: lo pregunto ahora. Gracias."
    assert said(text, at(12)).startswith("Tiene razón. Lo tiene **entre el martes 17")


@pytest.mark.parametrize(
    "text",
    [
        "Sr. Pérez, lo tiene el {fechas|x|Debería tenerlo ya.}",
        "Lo tiene (p. ej. en su cuenta) {fechas|x|Debería tenerlo ya.}",
    ],
)
def test_an_abbreviation_does_not_end_a_sentence(text: str) -> None:
    assert said(text, at(24)) == "Debería tenerlo ya."


def test_only_its_own_paragraph_or_item_is_replaced() -> None:
    text = "Uno\n\n- dos\n- lo tiene {fechas|x|Debería tenerlo ya.}\n- tres"
    assert said(text, at(24)) == "Uno\n\n- dos\n" + "Debería tenerlo ya." + "\n- tres"


def test_another_passed_date_without_a_sentence_of_its_own_makes_the_whole_answer_late() -> None:
    text = "Lo tiene {fechas|x|Debería tenerlo ya.}. Facturación acaba el {hasta:1}."
    assert said(text, at(24)).startswith("Lo siento, esto va con retraso")


def test_an_hour_that_has_struck_has_passed() -> None:
    today = date(2026, 11, 24)
    journey = DatedJourney(at(24, 9), (step("Tesorería", "tesoreria", today, today, time(14, 30)),))
    assert answer_at("Lo tiene {fechas}.", journey, "es", at(24, 14), DIRECTORY) == "Lo tiene hoy antes de las 14:30."
    late = answer_at("Lo tiene {fechas}.", journey, "es", at(24, 15), DIRECTORY)
    assert "tenía que estar terminado hoy antes de las 14:30" in late


def test_without_a_department_of_the_company_nobody_is_named() -> None:
    journey = DatedJourney(at(1), (step("Banco del cliente", "", date(2026, 11, 2), date(2026, 11, 3)),))
    assert "Banco" not in answer_at("Lo tiene {fechas}.", journey, "es", at(24), DIRECTORY)


def test_a_delay_is_told_to_colleagues_once_all_should_be_done() -> None:
    assert delay(JOURNEY, "es", at(19)) == ""
    assert delay(JOURNEY, "es", at(24)) == (
        "Tenía que estar terminado el jueves 19 de noviembre; debería tenerlo Tesorería."
    )
    assert delay(DatedJourney(at(1), ()), "es", at(24)) == ""


def test_only_a_date_that_is_to_come_is_a_promise() -> None:
    for text, index in ((said(SAY, at(12)), 2), ("Tesorería acaba el lunes 16 de noviembre.", 1)):
        assert promised_dates(text, JOURNEY, "es", at(12)) is JOURNEY.steps[index]
    assert promised_dates(said(SAY, at(24)), JOURNEY, "es", at(24)) is None
    assert promised_dates("Se lo miro ahora.", JOURNEY, "es", at(12)) is None
