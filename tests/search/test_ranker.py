from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from procdesk.search.ranker.features import FeatureExtractor
from procdesk.search.ranker.ranker import WeightsBroken, load_weights, ranker_weights, save_weights, weight_files
from procdesk.search.ranker.trainer import FittedWeights, train_ranker, training_plan
from procdesk.search.ranker.training_data import training_material, word_features

from procdesk.model import Query
from procdesk.search.analyzer import Analyzer
from procdesk.search.engine import Engine
from procdesk.search.index import writer
from procdesk.search.index.document import grams_of
from procdesk.search.index.snapshots import Snapshot, SnapshotStore
from tests.search.conftest import SAMPLE, Make, document, publish, write_up

TWICE = "facturacion/cobro-duplicado"


def fit(engine: Engine) -> FittedWeights:
    given = training_material(engine.texts(), Analyzer(("es", "en")))
    *_, learned = train_ranker(given.lesson(training_plan(given.support.rows).hard), training_plan(given.support.rows))
    assert isinstance(learned, FittedWeights)
    return learned


def trained(root: Path, snapshot: Snapshot) -> Snapshot:
    engine = Engine(snapshot)
    given = training_material(engine.texts(), Analyzer(engine.languages))
    pieces = [name for name in snapshot.files if name.endswith(".seg")]
    weights = ranker_weights(given, fit(engine), engine.numbers(), pieces) if given.has_phrases else None
    engine.close()
    with SnapshotStore(root).writing() as draft:
        draft.adopt(snapshot, snapshot.files)
        if weights:
            save_weights(weights, draft.folder)
        return draft.publish(snapshot.facts)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("learned")


@pytest.fixture(scope="module")
def snapshot(root: Path) -> Snapshot:
    return trained(root, publish(root, SAMPLE))


@pytest.fixture(scope="module")
def engine(snapshot: Snapshot) -> Iterator[Engine]:
    engine = Engine(snapshot)
    yield engine
    engine.close()


def first(engine: Engine, text: str) -> str:
    return engine.search(Query(text, typing=False)).hits[0].id


def test_a_word_falls_into_pieces_between_its_blanks() -> None:
    assert grams_of("casa") == (" ca", "cas", "asa", "sa ")
    assert grams_of("cas", unfinished=True) == (" ca", "cas")


def test_a_text_has_the_same_features_alone_and_among_others() -> None:
    analyzer = Analyzer(("es", "en"))
    one, other = word_features("me han cobrado dos veces FAC-021", analyzer), word_features("la fibra", analyzer)
    alone, among = FeatureExtractor().views([one]), FeatureExtractor().views([other, one, other])
    for single, several in zip(alone, among, strict=True):
        assert sorted(single.hashes.tolist()) == sorted(several.hashes[several.texts == 1].tolist())


def test_two_fits_are_equal_to_the_last_bit(sample: Engine) -> None:
    one, other = fit(sample), fit(sample)
    assert one.weights.tobytes() == other.weights.tobytes()
    assert one.bias.tobytes() == other.bias.tobytes()
    assert np.abs(one.weights).max() > 0


def test_what_was_learned_takes_part_and_finds_what_it_learned_from(engine: Engine) -> None:
    assert engine.learned
    assert first(engine, "dos cargos en el banco") == TWICE
    assert first(engine, "you charged me") == TWICE
    assert first(engine, "me voy") == "ventas/compania"


def test_the_same_folder_gives_the_same_order(root: Path, engine: Engine, tmp_path: Path) -> None:
    other = Engine(trained(tmp_path, publish(tmp_path, SAMPLE)))
    for text in ("fibra", "me han", "dos veces cobrado en casa"):
        ours, theirs = (one.search(Query(text)).hits for one in (engine, other))
        assert ours == theirs
    other.close()


def test_a_title_or_a_phrase_word_for_word_stays_on_top(make: Make) -> None:
    engine = make(
        document(write_up("a/uno", "Fibra", "cambiar la fibra de casa", "la fibra en casa nueva", "fibra casa fibra")),
        document(write_up("a/dos", "Otra cosa", "fibra en casa", "no me acuerdo de nada", "otra cosa distinta")),
        document(write_up("a/tres", "Casa", "mi casa", "la casa", "una casa")),
    )
    assert first(engine, "Fibra en CASA") == "a/dos"
    assert first(engine, "fibra") == "a/uno"
    assert first(engine, "casa") == "a/tres"


def test_a_code_stays_before_everything(engine: Engine) -> None:
    assert first(engine, "fac 021") == TWICE


def test_without_phrases_nothing_is_learned(tmp_path: Path) -> None:
    bare = (document(write_up("a/uno", "Fibra")), document(write_up("a/dos", "Factura")))
    engine = Engine(trained(tmp_path, publish(tmp_path, bare)))
    assert not engine.learned
    assert first(engine, "fibra") == "a/uno"
    engine.close()


@pytest.mark.parametrize("count", [0, 1, 2])
def test_the_smallest_folders_are_learned_from(tmp_path: Path, count: int) -> None:
    engine = Engine(trained(tmp_path, publish(tmp_path, SAMPLE[:count])))
    assert len(engine.search(Query("cobrado dos veces")).hits) <= count
    engine.close()


def test_a_process_that_came_since_is_ranked_beside_the_others(tmp_path: Path) -> None:
    old = trained(tmp_path, publish(tmp_path, SAMPLE))
    new = document(write_up("tiendas/horario", "Horario de tiendas", "a qué hora cierra la tienda de la fibra"))
    with SnapshotStore(tmp_path).writing() as draft:
        writer.amend_index(old.folder, draft.folder, [new], ["averias/sin-internet"])
        draft.adopt(old, weight_files(old))
        engine = Engine(draft.publish(old.facts))
    assert engine.learned
    assert first(engine, "hora cierra tienda") == "tiendas/horario"
    assert first(engine, "dos cargos en el banco") == TWICE
    assert "averias/sin-internet" not in [hit.id for hit in engine.search(Query("fibra")).hits]
    engine.close()


def test_weights_of_another_index_are_left_alone(tmp_path: Path) -> None:
    old = trained(tmp_path / "old", publish(tmp_path / "old", SAMPLE))
    other = publish(tmp_path / "other", SAMPLE)
    with SnapshotStore(tmp_path / "other").writing() as draft:
        draft.adopt(other, other.files)
        draft.adopt(old, weight_files(old))
        assert load_weights(draft.publish(other.facts)) is None


def test_weights_that_do_not_fit_together_are_never_used(tmp_path: Path) -> None:
    whole = trained(tmp_path, publish(tmp_path, SAMPLE))
    (whole.folder / "ranker-bias.npy").write_bytes(b"no numbers")
    with pytest.raises(WeightsBroken):
        load_weights(whole)
    engine = Engine(whole)
    assert not engine.learned
    assert first(engine, "dos cargos en el banco") == TWICE
    engine.close()


def test_weights_changed_on_the_disk_are_never_opened(tmp_path: Path) -> None:
    folder = trained(tmp_path, publish(tmp_path, SAMPLE)).folder
    content = bytearray((folder / "ranker-weights.npy").read_bytes())
    content[-3] ^= 1
    (folder / "ranker-weights.npy").write_bytes(content)
    assert SnapshotStore(tmp_path).open_current().reason == "checksum"


@pytest.fixture(scope="module")
def spanish(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    root = tmp_path_factory.mktemp("spanish")
    pages = (
        write_up("a/robo", "Tarjeta robada", "me han robado la tarjeta", "no encuentro mi tarjeta de crédito"),
        write_up("a/hotel", "Reservar un hotel", "quiero reservar una habitación", "una noche de hotel en la playa"),
        write_up("a/luz", "Se ha ido la luz", "no tengo electricidad en casa", "la luz no funciona"),
    )
    engine = Engine(trained(root, publish(root, tuple(map(document, pages)))))
    yield engine
    engine.close()


def test_words_in_the_other_language_find_a_page_that_is_written_in_one_only(spanish: Engine) -> None:
    hit = spanish.search(Query("my card was stolen", typing=False)).hits[0]
    assert hit.id == "a/robo"
    assert hit.relaxed
    assert hit.why[0].text in ("Tarjeta robada", "me han robado la tarjeta")
    assert not hit.why[0].spans


def test_what_means_nothing_that_is_known_finds_nothing(spanish: Engine) -> None:
    assert not spanish.search(Query("xqzzt wvvk", typing=False)).hits
    assert not spanish.search(Query("volcano eruption", typing=False)).hits


def test_processes_that_say_the_same_stay_in_the_order_of_their_titles(tmp_path: Path) -> None:
    same = tuple(document(write_up(f"a/p{number:02}", "Cobro", "me han cobrado dos veces")) for number in range(12))
    other = document(write_up("a/otro", "Fibra", "quiero fibra"))
    engine = Engine(trained(tmp_path, publish(tmp_path, (*reversed(same), other))))
    found = [hit.id for hit in engine.search(Query("cobrado dos veces", limit=20)).hits if hit.id != "a/otro"]
    assert found == [f"a/p{number:02}" for number in range(12)]
    engine.close()


def test_phrases_of_one_word_are_enough_to_learn_from(tmp_path: Path) -> None:
    pages = (write_up(f"a/{word}", word, word) for word in ("factura", "fibra", "roaming"))
    engine = Engine(trained(tmp_path, publish(tmp_path, tuple(map(document, pages)))))
    assert first(engine, "fibra") == "a/fibra"
    assert first(engine, "mi factura") == "a/factura"
    engine.close()
