"""What lies in a folder under the name of a picture and is none, or is named as no picture should be."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.corpus.case import Case
from tests.corpus.seeds import RGB
from tests.unit.imaging.image_bytes import encoded

_LONGEST = 255  # bytes of a name


def odd_files() -> Iterator[Case]:
    """Folders, pipes, sockets, devices, links, files without permission, sparse ones, and odd names."""
    yield Case("folder", lambda at: _made(at / "part.png", Path.mkdir))
    yield Case("pipe", lambda at: _made(at / "part.png", os.mkfifo) if hasattr(os, "mkfifo") else None)
    yield Case("socket", _socket)
    for device in ("/dev/zero", "/dev/null", "/dev/random", "/dev/full", "/dev/stdin", "/proc/self/mem"):
        yield Case(f"link to {device}", lambda at, to=device: _linked(at, to) if Path(to).exists() else None)
    yield Case("link to nothing", lambda at: _linked(at, "gone"))
    yield Case("link to itself", lambda at: _linked(at, "part.png"))
    yield Case("link to its folder", lambda at: _linked(at, "."))
    yield Case("inside a file", _inside_a_file)
    yield Case("vanished", lambda at: at / "part.png")
    yield Case("without permission", lambda at: _written(at / "part.png", mode=0))
    for size in (600 * 2**20, 2**40):
        yield Case(f"sparse, {size >> 20} MB", lambda at, size=size: _sparse(at, b"", size))
    yield Case("sparse, 500 MB behind a picture", lambda at: _sparse(at, encoded(".png", RGB), 500 * 2**20))
    yield Case("sparse, 500 MB of nothing", lambda at: _sparse(at, b"", 500 * 2**20))
    names: dict[str, bytes] = {
        "control characters": b"a\x01\x07\x1b[31m\x7f.png",
        "line breaks": b"a\nb\r\nc.png",
        "no UTF-8": b"\xff\xfe\x80.png",
        "half a character": b"\xe2\x82.png",
        "right to left": "\u202egnp.exe.png".encode(),
        "of all spaces": b"   .png",
        "a leading minus": b"--help.png",
        "longest": b"n" * (_LONGEST - 4) + b".png",
        "quotes": b"'\"`$(id);&.png",
        "a backslash": b"..\\..\\part.png",
        "percent signs": b"%s%n%20%00.png",
        "combining": "e\u0301\u0302\u0303\u0304.png".encode(),
    }
    for name, raw in names.items():
        yield Case(f"named with {name}", lambda at, raw=raw: _named(at, raw))
    yield Case("name too long", lambda at: at / ("n" * 300 + ".png"))
    yield Case("path too long", lambda at: at.joinpath(*["n" * 200] * 30))
    yield Case("name with a null byte", lambda at: at / "a\0b.png")
    yield Case("name with a lone surrogate", lambda at: at / "a\ud800b.png")


def _made(path: Path, make: Callable[[Path], object]) -> Path:
    make(path)
    return path


def _written(path: Path, mode: int = 0o600) -> Path:
    path.write_bytes(encoded(".png", RGB))
    path.chmod(mode)
    return path


def _linked(at: Path, to: str) -> Path:
    (at / "part.png").symlink_to(to)
    return at / "part.png"


def _socket(at: Path) -> Path | None:
    if not hasattr(socket, "AF_UNIX"):
        return None
    with socket.socket(socket.AF_UNIX) as listener:
        try:
            listener.bind(str(at / "part.png"))
        except OSError:  # the path is too long for a socket here
            return None
    return at / "part.png"


def _inside_a_file(at: Path) -> Path:
    return _written(at / "part.png") / "part.png"


def _sparse(at: Path, head: bytes, size: int) -> Path | None:
    path = at / "part.png"
    try:
        with path.open("wb") as file:
            file.write(head)
            file.truncate(size)
    except OSError:  # a file system without holes
        return None
    return path


def _named(at: Path, raw: bytes) -> Path | None:
    path = at / os.fsdecode(raw)
    try:
        return _written(path)
    except (OSError, ValueError):  # a file system that allows no such name
        return None
