from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procdesk.content.front_matter.reader import FrontMatterEntry, read_front_matter
from procdesk.content.front_matter.schema import Validated, parse_day, validate
from procdesk.content.vocabulary import KEYS
from procdesk.model import FirstContact


def check(block: str) -> Validated:
    return validate(read_front_matter(f"---\n{block}\n---\n", "x.md").entries, "x.md")


def codes(block: str) -> list[tuple[str, int]]:
    return [(one.code, one.line) for one in check(block).problems]


def facts(block: str) -> dict[str, str]:
    return dict(check(block).problems[0].facts)


def test_keys_work_in_both_languages_with_and_without_accents() -> None:
    spanish = "título: T\nel_cliente_dice: [a]\nresponsable: r\nVerificado: 2026-01-02\nverificar-cada: 2 semanas\n"
    english = "title: T\ncustomer_says: [a]\nowner: r\nverified: 2026-01-02\nverify_every: 2 weeks\n"
    assert check(spanish).fields == check(english).fields
    assert codes(spanish) == []


@pytest.mark.parametrize("text", ["2026-09-15", "15/09/2026", "15.9.2026", "2026-09-15T10:00:00Z"])
def test_dates_are_read_as_people_write_them(text: str) -> None:
    assert check(f"verified: {text}").fields.verified == date(2026, 9, 15)


@pytest.mark.parametrize("text", ["2026-02-30", "31/11/2026", "yesterday", "2026", "0000-01-01", "15/09/26"])
def test_impossible_dates_are_a_problem_and_no_date(text: str) -> None:
    assert codes(f"title: T\nverified: {text}") == [("bad-date", 3)]
    assert facts(f"verified: {text}") == {"key": "verified", "value": text}
    assert check(f"verified: {text}\ntitle: T").fields.title == "T"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("6 months", 182),
        ("6 meses", 182),
        ("1 año", 365),
        ("90 days", 90),
        ("2 weeks", 14),
        ("1 month", 30),
        ("un año", 365),
        ("year", 365),
        ("12 months", 365),
        ("never", None),
        ("", None),
        ("1 trimestre", 91),
    ],
)
def test_the_time_between_two_confirmations_is_counted_in_days(text: str, days: int | None) -> None:
    assert check(f"verify_every: {text}").fields.verify_every == days
    assert codes(f"verify_every: {text}") == []


@pytest.mark.parametrize("text", ["often", "6", "0 days", "6 moons", "999999 years", "-1 days"])
def test_a_time_that_is_none_is_a_problem(text: str) -> None:
    assert codes(f"verify_every: {text}") == [("bad-interval", 2)]


def test_phrases_may_be_a_list_or_lines_and_stand_once() -> None:
    wanted = ("me cobran dos veces", "otro cargo")
    listed = '- "me cobran dos veces"\n  -   otro  cargo \n  - Otro cargo\n  - ""'
    assert check(f"customer_says:\n  {listed}").fields.customer_says == wanted
    lines = "|\n  me cobran dos veces\n\n  - otro cargo\n  otro cargo\n"
    assert check(f"customer_says: {lines}").fields.customer_says == wanted
    assert check("customer_says: one phrase, with a comma").fields.customer_says == ("one phrase, with a comma",)


def test_the_first_spelling_of_a_phrase_is_kept() -> None:
    assert check("customer_says: [Me Cobran, me cobran]").fields.customer_says == ("Me Cobran",)


def test_codes_and_related_may_stand_on_one_line() -> None:
    found = check("codes: FAC-021, E 5\nrelated: a/b.md; /c/d").fields
    assert found.codes == ("FAC-021", "E 5")
    assert found.related == ("a/b", "c/d")


@pytest.mark.parametrize("text", ["solve-then-hand-over", "Solve then hand over", "resolver-y-pasar"])
def test_who_may_answer_is_understood_in_both_languages(text: str) -> None:
    assert check(f"first_contact: {text}").fields.first_contact is FirstContact.SOLVE_THEN_HAND_OVER


def test_an_unknown_first_contact_gets_a_suggestion() -> None:
    assert facts("first_contact: solv") == {"key": "first_contact", "value": "solv", "suggestion": "solve"}


@pytest.mark.parametrize(
    ("key", "suggestion"),
    [
        ("custmer_says", "customer_says"),
        ("tittle", "title"),
        ("relatd", "related"),
        ("el_cliente_dise", "el_cliente_dice"),
    ],
)
def test_a_slip_in_a_key_gets_a_suggestion(key: str, suggestion: str) -> None:
    assert codes(f"{key}: x") == [("misspelt-key", 2)]
    assert facts(f"{key}: x") == {"key": key, "suggestion": suggestion}


@pytest.mark.parametrize(
    "key",
    [
        "layout",
        "permalink",
        "tags",
        "categories",
        "date",
        "draft",
        "weight",
        "slug",
        "aliases",
        "description",
        "sidebar_label",
        "sidebar_position",
        "hide_table_of_contents",
        "cssclasses",
        "publish",
        "redirect_from",
        "author",
        "authors",
        "summary",
        "image",
        "keywords",
        "toc",
        "template",
        "hide",
        "status",
        "series",
        "url",
        "lastmod",
        "linkTitle",
        "menu",
        "outputs",
        "resources",
        "nav_order",
        "parent",
        "has_children",
        "questions",
        *(
            "pagination_next",
            "custom_edit_url",
            "excerpt",
            "header",
            "icon",
            "search",
            "comments",
            "subtitle",
            "version",
        ),
    ],
)
def test_keys_of_other_programs_are_passed_over_in_silence(key: str) -> None:
    assert codes(f"{key}: x") == []


def test_every_fault_is_told_at_once_with_its_line() -> None:
    block = "title: [a, b]\nverified: x\nverify_every: x\nfirst_contact: x\ncodes:\n  a: b\nvalid_from: x"
    assert codes(block) == [
        ("not-one-text", 2),
        ("bad-date", 3),
        ("bad-interval", 4),
        ("bad-first-contact", 5),
        ("not-a-list", 6),
        ("bad-date", 8),
    ]


def test_a_key_and_its_translation_are_one_key() -> None:
    assert codes("title: A\ntitulo: B") == [("duplicate-key", 3)]
    assert check("title: A\ntitulo: B").fields.title == "A"


def test_a_page_cannot_end_before_it_begins() -> None:
    assert codes("valid_from: 2026-02-01\nvalid_until: 2026-01-01") == [("dates-reversed", 3)]


@given(st.text())
def test_no_text_makes_a_date_raise(text: str) -> None:
    parse_day(text)


VALUES = st.one_of(st.text(), st.lists(st.text(), max_size=4).map(tuple), st.none())


@given(st.dictionaries(st.sampled_from(sorted(KEYS)), VALUES, max_size=6))
def test_no_values_raise(values: dict[str, str | tuple[str, ...] | None]) -> None:
    entries = tuple(FrontMatterEntry(key, value, line) for line, (key, value) in enumerate(values.items(), 2))
    validate(entries, "x.md")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Sa Su", (5, 6)),
        ("sábado, domingo", (5, 6)),
        ("sábado y domingo", (5, 6)),
        ("[Friday, saturday]", (4, 5)),
        ("Fr-Su", (4, 5, 6)),
        ("Su - Mo", (0, 6)),
        ("Domingos", (6,)),
        ("none", ()),
        ("Ninguno", ()),
        ("", None),
    ],
)
def test_the_weekend_is_read_in_both_languages(text: str, days: tuple[int, ...] | None) -> None:
    found = check(f"weekend: {text}")
    assert (found.fields.weekend, found.problems) == (days, ())


@pytest.mark.parametrize("text", ["Sa Caturday", "0", "Sa-Su-Mo", "[Sa, x]", "first"])
def test_a_weekend_that_is_none_is_a_problem(text: str) -> None:
    found = check(f"fin_de_semana: {text}")
    assert found.fields.weekend is None
    assert [(one.code, one.line) for one in found.problems] == [("bad-weekend", 2)]
    assert facts(f"fin_de_semana: {text}")["key"] == "fin_de_semana"


@pytest.mark.parametrize("text", ["14:00", "14.00", "14h", "14", "14 h", "14:00 h", "14 horas", "14h00"])
def test_an_hour_is_read_as_people_write_it(text: str) -> None:
    found = check(f"cut_off: {text}")
    assert (found.fields.cut_off, found.problems) == (time(14), ())


@pytest.mark.parametrize("text", ["24:00", "14:60", "noon", "14:00-15:00", "2 pm"])
def test_an_hour_that_is_none_is_a_problem(text: str) -> None:
    assert check(f"hora_limite: {text}").fields.cut_off is None
    assert facts(f"hora_limite: {text}") == {"key": "hora_limite", "value": text}
    assert codes(f"hora_limite: {text}") == [("bad-hour", 2)]
