from __future__ import annotations

import gc
import weakref
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from procdesk.model import Answer, Duration, Evidence, FirstContact, Hit, Query, Step, Unit
from procdesk.search.engine import Engine, IndexBroken
from procdesk.search.index.reader import PostingsReader
from procdesk.search.index.snapshots import Snapshot
from procdesk.search.query import QueryParser
from procdesk.search.scorer import Scorer
from tests.search.conftest import DUPLICATE, OUTAGE, SAMPLE, Make, document, publish, write_up

TWICE = "facturacion/cobro-duplicado"


def ids(answer: Answer) -> list[str]:
    return [hit.id for hit in answer.hits]


def ask(engine: Engine, text: str, lang: str = "es", **more: object) -> Answer:
    return engine.search(Query(text, lang, **more))  # type: ignore[arg-type]


def large_parts() -> list[object]:
    """The parts of all engines that hold most of what was read."""
    return [one for one in gc.get_objects() if isinstance(one, PostingsReader | Scorer | QueryParser)]


def marked(hit: Hit) -> list[list[str]]:
    return [[one.text[start:end] for start, end in one.spans] for one in hit.why]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("me han cobrado dos veces", TWICE),
        ("me an cobrado dos beces", TWICE),
        ("charged twice", TWICE),
        ("dos cargos", TWICE),
        ("averia tecnico", "averias/sin-internet"),
        ("compania", "ventas/compania"),
        ("mudanzs", "instalaciones/mudanza"),
        ("mudar", "instalaciones/mudanza"),
        ("tarjeta importe", TWICE),
    ],
)
def test_the_right_process_comes_first(sample: Engine, text: str, first: str) -> None:
    assert ids(ask(sample, text))[0] == first


def test_the_hits_follow_every_key_of_a_question(sample: Engine) -> None:
    for text in ("cob", "cobr", "cobrad", "me han cobr"):
        assert ids(ask(sample, text))[0] == TWICE, text


def test_what_was_asked_before_changes_no_answer(make: Make) -> None:
    typed = [
        text[:end] for text in ("me han cobrado dos", "charged twice", "fac 021") for end in range(2, len(text) + 1)
    ]
    asked = [Query(text, lang, typing=typing) for text in typed for lang in ("es", "en") for typing in (True, False)]
    used = make(*SAMPLE)
    for query in (*asked, *asked[::-1]):
        used.search(query)
    for query in asked[:: len(asked) // 12]:
        answer, fresh = used.search(query), make(*SAMPLE).search(query)
        assert (answer.hits, answer.shown_for) == (fresh.hits, fresh.shown_for), query


def test_a_question_that_breaks_off_is_completed_where_its_last_word_is_none(sample: Engine) -> None:
    assert ids(ask(sample, "tarj", typing=False)) == [TWICE]
    assert not ids(ask(sample, "tarj.", typing=False))


def test_a_hit_tells_what_the_row_needs_in_the_readers_language(sample: Engine) -> None:
    spanish, english = (ask(sample, "cobrado charged", lang).hits[0] for lang in ("es", "en"))
    assert (spanish.title, spanish.lang) == ("Cobro duplicado en la factura", "es")
    assert (english.title, english.lang) == ("Charged twice on the bill", "en")
    assert spanish.first_contact is FirstContact.SOLVE
    assert spanish.verified == date(2026, 9, 15)
    assert spanish.department == "facturacion"
    assert spanish.say == "Dígale: Cobro duplicado en la factura."


def test_a_hit_says_why_with_the_words_that_matched(sample: Engine) -> None:
    hit = ask(sample, "cobraron 2 vezes dos").hits[0]
    assert hit.why[0].kind is Evidence.PHRASE
    assert marked(hit)[0] == ["cobrado", "dos", "veces"]
    assert [hit.title[start:end] for start, end in hit.title_spans] == ["Cobro"]


def test_a_passage_of_the_page_is_evidence_too(sample: Engine) -> None:
    hit = ask(sample, "importe del concepto").hits[0]
    assert hit.why[0].kind is Evidence.PASSAGE
    assert marked(hit)[0] == ["concepto", "importe"]
    assert "**" not in hit.why[0].text


def test_evidence_comes_in_the_readers_language_where_it_can(sample: Engine) -> None:
    for lang in ("es", "en"):
        why = ask(sample, "cobrado veces charged twice", lang).hits[0].why
        assert why[0].lang == lang


@pytest.mark.parametrize("text", ["FAC-021", "fac021", "fac 021", "el fac 021 por favor", "Fac/021"])
def test_a_code_is_found_exactly_and_comes_first(sample: Engine, text: str) -> None:
    hit = ask(sample, text).hits[0]
    assert hit.id == TWICE
    assert (hit.why[0].kind, hit.why[0].text) == (Evidence.CODE, "FAC-021")
    assert not hit.relaxed


def test_a_code_is_never_guessed(sample: Engine) -> None:
    assert not [one for hit in ask(sample, "FAC-027", typing=False).hits for one in hit.why if one.text == "FAC-027"]
    assert ask(sample, "fac022", typing=False).hits == ()


def test_what_was_searched_in_place_of_a_typed_word_is_told(sample: Engine) -> None:
    assert ask(sample, "cobrado dos beces", typing=False).shown_for == (("beces", "veces"),)
    assert ask(sample, "cobrado dos veces", typing=False).shown_for == ()


def test_hits_without_all_words_are_marked(sample: Engine) -> None:
    relaxed = {hit.id: hit.relaxed for hit in ask(sample, "cobrado fibra casa", typing=False).hits}
    assert relaxed[TWICE]
    assert not ask(sample, "fibra casa", typing=False).hits[0].relaxed


def test_a_department_keeps_the_others_out(sample: Engine) -> None:
    assert set(ids(ask(sample, "fibra"))) == {"averias/sin-internet", "instalaciones/mudanza"}
    assert ids(ask(sample, "fibra", department="averias")) == ["averias/sin-internet"]
    assert ids(ask(sample, "fibra", department="unknown")) == []


def test_one_letter_searches_titles_and_departments_only(sample: Engine) -> None:
    assert ids(ask(sample, "m")) == ["instalaciones/mudanza"]
    assert ids(ask(sample, "v")) == ["ventas/compania"]
    hit = ask(sample, "D").hits[0]
    assert [hit.title[start:end] for start, end in hit.title_spans] == ["d", "d"][: len(hit.title_spans)]
    assert not ids(ask(sample, "q"))


def test_ties_break_on_freshness_then_title_then_id(make: Make) -> None:
    same = ("una frase igual",)
    engine = make(
        document(write_up("a/uno", "Zeta", *same, verified=date(2026, 1, 1))),
        document(write_up("a/dos", "Zeta", *same, verified=date(2026, 2, 1))),
        document(write_up("a/tres", "Zeta", *same, verified=date(2026, 1, 1))),
        document(write_up("a/otra", "Alfa", *same, verified=date(2026, 1, 1))),
    )
    assert ids(ask(engine, "frase igual")) == ["a/dos", "a/otra", "a/tres", "a/uno"]
    assert ids(ask(engine, "frase igual", limit=2)) == ["a/dos", "a/otra"]


def test_the_same_question_gives_the_same_answer(make: Make, sample: Engine) -> None:
    first, again = (replace(ask(sample, "me han cobrado la fibra"), took_ms=0) for _ in range(2))
    ask(sample, "me han cobrado la casa")
    assert first == again == replace(ask(sample, "me han cobrado la fibra"), took_ms=0)


def test_synonyms_meet(make: Make) -> None:
    engine = make(
        document(write_up("a/router", "Router averiado", "no enciende")),
        document(write_up("a/otro", "Otra cosa", "nada que ver")),
        synonyms=(("es", (("router", "aparato", "caja"),)),),
    )
    assert ids(ask(engine, "el aparato", typing=False)) == ["a/router"]


CALLED = (("es", (("cancelar", "rescindir", "dar de baja"),)),)
CANCEL = document(write_up("a/cancelar", "Cancelar el contrato", "anular la línea"))
CLOSE = document(write_up("a/baja", "Trámite de fin", "quiero dar de baja la línea"))
LIST = document(write_up("a/lista", "Dar un aviso", "una lista baja de precios"))


def test_a_phrase_finds_what_else_it_is_called(make: Make) -> None:
    engine = make(CANCEL, document(OUTAGE), synonyms=CALLED)
    first = ask(engine, "quiero dar de baja", typing=False).hits[0]
    assert (first.id, first.relaxed) == ("a/cancelar", False)
    assert [first.title[start:end] for start, end in first.title_spans] == ["Cancelar"]


@pytest.mark.parametrize("text", ["cancelar", "rescindir ya"])
def test_a_word_finds_the_phrase_that_means_the_same(make: Make, text: str) -> None:
    engine = make(CLOSE, LIST, synonyms=CALLED)
    (hit,) = ask(engine, text, typing=False).hits
    assert (hit.id, hit.relaxed) == ("a/baja", False)
    assert (hit.why[0].kind, marked(hit)[0]) == (Evidence.PHRASE, ["dar", "baja"])


def test_the_words_of_a_phrase_apart_are_no_synonym(make: Make) -> None:
    engine = make(CANCEL, synonyms=CALLED)
    assert ask(engine, "una baja que dar", typing=False).hits == ()
    assert ask(make(LIST, synonyms=CALLED), "cancelar", typing=False).hits == ()


def test_only_words_of_the_question_are_searched_all_the_same(make: Make) -> None:
    engine = make(document(write_up("a/quien", "Quién eres", "quién eres tú")), document(write_up("a/otro", "Recibo")))
    answer = ask(engine, "quién eres")
    assert ids(answer)[0] == "a/quien"
    assert marked(answer.hits[0])[0] == ["quién", "eres"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "?!.,",
        "🙂",
        "'; DROP TABLE words; --",
        "\x00\x01\x7f",
        "a" * 10_000,
        "cobro " * 2_000,
        "\ud800 x",
        "ﷺ",
        "%s{}",
        "1",
        "FAC-",
        "-",
        "''",
        "日本",
        "(" * 5_000,
        "x-1" * 3_000,
    ],
)
def test_nothing_that_is_typed_breaks_the_search(sample: Engine, text: str) -> None:
    assert len(ask(sample, text).hits) <= 8
    assert len(ask(sample, text, typing=False).hits) <= 8


@given(st.text(max_size=80), st.booleans())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_gets_an_answer_whose_spans_hold(sample: Engine, text: str, typing: bool) -> None:
    for hit in ask(sample, text, typing=typing).hits:
        assert all(0 <= span.start < span.end <= len(hit.title) for span in hit.title_spans)
        assert hit.why
        for one in hit.why:
            assert all(0 <= span.start < span.end <= len(one.text) for span in one.spans)


def test_an_empty_index_works(make: Make) -> None:
    engine = make()
    assert engine.count == 0
    for text in ("", "c", "cobro", "FAC-021"):
        assert ask(engine, text).hits == ()
        assert ask(engine, text, department="a").hits == ()
    assert engine.hit("a/b", "es") is None


def test_what_was_indexed_is_kept(sample: Engine) -> None:
    assert sample.count == 4
    assert sample.sources(TWICE) == {one.path: f"# {one.title}\n".encode() for one in DUPLICATE}
    card = sample.card(TWICE)
    assert (card.id, card.face("en").title, card.face("fr").lang) == (TWICE, "Charged twice on the bill", "es")
    assert [one.id for one in sample.cards()] == [
        TWICE,
        "averias/sin-internet",
        "ventas/compania",
        "instalaciones/mudanza",
    ]
    hit = sample.hit(TWICE, "en")
    assert hit is not None
    assert (hit.title, hit.why) == ("Charged twice on the bill", ())
    with pytest.raises(KeyError):
        sample.sources("a/b")


def test_limit_nought_gives_nothing(sample: Engine) -> None:
    assert ask(sample, "cobrado", limit=0).hits == ()


def test_an_unreadable_index_is_told_apart(tmp_path: Path) -> None:
    with pytest.raises(IndexBroken):
        Engine(Snapshot(tmp_path, {}))


def test_a_closed_engine_leaves_nothing_for_the_collector(tmp_path: Path) -> None:
    gc.collect()
    before = {id(one) for one in large_parts()}
    engine = Engine(publish(tmp_path, SAMPLE))
    assert ask(engine, "cobrado").hits
    kept = [weakref.ref(one) for one in large_parts() if id(one) not in before]
    assert len(kept) == 3
    gc.disable()
    try:
        engine.close()
        assert [part() for part in kept] == [None, None, None]
    finally:
        gc.enable()


def test_a_hit_holds_its_answer_as_a_template_with_the_steps_that_its_dates_follow_from(make: Make) -> None:
    body = "## Qué decir\n\nLo tiene {Fechas:2|en seis días}, {x|y} y {hasta}."
    steps = (
        Step("Averías", "lo mira", Duration(1, 2, Unit.DAYS), 12),
        Step("Almacén", "lo envía", Duration(3, 3, Unit.WORKING_DAYS), 13),
        Step("", "llega", None, 14),
    )
    page = replace(write_up("a/x", "Abono", body=body, say="Lo tiene {fechas|en seis días}."), journey=steps)
    (hit,) = ask(make(document(page)), "abono").hits
    assert hit.say == "Lo tiene {fechas|en seis días}."
    assert hit.journey == tuple(Step(one.department, "", one.duration, 0) for one in steps)


def test_an_answer_without_dates_needs_no_steps(make: Make) -> None:
    step = Step("Averías", "lo mira", Duration(1, 2, Unit.DAYS), 12)
    (hit,) = ask(make(document(replace(write_up("a/x", "Abono", say="Ya está."), journey=(step,)))), "abono").hits
    assert hit.journey == ()


def test_the_passage_that_matched_leaves_dates_out_for_the_answer_beside_it_names_them(make: Make) -> None:
    body = "## Qué decir\n\nEl reintegro llega {Fechas:2|hoy mismo}, {x|y}, {hasta} o {dates|a|b}."
    (hit,) = ask(make(document(write_up("a/x", "Abono", body=body))), "reintegro").hits
    assert [one.text for one in hit.why] == ["El reintegro llega …, {x|y}, … o …."]
