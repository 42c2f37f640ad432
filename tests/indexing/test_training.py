from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from procdesk.indexing import builder, manager
from procdesk.indexing.training import fit_new_index, train_index
from procdesk.library import Library
from procdesk.model import Change, Query, State
from procdesk.search.encoding.encoder import Encoder
from procdesk.search.engine import Engine
from procdesk.search.index.snapshots import IndexBusy, Snapshot, SnapshotStore
from procdesk.subprocesses import ChildState
from tests.conftest import write


def drain(library: Library) -> None:
    for _ in library.catch_up():
        pass


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    """A folder from which too much is to be learned while its index is built."""
    monkeypatch.setattr(builder, "fit_new_index", partial(fit_new_index, quickly_learned=0))
    for name, phrase in (("a/uno", "se ha roto el router"), ("a/dos", "no llega la factura"), ("a/tres", "me mudo")):
        write(
            tmp_path / "content", f"{name}.es.md", f"---\ntitle: {name[2:]}\ncustomer_says: [{phrase}]\n---\nTexto.\n"
        )
    return Library(tmp_path / "content", tmp_path / "index")


def test_training_puts_the_same_index_with_a_model_in_force(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Snapshot] = []

    def open_engine(snapshot: Snapshot, encoder: Callable[[], Encoder | None]) -> Engine:
        opened.append(snapshot)
        return Engine(snapshot, encoder)

    monkeypatch.setattr(manager, "Engine", open_engine)
    drain(library)
    assert len(opened) == 1
    before = SnapshotStore(tmp_path / "index").current_name()
    done = [step.done for step in library.train()]
    assert done == sorted(done)
    assert done[-1] == 100
    assert SnapshotStore(tmp_path / "index").current_name() != before
    # What was read of the index stays at hand.
    assert len(opened) == 1
    assert library.search(Query("el router")).hits[0].id == "a/uno"
    assert list(library.train()) == []
    library.close()


def test_after_a_change_the_model_serves_on_and_is_learned_again(library: Library, tmp_path: Path) -> None:
    drain(library)
    list(library.train())
    write(tmp_path / "content", "a/uno.es.md", "---\ntitle: uno\ncustomer_says: [la tele no se ve]\n---\nTexto.\n")
    drain(library)
    assert library.search(Query("la tele")).hits[0].id == "a/uno"
    assert library.search(Query("la factura")).hits[0].id == "a/dos"
    assert [step.done for step in library.train()][-1] == 100
    assert library.search(Query("la tele")).hits[0].id == "a/uno"
    library.close()


def test_an_index_built_anew_meanwhile_is_left_alone(library: Library, tmp_path: Path) -> None:
    drain(library)
    store = SnapshotStore(tmp_path / "index")
    learning = train_index(store)
    next(learning)
    list(library.rebuild())
    current = store.current_name()
    list(learning)
    assert store.current_name() == current
    library.close()


def test_what_another_process_has_learned_changes_no_page_and_nothing_to_watch(
    library: Library, tmp_path: Path
) -> None:
    drain(library)
    library.look()
    other = Library(tmp_path / "content", tmp_path / "index")
    list(other.train())
    other.close()
    look = library.look()
    assert look.change == Change(reranked=True)
    assert look.overview.state is State.READY
    assert look.watch == ()
    assert library.look().change == Change()
    library.close()


def test_an_index_that_another_process_has_built_tells_what_is_new_and_what_is_gone(
    library: Library, tmp_path: Path
) -> None:
    drain(library)
    library.look()
    write(tmp_path / "content", "a/cuatro.es.md", "# cuatro\n\nTexto.\n")
    (tmp_path / "content/a/uno.es.md").unlink()
    other = Library(tmp_path / "content", tmp_path / "index")
    list(other.rebuild())
    other.close()
    change = library.look().change
    assert (change.added, change.removed) == ({"a/cuatro"}, {"a/uno"})
    assert change.changed == {"a/dos", "a/tres"}
    library.close()


def test_training_gives_way_to_another_writer(library: Library, tmp_path: Path) -> None:
    drain(library)
    store = SnapshotStore(tmp_path / "index")
    with store.writing(), pytest.raises(IndexBusy):
        list(train_index(store))
    library.close()


def test_the_window_learns_in_a_child_when_the_folder_is_quiet(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[str] = []

    class Idle:
        error = ""

        def __init__(self, task: str, *_: Path) -> None:
            started.append(task)

        def poll(self) -> ChildState:
            return ChildState.SUCCEEDED

        def stop(self) -> None:
            pass

    monkeypatch.setattr(manager, "start_index_child", Idle)
    drain(library)
    for _ in range(3):
        library.look()
    assert started == ["train"]
    write(tmp_path / "content", "a/uno.es.md", "# uno\n\nOtro texto.\n")
    for _ in range(4):
        library.look()
    assert started == ["train"]
    monkeypatch.setattr(manager, "QUIET_S", 0)
    write(tmp_path / "content", "a/dos.es.md", "# dos\n\nOtro texto.\n")
    for _ in range(4):
        library.look()
    assert started == ["train", "train"]
    library.close()


def test_what_is_learned_quickly_is_learned_with_the_index(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(builder, "fit_new_index", fit_new_index)
    drain(library)
    assert library.search(Query("the bill does not arrive")).hits[0].id == "a/dos"
    name = SnapshotStore(tmp_path / "index").current_name()
    assert list(library.train()) == []
    assert SnapshotStore(tmp_path / "index").current_name() == name
    library.close()


def test_an_index_that_is_not_learned_from_yet_is_compared_by_the_means_of_its_texts(library: Library) -> None:
    drain(library)
    assert library.search(Query("the bill does not arrive")).hits[0].id == "a/dos"
    library.close()
