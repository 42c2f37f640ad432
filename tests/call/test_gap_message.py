"""What the owner of the content is told of a question that no page answers."""

from __future__ import annotations

from datetime import datetime

import pytest

from procdesk.call.gap_message import Gap, gap_message

AT = datetime(2026, 11, 29, 9, 5)


def test_the_message_has_the_customers_words_the_day_the_department_and_the_nearest_pages() -> None:
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


def test_what_is_not_known_leaves_no_line() -> None:
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
