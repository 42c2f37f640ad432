"""A page beside its translation, passage by passage."""

from __future__ import annotations

import pytest

from procdesk.authoring.translations.translation_pairs import Drift, passage_pairs
from procdesk.content.parser import read_source
from procdesk.content.translation import content_hash, translation_mark
from procdesk.model import WriteUp

SPANISH = """---
title: Cobro duplicado
---
## Qué decir
Lo compruebo ahora.
## Pregunta primero
- ¿Cuándo fue?
## Códigos del banco
- 01
## Avisos
Ninguno.
"""
ENGLISH = """---
title: Charged twice
translates: MARK
---
## Say this
I am checking it now.
## Ask first
- When was it?
## Codes of the bank
- 01
## Notices
None.
"""


def written(text: str, lang: str) -> WriteUp:
    found = read_source(f"facturacion/cobro.{lang}.md", text.encode(), None).write_up
    assert found is not None
    return found


def drifts(spanish: str, english: str) -> list[tuple[str, str, Drift]]:
    pairs = passage_pairs(written(spanish, "es"), written(english, "en"))
    return [
        (one.original.heading if one.original else "", one.translation.heading if one.translation else "", one.drift)
        for one in pairs
    ]


def marked(spanish: str = SPANISH) -> str:
    return ENGLISH.replace("MARK", translation_mark(written(spanish, "es")))


SAME = [
    ("", "", Drift.NONE),
    ("Qué decir", "Say this", Drift.NONE),
    ("Pregunta primero", "Ask first", Drift.NONE),
    ("Códigos del banco", "Codes of the bank", Drift.NONE),
    ("Avisos", "Notices", Drift.NONE),
]


def test_sections_belong_together_by_key_and_the_others_by_order() -> None:
    assert drifts(SPANISH, marked()) == SAME


def test_only_the_passages_that_changed_have_drifted() -> None:
    changed = SPANISH.replace("¿Cuándo fue?", "¿Qué día fue?")
    assert [one[0] for one in drifts(changed, marked()) if one[2] is not Drift.NONE] == ["Pregunta primero"]


@pytest.mark.parametrize(
    ("old", "new", "heading"),
    [
        ("title: Cobro duplicado", "title: Cargo repetido", ""),
        ("- 01", "- 01\n- 02", "Códigos del banco"),
        ("## Avisos", "## Avisos de hoy", "Avisos de hoy"),
        ("Lo compruebo ahora.", "Lo compruebo **ahora**.", "Qué decir"),
    ],
)
def test_a_title_a_heading_and_a_list_drift_like_any_text(old: str, new: str, heading: str) -> None:
    assert [one[0] for one in drifts(SPANISH.replace(old, new), marked()) if one[2] is Drift.CHANGED] == [heading]


def test_spaces_and_line_ends_are_no_drift() -> None:
    laid_out = SPANISH.replace("Lo compruebo ahora.", "Lo  compruebo\nahora.   ")
    assert drifts(laid_out, marked()) == SAME


def test_a_new_section_lacks_its_translation_and_one_that_is_gone_is_extra() -> None:
    added = SPANISH.replace("## Avisos", "## No prometas\n- Un día.\n## Avisos")
    assert ("No prometas", "", Drift.MISSING) in drifts(added, marked())
    fewer = SPANISH.replace("## Pregunta primero\n- ¿Cuándo fue?\n", "")
    found = drifts(fewer, marked())
    assert found[2] == ("", "Ask first", Drift.EXTRA)
    assert [one[2] for one in found].count(Drift.CHANGED) == 0


def test_an_old_mark_of_the_whole_marks_everything_once_it_has_changed() -> None:
    old = ENGLISH.replace("MARK", content_hash(written(SPANISH, "es")))
    assert drifts(SPANISH, old) == SAME
    changed = SPANISH.replace("Ninguno.", "Uno.")
    assert {one[2] for one in drifts(changed, old)} == {Drift.CHANGED}


def test_a_translation_of_which_nobody_knows_the_original_has_not_drifted() -> None:
    assert drifts(SPANISH, ENGLISH.replace("translates: MARK\n", "")) == SAME


@pytest.mark.parametrize("word", ["pending", "pendiente", "Pending"])
def test_what_is_still_to_be_translated_has_drifted_as_a_whole(word: str) -> None:
    assert {one[2] for one in drifts(SPANISH, ENGLISH.replace("MARK", word))} == {Drift.CHANGED}


@pytest.mark.parametrize("mark", ["x", "x :", "say:1234", ": : :", "0123456789ab say", "0123456789ab say:"])
def test_a_mark_that_was_typed_wrongly_marks_and_never_raises(mark: str) -> None:
    found = drifts(SPANISH, ENGLISH.replace("MARK", f"'{mark}'"))
    assert all(one[2] is Drift.CHANGED for one in found)


def test_two_sections_of_one_name_are_two_passages() -> None:
    twice = SPANISH + "## Avisos\nOtro.\n"
    assert [one[0] for one in drifts(twice, marked())][-1] == "Avisos"
    assert drifts(twice, marked())[-1][2] is Drift.MISSING
