from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from procdesk.call.directory import DepartmentDirectory
from procdesk.call.journey import DatedJourney, DatedStep, StepDate
from procdesk.call.placeholders import NAMES, fill, names_in
from procdesk.model import Company, Department, DepartmentCard, Duration, Step, Unit
from procdesk.validation.placeholder_checks import placeholder_problems

TODAY = date(2026, 11, 22)
FILED = datetime(2026, 11, 22, 12, 0)
DIRECTORY = DepartmentDirectory(
    Company(),
    (
        Department("atencion", (DepartmentCard("es", "Atención al cliente"),)),
        Department("tesoreria", (DepartmentCard("es", "Tesorería"), DepartmentCard("ca", "Tresoreria"))),
        Department("movil-empresas", (DepartmentCard("es", "Móvil de empresas"),)),
    ),
)


def step(department: str, slug: str, first: StepDate | None, last: StepDate | None) -> DatedStep:
    return DatedStep(Step(department, "x", Duration(1, 1, Unit.DAYS), 1), (slug,) if slug else (), first, last)


JOURNEY = DatedJourney(
    FILED,
    (
        step("Atención al cliente", "atencion", StepDate(TODAY, time(12, 5)), StepDate(TODAY, time(14, 30))),
        step("Tesorería", "tesoreria", StepDate(date(2026, 11, 24)), StepDate(date(2026, 11, 24))),
        step("Tesorería", "tesoreria", StepDate(date(2026, 11, 26)), StepDate(date(2026, 11, 27))),
        step("Banco del cliente", "", StepDate(date(2026, 11, 27)), StepDate(date(2026, 12, 1))),
    ),
)
UNDATED = DatedJourney(FILED, tuple(step(one.step.department, "", None, None) for one in JOURNEY.steps))
NO_JOURNEY = DatedJourney(FILED, ())


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("{fechas}", "entre el viernes 27 de noviembre y el martes 1 de diciembre"),
        ("{dates}", "entre el viernes 27 de noviembre y el martes 1 de diciembre"),
        ("desde el {desde}", "desde el viernes 27 de noviembre"),
        ("antes del {hasta}.", "antes del martes 1 de diciembre."),
        ("{earliest} {latest}", "viernes 27 de noviembre martes 1 de diciembre"),
        ("{fechas:1}", "hoy antes de las 14:30"),
        ("{hasta:3|pronto}", "viernes 27 de noviembre"),
        ("{fechas:2}", "el martes 24 de noviembre"),
        ("{fechas:Tesorería}", "entre el jueves 26 y el viernes 27 de noviembre"),
        ("{ FECHAS : tesoreria }", "Entre el jueves 26 y el viernes 27 de noviembre"),
        ("{fechas:banco  del cliente}", "entre el viernes 27 de noviembre y el martes 1 de diciembre"),
        ("Lo verá **{fechas:1}**, y {Hasta}.", "Lo verá **hoy antes de las 14:30**, y Martes 1 de diciembre."),
    ],
)
def test_placeholders_take_the_dates_of_the_journey(text: str, filled: str) -> None:
    assert fill(text, JOURNEY, "es", FILED, DIRECTORY) == filled


@pytest.mark.parametrize("name", ["Tresoreria", "tesoreria", "Tesorería (Ana)", "TESORERÍA."])
def test_a_step_is_named_as_its_department_may_be_named_anywhere(name: str) -> None:
    text = f"{{fechas:{name}}}"
    assert fill(text, JOURNEY, "es", FILED, DIRECTORY) == "entre el jueves 26 y el viernes 27 de noviembre"
    assert found(text, tuple(replace(one, duration=Duration(1, 1, Unit.DAYS)) for one in STEPS)) == []


@pytest.mark.parametrize("name", ["Móvil de empresas", "movil-empresas", "Tesorería", "Tesorería o Móvil de empresas"])
def test_a_step_of_two_is_named_by_either_of_them(name: str) -> None:
    days = StepDate(date(2026, 11, 24)), StepDate(date(2026, 11, 25))
    journey = DatedJourney(FILED, (step("Móvil de empresas o Tesorería", "tesoreria", *days),))
    assert fill(f"{{hasta:{name}}}", journey, "es", FILED, DIRECTORY) == "miércoles 25 de noviembre"
    assert fill("{hasta:Atención al cliente}", journey, "es", FILED, DIRECTORY) == "{hasta:Atención al cliente}"


def test_the_dates_are_said_in_the_language_of_the_page() -> None:
    assert fill("you'll see it {fechas:Treasury|soon}", JOURNEY, "en", FILED, DIRECTORY) == "you'll see it soon"
    assert fill("you'll see it {fechas:3}", JOURNEY, "en", FILED, DIRECTORY) == (
        "you'll see it between Thursday 26 and Friday 27 November"
    )


@pytest.mark.parametrize("journey", [UNDATED, NO_JOURNEY])
def test_without_dates_the_fallback_is_said(journey: DatedJourney) -> None:
    assert (
        fill("Lo verá {fechas|en unos días}, {hasta:1|}fin", journey, "es", FILED, DIRECTORY)
        == "Lo verá en unos días, fin"
    )


@pytest.mark.parametrize("journey", [UNDATED, NO_JOURNEY])
def test_without_dates_and_fallback_the_text_stays_as_written(journey: DatedJourney) -> None:
    assert fill("Lo verá {fechas}, {hasta:2}", journey, "es", FILED, DIRECTORY) == "Lo verá {fechas}, {hasta:2}"


@pytest.mark.parametrize("text", ["{fechas:9}", "{fechas:0}", "{fechas:Cobros}", "{desde: }"])
def test_a_step_that_does_not_exist_is_not_guessed(text: str) -> None:
    assert fill(text, JOURNEY, "es", FILED, DIRECTORY) == text


@pytest.mark.parametrize(
    "text",
    [
        *("{foo}", "{}", "{ }", "{fechas", "fechas}", "{{fechas}}", "${fechas}", r"\{fechas}", "{1}", "{: .class}"),
        *(
            "`{fechas}`",
            "``{fechas} ` x``",
            "```\n{fechas}\n```",
            "~~~\n{fechas}",
            "<!-- {fechas}\n{hasta} -->",
            "{% if fechas %}",
            "{fechas{hasta",
        ),
        *("{fechas|{hasta}", "{fechas\n}"),
    ],
)
def test_braces_that_are_no_placeholder_stay(text: str) -> None:
    expected = text.replace("{hasta}", "martes 1 de diciembre") if text.endswith("|{hasta}") else text
    assert fill(text, JOURNEY, "es", FILED, DIRECTORY) == expected


def test_a_fallback_may_go_over_two_lines() -> None:
    assert fill("{fechas|en unos\ndías}", UNDATED, "es", FILED, DIRECTORY) == "en unos\ndías"


STEPS = (
    Step("Atención al cliente", "", Duration(5, 5, Unit.MINUTES), 10),
    Step("Tesorería", "", None, 11),
    Step("Banco", "", Duration(1, 1, Unit.DAYS), 12),
)


def found(text: str, steps: tuple[Step, ...] = STEPS) -> list[tuple[str, int, dict[str, str]]]:
    return [(one.code, one.line, dict(one.facts)) for one in placeholder_problems(text, steps, DIRECTORY, "a/x.md", 0)]


def test_sound_placeholders_have_no_faults() -> None:
    assert found("{fechas:1} {hasta:Atencion al cliente|x} {Desde:1}\n`{foo}` {{foo}}") == []


def test_an_unknown_placeholder_is_told_with_the_one_that_was_probably_meant() -> None:
    ((code, line, facts),) = found("uno\ndos {fecha|x}")
    assert (code, line, facts["written"], facts["suggestion"]) == ("unknown-placeholder", 1, "{fecha|x}", "{fechas}")
    assert all(f"{{{name}}}" in facts["known"] for name in NAMES)
    assert found("{importe}")[0][2]["suggestion"] == ""


def test_a_placeholder_needs_a_journey() -> None:
    assert found("\n\n{fechas}", ()) == [("placeholder-without-journey", 2, {"written": "{fechas}"})]


@pytest.mark.parametrize(
    ("text", "step", "suggestion"),
    [
        ("{fechas:4}", "4", "3"),
        ("{fechas:0}", "0", "3"),
        ("{fechas:Tesoreria central}", "Tesoreria central", "Tesorería"),
        ("{fechas:Xyz}", "Xyz", ""),
    ],
)
def test_a_step_that_does_not_exist_is_told(text: str, step: str, suggestion: str) -> None:
    assert found(text) == [("unknown-step", 0, {"written": text, "step": step, "suggestion": suggestion})]


@pytest.mark.parametrize("text", ["{fechas}", "{hasta:3}", "{hasta:2|x}", "{desde:banco}"])
def test_a_step_without_a_time_keeps_it_and_all_later_ones_from_having_dates(text: str) -> None:
    assert found(text) == [("placeholder-without-time", 0, {"written": text, "line": "11"})]


@pytest.mark.parametrize(
    "piece",
    ["<!-- ", "` ``", "`" * 5000 + " ", "{ ", "{a ", "{fechas:", "{fechas|", "{fechas: a", "```\n", "\n~~~~\n~~~"],
)
def test_a_hostile_page_is_read_at_once(piece: str) -> None:
    text = piece * (400_000 // len(piece))
    assert fill(text, JOURNEY, "es", FILED, DIRECTORY) == text


PIECES = st.sampled_from(["{", "}", "|", ":", "fechas", "hasta", "`", "```\n", "\\", "\n", " ", "3", "Tesorería", "x"])


@example("{fechas`{`}")
@given(st.lists(PIECES, max_size=30).map("".join))
def test_only_placeholders_change(text: str) -> None:
    filled = fill(text, JOURNEY, "es", FILED, DIRECTORY)
    assert "".join(_around(text)) == text
    if not any(one.kind for one in names_in(text)):
        assert filled == text
    found(text)


def _around(text: str) -> list[str]:
    """The text cut at its placeholders, and put together again by their places."""
    parts, position = [], 0
    for one in names_in(text):
        assert text[one.start : one.start + len(one.written)] == one.written
        parts.extend((text[position : one.start], one.written))
        position = one.start + len(one.written)
    return [*parts, text[position:]]


@given(st.text())
def test_no_text_raises(text: str) -> None:
    fill(text, JOURNEY, "es", FILED, DIRECTORY)
    fill(f"{{fechas:{text}|{text}}}", JOURNEY, "en", FILED, DIRECTORY)
    found(f"{{{text}}} {{fechas:{text}}}")
