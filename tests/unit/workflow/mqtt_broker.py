"""As much of an MQTT 3.1.1 broker as a publisher sees: a socket that confirms, refuses, or loses the connection."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading

CONNECT, CONNACK, PUBLISH, PUBACK, PINGREQ, PINGRESP, DISCONNECT = 1, 2, 3, 4, 12, 13, 14


class Broker:
    """``refuse``: return code of CONNACK; ``lose``: connections that are cut before the first PUBACK."""

    def __init__(self, *, refuse: int = 0, lose: int = 0, confirms: bool = True) -> None:
        self.refuse, self.lose, self.confirms = refuse, lose, confirms
        self.got: list[tuple[str, bytes, int]] = []  # topic, payload, quality of service
        self.users: list[tuple[str, str]] = []
        self.published = threading.Event()

    def __enter__(self) -> Broker:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self._open: list[socket.socket] = []
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for connection in self._open:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        self._thread.join()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self._open.append(connection)
            with connection, contextlib.suppress(OSError, EOFError):
                self._talk(connection)

    def _talk(self, connection: socket.socket) -> None:
        while True:
            (head,) = self._exactly(connection, 1)
            body = self._exactly(connection, self._length(connection))
            kind = head >> 4
            if kind == CONNECT:
                self._note_user(body)
                connection.sendall(bytes((CONNACK << 4, 2, 0, self.refuse)))
            elif kind == PUBLISH:
                (size,) = struct.unpack_from("!H", body)
                topic, rest = body[2 : 2 + size].decode(), body[2 + size :]
                self.published.set()
                if self.lose:
                    self.lose -= 1
                    return
                self.got.append((topic, rest[2:], head >> 1 & 3))
                if self.confirms:
                    connection.sendall(bytes((PUBACK << 4, 2)) + rest[:2])
            elif kind == PINGREQ:
                connection.sendall(bytes((PINGRESP << 4, 0)))
            elif kind == DISCONNECT:
                return

    def _note_user(self, body: bytes) -> None:
        flags, at = body[7], 10
        texts = []
        for present in (True, flags >> 7 & 1, flags >> 6 & 1):  # client id, user, password
            if present:
                (size,) = struct.unpack_from("!H", body, at)
                texts.append(body[at + 2 : at + 2 + size].decode())
                at += 2 + size
        if len(texts) == 3:
            self.users.append((texts[1], texts[2]))

    def _length(self, connection: socket.socket) -> int:
        length = shift = 0
        while True:
            (digit,) = self._exactly(connection, 1)
            length |= (digit & 127) << shift
            if digit < 128:
                return length
            shift += 7

    @staticmethod
    def _exactly(connection: socket.socket, size: int) -> bytes:
        data = b""
        while len(data) < size:
            more = connection.recv(size - len(data))
            if not more:
                raise EOFError
            data += more
        return data
