"""What will be written is shown beforehand to the letter, and nothing that is there is ever touched."""

from __future__ import annotations

import errno
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procdesk.authoring.importing import writing
from procdesk.authoring.importing.document import ImportedDocument
from procdesk.authoring.importing.plan import ImportChoices, ImportPlan, PageState, offered_name, plan_import
from procdesk.authoring.importing.write_up import write_up_text
from procdesk.authoring.importing.writing import PageOutcome, write_plan
from procdesk.content.folder import read_all
from procdesk.content.parser import read_source
from procdesk.validation.checks import check
from tests.authoring.importing.kills import check_after_kill, folder_of_documents, killed_writer, plan_file
from tests.authoring.importing.reading import DATA, places, planned, read_sources
from tests.conftest import write

TODAY = date(2026, 11, 29)
CARDS = {"es": "---\nnombre: {name}\n---\n", "en": "---\nname: {name}\n---\n"}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    root = tmp_path / "content"
    write(root, "facturacion/_index.es.md", "---\nnombre: Facturación\n---\n")
    return root


def plan(tmp_path: Path, content: Path, *names: str, department: str = "facturacion") -> ImportPlan:
    return planned([DATA / name for name in names], tmp_path, department, content=content)


def contents(folder: Path) -> dict[str, bytes]:
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


def test_what_is_written_is_what_was_shown(tmp_path: Path, content: Path) -> None:
    before = contents(content)
    shown = plan(tmp_path, content, "pandoc-es.docx", "google-docs.html")
    assert contents(content) == before
    written = write_plan(content, shown, CARDS)
    assert [one.outcome for one in written] == [PageOutcome.WRITTEN, PageOutcome.WRITTEN]
    for page in shown.pages:
        assert (content / page.path).read_text("utf-8") == page.text
        for file in page.files:
            assert (content / file.path).read_bytes() == Path(file.staged).read_bytes()


def test_imported_pages_have_no_mistakes_that_check_would_tell(tmp_path: Path, content: Path) -> None:
    write_plan(content, plan(tmp_path, content, "pandoc-es.docx", "libreoffice-form.docx"), CARDS)
    told = {one.code for one in check(read_all(content), TODAY)}
    assert told <= {
        *("no-owner", "no-first-contact", "no-phrases", "never-verified", "translation-missing"),
        # This folder has neither a calendar nor the department that the journey names.
        *("no-calendar", "unknown-department"),
    }


def test_the_same_document_again_is_there_already(tmp_path: Path, content: Path) -> None:
    write_plan(content, plan(tmp_path, content, "pandoc-es.docx", "lista-1252.csv"), CARDS)
    before = contents(content)
    again = plan(tmp_path, content, "pandoc-es.docx", "lista-1252.csv")
    assert {page.state for page in again.pages} == {PageState.SAME}
    assert {one.outcome for one in write_plan(content, again, CARDS)} == {PageOutcome.SAME}
    assert contents(content) == before


@pytest.mark.parametrize(
    "taken",
    [
        "cobro-duplicado-en-la-factura.es.md",
        "cobro-duplicado-en-la-factura.md",
        "Cobro-Duplicado-en-la-Factura.ES.md",
        "cobro-duplicado-en-la-factura.es.markdown",
    ],
)
def test_a_name_that_is_taken_is_left_alone_and_another_is_offered(taken: str, tmp_path: Path, content: Path) -> None:
    write(content, f"facturacion/{taken}", "---\ntitulo: Mía\n---\nNo tocar.\n")
    before = contents(content)
    shown = plan(tmp_path, content, "pandoc-es.docx")
    (page,) = shown.pages
    assert page.state is PageState.TAKEN
    assert [one.outcome for one in write_plan(content, shown, CARDS)] == [PageOutcome.LEFT_OUT]
    assert contents(content) == before
    name = offered_name(page, places(content))
    choices = ImportChoices("facturacion", names={page.source: name})
    (renamed,) = plan_import(
        read_sources([DATA / "pandoc-es.docx"], tmp_path / "staging"), places(content), choices
    ).pages
    assert renamed.path == "facturacion/cobro-duplicado-en-la-factura-2.es.md"
    assert renamed.state is PageState.NEW
    assert "titulo: Cobro duplicado en la factura" in renamed.text


def test_the_same_process_in_another_language_is_no_name_that_is_taken(tmp_path: Path, content: Path) -> None:
    write(content, "facturacion/refund-after-a-cancelled-order.es.md", "---\ntitulo: Devolución\n---\nTexto.\n")
    (page,) = plan(tmp_path, content, "libreoffice-en.docx").pages
    assert page.lang == "en"
    assert page.state is PageState.NEW


def test_pictures_never_take_the_place_of_others(tmp_path: Path, content: Path) -> None:
    mine = write(content, "facturacion/_imagenes/cobro-duplicado-en-la-factura-1.png", "mía")
    shown = plan(tmp_path, content, "pandoc-es.docx")
    write_plan(content, shown, CARDS)
    assert mine.read_text() == "mía"
    assert [file.path for file in shown.pages[0].files] == [
        "facturacion/_imagenes/cobro-duplicado-en-la-factura-1-2.png"
    ]
    assert "](_imagenes/cobro-duplicado-en-la-factura-1-2.png)" in shown.pages[0].text


def test_a_page_written_meanwhile_by_somebody_else_is_not_replaced(tmp_path: Path, content: Path) -> None:
    shown = plan(tmp_path, content, "pandoc-es.docx")
    theirs = write(content, shown.pages[0].path, "de otra persona")
    (one,) = write_plan(content, shown, CARDS)
    assert one.outcome is PageOutcome.FAILED
    assert theirs.read_text() == "de otra persona"
    assert not (content / "facturacion/_imagenes").exists() or not any((content / "facturacion/_imagenes").iterdir())


def test_where_the_disk_is_full_nothing_of_a_page_is_left(
    tmp_path: Path, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = plan(tmp_path, content, "pandoc-es.docx")
    really = writing.atomic_create

    def full(path: Path, data: str | bytes) -> None:
        if path.suffix == ".md":
            raise OSError(errno.ENOSPC, "No space left on device")
        really(path, data)

    monkeypatch.setattr(writing, "atomic_create", full)
    (one,) = write_plan(content, shown, CARDS)
    assert (one.outcome, one.reason) == (PageOutcome.FAILED, "No space left on device")
    assert not any(path.suffix == ".png" for path in content.rglob("*"))


def test_sub_folders_are_departments_and_links_between_documents_go_on(tmp_path: Path, content: Path) -> None:
    sources = tmp_path / "viejo"
    write(sources, "Facturación/uno.html", "<h1>Uno</h1><p>Ver <a href='../Cobros/dos.html#x'>dos</a>.</p>")
    write(sources, "Cobros/dos.html", "<h1>Dos</h1><p>Ver <a href='../Facturaci%C3%B3n/uno.html'>uno</a>.</p>")
    write(sources, "suelto.txt", "Un texto sin departamento.")
    shown = planned([sources], tmp_path, "", content=content)
    pages = {page.title: page for page in shown.pages}
    assert "[dos](../cobros/dos.es.md)" in pages["Uno"].text
    assert "[uno](../facturacion/uno.es.md)" in pages["Dos"].text
    assert pages["Suelto"].state is PageState.NO_DEPARTMENT
    assert (pages["Uno"].new_department, pages["Dos"].new_department) == ("", "Cobros")
    write_plan(content, shown, CARDS)
    assert (content / "cobros/_index.es.md").read_text("utf-8") == "---\nnombre: Cobros\n---\n"
    assert not [one for one in check(read_all(content), TODAY) if one.code == "unknown-link"]


def test_two_documents_with_one_title_get_two_names(tmp_path: Path, content: Path) -> None:
    shown = plan(tmp_path, content, "pandoc-es.docx", "libreoffice-es.docx")
    assert [page.path.rpartition("/")[2] for page in shown.pages] == [
        "cobro-duplicado-en-la-factura.es.md",
        "cobro-duplicado-en-la-factura-2.es.md",
    ]


def test_a_page_with_details_of_its_own_is_taken_over_as_it_stands(tmp_path: Path, content: Path) -> None:
    text = "---\ntitle: 'Mine: with a colon'\ntags: [a]\n---\n\nSome text that is in English, and no more.\n"
    path = write(tmp_path, "page.md", text)
    (page,) = planned([path], tmp_path, "facturacion", content=content).pages
    assert page.text == text
    assert page.path == "facturacion/mine-with-a-colon.en.md"


@given(
    title=st.text(min_size=1, max_size=60),
    phrases=st.lists(st.text(min_size=1, max_size=40), max_size=3),
    owner=st.text(max_size=30),
)
def test_any_title_phrase_and_owner_is_read_as_it_was(title: str, phrases: list[str], owner: str) -> None:
    document = ImportedDocument("x", title, "Texto.", tuple(phrases), owner=owner)
    source = read_source("a/b.es.md", write_up_text(document, "es").text.encode("utf-8", "replace"), None)
    written = source.write_up
    assert written is not None
    assert not [one for one in source.problems if one.code in ("yaml-broken", "quote-open", "missing-colon")]


def test_a_killed_import_leaves_no_half_page(tmp_path: Path) -> None:
    plan, whole = plan_file(folder_of_documents(tmp_path / "sources"), tmp_path)
    for number in range(4):
        content = tmp_path / f"content-{number}"
        killed_writer(plan, content, 0.01 * number)
        assert check_after_kill(content, whole) == []
