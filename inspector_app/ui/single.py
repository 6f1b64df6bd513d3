"""One window a workspace: a second start raises the first one, and hands over what it was asked to open."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from inspector_app.workflow.requests import OpenFolder

PATIENCE_MS = 500  # for a window that is there; one that hangs is found by the lock of the workspace
_LONGEST = 64 * 1024  # bytes of a call: a path and a few words
_ANSWER = b"raised\n"


@dataclass(frozen=True, slots=True)
class Call:
    """What a second start asks of the first: to come forward, and perhaps to open a folder."""

    request: OpenFolder | None = None

    def to_bytes(self) -> bytes:
        asked = self.request
        if asked is None:
            return b"{}\n"
        folder = str(asked.folder.absolute())
        said = {"folder": folder, "category": asked.category, "recipe": asked.recipe, "lot": asked.lot}
        return json.dumps(said).encode() + b"\n"

    @classmethod
    def from_bytes(cls, line: bytes) -> Call | None:
        """None for what is no call of ours."""
        try:
            said = json.loads(line)
        except (ValueError, RecursionError):
            return None
        if said == {}:
            return cls()
        if not isinstance(said, dict) or said.keys() != {"folder", "category", "recipe", "lot"}:
            return None
        folder, category, recipe, lot = said["folder"], said["category"], said["recipe"], said["lot"]
        if not (isinstance(folder, str) and isinstance(category, str)):
            return None
        if not (isinstance(recipe, str | None) and isinstance(lot, str | None)):
            return None
        return cls(OpenFolder(Path(folder), category, recipe=recipe, lot=lot))


def call_first(workspace: Path, request: OpenFolder | None = None) -> bool:
    """Ask the window that has this workspace to come forward; False when there is none that answers."""
    socket = QLocalSocket()
    socket.connectToServer(_name(workspace))
    if not socket.waitForConnected(PATIENCE_MS):
        return False
    socket.write(Call(request).to_bytes())
    answered = socket.waitForReadyRead(4 * PATIENCE_MS) and bytes(socket.readAll().data()) == _ANSWER
    socket.disconnectFromServer()
    return answered


class Doorbell(QObject):
    """Listens for later starts on the same workspace, of the same user.

    ``answer`` does what a call asks for; False where it cannot: then the caller is on its own.
    """

    def __init__(
        self, workspace: Path, answer: Callable[[Call], bool], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._answer = answer
        self._heard: dict[QLocalSocket, bytes] = {}
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._come_in)
        self.listening = self._server.listen(_name(workspace))
        if (
            not self.listening
        ):  # left behind by a process that was killed: nobody answered before we came here
            QLocalServer.removeServer(_name(workspace))
            self.listening = self._server.listen(_name(workspace))

    def close(self) -> None:
        """Hear nothing any more."""
        self._server.close()

    @Slot()
    def _come_in(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            self._heard[socket] = b""
            socket.readyRead.connect(self._read)
            socket.disconnected.connect(self._gone)

    @Slot()
    def _read(self) -> None:
        socket = self.sender()
        assert isinstance(socket, QLocalSocket)
        heard = self._heard.get(socket, b"") + bytes(socket.readAll().data())
        self._heard[socket] = heard
        if len(heard) > _LONGEST:
            socket.abort()
        elif heard.endswith(b"\n"):
            self._heard[socket] = b""
            call = Call.from_bytes(heard)
            if call is not None and self._answer(call):
                socket.write(_ANSWER)
                socket.flush()
            else:
                socket.abort()

    @Slot()
    def _gone(self) -> None:
        socket = self.sender()
        assert isinstance(socket, QLocalSocket)
        self._heard.pop(socket, None)
        socket.deleteLater()


def _name(workspace: Path) -> str:
    user = os.environ.get("USERNAME", "") if os.name == "nt" else str(os.getuid())
    place = os.path.normcase(workspace.expanduser().resolve())
    digest = hashlib.sha256(f"{user}\n{place}".encode(errors="surrogateescape")).hexdigest()
    return f"inspector-{digest[:24]}"
