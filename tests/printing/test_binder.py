from __future__ import annotations

import re
from pathlib import Path

import pytest

from procdesk.library import Library
from procdesk.printing.binder import BinderRequest, write_binder
from procdesk.printing.pdf import NotWritten, PrintedPage
from procdesk.printing.sheet import local_sheet
from tests.printing.conftest import NOW, Bound, words
from tests.printing.test_pdf import names, pages

ALL = ("facturacion/doble", "facturacion/cobro-duplicado", "averias/sin-internet", "averias/router")


def title(side: PrintedPage) -> str:
    return side.margins.head[0] if side.margins else ""


def first_page(drawn: list[PrintedPage], heading: str) -> int:
    return next(number for number, side in enumerate(drawn, 1) if title(side) == heading)


def test_a_binder_is_a_cover_contents_pages_and_an_index(bound: Bound) -> None:
    drawn = bound(*ALL)
    order = list(dict.fromkeys(title(side) for side in drawn))
    assert order == [
        *("", "Contenido", "Router averiado", "Sin conexión a internet"),
        *("Cobro <doble>", "Cobro duplicado en la factura", "Índice por frases del cliente"),
    ]


def test_the_cover_says_what_it_is_of_when_and_until_when_it_may_be_used(bound: Bound) -> None:
    cover = words(bound(*ALL)[0])
    assert "Norvia" in cover
    assert "4 procesos" in cover
    assert "Impreso el 22 de noviembre de 2026, 12:45" in cover
    assert "No usar después del 22 de diciembre de 2026" in cover


def test_the_contents_and_the_index_name_the_pages_on_which_things_stand(bound: Bound) -> None:
    drawn = bound(*ALL)
    contents = words(drawn[1])
    index = words(drawn[-1])
    for heading, phrase in (("Cobro <doble>", "ábreme la factura"), ("Sin conexión a internet", "no me funciona")):
        number = first_page(drawn, heading)
        assert re.search(rf"{re.escape(heading)}\s+{number}\n?", contents)
        assert re.search(rf"{phrase}.* – {re.escape(heading)}, {number}\n", f"{index}\n")
    assert re.search(rf"FAC-021 – Cobro <doble>, {first_page(drawn, 'Cobro <doble>')}\n", f"{index}\n")


def test_every_page_is_numbered_of_all(bound: Bound) -> None:
    drawn = bound(*ALL)
    numbers = [side.margins.number for side in drawn if side.margins]
    assert numbers == [f"Página {number} de {len(drawn)}" for number in range(2, len(drawn) + 1)]


def test_a_page_that_another_refers_to_is_named_by_its_number(bound: Bound) -> None:
    drawn = bound(*ALL)
    number = first_page(drawn, "Sin conexión a internet")
    page = words(drawn[first_page(drawn, "Cobro <doble>") - 1])
    assert f"«Sin conexión a internet», página {number}" in page


def test_a_binder_in_english_is_labelled_in_english_and_keeps_what_is_only_in_spanish(bound: Bound) -> None:
    drawn = bound("facturacion/cobro-duplicado", "averias/router", lang="en")
    order = list(dict.fromkeys(title(side) for side in drawn))
    assert order == ["", "Contents", "Router averiado", "Charged twice on the bill", "Index by what customers say"]


def test_ids_that_no_page_has_are_left_out(bound: Bound) -> None:
    assert "1 proceso" in words(bound("averias/router", "no/hay")[0])


def test_the_file_is_whole_and_alone(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "out" / "binder.pdf"
    path.parent.mkdir()
    steps = list(write_binder(path, library, BinderRequest(ALL, "es", NOW, local_sheet())))
    assert (steps[0].done, steps[-1].done, steps[-1].total) == (0, 8, 8)
    assert pages(path) >= 7
    assert names(path.parent) == ["binder.pdf"]


def test_a_binder_that_is_given_up_leaves_the_older_one(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "out" / "binder.pdf"
    path.parent.mkdir()
    path.write_bytes(b"older")
    steps = write_binder(path, library, BinderRequest(ALL, "es", NOW, local_sheet()))
    for _ in range(6):
        next(steps)
    steps.close()
    assert path.read_bytes() == b"older"
    assert names(path.parent) == ["binder.pdf"]


def test_a_place_that_cannot_be_written_is_told_at_once(library: Library, tmp_path: Path) -> None:
    steps = write_binder(tmp_path / "no" / "binder.pdf", library, BinderRequest(ALL, "es", NOW, local_sheet()))
    with pytest.raises(NotWritten):
        next(steps)
