from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

with warnings.catch_warnings():
    # Whoosh 2.7.4 says `is 0`, which newer Pythons remark upon once, when they compile it.
    warnings.simplefilter("ignore", SyntaxWarning)
    from procdesk.search.engine import Engine
    from procdesk.search.index import writer

from procdesk.model import FirstContact, Process, Section, WriteUp
from procdesk.search.index.document import SourceDocument
from procdesk.search.index.snapshots import Snapshot, SnapshotStore

Make = Callable[..., Engine]


def write_up(id_: str, title: str, *phrases: str, lang: str = "es", body: str = "", **more: object) -> WriteUp:
    sections = (Section("guide", "Guía", body, 1),) if body else ()
    given: dict[str, object] = {"department": id_.split("/")[0], "say": f"Dígale: {title}.", "sections": sections}
    return WriteUp(id_, lang, f"{id_}.{lang}.md", title, phrases=phrases, **{**given, **more})  # type: ignore[arg-type]


def process(*write_ups: WriteUp) -> Process:
    return Process(write_ups[0].id, write_ups)


def document(*write_ups: WriteUp) -> SourceDocument:
    return SourceDocument(
        process(*write_ups), {one.path: f"# {one.title}\n".encode("utf-8", "replace") for one in write_ups}
    )


DUPLICATE = (
    write_up(
        "facturacion/cobro-duplicado",
        "Cobro duplicado en la factura",
        "me han cobrado dos veces",
        "dos cargos iguales en el banco",
        codes=("FAC-021",),
        verified=date(2026, 9, 15),
        first_contact=FirstContact.SOLVE,
        body="Mira si el concepto y el **importe** coinciden. La mayoría nace cuando alguien paga con tarjeta.",
    ),
    write_up("facturacion/cobro-duplicado", "Charged twice on the bill", "you charged me twice", lang="en"),
)
OUTAGE = write_up("averias/sin-internet", "Sin internet", "no me funciona la fibra", "avería en casa del técnico")
STREET = write_up("ventas/compania", "Cambiar de compañía", "quiero cambiarme de compañía", "me voy a la competencia")
MOVE = write_up("instalaciones/mudanza", "Mudanza de domicilio", "me mudo de casa", "instalar la fibra en otro piso")
SAMPLE = (document(*DUPLICATE), document(OUTAGE), document(STREET), document(MOVE))


def publish(root: Path, documents: tuple[SourceDocument, ...], synonyms: writer.Synonyms = ()) -> Snapshot:
    with SnapshotStore(root).writing() as draft:
        writer.build_index(draft.folder, documents, ("es", "en"), synonyms)
        return draft.publish({"made": "here"}, {"catalogue": b"\x00\xff"})


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Make]:
    """Makes an engine over some documents, and closes it at the end."""
    engines: list[Engine] = []

    def made(*documents: SourceDocument, synonyms: writer.Synonyms = ()) -> Engine:
        engines.append(Engine(publish(tmp_path / f"index-{len(engines)}", documents, synonyms)))
        return engines[-1]

    yield made
    for engine in engines:
        engine.close()


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    engine = Engine(publish(tmp_path_factory.mktemp("sample"), SAMPLE))
    yield engine
    engine.close()
