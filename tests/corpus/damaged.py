"""Whole pictures cut at every length, with other bits than they were written with, and with other sizes."""

from __future__ import annotations

import random
import struct
import zlib
from collections.abc import Iterator

from tests.corpus.case import Case, of_bytes
from tests.corpus.seeds import seeds

HEAD = 160  # bytes that are cut at every length; the rest in steps
STEPS = 24
MUTATIONS = 60  # of every seed


def whole() -> Iterator[Case]:
    """The seeds themselves."""
    for name, (suffix, data) in seeds().items():
        yield of_bytes(name, data, suffix)


def cut() -> Iterator[Case]:
    """Every beginning of every seed, byte by byte where its header stands."""
    for name, (suffix, data) in seeds().items():
        head = min(HEAD, len(data))
        lengths = {*range(head), *range(head, len(data), max(1, (len(data) - head) // STEPS)), len(data) - 1}
        for length in sorted(lengths):
            yield of_bytes(f"{name} cut to {length}", data[:length], suffix)


def mutated(seed: int = 2) -> Iterator[Case]:
    """Bits turned, bytes of the extremes, stretches left out, doubled, or taken from another picture."""
    chance = random.Random(seed)
    files = seeds()
    others = [data for _, data in files.values()]
    for name, (suffix, data) in files.items():
        for number in range(MUTATIONS):
            other = _mutated(bytearray(data), others[chance.randrange(len(others))], chance)
            if data.startswith(b"\x89PNG") and number % 2:
                other = _with_right_sums(other)  # so that what lies behind the check is reached
            yield of_bytes(f"{name} mutated {number}", other, suffix)


def _mutated(data: bytearray, other: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.choice((1, 1, 2, 4, 12))):
        if not data:
            break
        # headers are short, pixels are long: half of the changes go to the first bytes
        at = chance.randrange(min(len(data), 64) if chance.random() < 0.5 else len(data))
        match chance.randrange(6):
            case 0:
                data[at] ^= 1 << chance.randrange(8)
            case 1:
                data[at] = chance.choice((0, 1, 0x7F, 0x80, 0xFE, 0xFF))
            case 2:
                width = chance.choice((2, 4))
                value = chance.choice((0, 1, 2**31 - 1, 2**31, 2**32 - 1)) % 2 ** (8 * width)
                data[at : at + width] = value.to_bytes(width, chance.choice(("big", "little")))
            case 3:
                del data[at : at + chance.randint(1, 40)]
            case 4:
                data[at:at] = data[at : at + chance.randint(1, 200)]
            case _:
                start = chance.randrange(len(other))
                data[at : at + 20] = other[start : start + 20]
    return bytes(data)


def _with_right_sums(data: bytes) -> bytes:
    """The same PNG with the check sums of its chunks reckoned anew."""
    fixed, at = bytearray(data), 8
    while at + 12 <= len(fixed):
        (length,) = struct.unpack_from(">I", fixed, at)
        end = at + 8 + length
        if end + 4 > len(fixed):
            break
        struct.pack_into(">I", fixed, end, zlib.crc32(bytes(fixed[at + 4 : end])))
        at = end + 4
    return bytes(fixed)
