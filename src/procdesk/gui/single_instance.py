"""Single instance: a second start hands its request to the first; `procdesk:` addresses."""

from __future__ import annotations

import getpass
import hashlib
import json
import os
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from urllib.parse import parse_qs, unquote

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from procdesk.files import same_folder

_WAIT_MS, _ANSWER_MS = 1_000, 5_000
_LONGEST_QUERY = 10_000
_LONGEST_MESSAGE = 64_000
# What the desktop gives a start on Wayland, so that a window may come forward.
ACTIVATION_TOKEN = "XDG_ACTIVATION_TOKEN"  # noqa: S105
_ANY_PROCESS = -1
# What a window answers to a request that it has taken; behind it, its folder where another one was asked for.
_TAKEN = b"ok"


@dataclass(frozen=True, slots=True)
class StartRequest:
    """What a start asks for: words to search, or the id of a process to open; both "" just raises the window.

    `heading` is the anchor to scroll to in that process, `token` lets the window come forward on Wayland. `folder` is
    the absolute path of the content folder that was asked for, "" for whichever the window has.
    """

    query: str = ""
    id: str = ""
    heading: str = ""
    token: str = ""
    folder: str = ""


@dataclass(frozen=True, slots=True)
class OpenWindow:
    """The window that has taken a request: `folder` is the content folder it shows where another one was asked for."""

    folder: str = ""


def server_name(folder: Path) -> str:
    """The name of this user's server; another settings folder is another desk."""
    who = f"{getpass.getuser()}|{folder}"
    return "procdesk-" + hashlib.sha256(who.encode()).hexdigest()[:20]


def hand_to_first(name: str, request: StartRequest) -> OpenWindow | None:
    """The window of this user that runs and has taken the request, None without one; it may then come to the front."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_WAIT_MS):
        return None
    _let_come_forward()
    token = os.environ.get(ACTIVATION_TOKEN, "")
    message = asdict(replace(request, query=request.query[:_LONGEST_QUERY], token=token))
    socket.write(json.dumps(message, ensure_ascii=False).encode("utf-8", "replace") + b"\n")
    sent = socket.waitForBytesWritten(_WAIT_MS)
    answer = bytes(socket.readAll().data()) if sent and socket.waitForReadyRead(_ANSWER_MS) else b""
    socket.disconnectFromServer()
    if not answer.startswith(_TAKEN):
        return None
    return OpenWindow(answer.removeprefix(_TAKEN).strip().decode("utf-8", "replace"))


def _let_come_forward() -> None:
    """Passes on the right to come forward, which Windows gives only to the program that the user has just started."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(_ANY_PROCESS)


class FirstInstance(QObject):
    """Listens for later starts; `asked` carries the request of each. `folder` gives the window's content folder."""

    asked = Signal(object)

    def __init__(self, name: str, folder: Callable[[], Path], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        # A killed window leaves its socket file behind; nobody answered there, or we would not be here.
        QLocalServer.removeServer(name)
        self.listening = self._server.listen(name)
        self._server.newConnection.connect(self._home_page)

    def _home_page(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.setReadBufferSize(_LONGEST_MESSAGE)
            socket.readyRead.connect(lambda socket=socket: self._read(socket))
            socket.disconnected.connect(socket.deleteLater)
            if socket.bytesAvailable():
                self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() >= _LONGEST_MESSAGE:
                socket.abort()
            return
        request = _request(bytes(socket.readLine(_LONGEST_MESSAGE).data()))
        if request is None:
            socket.abort()
            return
        other = str(self._folder()) if wants_other_folder(request, self._folder()) else ""
        socket.write(_TAKEN + f" {other}".encode("utf-8", "replace").rstrip() + b"\n")
        socket.flush()
        self.asked.emit(request)


def wants_other_folder(request: StartRequest, folder: Path) -> bool:
    """Whether a request asks for another content folder than this one, however either is spelt."""
    return bool(request.folder) and not same_folder(Path(request.folder), folder)


def _request(line: bytes) -> StartRequest | None:
    """What a line asks for, or None where another program has sent it."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict):
        return None
    values = {field.name: found.get(field.name, "") for field in fields(StartRequest)}
    return StartRequest(**values) if all(isinstance(value, str) for value in values.values()) else None


SCHEME = "procdesk:"
_LONGEST_ADDRESS, _LONGEST_WORDS, _LONGEST_ID = 20_000, 2_000, 400


def parse_address(address: str) -> StartRequest:
    """What an address asks for: a process or a search. Anything may stand in it; what comes out is one plain line each.

    Browsers and Windows change addresses on their way: `procdesk://ID/`, `PROCDESK:`, `+` for a space, `%20`.
    An address without the scheme is taken for an id, and one without an id or words only raises the window.
    """
    rest = address[:_LONGEST_ADDRESS].strip()
    if rest[: len(SCHEME)].lower() == SCHEME:
        rest = rest[len(SCHEME) :]
    rest, _, heading = rest.partition("#")
    path, _, asked = rest.partition("?")
    id_ = _plain(unquote(path), _LONGEST_ID).strip("/").strip()
    if (words := _words(asked)) and id_.casefold() in ("", "search"):
        return StartRequest(query=words)
    return StartRequest(id=id_, heading=_plain(unquote(heading), _LONGEST_ID) if id_ else "")


def _words(asked: str) -> str:
    """The words behind `q=`, of which the first that are any count."""
    try:
        found = parse_qs(asked, max_num_fields=20)
    except ValueError:
        return ""
    return _plain(found.get("q", [""])[0], _LONGEST_WORDS)


def _plain(text: str, most: int) -> str:
    """The text on one line without control characters, and not longer than a person would make it."""
    shown = "".join(letter if letter.isprintable() else " " for letter in text[: 2 * most])
    return " ".join(shown.split())[:most]
