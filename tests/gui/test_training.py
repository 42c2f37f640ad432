"""The window learns from its folder behind everybody's back: nobody who searches or reads notices."""

from __future__ import annotations

import os
import signal
import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from procdesk.indexing import builder, manager
from procdesk.indexing.builder import TRAINED, IndexTask
from procdesk.indexing.manager import start_index_child
from procdesk.indexing.training import fit_new_index
from procdesk.model import State
from procdesk.search.index.snapshots import SnapshotStore
from procdesk.settings import index_folder
from procdesk.subprocesses import ChildTask
from tests.conftest import write
from tests.gui.conftest import OFFSCREEN, Opened, Program, shut
from tests.gui.finders import scroll_area

pytestmark = [OFFSCREEN, pytest.mark.skipif(sys.platform == "win32", reason="no process can be held still there")]

CHARGED = "Cobro duplicado en la factura"


@dataclass(frozen=True)
class Held:
    """A child that stands still until it is let go."""

    task: ChildTask

    @property
    def code(self) -> int | None:
        """With which code it has ended, once somebody has asked."""
        return self.task.exit_code

    def signal(self, number: int) -> None:
        assert self.task.pid is not None
        os.kill(self.task.pid, number)


@pytest.fixture(autouse=True)
def much_to_learn(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a large folder, nothing is learned while the index is built."""
    # With another page there is no index yet.
    write(
        folder,
        "tiendas/horario.es.md",
        "---\ntitle: Horario\ncustomer_says: [a qué hora abre la tienda]\n---\nA las nueve.\n",
    )
    monkeypatch.setattr(builder, "fit_new_index", partial(fit_new_index, quickly_learned=0))


@pytest.fixture
def children(monkeypatch: pytest.MonkeyPatch) -> list[Held]:
    """What was started to learn; each waits to be let go."""
    started: list[Held] = []

    def start(task: IndexTask, root: Path, index_root: Path) -> ChildTask:
        assert task is IndexTask.TRAIN
        started.append(Held(start_index_child(task, root, index_root)))
        started[-1].signal(signal.SIGSTOP)
        return started[-1].task

    monkeypatch.setattr(manager, "start_index_child", start)
    return started


@pytest.fixture
def long_folder(folder: Path) -> Path:
    """Pages that are longer than the window, and more hits than fit beside them."""
    for number in range(8):
        says = f"no me llega la carta numero {number}"
        body = "".join(f"## Parte {part}\n\n{'La carta se envía otra vez. ' * 30}\n\n" for part in range(9))
        text = f"---\ntitle: Carta {number}\ncustomer_says: [{says}]\n---\n## Qué decir\nVoy a mirarlo.\n{body}"
        write(folder, f"cartas/carta-{number}.es.md", text)
    return folder


def learn(program: Program, children: list[Held]) -> None:
    """Lets the child go and waits until what it learned is in force and the list was asked anew."""
    program.until(lambda: children)
    answers, looks = len(program.answers), []
    program.session.watcher.looked.connect(looks.append)
    children[-1].signal(signal.SIGCONT)
    program.until(lambda: is_trained(program.folder), 30_000)
    seen = len(looks)
    # The list is asked anew as well when the encoder has been loaded.
    program.until(lambda: len(looks) > seen + 1 and len(program.answers) > answers, 30_000)
    program.session.watcher.looked.disconnect(looks.append)
    assert any(look.change.reranked for look in looks)


def is_trained(folder: Path) -> bool:
    snapshot = SnapshotStore(index_folder(folder)).open_current().snapshot
    return snapshot is not None and bool(snapshot.facts[TRAINED])


def test_while_it_learns_it_answers_and_says_nothing_of_it(
    children: list[Held], program: Program, caplog: pytest.LogCaptureFixture
) -> None:
    program.until(lambda: children)
    availability = program.said
    program.read("me han cobrado dos veces", CHARGED)
    assert children[0].code is None
    learn(program, children)
    assert program.session.overview.current.state is State.READY
    assert program.said == availability
    assert program.session.overview.complaints == []
    assert caplog.messages == []
    # Nothing of it goes on in the list of processes.
    program.until(lambda: children[0].code == 0)
    program.read("no me funciona la fibra", "Sin conexión a internet")


def test_what_it_has_learned_comes_into_force_while_somebody_reads_on(
    open_program: Opened, long_folder: Path, children: list[Held]
) -> None:
    program = open_program(long_folder)
    window = program.window
    window.resize(900, 420)
    program.ask("no me llega la carta")
    for _ in range(3):
        program.press(Qt.Key.Key_Down)
    chosen = window.hits.current
    program.until(lambda: program.title == chosen.title)
    page = scroll_area(window.page_view).verticalScrollBar()
    program.do("find")
    program.type_at_cursor("envía")
    page.setValue(333)
    shown = window.page_view.page
    learn(program, children)
    assert window.search_box.text == "no me llega la carta"
    assert window.hits.current.key == chosen.key
    assert window.hits.viewport().rect().contains(window.hits.visualRect(window.hits.currentIndex()).center())
    assert window.page_view.page is shown
    assert page.value() == 333
    assert window.page_view.find_bar.isAncestorOf(program.focus)


def test_learning_that_fails_is_noted_in_the_log_and_nowhere_else(
    open_program: Opened, folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("procdesk.subprocesses.sys.executable", "/bin/false")
    program = open_program(folder)
    availability = program.said
    program.until(lambda: "learning from the folder failed" in caplog.text)
    program.read("me han cobrado dos veces", CHARGED)
    assert program.session.overview.current.state is State.READY
    assert program.said == availability
    assert program.session.overview.complaints == []


def test_a_window_that_is_closed_while_it_learns_leaves_no_child_behind(children: list[Held], program: Program) -> None:
    program.until(lambda: children)
    children[0].signal(signal.SIGCONT)
    shut(program.app)
    assert children[0].code is not None
