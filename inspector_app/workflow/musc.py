"""MuSc on the pictures of a data set, all against all: what published zero-shot figures are held against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch

from inspector_app.domain.errors import ModelTooLarge
from inspector_app.domain.geometry import Mask
from inspector_app.engine import calibration as scales
from inspector_app.engine.aggregation import common_grid
from inspector_app.engine.arrays import Floats, Indices
from inspector_app.engine.device import cpu
from inspector_app.engine.encoder import Encoder
from inspector_app.engine.evaluation import musc
from inspector_app.engine.evaluation.metrics import EvaluationRow, evaluate_scores
from inspector_app.engine.evaluation.pixels import COMPARISON_SIDE
from inspector_app.engine.footprint import free_bytes
from inspector_app.workflow.encoded_pictures import encoded_batches

MUTUAL = "mutual (MuSc)"
SHARED = "mutual + RsCIN"
ALONE = "needs a second picture to compare with"
NO_EMBEDDING = "needs a backbone with an embedding of the whole picture, such as CLIP's"


@dataclass(frozen=True, slots=True)
class MuscRow:
    """One stage of MuSc; ``row`` is None where it could not be made, and ``note`` says why."""

    stage: str
    row: EvaluationRow | None
    note: str = ""

    def to_json(self) -> dict[str, Any]:
        return {"stage": self.stage, "note": self.note, **({} if self.row is None else asdict(self.row))}


def rows_of(stages: Sequence[MuscRow]) -> list[EvaluationRow] | None:
    """The figures of one stage on several data sets, None where one of them lacks it: a mean of some says nothing."""
    rows = [stage.row for stage in stages if stage.row is not None]
    return rows if len(rows) == len(stages) else None


@dataclass(frozen=True, slots=True, eq=False)
class MuscScores:
    """Maps ``[n, g_h, g_w]`` and image scores ``[n]``, both in units of the median patch.

    ``shared [n]``: the scores after RsCIN, None where the backbone has no embedding of whole pictures. ``maps`` None:
    there was one picture alone.
    """

    maps: Floats | None
    scores: npt.NDArray[np.float64]
    shared: npt.NDArray[np.float64] | None
    said: str = ""  # how many were compared with how many

    def rows(
        self,
        defective: npt.NDArray[np.bool_],
        truth: Sequence[Mask | None] | None,
        which: Indices | None = None,
    ) -> tuple[MuscRow, MuscRow]:
        """Figures of the images ``which`` (all when left out), before and after RsCIN.

        Each has the threshold that the program would take from scores of a lot without labels.
        """
        if self.maps is None:
            return MuscRow(MUTUAL, None, ALONE), MuscRow(SHARED, None, ALONE)
        places = np.arange(len(defective)) if which is None else which
        masks = None if truth is None else [truth[place] for place in places.tolist()]

        def row(scores: npt.NDArray[np.float64]) -> EvaluationRow:
            assert self.maps is not None
            maps = (musc.enlarged(one, COMPARISON_SIDE) for one in self.maps[places])
            threshold = scales.from_lot({str(place): one for place, one in enumerate(scores)}).threshold
            return evaluate_scores(
                scores[places], defective[places], maps if masks else None, masks, threshold
            )

        plain = MuscRow(MUTUAL, row(self.scores), self.said)
        if self.shared is None:
            return plain, MuscRow(SHARED, None, NO_EMBEDDING)
        return plain, MuscRow(SHARED, row(self.shared))


def musc_scores(
    paths: Sequence[Path], encoder: Encoder, radii: Sequence[int], neighbours: Sequence[int]
) -> MuscScores:
    """MuSc's maps and scores of pictures: every one is compared with every other, however many they are.

    Pictures are squashed, as the method has it, also where the recipe looks at tiles. Raises CorrectableError for a
    picture that cannot be read.
    """
    if len(paths) < musc.FEWEST:
        return MuscScores(None, np.zeros(len(paths)), None)
    encoder = encoder.squashed()
    levels, embeddings = _prepared(paths, encoder)
    maps = musc.mutual_maps(levels, encoder.grid, radii, _device(len(paths), encoder))
    maps = maps / np.float32(float(np.median(maps)) or 1.0)  # 0: they are all the same
    scores = musc.image_scores(maps, encoder.input_size)
    shared = None if embeddings is None else musc.shared_scores(scores, embeddings, neighbours)
    said = f"each of {len(paths)} pictures against the {len(paths) - 1} others, radii {_listed(radii)}"
    return MuscScores(maps, scores, shared, said)


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers))


def _prepared(
    paths: Sequence[Path], encoder: Encoder
) -> tuple[dict[int, npt.NDArray[np.float16]], Floats | None]:
    """Levels ``{tap: [n, L, D]}`` on the common grid, embeddings ``[n, E]`` where the backbone has its own."""
    levels: dict[int, list[npt.NDArray[np.float16]]] = {}
    embeddings: list[Floats] = []
    for _, found in encoded_batches(paths, encoder, encoder.encode_levels):
        for piece in found:
            common = common_grid(piece.grids)
            for tap, level in piece.levels.items():
                ready = musc.prepared(torch.from_numpy(level), piece.grids[tap], common)
                levels.setdefault(tap, []).append(ready.half().numpy())
            if piece.global_embedding is not None:
                embeddings.append(piece.global_embedding)
    return (
        {tap: np.concatenate(each) for tap, each in levels.items()},
        np.concatenate(embeddings) if embeddings else None,
    )


def demand_room(count: int, encoder: Encoder) -> None:
    """Raises ModelTooLarge where so many pictures against each other do not fit into the memory."""
    free = free_bytes(cpu())
    rows, columns = encoder.grid
    need = musc.bytes_needed(count, rows * columns, list(encoder.widths.values()))
    if free is not None and need > free:
        raise ModelTooLarge(
            f"{count} pictures against each other need about {need / 1e9:.1f} GB, and {free / 1e9:.1f} GB are free",
            subject=encoder.identity.name,
            remedy="Choose a smaller input size or a smaller model",
        )


def _device(count: int, encoder: Encoder) -> torch.device:
    """Where one level of all pictures has room: the encoder's device, else the CPU."""
    rows, columns = encoder.grid
    need = 4 * 4 * count * rows * columns * max(encoder.widths.values())
    free = free_bytes(encoder.device)
    return encoder.device.torch_device if free is None or need <= free else cpu().torch_device
