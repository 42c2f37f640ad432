"""A key or an item of the front matter is changed as its owner wrote it, and no other line is."""

from __future__ import annotations

import difflib
from collections.abc import Callable

import pytest
import yaml
from ruamel.yaml import YAML

from procdesk.authoring.front_matter_edits import (
    EditRefused,
    add_item,
    remove_item,
    replace_item,
    set_key,
)
from procdesk.content.front_matter.reader import read_front_matter
from procdesk.i18n import LANGUAGES, Messages

PAGE = """\
---
titulo: Cobro duplicado
el_cliente_dice:
  - me cobran
  # de una llamada
  - "otra vez"
# para todos
  - una larga
    que sigue
responsable: ana@x.es   # con Ana
verificado: 2026-09-15 # hoy
codigos: [FAC-021, "B, C"]
relacionados: a/b, c/d
layout: page  # Hugo
---
Texto.
"""


def difference(old: str, new: str) -> list[str]:
    """The lines taken out of a text and put into it."""
    lines = difflib.unified_diff(old.split("\n"), new.split("\n"), lineterm="", n=0)
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


def refusal(action: Callable[[], str]) -> str:
    """The code of what was refused, which has a sentence for its facts in both languages."""
    with pytest.raises(EditRefused) as refused:
        action()
    assert len({Messages(lang).say(refused.value.code, **refused.value.facts) for lang in LANGUAGES}) == 2
    return refused.value.code


@pytest.mark.parametrize(
    ("key", "value", "wanted"),
    [
        ("title", "no", ["-titulo: Cobro duplicado", "+titulo: 'no'"]),
        ("owner", "luis", ["-responsable: ana@x.es   # con Ana", "+responsable: luis   # con Ana"]),
        ("owner", None, ["-responsable: ana@x.es   # con Ana"]),
        ("owner", "", ["-responsable: ana@x.es   # con Ana", "+responsable:    # con Ana"]),
        ("verified", "2026-11-29", ["-verificado: 2026-09-15 # hoy", "+verificado: 2026-11-29 # hoy"]),
        ("codes", (), ['-codigos: [FAC-021, "B, C"]', "+codigos: []"]),
        ("codes", ("X 1", "B, C"), ['-codigos: [FAC-021, "B, C"]', '+codigos: [X 1, "B, C"]']),
        ("related", ("a/b", "e/f"), ["-relacionados: a/b, c/d", "+relacionados: a/b, e/f"]),
        ("first_contact", "resolver", ["+primer_contacto: resolver"]),
        ("verify_every", "6 meses", ["+verificar_cada: 6 meses"]),
        ("valid_until", "2027-01-01", ["+valido_hasta: 2027-01-01"]),
        ("title", "Cobro duplicado", []),
        ("valid_from", None, []),
        ("valid_from", "", []),
        ("former_ids", (), []),
    ],
)
def test_a_key_alone_is_changed(key: str, value: str | tuple[str, ...] | None, wanted: list[str]) -> None:
    assert difference(PAGE, set_key(PAGE, key, value)) == wanted


def test_a_list_that_is_taken_out_leaves_the_remarks_between_its_items() -> None:
    assert difference(PAGE, set_key(PAGE, "customer_says", None)) == [
        "-el_cliente_dice:",
        "-  - me cobran",
        "-  # de una llamada",
        '-  - "otra vez"',
        "+# de una llamada",
        "-  - una larga",
        "-    que sigue",
    ]


def test_a_new_key_stands_in_its_place_among_the_others() -> None:
    lines = set_key(set_key(PAGE, "department", "Legal"), "verify_every", "1 año").split("\n")
    assert lines[lines.index("responsable: ana@x.es   # con Ana") - 1] == "departamento: Legal"
    assert lines[lines.index("verificado: 2026-09-15 # hoy") + 1] == "verificar_cada: 1 año"


@pytest.mark.parametrize(
    ("edit", "wanted"),
    [
        (lambda: add_item(PAGE, "customer_says", "no me va"), ["+  - no me va"]),
        (lambda: add_item(PAGE, "customer_says", "me cobran"), []),
        (lambda: add_item(PAGE, "customer_says", "  "), []),
        (
            lambda: replace_item(PAGE, "customer_says", "una larga que sigue", "corta"),
            ["-  - una larga", "-    que sigue", "+  - corta"],
        ),
        (lambda: replace_item(PAGE, "customer_says", "otra vez", "12:30"), ['-  - "otra vez"', '+  - "12:30"']),
        (lambda: remove_item(PAGE, "customer_says", "me cobran"), ["-  - me cobran"]),
        (lambda: remove_item(PAGE, "customer_says", "otra vez"), ['-  - "otra vez"']),
        (
            lambda: add_item(PAGE, "codes", "D, E"),
            ['-codigos: [FAC-021, "B, C"]', "+codigos: [FAC-021, \"B, C\", 'D, E']"],
        ),
        (lambda: remove_item(PAGE, "codes", "B, C"), ['-codigos: [FAC-021, "B, C"]', "+codigos: [FAC-021]"]),
        (lambda: add_item(PAGE, "related", "x/y"), ["-relacionados: a/b, c/d", "+relacionados: a/b, c/d, x/y"]),
        (lambda: remove_item(PAGE, "related", "a/b"), ["-relacionados: a/b, c/d", "+relacionados: c/d"]),
    ],
)
def test_an_item_alone_is_changed(edit: Callable[[], str], wanted: list[str]) -> None:
    assert difference(PAGE, edit()) == wanted


HARD = [
    *(
        "no",
        "12:30",
        "a: b",
        "# x",
        "x #y",
        "- x",
        "* x",
        "1. x",
        "0123",
        "null",
        "~",
        "[a]",
        "{a: b}",
        "a, b",
        "'",
        '"',
    ),
    *(
        "it's",
        '"entero"',
        "“entero”",
        "dijo «ven»",
        'dos "citas" y "otra"',
        "🙂",
        "a\tb",
        "%x",
        "@x",
        "`x`",
        "!x",
        "&x",
    ),
    *("*x", "| x", "> x", "? x", "ñandú: ¿sí?", "C:\\dir", "\\n", "2026-09-15", "=", "<<", "a:", ":a", "---", "..."),
    *("x" * 400, "a\u00a0b", "true", "1e3", "0x1F", "]", "}", "key: [", "– guion", "a\u2028b", "customer_says: x"),
]


@pytest.mark.parametrize("text", HARD, ids=range(len(HARD)))
@pytest.mark.parametrize("key", ["title", "owner"])
def test_a_value_that_yaml_would_read_as_something_else_is_read_by_everybody_as_it_stands(key: str, text: str) -> None:
    after = set_key(PAGE, key, text)
    wanted = " ".join(text.split())
    assert said(after, key) == wanted
    block = after.split("\n---\n")[0]
    for other in (yaml.safe_load(block), YAML(typ="safe", pure=True).load(block)):
        assert other["titulo" if key == "title" else "responsable"] == wanted


@pytest.mark.parametrize("text", HARD, ids=range(len(HARD)))
def test_a_phrase_that_yaml_would_read_as_something_else_is_read_as_it_stands(text: str) -> None:
    after = add_item(PAGE, "customer_says", text)
    assert said(after, "customer_says")[-1] == " ".join(text.split())
    assert remove_item(after, "customer_says", " ".join(text.split())) == PAGE


def said(text: str, key: str) -> str | tuple[str, ...]:
    names = {"title": "titulo", "owner": "responsable", "customer_says": "el_cliente_dice"}
    found = next(entry.value for entry in read_front_matter(text, "").entries if entry.key in (key, names[key]))
    assert found is not None
    return found if isinstance(found, tuple) else " ".join(found.split())


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("title: |\n  uno\n  dos\nowner: x", ["-  uno", "-  dos", "+  nuevo"]),
        ("title: >-\n  uno\n\n  dos", ["-  uno", "-", "-  dos", "+  nuevo"]),
        ("title:\n  uno\nowner: x", ["-  uno", "+  nuevo"]),
        ("title:\n  # nota\n  uno", ["-  uno", "+  nuevo"]),
        ('title: "uno\n  dos"  \nowner: x', ['-title: "uno', '-  dos"  ', '+title: "nuevo"']),
        ("title: uno\n  dos\nowner: x", ["-title: uno", "-  dos", "+title: nuevo"]),
        ("  titulo: x\n  responsable: y", ["-  titulo: x", "+  titulo: nuevo"]),
        ("title:uno\nowner x", ["-title:uno", "+title: nuevo"]),
        ("owner: x\ntitle uno", ["-title uno", "+title: nuevo"]),
        ("owner: x\ntitle = uno", ["-title = uno", "+title: nuevo"]),
        ("title： uno", ["-title： uno", "+title: nuevo"]),
        ("\ttitle: uno", ["-\ttitle: uno", "+\ttitle: nuevo"]),
        ("title:\t uno", ["-title:\t uno", "+title:\t nuevo"]),
        ("'title': 'it''s'", ["-'title': 'it''s'", "+'title': 'nuevo'"]),
        ("Título: “uno”", ["-Título: “uno”", "+Título: nuevo"]),
        ("title:", ["-title:", "+title: nuevo"]),
        ("title: a\ntitle: b", ["-title: a", "+title: nuevo"]),
        ("tags:\n  - title: x\ntitle: y", ["-title: y", "+title: nuevo"]),
        ("# nota", ["+title: nuevo"]),
        ("", ["+title: nuevo"]),
        ("layout: x\n\n", ["+title: nuevo"]),
    ],
)
def test_a_title_is_changed_however_it_is_written(text: str, wanted: list[str]) -> None:
    page = f"---\n{text}\n---\nbody\n"
    assert [
        line.replace("titulo", "title", line.startswith("+t"))
        for line in difference(page, set_key(page, "title", "nuevo"))
    ] == wanted


@pytest.mark.parametrize(
    "page",
    [
        "———\ntitle: x\n———\nbody",
        "title: x\nowner: y\n---\nbody",
        "---\ntitle: x\n\n## Say this\n\nbody",
        "\n<!-- nota -->\n---\ntitle: x\n...\nbody",
    ],
)
def test_a_title_is_changed_however_the_details_begin_and_end(page: str) -> None:
    assert difference(page, set_key(page, "title", "nuevo")) == ["-title: x", "+title: nuevo"]


@pytest.mark.parametrize(
    ("text", "added", "taken"),
    [
        ("|\n  uno\n  - dos", ["+  - tres"], ["-  - dos"]),
        ("\n- uno\n- dos\nowner: x", ["+- tres"], ["-- dos"]),
        ("\n  • uno\n  • dos", ["+  • tres"], ["-  • dos"]),
        ("\n  -uno\n  -dos", ["+  -tres"], ["-  -dos"]),
        ("\n\t- uno\n\t- dos", ["+\t- tres"], ["-\t- dos"]),
        ("\n  uno\n  dos", ["+  tres"], ["-  dos"]),
        ("\n  - “uno”\n  - 'dos'", ["+  - 'tres'"], ["-  - 'dos'"]),
        ("\n  - |\n    uno\n  - dos", ["+  - tres"], ["-  - dos"]),
        ("\n  - uno\n\n  - dos\n\n", ["+  - tres"], ["-  - dos"]),
        ("\n  - uno\n  -\n  - dos", ["+  - tres"], ["-  - dos"]),
        ("[]\n  - uno\n  - dos", ["+  - tres"], ["-  - dos"]),
        (" [uno, dos]", ["-customer_says: [uno, dos]", "+customer_says: [uno, dos, tres]"], None),
        (
            " ['uno', 'dos']  # x",
            ["-customer_says: ['uno', 'dos']  # x", "+customer_says: ['uno', 'dos', 'tres']  # x"],
            None,
        ),
        ("[\n  uno,  # c1\n  dos  # c2\n  ]", ["-  dos  # c2", "+  dos,  # c2", "+  tres"], ["-  dos  # c2"]),
        ("[\n  uno,\n  dos,\n  ]", ["+  tres,"], ["-  dos,"]),
    ],
)
def test_a_phrase_is_added_and_taken_out_however_the_list_is_written(
    text: str, added: list[str], taken: list[str] | None
) -> None:
    value = text if text.startswith(("\n", " ")) else f" {text}"
    page = f"---\ntitle: x\ncustomer_says:{value}\n---\nbody\n"
    after = add_item(page, "customer_says", "tres")
    assert said(after, "customer_says")
    assert difference(page, after) == added
    without = remove_item(page, "customer_says", "dos")
    assert "dos" not in without
    if taken is not None:
        assert difference(page, without) == taken


@pytest.mark.parametrize("value", ["", " []", " uno", " >\n  uno", ' "uno"', " # nota"])
def test_a_list_of_one_or_of_none_gets_a_second_item(value: str) -> None:
    page = f"---\ntitle: x\ncustomer_says:{value}\nowner: y\n---\nbody\n"
    after = add_item(add_item(page, "customer_says", "dos"), "customer_says", "tres")
    said_before = ("uno",) if "uno" in value else ()
    assert said(after, "customer_says") == (*said_before, "dos", "tres")
    assert ("# nota" in after) == ("# nota" in value)


def test_of_two_equal_phrases_the_last_is_taken_out() -> None:
    page = "---\ncustomer_says:\n  - a\n  - b\n  - a\n---\n"
    assert remove_item(page, "customer_says", "a") == "---\ncustomer_says:\n  - a\n  - b\n---\n"


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("Hola, la respuesta es que sí, como en la factura.", "---\nresponsable: x\n---\n\n"),
        ("# Title\n\nThe customer is right, and this is what to say.", "---\nowner: x\n---\n\n"),
        ("\n\nThe customer is right about the bill.", "---\nowner: x\n---\n"),
        ("---\n\nThe rule above is no front matter of the page.\n\n---\n", "---\nowner: x\n---\n\n"),
    ],
)
def test_a_page_without_front_matter_gets_one_in_its_language(body: str, wanted: str) -> None:
    assert set_key(body, "owner", "x") == wanted + body


def test_a_new_key_is_written_in_the_language_of_the_others() -> None:
    assert "\nowner: x\n" in set_key("---\ntitle: Hola, la factura\n---\n", "owner", "x")
    assert "\nresponsable: x\n" in set_key("---\ntitulo: The bill\n---\n", "owner", "x")


TOML = """+++
title = "X"
owner = 'a' # con a
codes = [
  "A", # uno
  "B"
]
related = ["a/b"]

[params]
owner = "other"
+++
body"""


@pytest.mark.parametrize(
    ("edit", "wanted"),
    [
        (lambda: set_key(TOML, "owner", "b'c"), ["-owner = 'a' # con a", '+owner = "b\'c" # con a']),
        (lambda: set_key(TOML, "title", 'q"r\\'), ['-title = "X"', '+title = "q\\"r\\\\"']),
        (lambda: set_key(TOML, "verified", "2026-01-02"), ["+verified = 2026-01-02"]),
        (lambda: set_key(TOML, "customer_says", ("a", "b: c")), ['+customer_says = ["a", "b: c"]']),
        (lambda: set_key(TOML, "owner", None), ["-owner = 'a' # con a"]),
        (lambda: set_key(TOML, "codes", None), ["-codes = [", '-  "A", # uno', '-  "B"', "-]"]),
        (lambda: add_item(TOML, "codes", "C"), ['-  "B"', '+  "B",', '+  "C"']),
        (lambda: replace_item(TOML, "codes", "A", "Z"), ['-  "A", # uno', '+  "Z", # uno']),
        (lambda: add_item(TOML, "related", "c/d"), ['-related = ["a/b"]', '+related = ["a/b", "c/d"]']),
    ],
)
def test_hugos_toml_is_changed_as_well(edit: Callable[[], str], wanted: list[str]) -> None:
    assert difference(TOML, edit()) == wanted


@pytest.mark.parametrize(
    ("page", "code"),
    [
        ("---\n{title: x}\n---\n", "edit-in-braces"),
        (f"---\ntitle: x\nnota: {'x ' * 9000}\n---\n", "edit-too-long"),
        ("+++\ntitle = x y\n+++\n", "edit-toml-broken"),
    ],
)
def test_what_cannot_be_changed_safely_is_refused_in_words(page: str, code: str) -> None:
    assert refusal(lambda: set_key(page, "owner", "x")) == code


@pytest.mark.parametrize("page", ["+++\n+++\nbody", "+++\n\n+++\nbody", "+++\n[params]\nx = 1\n+++\nbody"])
def test_a_toml_without_a_key_of_ours_gets_one_above_its_tables(page: str) -> None:
    assert set_key(page, "title", "x") == page.replace("+++\n", '+++\ntitle = "x"\n', 1)


def test_a_key_that_stands_twice_is_not_taken_out_for_the_other_to_count() -> None:
    assert refusal(lambda: set_key("---\nowner: a\nresponsable: b\n---\n", "owner", None)) == "edit-twice"


def test_an_item_that_is_not_there_is_told() -> None:
    assert refusal(lambda: remove_item(PAGE, "codes", "Z")) == "edit-item-gone"
    assert refusal(lambda: replace_item(PAGE, "customer_says", "z", "y")) == "edit-item-gone"


def test_a_remark_that_would_be_lost_is_kept_or_the_change_refused() -> None:
    page = "---\ncodes: [A, # uno\n  [B]]\n---\n"
    assert refusal(lambda: add_item(page, "codes", "C")) == "edit-unsafe"


def test_names_that_are_none_of_the_format_are_an_error_of_the_program() -> None:
    with pytest.raises(KeyError):
        set_key(PAGE, "titulo", "x")
    with pytest.raises(KeyError):
        add_item(PAGE, "owner", "x")


def test_the_first_phrases_of_a_template_stand_one_in_a_line() -> None:
    page = "---\ntitulo: x\nel_cliente_dice: []\ncodigos: []\n---\nTexto.\n"
    page = add_item(add_item(add_item(page, "customer_says", "uno"), "customer_says", "dos"), "codes", "A-1")
    assert page == "---\ntitulo: x\nel_cliente_dice:\n  - uno\n  - dos\ncodigos: [A-1]\n---\nTexto.\n"
