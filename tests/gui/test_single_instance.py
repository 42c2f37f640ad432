"""One window a user: a later start hands over what it asks for, and nothing else gets in."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from pytestqt.qtbot import QtBot

from procdesk.gui.single_instance import FirstInstance, OpenWindow, StartRequest, hand_to_first, server_name

LATER_START = """
import json, sys
from PySide6.QtCore import QCoreApplication
from procdesk.gui.single_instance import StartRequest, hand_to_first
application = QCoreApplication([])
print(hand_to_first(sys.argv[1], StartRequest(**json.loads(sys.argv[2]))))
"""
TAKEN = str(OpenWindow())


@pytest.fixture
def name(tmp_path: Path) -> str:
    return server_name(tmp_path)


@pytest.fixture
def first(name: str, qtbot: QtBot, tmp_path: Path) -> Iterator[FirstInstance]:
    made = FirstInstance(name, lambda: tmp_path / "content")
    assert made.listening
    yield made
    made.deleteLater()


def start_later(name: str, **asked: str) -> subprocess.Popen[str]:
    """Another process that hands its request to the first; `QCoreApplication` is all it needs."""
    return subprocess.Popen(
        [sys.executable, "-c", LATER_START, name, json.dumps(asked, ensure_ascii=False)],
        stdout=subprocess.PIPE,
        text=True,
    )


def connected(name: str) -> QLocalSocket:
    socket = QLocalSocket()
    socket.connectToServer(name)
    assert socket.waitForConnected(5_000)
    return socket


@pytest.mark.parametrize(
    "asked", [{"query": "me han cobrado dos veces"}, {"id": "averias/router"}, {"query": "¿qué pasa 🙂?\n"}, {}]
)
def test_a_later_start_hands_over_what_it_asks_for(
    first: FirstInstance, name: str, qtbot: QtBot, asked: dict[str, str]
) -> None:
    with qtbot.waitSignal(first.asked, timeout=30_000) as told:
        later = start_later(name, **asked)
    assert told.args == [StartRequest(**asked)]
    assert later.communicate(timeout=30)[0].strip() == TAKEN


def test_a_very_long_question_is_cut_and_still_handed_over(first: FirstInstance, name: str, qtbot: QtBot) -> None:
    with qtbot.waitSignal(first.asked, timeout=30_000) as told:
        later = start_later(name, query="ñ" * 20_000)
    assert told.args == [StartRequest(query="ñ" * 10_000)]
    assert later.communicate(timeout=30)[0].strip() == TAKEN


def test_the_right_to_come_forward_is_handed_over_with_the_request(
    first: FirstInstance, name: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "kwin-7")
    with qtbot.waitSignal(first.asked, timeout=30_000) as told:
        later = start_later(name, id="averias/router")
    assert told.args == [StartRequest(id="averias/router", token="kwin-7")]
    assert later.communicate(timeout=30)[0].strip() == TAKEN


def test_nobody_to_hand_over_to_means_that_this_is_the_first(name: str, qtbot: QtBot) -> None:
    assert hand_to_first(name, StartRequest(query="x")) is None


def test_a_socket_left_by_a_killed_window_is_no_obstacle(name: str, qtbot: QtBot) -> None:
    left = subprocess.run(
        [
            sys.executable,
            "-c",
            "import os, sys; from PySide6.QtCore import QCoreApplication; from PySide6.QtNetwork import QLocalServer;"
            "a = QCoreApplication([]); s = QLocalServer(); s.listen(sys.argv[1]);"
            "print(s.fullServerName(), flush=True); os._exit(9)",
            name,
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    if os.name == "posix":
        assert Path(left.stdout.strip()).exists()
    assert hand_to_first(name, StartRequest()) is None
    first = FirstInstance(name, Path)
    assert first.listening
    with qtbot.waitSignal(first.asked, timeout=30_000):
        later = start_later(name, query="fibra")
    assert later.communicate(timeout=30)[0].strip() == TAKEN
    first.deleteLater()


@pytest.mark.parametrize(
    "garbage",
    [
        b"GET / HTTP/1.1\r\n\r\n",
        b"\xff\xfe\x00\n",
        b"[]\n",
        b"null\n",
        b'{"query": 7}\n',
        b'{"query": null, "id": {}}\n',
        b"[" * 60_000 + b"\n",
        b"x" * 500_000,
    ],
    ids=["http", "bytes", "list", "null", "number", "object", "depth", "endless"],
)
def test_garbage_is_dropped_and_does_no_harm(first: FirstInstance, name: str, qtbot: QtBot, garbage: bytes) -> None:
    asked: list[StartRequest] = []
    first.asked.connect(asked.append)
    socket = connected(name)
    socket.write(garbage)
    socket.flush()
    unconnected = QLocalSocket.LocalSocketState.UnconnectedState
    qtbot.waitUntil(lambda: socket.state() == unconnected, timeout=10_000)
    assert asked == []
    with qtbot.waitSignal(first.asked, timeout=30_000):
        later = start_later(name, query="fibra")
    assert later.communicate(timeout=30)[0].strip() == TAKEN
    socket.deleteLater()


def test_whoever_connects_and_says_nothing_does_no_harm(first: FirstInstance, name: str, qtbot: QtBot) -> None:
    silent = connected(name)
    with qtbot.waitSignal(first.asked, timeout=30_000):
        later = start_later(name, query="fibra")
    assert later.communicate(timeout=30)[0].strip() == TAKEN
    silent.abort()
    silent.deleteLater()


def test_a_start_with_another_folder_is_told_which_one_the_window_has(
    first: FirstInstance, name: str, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(first.asked, timeout=30_000) as told:
        later = start_later(name, folder=str(tmp_path / "año 🙂"))
    assert told.args == [StartRequest(folder=str(tmp_path / "año 🙂"))]
    assert later.communicate(timeout=30)[0].strip() == str(OpenWindow(str(tmp_path / "content")))


@pytest.mark.parametrize("spelt", ["content", "content/", "./content", "x/../content", "link", "content/."])
def test_the_same_folder_in_another_spelling_is_no_other(
    first: FirstInstance, name: str, qtbot: QtBot, tmp_path: Path, spelt: str
) -> None:
    for folder in ("content", "x"):
        (tmp_path / folder).mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "content")
    with qtbot.waitSignal(first.asked, timeout=30_000):
        later = start_later(name, folder=f"{tmp_path}/{spelt}")
    assert later.communicate(timeout=30)[0].strip() == TAKEN


def test_another_home_is_another_desk(tmp_path: Path) -> None:
    assert server_name(tmp_path / "a") != server_name(tmp_path / "b")
    assert server_name(tmp_path / "a") == server_name(tmp_path / "a")


@pytest.mark.skipif(os.name != "posix", reason="the socket is a file only there")
def test_only_this_user_can_reach_the_socket(first: FirstInstance) -> None:
    server = first.findChild(QLocalServer)
    assert Path(server.fullServerName()).stat().st_mode & 0o077 == 0
