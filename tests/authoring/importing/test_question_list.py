"""Lists of questions and answers become a page for each answer, however the list is saved."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from procdesk.authoring.importing.plan import PlannedPage
from tests.authoring.importing.hostile import BOMB, OLE, archive, changed_archive, sparse
from tests.authoring.importing.reading import codes, planned, why

ROWS = [["Pregunta", "Respuesta"], ["¿Cómo pago?", "Con tarjeta; o, si no, «en tienda»."], ["no carga", "Reinicia"]]


def saved(path: Path, rows: list[list[str]], delimiter: str = ";", encoding: str = "utf-8") -> Path:
    made = io.StringIO()
    csv.writer(made, delimiter=delimiter).writerows(rows)
    path.write_bytes(made.getvalue().encode(encoding))
    return path


def workbook(path: Path, rows: list[list[object]], *, merged: str = "", title: str = "Hoja") -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(row)
    if merged:
        sheet.merge_cells(merged)
    book.save(path)
    return path


def pages(path: Path, tmp_path: Path, department: str = "pruebas") -> tuple[PlannedPage, ...]:
    return planned([path], tmp_path, department).pages


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_list_is_read_whatever_separates_its_columns_and_in_any_encoding(
    delimiter: str, encoding: str, tmp_path: Path
) -> None:
    first, second = pages(saved(tmp_path / "lista.csv", ROWS, delimiter, encoding), tmp_path)
    assert "¿Cómo pago?" in first.text
    assert "## Qué decir\n\nCon tarjeta; o, si no, «en tienda»." in first.text
    assert second.title == "no carga"


def test_a_line_that_names_the_separator_is_no_row(tmp_path: Path) -> None:
    path = saved(tmp_path / "lista.csv", ROWS)
    path.write_text("sep=;\n" + path.read_text("utf-8"), "utf-8")
    assert len(pages(path, tmp_path)) == 2


@pytest.mark.parametrize(
    "heads", [["Question", "Answer"], ["Preguntas frecuentes", "Respuesta"], ["FAQ", "Solución"], ["Q", "A"]]
)
def test_columns_are_known_by_their_names(heads: list[str], tmp_path: Path) -> None:
    rows = [[heads[1], "Otra cosa", heads[0]], ["la respuesta", "algo más", "la pregunta"]]
    (page,) = pages(saved(tmp_path / "lista.csv", rows), tmp_path)
    assert page.title == "la pregunta"
    assert "la respuesta\n\n## Otra cosa\n\nalgo más" in page.text


def test_without_names_the_first_two_columns_are_taken_and_told(tmp_path: Path) -> None:
    (page,) = pages(saved(tmp_path / "lista.csv", [["no va la luz", "Mira el cuadro.", "más"]]), tmp_path)
    assert page.title == "no va la luz"
    assert "Mira el cuadro." in page.text
    assert "más" in page.text
    assert "import-list-without-heads" in codes(page)


def test_one_answer_has_all_the_ways_in_which_it_is_asked(tmp_path: Path) -> None:
    rows = [
        ["Tema", "Pregunta", "Respuesta", "Código", "Responsable"],
        ["Factura", "1. no entiendo la factura\n2. ¿qué es esto?", "Te la explico.", "FAC-1, FAC-2", "ana@x.example"],
        ["Factura", "la factura sube | no cuadra", "Te la explico.", "FAC-3", ""],
        ["factura", "", "Y la reviso.", "", ""],
    ]
    (page,) = pages(saved(tmp_path / "lista.csv", rows), tmp_path)
    assert page.text.startswith(
        "---\ntitulo: Factura\nel_cliente_dice:\n  - no entiendo la factura\n"
        '  - "¿qué es esto?"\n  - la factura sube\n  - no cuadra\nresponsable: ana@x.example\n'
        "codigos:\n  - FAC-1\n  - FAC-2\n  - FAC-3\n---\n"
    )
    assert page.text.count("Te la explico.") == 1
    assert "Y la reviso." in page.text


def test_rows_that_lack_one_of_the_two_are_told(tmp_path: Path) -> None:
    rows = [*ROWS, ["sin respuesta", ""], ["", "sin pregunta"]]
    found = pages(saved(tmp_path / "lista.csv", rows), tmp_path)
    assert [page.title for page in found] == ["¿Cómo pago?", "no carga", "sin respuesta"]
    told = {one.code: dict(one.facts) for one in found[0].remarks}
    assert told["import-row-without-question"] == {"row": "5", "text": "sin pregunta"}
    assert told["import-row-without-answer"] == {"row": "4", "text": "sin respuesta"}


def test_a_department_in_the_list_is_the_page_s_own(tmp_path: Path) -> None:
    rows = [["Pregunta", "Respuesta", "Departamento"], ["p", "r", "Facturación"], ["q", "s", ""]]
    first, second = pages(saved(tmp_path / "lista.csv", rows), tmp_path, department="")
    assert first.path == "facturacion/p.es.md"
    assert second.path == ""


def test_numbers_dates_and_formulas_of_a_workbook_are_what_it_shows(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Pregunta", "Respuesta", "Desde", "Precio", "Parte"],
        ["una", "Cuesta 5.", date(2026, 3, 1), 12.5, 3.0],
        ["otra", "=1+1", None, 10, 0.1 + 0.2],
    ]
    found = pages(workbook(tmp_path / "lista.xlsx", rows), tmp_path)
    assert "## Desde\n\n2026-03-01" in found[0].text
    assert "## Precio\n\n12.5" in found[0].text
    assert "## Parte\n\n3" in found[0].text
    assert "0.3" in found[1].text
    assert "import-formulas" in codes(found[0])


def test_what_is_merged_downwards_holds_for_each_row(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Tema", "Pregunta", "Respuesta"], ["SIM", "una", "r1"], [None, "dos", "r2"]]
    (page,) = pages(workbook(tmp_path / "lista.xlsx", rows, merged="A2:A3"), tmp_path)
    assert page.title == "SIM"
    assert "  - una\n  - dos" in page.text
    assert "import-merged-cells" in codes(page)


def test_a_hidden_sheet_is_told(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["una", "respuesta"])
    hidden = book.create_sheet("Borrador")
    hidden.append(["secreta", "no"])
    hidden.sheet_state = "hidden"
    book.save(tmp_path / "lista.xlsx")
    (page,) = pages(tmp_path / "lista.xlsx", tmp_path)
    assert "import-hidden-sheet" in codes(page)
    assert "secreta" not in page.text


def test_a_list_of_a_million_rows_is_told(tmp_path: Path) -> None:
    csv_list = tmp_path / "lista.csv"
    csv_list.write_text("a;b\n" * 1_000_000)
    assert why(csv_list, tmp_path) == "import-too-many-rows"
    small = workbook(tmp_path / "lista.xlsx", [["a", "b"]])
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>a</t></is></c></row>' for n in range(1, 250_000))
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = f'<worksheet xmlns="{space}"><sheetData>{rows}</sheetData></worksheet>'
    big = changed_archive(small, tmp_path / "grande.xlsx", {"xl/worksheets/sheet1.xml": sheet})
    assert why(big, tmp_path) == "import-too-many-rows"


@pytest.mark.parametrize("name", ["xl/worksheets/sheet1.xml", "xl/styles.xml", "[Content_Types].xml"])
def test_a_workbook_with_entities_is_not_read(name: str, tmp_path: Path) -> None:
    small = workbook(tmp_path / "lista.xlsx", [["a", "b"]])
    assert why(changed_archive(small, tmp_path / "x.xlsx", {name: BOMB}), tmp_path) == "import-unsafe-markup"


def test_what_only_bears_the_name_of_a_list_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(OLE)
    (tmp_path / "b.xlsx").write_bytes(b"a;b")
    (tmp_path / "c.csv").write_bytes(b"PK\x03\x04 zip")
    (tmp_path / "d.csv").write_bytes(b"")
    (tmp_path / "e.csv").write_bytes(b"\0\1\2" * 50)
    archive(tmp_path / "f.xlsx", {"x": "y"})
    sparse(tmp_path / "g.xlsx", 200 * 1024 * 1024, b"PK")
    expected = {
        "a.xlsx": "import-old-office",
        "b.xlsx": "import-other-content",
        "c.csv": "import-other-content",
        "d.csv": "import-empty-file",
        "e.csv": "import-other-content",
        "f.xlsx": "import-other-content",
        "g.xlsx": "import-too-big",
    }
    assert {name: why(tmp_path / name, tmp_path) for name in expected} == expected
