"""`procdesk translated` marks translations with their originals as these stand."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from procdesk.cli import app
from procdesk.content.folder import read_all
from procdesk.content.translation import translation_mark
from tests.conftest import write

ID = "facturacion/cobro-duplicado"


def run(folder: Path, *ids: str, lang: str = "en") -> tuple[int, str, str]:
    done = CliRunner().invoke(app, ["translated", *ids, "--content", str(folder), "--lang", lang])
    return done.exit_code, done.stdout, done.stderr


def test_the_text_in_the_reading_language_is_marked_and_then_whatever_says_that_it_translates(folder: Path) -> None:
    code, paths, told = run(folder, ID)
    assert (code, paths) == (0, f"{ID}.en.md\n")
    assert "counts as the translation" in told
    (process,) = (one for one in read_all(folder).processes if one.id == ID)
    assert process.in_language("en").translates == translation_mark(process.in_language("es"))
    spanish = folder / f"{ID}.es.md"
    spanish.write_text(spanish.read_text("utf-8").replace("ahora mismo", "ya"), "utf-8")
    assert run(folder, ID, lang="es")[:2] == (0, f"{ID}.en.md\n")
    (process,) = (one for one in read_all(folder).processes if one.id == ID)
    assert process.in_language("en").translates == translation_mark(process.in_language("es"))


def test_nothing_but_the_key_is_changed(folder: Path) -> None:
    path = folder / f"{ID}.en.md"
    before = path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(before)
    run(folder, ID)
    lines = path.read_bytes().splitlines(keepends=True)
    assert [line for line in lines if b"translates" not in line] == before.splitlines(keepends=True)


@pytest.mark.parametrize(
    ("id_", "words"), [("averias/sin-internet", "no translation"), ("averias/nada", "averias/nada")]
)
def test_what_cannot_be_marked_is_told(folder: Path, id_: str, words: str) -> None:
    code, paths, told = run(folder, id_)
    assert (code, paths) == (1, "")
    assert words in told


def test_a_file_that_cannot_be_changed_is_told(folder: Path) -> None:
    write(folder, f"{ID}.en.md", "---\ntitle: x\ntranslates: [a\n---\nText.\n")
    code, _, told = run(folder, ID)
    assert code in (0, 1)
    assert told
