"""The message for the colleague holds what is known and no gap, and fits into the address of a mail."""

from __future__ import annotations

import re
from datetime import datetime
from email.message import EmailMessage
from itertools import pairwise
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procdesk.call.message import LONGEST_ADDRESS, CallMatter, Gap, gap_message, hand_over_message, mailto, recipients
from procdesk.model import WriteUp

PAGE = WriteUp("facturacion/cobro-duplicado", "es", "", "Cobro duplicado", "facturacion", codes=("FAC-021", "FAC-022"))
FULL = CallMatter(
    asked=("me han cobrado dos veces", "recibo doble"),
    decided=(("¿Está cobrado?", "Sí"), ("Importe", "12 €")),
    promised="el abono, entre el jueves 26 y el lunes 30 de noviembre",
    said="Lo compruebo\nahora mismo.",
    ready=("número de contrato",),
    missing=("fecha del cargo", "importe"),
    agent="Ana Ruiz",
)


def body(address: str) -> str:
    return parse_qs(urlsplit(address).query, strict_parsing=True)["body"][0]


def test_a_full_message_says_all_that_the_colleague_needs() -> None:
    made = hand_over_message(PAGE, "Cobros", FULL)
    assert made.subject == "Cobro duplicado · FAC-021, FAC-022"
    assert made.body.split("\n") == [
        "Hola, Cobros:",
        "",
        "Te paso un caso: Cobro duplicado · FAC-021, FAC-022 · facturacion/cobro-duplicado",
        "El cliente dice: me han cobrado dos veces; recibo doble",
        "",
        "Cliente: ____",
        "Contrato: ____",
        "Teléfono: ____",
        "",
        "Datos que tengo:",
        "- número de contrato: ____",
        "",
        "Falta por confirmar:",
        "- fecha del cargo",
        "- importe",
        "",
        "Aclarado en la llamada:",
        "- ¿Está cobrado? Sí",
        "- Importe: 12 €",
        "",
        "Le he dicho: Lo compruebo ahora mismo.",
        "Prometido: el abono, entre el jueves 26 y el lunes 30 de noviembre",
        "",
        "Gracias, Ana Ruiz",
    ]
    assert made.text == f"{made.subject}\n\n{made.body}"


def test_what_is_not_known_leaves_no_gap() -> None:
    bare = hand_over_message(WriteUp("a/b", "es", "", "Otra cosa", "a"), "", CallMatter())
    assert bare.subject == "Otra cosa"
    assert bare.body == "Te paso un caso: Otra cosa · a/b\n\nCliente: ____\nContrato: ____\nTeléfono: ____"


@given(st.sets(st.sampled_from(["asked", "decided", "promised", "said", "ready", "missing", "agent"])))
def test_whatever_is_missing_no_label_stands_alone(given_fields: set[str]) -> None:
    made = hand_over_message(PAGE, "Cobros", CallMatter(**{name: getattr(FULL, name) for name in given_fields}))
    assert "\n\n\n" not in made.body
    assert "{" not in made.body
    lines = [*made.body.split("\n"), ""]
    assert [line for line, after in pairwise(lines) if line.endswith(":") and not after] == ["Hola, Cobros:"]


def test_the_message_speaks_the_language_of_the_page() -> None:
    page = WriteUp("a/b", "en", "", "Charged twice", "a")
    assert hand_over_message(page, "Billing", FULL).body.startswith(
        "Hello Billing,\n\nI'm passing you a case: Charged twice"
    )


def test_a_page_in_a_third_language_gets_an_english_message() -> None:
    page = WriteUp("a/b", "../../x", "", "Dues factures", "a")
    assert hand_over_message(page, "", CallMatter()).body.startswith("I'm passing you")


def test_braces_and_backslashes_of_the_customer_stay_as_they_are() -> None:
    made = hand_over_message(PAGE, r"\1 {id}", CallMatter(asked=("{title} \\g<0>",), ready=("{missing}",), agent="{x}"))
    assert made.body.startswith("Hola, \\1 {id}:")
    assert "El cliente dice: {title} \\g<0>" in made.body
    assert "- {missing}: ____" in made.body
    assert made.body.endswith("Gracias, {x}")


def test_an_answer_without_a_question_and_a_question_without_an_answer() -> None:
    made = hand_over_message(PAGE, "", CallMatter(decided=(("", "Sí"), ("¿Cuánto?", ""), ("", ""))))
    assert made.body.endswith("Aclarado en la llamada:\n- Sí\n- ¿Cuánto?")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a@b.es", ("a@b.es",)),
        ("Ana <ana@b.es>; luis@b.es, ana@b.es", ("ana@b.es", "luis@b.es")),
        ("mailto:a@b.es.", ("a@b.es",)),
        ("caso@peñón.es", ("caso@peñón.es",)),
        ("see the intranet", ()),
        ("@home", ()),
        ("", ()),
    ],
)
def test_mail_addresses_are_found_in_what_is_written(text: str, found: tuple[str, ...]) -> None:
    assert recipients(text) == found


def test_accents_signs_and_lines_arrive_as_they_were() -> None:
    text = "¿Cuánto? 30 € & 5 % + más = #1\nSegunda línea: «ñ»\n\n100%25 😀"
    address = mailto("a@b.es", "Año & más", text)
    assert address.startswith("mailto:a@b.es?subject=A%C3%B1o%20%26%20m%C3%A1s&body=")
    assert body(address) == text.replace("\n", "\r\n")
    assert "+" not in address
    assert re.fullmatch(r"[!-~]+", address)


def test_line_breaks_of_every_system_become_those_of_mail() -> None:
    assert mailto("a@b.es", "", "a\r\nb\rc\nd").endswith("&body=a%0D%0Ab%0D%0Ac%0D%0Ad")


def test_a_subject_cannot_add_fields_of_its_own() -> None:
    address = mailto("a@b.es?bcc=x@y.es", "Hola\r\nBcc: x@y.es&cc=x", "")
    assert set(parse_qs(urlsplit(address).query, keep_blank_values=True)) == {"subject", "body"}
    EmailMessage()["Subject"] = parse_qs(urlsplit(address).query)["subject"][0]


def test_without_a_mail_address_there_is_nothing_to_open() -> None:
    assert mailto("ask on the intranet", "s", "b") == ""


def test_a_long_message_ends_with_the_words_that_say_so() -> None:
    address = mailto("a@b.es", "s", "año " * 2000, "[cortado aquí]")
    assert LONGEST_ADDRESS - 12 <= len(address) <= LONGEST_ADDRESS
    assert body(address).endswith("\r\n\r\n[cortado aquí]")


def test_a_message_that_just_fits_is_not_cut() -> None:
    room = LONGEST_ADDRESS - len(mailto("a@b.es", "s", ""))
    assert body(mailto("a@b.es", "s", "x" * room)) == "x" * room
    assert body(mailto("a@b.es", "s", "x" * (room + 1))).endswith("[…]")


@given(st.text(), st.text(), st.text(max_size=60))
def test_every_text_makes_an_address_that_can_be_read_back(subject: str, text: str, cut: str) -> None:
    address = mailto("a@b.es", subject * 9, text * 20, cut)
    assert len(address) <= LONGEST_ADDRESS
    assert re.fullmatch(
        r"mailto:a@b\.es\?subject=(?:[\w.~-]|%[0-9A-F]{2})*&body=(?:[\w.~-]|%[0-9A-F]{2})*", address, re.A
    )
    unquote(address, errors="strict")


def test_many_recipients_leave_room_for_the_message() -> None:
    address = mailto(";".join(f"colleague{number}@norvia.example" for number in range(200)), "s", "Hola")
    assert len(address) < 700
    assert body(address) == "Hola"
    assert address.startswith("mailto:colleague0@norvia.example,colleague1@norvia.example,")


AT = datetime(2026, 11, 29, 9, 5)


def test_the_report_of_a_gap_has_the_customers_words_the_day_the_department_and_the_nearest_pages() -> None:
    gap = Gap(
        "  mi perro  ha\nmordido el cable ", AT, "Averías", (("Router averiado", "averias/router"), ("Wifi", "a/b"))
    )
    assert gap_message(gap, "es").splitlines() == [
        "Falta una página en procdesk: nada responde a esto.",
        "El cliente dice: «mi perro ha mordido el cable»",
        "Fecha: 29/11/2026 09:05",
        "Buscado solo en: Averías",
        "Lo más parecido que hay: Router averiado (averias/router); Wifi (a/b)",
    ]


def test_what_is_not_known_of_a_gap_leaves_no_line() -> None:
    assert gap_message(Gap("my dog bit the cable", AT), "en").splitlines() == [
        "A page is missing in procdesk: nothing answers this.",
        "The customer says: “my dog bit the cable”",
        "Date: 29/11/2026 09:05",
    ]


@pytest.mark.parametrize("lang", ["ca", "fr", ""])
def test_for_a_company_of_another_language_it_is_in_english(lang: str) -> None:
    assert gap_message(Gap("hola", AT), lang) == gap_message(Gap("hola", AT), "en")


@pytest.mark.parametrize("text", ["{text}", "100 % {0}", "«ya» \"entre\" 'comillas'"])
def test_any_words_stand_in_it_as_they_were_typed(text: str) -> None:
    assert f"«{text}»" in gap_message(Gap(text, AT, text, ((text, text),)), "es")
