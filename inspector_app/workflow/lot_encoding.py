"""Pictures of a lot become features in its cache, batch after batch; each is in hand until it is scored."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from inspector_app.domain.finding import ImageResult
from inspector_app.domain.lot import ImageRef
from inspector_app.engine.encoder import EncodedBatch, Encoder
from inspector_app.store.feature_cache import LotFeatures
from inspector_app.workflow.bench import Bench
from inspector_app.workflow.decoding import Squashed, in_batches, squash_ahead
from inspector_app.workflow.in_hand import InHand, alone
from inspector_app.workflow.recording import timed
from inspector_app.workflow.seen import Seen
from inspector_app.workflow.small_pictures import keeping

EncodedImages = tuple[EncodedBatch, list[Seen], list[ImageResult]]


def encoded_images(
    bench: Bench,
    encoder: Encoder,
    features: LotFeatures,
    folder: Path,
    images: Sequence[ImageRef],
    window: tuple[int, int] | None,
    seconds: dict[str, float],
) -> Iterator[EncodedImages]:
    """Decode, squash, encode and cache; broken pictures come back as failed results.

    What is yielded is in hand until the next is asked for: until then the caller has scored it. A picture with which
    the program died before makes a batch of its own. ``seconds`` says what each step took.
    """
    in_hand = bench.stores.in_hand
    paths = [folder / image.path for image in images]
    for places in alone(paths, in_hand):
        items = [(images[i], paths[i]) for i in places]
        pictures = squash_ahead(
            items,
            encoder.canvas,
            window,
            in_turn=encoder.device.kind == "cpu",
            in_hand=in_hand,
            seen=keeping(bench.stores.thumbnails),
        )
        try:
            with contextlib.closing(pictures):  # nothing more is taken into hand then
                batches = in_batches(pictures, lambda: encoder.batch_size)
                while (batch := _next(batches, seconds)) is not None:
                    yield _encoded(bench, encoder, features, batch, seconds)
                    _let_go(in_hand, folder, batch)
        finally:  # interrupted: those that were made ready ahead
            for path in (path for _, path in items):
                in_hand.let_go(path)


def _next(
    batches: Iterator[list[Squashed[ImageRef]]], seconds: dict[str, float]
) -> list[Squashed[ImageRef]] | None:
    with timed(seconds, "decode"):  # what is left of it: decoding runs ahead
        return next(batches, None)


def _encoded(
    bench: Bench,
    encoder: Encoder,
    features: LotFeatures,
    batch: Sequence[Squashed[ImageRef]],
    seconds: dict[str, float],
) -> EncodedImages:
    failed = [
        ImageResult(picture.key.id, None, None, error=picture.error)
        for picture in batch
        if picture.square is None
    ]
    readable = [picture for picture in batch if picture.square is not None]
    with timed(seconds, "forward"):
        encoded, errors = bench.encode_each(encoder, [p.square for p in readable if p.square is not None])
    failed += [
        ImageResult(picture.key.id, None, None, error=error)
        for picture, error in zip(readable, errors, strict=True)
        if error
    ]
    readable = [picture for picture, error in zip(readable, errors, strict=True) if not error]
    first = 0
    with timed(seconds, "cache"):
        if readable:
            first = features.append(encoded.features, encoded.global_embedding, encoded.text)
    seen = [
        Seen(p.key, first + i, p.width or 0, p.height or 0, p.sha256 or "") for i, p in enumerate(readable)
    ]
    return encoded, seen, failed


def _let_go(in_hand: InHand, folder: Path, batch: Sequence[Squashed[ImageRef]]) -> None:
    for picture in batch:
        in_hand.let_go(folder / picture.key.path, well=picture.square is not None)
