"""`procdesk import`: pages and report on standard output, a trial that writes nothing, and its exit codes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

from tests.authoring.importing.reading import DATA
from tests.cli.test_cli import run

WORD, RTF = str(DATA / "pandoc-es.docx"), str(DATA / "libreoffice-es.rtf")


@pytest.fixture
def content(folder: Path) -> Path:
    return folder


def imported(content: Path, *arguments: str) -> Result:
    return run("import", *arguments, "--content", str(content), "--lang", "es")


def texts(content: Path) -> set[str]:
    return {path.relative_to(content).as_posix() for path in content.rglob("*") if path.is_file()}


def test_a_document_becomes_a_page_and_is_there_the_next_time(content: Path) -> None:
    first = imported(content, WORD, "--department", "averias")
    assert first.exit_code == 0
    assert "pandoc-es.docx → averias/cobro-duplicado-en-la-factura.es.md (escrita)" in first.stdout
    assert "Secciones: Qué decir, Pregunta primero" in first.stdout
    assert (content / "averias/cobro-duplicado-en-la-factura.es.md").is_file()
    again = imported(content, WORD, "--department", "averias")
    assert again.exit_code == 0
    assert "(ya está, igual)" in again.stdout


def test_a_trial_shows_the_very_text_and_writes_nothing(content: Path) -> None:
    before = texts(content)
    result = imported(content, WORD, "--department", "averias", "--dry-run")
    assert result.exit_code == 0
    assert texts(content) == before
    shown = result.stdout
    imported(content, WORD, "--department", "averias")
    written = (content / "averias/cobro-duplicado-en-la-factura.es.md").read_text("utf-8")
    assert all(f"    {line}" in shown for line in written.split("\n") if line)


def test_what_is_not_understood_is_told_and_the_exit_code_says_so(content: Path) -> None:
    result = imported(content, WORD, RTF, "--department", "averias")
    assert result.exit_code == 1
    assert "libreoffice-es.rtf: Los archivos .rtf no se entienden: guárdalo como .docx." in result.stdout
    assert (content / "averias/cobro-duplicado-en-la-factura.es.md").is_file()


def test_programs_are_given_json(content: Path) -> None:
    result = imported(content, WORD, RTF, "--department", "averias", "--dry-run", "--json")
    facts: dict[str, Any] = json.loads(result.stdout)
    assert (facts["dry_run"], facts["written"], facts["same"], facts["not_written"]) == (True, 1, 0, 0)
    (page,) = facts["pages"]
    assert page["path"] == "averias/cobro-duplicado-en-la-factura.es.md"
    assert page["text"].startswith("---\ntitulo:")
    assert {"heading": "Qué decir", "key": "say"} in page["sections"]
    assert facts["refused"][0]["code"] == "import-other-format"


def test_a_department_that_is_not_known_is_asked_for(content: Path) -> None:
    before = texts(content)
    result = imported(content, WORD, "--department", "averías y más")
    assert result.exit_code == 2
    assert "No hay ningún departamento" in result.stderr
    assert texts(content) == before
    made = imported(content, WORD, "--department", "Logística", "--new-department")
    assert made.exit_code == 0
    assert (content / "logistica/_index.es.md").is_file()


def test_without_a_department_it_is_told_how_to_name_one(content: Path) -> None:
    result = imported(content, WORD)
    assert result.exit_code == 1
    assert "dilo con --department" in result.stdout


def test_a_folder_names_its_departments(content: Path, tmp_path: Path) -> None:
    sources = tmp_path / "viejo" / "Averías"
    sources.mkdir(parents=True)
    shutil.copy(WORD, sources)
    result = imported(content, str(tmp_path / "viejo"))
    assert result.exit_code == 0
    assert (content / "averias/cobro-duplicado-en-la-factura.es.md").is_file()


def test_sources_that_are_not_there_make_it_unusable(content: Path, tmp_path: Path) -> None:
    result = imported(content, str(tmp_path / "nada.docx"))
    assert result.exit_code == 2
    assert "No hay nada que traer" in result.stderr
