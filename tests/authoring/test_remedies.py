"""A remedy puts its problem right and makes no new one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from procdesk.authoring.mending.mend import Remedy, RemedyContext
from procdesk.authoring.remedies import MENDERS, remedies
from procdesk.content.problems import CODES, problem
from procdesk.i18n import LANGUAGES, Messages
from tests.authoring.mended import GoodFolder
from tests.validation.planted import PLANTED

TODAY = date(2026, 11, 22)
CONTEXT = RemedyContext(TODAY)
# One of each code here; all of them by `python -m tests.authoring.mended`.
FIRST = {one.code: one for one in reversed(PLANTED) if one.code in MENDERS}
# What a remedy may bring to light: the date that was meant is long ago.
REVEALED = {"bad-date": {"verification-overdue"}}
NOT_IN_PAGES = {"unknown-department-often", "forbidden-start", "dates-reversed"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> GoodFolder:
    return GoodFolder(tmp_path_factory.mktemp("good") / "content")


@pytest.mark.parametrize("code", sorted(FIRST))
def test_the_remedies_of_a_planted_mistake_leave_nothing_wrong(folder: GoodFolder, code: str) -> None:
    for one in folder.mended(FIRST[code]):
        assert {left.code for left in one.left} <= REVEALED.get(code, set()), one.remedy
        assert_is_told(one.remedy)


def assert_is_told(remedy: Remedy) -> None:
    sentences = {Messages(lang).say(remedy.code, **dict(remedy.facts)) for lang in LANGUAGES}
    assert len(sentences) == len(LANGUAGES)
    assert 1 <= remedy.line <= remedy.text.count("\n") + 1


def test_remedies_are_known_of_problems_that_there_are() -> None:
    assert CODES.keys() >= MENDERS.keys()


def test_a_problem_that_somebody_has_to_think_about_has_none() -> None:
    assert not remedies(problem("no-answer", "a.md", 1, heading="Say this"), "# x", CONTEXT)


@pytest.mark.parametrize("code", sorted(MENDERS))
def test_a_problem_that_the_text_no_longer_has_breaks_nothing(code: str) -> None:
    level_facts = dict.fromkeys(CODES[code][1], "x")
    numbers = {name: "1" for name in ("first_line", "last_line", "cells", "wanted", "count") if name in level_facts}
    days = {name: "2026-11-22" for name in ("valid_from", "valid_until", "due") if name in level_facts}
    given = {**level_facts, **numbers, **days}
    if code in ("not-one-text", "duplicate-key", "misspelt-key", "bad-first-contact", "no-first-contact", "bad-date"):
        given["key"] = "owner"
    for text in ("", "---\nowner: a\n---\n", "# x\n\ny"):
        for one in remedies(problem(code, "a.md", 99, **given), text, CONTEXT):
            assert one.text != text


def mended(code: str, text: str, line: int, path: str = "a/b.es.md", **facts: str) -> list[str]:
    return [one.text for one in remedies(problem(code, path, line, **facts), text, CONTEXT)]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("15 de septiembre de 2026", "2026-09-15"),
        ("15-sep-2026", "2026-09-15"),
        ("September 15, 2026", "2026-09-15"),
        ("15th of September 2026", "2026-09-15"),
        ("20260915", "2026-09-15"),
        ("2026/09/15", "2026-09-15"),
        ("15.9.26", "2026-09-15"),
        ("3 de diciembre", "2025-12-03"),
    ],
)
def test_a_date_in_another_form_becomes_the_day_that_it_means(written: str, meant: str) -> None:
    text = f"---\nverificado: {written}\n---\n"
    assert mended("bad-date", text, 2, key="verificado", value=written) == [f"---\nverificado: {meant}\n---\n"]


@pytest.mark.parametrize("written", ["2026-02-31", "la semana pasada", "30/02/2026", "31 de abril de 2026", "99"])
def test_a_day_that_there_is_not_is_not_guessed(written: str) -> None:
    assert not mended("bad-date", f"---\nverificado: {written}\n---\n", 2, key="verificado", value=written)


def test_the_dates_of_a_page_that_ends_before_it_begins_are_exchanged_and_keep_their_remarks() -> None:
    text = "---\nvalid_from: 2027-02-01 # a\nvalid_until: 2027-01-01\n---\n"
    facts = {"valid_from": "2027-02-01", "valid_until": "2027-01-01"}
    assert mended("dates-reversed", text, 3, **facts) == [
        "---\nvalid_from: 2027-01-01 # a\nvalid_until: 2027-02-01\n---\n"
    ]


@pytest.mark.parametrize(("written", "meant"), [("6 pm", "18:00"), ("a las 18.30", "18:30"), ("7 a.m.", "07:00")])
def test_an_hour_in_words_becomes_one_of_the_clock(written: str, meant: str) -> None:
    text = f"---\nhora_limite: {written}\n---\n"
    assert mended("bad-hour", text, 2, key="hora_limite", value=written) == [f"---\nhora_limite: {meant}\n---\n"]


def test_a_key_that_the_page_has_already_is_not_written_a_second_time() -> None:
    text = "---\ntitulo: a\nasunto: b\n---\n"
    assert not mended("misspelt-key", text, 3, key="asunto", suggestion="titulo")


def test_a_phrase_is_not_taken_out_where_too_few_would_be_left() -> None:
    few = "---\ncustomer_says:\n  - a b\n  - c\n  - d e\n---\n"
    enough = few.replace("  - d e\n", "  - d e\n  - f g\n")
    assert not mended("one-word-phrase", few, 4, phrase="c")
    assert mended("one-word-phrase", enough, 4, phrase="c") == [enough.replace("  - c\n", "")]


def test_of_two_phrases_that_are_the_same_the_second_is_taken_out_with_its_line_alone() -> None:
    text = "---\ncustomer_says:\n  - a\n  # nota\n  - b\n  - a # otra vez\n  - a\n---\n"
    assert mended("repeated-phrase", text, 7, phrase="a", first_line="3") == [text.replace("  - a\n---", "---")]


def test_missing_details_are_offered_as_the_company_has_them() -> None:
    context = RemedyContext(TODAY, ("ana@x.es", "luis@x.es"))
    found = remedies(problem("no-owner", "a.es.md", 1, key="responsable"), "---\ntitulo: x\n---\n", context)
    assert [one.text for one in found] == [
        "---\ntitulo: x\nresponsable: ana@x.es\n---\n",
        "---\ntitulo: x\nresponsable: luis@x.es\n---\n",
    ]


def test_who_may_answer_is_offered_as_far_as_the_page_passes_anything_on() -> None:
    text = "---\ntitle: x\n---\n\n## Say this\n\ny\n"
    facts = {"key": "first_contact", "choices": "x"}
    assert len(mended("no-first-contact", text, 1, **facts)) == 1
    assert len(mended("no-first-contact", text + "\n## Hand over\n\n- To: Billing\n", 1, **facts)) == 3


def test_a_translation_says_which_text_it_translates_now() -> None:
    facts = {"key": "translates", "original": "a.es.md", "hash": "abc", "passages": ""}
    assert mended("translation-outdated", "---\ntranslates: old # x\n---\n", 2, **facts) == [
        "---\ntranslates: abc # x\n---\n"
    ]


def test_a_link_is_written_as_the_wrong_one_was() -> None:
    for wrong, right in (
        ("[x](../teso/devo.es.md)", "[x](../tesoreria/devolucion.es.md)"),
        ("[x](/teso/devo)", "[x](/tesoreria/devolucion)"),
        ("[[devo]]", "[[tesoreria/devolucion]]"),
    ):
        target = "devo" if "[[" in wrong else wrong[4:-1]
        found = mended("unknown-link", wrong, 1, "a/b.es.md", target=target, suggestion="tesoreria/devolucion")
        assert found[0] == right


def test_personal_data_are_taken_out_of_their_line_alone(tmp_path: Path) -> None:
    text = "Su DNI es 12345678Z, y el mío 12345678Z.\n12345678Z"
    assert mended("identity-number", text, 1, shown="12…8Z") == ["Su DNI es …, y el mío 12345678Z.\n12345678Z"]


def test_what_cannot_be_changed_safely_has_no_remedy() -> None:
    assert not mended("bad-interval", "---\n{verify_every: 6 mnths}\n---\n", 2, key="verify_every", value="6 mnths")
