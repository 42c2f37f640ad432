"""Copies are compared with their originals, and texts that nobody finds are told."""

from __future__ import annotations

from datetime import date

import pytest

from procdesk.content.folder import Folder, read_all
from procdesk.i18n import Messages
from procdesk.resources import sample_content
from procdesk.validation.checks import check
from tests.conftest import MakeFolder, ReadFolder

TODAY = date(2026, 11, 22)
TEXT = "# Uno\n\nPrimera.\n\nSegunda.\n\nTercera.\n"
COMPANY = {"procdesk.yaml": "languages: [es]\n", "a/x.es.md": TEXT}
COPY = "a/x.es (conflicted copy 2026-01-01).md"


def found(folder: Folder) -> list[tuple[str, int, str, dict[str, str]]]:
    return [(one.path, one.line, one.code, dict(one.facts)) for one in check(folder, TODAY)]


@pytest.mark.parametrize(
    ("copy", "line", "lines"),
    [
        (TEXT.replace("Segunda", "Otra"), 5, "5"),
        (TEXT.replace("Primera", "A").replace("Tercera", "B"), 3, "3, 7"),
        (TEXT + "\nCuarta.\n\nQuinta.\n", 8, "8-11"),
        (TEXT.replace("Primera.\n\nSegunda.\n\n", ""), 3, "3"),
        ("# Uno", 1, "1"),
        ("", 1, "1"),
    ],
)
def test_a_copy_is_told_with_the_lines_in_which_it_differs(read: ReadFolder, copy: str, line: int, lines: str) -> None:
    facts = {"original": "a/x.es.md", "lines": lines}
    assert found(read({**COMPANY, COPY: copy})) == [(COPY, line, "copy-differs", facts)]


@pytest.mark.parametrize("copy", [TEXT, TEXT.strip(), TEXT.replace("\n", "\r\n"), f"\ufeff{TEXT}"])
def test_a_copy_that_says_the_same_is_told_as_such(read: ReadFolder, copy: str) -> None:
    assert found(read({**COMPANY, COPY: copy})) == [(COPY, 1, "copy-is-the-same", {"original": "a/x.es.md"})]


def test_a_copy_without_its_original_and_a_copied_folder_are_told_as_they_are(read: ReadFolder) -> None:
    alone = "a/y.sync-conflict-20260101-120000-ABC.md"
    folder = read({**COMPANY, alone: TEXT, "a - copia/x.es.md": TEXT})
    assert found(folder) == [
        ("a - copia", 0, "copy-left-out", {"original": "a"}),
        (alone, 1, "copy-left-out", {"original": ""}),
    ]
    sentence = Messages("es").problem(check(folder, TODAY)[1])
    assert "el original no está a su lado" in sentence


def test_a_copy_of_the_company_file_is_compared_too(read: ReadFolder) -> None:
    folder = read({**COMPANY, "procdesk (1).yaml": "languages: [en]\n"})
    assert found(folder) == [
        ("procdesk (1).yaml", 1, "copy-differs", {"original": "procdesk.yaml", "lines": "1"}),
    ]


def test_a_copy_that_goes_while_it_is_compared_is_told_as_a_copy(make: MakeFolder) -> None:
    root = make({**COMPANY, COPY: TEXT})
    folder = read_all(root)
    (root / COPY).unlink()
    assert [code for _, _, code, _ in found(folder)] == ["copy-left-out"]


def test_long_copies_are_compared_by_where_they_begin_to_differ(read: ReadFolder) -> None:
    long = "\n".join(f"línea {number}" for number in range(5_000))
    folder = read({**COMPANY, "a/x.es.md": long, COPY: long.replace("línea 4000", "otra")})
    assert found(folder)[0][1:3] == (4001, "copy-differs")


@pytest.mark.parametrize("name", ["a/carta.docx", "a/alta.txt", "a/baja.odt", "a/plan.RTF"])
def test_a_text_of_another_program_beside_pages_is_told(read: ReadFolder, name: str) -> None:
    ending = name[name.index(".") :]
    assert found(read({**COMPANY, name: "x"})) == [(name, 1, "other-format", {"ending": ending})]


@pytest.mark.parametrize(
    "files",
    [
        {"a/carta.docx": "x", "a/x.es.md": "# T\n\n[la carta](carta.docx)"},
        {"a/carta uno.docx": "x", "b/y.es.md": "# T\n\n[la carta](../a/carta%20uno.docx#p)"},
        {"a/x.docx": "x"},
        {"a/README.txt": "x", "a/licencia.txt": "x"},
        {"notas.txt": "x", "a/sub/notas.txt": "x", "fotos/lista.txt": "x"},
        {"a/plan.pdf": "x", "a/tabla.xlsx": "x", "a/p.html": "x", "a/p.png": "x"},
    ],
)
def test_documents_that_pages_use_and_other_files_are_not_told(read: ReadFolder, files: dict[str, str]) -> None:
    assert found(read({**COMPANY, **files})) == []


def test_in_a_folder_of_somebody_else_texts_of_other_programs_are_not_told(read: ReadFolder) -> None:
    assert found(read({"a/x.md": "# T\n\nText", "a/notes.txt": "x", "a/letter.docx": "x"})) == []


def test_problems_of_the_company_file_name_the_file_that_there_is(read: ReadFolder) -> None:
    folder = read({"procdesk.yml": "languages: [es]\ncomplaint: a/z\n", "a/x.es.md": TEXT})
    assert [(path, line, code) for path, line, code, _ in found(folder)] == [("procdesk.yml", 2, "unknown-complaint")]


def test_the_sample_has_no_copies() -> None:
    folder = read_all(sample_content())
    assert (folder.copies, folder.documents) == ((), ())
