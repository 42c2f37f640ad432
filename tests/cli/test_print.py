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
