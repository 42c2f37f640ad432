from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procdesk.content.sections import first_title, split
from procdesk.content.vocabulary import SECTIONS, section_key


def sections(body: str, title: str = "") -> list[tuple[str, str, str, int]]:
    return [
        (part.section.key, part.section.heading, part.section.markdown, part.section.line)
        for part in split(body, 1, title)
    ]


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        *(
            ("Qué decir", "say"),
            ("QUE DECIR:", "say"),
            ("📣 Say this", "say"),
            ("1. Ask first", "ask"),
            ("Guía", "guide"),
        ),
        *(
            ("Puedes decidir …", "decide"),
            ("No prometas", "avoid"),
            ("Don't promise", "avoid"),
            ("Hand-over", "hand-over"),
        ),
        *(
            ("¿Qué pasa después?", "journey"),
            ("3) What happens next", "journey"),
            ("Background", ""),
            ("", ""),
            ("2026", ""),
        ),
    ],
)
def test_headings_are_known_in_both_languages_however_they_are_dressed(heading: str, key: str) -> None:
    assert section_key(heading) == key


def test_every_section_of_the_format_has_a_heading_in_both_languages() -> None:
    counts = {key: list(SECTIONS.values()).count(key) for key in SECTIONS.values()}
    assert len(counts) == 11
    assert min(counts.values()) >= 2


def test_a_body_is_split_at_its_second_level_headings() -> None:
    assert sections("Intro\n\n## Qué decir\nHola\n\n### more\nx\n\n## Other ##\n\n\ntext\n") == [
        ("intro", "", "Intro", 1),
        ("say", "Qué decir", "Hola\n\n### more\nx", 3),
        ("", "Other", "text", 9),
    ]


def test_a_section_knows_where_its_text_begins() -> None:
    parts = split("## A\n\n\ntext\n\nB\n---\nmore", 10, "")
    assert [(part.section.heading, part.section.line, part.section.first_line) for part in parts] == [
        ("A", 10, 13),
        ("B", 15, 17),
    ]


def test_underlined_headings_count() -> None:
    assert [one[:2] for one in sections("Title\n=====\n\nGuía\n----\n\ntext")] == [("intro", ""), ("guide", "Guía")]


@pytest.mark.parametrize(
    "body",
    [
        "```\n## no\n```",
        "~~~~\n## no\n~~~\n## no\n~~~~",
        "    ## no",
        "<!--\n## no\n-->",
        "<!-- x\n\n## no -->",
        "- item\n---",
        "| a |\n---",
        "\n---\n",
        "#no",
        "text ## no",
        "> quote\n---",
    ],
)
def test_what_only_looks_like_a_heading_is_none(body: str) -> None:
    assert [one[0] for one in sections(body)] == ["intro"]


def test_a_comment_or_a_fence_that_never_ends_does_not_swallow_headings_before_it() -> None:
    assert [one[1] for one in sections("## A\n<!-- open\n## B")] == ["A", "B"]
    assert [one[1] for one in sections("## A\n```\n## B")] == ["A"]


def test_the_first_heading_is_the_title_and_is_not_repeated() -> None:
    assert first_title("text\n\n# **The title** {#id}\n") == "The title"
    assert sections("# T\n\nIntro\n## A\nx", "T") == [("intro", "", "Intro", 3), ("", "A", "x", 4)]
    assert sections("# Another\n\nIntro", "T") == [("intro", "", "# Another\n\nIntro", 1)]


def test_further_first_level_headings_begin_sections() -> None:
    assert [one[:2] for one in sections("# T\n\n# Qué decir\nx\n# B\ny", "T")] == [("say", "Qué decir"), ("", "B")]


@given(st.text(alphabet="#=-`~<!> \nabñ*[]()|", max_size=300))
def test_no_text_raises_and_lines_are_true(body: str) -> None:
    lines = body.split("\n")
    for part in split(body, 1, "another title"):
        assert 1 <= part.section.line <= part.section.first_line <= len(lines) + 1
        if part.section.markdown:
            first = part.section.markdown.split("\n")[0]
            assert lines[part.section.first_line - 1].startswith(first)


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("## Baja de línea\n\nTexto.", "Baja de línea"),
        ("\n\n<!-- nota -->\n\n## Baja\n", ""),
        ("Texto.\n\n## Baja", ""),
        ("## Qué decir\n\nHola.", ""),
        ("## Que dezir\n\nHola.", ""),
        ("## Say this\n\nHello.\n\n# Real title", "Real title"),
        ("### Tercero\n\nTexto.", ""),
        ("Baja\n----\n\nTexto.", "Baja"),
    ],
)
def test_a_text_that_begins_with_a_level_2_heading_is_called_so(body: str, title: str) -> None:
    assert first_title(body) == title


@pytest.mark.parametrize(
    "heading",
    [
        *("# Pagos y recibos", "## Pagos y recibos", '# <a name="x"></a>Pagos y recibos', "# **Pagos** y recibos"),
        *("# | Pagos y recibos |", "# [Pagos](x.md) y recibos", "# !!! Pagos y recibos", "Pagos y recibos\n======="),
        *("# [Pagos y recibos]", "# Pagos y recibos {#id}", "# Pagos &#121; recibos"),
    ],
)
def test_a_heading_that_says_the_title_in_other_marks_is_not_shown_twice(heading: str) -> None:
    parts = split(f"{heading}\n\nTexto.\n\n## Más\n\nOtro.", 1, "Pagos y recibos")
    shown = [(part.section.heading, part.section.markdown.strip()) for part in parts]
    assert shown == [("", "Texto."), ("Más", "Otro.")]


def test_a_level_2_heading_further_down_is_shown_although_it_says_the_title() -> None:
    parts = split("Texto.\n\n## Pagos\n\nOtro.", 1, "Pagos")
    assert [part.section.heading for part in parts] == ["", "Pagos"]
