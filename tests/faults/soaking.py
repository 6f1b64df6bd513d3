"""Pictures of changing sizes through the fast embedded default, lot after lot: does anything grow?"""

from __future__ import annotations

import math
import random
import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import psutil

from inspector_app.domain.filtering import PartQuery
from inspector_app.domain.recipe import FAST_BACKBONE
from inspector_app.domain.review import PartDecision
from inspector_app.workflow.requests import OpenFolder
from inspector_app.workflow.session import Session
from tests.unit.imaging.image_bytes import encoded

SMALLEST, LARGEST = 64, 1600  # px a side
LOTS = 40  # as many are made of all pictures, though none of less than 25
LOOKED_AT = 5  # pictures of each lot that are opened and decided, too
MIB = 2**20


@dataclass(frozen=True, slots=True)
class Moment:
    """What the process holds after so many pictures."""

    images: int
    seconds: float
    memory: int  # bytes resident
    handles: int
    threads: int


def soak(
    images: int,
    seed: int,
    tell: Callable[[str], object] = print,
    *,
    largest: int = LARGEST,
    minutes: float = math.inf,
) -> list[Moment]:
    """Inspect so many pictures in one session; a moment after each lot. The pictures are removed lot by lot.

    ``largest``: pixels a side; smaller ones are quicker drawn. No lot is begun after ``minutes``.
    """
    chance, process = random.Random(seed), psutil.Process()
    each = max(25, images // LOTS)
    moments: list[Moment] = []
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="soak-") as name:
        session = Session.open(Path(name) / "workspace", feature_bytes=256 * MIB)
        try:
            done = 0
            while done < images and time.monotonic() - started < 60 * minutes:
                count = min(each, images - done)
                folder = Path(name) / f"lot-{done:06d}"
                draw(folder, count, chance, largest)
                _one_lot(session, folder)
                done += count
                shutil.rmtree(folder)
                moment = Moment(
                    done,
                    time.monotonic() - started,
                    process.memory_info().rss,
                    _handles(process),
                    process.num_threads(),
                )
                moments.append(moment)
                tell(in_words(moment))
        finally:
            session.close()
    return moments


def draw(folder: Path, count: int, chance: random.Random, largest: int = LARGEST) -> None:
    """Pictures of noise on a grey ground, each of another size, as PNG, JPEG or TIFF."""
    folder.mkdir(parents=True)
    noise = np.random.default_rng(chance.randrange(2**32)).normal(128, 12, (largest, largest, 3))
    ground = noise.clip(0, 255).astype(np.uint8)
    for number in range(count):
        height, width = chance.randint(SMALLEST, largest), chance.randint(SMALLEST, largest)
        pixels = np.ascontiguousarray(ground[:height, :width])
        if chance.random() < 0.1:
            at = (chance.randrange(width), chance.randrange(height))
            cv2.circle(pixels, at, 3 + min(height, width) // 20, (20, 20, 20), -1)
        suffix = chance.choice((".png", ".jpg", ".jpg", ".tiff"))
        (folder / f"part_{number:05d}{suffix}").write_bytes(encoded(suffix, pixels))


def _one_lot(session: Session, folder: Path) -> None:
    lot = session.open_folder(OpenFolder(folder, "noise", backbone=FAST_BACKBONE)).result()
    session.inspect(lot.id).result()
    for row in session.part_rows(lot.id, PartQuery(), 0, LOOKED_AT).result():
        session.map(row.image_id).result()
        session.review_part(row.part_id, PartDecision.ACCEPT).result()
    session.settle()


def _handles(process: psutil.Process) -> int:
    return int(process.num_fds() if hasattr(process, "num_fds") else process.num_handles())


def slope(moments: list[Moment], of: str) -> float:
    """By how much a figure grows a thousand pictures, least squares over the later half; 0 with too few moments."""
    later = moments[len(moments) // 2 :]
    if len(later) < 2:
        return 0.0
    images = np.asarray([one.images for one in later], float) / 1000
    values = np.asarray([getattr(one, of) for one in later], float)
    return float(np.polyfit(images, values, 1)[0])


def in_words(one: Moment) -> str:
    return (
        f"{one.images:7,} images {one.seconds:7.0f} s  {one.memory / MIB:7.0f} MiB  {one.handles:4} handles  "
        f"{one.threads:3} threads"
    )


def main(images: int, seed: int, *, largest: int = LARGEST, minutes: float = math.inf) -> int:
    """Print the figures; 0 whatever they are: what growth is too much is for who reads them."""
    print(f"pictures of {SMALLEST} to {largest} px a side as PNG, JPEG and TIFF", flush=True)
    moments = soak(images, seed, lambda line: print(line, flush=True), largest=largest, minutes=minutes)
    memory, handles, threads = (slope(moments, of) for of in ("memory", "handles", "threads"))
    most = max(one.memory for one in moments)
    print(
        f"slope over the later half, a thousand images: {memory / MIB:+.2f} MiB, {handles:+.2f} handles, ",
        end="",
    )
    print(
        f"{threads:+.2f} threads; most {most / MIB:.0f} MiB; {moments[-1].images / moments[-1].seconds:.1f} images/s"
    )
    return 0
