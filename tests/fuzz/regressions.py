"""What broke a reader once, by target; the tests try them all."""

from __future__ import annotations

import io
import struct
import zipfile


def _named_otherwise() -> bytes:
    """A zip whose list calls an entry by another name than the entry itself, both very long."""
    held, name = io.BytesIO(), "recipe.json"
    with zipfile.ZipFile(held, "w") as file:
        file.writestr(name, b'{"format": 2}')
    data = held.getvalue()
    longer = b"n" * 9000
    local = data.index(b"PK\x03\x04")
    return (
        data[: local + 26]
        + struct.pack("<H", len(longer))
        + data[local + 28 : local + 30]
        + longer
        + data[local + 30 :]
    )


def _named_without_text() -> bytes:
    """A zip that says its names are UTF-8, and has one that is not."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as file:
        file.writestr("mörk.json", b"{}")
    return b"z" + held.getvalue().replace("ö".encode(), b"\xbe\xbe")


REGRESSIONS: dict[str, list[bytes]] = {
    "decode": [],
    "recipe": [
        b"i" + b"[" * 100_000,
        b"s" + b"[" * 100_000,
        b'i{"format": Infinity}',
        b'i{"format": 1e999}',
        b'i{"format": ' + b"9" * 4200 + b"}",
        b"z" + _named_otherwise(),
        b's{"' + b"n" * 5000 + b'": 1}',
        b'i{"format": 2, "files": {"' + b"n" * 9000 + b'": 1}}',
    ],
    "manifest": [
        b"j" + b"[" * 100_000,
        b"cpath,label\n" + b"n" * 300 + b".png,ok\n",
        b"cpath,label\na.png," + b"n" * 9000,
        b"cpath,label\n" + b"n/" * 4500 + b".png,ok",
    ],
    "filter": [
        b"by:a " * 200,
        b"-a " * 333,
        b"by:\xed\xa0\x80 where:\xed\xa0\x80@1,1",
        b"until:9999-12-31",
        b"quiet-by:" + b"9" * 900,
        b"recipe:v" + b"9" * 300,
    ],
    "marks": [_named_without_text()],
    "config": [b"c" + b"[" * 100_000, b"t" + b"[" * 100_000],
}
