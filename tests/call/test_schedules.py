"""A company's departments are found by the names that its journeys use."""

from __future__ import annotations

from datetime import date, time

from procdesk.call.directory import DepartmentDirectory
from procdesk.call.opening_hours import OpeningHoursError
from procdesk.call.schedule import Schedule, Schedules
from procdesk.model import Company, Department, DepartmentCard

COMPANY = Company(country="ES", region="MD", closing_days=(date(2026, 12, 24),), outsiders=("Notary",))
OFFICE = "Mo-Sa 09:00-17:00; PH off"
DEPARTMENTS = (
    Department(
        "facturacion",
        (
            DepartmentCard("en", "Billing", hours=OFFICE),
            DepartmentCard("es", "Facturación", weekend=(4, 5), cut_off=time(14)),
        ),
    ),
    Department("plain", (DepartmentCard("en", "Plain"),)),
    Department("odd", (DepartmentCard("en", "Odd", hours="ask the boss"),)),
)


def schedules(company: Company = COMPANY) -> Schedules:
    return Schedules(company, DepartmentDirectory(company, DEPARTMENTS))


def schedule_of(found: Schedules, name: str) -> Schedule | None:
    """The only schedule of a name, None where nobody knows it."""
    schedules_found = found.schedules_of(name)
    assert len(schedules_found) <= 1
    return schedules_found[0] if schedules_found else None


def test_a_department_answers_to_every_name_and_to_its_slug() -> None:
    found = schedules()
    billing = schedule_of(found, "Billing")
    assert billing is not None
    assert billing.slug == "facturacion"
    assert all(schedule_of(found, name) is billing for name in ("billing", "FACTURACIÓN", "facturacion", " Billing "))
    assert found.schedules_of("Nobody") == ()


def test_each_value_is_taken_from_the_first_card_that_has_it() -> None:
    billing = schedule_of(schedules(), "billing")
    assert billing is not None
    assert [billing.works_on(date(2026, 11, day)) for day in (26, 27, 28, 29)] == [True, False, False, True]
    assert billing.has_hours


def test_outsiders_work_on_the_days_of_the_country() -> None:
    for name in ("Customer", "notary"):
        outside = schedule_of(schedules(), name)
        assert outside is not None
        assert outside.slug == ""
        assert [outside.works_on(date(2026, 12, day)) for day in (4, 5, 7, 24)] == [True, False, False, False]


def test_a_name_that_nobody_knows_has_no_schedule() -> None:
    assert schedule_of(schedules(), "Astrology") is None
    assert schedule_of(schedules(), "") is None


def test_hours_that_cannot_be_read_leave_the_department_known_and_its_schedule_not() -> None:
    found = schedules()
    odd, plain = schedule_of(found, "odd"), schedule_of(found, "plain")
    assert odd is not None
    assert plain is not None
    assert (odd.slug, odd.readable, plain.readable) == ("odd", False, True)
    assert found.hours_of("ask the boss") == OpeningHoursError("ask the boss")


def test_hours_are_read_once() -> None:
    found = schedules()
    assert found.hours_of(OFFICE) is found.hours_of(OFFICE)


def test_a_company_without_a_calendar_says_nothing_of_working_days() -> None:
    plain = schedule_of(schedules(Company()), "plain")
    assert plain is not None
    assert plain.works_on(date(2026, 11, 23)) is None


def test_a_text_that_names_two_has_both_schedules_and_none_where_one_is_unknown() -> None:
    found = schedules()
    assert [one.slug for one in found.schedules_of("Billing (Ana) or Plain")] == ["facturacion", "plain"]
    assert [one.slug for one in found.schedules_of("Plain or the customer")] == ["plain", ""]
    assert found.schedules_of("Plain or whoever is there") == ()
