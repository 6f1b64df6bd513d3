"""Pictures as large cameras make them: the demo's plates laid side by side until the picture is full."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from inspector_app.imaging.demo_parts import Bench, DemoKind
from inspector_app.imaging.thumbnails import encode_jpeg

WIDTH, HEIGHT = 4000, 3000  # 12 MP
PLATES = 12  # drawn once; each picture is another arrangement of them


def write_large_lot(folder: Path, pictures: int, *, width: int = WIDTH, height: int = HEIGHT) -> Path:
    """``pictures`` JPEG files of ``width × height`` px, each different; the same ones every time."""
    bench = Bench()
    kinds = [(DemoKind.DEFECT, "scratch"), (DemoKind.NUISANCE, "shadow")]
    plates = [
        bench.draw(
            *(kinds[place] if place < len(kinds) else (DemoKind.GOOD, "")), np.random.default_rng(place)
        )[0]
        for place in range(PLATES)
    ]
    side = plates[0].shape[0]
    down, across = -(-height // side), -(-width // side)
    folder.mkdir(parents=True)
    for number in range(pictures):
        rng = np.random.default_rng((1, number))
        chosen = rng.integers(len(kinds), PLATES, (down, across))
        if number % 3 == 0:  # something to flag
            chosen[rng.integers(down - 1), rng.integers(across - 1)] = rng.integers(len(kinds))
        rows = [np.concatenate([plates[plate] for plate in line], axis=1) for line in chosen]
        whole = np.concatenate(rows, axis=0)[:height, :width]
        (folder / f"large_{number:04}.jpg").write_bytes(encode_jpeg(whole, quality=92))
    return folder
