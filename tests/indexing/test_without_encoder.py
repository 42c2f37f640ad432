"""A sentence encoder that is missing, damaged, late or another: pages are found by their words meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from procdesk.indexing import builder, manager
from procdesk.indexing.builder import IndexTask
from procdesk.indexing.manager import start_index_child
from procdesk.indexing.training import ENCODER, TRAINED, fit_new_index
from procdesk.library import FolderUpdate, Library
from procdesk.model import State
from procdesk.search.encoding import encoder as encoding
from procdesk.search.encoding.encoder import ENCODER_ID, Encoder, EncoderUnavailable
from procdesk.search.index.snapshots import SnapshotStore
from procdesk.settings import index_folder
from procdesk.subprocesses import ChildState, ChildTask
from tests.conftest import write
from tests.test_library import first, look_until_changed, opened

TWICE = "facturacion/cobro-duplicado"
WORDS, MEANING = "me han cobrado dos veces", "rechnung doppelt bezahlt"
SEVERAL = 6


def unavailable(code: str, _: Path) -> Encoder:
    raise EncoderUnavailable(code, "a file is not there")


@pytest.fixture(params=["missing", "damaged"])
def fault(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """There is no encoder in this process."""
    monkeypatch.setattr(encoding, "load_encoder", partial(unavailable, request.param))
    return str(request.param)


@pytest.fixture
def children(monkeypatch: pytest.MonkeyPatch) -> list[IndexTask]:
    """What children were started for."""
    started: list[IndexTask] = []

    def start(task: IndexTask, root: Path, index_root: Path) -> ChildTask:
        started.append(task)
        return start_index_child(task, root, index_root)

    monkeypatch.setattr(manager, "start_index_child", start)
    return started


@pytest.fixture
def built_by_words(folder: Path) -> Path:
    """The small company, whose index was made where there was no encoder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(encoding, "load_encoder", partial(unavailable, "missing"))
        opened(folder).close()
    return folder


@pytest.fixture
def library(folder: Path) -> Iterator[Library]:
    made = Library(folder, index_folder(folder))
    yield made
    made.close()


def facts(folder: Path) -> dict[str, object]:
    snapshot = SnapshotStore(index_folder(folder)).open_current().snapshot
    assert snapshot is not None
    return dict(snapshot.facts)


def looked(library: Library, until: Callable[[FolderUpdate], bool]) -> FolderUpdate:
    while not until(look := library.look()):
        pass
    return look


def complaints(library: Library) -> list[tuple[str, dict[str, str]]]:
    return [(code, dict(facts)) for code, facts in library.overview().complaints]


def test_without_an_encoder_pages_are_found_by_their_words_and_that_is_said_once(
    fault: str, library: Library, folder: Path, children: list[IndexTask]
) -> None:
    list(library.catch_up())
    assert first(library, WORDS) == TWICE
    assert facts(folder)[ENCODER] == ""
    for _ in range(SEVERAL):
        library.look()
    list(library.train())
    list(library.catch_up())
    assert complaints(library) == [(f"encoder-{fault}", {"reason": "a file is not there"})]
    assert library.overview().state is State.READY
    assert children == []


def test_the_window_says_it_once_it_is_known(
    fault: str, library: Library, built_by_words: Path, children: list[IndexTask]
) -> None:
    assert library.open().complaints == ()
    assert first(library, WORDS) == TWICE
    look = looked(library, lambda look: bool(look.overview.complaints))
    for _ in range(SEVERAL):
        assert library.look().overview.complaints == look.overview.complaints
    assert complaints(library) == [(f"encoder-{fault}", {"reason": "a file is not there"})]
    assert children == []


@pytest.mark.usefixtures("fault")
def test_changes_are_taken_in_without_an_encoder(library: Library, folder: Path, children: list[IndexTask]) -> None:
    list(library.catch_up())
    write(folder, "averias/router.es.md", "# Router averiado\n\nParpadea en rojo.\n")
    assert look_until_changed(library).changed == {"averias/router"}
    assert first(library, "parpadea en rojo") == "averias/router"
    assert IndexTask.BUILD not in children


def test_an_index_made_without_an_encoder_is_built_anew_behind_everybody_who_searches(
    built_by_words: Path, library: Library, children: list[IndexTask]
) -> None:
    library.open()
    assert first(library, WORDS) == TWICE
    assert first(library, MEANING) != TWICE
    looked(library, lambda look: look.overview.state is State.INDEXING)
    assert first(library, WORDS) == TWICE
    looked(library, lambda look: look.overview.state is State.READY)
    assert first(library, MEANING) == TWICE
    for _ in range(SEVERAL):
        library.look()
    assert children == [IndexTask.BUILD]
    assert facts(built_by_words)[ENCODER] == ENCODER_ID
    assert complaints(library) == []


def test_a_command_builds_such_an_index_anew_before_it_searches(built_by_words: Path, library: Library) -> None:
    list(library.catch_up())
    assert first(library, MEANING) == TWICE


def test_an_index_of_another_encoder_answers_by_words_until_it_is_built_anew(
    folder: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as earlier:
        earlier.setattr(builder, "ENCODER_ID", "other/1")
        earlier.setattr("procdesk.search.ranker.model.ENCODER_ID", "other/1")
        opened(folder).close()
    assert facts(folder)[ENCODER] == "other/1"
    library.open()
    assert first(library, WORDS) == TWICE
    assert first(library, MEANING) != TWICE
    looked(library, lambda look: look.overview.state is State.INDEXING)
    looked(library, lambda look: look.overview.state is State.READY)
    assert first(library, MEANING) == TWICE
    assert facts(folder)[ENCODER] == ENCODER_ID


def test_where_there_is_no_encoder_the_index_of_another_one_stays(
    folder: Path, library: Library, monkeypatch: pytest.MonkeyPatch, children: list[IndexTask]
) -> None:
    with monkeypatch.context() as earlier:
        earlier.setattr(builder, "ENCODER_ID", "other/1")
        opened(folder).close()
    monkeypatch.setattr(encoding, "load_encoder", partial(unavailable, "missing"))
    library.open()
    for _ in range(SEVERAL):
        library.look()
    assert first(library, WORDS) == TWICE
    assert children == []


def test_nothing_is_learned_from_the_vectors_of_another_encoder(
    folder: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as earlier:
        earlier.setattr(builder, "ENCODER_ID", "other/1")
        earlier.setattr(builder, "fit_new_index", partial(fit_new_index, quickly_learned=0))
        opened(folder).close()
    list(library.train())
    snapshot = SnapshotStore(index_folder(folder)).open_current().snapshot
    assert snapshot is not None
    assert snapshot.facts[TRAINED]
    assert not [name for name in snapshot.files if name.startswith("meaning-")]


class Ended:
    """A child that has done its work."""

    error = ""

    def poll(self) -> ChildState:
        return ChildState.SUCCEEDED

    def stop(self) -> None:
        pass


def test_where_only_children_have_no_encoder_the_index_is_not_built_for_ever(
    built_by_words: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[IndexTask] = []

    def start(task: IndexTask, root: Path, index_root: Path) -> Ended:
        # As where the package was taken away after the window had begun.
        started.append(task)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(encoding, "load_encoder", partial(unavailable, "missing"))
            child = Library(root, index_root)
            list(child.rebuild())
            child.close()
        return Ended()

    monkeypatch.setattr(manager, "start_index_child", start)
    library.open()
    looked(library, lambda look: look.overview.state is State.INDEXING)
    looked(library, lambda look: look.overview.state is State.READY)
    for _ in range(SEVERAL):
        library.look()
    assert started == [IndexTask.BUILD]
    assert [code for code, _ in complaints(library)] == ["encoder-damaged"]
    assert first(library, WORDS) == TWICE
