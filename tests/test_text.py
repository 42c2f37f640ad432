from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procdesk.text import anchor, fold, readable, slugify


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
