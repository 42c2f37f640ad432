"""What a customer is told is the same in the row, on the page, on the clipboard, on paper and in the terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot
from typer.testing import CliRunner

from procdesk.cli import app as command_line
from procdesk.library import Library
from procdesk.printing.document import build_print_document
from procdesk.printing.html import document_html, print_labels
from procdesk.settings import index_folder
from tests.conftest import write
from tests.gui.conftest import DAY, OFFSCREEN, Opened, Program
from tests.gui.finders import answer

pytestmark = OFFSCREEN

SAID = "Se lo devolvemos a su cuenta."
INTERNAL = "Nota interna: no leer al cliente."
NOTHING = "Todavía no hay respuesta escrita"
HEAD = "---\ntitle: {title}\ncustomer_says:\n  - {phrase}\n---\n"
CASES = {
    "code": ("## Qué decir\n\n##002#\n", "##002#"),
    "code-and-words": ("## Qué decir\n\n#31# y el número\n", "#31# y el número"),
    "imei": ("## Qué decir\n\nMarque *#06#.\n", "Marque *#06#."),
    "diverted": ("## Qué decir\n\n**21*600123456#\n", "**21*600123456#"),
    "short-codes": ("## Qué decir\n\n*123 y *611\n", "*123 y *611"),
    "bold": (f"{INTERNAL}\n\n**Qué decir**\n\n{SAID}\n", SAID),
    "no-space": (f"{INTERNAL}\n\n##Qué decir\n\n{SAID}\n", SAID),
    "level-1": (f"{INTERNAL}\n\n# Qué decir\n\n{SAID}\n", SAID),
    "level-3": (f"{INTERNAL}\n\n### Qué decir\n\n{SAID}\n\n### Notas\n\n{INTERNAL}\n", SAID),
    "longer": (f"{INTERNAL}\n\n## Qué decir al cliente\n\n{SAID}\n", SAID),
    "misspelt": (f"{INTERNAL}\n\n## Que dezir\n\n{SAID}\n", SAID),
    "brackets": (f"{INTERNAL}\n\n## Qué decir (leer despacio)\n\n{SAID}\n", SAID),
    "inline": (f"{INTERNAL}\n\n**Qué decir:** {SAID}\n", SAID),
    "missing": (f"{INTERNAL}\n", NOTHING),
    "empty": (f"{INTERNAL}\n\n## Qué decir\n\n## Pregunta primero\n\n- ¿Qué importe?\n", NOTHING),
    "comment": (f"## Qué decir\n\n%% {INTERNAL} %%\n<!-- {INTERNAL} -->\n{SAID}\n", SAID),
    "block": (f"## Qué decir\n\n{SAID} ^a1b2c3\n", SAID),
    "field": (f"## Qué decir\n\nestado:: borrador\n\n{SAID}\n", SAID),
    "mustache": ("## Qué decir\n\nHola {{nombre}}, ya está.\n", "Hola, ya está."),
    "liquid": ("## Qué decir\n\n{%customer.firstName%}, ya está.\n", "Ya está."),
    "angled": ("## Qué decir\n\nHola <NOMBRE>, ya está.\n", "Hola, ya está."),
}
HEAD_LINES = "title: {0}\ncustomer_says:\n  - {1}\n"
FILES: dict[str, tuple[str, str, str, bytes]] = {
    "colon": (
        "colon.es.md",
        "me sale: error 691",
        "Recibo: devolverlo",
        b"---\ntitle: Recibo: devolverlo\ncustomer_says:\n- me sale: error 691\n---\n",
    ),
    "number": (
        "number.es.md",
        "la factura #12 no me llega",
        "Factura perdida",
        b"---\ntitle: Factura perdida\ncustomer_says:\n- la factura #12 no me llega\n---\n",
    ),
    "quoted": (
        "quoted.es.md",
        'dice "hola" y cuelga',
        "Cuelga",
        b'---\ntitle: Cuelga\ncustomer_says:\n- "dice "hola" y cuelga"\n---\n',
    ),
    "word": (
        "word.es.md",
        "me han cambiado la tarifa",
        "Tarifa",
        "———\ntitle: “Tarifa”\ncustomer_says:\n\t•\u00a0me han cambiado la tarifa\n———\n".encode(),
    ),
    "blank": (
        "blank.es.md",
        "no encuentro mi contrato",
        "Contrato",
        b"\xef\xbb\xbf\xef\xbb\xbf\n \n<!-- x -->\n----\ntitle: Contrato\n"
        b"customer_says:\n  -no encuentro mi contrato\n----\n",
    ),
    "windows": (
        "windows.es.md",
        "quiero la garant\u00eda",
        "Garant\u00eda",
        "---\ntitle: Garantía\ncustomer_says:\n- ".encode() + "quiero la garantía\n---\n".encode("cp1252"),
    ),
    "ending": (
        "ending.ES.MARKDOWN",
        "se ha roto el mando",
        "Mando",
        HEAD_LINES.format("Mando", "se ha roto el mando").join(("---\n", "---\n")).encode(),
    ),
}
COPIES = (
    *(
        "word.es.sync-conflict-20260101-120000-ABCDEFG.md",
        "word (conflicted copy 2026-01-01).es.md",
        "word-PC-CAJA3.es.md",
    ),
    *("word - copia.es.md", "Copia de word.es.md", "word (1).es.md", "word.es.old.md", "~word.es.md"),
)


def words_of(case: str) -> str:
    return f"asunto {case}"


def said_in(file: str) -> str:
    return f"Respuesta de {file.partition('.')[0]}."


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a page for each case, each found by a phrase of its own."""
    root = tmp_path_factory.mktemp("same") / "content"
    for case, (body, _) in CASES.items():
        head = HEAD.format(title=f"Título {case}", phrase=words_of(case))
        write(root, f"cobros/{case}.es.md", f"{head}{body}")
    (root / "envios").mkdir()
    for file, _, _, head_bytes in FILES.values():
        (root / "envios" / file).write_bytes(head_bytes + f"## Qué decir\n\n{said_in(file)}\n".encode())
    for copy in COPIES:
        (root / "envios" / copy).write_bytes(FILES["word"][3] + "## Qué decir\n\nUna copia vieja.\n".encode())
    return root


@pytest.fixture
def program(open_program: Opened, company: Path) -> Program:
    return open_program(company)


def test_the_window_says_it_in_the_row_on_the_page_and_on_the_clipboard(program: Program) -> None:
    for case, (_, said) in CASES.items():
        program.read(words_of(case), f"Título {case}")
        shown = next(row.say for row in program.window.hits.rows if row.key == f"cobros/{case}").strip("«»")
        card, before = answer(program.window.page_view), program.clipboard
        program.do("copy")
        assert shown == said, case
        if said == NOTHING:
            assert program.clipboard == before, case
            assert not card.isVisible(), case
        else:
            assert program.clipboard == said, case
            assert card.toPlainText() == said, case


def test_a_file_as_people_write_it_answers_in_the_window_and_its_copies_do_not(program: Program) -> None:
    for case, (file, words, title, _) in FILES.items():
        program.read(words, title)
        card, rows = answer(program.window.page_view), program.window.hits.rows
        program.do("copy")
        assert rows[0].key == f"envios/{case}"
        assert program.clipboard == card.toPlainText() == rows[0].say.strip("«»") == said_in(file), case
        assert {row.key for row in rows if row.key.startswith("envios/")} <= {f"envios/{one}" for one in FILES}, case


def test_a_file_as_people_write_it_answers_on_paper_and_in_the_terminal(company: Path, qtbot: QtBot) -> None:
    library, runner = Library(company, index_folder(company)), CliRunner()
    for _ in library.catch_up():
        pass
    for case, (file, words, title, _) in FILES.items():
        leaf = build_print_document(library, f"envios/{case}", "es", DAY)
        assert leaf is not None
        document = QTextDocument()
        document.setHtml(document_html(leaf, print_labels("es"), lambda _id: ""))
        assert said_in(file) in document.toPlainText(), case
        searched = runner.invoke(command_line, ["search", "--content", str(company), "--json", words])
        first = json.loads(searched.stdout)["hits"][0]
        assert (first["id"], first["title"], first["say"]) == (f"envios/{case}", title, said_in(file))
        shown = runner.invoke(command_line, ["show", "--content", str(company), f"envios/{case}"])
        assert said_in(file) in shown.stdout, case
    assert set(library.ids_of("envios", "es")) == {f"envios/{case}" for case in FILES}
    library.close()


def test_paper_says_it(company: Path, qtbot: QtBot) -> None:
    library = Library(company, index_folder(company))
    for _ in library.catch_up():
        pass
    for case, (_, said) in CASES.items():
        leaf = build_print_document(library, f"cobros/{case}", "es", DAY)
        assert leaf is not None
        document = QTextDocument()
        document.setHtml(document_html(leaf, print_labels("es"), lambda _id: ""))
        assert said in document.toPlainText(), case
    library.close()


def test_the_terminal_says_it(company: Path) -> None:
    runner = CliRunner()
    for case, (_, said) in CASES.items():
        searched = runner.invoke(command_line, ["search", "--content", str(company), "--json", words_of(case)])
        hits = json.loads(searched.stdout)["hits"]
        assert next(hit["say"] for hit in hits if hit["id"] == f"cobros/{case}") == (said if said != NOTHING else ""), (
            case
        )
        shown = runner.invoke(command_line, ["show", "--content", str(company), f"cobros/{case}"])
        assert said in shown.stdout.split("╰")[0], case
        listed = runner.invoke(command_line, ["search", "--content", str(company), "--lang", "es", words_of(case)])
        assert said in listed.stdout, case
