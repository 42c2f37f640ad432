from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from procdesk.authoring.templates import init_folder, new_write_up
from procdesk.content.folder import read_all
from procdesk.content.problems import CODES, problem
from procdesk.model import Company
from procdesk.validation.checks import check

TODAY = date(2026, 11, 22)
TITLES = [
    "Cobro duplicado",
    'Un "título": con # marcas',
    "no",
    "- guion",
    "12:30",
    "{llaves} & más",
    "C:\\temp",
    "ñ" * 300,
]


@pytest.mark.parametrize("lang", ["es", "en"])
@pytest.mark.parametrize("title", TITLES)
def test_a_new_page_has_its_title_and_no_problems(tmp_path: Path, templates: Path, lang: str, title: str) -> None:
    template = (templates / f"write-up.{lang}.md").read_text("utf-8")
    path = new_write_up(tmp_path, title, "Facturación", lang, Company(), TODAY, template)
    folder = read_all(tmp_path)
    assert check(folder, TODAY) == ()
    (process,) = folder.processes
    up = process.write_ups[0]
    assert (up.title, up.lang, up.department, up.verified) == (title, lang, "facturacion", TODAY)
    assert path == tmp_path / up.path
    assert [section.key for section in up.sections].count("") == 0
    assert len(up.sections) == 11


def test_a_page_is_never_overwritten(tmp_path: Path) -> None:
    path = new_write_up(tmp_path, "T", "a", "es", Company(), TODAY, "one")
    with pytest.raises(FileExistsError):
        new_write_up(tmp_path, "T", "a", "es", Company(), TODAY, "two")
    assert path.read_text() == "one"


def test_a_page_goes_to_the_folder_that_the_department_has(tmp_path: Path) -> None:
    (tmp_path / "Atención").mkdir()
    assert new_write_up(tmp_path, "T", "atencion", "", Company(), TODAY, "") == tmp_path / "Atención" / "t.es.md"
    assert new_write_up(tmp_path, "T", "", "en", Company(), TODAY, "") == tmp_path / "t.en.md"


@pytest.mark.parametrize("department", ["../out", "/etc", "..", "a/b", "C:\\x"])
def test_a_page_never_leaves_the_folder(tmp_path: Path, department: str) -> None:
    root = tmp_path / "content"
    root.mkdir()
    path = new_write_up(root, "../../T", department, "es", Company(), TODAY, "")
    assert path.resolve().is_relative_to(root.resolve())


def test_a_title_needs_a_letter_and_may_be_a_device_of_windows(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="¿"):
        new_write_up(tmp_path, "¿?", "a", "es", Company(), TODAY, "")
    assert new_write_up(tmp_path, "Aux", "", "es", Company(), TODAY, "").name == "aux-.es.md"


def test_a_first_folder_is_sound(tmp_path: Path, templates: Path) -> None:
    tree = templates / "init"
    files = {path.relative_to(tree).as_posix(): path.read_text("utf-8") for path in tree.rglob("*") if path.is_file()}
    written = init_folder(tmp_path / "new", files, TODAY)
    folder = read_all(tmp_path / "new")
    assert len(written) == len(files) == 9
    assert check(folder, TODAY) == ()
    assert len(folder.processes) == len(folder.departments) == 2
    assert all({up.lang for up in one.write_ups} == {"es", "en"} for one in folder.processes)
    assert all(up.say and len(up.phrases) > 3 and up.journey for one in folder.processes for up in one.write_ups)
    with pytest.raises(FileExistsError):
        init_folder(tmp_path / "new", files, TODAY)


def test_a_first_folder_never_leaves_its_target(tmp_path: Path) -> None:
    for name in ("../x.md", "/x.md"):
        with pytest.raises(ValueError, match=r"x\.md"):
            init_folder(tmp_path / "new", {name: ""}, TODAY)


def test_a_problem_is_made_only_with_the_facts_of_its_code() -> None:
    assert problem("link-loop", "a", 0, target="b").facts == (("target", "b"),)
    with pytest.raises(KeyError):
        problem("no-such-code", "a", 0)
    with pytest.raises(TypeError):
        problem("link-loop", "a", 0)
    assert all(code == code.lower() and " " not in code for code in CODES)
