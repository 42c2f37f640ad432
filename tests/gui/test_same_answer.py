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


def words_of(case: str) -> str:
    return f"asunto {case}"


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a page for each case, each found by a phrase of its own."""
    root = tmp_path_factory.mktemp("same") / "content"
    for case, (body, _) in CASES.items():
        head = HEAD.format(title=f"Título {case}", phrase=words_of(case))
        write(root, f"cobros/{case}.es.md", f"{head}{body}")
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
