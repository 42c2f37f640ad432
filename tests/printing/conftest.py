"""A small folder whose pages hold all that paper has a form for, and a reader of what was drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from procdesk.library import Library
from procdesk.printing.binder import BinderRequest, write_binder
from procdesk.printing.document import PrintDocument, build_print_document
from procdesk.printing.pdf import PdfFile, PrintedPage
from procdesk.printing.sheet import local_sheet
from procdesk.settings import index_folder
from tests.conftest import write

NOW = datetime(2026, 11, 22, 12, 45)
TODAY = NOW.date()
WHOLE = """---
title: Cobro <doble>
customer_says: [me han cobrado dos veces, ábreme la factura]
codes: [FAC-021]
owner: calidad@norvia.example
verified: 2026-09-15
verify_every: 6 months
first_contact: solve-then-hand-over
related: [averias/sin-internet]
---
## Qué decir
Lo compruebo **ahora mismo**.
## Pregunta primero
- ¿Qué fecha tiene?
## Puedes decidir
- Hasta 30 €
## No prometas
- Un día concreto
## Guía
### ¿Es idéntico?
Mira los *céntimos*.
- [Sí](#abonalo)
- [No](../averias/sin-internet.es.md)
- [Quizá](#nada)
### Abónalo
Con IVA.
## Qué pasa después
1. **Facturación** comprueba el cargo. (hasta 24 horas)
2. **Banco** lo muestra (ver el anexo)
## Si hay que pasarlo
- A: Billing
  Ten a mano: contrato; importe
  Di al cliente: "Le avisamos."
  Si no contestan: abre el FAC-021
## Por qué funciona así
Entra dos veces.
## Otra cosa
Texto libre.
"""


@pytest.fixture
def library(folder: Path, qapp: object) -> Iterator[Library]:
    """The small folder with one page that has everything."""
    write(folder, "facturacion/doble.es.md", WHOLE)
    made = Library(folder, index_folder(folder))
    for _ in made.catch_up():
        pass
    yield made
    made.close()


@pytest.fixture
def leaf(library: Library) -> PrintDocument:
    return read(library, "facturacion/doble")


def read(library: Library, id_: str, lang: str = "es", today: date = TODAY) -> PrintDocument:
    found = build_print_document(library, id_, lang, today)
    assert found is not None
    return found


Bound = Callable[..., list[PrintedPage]]


@pytest.fixture
def bound(library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bound:
    """Binds processes and gives the sides that were drawn."""

    def made(*ids: str, lang: str = "es") -> list[PrintedPage]:
        drawn: list[PrintedPage] = []
        add = PdfFile.add

        def noted(file: PdfFile, side: PrintedPage) -> None:
            drawn.append(side)
            add(file, side)

        monkeypatch.setattr(PdfFile, "add", noted)
        for _ in write_binder(tmp_path / "binder.pdf", library, BinderRequest(ids, lang, NOW, local_sheet())):
            pass
        return drawn

    return made


def words(side: PrintedPage) -> str:
    """The text of all that stands on a side, even where a slice shows only a part of it."""
    return "\n".join(one.text.toPlainText() for one in side.placed)
