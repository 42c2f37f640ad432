from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procdesk.model import Company, Problem
from procdesk.validation import company_checks


def told(problems: Iterable[Problem]) -> list[tuple[str, int, str]]:
    return [(one.code, one.line, dict(one.facts).get("suggestion", "")) for one in problems]


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
    assert [one for check in company_checks.COMPANY_CHECKS.values() for one in told(check(company, 0))] == problems


@given(st.text(), st.text())
def test_no_text_raises(one: str, other: str) -> None:
    company = Company(note_template=f"{{{one}}}\n{other}", crm_url=f"https://a.example/{one}{{{other}}}")
    for check in (company_checks.note_problems, company_checks.crm_address_problems):
        list(check(company, 0))
    list(company_checks.crm_address_problems(Company(crm_url=one), 0))


@given(st.text(max_size=12), st.text(max_size=12))
def test_no_place_raises(country: str, region: str) -> None:
    for check in (company_checks.country_problems, company_checks.region_problems):
        list(check(Company(country=country, region=region), 0))
        list(check(Company(country="ES", region=region), 0))
