"""A call is kept as it went: questions once they rest, pages that were used, the last word on each decision."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from procdesk.call.session import CallSession, CallSummary, CheckListKind, DecidedEntry, lookup_history

START = datetime(2026, 11, 22, 10, 42)
CHARGED = ("facturacion/cobro-duplicado", "Cobro duplicado en la factura", "facturacion")
ROAMING = ("movil/roaming", "Roaming", "movil")


def at(minutes: int) -> datetime:
    return START + timedelta(minutes=minutes)


def ask(record: CallSession, text: str, minutes: int = 1) -> None:
    """Types a question letter by letter and lets it rest."""
    for end in range(1, len(text) + 1):
        record.typed(at(minutes), text[:end])
    record.rested(at(minutes))


def facts(record: CallSession) -> CallSummary:
    return record.facts(at(10))


def questions(record: CallSession) -> list[str]:
    return [one.text for one in facts(record).asked]


def test_a_new_record_is_empty_and_knows_when_it_began() -> None:
    found = facts(CallSession(START))
    assert found.empty
    assert found.began == START
    assert found.lasted == timedelta(minutes=10)
    assert found.mattered == ()


def test_a_clock_that_was_set_back_makes_no_call_of_less_than_nothing() -> None:
    assert CallSession(START).facts(START - timedelta(hours=1)).lasted == timedelta()


def test_half_typed_words_are_no_question() -> None:
    record = CallSession(START)
    record.typed(at(1), "me han co")
    assert facts(record).empty
    record.rested(at(1))
    assert questions(record) == ["me han co"]


def test_typing_on_replaces_what_had_rested_unfinished() -> None:
    record = CallSession(START)
    ask(record, "me han cob")
    record.typed(at(1), "me han cobrado dos veces")
    record.rested(at(2))
    assert questions(record) == ["me han cobrado dos veces"]


def test_a_slip_that_is_put_right_is_one_question() -> None:
    record = CallSession(START)
    ask(record, "me han cobardo")
    for text in ("me han cob", "me han cobrado"):
        record.typed(at(1), text)
    record.rested(at(2))
    assert questions(record) == ["me han cobrado"]


def test_another_question_stands_beside_the_first_one() -> None:
    record = CallSession(START)
    ask(record, "me han cobrado dos veces")
    record.typed(at(1), "")
    ask(record, "me han cortado la línea", 2)
    assert questions(record) == ["me han cobrado dos veces", "me han cortado la línea"]


def test_the_same_question_counts_once_whatever_its_accents_and_capitals() -> None:
    record = CallSession(START)
    ask(record, "¿Dónde está mi pedido?")
    record.typed(at(1), "")
    ask(record, "donde esta mi pedido", 3)
    assert questions(record) == ["¿Dónde está mi pedido?"]


def test_an_answered_question_is_kept_when_it_is_changed_into_another() -> None:
    record = CallSession(START)
    ask(record, "me han cobrado dos veces")
    record.opened(at(1), *CHARGED)
    record.typed(at(1), "me han cortado")
    record.rested(at(2))
    assert questions(record) == ["me han cobrado dos veces", "me han cortado"]


def test_a_choice_answers_what_is_still_being_typed() -> None:
    record = CallSession(START)
    record.typed(at(1), "cobrado dos")
    record.opened(at(1), *CHARGED)
    found = facts(record)
    assert [(one.text, one.opened) for one in found.asked] == [("cobrado dos", (CHARGED[0],))]
    assert [one.id for one in found.opened] == [CHARGED[0]]


def test_a_page_that_was_only_shown_counts_once_something_of_it_is_used() -> None:
    record = CallSession(START)
    record.typed(at(1), "cobrado dos veces")
    record.shown(at(1), *CHARGED)
    assert record.facts(at(1)).opened == ()
    record.said(at(1), "Tiene razón en revisarlo.")
    found = facts(record)
    assert [(one.id, one.used) for one in found.opened] == [(CHARGED[0], True)]
    assert [one.text for one in found.asked] == ["cobrado dos veces"]
    assert [(one.text, one.process) for one in found.said] == [("Tiene razón en revisarlo.", CHARGED[0])]


def test_a_page_that_stood_there_long_enough_was_read() -> None:
    record = CallSession(START)
    ask(record, "cobrado dos veces")
    record.shown(at(1), *ROAMING)
    record.shown(at(1), *CHARGED)
    assert record.facts(at(1)).opened == ()
    found = record.facts(at(2))
    assert [(one.id, one.used) for one in found.opened] == [(CHARGED[0], False)]
    assert [(words, page.id) for words, page in lookup_history(found)] == [("cobrado dos veces", CHARGED[0])]
    assert [one.id for one in found.mattered] == [CHARGED[0]]


def test_the_page_of_the_question_before_does_not_answer_the_next_one() -> None:
    record = CallSession(START)
    ask(record, "cobrado dos veces")
    record.shown(at(1), *CHARGED)
    ask(record, "zxqw", 3)
    assert [(words, page.id) for words, page in lookup_history(facts(record))] == [("cobrado dos veces", CHARGED[0])]


def test_the_page_that_stood_there_when_the_call_began_counts_only_once_it_is_used() -> None:
    record = CallSession(START)
    record.shown(START, *CHARGED)
    record.begins(at(5))
    assert facts(record).opened == ()
    record.said(at(6), "Tiene razón.")
    assert [one.id for one in facts(record).opened] == [CHARGED[0]]


def test_the_call_was_about_the_pages_that_were_used_else_the_last_one() -> None:
    record = CallSession(START)
    record.opened(at(1), *CHARGED)
    record.opened(at(2), *ROAMING)
    assert [one.id for one in facts(record).mattered] == [ROAMING[0]]
    record.opened(at(3), *CHARGED)
    record.promised(at(3), "el lunes 30")
    assert [one.id for one in facts(record).mattered] == [CHARGED[0]]
    assert [one.id for one in facts(record).opened] == [CHARGED[0], ROAMING[0]]


def test_what_is_said_twice_stands_there_once_and_the_last_promise_of_a_process_counts() -> None:
    record = CallSession(START)
    record.opened(at(1), *CHARGED)
    for _ in range(2):
        record.said(at(1), "Tiene  razón.\n")
        record.promised(at(1), "el lunes 30")
    record.said(at(1), "  ")
    record.promised(at(2), "el martes 1")
    record.opened(at(3), *ROAMING)
    record.promised(at(3), "hoy")
    found = facts(record)
    assert [one.text for one in found.said] == ["Tiene razón."]
    assert [(one.process, one.text) for one in found.promised] == [(CHARGED[0], "el martes 1"), (ROAMING[0], "hoy")]


def test_the_last_answer_of_a_process_counts_with_its_promise() -> None:
    record = CallSession(START)
    record.opened(at(1), *CHARGED)
    record.answered(at(1), "Lo tiene el lunes 30.", "el lunes 30")
    record.answered(at(2), "Se lo miro ahora.")
    record.said(at(2), "Dos cargos")
    found = facts(record)
    assert [one.text for one in found.said] == ["Se lo miro ahora.", "Dos cargos"]
    assert found.promised == ()


def test_an_outcome_takes_back_what_was_answered_and_promised_before_it() -> None:
    record = CallSession(START)
    record.opened(at(1), *CHARGED)
    record.answered(at(1), "Lo tiene el lunes 30.", "el lunes 30")
    record.opened(at(2), *ROAMING)
    record.answered(at(2), "Se cobra hoy.", "hoy")
    record.ruled(CHARGED[0], "Los dos cargos son correctos.", promise=False)
    found = facts(record)
    assert [(one.process, one.taken_back) for one in found.said] == [(CHARGED[0], True), (ROAMING[0], False)]
    assert [one.text for one in found.promised] == ["hoy"]
    record.opened(at(3), *CHARGED)
    record.answered(at(3), "Los dos cargos son correctos.")
    record.ruled(CHARGED[0], "Los dos cargos son correctos.", promise=False)
    assert [one.taken_back for one in facts(record).said] == [False, False]


def test_another_answer_of_the_outcome_takes_the_promise_back_too() -> None:
    record = CallSession(START)
    record.opened(at(1), *CHARGED)
    record.answered(at(1), "Lo tiene el lunes 30.", "el lunes 30")
    record.ruled(CHARGED[0], "Lo tiene en la próxima factura.", promise=True)
    assert facts(record).promised == ()


def test_a_delay_is_told_until_the_request_is_not_late_any_more() -> None:
    record = CallSession(START)
    record.opened(at(1), *CHARGED)
    record.delayed(CHARGED[0], "Tenía que estar terminado el lunes 16.")
    assert [one.text for one in facts(record).delayed] == ["Tenía que estar terminado el lunes 16."]
    record.delayed(CHARGED[0], "")
    assert facts(record).delayed == ()


def test_detours_are_left_out_of_what_the_call_was_about() -> None:
    record = CallSession(START)
    record.typed(at(1), "roaming en francia")
    record.opened(at(1), *ROAMING)
    record.tick(at(1), ROAMING[0], CheckListKind.ASK, "País", True)
    record.typed(at(2), "")
    record.typed(at(2), "cobrado dos veces", ((CHARGED[0], "me habéis cobrado dos veces"),))
    record.opened(at(2), *CHARGED)
    record.answered(at(2), "Tiene razón.")
    about = facts(record).of_matters()
    assert [one.id for one in about.opened] == [CHARGED[0]]
    assert [one.text for one in about.asked] == ["cobrado dos veces"]
    assert about.ticked == ()
    assert [(one.words, one.phrase) for one in about.matters] == [("cobrado dos veces", "me habéis cobrado dos veces")]


def test_the_way_through_a_guide_is_as_it_was_told_last() -> None:
    record = CallSession(START)
    record.opened(at(1), *CHARGED)
    first = DecidedEntry("¿Importes iguales?", "Sí", CHARGED[0])
    ends = DecidedEntry("Abre el FAC-021", "", CHARGED[0])
    record.decided(at(1), CHARGED[0], (first, ends))
    record.decided(at(2), ROAMING[0], (DecidedEntry("¿Europa?", "No", ROAMING[0]),))
    record.decided(at(2), CHARGED[0], (first,))
    assert [(one.question, one.choice) for one in facts(record).decided] == [
        ("¿Importes iguales?", "Sí"),
        ("¿Europa?", "No"),
    ]
    record.decided(at(3), CHARGED[0], ())
    assert [one.question for one in facts(record).decided] == ["¿Europa?"]


def test_a_hand_over_to_the_same_people_counts_once_with_its_newest_words() -> None:
    record = CallSession(START)
    record.handed_over(at(1), "Cobros", "")
    record.handed_over(at(2), "Tesorería", "")
    record.handed_over(at(3), "cobros", "mensaje copiado")
    assert [(one.to, one.words) for one in facts(record).handed_over] == [
        ("Tesorería", ""),
        ("cobros", "mensaje copiado"),
    ]


def test_boxes_are_ticked_and_cleared_each_in_its_own_list() -> None:
    record = CallSession(START)
    record.tick(at(1), "a/b", CheckListKind.ASK, "Fecha", True)
    record.tick(at(1), "a/b", CheckListKind.ASK, "Fecha", True)
    record.tick(at(1), "a/b", CheckListKind.READY, "Contrato", True)
    record.tick(at(1), "a/c", CheckListKind.ASK, "Importe", True)
    assert record.ticks("a/b", CheckListKind.ASK) == {"Fecha"}
    assert record.ticks("a/b", CheckListKind.READY) == {"Contrato"}
    record.tick(at(2), "a/b", CheckListKind.ASK, "Fecha", False)
    assert record.ticks("a/b", CheckListKind.ASK) == frozenset()
    assert [one.text for one in facts(record).ticked] == ["Contrato", "Importe"]


def test_what_was_looked_up_pairs_the_words_with_the_pages_they_led_to() -> None:
    record = CallSession(START)
    ask(record, "me han cobrado dos veces")
    record.opened(at(1), *CHARGED)
    record.typed(at(1), "")
    ask(record, "sin respuesta", 2)
    record.typed(at(1), "")
    ask(record, "cuesta llamar desde francia", 3)
    record.opened(at(3), *ROAMING)
    pairs = [(words, page.title) for words, page in lookup_history(facts(record))]
    assert pairs == [("me han cobrado dos veces", CHARGED[1]), ("cuesta llamar desde francia", "Roaming")]


def test_a_page_that_no_search_led_to_was_looked_up_as_well() -> None:
    record = CallSession(START)
    record.opened(at(1), *CHARGED)
    assert [(words, page.id) for words, page in lookup_history(facts(record))] == [("", CHARGED[0])]


ACTS = st.sampled_from(
    ["typed", "rested", "shown", "opened", "said", "answered", "decided", "handed_over", "promised", "ruled"]
)


@given(st.lists(st.tuples(ACTS, st.text(max_size=12)), max_size=30))
def test_whatever_happens_nothing_stands_there_twice_or_empty(acts: list[tuple[str, str]]) -> None:
    record = CallSession(START)
    for minute, (act, text) in enumerate(acts):
        do(record, act, text, at(minute))
    found = facts(record)
    for texts in (
        [one.text for one in found.asked],
        [one.text for one in found.said],
        [one.id for one in found.opened],
    ):
        assert len(texts) == len(set(texts))
    assert all(one.text for one in (*found.asked, *found.said, *found.promised))
    assert all(one.question or one.choice for one in found.decided)
    assert {page.id for _, page in lookup_history(found)} == {one.id for one in found.opened}


def do(record: CallSession, act: str, text: str, moment: datetime) -> None:
    if act == "typed":
        record.typed(moment, text)
    elif act == "decided":
        record.decided(moment, "run", (DecidedEntry(text, ""),) if text else ())
    elif act == "ruled":
        record.ruled("id", text, promise=False)
    elif act == "rested":
        record.rested(moment)
    elif act in ("shown", "opened"):
        getattr(record, act)(moment, text or "id", text, "")
    elif act == "handed_over":
        record.handed_over(moment, text, text)
    else:
        getattr(record, act)(moment, text)
