"""What is normal, from a folder of good parts: read and encoded once, never stored as a lot."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Generator
from pathlib import Path

import numpy as np
import numpy.typing as npt

from inspector_app.domain.errors import CorrectableError, ImageUnreadable
from inspector_app.domain.recipe import RecipeSettings
from inspector_app.engine.encoder import Encoder
from inspector_app.workflow.bench import Bench
from inspector_app.workflow.decoding import in_batches, squash_ahead
from inspector_app.workflow.importing import walk
from inspector_app.workflow.in_hand import alone
from inspector_app.workflow.learning import Learnt, learn, scores_of
from inspector_app.workflow.memory import Owner
from inspector_app.workflow.progress import Ticker
from inspector_app.workflow.worker import Steps


def good_parts(
    bench: Bench,
    encoder: Encoder,
    settings: RecipeSettings,
    folder: Path,
    lot_id: str,
    ticker: Ticker,
    pause: Callable[[int], Steps],
) -> Generator[None, None, Learnt]:
    """A bank and a scale from every picture below ``folder``; what cannot be read is told and left out.

    Raises CorrectableError where none can be read.
    """
    paths = [folder / found.path for batch in walk(folder, lambda *_: None) for found in batch]
    ticker.enter("learning what is normal", len(paths))
    encoded: list[npt.NDArray[np.float16]] = []
    asked: list[npt.NDArray[np.float32]] = []
    owners: list[Owner] = []
    in_hand = bench.stores.in_hand
    for places in alone(paths, in_hand):
        pictures = squash_ahead(
            ((paths[i], paths[i]) for i in places),
            encoder.canvas,
            settings.window,
            in_turn=encoder.device.kind == "cpu",
            in_hand=in_hand,
        )
        try:
            with contextlib.closing(pictures):
                for batch in in_batches(pictures, lambda: encoder.batch_size):
                    squares = [picture.square for picture in batch if picture.square is not None]
                    batch_said, said = bench.encode_each(encoder, squares)
                    encoded.append(batch_said.features)
                    if batch_said.text is not None:
                        asked.append(batch_said.text)
                    errors = iter(said)
                    for picture in batch:
                        in_hand.let_go(picture.key, well=picture.square is not None)
                        error = picture.error if picture.square is None else next(errors)
                        if error:
                            bench.warn(ImageUnreadable(error, subject=str(picture.key)), lot_id)
                        elif picture.square is not None:
                            owners.append(Owner(f"good:{picture.sha256 or ''}", picture.sha256 or ""))
                    yield from pause(len(batch))
        finally:
            for i in places:
                in_hand.let_go(paths[i])
    if not owners:
        raise CorrectableError(
            "there are no readable pictures of good parts",
            subject=str(folder),
            remedy="Choose another folder",
        )
    features = np.concatenate(encoded)  # [n, L, F]
    text = np.concatenate(asked) if asked else None  # [n, L]
    read_text = None if text is None else (lambda wanted: text[wanted])
    learnt = learn(lambda wanted: features[wanted], owners, settings, encoder, good=True, read_text=read_text)
    yield from pause(0)
    raws = scores_of(learnt, lambda wanted: features[wanted], owners, read_text)
    return learnt.calibrated(raws, owners, good=True)
