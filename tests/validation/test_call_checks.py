from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procdesk.model import Company, Problem
from procdesk.validation import call_checks


def told(problems: Iterable[Problem]) -> list[tuple[str, int, str]]:
    return [(one.code, one.line, dict(one.facts).get("suggestion", "")) for one in problems]


@pytest.mark.parametrize(
    "hours",
    ["Mo-Fr 08:00-20:00; Sa 09:00-14:00; PH off", "24/7", "Mo-Fr 22:00-02:00", "Mo-Su 08:00-20:00; PH 10:00-14:00"],
)
def test_hours_that_can_be_read_have_no_faults(hours: str) -> None:
    assert told(call_checks.hours_problems(hours, "a/_index.md", 0)) == []


@pytest.mark.parametrize(
    ("hours", "suggestion"),
    [
        ("L-V 8:00-20:00", "Mo-Fr 08:00-20:00"),
        ("lunes a viernes de 9 a 18h", "Mo-Fr 09:00-18:00"),
        ("cuando haya alguien", ""),
    ],
)
def test_hours_that_cannot_be_read_are_told_with_what_was_meant(hours: str, suggestion: str) -> None:
    assert told(call_checks.hours_problems(hours, "a/_index.md", 0)) == [("bad-hours", 0, suggestion)]


def test_hours_that_hang_on_the_sun_are_told() -> None:
    assert told(call_checks.hours_problems("sunrise-sunset", "a/_index.md", 0)) == [("vague-hours", 0, "")]


@pytest.mark.parametrize(
    ("company", "problems"),
    [
        (Company(), []),
        (Company(country="ES", region="MD"), []),
        (Company(country="SPAIN"), []),
        (Company(country="SPAN"), [("unknown-country", 0, "ES")]),
        (Company(country="XX"), [("unknown-country", 0, "")]),
        (Company(country="ES", region="MADRIT"), [("unknown-region", 0, "MD")]),
        (Company(country="ES", region="ZZ"), [("unknown-region", 0, "")]),
        (Company(note_template="{date} {agente} {Pasado a}"), []),
        (
            Company(note_template="a\n{date} {proces}\n{}"),
            [("unknown-placeholder", 2, "{process}"), ("unknown-placeholder", 3, "")],
        ),
        (Company(note_template="{promissed}"), [("unknown-placeholder", 0, "{promised}")]),
        (Company(note_template="{note}"), [("unknown-placeholder", 0, "")]),
        (Company(crm_url="https://crm.example/new?text={note}&who={agent}"), []),
        (Company(crm_url="https://crm.example/new?text={notes}"), [("unknown-placeholder", 0, "{note}")]),
        (Company(crm_url="crm.example/new?text={note}"), [("bad-crm-url", 0, "")]),
        (Company(crm_url="file:///etc/passwd"), [("bad-crm-url", 0, "")]),
        (Company(crm_url="https://{agent}.example/"), [("bad-crm-url", 0, "")]),
    ],
)
def test_a_company_is_checked_key_by_key(company: Company, problems: list[tuple[str, int, str]]) -> None:
    assert [one for check in call_checks.COMPANY_CHECKS.values() for one in told(check(company, 0))] == problems


@given(st.text(), st.text())
def test_no_text_raises(one: str, other: str) -> None:
    company = Company(note_template=f"{{{one}}}\n{other}", crm_url=f"https://a.example/{one}{{{other}}}")
    for check in (call_checks.note_problems, call_checks.crm_address_problems):
        list(check(company, 0))
    list(call_checks.crm_address_problems(Company(crm_url=one), 0))
    list(call_checks.hours_problems(one, "a/_index.md", 0))


@given(st.text(max_size=12), st.text(max_size=12))
def test_no_place_raises(country: str, region: str) -> None:
    for check in (call_checks.country_problems, call_checks.region_problems):
        list(check(Company(country=country, region=region), 0))
        list(check(Company(country="ES", region=region), 0))
