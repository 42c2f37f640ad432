from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procdesk.model import Company, Flaw
from procdesk.validation import call_checks


def told(flaws: Iterable[Flaw]) -> list[tuple[str, int, str]]:
    return [(one.code, one.line, dict(one.facts).get("suggestion", "")) for one in flaws]


@pytest.mark.parametrize(
    "hours",
    ["Mo-Fr 08:00-20:00; Sa 09:00-14:00; PH off", "24/7", "Mo-Fr 22:00-02:00", "Mo-Su 08:00-20:00; PH 10:00-14:00"],
)
def test_hours_that_can_be_read_have_no_faults(hours: str) -> None:
    assert told(call_checks.in_hours(hours, Company())) == []


@pytest.mark.parametrize(
    ("hours", "suggestion"),
    [
        ("L-V 8:00-20:00", "Mo-Fr 08:00-20:00"),
        ("lunes a viernes de 9 a 18h", "Mo-Fr 09:00-18:00"),
        ("cuando haya alguien", ""),
    ],
)
def test_hours_that_cannot_be_read_are_told_with_what_was_meant(hours: str, suggestion: str) -> None:
    assert told(call_checks.in_hours(hours, Company())) == [("bad-hours", 0, suggestion)]


def test_hours_that_hang_on_the_sun_are_told() -> None:
    assert told(call_checks.in_hours("sunrise-sunset", Company())) == [("vague-hours", 0, "")]


@pytest.mark.parametrize(
    ("company", "flaws"),
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
def test_a_company_is_judged_key_by_key(company: Company, flaws: list[tuple[str, int, str]]) -> None:
    assert [one for judge in call_checks.IN_COMPANY.values() for one in told(judge(company))] == flaws


@given(st.text(), st.text())
def test_no_text_raises(one: str, other: str) -> None:
    company = Company(note_template=f"{{{one}}}\n{other}", crm_url=f"https://a.example/{one}{{{other}}}")
    for judge in (call_checks.in_note, call_checks.in_crm_address):
        list(judge(company))
    list(call_checks.in_crm_address(Company(crm_url=one)))
    list(call_checks.in_hours(one, company))


@given(st.text(max_size=12), st.text(max_size=12))
def test_no_place_raises(country: str, region: str) -> None:
    for judge in (call_checks.in_country, call_checks.in_region):
        list(judge(Company(country=country, region=region)))
        list(judge(Company(country="ES", region=region)))
