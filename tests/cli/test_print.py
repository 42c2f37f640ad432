from __future__ import annotations

import os
from collections.abc import Generator
from io import StringIO
from pathlib import Path

import pytest

from procdesk.cli.pdf_printer import PrintingStopped, given_ids, until_input_ends
from procdesk.model import Progress
from procdesk.printing.document import file_name
from tests.cli.test_cli import run
from tests.conftest import write
from tests.printing.test_pdf import pages

PAGE = "facturacion/cobro-duplicado"

# The verbs make a QGuiApplication where there is none; tests of widgets later in the session need a QApplication.
pytestmark = pytest.mark.usefixtures("qapp")


def test_a_process_is_printed_into_a_file_whose_name_is_the_result(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "page.pdf"
    result = run("print", f"procdesk:{PAGE}", "--out", out, "--content", folder)
    assert (result.exit_code, result.stdout.strip()) == (0, str(out))
    assert pages(out) == 1


def test_without_a_name_the_file_is_called_like_the_process(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("print", PAGE, "--content", folder, "--lang", "en").exit_code == 0
    assert pages(tmp_path / file_name(PAGE)) == 1


@pytest.mark.parametrize("verb", ["print", "binder"])
def test_a_file_that_exists_is_kept_unless_it_may_be_replaced(folder: Path, tmp_path: Path, verb: str) -> None:
    out = write(tmp_path, "page.pdf", "mine")
    words = ("print", PAGE, "--out", out) if verb == "print" else ("binder", out)
    for lang, told in (("es", "ya existe"), ("en", "is there already")):
        result = run(*words, "--content", folder, "--lang", lang)
        assert (result.exit_code, result.stdout) == (1, "")
        assert f"{out}" in result.stderr
        assert told in result.stderr
        assert "--force" in result.stderr
    assert out.read_text() == "mine"
    result = run(*words, "--force", "--content", folder)
    assert (result.exit_code, result.stdout.strip()) == (0, str(out))
    assert pages(out) > 0
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["page.pdf"]


def test_the_name_of_the_process_is_kept_too(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, file_name(PAGE), "mine")
    assert run("print", PAGE, "--content", folder).exit_code == 1
    assert (tmp_path / file_name(PAGE)).read_text() == "mine"


def test_a_folder_gets_the_page_under_its_own_name(folder: Path, tmp_path: Path) -> None:
    place = tmp_path / "paper"
    place.mkdir()
    for code in (0, 1):
        assert run("print", PAGE, "--out", place, "--content", folder).exit_code == code
    assert [path.name for path in place.iterdir()] == [file_name(PAGE)]


def test_a_binder_cannot_be_a_folder(folder: Path, tmp_path: Path) -> None:
    result = run("binder", tmp_path, "--content", folder, "--force")
    assert result.exit_code == 2
    assert str(tmp_path) in result.stderr


def test_what_was_last_known_is_printed_and_the_folder_told(folder: Path, tmp_path: Path) -> None:
    assert run("index", "--content", folder).exit_code == 0
    folder.rename(tmp_path / "away")
    out = tmp_path / "page.pdf"
    result = run("print", PAGE, "--out", out, "--content", folder)
    assert (result.exit_code, result.stdout.strip()) == (2, str(out))
    assert pages(out) == 1


def test_an_unknown_process_is_told_with_the_nearest(folder: Path, tmp_path: Path) -> None:
    result = run("print", "facturacion/cobro-dupicado", "--out", tmp_path / "a.pdf", "--content", folder)
    assert result.exit_code == 1
    assert PAGE in result.stderr
    assert not (tmp_path / "a.pdf").exists()


def test_a_place_that_cannot_be_written_is_told(folder: Path, tmp_path: Path) -> None:
    for words in (("print", PAGE, "--out", tmp_path / "no" / "a.pdf"), ("binder", tmp_path / "no" / "a.pdf")):
        result = run(*words, "--content", folder)
        assert result.exit_code == 2
        assert str(tmp_path / "no" / "a.pdf") in result.stderr


@pytest.mark.parametrize(
    ("chosen", "keys", "count"),
    [((), "", 3), ((PAGE,), "", 1), (("--department", "averias"), "", 2), (("-",), f"{PAGE}\naverias/router\n\n", 2)],
)
def test_a_binder_holds_all_or_those_that_were_chosen(
    folder: Path, tmp_path: Path, chosen: tuple[str, ...], keys: str, count: int
) -> None:
    out = tmp_path / "binder.pdf"
    result = run("binder", out, *chosen, "--content", folder, keys=keys)
    assert (result.exit_code, result.stdout.strip()) == (0, str(out))
    assert pages(out) == 3 + count


def test_a_binder_of_an_unknown_process_or_department_is_not_begun(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "binder.pdf"
    unknown = run("binder", out, "averias/roter", "--content", folder)
    assert (unknown.exit_code, "averias/router" in unknown.stderr) == (1, True)
    assert run("binder", out, "--department", "averia", "--content", folder).exit_code == 2
    assert run("binder", out, "-", "--content", folder, keys="\n").exit_code == 1
    assert not out.exists()


def test_ids_are_read_up_to_an_empty_line_and_each_is_taken_once() -> None:
    assert given_ids(["-"], StringIO("a/b\nprocdesk:c/d\na/b\n\ne/f\n")) == ("a/b", "c/d")
    assert given_ids(["a/b", "/c/"], StringIO("")) == ("a/b", "c")


def test_work_ends_when_nobody_waits_for_it_any_more() -> None:
    ours, theirs = os.pipe()
    closed: list[bool] = []

    def endless() -> Generator[Progress]:
        try:
            while True:
                yield Progress(0, 1)
        finally:
            closed.append(True)

    steps = until_input_ends(endless(), ours)
    assert next(steps) == Progress(0, 1)
    os.close(theirs)
    with pytest.raises(PrintingStopped):
        for _ in steps:
            pass
    os.close(ours)
    assert closed == [True]
