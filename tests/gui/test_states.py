"""The window says how the content stands, and goes on answering while it changes, is read, or is gone."""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QProgressBar

from procdesk.gui.single_instance import StartRequest
from procdesk.indexing import manager
from procdesk.indexing.manager import start_index_child
from procdesk.model import Answer, Progress, Query, State
from procdesk.settings import settings_folder
from procdesk.subprocesses import ChildState, ChildTask
from tests.conftest import write
from tests.gui.conftest import Desk, Opened
from tests.gui.finders import answer, child, label

CHARGED, ROUTER = "Cobro duplicado en la factura", "Router averiado"
RED_LIGHT = "# Luz roja\n\nEl router parpadea en rojo.\n"


def shown_words(desk: Desk) -> str:
    return " | ".join(one.text() for one in desk.window.welcome.findChildren(QLabel) if one.isVisible())


def state(desk: Desk) -> State | None:
    return desk.session.overview.current.state if desk.session.overview.current else None


@dataclass(frozen=True)
class HeldBack:
    """A child whose end is not told before the file `gate` is there."""

    task: ChildTask
    gate: Path

    @property
    def progress(self) -> Progress:
        return self.task.progress

    @property
    def error(self) -> str:
        return self.task.error

    def poll(self) -> ChildState:
        state = self.task.poll()
        return state if self.gate.exists() else ChildState.RUNNING

    def stop(self) -> None:
        self.task.stop()


@pytest.fixture
def held_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No index is taken over before this file is there."""
    gate = tmp_path / "go"
    monkeypatch.setattr(manager, "start_index_child", lambda *given: HeldBack(start_index_child(*given), gate))
    return gate


def test_an_empty_folder_is_told_and_takes_the_first_write_up(open_desk: Opened, tmp_path: Path) -> None:
    root = tmp_path / "empty"
    root.mkdir()
    desk = open_desk(root)
    assert state(desk) is State.EMPTY
    assert str(root) in shown_words(desk)
    write(root, "averias/router.es.md", RED_LIGHT)
    desk.until(lambda: "Averias" in desk.titles)
    desk.read("parpadea en rojo", "Luz roja")


def test_a_missing_folder_is_told_and_found_once_it_is_there(open_desk: Opened, tmp_path: Path, folder: Path) -> None:
    desk = open_desk(tmp_path / "usb", indexed=False)
    desk.until(lambda: state(desk) is State.UNREACHABLE)
    desk.until(lambda: str(tmp_path / "usb") in shown_words(desk))
    assert "sin acceso a la carpeta" in desk.said
    desk.type("me han cobrado dos veces")
    desk.until_answered("me han cobrado dos veces")
    assert desk.window.welcome.isVisible()
    folder.rename(tmp_path / "usb")
    desk.do("refresh")
    desk.until(lambda: desk.title == CHARGED, 30_000)


def test_while_the_first_index_is_built_the_progress_is_shown_and_typing_is_answered_afterwards(
    open_desk: Opened, folder: Path, held_back: Path
) -> None:
    desk = open_desk(folder, indexed=False)
    desk.until(lambda: state(desk) is State.INDEXING and child(desk.window.welcome, QProgressBar).isVisible())
    desk.type("me han cobrado dos veces")
    desk.until_answered("me han cobrado dos veces")
    assert desk.titles == []
    assert label(desk.window.search_box, "quiet").text() == ""
    desk.until(lambda: child(desk.window.welcome, QProgressBar).maximum() > 0, 30_000)
    assert child(desk.window.welcome, QProgressBar).isVisible()
    held_back.touch()
    desk.until(lambda: desk.title == CHARGED, 30_000)
    assert desk.session.reading.desk().recent == ()


def test_enter_pressed_while_the_first_index_is_built_opens_the_best_hit_once_it_is_there(
    open_desk: Opened, folder: Path, held_back: Path
) -> None:
    desk = open_desk(folder, indexed=False)
    desk.type("me han cobrado dos veces")
    desk.press(Qt.Key.Key_Return)
    desk.until_answered("me han cobrado dos veces")
    held_back.touch()
    desk.until(lambda: desk.title == CHARGED, 30_000)
    desk.until(lambda: desk.session.context.memory.texts("recent") == ["facturacion/cobro-duplicado"])


@pytest.mark.parametrize(
    "request_", [StartRequest(query="me han cobrado dos veces"), StartRequest(id="facturacion/cobro-duplicado")]
)
def test_the_first_start_of_all_still_does_what_it_was_asked_for(
    open_desk: Opened, folder: Path, request_: StartRequest
) -> None:
    desk = open_desk(folder, request=request_, indexed=False)
    desk.until(lambda: desk.title == CHARGED, 30_000)


def test_a_whole_rebuild_leaves_the_start_page_as_it_is_and_says_so_below(
    desk: Desk, folder: Path, held_back: Path
) -> None:
    write(folder, "procdesk.yaml", "name: Otra\nlanguages: [es, en]\n")
    desk.until(lambda: state(desk) is State.INDEXING)
    assert not child(desk.window.welcome, QProgressBar).isVisible()
    desk.until(lambda: "actualizando" in desk.said)
    desk.read("me han cobrado dos veces", CHARGED)
    held_back.touch()
    desk.until(lambda: state(desk) is State.READY, 30_000)
    assert desk.title == CHARGED


def test_a_build_that_fails_is_told_and_kept_among_the_problems(
    open_desk: Opened, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("procdesk.subprocesses.sys.executable", "/bin/false")
    desk = open_desk(folder, indexed=False)
    desk.until(lambda: desk.session.overview.complaints)
    assert desk.said == desk.session.overview.complaints[0]
    assert "índice" in desk.said


def test_content_that_vanishes_goes_on_answering_and_is_told(desk: Desk, folder: Path) -> None:
    desk.read("me han cobrado dos veces", CHARGED)
    away = folder.rename(folder.with_name("away"))
    desk.do("refresh")
    desk.until(lambda: state(desk) is State.UNREACHABLE)
    assert desk.title == CHARGED
    desk.until(lambda: "sin acceso a la carpeta" in desk.said)
    desk.read("no me funciona la fibra", "Sin conexión a internet")
    away.rename(folder)
    desk.until(lambda: state(desk) is State.READY)
    assert desk.title == "Sin conexión a internet"


def test_most_files_gone_is_told_with_the_key_that_accepts_it(open_desk: Opened, folder: Path) -> None:
    pages = [write(folder, f"tiendas/pagina-{n}.es.md", f"# Página {n}\n\nTexto {n}.\n") for n in range(20)]
    desk = open_desk(folder)
    for page in pages:
        page.unlink()
    desk.until(lambda: "F5" in desk.said)
    desk.do("refresh")
    desk.until(lambda: desk.session.overview.current.processes == 3, 30_000)


def test_a_file_saved_in_place_appears_by_itself_and_the_page_shown_renews(desk: Desk, folder: Path) -> None:
    desk.read("router averiado", ROUTER)
    write(folder, "averias/router.es.md", "# Router averiado\n\nAhora tarda dos días.\n")
    desk.until(lambda: "dos días" in answer(desk.window.page_view).toPlainText())
    desk.ask("tarda dos días")
    assert ROUTER in desk.titles


def test_a_file_saved_by_renaming_appears_by_itself_again_and_again(desk: Desk, folder: Path) -> None:
    desk.read("router averiado", ROUTER)
    for days in ("dos", "tres", "cuatro"):
        temporary = write(folder, "averias/.router.tmp", f"# Router averiado\n\nAhora tarda {days} días.\n")
        temporary.replace(folder / "averias/router.es.md")
        desk.until(lambda days=days: f"{days} días" in answer(desk.window.page_view).toPlainText())


def test_a_new_file_in_a_new_folder_appears_among_the_hits(desk: Desk, folder: Path) -> None:
    desk.ask("luz roja parpadea")
    write(folder, "tecnica/luces.es.md", RED_LIGHT)
    desk.until(lambda: desk.title == "Luz roja")


def test_a_page_that_is_deleted_while_it_is_read_is_told_and_left(desk: Desk, folder: Path) -> None:
    desk.app.session.reading.open("averias/router")
    desk.until(lambda: desk.title == ROUTER)
    (folder / "averias/router.es.md").unlink()
    desk.until(lambda: "averias/router" in desk.said)
    assert desk.window.welcome.isVisible()
    assert not desk.session.reading.id


def test_a_look_that_goes_wrong_is_told_and_is_not_the_last_one(
    desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    real = desk.app.library.look
    monkeypatch.setattr(desk.app.library, "look", lambda: 1 // 0)
    desk.until(lambda: "ZeroDivisionError" in desk.said)
    assert "job look failed" in caplog.text
    monkeypatch.setattr(desk.app.library, "look", real)
    write(folder, "averias/router.es.md", RED_LIGHT)
    desk.read("parpadea en rojo", "Luz roja")


def test_a_search_that_goes_wrong_is_told_and_the_next_one_answers(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    real = desk.app.library.search
    monkeypatch.setattr(desk.app.library, "search", lambda query: 1 // 0)
    desk.ask("me han cobrado")
    assert "ZeroDivisionError" in desk.said
    assert "job search failed" in caplog.text
    monkeypatch.setattr(desk.app.library, "search", real)
    desk.read("me han cobrado dos veces", CHARGED)


def test_settings_that_cannot_be_written_are_told_in_the_window(desk: Desk) -> None:
    home = settings_folder()
    home.rename(home.with_name("moved"))
    home.write_text("no folder")
    desk.do("larger")
    desk.until(lambda: "settings.toml" in desk.said)
    home.unlink()
    home.with_name("moved").rename(home)


def test_odd_settings_are_told_in_the_window_and_fall_back(open_desk: Opened, folder: Path, own_home: Path) -> None:
    (own_home / "settings.toml").write_text('theme = "purple"\ntext_size = 110\n')
    desk = open_desk(folder)
    assert "purple" in desk.said
    assert desk.app.theme.scheme == "auto"
    assert desk.app.theme.percent == 110


def test_another_content_folder_is_taken_at_run_time(desk: Desk, tmp_path: Path) -> None:
    other = tmp_path / "other"
    write(other, "tecnica/luces.es.md", RED_LIGHT)
    desk.type("parpadea en rojo")
    desk.app.move(str(other))
    desk.until(lambda: desk.title == "Luz roja", 30_000)
    assert desk.session.context.settings.text("content") == str(other)


def test_searching_never_happens_in_the_windows_thread(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    threads: list[str] = []
    real = desk.app.library.search

    def search(query: Query) -> Answer:
        threads.append(threading.current_thread().name)
        return real(query)

    monkeypatch.setattr(desk.app.library, "search", search)
    desk.read("me han cobrado dos veces", CHARGED)
    assert set(threads) == {"procdesk-runner"}


def test_what_is_remembered_is_plain_text(desk: Desk) -> None:
    desk.read("me han cobrado dos veces", CHARGED)
    desk.do("pin")
    text = (settings_folder() / "memory.toml").read_text()
    assert f"pinned = {json.dumps(['facturacion/cobro-duplicado'])}" in text
