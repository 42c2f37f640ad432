"""A department is the same on the screen, in the journey, in what is said, on paper and for `check`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

import pytest

from procdesk.call.journey import StepDate
from procdesk.content.folder import read_all
from procdesk.library import Library
from procdesk.printing.document import build_print_document
from procdesk.settings import index_folder
from procdesk.validation.checks import check
from tests.conftest import write

NOW = datetime(2026, 11, 23, 10)  # a Monday
TUESDAY, WEDNESDAY = StepDate(date(2026, 11, 24)), StepDate(date(2026, 11, 25))

# The placeholder names Facturación, which does no step then.
UNKNOWN = ["unknown-step", "unknown-department", "unknown-department"]


@pytest.fixture
def company(tmp_path: Path) -> Path:
    """A company with two departments; that of the money never works on Tuesdays."""
    folder = tmp_path / "company"
    write(folder, "procdesk.yaml", "languages: [es]\ncountry: ES\nregion: MD\n")
    write(folder, "facturacion/_index.es.md", "---\nname: Facturación\nphone: 4 210\nhours: Mo-Fr 08:00-20:00\n---\n")
    write(folder, "cobros/_index.es.md", "---\nname: Cobros\nphone: 4 224\nhours: Mo,We-Fr 08:00-20:00\n---\n")
    return folder


@contextmanager
def opened_with(folder: Path, named: str) -> Iterator[Library]:
    page = (
        "---\ntitle: Doble\ncustomer_says: [uno, dos, tres]\n---\n## Qué decir\nLo tiene {hasta:Facturación|pronto}.\n"
        f"## Qué pasa después\n1. **{named}** mira. (1 día laborable)\n## Si hay que pasarlo\n- A: {named}\n"
    )
    write(folder, "facturacion/doble.es.md", page)
    library = Library(folder, index_folder(folder))
    for _ in library.catch_up():
        pass
    yield library
    library.close()


@pytest.mark.parametrize(
    ("named", "slugs", "phones", "ends", "said", "codes"),
    [
        ("Facturación", ["facturacion"], ["4 210"], (TUESDAY, TUESDAY), "martes 24 de noviembre", []),
        ("Facturación (Ana)", ["facturacion"], ["4 210"], (TUESDAY, TUESDAY), "martes 24 de noviembre", []),
        ("FACTURACION: Ana", ["facturacion"], ["4 210"], (TUESDAY, TUESDAY), "martes 24 de noviembre", []),
        ("facturacion", ["facturacion"], ["4 210"], (TUESDAY, TUESDAY), "martes 24 de noviembre", []),
        (
            *("Cobros o Facturación", ["cobros", "facturacion"], ["4 224", "4 210"], (TUESDAY, WEDNESDAY)),
            *("miércoles 25 de noviembre", []),
        ),
        ("El banco", [""], [""], (TUESDAY, TUESDAY), "pronto", ["unknown-step"]),
        ("Móvil del cliente", [""], [""], (None, None), "pronto", UNKNOWN),
        ("Facturasión", [""], [""], (None, None), "pronto", UNKNOWN),
        (
            *("Facturación o quien esté", ["facturacion"], ["4 210"], (None, None)),
            *("pronto", ["unknown-department"] * 2),
        ),
    ],
)
def test_whoever_reads_a_name_reads_the_same(
    company: Path,
    named: str,
    slugs: list[str],
    phones: list[str],
    ends: tuple[StepDate | None, StepDate | None],
    said: str,
    codes: list[str],
) -> None:
    with opened_with(company, named) as library:
        opened = library.opened("facturacion/doble", "es", NOW)
        printed = build_print_document(library, "facturacion/doble", "es", NOW.date())
        assert opened is not None
        assert printed is not None
        assert [one.contact.slug for one in opened.call_context.targets] == slugs
        assert [one.contact.phone for one in opened.call_context.targets] == phones
        assert [one.phone for one in printed.reaches[0].contacts] == phones
        (step,) = opened.call_context.journey.steps
        assert (step.earliest, step.latest) == ends
        assert said in opened.page.write_up.say
        told = {one.code for one in check(read_all(company), NOW.date())}
        assert told & {"unknown-department", "unknown-step"} == set(codes)
