from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procdesk.content.company import parse_company
from procdesk.model import Company


def codes(text: str) -> list[tuple[str, int]]:
    return [(one.code, one.line) for one in parse_company(text.encode()).problems]


ENGLISH = """
name: Norvia
languages: [es, en]
calendar:
  country: es
  region: MD
  closed: [2026-12-24, 31/12/2026]
complaint: care/complain
crm_url: "https://crm.example/?t={note}"
note_template: |
  {date}
  {process}
synonyms:
  es:
    - [recibo, factura]
    - móvil, celular
  en:
    - bill: [invoice]
outsiders: [Notary]
"""


def test_everything_is_read() -> None:
    found = parse_company(ENGLISH.encode())
    assert found.problems == ()
    assert found.company == Company(
        name="Norvia",
        languages=("es", "en"),
        country="ES",
        region="MD",
        closing_days=(date(2026, 12, 24), date(2026, 12, 31)),
        synonyms=(("es", (("recibo", "factura"), ("móvil", "celular"))), ("en", (("bill", "invoice"),))),
        complaint="care/complain",
        note_template="{date}\n{process}",
        crm_url="https://crm.example/?t={note}",
        outsiders=("Notary",),
    )


def test_keys_may_be_spanish_and_stand_at_the_top() -> None:
    text = "empresa: N\nidiomas: en, es\npaís: ES\nregión: CT\ndías_de_cierre: [2026-12-24]\n"
    text += "reclamación: a/b\nexternos: [X]"
    found = parse_company(text.encode())
    assert found.problems == ()
    company = found.company
    assert (company.name, company.languages, company.country, company.region) == ("N", ("en", "es"), "ES", "CT")
    assert (company.complaint, company.closing_days, found.company.outsiders) == ("a/b", (date(2026, 12, 24),), ("X",))


def test_norway_stays_a_country() -> None:
    assert parse_company(b"country: no").company.country == "NO"


def test_an_empty_or_broken_file_gives_the_defaults() -> None:
    assert parse_company(b"").company == Company()
    assert codes("") == []
    assert parse_company(b"name: [x").company == Company()
    assert codes("name: a\nb: : c") == [("colon-in-value", 2)]
    assert codes("- a\n- b") == [("company-not-a-mapping", 1)]
    assert codes("a: &x 1\nname: *x") == [("yaml-alias", 2)]


def test_slips_are_told_with_their_line() -> None:
    assert codes("languajes: [es]") == [("misspelt-key", 1)]
    assert codes("name: a\nname: b") == [("duplicate-key", 2)]
    assert codes("closing_days:\n  - 2026-02-30\n  - 2026-12-24") == [("bad-date", 2)]
    assert codes("name: [a, b]") == [("not-one-text", 1)]
    assert codes("synonyms:\n  es:\n    - [alone]") == [("bad-synonyms", 3)]


def test_synonyms_without_a_language_belong_to_the_first() -> None:
    assert parse_company(b"languages: [en, es]\nsynonyms:\n  - [a, b]").company.synonyms == (("en", (("a", "b"),)),)


@given(st.binary())
def test_no_bytes_raise(raw: bytes) -> None:
    parse_company(raw)


@given(st.recursive(st.text(max_size=8), lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=6), inner)))
def test_no_shape_of_values_raises(value: object) -> None:
    import json

    for key in ("name", "languages", "calendar", "synonyms", "closing_days", "outsiders"):
        parse_company(json.dumps({key: value}).encode())


def test_a_tab_before_a_key_is_told_and_the_company_read() -> None:
    raw = b"name: N\ncalendar:\n\tcountry: es\n\tregion: md\nlanguages: [en]\n"
    found = parse_company(raw)
    assert (found.company.name, found.company.country, found.company.region) == ("N", "ES", "MD")
    assert [(one.code, one.line) for one in found.problems] == [("tab-indentation", 3)]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("name: N\nlanguages: [es, en\ncomplaint: a/b", "bracket-open", 2),
        ('name: "N\nlanguages: [es]', "quote-open", 1),
        ("name: N\nlanguages es\ncomplaint: a/b", "missing-colon", 2),
        ("name: N\n  complaint: a/b", "bad-indentation", 2),
        ("name: N: M", "colon-in-value", 1),
        ("name: @N", "forbidden-start", 1),
    ],
)
def test_a_slip_in_the_company_file_is_told_once_where_it_stands(text: str, code: str, line: int) -> None:
    assert codes(text) == [(code, line)]


def test_blanks_and_marks_that_nobody_sees_do_no_harm() -> None:
    raw = "\ufeffname:\u00a0N\nlanguages:\u200b [en]\n".encode()
    assert (parse_company(raw).company.name, parse_company(raw).problems) == ("N", ())
