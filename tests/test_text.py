from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procdesk.text import (
    anchor,
    closest,
    closest_path,
    fold,
    fold_case,
    fold_code,
    fold_compact,
    fold_key,
    fold_name,
    fold_phrase,
    fold_search,
    mistyped,
    readable,
    replace_words,
    slugify,
)


def test_a_slug_has_no_accents_blanks_or_marks() -> None:
    assert slugify("  Atención al cliente (24 h) ") == "atencion-al-cliente-24-h"
    assert slugify("human_resources") == "human_resources"
    assert slugify("¿¡!?") == ""


def test_an_anchor_is_what_markdown_sites_make() -> None:
    assert anchor("¿Qué fechas tienen?") == "que-fechas-tienen"
    assert anchor("Abre el FAC-021") == "abre-el-fac-021"
    assert anchor("Pedir justificante") == anchor("pedir-justificante")


def test_a_file_name_becomes_a_title() -> None:
    assert readable("cobro-duplicado_en__factura") == "Cobro duplicado en factura"


@given(st.text())
def test_folding_and_slugs_are_stable(text: str) -> None:
    assert slugify(slugify(text)) == slugify(text)
    assert "/" not in slugify(text)
    assert ".." not in slugify(text)


@pytest.mark.parametrize(("one", "other"), [("AÑO", "año"), ("Guía", "guia"), ("STRASSE", "straße")])
def test_folding_ignores_case_and_accents(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("folding", "text", "folded"),
    [
        (fold_name, "  Atención \t al\ncliente ", "atencion al cliente"),
        (fold_key, " Nota - de__la llamada ", "nota_de_la_llamada"),
        (fold_compact, "Castilla-La Mancha", "castillalamancha"),
        (fold_case, "AN\u0303O", "a\u00f1o"),
        (fold_search, "El AÑO de l\u2019ÀVIA", "el año de lavia"),
        (fold_phrase, "¿Un año   más?", "un año mas"),
        (fold_phrase, "¿?", "¿?"),
        (fold_code, "fac 021", "fac021"),
        (fold_code, "FAC-021", "fac021"),
    ],
)
def test_what_does_not_tell_two_words_apart_is_gone(folding: Callable[[str], str], text: str, folded: str) -> None:
    assert folding(text) == folded
    assert folding(folded) == folded


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("FACTURACIÓN", "facturacion"),
        ("facturasion", "facturacion"),
        ("duplicado", "cobros/cobro-duplicado"),
        ("cobros/cobro-duplicado.es", "cobros/cobro-duplicado"),
        ("marte", ""),
        ("", ""),
        ("cob", ""),
    ],
)
def test_the_closest_word_resembles_or_holds_the_one_that_is_written(word: str, meant: str) -> None:
    choices = ("facturacion", "cobros/cobro-duplicado", "averias")
    assert closest(word, choices) == meant
    assert closest(word, dict.fromkeys(choices, "marte")) == meant
    assert closest(word, ()) == ""


@pytest.mark.parametrize(
    ("word", "meant"), [("verifed", "verified"), ("verificado", ""), ("versions", ""), ("Verifeid", "verified")]
)
def test_a_slip_of_the_keyboard_is_nearly_the_word(word: str, meant: str) -> None:
    assert mistyped(word, ("verified", "title")) == meant


def test_a_short_word_is_never_a_slip() -> None:
    assert mistyped("titl", ("title",)) == ""


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("averias/ruter", "averias/router"),
        ("router", "averias/router"),
        ("averias/cobro-duplicado", "facturacion/cobro-duplicado"),
        ("facturacion/cobro-duplicdo", "facturacion/cobro-duplicado"),
        ("facturacion/portabilidad", ""),
        ("docs/facturacion/x", ""),
    ],
)
def test_a_path_is_close_where_the_name_at_its_end_is(path: str, meant: str) -> None:
    assert closest_path(path, ["averias/router", "facturacion/cobro-duplicado", "facturacion/bajas"]) == meant


@pytest.mark.parametrize(
    ("text", "pairs", "replaced"),
    [
        ("Una FÁCTRUA de marzo", [("factrua", "factura")], "Una factura de marzo"),
        ("la fac tura", [("fac tura", "factura")], "la factura"),
        ("la fac-tura", [("fac tura", "factura")], "la factura"),
        ("dosveces y dosveces", [("dosveces", "dos veces")], "dos veces y dos veces"),
        ("el banco", [("ban", "bar")], "el banco"),
        ("fac\u00adtrua", [("factrua", "factura")], "factura"),
        ("nada", [], "nada"),
    ],
)
def test_words_are_replaced_as_the_search_compares_them(text: str, pairs: list[tuple[str, str]], replaced: str) -> None:
    assert replace_words(text, pairs) == replaced


@pytest.mark.parametrize("unseen", ["\u00ad", "\u200b", "\u2060", "\ufeff", "\u202e"])
def test_characters_that_are_not_seen_change_no_key(unseen: str) -> None:
    assert fold_key(f"ti{unseen}tle{unseen}") == "title"
    assert fold(f"Títu{unseen}lo") == "titulo"
    assert fold_search(f"fac{unseen}tura") == "factura"
