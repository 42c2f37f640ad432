"""What an owner writes as a customer's words or as a title comes out as it stands."""

from __future__ import annotations

import random
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procdesk.content.front_matter.fences import visible
from procdesk.content.front_matter.line_reader import unwrapped
from procdesk.content.front_matter.reader import read_front_matter
from procdesk.content.front_matter.schema import Validated, validate
from procdesk.content.parser import FileResult, read_source
from procdesk.i18n import Messages
from procdesk.model import Company

NBSP, THIN, FIGURE, ZERO = "\u00a0", "\u202f", "\u2007", "\u200b"


def page(block: str) -> FileResult:
    return read_source("a/x.es.md", f"---\n{block}\n---\n\n## Qué decir\n\nHola.\n".encode(), Company())


def check(block: str) -> Validated:
    return validate(read_front_matter(f"---\n{block}\n---\n", "x.md").entries, "x.md")


def phrases(block: str) -> tuple[str, ...]:
    found = page(block)
    assert found.write_up
    return found.write_up.phrases


def codes(block: str) -> list[tuple[str, int]]:
    return [(one.code, one.line) for one in page(block).problems]


@pytest.mark.parametrize("key", ["customer_says", "el_cliente_dice"])
@pytest.mark.parametrize(
    "phrase",
    [
        *("me sale: error 691", "error 691: no conecta", "acaba así:", "hora: 12:30: tarde", "dice: y: luego"),
        *("la factura #12 no me llega", "#elmandonova", "# almohadilla", "el canal #3 # se corta", "a #"),
        *("- y la tele", "-5 euros", "– y el móvil", "* importante", "1. lo primero", "• punto"),
        *(
            "@usuario no entra",
            "%20 de descuento",
            "100%",
            "`comando`",
            "*negrita*",
            "**muy** lento",
            "*",
            "&x",
            "& yo",
        ),
        *(
            "!no va",
            "!!importante",
            "{nombre}",
            "{a: b}",
            "[x]",
            "[x] marcada",
            "[a, b",
            "(y qué)",
            "|",
            ">",
            "> más",
            "| a |",
        ),
        *("?", "? qué", "¿qué?", "¡ya!", "null", "~", "true", "no", "0123", "12:30", "2026-09-15", "1e3", "---"),
        *("it's", "'tis mine, isn't it", 'dice "hola" y cuelga', '"no va" y "no suena"', "“una” y “otra”", "5' y 6\""),
        *(
            "C:\\ruta\\nueva",
            "a\\nb",
            "https://x.example/a#b?c=d",
            "a, b; c",
            "ñandú — “sí”… 😀",
            "=SUMA(A1)",
            "<b>x</b>",
        ),
    ],
)
def test_a_phrase_is_the_text_behind_its_dash(key: str, phrase: str) -> None:
    block = f"title: T\n{key}:\n  - uno\n  - {phrase}\n  - tres\nowner: x"
    assert phrases(block) == ("uno", phrase, "tres")
    assert codes(block) == []


@pytest.mark.parametrize(
    "written",
    [
        *('- "me cobran"', "- 'me cobran'", "- “me cobran”", "- «me cobran»", "- ‘me cobran’", "- „me cobran”"),
        *('- "me cobran" # nota', "-   me cobran  ", "-\tme cobran", "\t- me cobran", "-me cobran", "-- me cobran"),
        *(
            "• me cobran",
            "•me cobran",
            "– me cobran",
            "—me cobran",
            "* me cobran",
            "+ me cobran",
            "‑ me cobran",
            "· me cobran",
        ),
        *("1. me cobran", "1) me cobran", "1º me cobran", "1.- me cobran", "▪ me cobran", "‣ me cobran", "me cobran"),
        *(f"{NBSP}- me{NBSP}cobran", f"-{NBSP}me cobran", f"{THIN}-{FIGURE}me cobran", f"-{ZERO} me cobran{ZERO}"),
        *(
            "- me\n    cobran",
            "-\n    me cobran",
            '- "me\n    cobran"',
            "- >\n    me\n    cobran",
            "- |\n    me\n    cobran",
        ),
        *("- me co\u00adbran", "\ufeff- me cobran", "- \u200eme cobran\u200f", "-  me\u2003cobran"),
    ],
)
def test_whatever_marks_an_item_is_no_part_of_it(written: str) -> None:
    assert phrases(f"title: T\ncustomer_says:\n  {written}\nowner: x") == ("me cobran",)
    assert phrases(f"title: T\ncustomer_says:\n{written}\nowner: x") == ("me cobran",)


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("[a, b: c]", ("a", "b: c")),
        ("[a, 'b, c', \"d\"]", ("a", "b, c", "d")),
        ("[me sale: error, la #12, y: más]", ("me sale: error", "la #12", "y: más")),
        ("[a,\n  b, # nota\n  c]", ("a", "b", "c")),
        ("[x] la casilla", ("[x] la casilla",)),
        ("[a, b", ("a", "b")),
        ("[]\n  - a\n  - b", ("a", "b")),
        ("me cobran: dos veces", ("me cobran: dos veces",)),
        ("me cobran\n  - y otra", ("me cobran", "y otra")),
        ("- a\n  - b", ("a", "b")),
        ("|\n  a: b\n  - c\n  # d", ("a: b", "c", "# d")),
        ("|\n  • a\n  1. b", ("a", "b")),
        (">\n  me cobran\n  dos veces", ("me cobran dos veces",)),
        ("\n  # nota\n  - a\n  # otra\n  - b", ("a", "b")),
        ("# nota\n  - a", ("a",)),
        ("\n\n  - a\n\n  - b\n", ("a", "b")),
        ("\n      - a\n      - b", ("a", "b")),
        ("\n- a\n- b", ("a", "b")),
        ("\n  - a\n    - b: c\n    - d", ("a", "b: c", "d")),
        ("\n  - internet:\n      - no va\n      - va lento", ("internet:", "no va", "va lento")),
        ("\n  una\n  otra: más", ("una", "otra: más")),
        ("\n  1. una\n  2. otra", ("una", "otra")),
        ("\n  - llevo esperando\n    2. veces", ("llevo esperando 2. veces",)),
        ("\n  • una\n  – otra\n  * más", ("una", "otra", "más")),
    ],
)
def test_lists_are_read_however_they_are_written(written: str, wanted: tuple[str, ...]) -> None:
    assert phrases(f"title: T\ncustomer_says: {written}\nowner: x") == wanted
    found = page(f"title: T\ncustomer_says: {written}\nowner: x").write_up
    assert found
    assert (found.title, found.owner) == ("T", "x")


@pytest.mark.parametrize("key", ["title", "titulo", "Título"])
@pytest.mark.parametrize(
    "title",
    [
        *(
            "Recibo: devolverlo",
            "Recibo: qué hacer: pasos",
            "Acaba así:",
            "Recibo #12",
            "#31# y el número",
            "Cobro # dos",
        ),
        *(
            "[PR-1]: [Control de herramientas]",
            "[x] Revisado",
            "{nombre}",
            "*Importante* leer",
            "& Co.",
            "!Ojo",
            "@alta",
        ),
        *(
            "%20",
            "`x`",
            "- Recibo",
            "? Dudas",
            "| Pagos |",
            "> Alta",
            "'Bono' y 'tarifa'",
            '"Alta" nueva',
            "no",
            "12:30",
        ),
    ],
)
def test_a_title_is_the_text_behind_its_colon(key: str, title: str) -> None:
    block = f"{key}: {title}\nowner: x"
    found = read_front_matter(f"---\n{block}\n---\n", "x.md")
    assert [entry.value for entry in found.entries] == [title, "x"]
    assert codes(block) == []


@pytest.mark.parametrize(
    "written",
    [
        *('"Recibo"', "'Recibo'", "“Recibo”", "«Recibo»", "‘Recibo’", '"Recibo" # nota', "\n  Recibo", "|\n  Recibo"),
        *(">\n  Recibo", f"{NBSP}Recibo{NBSP}", f"{ZERO}Recibo", "[Recibo]", "\tRecibo", "„Recibo“", "‹Recibo›"),
    ],
)
def test_quotation_marks_around_a_title_are_taken_off(written: str) -> None:
    assert check(f"title: {written}\nowner: x").fields.title == "Recibo"


@pytest.mark.parametrize(
    ("block", "key", "value"),
    [
        ("owner: Ana: ext. 210", "owner", "Ana: ext. 210"),
        ("owner: “Ana Pérez”", "owner", "Ana Pérez"),
        ("owner: Ana # nota", "owner", "Ana"),
        ("owner: #equipo", "owner", "#equipo"),
        ("owner: Equipo #3", "owner", "Equipo #3"),
        ("owner: # quién responde", "owner", ""),
        ("phone: #31#600", "phone", "#31#600"),
        ("name: Cobros: impagos", "name", "Cobros: impagos"),
        ("department: @cobros", "department", "@cobros"),
        ("hours: Mo-Fr: 08:00-20:00 # nota", "hours", "Mo-Fr: 08:00-20:00"),
        ("codes: [FAC-1, #12]", "codes", ("FAC-1", "#12")),
        ("codes:\n  - #12 # nota\n  - E: 5\n  - *77", "codes", ("#12", "E: 5", "*77")),
        ("codes: FAC-021, E 5 # nota", "codes", ("FAC-021", "E 5")),
        ("related:\n  • a/b\n  • c/d.markdown", "related", ("a/b", "c/d")),
    ],
)
def test_other_texts_are_read_as_they_stand_and_remarks_are_none(block: str, key: str, value: object) -> None:
    found = check(f"title: T\n{block}")
    assert (getattr(found.fields, key), found.fields.title) == (value, "T")


@pytest.mark.parametrize(
    "written",
    [
        *(
            "2026-09-15 # comentario",
            "2026-09-15 #comentario",
            "2026–09–15",
            "2026—09—15",
            "“2026-09-15”",
            "'2026-09-15'",
        ),
        *(
            "15/09/2026",
            "15–09–2026",
            "15.09.2026",
            f"2026-09-15{NBSP}",
            "\u200e15/09/2026",
            "2026‑09‑15",
            "«15/09/2026»",
        ),
    ],
)
def test_dates_are_read_as_word_writes_them(written: str) -> None:
    found = check(f"title: T\nverified: {written}")
    assert found.fields.verified is not None
    assert found.fields.verified.isoformat() == "2026-09-15"
    assert found.problems == ()


def test_dashes_and_quotation_marks_of_word_do_no_harm_to_other_values() -> None:
    block = "verify_every: “6 meses”\nfirst_contact: solve–then–hand–over\nweekend: Sa–Su"
    found = check(block)
    assert found.problems == ()
    assert (found.fields.verify_every, str(found.fields.first_contact)) == (182, "solve-then-hand-over")


# What is wrong, the code and the line that tell it, and the title and the owner that are read all the same.
SLIPS = [
    ("título:Recibo\nowner: x", "no-space-after-colon", 2),
    ("titulo:«Recibo»\nowner: x", "no-space-after-colon", 2),
    ("titulo Recibo\nowner: x", "missing-colon", 2),
    ("titulo - Recibo\nowner: x", "missing-colon", 2),
    ("titulo = Recibo\nowner: x", "missing-colon", 2),
    ("titulo：Recibo\nowner: x", "missing-colon", 2),
    ("title: Recibo\nresponsable x", "missing-colon", 3),
    ("title: Recibo\nalgo suelto aquí\nowner: x", "missing-colon", 3),
    ("title: Recibo\nel cliente dice\n  - a\nowner: x", "missing-colon", 3),
    ("\ttitle: Recibo\nowner: x", "tab-indentation", 2),
    ("title: Recibo\ncustomer_says:\n\t- a\n\t- b\nowner: x", "tab-indentation", 4),
    ("title: Recibo\n\towner: x", "tab-indentation", 3),
    ("params:\n  a: 1\n\tb: 2\ntitle: Recibo\nowner: x", "tab-indentation", 4),
    ("  title: Recibo\nowner: x", "bad-indentation", 2),
    ("title: Recibo\n  owner: x", "bad-indentation", 3),
    ("title: Recibo\ncustomer_says:\n  - a\n owner: x", "bad-indentation", 5),
    ("title: Recibo\ncustomer_says:\n    - a\n    owner: x", "bad-indentation", 5),
    ('owner: x\ntitle: Recibo\ntags: "a', "quote-open", 4),
    ("owner: x\nfoo: 'a\ntitle: Recibo", "quote-open", 3),
    ('foo: "a" b\ntitle: Recibo\nowner: x', "quote-open", 2),
    ("tags: [a, b\ntitle: Recibo\nowner: x", "bracket-open", 2),
    ("foo: {a: b\ntitle: Recibo\nowner: x", "bracket-open", 2),
    ("title: Recibo\ncodes: [A, B\nowner: x", "bracket-open", 3),
    ("description: a: b\ntitle: Recibo\nowner: x", "colon-in-value", 2),
    ("foo: @x\ntitle: Recibo\nowner: x", "forbidden-start", 2),
    ("foo: %x\ntitle: Recibo\nowner: x", "forbidden-start", 2),
    ("foo: `x`\ntitle: Recibo\nowner: x", "forbidden-start", 2),
    ("foo: *x\ntitle: Recibo\nowner: x", "yaml-alias", 2),
    ("title: Recibo\ncustomer_says:\n  - a\n  b\nowner: x", "item-without-dash", 5),
    ("title: Recibo\n  - a\n  - b\nowner: x", "list-without-key", 3),
    ("title: Recibo\ncustomer_says: []\n  - a\nowner: x", "brackets-above-list", 3),
    ("title: Recibo\nowner: x\ntitle: Otro", "duplicate-key", 4),
]


@pytest.mark.parametrize(("block", "code", "line"), SLIPS)
def test_a_slip_is_told_once_where_it_stands_and_costs_nothing_else(block: str, code: str, line: int) -> None:
    found = page(block)
    assert [(one.code, one.line) for one in found.problems] == [(code, line)]
    assert found.write_up
    assert (found.write_up.title, found.write_up.owner) == ("Recibo", "x")


@pytest.mark.parametrize(
    ("block", "wanted"), [('title: "Recibo', '"Recibo'), ("title: 'abierto", "'abierto"), ("title: [a", "[a")]
)
def test_a_title_that_is_left_open_is_told_and_read(block: str, wanted: str) -> None:
    found = page(f"{block}\ncustomer_says:\n  - uno\nowner: x")
    assert [one.line for one in found.problems] == [2]
    assert found.write_up
    assert (found.write_up.title, found.write_up.phrases, found.write_up.owner) == (wanted, ("uno",), "x")


@pytest.mark.parametrize("block", [block for block, _, _ in SLIPS])
def test_no_parser_speaks_english_in_a_spanish_sentence(block: str) -> None:
    for one in page(block).problems:
        sentence = Messages("es").problem(one)
        assert not re.search(r"\b(expected|found|scanning|parsing|mapping|token|block|could|did not)\b", sentence)


PHRASES = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Cn"], exclude_characters="\ufffe\uffff"), min_size=1
)
MARKS = st.text(alphabet="ab :-#[]{}&*!|>'\"%@`,?•–“”«»1.)\\~ñ", min_size=1, max_size=12)


@given(st.one_of(PHRASES, MARKS))
def test_any_phrase_comes_out_as_it_was_written(phrase: str) -> None:
    # Quotation marks around the whole of it and characters that nobody sees are no part of a phrase; a text in YAML's
    # own quotation marks is read as YAML reads it.
    text = " ".join(visible(phrase).split())
    quoted = text[:1] in ("'", '"') and text.count(text[0]) > 1
    if not text or quoted:
        return
    found = check(f"title: T\ncustomer_says:\n  - {phrase}\nowner: x").fields
    assert [" ".join(one.split()) for one in found.customer_says] == [
        normal for normal in (nfc(unwrapped(text)),) if normal
    ]
    assert (found.title, found.owner) == ("T", "x")


def nfc(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", unwrapped(text)).split())


@given(st.lists(MARKS.filter(lambda text: text.strip() and text[0] not in "'\"“”«»"), min_size=1, max_size=6))
def test_no_phrase_swallows_its_neighbours(written: list[str]) -> None:
    lines = "".join(f"  - {one}\n" for one in written)
    found = check(f"title: T\ncustomer_says:\n{lines}owner: x").fields
    assert {" ".join(nfc(one).split()).lower() for one in written} == {one.lower() for one in found.customer_says}
    assert (found.title, found.owner) == ("T", "x")


def test_three_thousand_damaged_pages_raise_nothing_and_every_problem_has_a_line(templates: Path) -> None:
    texts = [path.read_text("utf-8") for path in sorted(templates.rglob("*.md"))]
    texts.append(
        "---\ntitle: Recibo\ncustomer_says:\n  - uno\n  - dos: y\ncodes: [A, B]\nowner: x\n---\n\n## Qué decir\n\nHola."
    )
    chance = random.Random(11)
    for _ in range(3_000):
        text = list(chance.choice(texts))
        for _ in range(chance.randint(1, 8)):
            place = chance.randrange(len(text))
            if chance.random() < 0.4:
                del text[place : place + chance.randint(1, 20)]
            else:
                text.insert(
                    place,
                    chance.choice([*":-[]{}#&*!|>'\"%@`,?\n\t\x07\x85\u2028é•–“”", "\n  ", "\n- ", ": ", "---\n"]),
                )
            text = text or [" "]
        found = read_source("a/x.es.md", "".join(text).encode(), Company())
        assert found.write_up
        assert all(one.line >= 1 for one in found.problems), "".join(text)
        for one in found.problems:
            assert Messages("es").problem(one)
