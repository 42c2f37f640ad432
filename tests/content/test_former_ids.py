from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from procdesk.content.catalog import catalog_of, from_json, renamed_ids, to_json
from procdesk.content.folder import read_all
from procdesk.content.links import ids_by_former, known_page
from procdesk.validation.checks import check

TODAY = date(2026, 11, 22)


def _page(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, "utf-8")


def test_a_link_to_a_former_id_leads_to_the_page_that_has_it() -> None:
    former = ids_by_former([("cobros/doble", ("facturacion/doble", "viejo")), ("cobros/otro", ("viejo",))])
    assert former == {"facturacion/doble": "cobros/doble", "viejo": "cobros/doble"}
    ids = {"cobros/doble", "cobros/otro"}
    assert known_page("facturacion/doble", ids, former) == "cobros/doble"
    assert known_page("pagos/facturacion/doble", ids, former) == "cobros/doble"
    assert known_page("facturacion/otro", ids, former) == ""


def test_a_page_that_there_is_wins_over_a_former_id() -> None:
    assert ids_by_former([("a/x", ("a/y",)), ("a/y", ())]) == {}


@pytest.mark.parametrize(
    "written",
    ["former_ids: [old/x]", "ids_anteriores:\n  - old/x.md\n  - old/other", "Id anterior: /old/x/, old/z # moved"],
)
def test_former_ids_are_written_like_related(tmp_path: Path, written: str) -> None:
    _page(tmp_path, "new/x.es.md", f"---\ntitulo: X\n{written}\n---\nTexto\n")
    folder = read_all(tmp_path)
    assert not [one for one in folder.problems if one.path == "new/x.es.md"]
    assert folder.former["old/x"] == "new/x"
    catalog = from_json(to_json(catalog_of(folder)))
    assert catalog is not None
    assert catalog.known_as("old/x") == "new/x"


def test_aliases_of_hugo_and_obsidian_are_no_former_ids(tmp_path: Path) -> None:
    _page(tmp_path, "posts/new.md", "---\ntitle: New\naliases:\n  - /posts/old/\n  - Another title\n---\nText\n")
    _page(tmp_path, "posts/old.md", "---\ntitle: Old\naliases: [new, /posts/new]\n---\nText\n")
    folder = read_all(tmp_path)
    assert not folder.former
    assert not [one for one in check(folder, TODAY) if "former" in one.code or "key" in one.code]


def test_whatever_links_to_a_former_id_is_right(tmp_path: Path) -> None:
    _page(tmp_path, "procdesk.yaml", "complaint: old/x\n")
    _page(tmp_path, "new/x.md", "---\ntitle: X\nformer_ids: old/x\n---\n\n## Say this\n\nYes.\n")
    guide = "## Guide\n\n### Really?\n\n- [Yes](../old/x.md)\n- [No](#no)\n\n### No\n\nNothing.\n"
    _page(tmp_path, "new/y.md", f"---\ntitle: Y\nrelated: [old/x]\n---\n\nSee [x](/old/x.md).\n\n{guide}")
    found = {one.code for one in check(read_all(tmp_path), TODAY)}
    assert not found & {"unknown-link", "unknown-related", "unknown-guide-target", "unknown-complaint"}


def test_a_former_id_of_two_pages_is_told_of_the_second(tmp_path: Path) -> None:
    _page(tmp_path, "a/x.md", "---\ntitle: X\nformer_ids: old/x\n---\nText\n")
    _page(tmp_path, "a/y.md", "---\ntitle: Y\nformer_ids:\n  - old/y\n  - old/x\n---\nText\n")
    told = [one for one in check(read_all(tmp_path), TODAY) if one.code == "former-id-shared"]
    assert [(one.path, one.line, dict(one.facts)) for one in told] == [
        ("a/y.md", 5, {"id": "old/x", "other": "a/x"}),
    ]


def test_a_page_that_was_moved_and_changed_is_followed_by_its_former_id(tmp_path: Path) -> None:
    _page(tmp_path, "a/x.md", "---\ntitle: X\n---\nText\n")
    old = catalog_of(read_all(tmp_path))
    (tmp_path / "a/x.md").unlink()
    _page(tmp_path, "b/z.md", "---\ntitle: Another title\nformer_ids: a/x\n---\nAnother text\n")
    assert renamed_ids(old, catalog_of(read_all(tmp_path))) == {"a/x": "b/z"}
