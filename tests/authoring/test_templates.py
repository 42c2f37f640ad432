from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from procdesk.authoring.templates import (
    PageKind,
    department_folder,
    file_name,
    init_folder,
    new_department,
    new_write_up,
    template_names,
)
from procdesk.content.folder import read_all
from procdesk.content.problems import CODES, problem
from procdesk.content.vocabulary import COMPANY_KEYS, KEYS
from procdesk.model import FirstContact, Level
from procdesk.validation.checks import check

TODAY = date(2026, 11, 22)
SPANISH = [
    "init/procdesk.es.yaml",
    "init/atencion/_index.es.md",
    "init/atencion/presentar-reclamacion.es.md",
    "init/facturacion/_index.es.md",
    "init/facturacion/copia-de-factura.es.md",
]
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
    path = new_write_up(tmp_path / "facturacion", title, lang, TODAY, template)
    folder = read_all(tmp_path)
    assert {one.level for one in check(folder, TODAY)} <= {Level.WARNING}
    (process,) = folder.processes
    up = process.write_ups[0]
    assert (up.title, up.lang, up.department, up.verified) == (title, lang, "facturacion", None)
    assert path == tmp_path / up.path
    assert [section.key for section in up.sections].count("") == 0
    assert len(up.sections) == 11


@pytest.mark.parametrize("lang", ["es", "en"])
@pytest.mark.parametrize("kind", PageKind)
def test_a_page_of_each_kind_only_has_to_be_filled_in(
    tmp_path: Path, templates: Path, kind: PageKind, lang: str
) -> None:
    template = templates.joinpath(*template_names(kind, lang)).read_text("utf-8")
    new_write_up(tmp_path / "facturacion", "Cobro", lang, TODAY, template)
    folder = read_all(tmp_path)
    assert [one.code for one in check(folder, TODAY)] == ["untouched-page"]
    (process,) = folder.processes
    up = process.write_ups[0]
    assert [section.key for section in up.sections].count("") == 0
    assert up.first_contact is not None
    # A page that is passed on says to whom.
    assert (up.first_contact is FirstContact.SOLVE) <= (up.section("hand-over") is None or kind is PageKind.ANY)
    assert up.section("say") is not None


def test_a_new_page_of_each_kind_is_shown_by_its_own_sections(templates: Path) -> None:
    texts = {templates.joinpath(*template_names(kind, "es")).read_text("utf-8") for kind in PageKind}
    assert len(texts) == len(PageKind)


@pytest.mark.parametrize("name", ["write-up.es.md", "department.es.md", *sorted(SPANISH)])
def test_every_key_of_a_spanish_template_is_a_spanish_name_that_the_format_knows(templates: Path, name: str) -> None:
    text = (templates / name).read_text("utf-8")
    known = COMPANY_KEYS if name.endswith(".yaml") else KEYS
    front_matter = text if name.endswith(".yaml") else text.split("---\n")[1]
    keys = re.findall(r"^ *([a-z_]{3,}):", front_matter, re.MULTILINE)
    assert keys
    # Of all keys only this one is the same word in both languages.
    assert {key for key in keys if known.get(key, key) == key} <= {"region"}
    assert set(keys) <= known.keys()


@pytest.mark.parametrize("name", ["write-up.en.md", "department.en.md", "init/facturacion/copia-de-factura.en.md"])
def test_an_english_template_has_the_english_keys(templates: Path, name: str) -> None:
    keys = re.findall(r"^([a-z_]+):", (templates / name).read_text("utf-8").split("---\n")[1], re.MULTILINE)
    assert keys
    assert {KEYS[key] for key in keys} == set(keys)


def test_a_page_is_never_overwritten(tmp_path: Path) -> None:
    path = new_write_up(tmp_path, "T", "es", TODAY, "one")
    with pytest.raises(FileExistsError):
        new_write_up(tmp_path, "T", "es", TODAY, "two")
    assert path.read_text() == "one"


@pytest.mark.parametrize(
    ("slug", "paths", "expected"),
    [
        ("atencion", (), "Atención"),
        ("atencion", ("Atención/a.es.md", "procdesk.yaml"), "Atención"),
        ("facturacion", ("docs/Facturación/alta/a.md", "docs/Facturación/b.md"), "docs/Facturación"),
        ("ventas", ("Atención/ventas.md",), "ventas"),
        ("", ("Atención/a.es.md",), ""),
    ],
)
def test_a_page_goes_to_the_folder_that_the_department_has(
    tmp_path: Path, slug: str, paths: tuple[str, ...], expected: str
) -> None:
    (tmp_path / "Atención").mkdir()
    assert department_folder(tmp_path, slug, paths) == tmp_path / expected


@pytest.mark.parametrize("name", ["../out", "/etc", "a/b", "C:\\x", "con", "..a"])
def test_a_new_department_never_leaves_the_folder(tmp_path: Path, name: str) -> None:
    root = tmp_path / "content"
    root.mkdir()
    folder = new_department(root, name, "es", "{name}")
    assert folder.parent == root
    assert [path.name for path in folder.iterdir()] == ["_index.es.md"]


def test_a_new_department_has_its_name_as_it_was_given(tmp_path: Path, templates: Path) -> None:
    for lang, name in (("es", "Atención VIP: oro"), ("en", "Billing & Co")):
        new_department(tmp_path, name, lang, (templates / f"department.{lang}.md").read_text("utf-8"))
    found = read_all(tmp_path)
    assert [one.cards[0].name for one in found.departments] == ["Atención VIP: oro", "Billing & Co"]
    assert found.problems == ()


def test_a_department_that_has_a_card_keeps_it(tmp_path: Path) -> None:
    new_department(tmp_path, "Ventas", "es", "mine")
    assert new_department(tmp_path, "VENTAS", "en", "other") == tmp_path / "ventas"
    assert [path.read_text() for path in (tmp_path / "ventas").iterdir()] == ["mine"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("¿Qué pasa / si: no?", "que-pasa-si-no"),
        ("../../T", "t"),
        ("Aux", "aux-"),
        ("COM¹", "com1-"),
        ("con.txt", "con-txt"),
        ("a" * 300, "a" * 80),
        ("\U00020000" * 300, "\U00020000" * 50),
        ("  tabs\tand\nlines ", "tabs-and-lines"),
    ],
)
def test_a_title_gives_a_name_that_every_system_can_hold(title: str, name: str) -> None:
    assert file_name(title) == name
    assert len(f"{name}.es.md".encode()) < 255


@pytest.mark.parametrize("title", ["¿?", "", "   ", "🙂", "///", "___"])
def test_a_title_needs_a_letter_or_a_digit(tmp_path: Path, title: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        new_write_up(tmp_path, title, "es", TODAY, "")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("lang", ["es", "en"])
def test_a_first_folder_is_sound(tmp_path: Path, templates: Path, lang: str) -> None:
    tree = templates / "init"
    files = {path.relative_to(tree).as_posix(): path.read_text("utf-8") for path in tree.rglob("*.md")}
    files["procdesk.yaml"] = (tree / f"procdesk.{lang}.yaml").read_text("utf-8")
    written = init_folder(tmp_path / "new", files, TODAY)
    folder = read_all(tmp_path / "new")
    assert len(written) == len(files) == 9
    assert check(folder, TODAY) == ()
    assert folder.company.default_language == lang
    assert folder.company.country
    assert folder.company.complaint == "atencion/presentar-reclamacion"
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
