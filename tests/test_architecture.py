"""The structure of the program is what its documentation says."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from tools import structure

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "pictures" / "architecture.svg"
GUIDES = ("docs/architecture.md", "CONTRIBUTING.md")
_NAMED = re.compile(r"`([\w/.-]+(?:\.py|\.md|\.toml|\.ts|\.svg|/))`")
_FOLDERS = (ROOT, structure.SOURCE)


def test_the_committed_picture_shows_the_imports_of_today():
    assert PICTURE.read_text("utf-8") == structure.picture(), "`make architecture` draws it anew"


def test_the_picture_does_not_depend_on_the_order_of_sets():
    command = [sys.executable, "-c", "from tools.structure import picture; print(picture(), end='')"]
    environment = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": str(ROOT)}
    again = subprocess.run(command, env=environment, capture_output=True, check=True)
    assert again.stdout.decode("utf-8") == structure.picture()


def test_each_package_of_the_contract_is_drawn_once():
    drawn = re.findall(r"<text [^>]*>([a-z0-9_]+)(?:/|\.py)</text>", structure.picture())
    assert sorted(drawn) == sorted(name for row in structure.layers() for name in row)


def test_an_arrow_is_left_out_only_where_others_lead_there():
    arrows = {("a", "b"), ("b", "c"), ("a", "c"), ("c", "d"), ("a", "d"), ("a", "e"), ("e", "d")}
    assert structure.without_shortcuts(arrows) == (("a", "b"), ("a", "e"), ("b", "c"), ("c", "d"), ("e", "d"))


def test_an_import_is_seen_between_the_packages_only():
    found = structure.imports(["cli", "library", "model"])
    assert ("library", "model") in found
    assert ("model", "library") not in found
    assert all(importer != imported for importer, imported in found)


@pytest.mark.parametrize("guide", GUIDES)
def test_every_path_that_a_guide_names_exists(guide):
    named = _NAMED.findall((ROOT / guide).read_text("utf-8"))
    assert len(named) > 5
    assert [name for name in named if not any((folder / name).exists() for folder in _FOLDERS)] == []


def test_libraries_are_imported_where_the_page_says():
    page = (ROOT / "docs/architecture.md").read_text("utf-8")
    table = page.partition("| library | imported by |")[2].partition("\n\n")[0]
    listed = {
        library: {name.rstrip("/").removesuffix(".py") for name in re.findall(r"`([^`]+)`", importers)}
        for libraries, importers in re.findall(r"^\| (\w[^|]*) \| ([^|]+) \|$", table, re.MULTILINE)
        for library in libraries.split(", ")
    }
    assert {name: set(importers) for name, importers in structure.libraries().items()} == listed


def test_no_folder_is_crowded_and_no_class_name_is_used_twice():
    figures = structure.measure()
    assert figures.modules_in_fullest_folder <= 21, figures.fullest_folder
    assert figures.repeated_classes == {}


def test_the_figures_are_printed(capsys):
    assert structure.main([]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"modules: {sum(1 for _ in structure.SOURCE.rglob('*.py'))}"
    assert lines[1].startswith("fullest folder: ")


def test_every_module_of_the_window_stands_in_its_contract():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    layers = next(one["layers"] for one in contracts if one["name"].startswith("within gui"))
    listed = {name for layer in layers for name in re.split(r" [:|] ", layer)}
    folder = structure.SOURCE / "gui"
    found = {
        ".".join(("procdesk", *path.relative_to(structure.SOURCE).with_suffix("").parts))
        for path in folder.rglob("*.py")
    }
    packages = {name.removesuffix(".__init__") for name in found if name.endswith(".__init__")}
    widgets = {name for name in found if name.startswith("procdesk.gui.widgets.")}
    assert listed - {"procdesk.gui.widgets"} == {name for name in found - widgets if not name.endswith(".__init__")}
    assert listed & packages == {"procdesk.gui.widgets"}
