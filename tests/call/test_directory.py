"""A name stands for the same department wherever it is written, and what nobody knows is known nowhere."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procdesk.call.directory import DepartmentDirectory
from procdesk.model import Company, Department, DepartmentCard


def department(slug: str, *names: str) -> Department:
    return Department(slug, tuple(DepartmentCard(lang, name) for lang, name in zip(("es", "en"), names, strict=False)))


DIRECTORY = DepartmentDirectory(
    Company(outsiders=("Notaría",)),
    (
        department("facturacion", "Facturación", "Billing"),
        department("cobros", "Cobros", "Collections"),
        department("movil", "Móvil"),
        department("movil-empresas", "Móvil de empresas"),
        department("altas", "Altas y Bajas", "Sign-ups or cancellations"),
        department("ventas", "Ventas"),
        department("norte", "Ventas (Norte)"),
        department("strasse", "Große Straße"),
    ),
)


def named(text: str) -> list[tuple[str, str]]:
    """Whom a text names, as (slug, "outside" or "?" and the detail)."""
    return [(one.slug or ("outside" if one.outsider else "?"), one.detail) for one in DIRECTORY.resolve(text)]


@pytest.mark.parametrize(
    ("text", "slug", "detail"),
    [
        ("Facturación", "facturacion", ""),
        ("  FACTURACION ", "facturacion", ""),
        ("Billing", "facturacion", ""),
        ("facturacion", "facturacion", ""),
        ("movil-empresas", "movil-empresas", ""),
        ("Facturación (Ana)", "facturacion", "Ana"),
        ("Facturacio\u0301n (Ana)", "facturacion", "Ana"),
        ("Facturación (Ana), por la tarde", "facturacion", "(Ana), por la tarde"),
        ("Facturación: Ana", "facturacion", "Ana"),
        ("Facturación, extensión 4 210", "facturacion", "extensión 4 210"),
        ("Facturación ext. 4210", "facturacion", "ext. 4210"),
        ("Facturación 4210", "facturacion", "4210"),
        ("Facturación – Ana", "facturacion", "Ana"),
        ("Facturación - Ana", "facturacion", "Ana"),
        ("Facturación.", "facturacion", ""),
        ("Móvil  de   empresas (Luis)", "movil-empresas", "Luis"),
        ("GROSSE STRASSE (Ana)", "strasse", "Ana"),
    ],
)
def test_a_text_names_the_department_that_it_begins_with(text: str, slug: str, detail: str) -> None:
    assert named(text) == [(slug, detail)]


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Altas y Bajas", "altas"),
        ("altas y bajas", "altas"),
        ("Sign-ups or cancellations", "altas"),
        ("Ventas (Norte)", "norte"),
        ("Ventas", "ventas"),
    ],
)
def test_a_name_is_found_as_a_whole_first(text: str, slug: str) -> None:
    assert named(text) == [(slug, "")]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Cobros o Facturación", [("cobros", ""), ("facturacion", "")]),
        ("Billing or Collections", [("facturacion", ""), ("cobros", "")]),
        ("Cobros y Facturación", [("cobros", ""), ("facturacion", "")]),
        ("COBROS O FACTURACIÓN", [("cobros", ""), ("facturacion", "")]),
        ("Cobros/Facturación", [("cobros", ""), ("facturacion", "")]),
        ("Cobros, Móvil y Facturación", [("cobros", ""), ("movil", ""), ("facturacion", "")]),
        ("Altas y Bajas o Cobros", [("altas", ""), ("cobros", "")]),
        ("Cobros y Altas y Bajas", [("cobros", ""), ("altas", "")]),
        ("Ventas (Norte) o Ventas (Ana)", [("norte", ""), ("ventas", "Ana")]),
        ("Cobros (Ana o Luis) y Facturación (Eva)", [("cobros", "Ana o Luis"), ("facturacion", "Eva")]),
        ("Cobros o el banco", [("cobros", ""), ("outside", "")]),
        ("el cliente o Cobros", [("outside", ""), ("cobros", "")]),
        ("Facturación (Ana o Cobros)", [("facturacion", "Ana o Cobros")]),
    ],
)
def test_a_text_may_name_several(text: str, parties: list[tuple[str, str]]) -> None:
    assert named(text) == parties


@pytest.mark.parametrize("text", ["Cliente", "EL CLIENTE", "Notaria", "notaría", "customer's bank", "Banco (Ana)"])
def test_a_known_outsider_is_outside(text: str) -> None:
    (only,) = DIRECTORY.resolve(text)
    assert (only.slug, only.outsider, only.known) == ("", True, True)


@pytest.mark.parametrize(
    "text",
    [
        *("Facturaciones", "Astrología", "", "?", "Fact"),
        *("Móvil del cliente", "Cobros-Ana", "customer's dog", "cliente VIP", "el jefe o su jefe"),
        *("quien esté o Cobros", "la de Cobros"),
    ],
)
def test_a_name_that_nobody_knows_is_one_party_as_written(text: str) -> None:
    (only,) = DIRECTORY.resolve(text)
    assert (only.name, only.known, only.detail) == (text, False, "")


@pytest.mark.parametrize("text", ["Cobros o quien esté", "Cobros (Ana) o quien esté"])
def test_somebody_unknown_beside_a_department_is_told(text: str) -> None:
    first, second = DIRECTORY.resolve(text)
    assert first.slug == "cobros"
    assert first.detail.endswith("o quien esté")
    assert (second.name, second.known) == ("quien esté", False)


def test_a_department_comes_before_an_outsider_of_the_same_name_and_a_name_before_a_slug() -> None:
    directory = DepartmentDirectory(
        Company(outsiders=("Legal",)), (department("ventas", "Legal"), department("x", "Ventas"))
    )
    assert [one.slug for one in directory.resolve("Legal o Ventas")] == ["ventas", "x"]


def test_of_two_departments_with_one_name_the_first_is_meant() -> None:
    directory = DepartmentDirectory(Company(), (department("a", "Legal"), department("b", "Legal")))
    assert [one.slug for one in directory.resolve("Legal (Ana)")] == ["a"]


def test_a_folder_without_departments_knows_the_usual_outsiders_only() -> None:
    directory = DepartmentDirectory(Company(), ())
    assert [directory.resolve(text)[0].known for text in ("Cliente", "Facturación")] == [True, False]


def test_names_of_the_same_department_have_one_identity() -> None:
    assert DIRECTORY.identities("Billing (Ana)") == DIRECTORY.identities("facturacion")
    assert DIRECTORY.identities("Cobros") < DIRECTORY.identities("Cobros o Facturación")
    assert DIRECTORY.identities("El Banco") == DIRECTORY.identities("el banco")
    assert DIRECTORY.identities("Notaría") != DIRECTORY.identities("Cliente")


@pytest.mark.parametrize("piece", ["Cobros, ", "Cobros o ", "Cobros (", "a o ", "cliente/", "((((", "ß", "\u0301"])
def test_a_hostile_text_is_read_at_once(piece: str) -> None:
    text = (piece * 10_000)[:10_000]
    began = time.process_time()
    for _ in range(20):
        assert DIRECTORY.resolve(text)
    assert time.process_time() - began < 2


PIECES = st.sampled_from(
    ["Cobros", "Ventas", "(Norte)", " ", " o ", " y ", ", ", "/", "(", ")", "banco", "Ana", "ñ\u0301", "ﬁ", "-", "'"]
)


@given(st.lists(PIECES, max_size=12).map("".join) | st.text())
def test_every_text_names_somebody_and_no_text_raises(text: str) -> None:
    parties = DIRECTORY.resolve(text)
    assert parties
    written = " ".join(text.split())
    assert all(one.name in written and one.detail in written for one in parties)
    assert DIRECTORY.identities(text)
