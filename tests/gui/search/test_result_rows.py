"""Rows are made of hits and labels alone, on any thread."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from procdesk.gui.search.result_model import ResultLabels, ResultRow, RowKind, count_of, in_shown_order, rows_of
from procdesk.model import Answer, Evidence, FirstContact, Hit, Query, Span, Why

TODAY = date(2026, 11, 22)
LABELS = ResultLabels(
    lang="es",
    today=TODAY,
    departments={"facturacion": "Facturación"},
    first_contact={who: (f"{who} entero", f"{who} breve") for who in FirstContact},
    evidence={kind: f"{kind}:" for kind in Evidence},
    similar_to="se parece a:",
    not_valid="no vigente hoy",
    faulty="mistake",
    gone="gone",
    not_all_words="no todas las palabras",
    no_answer="Todavía no hay respuesta escrita",
    results=("0 resultados", "1 resultado", "2 resultados"),
    shown_for="buscado: {0}",
)
HIT = Hit(
    id="facturacion/cobro",
    lang="es",
    title="Cobro duplicado",
    department="facturacion",
    say="Lo compruebo.",
    score=1.0,
    why=(
        Why(Evidence.TITLE, "Cobro duplicado", (Span(0, 5),), "es"),
        Why(Evidence.PHRASE, "me cobran", (Span(3, 9),), "es"),
    ),
    first_contact=FirstContact.SOLVE,
)


def test_a_hit_says_whose_it_is_who_may_answer_what_to_say_and_what_matched() -> None:
    (row,) = rows_of([HIT], LABELS)
    assert (row.kind, row.key, row.title, row.facts) == (RowKind.PROCESS, HIT.id, HIT.title, "Facturación")
    assert (row.badge, row.brief, row.tone) == ("solve entero", "solve breve", "good")
    assert row.say == "«Lo compruebo.»"
    assert (row.why_label, row.why, row.why_spans) == ("phrase:", "me cobran", (Span(3, 9),))
    assert (row.mark, row.mark_tone) == ("", "quiet")


def test_a_hit_of_nothing_in_particular_says_nothing_more() -> None:
    bare = replace(HIT, why=HIT.why[:1], first_contact=None, say="", department="averias")
    (row,) = rows_of([bare], LABELS)
    assert (row.facts, row.badge, row.brief, row.tone, row.why_label) == ("averias", "", "", "quiet", "")
    assert row.say == LABELS.no_answer


def test_a_hit_by_meaning_says_so_in_place_of_what_matched() -> None:
    meant = Why(Evidence.PHRASE, "you charged me twice", (), "en", is_meant=True)
    (row,) = rows_of([replace(HIT, why=(meant,), relaxed=True)], LABELS)
    assert (row.why_label, row.why, row.why_spans) == ("se parece a:", "you charged me twice", ())
    assert "se parece a: you charged me twice" in row.spoken
    assert row.mark == "", "it need not hold the words"


def test_a_title_that_is_near_in_meaning_is_told_as_the_reason() -> None:
    meant = Why(Evidence.TITLE, "Cobro duplicado", (), "es", is_meant=True)
    (row,) = rows_of([replace(HIT, why=(meant,))], LABELS)
    assert (row.why_label, row.why) == ("se parece a:", "Cobro duplicado")


def test_the_nearest_text_claims_nothing() -> None:
    (row,) = rows_of([replace(HIT, why=(Why(Evidence.PHRASE, "abrís los domingos", (), "es"),), relaxed=True)], LABELS)
    assert (row.why_label, row.why, row.mark) == ("phrase:", "abrís los domingos", "no todas las palabras")


@pytest.mark.parametrize(("lang", "said"), [("en", "“Lo compruebo.”"), ("xx", "“Lo compruebo.”")])
def test_what_is_said_stands_in_the_quotes_of_its_language(lang: str, said: str) -> None:
    assert rows_of([replace(HIT, lang=lang)], LABELS)[0].say == said


@pytest.mark.parametrize(
    ("days", "mark"), [((-1, 1), ""), ((0, 0), ""), ((-2, -1), "no vigente hoy"), ((1, 2), "no vigente hoy")]
)
def test_a_process_is_marked_on_a_day_on_which_it_does_not_hold(days: tuple[int, int], mark: str) -> None:
    begin, end = (TODAY + timedelta(days=number) for number in days)
    (row,) = rows_of([replace(HIT, valid_from=begin, valid_until=end)], LABELS)
    assert (row.mark, row.mark_tone) == (mark, "amber" if mark else "quiet")


def test_a_hit_without_all_the_words_is_marked_quietly_and_an_expired_one_as_expired() -> None:
    loose, gone = replace(HIT, relaxed=True), replace(HIT, relaxed=True, valid_until=TODAY - timedelta(days=1))
    assert [(row.mark, row.mark_tone) for row in rows_of([loose, gone], LABELS)] == [
        ("no todas las palabras", "quiet"),
        ("no vigente hoy", "amber"),
    ]


def test_the_count_tells_the_hits_and_what_was_searched_instead() -> None:
    assert count_of((), Answer(Query("x", "es"), (), 0.2), LABELS) == "0 resultados"
    answer = Answer(Query("x", "es"), (HIT, HIT), 12.6, shown_for=(("factra", "factura"),))
    assert count_of(rows_of(answer.hits, LABELS), answer, LABELS) == "buscado: factura · 2 resultados"


def test_a_long_question_marks_only_what_stands_below_a_hit_with_all_its_words() -> None:
    loose = replace(HIT, relaxed=True)
    asked = "me han cobrado dos veces la fibra de casa"
    assert [row.mark for row in rows_of([loose, loose], LABELS, asked)] == ["", ""]
    assert [row.mark for row in rows_of([loose, HIT, loose], LABELS, asked)] == ["", "", "no todas las palabras"]


def row(key: str, say: str = "", mark: str = "") -> ResultRow:
    return ResultRow(RowKind.PROCESS, key, key.upper(), say=say, mark=mark)


def test_rows_that_are_shown_keep_their_places_and_new_ones_come_below() -> None:
    labels = replace(LABELS, results=tuple(map(str, range(9))))
    best = [row("c", "new"), row("b"), row("a", "new")]
    known = {one.key: one for one in best}
    assert in_shown_order([row("a"), row("b")], best, known, labels) == (row("a", "new"), row("b"), row("c", "new"))


def test_a_row_that_is_no_longer_among_the_best_stays_and_one_that_is_gone_is_marked() -> None:
    labels = replace(LABELS, results=tuple(map(str, range(9))))
    shown = [row("gone", "old"), row("worse", "old")]
    found = in_shown_order(shown, [row("best")], {"best": row("best"), "worse": row("worse", "new")}, labels)
    assert [(one.key, one.say, one.mark) for one in found] == [
        ("gone", "old", "gone"),
        ("worse", "new", ""),
        ("best", "", ""),
    ]


def test_there_are_never_more_rows_than_can_be_counted() -> None:
    best = [row("x"), row("y")]
    assert in_shown_order([row("a")], best, {"a": row("a")}, LABELS) == (row("a"), row("x"))
