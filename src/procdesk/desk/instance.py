"""One window a user: a second start hands what was asked to the first and ends."""

from __future__ import annotations

import getpass
import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT_MS = 1_000
_LONGEST_MESSAGE = 64_000


@dataclass(frozen=True, slots=True)
class Request:
    """What a start asks for: words to search, or the id of a process to open; both "" just raises the window."""

    query: str = ""
    id: str = ""


def server_name(folder: Path) -> str:
    """The name of this user's server; another settings folder is another desk."""
    who = f"{getpass.getuser()}|{folder}"
    return "procdesk-" + hashlib.sha256(who.encode()).hexdigest()[:20]


def hand_to_first(name: str, request: Request) -> bool:
    """Whether another window of this user runs and has taken the request."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_WAIT_MS):
        return False
    socket.write(json.dumps(asdict(request)).encode() + b"\n")
    sent = socket.waitForBytesWritten(_WAIT_MS)
    taken = sent and socket.waitForReadyRead(_WAIT_MS) and bytes(socket.readAll().data()).startswith(b"ok")
    socket.disconnectFromServer()
    return taken


class FirstInstance(QObject):
    """Listens for later starts; `asked` carries the request of each."""

    asked = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        # A killed window leaves its socket file behind; nobody answered there, or we would not be here.
        QLocalServer.removeServer(name)
        self.listening = self._server.listen(name)
        self._server.newConnection.connect(self._welcome)

    def _welcome(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(lambda socket=socket: self._read(socket))
            socket.disconnected.connect(socket.deleteLater)
            if socket.bytesAvailable():
                self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            return
        try:
            found = json.loads(bytes(socket.readLine(_LONGEST_MESSAGE).data()))
            request = Request(str(found.get("query", "")), str(found.get("id", "")))
        except (ValueError, AttributeError):
            socket.disconnectFromServer()
            return
        socket.write(b"ok\n")
        socket.flush()
        self.asked.emit(request)
