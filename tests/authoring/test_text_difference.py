from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from procdesk.authoring.text_difference import Mark, difference, paragraphs

OLD = """---
titulo: Cobro
codigos: [A, B]
---

## Qué decir

Se lo **devuelvo** en [tres días](x.md) hábiles.

- uno
- dos

Fin.
"""


def marked(old: str, new: str) -> list[str]:
    """The paragraphs that differ, what is gone in [brackets] and what is new in {braces}."""
    frames = {Mark.SAME: "{}", Mark.ADDED: "{{{}}}", Mark.REMOVED: "[{}]"}
    return [
        "".join(frames[words.mark].format(words.text) for words in one.words)
        for one in difference(old, new)
        if one.is_changed
    ]


def test_a_page_is_read_as_details_and_paragraphs_of_plain_words() -> None:
    found = [(one.key, one.level, one.is_item, one.text) for one in paragraphs(OLD)]
    assert found == [
        ("titulo", 0, False, "Cobro"),
        ("codigos", 0, False, "A"),
        ("codigos", 0, False, "B"),
        ("", 2, False, "Qué decir"),
        ("", 0, False, "Se lo devuelvo en tres días hábiles."),
        ("", 0, True, "uno"),
        ("", 0, True, "dos"),
        ("", 0, False, "Fin."),
    ]


def test_only_the_words_that_differ_are_marked() -> None:
    new = OLD.replace("tres días", "cinco días").replace("titulo: Cobro", "titulo: Cobro doble")
    assert marked(OLD, new) == ["Cobro{ doble}", "Se lo devuelvo en [tres]{cinco} días hábiles."]


def test_what_no_reader_sees_is_no_difference() -> None:
    assert marked(OLD, OLD.replace("**devuelvo**", "devuelvo").replace("x.md", "y.md").replace("- ", "* ")) == []


def test_paragraphs_that_are_new_or_gone_are_marked_as_a_whole() -> None:
    assert marked(OLD, OLD.replace("- dos\n", "- dos\n- tres\n")) == ["{tres}"]
    assert marked(OLD, OLD.replace("- uno\n", "")) == ["[uno]"]
    assert marked(OLD, OLD.replace("Fin.", "Nada que ver con lo otro.\n\nFin.")) == ["{Nada que ver con lo otro.}"]
    assert marked("", OLD)[0] == "{Cobro}"


@given(st.text(max_size=300), st.text(max_size=300))
def test_both_versions_can_be_read_from_the_difference(old: str, new: str) -> None:
    found = difference(old, new)
    after = ["".join(words.text for words in one.words if words.mark is not Mark.REMOVED) for one in found]
    assert [text for text in after if text] == [one.text for one in paragraphs(new) if one.text]
    before = ["".join(words.text for words in one.words if words.mark is not Mark.ADDED) for one in found]
    assert sorted(text for text in before if text) == sorted(one.text for one in paragraphs(old) if one.text)
