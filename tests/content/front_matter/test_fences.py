"""The front matter is found however its fences are written, and nothing else is taken for it."""

from __future__ import annotations

import pytest

from procdesk.content.front_matter.fences import FencedBlock, find_block
from procdesk.content.front_matter.reader import FrontMatter, read_front_matter

BOM, NBSP, ZERO = "\ufeff", "\u00a0", "\u200b"


def read(text: str) -> FrontMatter:
    found = read_front_matter(text, "x.md")
    if found.body:
        assert text.split("\n")[found.body_line - 1] == found.body.split("\n")[0]
    return found


def values(found: FrontMatter) -> dict[str, object]:
    return {entry.key: entry.value for entry in found.entries}


def codes(found: FrontMatter) -> list[tuple[str, int]]:
    return [(one.code, one.line) for one in found.problems]


@pytest.mark.parametrize(
    "above", ["", "\n", "\n\n  \n", BOM, BOM * 2, f"{NBSP}\n", f"{ZERO}\n", "<!-- nota -->\n", "<!-- una\nnota -->\n\n"]
)
@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        *(
            ("---", "---"),
            ("----", "----"),
            ("---", "------"),
            ("———", "———"),
            ("–––", "–––"),
            ("—-", "—-"),
            ("---", "—-"),
        ),
        *(
            ("---", "..."),
            ("  ---", "---"),
            ("---", "  ---"),
            ("\t---\t", "---  "),
            (f"{NBSP}---", f"---{NBSP}"),
            ("———", "---"),
        ),
        *(("---", "--"), ("‑‑‑", "‑‑‑"), ("−−−", "−−−"), ("——", "——")),
    ],
)
def test_fences_are_found_as_people_and_word_write_them(above: str, opening: str, closing: str) -> None:
    found = read(f"{above}{opening}\ntitle: Recibo\nowner: x\n{closing}\n## Qué decir\n\nHola\n---\nmás")
    assert values(found) == {"title": "Recibo", "owner": "x"}
    assert codes(found) == []
    assert found.body == "## Qué decir\n\nHola\n---\nmás"


@pytest.mark.parametrize(
    "text",
    [
        *("---\nJust a sentence between two rules\n---\nmore", "------\nTexto.\n------\nmás", "———\nUn diálogo\n———\n"),
        *(
            "***\ntitle: A\n***\nBody",
            "# Título\n\n---\ntitle: A\n---\n",
            "Hola\n---\ntitle: A\n---\n",
            "--\ntitle: A\n--\n",
        ),
        *(
            "<!-- sin fin\n---\ntitle: A\n---\n",
            "<!-- nota --> texto\n---\ntitle: A\n---\n",
            "- a\n- b\n---\n",
            "— ¿Sí?\n— No.\n",
        ),
        *(
            "---\n\nUn texto.\n\nresponsable: nadie\n\n---\n",
            "Nota: esto es texto\n---\nmás",
            "Title: T\nAuthor: A\n\nText\n---\n",
        ),
        *("", "\n", "---", "# T", "+++ uno", "-", "-----x"),
    ],
)
def test_what_is_no_front_matter_stays_in_the_page(text: str) -> None:
    assert read(text) == FrontMatter((), text, 1)


def test_a_rule_in_an_indented_text_closes_nothing() -> None:
    found = read("---\nnote: |\n  a\n  ---\n  b\ntitle: A\n---\nBody")
    assert values(found) == {"note": "a\n---\nb\n", "title": "A"}
    assert found.body == "Body"


@pytest.mark.parametrize(
    ("text", "wanted", "last", "body"),
    [
        ("---\ntitle: A\n\nText", {"title": "A"}, "2", "\nText"),
        ("---\ntitle: A\nowner: x\n## Qué decir\nHola", {"title": "A", "owner": "x"}, "3", "## Qué decir\nHola"),
        ("---\ntitle: A\n\nowner: x\n\n## H\n", {"title": "A", "owner": "x"}, "4", "\n## H\n"),
        ("---\ntitle: A\ncustomer_says:\n\n  - a\n\n# T\n", {"title": "A", "customer_says": ("a",)}, "5", "\n# T\n"),
        ("---\ntitle: A\n\n## H\n\nHola\n\n---\n\nmás", {"title": "A"}, "2", "\n## H\n\nHola\n\n---\n\nmás"),
        ("\n———\ntitle: A\nUn texto sin clave.", {"title": "A"}, "3", "Un texto sin clave."),
        ("---\ntitle: A", {"title": "A"}, "2", ""),
        ('+++\ntitle = "A"\n\nText', {"title": "A"}, "2", "\nText"),
    ],
)
def test_details_without_an_end_are_read_and_told_with_the_line_to_close_them(
    text: str, wanted: dict[str, object], last: str, body: str
) -> None:
    found = read(text)
    assert (values(found), found.body) == (wanted, body)
    (problem,) = found.problems
    assert (problem.code, problem.line) == ("front-matter-open", 2 if text.startswith("\n") else 1)
    assert dict(problem.facts) == {"last_line": last}


def test_a_rule_above_a_text_that_looks_like_keys_keeps_the_text() -> None:
    found = read("---\nNota: esto es texto\n\nmás texto")
    assert (values(found), found.body) == ({}, "---\nNota: esto es texto\n\nmás texto")


@pytest.mark.parametrize("fence", ["---", "———", "----"])
def test_a_first_fence_that_was_forgotten_is_told_and_the_details_read(fence: str) -> None:
    found = read(f"\ntitle: A\ncustomer_says:\n  - uno: dos\n{fence}\nBody")
    assert values(found) == {"title": "A", "customer_says": ("uno: dos",)}
    assert (codes(found), found.body) == ([("front-matter-unopened", 2)], "Body")


@pytest.mark.parametrize(
    ("block", "line", "title"),
    [
        ('title = "A"\ncodes = [1,\nowner = "x"', 3, "A"),
        ('title = "A\nowner = "x"', 2, "A"),
        ("title = “A”\nowner = 'x'", 2, "A"),
        ('owner = "x"\ntitle = A', 3, "A"),
    ],
)
def test_toml_that_is_broken_keeps_what_can_be_read(block: str, line: int, title: str) -> None:
    found = read(f"+++\n{block}\n+++\nBody")
    assert [one.code for one in found.problems] == ["toml-broken"]
    assert abs(found.problems[0].line - line) <= 1
    assert (values(found)["title"], values(found)["owner"], found.body) == (title, "x", "Body")


def test_a_block_knows_where_it_and_the_text_begin() -> None:
    text = "\n<!-- x -->\n---\ntitle: A\n---\nBody"
    assert find_block(text, "x.md") == FencedBlock(("title: A",), 4, "Body", 6)


def test_lines_of_problems_count_from_the_top_of_the_file() -> None:
    found = read("\n\n<!-- a\nb -->\n———\ntitle: A\nfoo: [a\n———\n")
    assert codes(found) == [("bracket-open", 7)]
