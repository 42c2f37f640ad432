"""What the program brings with it is found in a checkout and in a wheel alike."""

from __future__ import annotations

import re
import runpy
import shutil
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest

from procdesk import resources
from procdesk.resources import resource, sample_content

GUI = Path(resources.__file__).parent / "gui"


def test_the_sample_company_and_the_resources_are_there() -> None:
    assert (sample_content() / "procdesk.yaml").is_file()
    for name in ("icons", "i18n", "themes", "words", "templates"):
        assert resource(name).is_dir()


def test_a_wheel_finds_them_inside_the_package(tmp_path: Path) -> None:
    package = tmp_path / "site-packages" / "procdesk"
    (package / "_data" / "resources" / "themes").mkdir(parents=True)
    (package / "_data" / "content").mkdir()
    module = package / "resources.py"
    shutil.copy(resources.__file__, module)
    installed = runpy.run_path(str(module))
    assert installed["resource"]("themes") == package / "_data" / "resources" / "themes"
    assert installed["sample_content"]() == package / "_data" / "content"


def test_the_wheel_is_told_to_bring_them() -> None:
    project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))
    included = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert included == {"content": "procdesk/_data/content", "resources": "procdesk/_data/resources"}


@pytest.mark.parametrize("path", sorted(resource("icons").glob("*.svg")), ids=lambda path: path.stem)
def test_every_icon_is_one_drawing_that_takes_the_themes_colour(path: Path) -> None:
    root = ElementTree.parse(path).getroot()
    assert root.tag.endswith("svg")
    assert "viewBox" in root.attrib
    text = path.read_text(encoding="utf-8")
    assert "#000" in text or path.stem == "procdesk"
    assert "<script" not in text
    assert "href" not in text


def test_every_icon_that_the_window_names_is_there() -> None:
    named = re.compile(r"""\.icon\(\s*"([a-z_]+)\"""")
    for path in GUI.rglob("*.py"):
        for name in named.findall(path.read_text(encoding="utf-8")):
            assert resource("icons", f"{name}.svg").is_file(), (path.name, name)
