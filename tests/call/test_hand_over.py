"""A matter is passed to whom the write-up names, whatever words surround the name."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from procdesk.call.availability import Availability
from procdesk.call.context_builder import CallContextBuilder
from procdesk.call.directory import DepartmentDirectory
from procdesk.call.hand_over import (
    Contact,
    HandOverTarget,
    contact,
    contacts,
    hand_over_targets,
    order_targets,
    readiness,
)
from procdesk.call.opening_hours import DepartmentHours
from procdesk.call.schedule import Schedules
from procdesk.content.folder import read_all
from procdesk.model import Company, Department, DepartmentCard, Duration, HandOver, Step, Unit, WriteUp
from procdesk.resources import sample_content

HOURS = "Mo-Fr 08:00-20:00"
OPEN = Availability(True)


def department(slug: str, spanish: str, english: str) -> Department:
    return Department(
        slug, (DepartmentCard("en", english), DepartmentCard("es", spanish, "4 210", f"{slug}@a.es", HOURS))
    )


DEPARTMENTS = (
    department("facturacion", "Facturación", "Billing"),
    department("cobros", "Cobros", "Collections"),
    department("fraude", "Fraude y seguridad", "Fraud and security"),
    department("movil", "Móvil", "Mobile"),
    department("movil-empresas", "Móvil de empresas", "Mobile for business"),
)
DIRECTORY = DepartmentDirectory(Company(), DEPARTMENTS)


def contacts_of(text: str) -> tuple[Contact, ...]:
    return contacts(DIRECTORY.resolve(text), "es", lambda _: OPEN)


def hand_over(to: str) -> HandOver:
    return HandOver(to, ("contrato",), "Le paso.", "Insiste.", 1)


def write_up(to: tuple[str, ...] = (), steps: tuple[str, ...] = ()) -> WriteUp:
    return WriteUp(
        *("a/b", "es", "a/b.es.md", "Título", "a"),
        hand_overs=tuple(map(hand_over, to)),
        journey=tuple(Step(name, "hace algo", None, 1) for name in steps),
    )


def names(to: tuple[str, ...] = (), steps: tuple[str, ...] = ()) -> list[str]:
    return [one.contact.name for one in hand_over_targets(write_up(to, steps), contacts_of)]


def test_the_hand_overs_come_in_their_order_then_the_departments_of_the_steps() -> None:
    assert names(("Cobros", "Móvil"), ("Facturación", "Cobros")) == ["Cobros", "Móvil", "Facturación"]


def test_only_the_section_says_something_about_a_passing() -> None:
    first, second = hand_over_targets(write_up(("Cobros",), ("Facturación",)), contacts_of)
    assert first.hand_over == hand_over("Cobros")
    assert second.hand_over is None


def test_what_a_department_does_in_the_journey_stands_beside_it() -> None:
    page = replace(
        write_up(("Cobros",)),
        journey=(
            Step("Facturación", "comprueba", None, 1),
            Step("Cobros", "avisa", None, 2),
            Step("facturacion", "abona", None, 3),
        ),
    )
    assert [(one.contact.name, one.does) for one in hand_over_targets(page, contacts_of)] == [
        ("Cobros", ("avisa",)),
        ("Facturación", ("comprueba", "abona")),
    ]


def test_a_department_that_does_several_steps_is_there_once() -> None:
    assert names((), ("Cobros", "Collections", "cobros")) == ["Cobros"]


def test_two_hand_overs_to_the_same_department_are_two_matters() -> None:
    assert names(("Cobros", "Cobros")) == ["Cobros", "Cobros"]


def test_somebody_outside_who_does_a_step_cannot_be_reached() -> None:
    assert names((), ("Banco del cliente", "", "Móvil del cliente", "Cobros")) == ["Cobros"]


def test_a_step_of_a_person_is_done_by_the_department() -> None:
    (only,) = hand_over_targets(write_up((), ("Facturación (Ana)",)), contacts_of)
    assert (only.contact.slug, only.contact.detail) == ("facturacion", "Ana")


def test_a_step_of_two_departments_gives_each_of_them() -> None:
    assert names((), ("Cobros o Facturación",)) == ["Cobros", "Facturación"]


def test_a_hand_over_to_no_department_keeps_the_name_as_written() -> None:
    (only,) = hand_over_targets(write_up(("El notario  de guardia",)), contacts_of)
    assert only.contact == Contact("El notario de guardia")


def test_a_write_up_without_both_is_passed_to_nobody() -> None:
    assert hand_over_targets(write_up(), contacts_of) == ()


@pytest.mark.parametrize(
    ("text", "name", "detail"),
    [
        ("Facturación", "Facturación", ""),
        ("facturacion", "Facturación", ""),
        ("FACTURACIÓN.", "Facturación", ""),
        ("Facturacio\u0301n (Ana)", "Facturación", "Ana"),
        ("Facturación, extensión 4 210", "Facturación", "extensión 4 210"),
        ("Billing: Ana", "Facturación", "Ana"),
        ("Móvil  de empresas - Luis", "Móvil de empresas", "Luis"),
        ("Móvil de empresas?", "Móvil de empresas", "?"),
        ("Móvil", "Móvil", ""),
        ("Fraude y seguridad (turno de noche)", "Fraude y seguridad", "turno de noche"),
        ("Facturaciones", "Facturaciones", ""),
        ("Fraud", "Fraud", ""),
        ("Fraude", "Fraude y seguridad", ""),  # its slug
        ("", "", ""),
    ],
)
def test_a_text_names_the_department_it_begins_with(text: str, name: str, detail: str) -> None:
    (found,) = contacts_of(text)
    assert (found.name, found.detail) == (name, detail)
    assert bool(found.slug) is (name in {card.name for one in DEPARTMENTS for card in one.cards})


@pytest.mark.parametrize(
    ("to", "expected"),
    [
        ("Cobros o Facturación", ["Cobros", "Facturación"]),
        ("Cobros / Facturación (Ana)", ["Cobros", "Facturación"]),
        ("Cobros y Móvil", ["Cobros", "Móvil"]),
        ("Cobros, Móvil y Facturación", ["Cobros", "Móvil", "Facturación"]),
        ("Fraude y seguridad o Cobros", ["Fraude y seguridad", "Cobros"]),
        ("Fraude y seguridad", ["Fraude y seguridad"]),
        ("Cobros o quien esté", ["Cobros"]),
        ("Cobros o el banco", ["Cobros", "el banco"]),
        ("Facturación (Ana o Luis)", ["Facturación"]),
        ("el jefe o su jefe", ["el jefe o su jefe"]),
    ],
)
def test_a_hand_over_to_several_departments_gives_each_of_them(to: str, expected: list[str]) -> None:
    assert names((to,)) == expected


def test_what_is_ticked_is_ready_and_the_rest_is_missing() -> None:
    passing = HandOverTarget(contacts_of("Cobros")[0], HandOver("Cobros", ("contrato", "fecha", "importe"), "", "", 1))
    assert readiness(passing, {"fecha", "another matter"}) == (("fecha",), ("contrato", "importe"))
    assert readiness(HandOverTarget(contacts_of("Cobros")[0], None), {"fecha"}) == ((), ())


def test_what_a_card_leaves_out_comes_from_the_card_of_another_language() -> None:
    found = contact(DEPARTMENTS[0], "en", lambda _: OPEN)
    assert found == Contact("Billing", "facturacion", "4 210", "facturacion@a.es", HOURS, OPEN)


def test_a_language_without_a_card_gets_the_first() -> None:
    assert contact(DEPARTMENTS[0], "ca", lambda _: OPEN).name == "Billing"


def test_a_department_without_hours_stands_nowhere() -> None:
    bare = Department("bare", (DepartmentCard("es", "Bare", hours="  "),))
    found = contact(bare, "es", lambda _: OPEN)
    assert (found.hours, found.availability) == ("", None)


def test_hours_that_cannot_be_read_are_kept_as_written() -> None:
    found = contact(DEPARTMENTS[0], "es", lambda _: None)
    assert (found.hours, found.availability) == (HOURS, None)


def test_every_hand_over_of_the_sample_can_be_reached_and_tells_whether_they_answer() -> None:
    folder = read_all(sample_content())
    directory = DepartmentDirectory(folder.company, folder.departments)
    schedules = Schedules(folder.company, directory)

    def at(moment: datetime, slug: str) -> Availability | None:
        hours = schedules.hours_of(next(one.cards[0].hours for one in folder.departments if one.slug == slug))
        return hours.availability(moment) if isinstance(hours, DepartmentHours) else None

    christmas_eve, a_thursday = datetime(2026, 12, 24, 10), datetime(2026, 12, 17, 10)
    assert at(christmas_eve, "facturacion") == Availability(False, opens=datetime(2026, 12, 26, 9))
    assert at(a_thursday, "facturacion") == Availability(True, until=datetime(2026, 12, 17, 20))
    for process in folder.processes:
        for page in process.write_ups:
            for passing in hand_over_targets(
                page, lambda text, lang=page.lang: contacts(directory.resolve(text), lang, lambda _: OPEN)
            ):
                assert passing.contact.phone, (page.path, passing.contact.name)
                assert passing.contact.email
                assert passing.contact.availability is OPEN


def ordered(own: tuple[str, ...] = (), due: tuple[str, ...] = (), to: tuple[str, ...] = ()) -> list[tuple[str, bool]]:
    """The targets of a page with two steps, and whether they are the user's own."""
    targets = hand_over_targets(write_up(to, ("Facturación", "Cobros")), contacts_of)
    return [(one.contact.slug, one.own) for one in order_targets(targets, frozenset(own), due)]


def test_the_department_whose_step_is_next_comes_behind_those_of_the_section() -> None:
    assert ordered() == [("facturacion", False), ("cobros", False)]
    assert ordered(due=("cobros",)) == [("cobros", False), ("facturacion", False)]
    assert ordered(due=("cobros", "facturacion", "cobros"), to=("Móvil",)) == [
        ("movil", False),
        ("cobros", False),
        ("facturacion", False),
    ]


def test_the_section_keeps_its_order_whatever_is_due() -> None:
    assert ordered(due=("cobros",), to=("Facturación", "Cobros")) == [("facturacion", False), ("cobros", False)]


def test_ones_own_department_is_left_out_where_there_is_another() -> None:
    assert ordered(own=("facturacion",)) == [("cobros", False)]
    assert ordered(own=("cobros",), to=("Cobros", "Móvil")) == [("movil", False), ("facturacion", False)]
    assert ordered(own=("fraude",)) == ordered()


def test_where_all_are_ones_own_they_stay_and_say_so() -> None:
    assert ordered(own=("facturacion", "cobros")) == [("facturacion", True), ("cobros", True)]


def test_somebody_unknown_is_nobodys_own_department() -> None:
    targets = hand_over_targets(write_up(("El notario",), ("Cobros",)), contacts_of)
    own = frozenset(DIRECTORY.slugs("Cobros"))
    assert [one.contact.name for one in order_targets(targets, own, ())] == ["El notario"]
    assert DIRECTORY.slugs("") == ()


@pytest.mark.parametrize("own", ["facturacion", "Facturación", "BILLING"])
def test_the_own_department_is_known_by_slug_and_by_name_in_any_language(own: str) -> None:
    builder = CallContextBuilder(Company(), DEPARTMENTS, own)
    beside = builder.call_context(write_up((), ("Facturación", "Cobros")), datetime(2026, 11, 24, 10))
    assert [one.contact.slug for one in beside.targets] == ["cobros"]


def test_of_a_request_filed_earlier_the_department_that_should_have_it_comes_first() -> None:
    steps = tuple(
        replace(step, duration=Duration(2, 2, Unit.WORKING_DAYS))
        for step in write_up((), ("Facturación", "Cobros")).journey
    )
    page = replace(write_up(), journey=steps)
    builder = CallContextBuilder(Company(country="ES", region="MD"), DEPARTMENTS)
    now = datetime(2026, 11, 25, 10)
    assert [one.contact.slug for one in builder.call_context(page, now).targets] == ["facturacion", "cobros"]
    beside = builder.call_context(page, now, datetime(2026, 11, 20, 10))
    assert [one.contact.slug for one in beside.targets] == ["cobros", "facturacion"]
