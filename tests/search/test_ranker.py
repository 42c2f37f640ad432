"""What was learned of the meaning of a folder's texts: the classifier, its files, and how queries are compared."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import pytest
import threadpoolctl

from procdesk.indexing.training import fit_new_index
from procdesk.model import Answer, Query
from procdesk.search.encoding.encoder import DIMENSIONS, Encoder, load_encoder
from procdesk.search.encoding.vectors import NO_VECTORS
from procdesk.search.engine import Engine
from procdesk.search.index import writer
from procdesk.search.index.document import SourceDocument
from procdesk.search.index.snapshots import Snapshot, SnapshotStore
from procdesk.search.ranker.classifier import Classifier, LabelledTexts, class_means, fit
from procdesk.search.ranker.model import (
    MeaningModel,
    ModelBroken,
    fit_model,
    folder_vectors,
    load_model,
    model_files,
    save_model,
)
from tests.search.conftest import SAMPLE, document, publish, write_up

TWICE = "facturacion/cobro-duplicado"


def learned(root: Path, documents: Iterable[SourceDocument], encoder: Encoder) -> Snapshot:
    """An index of some documents with their vectors and what is learned from them."""
    with SnapshotStore(root).writing() as draft:
        writer.build_index(draft.folder, documents, ("es", "en"), encoder=encoder)
        fit_new_index(draft.folder)
        return draft.publish({})


@pytest.fixture(scope="module")
def encoder(encoder_cache: Path) -> Encoder:
    return load_encoder(encoder_cache)


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Snapshot:
    return learned(tmp_path_factory.mktemp("learned"), SAMPLE, encoder)


@pytest.fixture(scope="module")
def engine(snapshot: Snapshot, encoder: Encoder) -> Iterator[Engine]:
    engine = Engine(snapshot, lambda: encoder)
    yield engine
    engine.close()


def answer(engine: Engine, text: str) -> Answer:
    return engine.search(Query(text, typing=False))


def first(engine: Engine, text: str) -> str:
    return answer(engine, text).hits[0].id


# The classifier.


def texts(processes: int = 12, each: int = 8) -> LabelledTexts:
    """Texts that lie around one direction for each process."""
    numbers = np.random.default_rng(7)
    owners = np.repeat(np.arange(processes), each)
    values = numbers.normal(size=(processes, DIMENSIONS))[owners] + numbers.normal(size=(len(owners), DIMENSIONS))
    values /= np.linalg.norm(values, axis=1, keepdims=True)
    weights = np.resize(np.array([0.7, 1, 1, 1], np.float32), len(owners))
    return LabelledTexts(values.astype(np.float32), owners, weights, processes)


def fitted(given: LabelledTexts) -> Classifier:
    *_, last = fit(given)
    assert isinstance(last, Classifier)
    return last


def test_two_fits_are_equal_to_the_last_bit() -> None:
    one, other = fitted(texts()), fitted(texts())
    assert one.rows.tobytes() == other.rows.tobytes()
    assert one.bias.tobytes() == other.bias.tobytes()
    assert np.abs(one.rows).max() > 0


def test_a_fit_is_the_same_with_any_number_of_threads() -> None:
    # So large that two threads would share the work.
    given = texts(200, 10)
    with threadpoolctl.threadpool_limits(2, "blas"):
        several = fitted(given)
    with threadpoolctl.threadpool_limits(1, "blas"):
        one = fitted(given)
    assert several.rows.tobytes() == one.rows.tobytes()
    assert several.bias.tobytes() == one.bias.tobytes()


def test_each_text_is_told_apart_and_new_ones_near_them() -> None:
    given = texts()
    classifier = fitted(given)
    moved = given.values + np.random.default_rng(8).normal(scale=0.02, size=given.values.shape).astype(np.float32)
    for values in (given.values, moved):
        found = (values @ classifier.rows.T + classifier.bias).argmax(axis=1)
        assert found.tolist() == given.owners.tolist()


def test_a_fit_tells_how_far_it_is_and_never_goes_back() -> None:
    *steps, _ = fit(texts())
    assert steps == sorted(steps)
    assert 0 < steps[0] <= steps[-1] <= 1


def test_texts_that_are_all_the_same_are_learned_from_without_harm() -> None:
    same = LabelledTexts(np.tile(texts(1, 1).values, (6, 1)), np.repeat(np.arange(3), 2), np.ones(6, np.float32), 3)
    nothing = same.__class__(np.zeros((6, DIMENSIONS), np.float32), same.owners, same.weights, 3)
    for given in (same, nothing):
        classifier = fitted(given)
        assert np.isfinite(classifier.rows).all()
        assert np.ptp(classifier.rows @ given.values[0] + classifier.bias) < 0.01


def test_the_means_are_of_length_one_and_weighted() -> None:
    given = texts(3, 4)
    means = class_means(given)
    assert np.linalg.norm(means.rows, axis=1) == pytest.approx(1, abs=1e-5)
    assert not means.bias.any()
    expected = (given.values[:4] * given.weights[:4, None]).sum(axis=0)
    np.testing.assert_allclose(means.rows[0], expected / np.linalg.norm(expected), atol=1e-5)


def test_a_process_without_texts_has_a_mean_of_zeros() -> None:
    means = class_means(LabelledTexts(texts(1).values, np.zeros(8, np.intp), np.ones(8, np.float32), 2))
    assert means.rows[0].any()
    assert not means.rows[1].any()


# Its files.


def test_what_was_learned_is_read_as_it_was_saved(snapshot: Snapshot) -> None:
    model = load_model(snapshot)
    assert model is not None
    assert model.rows.shape == (len(SAMPLE), DIMENSIONS)
    assert model.documents.tolist() == list(range(len(SAMPLE)))
    assert sorted(model_files(snapshot)) == [
        f"meaning-{one}" for one in ("about.json", "bias.npy", "documents.npy", "mean.npy", "rows.npy")
    ]


def test_the_same_folder_gives_the_same_model_and_order(
    snapshot: Snapshot, engine: Engine, encoder: Encoder, tmp_path: Path
) -> None:
    again = learned(tmp_path, SAMPLE, encoder)
    for name in model_files(snapshot):
        if name.endswith(".npy"):
            assert (again.folder / name).read_bytes() == (snapshot.folder / name).read_bytes(), name
    other = Engine(again, lambda: encoder)
    for text in ("fibra", "me han", "dos veces cobrado en casa", "I want to move house"):
        assert answer(engine, text).hits == answer(other, text).hits
    other.close()


def _spoiled(snapshot: Snapshot, root: Path, name: str, content: bytes | None) -> Snapshot:
    with SnapshotStore(root).writing() as draft:
        draft.adopt(snapshot, (one for one in snapshot.files if one != name))
        if content is not None:
            (draft.folder / name).write_bytes(content)
        return draft.publish(snapshot.facts)


def _npy(folder: Path, array: object) -> bytes:
    np.save(folder / "array.npy", np.asarray(array))
    return (folder / "array.npy").read_bytes()


BROKEN = {
    "a file too few": ("meaning-rows.npy", lambda _: None),
    "no numbers": ("meaning-bias.npy", lambda _: b"no numbers"),
    "an empty file": ("meaning-bias.npy", lambda _: b""),
    "a row too many": ("meaning-rows.npy", lambda folder: _npy(folder, np.zeros((5, DIMENSIONS), np.float32))),
    "numbers too short": ("meaning-mean.npy", lambda folder: _npy(folder, np.zeros(300, np.float32))),
    "another kind of numbers": ("meaning-rows.npy", lambda folder: _npy(folder, np.full((4, DIMENSIONS), "x"))),
    "no JSON": ("meaning-about.json", lambda _: b"{"),
    "a list": ("meaning-about.json", lambda _: b"[]"),
    "a fact too few": ("meaning-about.json", lambda _: b'{"encoder": "x"}'),
    "no number": ("meaning-about.json", lambda _: json.dumps({"near_enough": "far", "pieces": []}).encode()),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_files_that_do_not_fit_together_are_never_used(
    fault: str, snapshot: Snapshot, encoder: Encoder, tmp_path: Path
) -> None:
    name, content = BROKEN[fault]
    broken = _spoiled(snapshot, tmp_path, name, content(tmp_path))
    engine = Engine(broken, lambda: encoder)
    assert not engine.knows_meaning
    assert first(engine, "dos cargos en el banco") == TWICE
    engine.close()
    with pytest.raises(ModelBroken):
        load_model(broken)


def test_a_file_changed_on_the_disk_is_never_opened(encoder: Encoder, tmp_path: Path) -> None:
    path = learned(tmp_path, SAMPLE, encoder).folder / "meaning-rows.npy"
    content = bytearray(path.read_bytes())
    content[-3] ^= 1
    path.write_bytes(content)
    assert SnapshotStore(tmp_path).open_current().reason == "checksum"


def test_the_model_of_another_index_is_left_alone(snapshot: Snapshot, tmp_path: Path) -> None:
    other = publish(tmp_path, SAMPLE)
    with SnapshotStore(tmp_path).writing() as draft:
        draft.adopt(other, other.files)
        draft.adopt(snapshot, model_files(snapshot))
        assert load_model(draft.publish(other.facts)) is None


def test_the_model_of_another_encoder_is_left_alone(snapshot: Snapshot, encoder: Encoder, tmp_path: Path) -> None:
    about = json.loads((snapshot.folder / "meaning-about.json").read_text("utf-8"))
    other = _spoiled(snapshot, tmp_path, "meaning-about.json", json.dumps(about | {"encoder": "other/2"}).encode())
    assert load_model(other) is None
    engine = Engine(other, lambda: encoder)
    assert not engine.knows_meaning
    assert first(engine, "dos cargos en el banco") == TWICE
    engine.close()


def test_an_index_made_without_an_encoder_answers_by_words(tmp_path: Path, encoder: Encoder) -> None:
    bare = publish(tmp_path, SAMPLE)
    assert load_model(bare) is None
    engine = Engine(bare, lambda: encoder)
    assert not engine.knows_meaning
    assert first(engine, "me han cobrado dos veces") == TWICE
    assert answer(engine, "me han cobrado dos veces").is_sure
    engine.close()


def test_without_an_encoder_an_index_with_a_model_answers_by_words(snapshot: Snapshot) -> None:
    engine = Engine(snapshot)
    assert not engine.knows_meaning
    assert first(engine, "me han cobrado dos veces") == TWICE
    assert not answer(engine, "xylophone").hits
    engine.close()


# Queries.


def test_what_was_learned_takes_part(engine: Engine) -> None:
    assert engine.knows_meaning
    assert first(engine, "dos cargos en el banco") == TWICE
    assert first(engine, "you charged me") == TWICE
    assert first(engine, "me voy") == "ventas/compania"


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("we are moving to another apartment", "instalaciones/mudanza"),
        ("je veux changer d'opérateur", "ventas/compania"),
        ("ich habe zu Hause kein Netz", "averias/sin-internet"),
        ("我被重复收费了", TWICE),
        ("a un cliente le pasaron el recibo por partida doble", TWICE),
    ],
)
def test_a_query_without_a_word_of_the_page_finds_it(engine: Engine, text: str, id_: str) -> None:
    hit = answer(engine, text).hits[0]
    assert hit.id == id_
    assert not hit.why[0].spans


def test_a_code_stays_before_everything(engine: Engine) -> None:
    assert first(engine, "fac 021") == TWICE


def test_a_title_or_a_phrase_word_for_word_stays_on_top(tmp_path: Path, encoder: Encoder) -> None:
    pages = (
        write_up("a/uno", "Fibra", "cambiar la fibra de casa", "la fibra en casa nueva", "fibra casa fibra"),
        write_up("a/dos", "Otra cosa", "fibra en casa", "no me acuerdo de nada", "otra cosa distinta"),
        write_up("a/tres", "Casa", "mi casa", "la casa", "una casa"),
    )
    engine = Engine(learned(tmp_path, map(document, pages), encoder), lambda: encoder)
    assert first(engine, "Fibra en CASA") == "a/dos"
    assert first(engine, "fibra") == "a/uno"
    assert first(engine, "casa") == "a/tres"
    engine.close()


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "\n\t", "\u200b", "\ud800", "\x00", "a", "ñ", "?", "...", "😀", "取消", "إلغاء", "¿¿¿"),
        *("palabra " * 100_000, "x" * 100_000, "😀" * 10_000, "me han cobrado \ud800 dos veces", "dos\x00veces"),
    ],
)
def test_any_text_is_answered(engine: Engine, text: str) -> None:
    found = answer(engine, text)
    assert found.query.text == text
    assert all(np.isfinite(hit.score) for hit in found.hits)
    assert engine.search(Query(text)).query.text == text


@pytest.mark.parametrize("text", ["", " ", "\n\t \u3000", "\u200b\u00ad", "\ud800", "...", "¿?", "!!!"])
def test_what_says_nothing_finds_nothing(engine: Engine, text: str) -> None:
    assert answer(engine, text).hits == ()


@pytest.mark.parametrize(
    "text", ["palabra " * 20_000, "😀" * 5_000, "a", "取消", "إلغاء", " ", "\ud800", "\x00", "\u200b"]
)
def test_any_text_may_stand_in_a_title_a_phrase_and_a_page(text: str, tmp_path: Path, encoder: Encoder) -> None:
    pages = [
        *(write_up("a/titulo", text), write_up("a/frase", "Frase", text), write_up("a/pagina", "Página", body=text)),
        *(one.process.write_ups[0] for one in SAMPLE),
    ]
    engine = Engine(learned(tmp_path, map(document, pages), encoder), lambda: encoder)
    assert engine.knows_meaning
    assert first(engine, "me han cobrado dos veces") == TWICE
    answer(engine, text)
    engine.close()


@pytest.mark.parametrize("count", [0, 1, 2])
def test_the_smallest_folders_are_learned_from(tmp_path: Path, count: int, encoder: Encoder) -> None:
    engine = Engine(learned(tmp_path, SAMPLE[:count], encoder), lambda: encoder)
    assert [hit.id for hit in answer(engine, "me han cobrado dos veces").hits][:1] == [TWICE][:count]
    assert answer(engine, " ").hits == ()
    engine.close()


def test_folders_without_phrases_are_compared_by_the_means_of_their_texts(tmp_path: Path, encoder: Encoder) -> None:
    pages = (
        write_up("a/uno", "Cobro duplicado", body="El banco pasa el mismo recibo dos veces."),
        write_up("a/dos", "Avería del router", body="Se cambia el aparato en el día."),
        write_up("a/tres", "Mudanza", body="La línea se lleva a la casa nueva."),
    )
    engine = Engine(learned(tmp_path, map(document, pages), encoder), lambda: encoder)
    assert engine.knows_meaning
    assert first(engine, "I have been charged twice") == "a/uno"
    assert first(engine, "the router is broken") == "a/dos"
    engine.close()


def test_phrases_of_one_word_are_enough(tmp_path: Path, encoder: Encoder) -> None:
    pages = (write_up(f"a/{word}", word, word) for word in ("factura", "fibra", "roaming"))
    engine = Engine(learned(tmp_path, map(document, pages), encoder), lambda: encoder)
    assert first(engine, "fibra") == "a/fibra"
    assert first(engine, "mi factura") == "a/factura"
    engine.close()


def test_a_process_that_came_since_is_ranked_beside_the_others(tmp_path: Path, encoder: Encoder) -> None:
    old = learned(tmp_path, SAMPLE, encoder)
    new = document(write_up("tiendas/horario", "Horario de tiendas", "a qué hora cierra la tienda de la fibra"))
    with SnapshotStore(tmp_path).writing() as draft:
        writer.amend_index(old.folder, draft.folder, [new], ["averias/sin-internet"], encoder)
        draft.adopt(old, model_files(old))
        engine = Engine(draft.publish(old.facts), lambda: encoder)
    assert engine.knows_meaning
    assert first(engine, "when does the shop close") == "tiendas/horario"
    assert first(engine, "I was charged twice") == TWICE
    assert "averias/sin-internet" not in [hit.id for hit in answer(engine, "the internet is down").hits]
    engine.close()


def test_a_process_that_came_while_there_was_no_encoder_is_found_by_its_words(tmp_path: Path, encoder: Encoder) -> None:
    old = learned(tmp_path, SAMPLE, encoder)
    new = document(write_up("tiendas/horario", "Horario de tiendas", "a qué hora cierra la tienda"))
    with SnapshotStore(tmp_path).writing() as draft:
        writer.amend_index(old.folder, draft.folder, [new])
        draft.adopt(old, model_files(old))
        engine = Engine(draft.publish(old.facts), lambda: encoder)
    assert first(engine, "hora cierra tienda") == "tiendas/horario"
    assert first(engine, "I was charged twice") == TWICE
    engine.close()


def test_processes_that_say_the_same_stand_in_the_order_of_their_titles(tmp_path: Path, encoder: Encoder) -> None:
    same = tuple(document(write_up(f"a/p{number:02}", "Cobro", "me han cobrado dos veces")) for number in range(12))
    other = document(write_up("a/otro", "Fibra", "quiero fibra"))
    engine = Engine(learned(tmp_path, (*reversed(same), other), encoder), lambda: encoder)
    hits = engine.search(Query("cobrado dos veces", limit=20)).hits
    assert [hit.id for hit in hits[:12]] == [f"a/p{number:02}" for number in range(12)]
    engine.close()


@pytest.mark.parametrize("text", ["xylophone", "volcano eruption", "cuál es la capital de Francia", "zxqw krtplm"])
def test_a_small_folder_knows_what_it_does_not_answer(engine: Engine, text: str) -> None:
    assert not answer(engine, text).is_sure
    assert answer(engine, "I was charged twice").is_sure


def test_a_model_of_no_processes_can_be_saved(tmp_path: Path) -> None:
    *_, model = fit_model(folder_vectors([(3, NO_VECTORS)], 5), [], learn=False)
    assert isinstance(model, MeaningModel)
    save_model(model, tmp_path)
