"""Found by meaning: the reason that is told, what is never marked, and whether the folder answers at all."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from procdesk.indexing.training import fit_new_index
from procdesk.model import Answer, Evidence, Query
from procdesk.search.encoding.encoder import Encoder, load_encoder
from procdesk.search.engine import Engine
from procdesk.search.index import writer
from procdesk.search.index.document import SourceDocument
from procdesk.search.index.snapshots import SnapshotStore
from tests.search.conftest import document, write_up

PAGES = (
    document(
        write_up(
            "facturacion/cobro-duplicado",
            "Cobro duplicado en la factura",
            "me han cobrado dos veces",
            "hay dos cargos iguales en el banco",
            "he pagado lo mismo dos veces",
        ),
        write_up("facturacion/cobro-duplicado", "Charged twice", "you took the money twice", lang="en"),
    ),
    document(
        write_up(
            "movil/robo",
            "Móvil perdido o robado",
            "me han robado el móvil",
            "he perdido el teléfono en el autobús",
            "quiero bloquear la tarjeta del móvil que me quitaron",
        )
    ),
    document(
        write_up(
            "averias/sin-internet",
            "Sin conexión a internet",
            "no me funciona la fibra",
            "no tengo internet en casa",
            "el wifi no conecta",
        )
    ),
    document(
        write_up(
            "bajas/cancelar",
            "Darse de baja",
            "quiero cancelar el contrato",
            "me quiero dar de baja",
            "cómo anulo el servicio",
        )
    ),
    document(
        write_up(
            "tiendas/horario",
            "Horario de las tiendas",
            "a qué hora cerráis la tienda",
            "abrís los domingos",
            "dónde hay una tienda vuestra",
        )
    ),
)
CHARGED, STOLEN, SHOPS = "facturacion/cobro-duplicado", "movil/robo", "tiendas/horario"


@pytest.fixture(scope="module")
def encoder(tmp_path_factory: pytest.TempPathFactory) -> Encoder:
    return load_encoder(tmp_path_factory.mktemp("encoder"))


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Iterator[Engine]:
    made = engine_of(tmp_path_factory.mktemp("meaning"), PAGES, ("es", "en"), encoder)
    yield made
    made.close()


def engine_of(root: Path, pages: tuple[SourceDocument, ...], languages: tuple[str, ...], encoder: Encoder) -> Engine:
    with SnapshotStore(root).writing() as draft:
        writer.build_index(draft.folder, pages, languages, (), encoder)
        fit_new_index(draft.folder, sys.maxsize)
        snapshot = draft.publish({}, {})
    return Engine(snapshot, lambda: encoder)


def ask(engine: Engine, text: str, lang: str = "es") -> Answer:
    return engine.search(Query(text, lang, typing=False))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ich wurde doppelt belastet", CHARGED),
        ("j'ai été débité deux fois", CHARGED),
        ("fui cobrado em duplicado", CHARGED),
        ("mi hanno addebitato due volte", CHARGED),
        ("我被重复收费了", CHARGED),
        ("mein Handy wurde gestohlen", STOLEN),
        ("on m'a volé mon portable", STOLEN),
        ("我的手机被偷了", STOLEN),
        ("my phone was stolen", STOLEN),
        ("wann schließt das Geschäft", SHOPS),
    ],
)
def test_a_customer_of_another_language_finds_the_page(engine: Engine, text: str, expected: str) -> None:
    answer = ask(engine, text)
    assert answer.hits[0].id == expected
    assert answer.is_sure


def test_a_hit_that_shares_no_word_tells_the_text_that_is_like_it_and_marks_nothing(engine: Engine) -> None:
    hit = ask(engine, "mein Handy wurde gestohlen").hits[0]
    (why,) = hit.why
    assert (why.kind, why.text, why.is_meant) == (Evidence.PHRASE, "me han robado el móvil", True)
    assert why.spans == hit.title_spans == ()


def test_a_hit_by_words_tells_its_words(engine: Engine) -> None:
    hit = ask(engine, "me han robado el móvil").hits[0]
    assert (hit.id, hit.why[0].text, hit.why[0].is_meant) == (STOLEN, "me han robado el móvil", False)
    assert [hit.why[0].text[start:end] for start, end in hit.why[0].spans] == ["robado", "móvil"]


def test_the_reason_is_in_the_readers_language_where_such_a_text_is_like_the_question(engine: Engine) -> None:
    for lang in ("es", "en"):
        hit = ask(engine, "on m'a pris l'argent deux fois", lang).hits[0]
        assert (hit.id, hit.why[0].lang, hit.why[0].is_meant) == (CHARGED, lang, True)


@pytest.mark.parametrize("text", ["la de el en", "receta de la tortilla", "cuánto mide la torre", "no sé qué de los"])
def test_words_of_the_question_alone_are_never_marked_beside_others(engine: Engine, text: str) -> None:
    words = {"de", "la", "el", "en", "los", "no", "qué", "cuánto"}
    for hit in ask(engine, f"{text} xylophon").hits:
        marked = [one.text[start:end].lower() for one in hit.why for start, end in one.spans]
        titled = [hit.title[start:end].lower() for start, end in hit.title_spans]
        assert not words & {*marked, *titled}


def test_nothing_is_claimed_of_a_text_that_is_merely_the_nearest(engine: Engine) -> None:
    for hit in ask(engine, "receta de tortilla de patatas").hits:
        assert [one.is_meant for one in hit.why] == [False] * len(hit.why)


@pytest.mark.parametrize(
    "text",
    [
        "receta de tortilla de patatas",
        "cuánto mide la torre eiffel",
        "who won the world cup",
        "asdkjh",
        "法国的首都是哪里",
    ],
)
def test_a_question_that_no_page_answers_is_told(engine: Engine, text: str) -> None:
    assert not ask(engine, text).is_sure


def test_a_folder_in_three_languages_is_found_in_each_and_told_in_the_readers(tmp_path: Path, encoder: Encoder) -> None:
    page = document(
        write_up("a/cobro", "Cobrament duplicat", "m'han cobrat dues vegades", lang="ca"),
        write_up("a/cobro", "Cobro duplicado", "me han cobrado dos veces", lang="es"),
        write_up("a/cobro", "Facturé deux fois", "j'ai été facturé deux fois", lang="fr"),
    )
    engine = engine_of(tmp_path, (page, *PAGES[1:]), ("es", "ca", "fr"), encoder)
    for lang, title in (("ca", "Cobrament duplicat"), ("es", "Cobro duplicado"), ("fr", "Facturé deux fois")):
        for text in ("m'han cobrat dues vegades", "me cobraron dos veces", "facturée deux fois"):
            hit = ask(engine, text, lang).hits[0]
            assert (hit.id, hit.lang, hit.title) == ("a/cobro", lang, title)
    engine.close()
