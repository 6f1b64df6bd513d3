"""Exact nearest neighbour by cosine distance, in blocks that stay in the cache."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch

from inspector_app.engine.arrays import Features, Floats, Indices, rows_as_tensor

FAR = 2.0  # the largest cosine distance; stands for "nothing to compare with"
QUERIES_AT_ONCE = 1024  # measured with the next one: a block of 8 MB is multiplied and reduced without
BANK_AT_ONCE = 2048  # leaving the cache, faster than one large product that has to be written to memory


@dataclass(frozen=True, slots=True)
class Masked:
    """A rectangle of queries × bank rows that must not be compared: a part with its own patches."""

    queries: range
    rows: range


class SearchIndex:
    """Bank patches ready for the search: float32 on a device, rows in the bank's order.

    features [M, F] with rows of length 1, so that cosine is a product.
    """

    def __init__(self, features: Features, device: torch.device | str = "cpu") -> None:
        self._device = torch.device(device)
        rows = rows_as_tensor(features, self._device)  # [M, F]
        self.size = len(rows)
        self._blocks = [
            (start, rows[start : start + BANK_AT_ONCE].t().contiguous())  # [F, m]
            for start in range(0, self.size, BANK_AT_ONCE)
        ]

    def distance(self, queries: Features, masked: Sequence[Masked] = ()) -> Floats:
        """Distance of every query [n, F] to its nearest bank patch: float32 [n], d = max(0, 1 − cos).

        FAR where the bank is empty or all of it is masked.
        """
        found = np.full(len(queries), FAR, dtype=np.float32)
        for span, block in self._query_blocks(queries):
            best = torch.full((len(block),), 1.0 - FAR, device=self._device)
            for _, cosine in self._cosines(span, block, masked):
                torch.maximum(best, cosine.amax(dim=1), out=best)
            found[span.start : span.stop] = _as_distance(best)
        return found

    def nearest(self, queries: Features, masked: Sequence[Masked] = ()) -> tuple[Floats, Indices]:
        """Distance [n] and row int64 [n] of the nearest bank patch of every query; FAR and -1 for none.

        Of equally near patches the first counts. Costs about a fifth more than ``distance``.
        """
        found = np.full(len(queries), FAR, dtype=np.float32)
        rows = np.full(len(queries), -1, dtype=np.int64)
        for span, block in self._query_blocks(queries):
            best = torch.full((len(block),), 1.0 - FAR, device=self._device)
            row = torch.full((len(block),), -1, dtype=torch.int64, device=self._device)
            for start, cosine in self._cosines(span, block, masked):
                value, column = cosine.max(dim=1)
                nearer = value > best
                best = torch.where(nearer, value, best)
                row = torch.where(nearer, column + start, row)
            found[span.start : span.stop] = _as_distance(best)
            rows[span.start : span.stop] = row.cpu().numpy()
        return found, rows

    def _query_blocks(self, queries: Features) -> Iterator[tuple[range, torch.Tensor]]:
        for start in range(0, len(queries), QUERIES_AT_ONCE):
            block = rows_as_tensor(queries[start : start + QUERIES_AT_ONCE], self._device)  # [q, F]
            yield range(start, start + len(block)), block

    def _cosines(
        self, span: range, block: torch.Tensor, masked: Sequence[Masked]
    ) -> Iterator[tuple[int, torch.Tensor]]:
        """First bank row and cosines [q, m] of one block of the bank after the other, in one buffer."""
        buffer = torch.empty(0, device=self._device)
        for start, across in self._blocks:
            shape = (len(block), across.shape[1])
            if buffer.shape != shape:
                buffer = torch.empty(shape, device=self._device)
            torch.mm(block, across, out=buffer)  # [q, m]
            for mask in masked:
                queries = _overlap(mask.queries, span)
                rows = _overlap(mask.rows, range(start, start + shape[1]))
                buffer[queries, rows] = 1.0 - FAR
            yield start, buffer


def _as_distance(cosine: torch.Tensor) -> Floats:
    distance: Floats = (1.0 - cosine).clamp_(0.0, FAR).cpu().numpy()
    return distance


def _overlap(wanted: range, block: range) -> slice:
    """The part of ``wanted`` that lies in ``block``, counted from the block's start."""
    start = max(wanted.start, block.start) - block.start
    return slice(start, max(start, min(wanted.stop, block.stop) - block.start))
