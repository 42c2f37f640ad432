from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from procdesk.authoring.moving.transaction import JOURNAL
from procdesk.cli import app
from procdesk.settings import moves_folder, open_settings
from tests.authoring.moving.killed_move import bytes_of, killed_at, make_folder
from tests.authoring.repositories import Repository
from tests.conftest import write

OLD, NEW = "facturacion/cobro-duplicado", "facturacion/cargo"


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


def test_a_dry_run_shows_every_line_and_changes_nothing(folder: Path) -> None:
    write(folder, "tesoreria/z.es.md", "---\ntitulo: Z\n---\n[x](../facturacion/cobro-duplicado.es.md)\n")
    before = bytes_of(folder)
    result = run("move", OLD, "cargo", "--dry-run", "--content", folder, "--lang", "en")
    assert result.exit_code == 0
    assert "facturacion/cobro-duplicado.es.md -> facturacion/cargo.es.md" in result.stdout
    assert "  4: - [x](../facturacion/cobro-duplicado.es.md)\n  4: + [x](../facturacion/cargo.es.md)" in result.stdout
    assert "Nothing has been changed" in result.stderr
    assert bytes_of(folder) == before


def test_after_a_move_the_old_id_still_finds_the_page_and_undo_puts_all_back(folder: Path) -> None:
    before = bytes_of(folder)
    told = json.loads(run("move", OLD, "cargo", "--json", "--content", folder).stdout)
    assert (told["old"], told["new"], told["done"], told["ids"]) == (OLD, NEW, True, {OLD: NEW})
    assert json.loads(run("show", OLD, "--json", "--content", folder).stdout)["id"] == NEW
    queries = folder.parent / "queries.tsv"
    queries.write_text(f"me han cobrado dos veces\t{OLD}\n", "utf-8")
    evaluated = run("eval", queries, "--json", "--content", folder)
    assert json.loads(evaluated.stdout)["acc@1"] == 100.0
    assert "queries-unknown" not in evaluated.stderr
    assert run("move", "--undo", "--content", folder).exit_code == 0
    assert bytes_of(folder) == before
    assert run("move", "--undo", "--content", folder).exit_code == 1


def test_a_department_keeps_its_place_in_the_user_s_settings(folder: Path) -> None:
    open_settings().put(department="Facturación")
    result = run("move", "Facturación", "cargos", "--department", "--name", "es=Cargos", "--content", folder)
    assert result.exit_code == 0, result.stderr
    assert open_settings().text("department") == "cargos"
    assert "Cargos" in (folder / "cargos/_index.es.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["nada", "x"], 2, "nada"),
        (["facturacion/cobro-duplicad", "x"], 2, OLD),
        (["facturacion", "x"], 2, "--department"),
        (["nada", "x", "--department"], 2, "nada"),
        ([OLD, "aux"], 1, "aux"),
        ([OLD, "cobro-duplicado"], 1, "cobro-duplicado"),
        ([OLD], 2, "procdesk move"),
        ([], 2, "procdesk move"),
    ],
)
def test_what_cannot_be_moved_is_told_in_a_sentence(folder: Path, words: list[str], code: int, told: str) -> None:
    before = bytes_of(folder)
    for lang in ("es", "en"):
        result = run("move", *words, "--content", folder, "--lang", lang)
        assert (result.exit_code, result.stdout) == (code, "")
        assert told in result.stderr
    assert bytes_of(folder) == before


def test_files_that_were_changed_since_are_named_and_stay(folder: Path) -> None:
    run("move", OLD, "cargo", "--content", folder)
    page = folder / f"{NEW}.es.md"
    page.write_text(page.read_text("utf-8") + "\nMás.\n", "utf-8")
    result = run("move", "--undo", "--content", folder)
    assert result.exit_code == 1
    assert f"{NEW}.es.md" in result.stderr
    assert "Más." in page.read_text("utf-8")


@pytest.mark.parametrize(("step", "done"), [(9, False), (17, True)])
@pytest.mark.parametrize("verb", [["check"], ["search", "x"], ["history", "treasury/y"]])
def test_every_verb_first_finishes_a_move_that_was_killed(
    tmp_path: Path, own_home: Path, step: int, done: bool, verb: list[str]
) -> None:
    root = tmp_path / "content"
    make_folder(root)
    assert killed_at(root, moves_folder(root), step)
    result = run(*verb, "--content", root, "--lang", "en")
    assert ("A move that was interrupted has been finished." in result.stderr) is done
    assert (root / "cobros").exists() is done
    assert (root / "billing").exists() is not done
    assert not (root / JOURNAL).exists()


def test_the_history_of_a_page_is_told_with_the_words_that_changed(tmp_path: Path, own_home: Path) -> None:
    repository = Repository(tmp_path / "repo")
    repository.commit("Primera\n\nDetalles", {"content/a/x.es.md": "---\ntitulo: Uno\n---\nTexto viejo.\n"})
    repository.commit("Segunda", {"content/a/x.es.md": "---\ntitulo: Uno\n---\nTexto nuevo.\n"}, "Luis <l@x.example>")
    repository.close()
    content = tmp_path / "repo/content"
    result = run("history", "a/x", "--changes", "--content", content, "--lang", "en")
    assert result.stdout.splitlines() == [
        "2025-10-09 09:55  Luis  Segunda",
        "  Texto [-viejo-]{+nuevo+}.",
        "2025-10-09 09:54  Ana Ruiz  Primera",
    ]
    told = json.loads(run("history", "a/x", "--json", "--content", content).stdout)
    assert [one["message"] for one in told["versions"]] == ["Segunda", "Primera\n\nDetalles"]
    assert told["versions"][0]["changes"][0][1] == {"mark": "removed", "text": "viejo"}
    assert run("history", "a/nada", "--content", content).exit_code == 2


def test_without_a_repository_that_is_said(folder: Path) -> None:
    result = run("history", OLD, "--content", folder, "--lang", "en")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "no git repository" in result.stderr
