"""What broke a reader once, by target; the tests try them all."""

from __future__ import annotations

REGRESSIONS: dict[str, list[bytes]] = {
    "decode": [],
    "recipe": [b"i" + b"[" * 100_000, b"s" + b"[" * 100_000, b'i{"format": Infinity}', b'i{"format": 1e999}'],
    "manifest": [b"j" + b"[" * 100_000, b"cpath,label\n" + b"n" * 300 + b".png,ok\n"],
    "filter": [],
    "marks": [],
    "config": [b"c" + b"[" * 100_000, b"t" + b"[" * 100_000],
}
