"""Which sections are a plain list, and what its lines are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procdesk.render.limits import TIME_LIMIT_S, PageRenderer
from procdesk.render.page import plain_items


def items(markdown: str) -> tuple[str, ...]:
    return plain_items(PageRenderer("averias/router.es.md", TIME_LIMIT_S).render(markdown).html)


def test_a_plain_list_gives_its_lines_with_what_is_bold_or_a_link_in_them() -> None:
    assert items("- ¿Qué fecha? **Que la lea**\n- ¿Algo más?") == (
        "¿Qué fecha? <strong>Que la lea</strong>",
        "¿Algo más?",
    )
    assert items("1. Uno\n2. Dos") == ("Uno", "Dos")
    (linked,) = items("- Mira [aquí](https://example.org)")
    assert 'href="https://example.org"' in linked


def test_a_list_with_air_between_its_lines_is_as_plain() -> None:
    assert items("- Uno\n\n- Dos\n\n- Tres") == ("Uno", "Dos", "Tres")


def test_boxes_that_the_text_brings_along_are_left_to_the_card() -> None:
    assert items("- [ ] Contrato\n- [x] Fecha") == ("Contrato", "Fecha")


@pytest.mark.parametrize(
    "markdown",
    [
        "",
        "Solo un texto.",
        "Antes:\n\n- Uno\n- Dos",
        "- Uno\n- Dos\n\nDespués.",
        "- Uno\n    - dentro\n- Dos",
        "- Uno\n\n    Otro párrafo.\n\n- Dos",
        "- Uno\n\n| a | b |\n| --- | --- |\n| c | d |",
    ],
)
def test_anything_else_is_no_plain_list(markdown: str) -> None:
    assert items(markdown) == ()


@given(st.lists(st.text("abc áñ¿?.,;*_[]()!#&<>\"'", max_size=20), max_size=6))
def test_no_line_of_any_list_is_lost_or_leaves_a_tag_open(lines: list[str]) -> None:
    for item in items("\n".join(f"- {line}" for line in lines)):
        assert item
        assert item.count("<") == item.count(">")
        assert "<li" not in item
