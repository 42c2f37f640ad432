from __future__ import annotations

from pathlib import Path

import pytest

from procdesk.content.folder import read_all, read_folder
from procdesk.content.links import find_page
from procdesk.content.scan.scanner import ContentUnreachable
from procdesk.model import Company
from tests.conftest import MakeFolder, ReadFolder


def codes(problems: object) -> list[tuple[str, str]]:
    return [(one.path, one.code) for one in problems]  # type: ignore[attr-defined]


def test_write_ups_of_one_id_are_one_process(read: ReadFolder) -> None:
    folder = read({"procdesk.yaml": "name: N", "a/x.es.md": "# Uno", "a/x.en.md": "# One", "a/y.md": "# Otro"})
    assert [(one.id, [up.lang for up in one.write_ups]) for one in folder.processes] == [
        ("a/x", ["en", "es"]),
        ("a/y", ["es"]),
    ]
    assert folder.problems == ()
    assert folder.company.name == "N"


@pytest.mark.parametrize("with_company", [True, False])
def test_pages_that_differ_in_a_language_behind_a_dash_are_one_process(read: ReadFolder, with_company: bool) -> None:
    files = {
        "a/alta-es.md": "---\ntitle: Alta\n---\n[en](alta-en.md)",
        "a/alta-en.md": "# Sign up\n\nSee [it](../b/que-es.md).",
        "b/baja_ES.md": "Baja del servicio.",
        "b/baja.en.md": "Leaving",
        "b/que-es.md": "# Qué es\n\nEs esto.",
        "b/como-es.es.md": "# Cómo es",
        "b/suelta-en.md": "# Alone\n\nThe text of it.",
    }
    folder = read(files | ({"procdesk.yaml": "languages: [es, en]"} if with_company else {}))
    assert [(one.id, [(up.lang, up.title) for up in one.write_ups]) for one in folder.processes] == [
        ("a/alta", [("en", "Sign up"), ("es", "Alta")]),
        ("b/baja", [("en", "Baja"), ("es", "Baja")]),
        ("b/como-es", [("es", "Cómo es")]),
        ("b/que-es", [("es", "Qué es")]),
        ("b/suelta-en", [("en", "Alone")]),
    ]
    assert folder.problems == ()
    ids = {one.id for one in folder.processes}
    assert find_page("a/alta-en", ids) == "a/alta"
    assert find_page("b/que-es", ids) == "b/que-es"


def test_a_department_page_may_have_its_language_behind_a_dash(read: ReadFolder) -> None:
    folder = read({"a/_index-es.md": "---\nname: Cobros\n---\n", "a/_index_en.md": "---\nname: Debts\n---\n"})
    assert [(card.lang, card.name) for card in folder.departments[0].cards] == [("en", "Debts"), ("es", "Cobros")]
    assert folder.processes == ()


def test_the_company_is_read_from_a_file_that_ends_in_yml(read: ReadFolder) -> None:
    folder = read({"procdesk.yml": "name: N\nfoo: [a", "a/x.md": "x"})
    assert folder.company_file is not None
    assert codes(folder.problems) == [("procdesk.yml", "bracket-open")]


def test_of_two_pages_with_one_id_and_language_the_explicit_one_wins(read: ReadFolder) -> None:
    folder = read(
        {"procdesk.yaml": "name: N", "a/x.md": "# Plain", "a/x.es.md": "# Explicit", "a/x.es-MX.md": "# Other"}
    )
    assert [up.title for up in folder.processes[0].write_ups] == ["Other"]
    found = [one for one in folder.problems if one.code == "duplicate-id"]
    assert [(one.path, dict(one.facts)["other"]) for one in found] == [
        ("a/x.es.md", "a/x.es-MX.md"),
        ("a/x.md", "a/x.es-MX.md"),
    ]


def test_departments_have_a_card_per_language_or_one_made_from_the_slug(read: ReadFolder) -> None:
    folder = read(
        {
            "billing/_index.es.md": "---\nname: Facturación\n---\n",
            "billing/_index.en.md": "---\nname: Billing\n---\n",
            "billing/x.es.md": "x",
            "human-resources/y.en.md": "y",
            "alone.md": "z",
        }
    )
    assert [(one.slug, [(card.lang, card.name) for card in one.cards]) for one in folder.departments] == [
        ("billing", [("en", "Billing"), ("es", "Facturación")]),
        ("human-resources", [("en", "Human resources")]),
    ]


def test_a_department_may_be_named_as_its_card_names_it(read: ReadFolder) -> None:
    folder = read(
        {"facturacion/_index.en.md": "---\nname: Billing\n---\n", "x.en.md": "---\ndepartment: billing\n---\n"}
    )
    assert folder.processes[0].department == "facturacion"


def test_pages_without_words_take_the_language_of_their_neighbours(read: ReadFolder) -> None:
    folder = read({"a/x.md": "the customer has to be called", "a/y.md": "VPN", "a/_index.md": "VPN"})
    assert {up.lang for one in folder.processes for up in one.write_ups} == {"en"}
    assert [card.lang for card in folder.departments[0].cards] == ["en"]


def test_progress_is_told_after_each_file(make: MakeFolder) -> None:
    root = make({"procdesk.yaml": "name: N", "a.md": "x", "b.md": "y"})
    assert list(read_folder(root)) == [(1, 2), (2, 2)]


def test_only_files_that_differ_are_read_again(make: MakeFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    root = make({"a.md": "x", "b.md": "y"})
    first = read_all(root)
    (root / "b.md").write_text("changed")
    again = _drain(root, first)
    assert again.results["a.md"] is first.results["a.md"]
    assert again.results["b.md"] is not first.results["b.md"]
    (root / "procdesk.yaml").write_text("languages: [en]")
    third = _drain(root, again)
    assert third.results["a.md"] is not again.results["a.md"]
    assert third.processes[0].write_ups[0].lang == "en"


def _drain(root: Path, known: object) -> object:
    reading = read_folder(root, known)  # type: ignore[arg-type]
    while True:
        try:
            next(reading)
        except StopIteration as end:
            return end.value


def test_an_empty_folder_is_a_folder(read: ReadFolder) -> None:
    folder = read({})
    assert (folder.processes, folder.departments, folder.problems, folder.company) == ((), (), (), Company())


def test_a_missing_folder_is_unreachable(tmp_path: Path) -> None:
    with pytest.raises(ContentUnreachable):
        read_all(tmp_path / "gone")


def test_a_file_that_vanishes_while_reading_is_a_problem(make: MakeFolder) -> None:
    root = make({"a.md": "x", "b.md": "y"})
    reading = read_folder(root)
    next(reading)
    (root / "b.md").unlink()
    next(reading)
    with pytest.raises(StopIteration) as end:
        next(reading)
    assert codes(end.value.value.problems) == [("b.md", "file-unreadable")]


def test_the_handbook_of_18f_is_read_as_it_is(shared: Path) -> None:
    root = shared / "corpora" / "18f-handbook"
    if not root.is_dir():
        pytest.skip("the 18F handbook is not here")
    folder = read_all(root)
    assert len(folder.results) == 242
    assert folder.problems == ()
    ups = {one.id: one.write_ups[0] for one in folder.processes}
    assert len(ups) == 242
    assert {up.lang for up in ups.values()} == {"en"}
    assert all(up.title.strip() and "<" not in up.title and "{" not in up.title for up in ups.values())
    assert all("{%" not in up.say and "](" not in up.say and "**" not in up.say for up in ups.values())
    assert sum(bool(up.say) for up in ups.values()) > 225
    assert ups["travel-and-leave/travel-and-leave-policies/moving"].title == "Moving and changing your address"


@pytest.mark.parametrize(("name", "count"), [("clinc150-k10", 150), ("techqa-k0", 337)])
def test_the_query_sets_are_read_as_they_are(shared: Path, name: str, count: int) -> None:
    folder = read_all(shared / "eval" / name)
    assert len(folder.processes) == count
    assert folder.problems == ()
    assert {up.lang for one in folder.processes for up in one.write_ups} == {"en"}
