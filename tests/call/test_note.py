"""The note is the company's template filled, without empty lines. What is unknown stays as written."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procdesk.call.note import (
    NAMES,
    NoteForm,
    clock,
    fields_of,
    note_addition,
    write_note,
)
from procdesk.call.session import CallSession, CallSummary, CheckListKind, DecidedEntry
from procdesk.content.company import parse_company
from procdesk.resources import resource, sample_content
from procdesk.text import fold_key

START = datetime(2026, 11, 22, 10, 42)
ES, EN = NoteForm("es", agent="Lucía Prieto", company="Norvia"), NoteForm("en", agent="Lucía Prieto", company="Norvia")


def call() -> CallSession:
    record = CallSession(START)
    record.typed(START, "me han cobrado dos veces")
    record.opened(START, "facturacion/cobro-duplicado", "Cobro duplicado en la factura", "facturacion")
    record.said(START, "Tiene razón en revisarlo.")
    asked = DecidedEntry("¿Importes iguales?", "Sí", "facturacion/cobro-duplicado")
    ends = DecidedEntry("Abre el FAC-021", "", "facturacion/cobro-duplicado")
    record.decided(START, "facturacion/cobro-duplicado", (asked, ends))
    record.promised(START, "el lunes 30 de noviembre")
    record.handed_over(START, "Cobros", "")
    record.tick(START, "facturacion/cobro-duplicado", CheckListKind.READY, "Número de contrato", True)
    record.tick(START, "facturacion/cobro-duplicado", CheckListKind.ASK, "Fecha del cargo", True)
    return record


def ended(record: CallSession) -> CallSummary:
    return record.facts(START + timedelta(minutes=4, seconds=12))


def note(template: str, record: CallSession | None = None, lang: str = "es", agent: str = "Lucía Prieto") -> str:
    form = NoteForm(lang, template, company="Norvia", agent=agent)
    return write_note(form, fields_of(ended(record or call()), form))


@pytest.mark.parametrize(
    ("heard_in", "lang", "told"),
    [
        ("ca", "es", "dicho en catalán"),
        ("gl", "es", "dicho en gallego"),
        ("pt-BR", "es", "dicho en portugués"),
        ("fr", "es", "dicho en francés"),
        ("it", "en", "said in Italian"),
        ("de", "en", "said in German"),
        ("es", "fr", "said in Spanish"),
        ("xx", "es", "dicho en xx"),
    ],
)
def test_the_language_in_which_something_was_said_is_named_where_it_is_not_the_companys(
    heard_in: str, lang: str, told: str
) -> None:
    record = CallSession(START)
    record.opened(START, "a/b", "Cobro", "a")
    record.answered(START, "A.", heard_in=heard_in)
    record.said(START, "B.", heard_in)
    left, right = ("«", "»") if lang == "es" else ("“", "”")
    assert note("{dicho}", record, lang) == f"{left}A.{right} ({told}); {left}B.{right} ({told})"


def test_nothing_of_a_language_is_told_where_it_is_the_companys() -> None:
    record = CallSession(START)
    record.opened(START, "a/b", "Cobro", "a")
    record.answered(START, "Lo compruebo.")
    assert note("{dicho}", record) == "«Lo compruebo.»"


def test_the_spanish_note_without_a_template_of_the_company() -> None:
    assert write_note(ES, fields_of(ended(call()), ES)).splitlines() == [
        "22/11/2026 10:42–10:46 · 4 min · Lucía Prieto",
        "Asunto: Cobro duplicado en la factura (facturacion/cobro-duplicado): «me han cobrado dos veces»",
        "El cliente dice: «me han cobrado dos veces»",
        "Comprobado: Fecha del cargo",
        "Decidido en la llamada: ¿Importes iguales? Sí; → Abre el FAC-021",
        "Se le ha dicho: «Tiene razón en revisarlo.»",
        "Prometido, y para cuándo: el lunes 30 de noviembre",
        "Pasado a: Cobros",
        "A mano para quien lo recibe: Número de contrato",
    ]


def test_the_english_note_has_its_own_words_and_marks() -> None:
    lines = write_note(EN, fields_of(ended(call()), EN)).splitlines()
    assert lines[0] == "22/11/2026 10:42–10:46 · 4 min · Lucía Prieto"
    assert lines[1].endswith(": “me han cobrado dos veces”")


def test_a_language_without_a_note_of_its_own_takes_the_english_one() -> None:
    form = NoteForm("pt")
    assert "Reason for the call: " in write_note(form, fields_of(ended(call()), form))


def test_lines_with_nothing_to_say_are_left_out() -> None:
    record = CallSession(START)
    record.typed(START, "roaming")
    record.rested(START)
    assert note("{date} · {agent}\nPide: {asked}\nDecidido en la llamada: {decided}\n", record, agent="") == (
        "22/11/2026\nPide: «roaming»"
    )


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{date} · {agent} · {time}", "22/11/2026 · 10:42"),
        ("{agent} · {date}", "22/11/2026"),
        ("{agent} - {agent}", ""),
        ("Agente {agent}, día {date}", "Agente, día 22/11/2026"),
        ("{date} {unknown}", "22/11/2026 {unknown}"),
        ("{agent} {unknown}", "{unknown}"),
        ("sin huecos", "sin huecos"),
        ("{} { } {{date}} {date", "{} { } {22/11/2026} {date"),
        ("{FECHA} {Duración} {pasado a} {A-mano}", "22/11/2026 4 min Cobros Número de contrato"),
    ],
)
def test_placeholders_empty_unknown_and_in_any_writing(template: str, expected: str) -> None:
    assert note(template, agent="") == expected


def test_what_was_said_is_never_taken_for_a_placeholder() -> None:
    record = CallSession(START)
    record.said(START, "{agent} {date}")
    assert note("Dicho: {said}", record) == "Dicho: «{agent} {date}»"


def test_several_long_values_stand_below_each_other() -> None:
    record = CallSession(START)
    record.said(START, "Tiene razón en revisarlo, lo compruebo ahora mismo.")
    record.said(START, "Le llamamos mañana.")
    assert note("Dicho: {said}", record).splitlines() == [
        "Dicho:",
        "- «Tiene razón en revisarlo, lo compruebo ahora mismo.»",
        "- «Le llamamos mañana.»",
    ]
    assert note("Dicho: {said} (fin)", record).count("\n") == 0


def test_several_short_values_share_a_line() -> None:
    record = CallSession(START)
    record.opened(START, "a/b", "Uno", "a")
    record.promised(START, "el lunes")
    record.opened(START, "a/c", "Dos", "a")
    record.promised(START, "el martes")
    assert note("Prometido: {promised}", record) == "Prometido: el lunes; el martes"


def test_the_sample_companys_template_is_filled_to_the_last_placeholder() -> None:
    company = parse_company((sample_content() / "procdesk.yaml").read_bytes()).company
    for lang in ("es", "en"):
        text = note(company.note_template_in(lang), lang=lang)
        assert "Cobro duplicado en la factura (facturacion/cobro-duplicado): " in text.splitlines()[1]
        assert "{" not in text


@pytest.mark.parametrize("lang", ["es", "en"])
def test_the_templates_that_come_with_the_program_use_known_placeholders_only(lang: str) -> None:
    text = resource("templates", f"note.{lang}.txt").read_text("utf-8")
    assert "{" not in write_note(NoteForm(lang, text), dict.fromkeys(NAMES.values(), ("x",)))


def test_every_name_is_written_as_it_is_looked_up() -> None:
    assert [name for name in NAMES if fold_key(name) != name] == []
    assert set(NAMES.values()) == set(fields_of(ended(call()), ES))


@pytest.mark.parametrize("page", ["content.md", "contenido.md"])
def test_every_name_is_explained_to_those_who_write_templates(page: str) -> None:
    text = (Path(__file__).parents[2] / "docs" / page).read_text("utf-8")
    assert [name for name in NAMES if f"`{{{name}}}`" not in text] == []


def test_an_addition_holds_only_what_is_new() -> None:
    form = NoteForm("es", "{date}\nNota fija\nPide: {asked}\nPasado a: {handed_over}\n{duration}")
    record = call()
    before = fields_of(ended(record), form)
    assert note_addition(form, before, before) == ""
    record.typed(START, "")
    record.typed(START, "y el roaming")
    record.opened(START, "movil/roaming", "Roaming", "movil")
    record.said(START, "Está incluido.")
    assert note_addition(form, before, fields_of(ended(record), form)) == "Pide: «y el roaming»"


def test_typing_errors_are_put_right_and_the_phrase_that_matched_stands_beside_the_process() -> None:
    record = CallSession(START)
    record.typed(START, "me han cobrado dos veces", (("a/b", "me habéis cobrado dos veces"),))
    record.opened(START, "a/b", "Cobro duplicado", "a")
    assert note("{asunto}", record) == "Cobro duplicado (a/b); coincide con «me habéis cobrado dos veces»"
    assert note("{pide}", record) == "«me han cobrado dos veces»"


def test_what_the_guide_has_ruled_out_is_told_without_its_words() -> None:
    record = CallSession(START)
    record.opened(START, "a/b", "Cobro duplicado", "a")
    record.answered(START, "Lo tiene el lunes 30.", "el lunes 30")
    record.ruled("a/b", "Los dos cargos son correctos.", promise=False)
    text = note("{dicho}\n{prometido}", record)
    assert text == "Lo que se le dijo antes de terminar la guía ya no vale."


def test_a_complaint_is_told_once_it_was_used_and_the_matter_is_what_it_is_about() -> None:
    record = call()
    record.opened(START, "atencion/queja", "Poner una reclamación", "atencion")
    form = NoteForm("es", "{asunto}\n{reclamacion}", complaint="atencion/queja")
    assert write_note(form, fields_of(ended(record), form)).count("\n") == 0
    record.answered(START, "Lo siento.")
    assert write_note(form, fields_of(ended(record), form)).splitlines() == [
        "Cobro duplicado en la factura (facturacion/cobro-duplicado): «me han cobrado dos veces»",
        "Poner una reclamación",
    ]


def test_a_call_about_nothing_that_was_found_tells_the_last_question() -> None:
    record = CallSession(START)
    for text in ("zxqw", "zxqw patatas"):
        record.typed(START, "")
        record.typed(START, text)
        record.rested(START)
    assert note("{asunto} / {pide}", record) == "«zxqw patatas» / «zxqw patatas»"


@given(st.text(alphabet=st.sampled_from(list("{}a· \n\t\\%:datefch_\x00ó\ud800"))), st.text(max_size=20))
def test_no_template_breaks_the_note(template: str, said: str) -> None:
    record = CallSession(START)
    record.said(START, said)
    form = NoteForm("es", template)
    fields = fields_of(ended(record), form)
    assert isinstance(write_note(form, fields), str)
    note_addition(form, {}, fields)


@given(st.text())
def test_a_template_without_placeholders_is_the_note(template: str) -> None:
    template = template.replace("{", "").replace("}", "")
    lines = [line.rstrip() for line in template.splitlines()]
    assert [line for line in note(template or "x").splitlines() if line] == [
        line for line in lines or ["x"] if line
    ] or (not template.strip())


@pytest.mark.parametrize(("seconds", "shown"), [(0, "0:00"), (252, "4:12"), (3852, "1:04:12"), (-5, "0:00")])
def test_a_length_of_time_reads_like_a_clock(seconds: int, shown: str) -> None:
    assert clock(seconds) == shown


def test_long_calls_are_told_in_hours() -> None:
    facts = replace(ended(call()), until=START + timedelta(hours=1, minutes=4))
    assert fields_of(facts, ES)["duration"] == ("1 h 04 min",)
