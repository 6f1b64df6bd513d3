"""Arrays with facts as bytes and back: safetensors with JSON beside the arrays and a digest over them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import numpy as np
import numpy.typing as npt
from safetensors import SafetensorError
from safetensors.numpy import load, save

from inspector_app.domain.errors import StorageFault

Arrays = dict[str, npt.NDArray[Any]]
Facts = dict[str, Any]

_KEY = "inspector"
_HEADER_LENGTH = 8  # safetensors: the first 8 bytes are the length of the JSON header


def pack(kind: str, arrays: Mapping[str, npt.NDArray[Any]], facts: Mapping[str, Any]) -> bytes:
    """One byte string that ``unpack`` turns back; the same input gives the same bytes."""
    solid = {name: np.ascontiguousarray(array) for name, array in sorted(arrays.items())}
    described = {"kind": kind, "facts": dict(facts), "digest": _digest(solid)}
    # one key only: safetensors writes several in an order that changes from run to run
    metadata = {_KEY: json.dumps(described, sort_keys=True, ensure_ascii=False)}
    return bytes(save(solid, metadata=metadata))


def unpack(kind: str, data: bytes, *, subject: str = "") -> tuple[Arrays, Facts]:
    """Arrays and facts of ``pack``. Raises StorageFault where bytes are damaged or of another kind."""
    try:
        arrays = load(data)
        length = int.from_bytes(data[:_HEADER_LENGTH], "little")
        metadata = json.loads(data[_HEADER_LENGTH : _HEADER_LENGTH + length])["__metadata__"]
        described = json.loads(metadata[_KEY])
        found, digest, facts = described["kind"], described["digest"], described["facts"]
    except (SafetensorError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise _damaged(kind, subject, "it cannot be read") from error
    if found != kind:
        raise _damaged(kind, subject, f"it holds a {found}")
    if digest != _digest(arrays):
        raise _damaged(kind, subject, "its digest does not match")
    return arrays, facts


@contextmanager
def understood(kind: str, subject: str) -> Iterator[None]:
    """Arrays and facts of the right digest may still be none of this kind: then raises StorageFault."""
    try:
        yield
    except (KeyError, ValueError, TypeError, IndexError, AttributeError, OverflowError) as error:
        raise _damaged(kind, subject, "it lacks or garbles an entry") from error


def _digest(arrays: Mapping[str, npt.NDArray[Any]]) -> str:
    digest = hashlib.sha256()
    for name in sorted(arrays):
        array = np.ascontiguousarray(arrays[name])
        digest.update(f"{name} {array.dtype.str} {array.shape}\n".encode())
        digest.update(array.data if array.size else b"")
    return digest.hexdigest()


def _damaged(kind: str, subject: str, reason: str) -> StorageFault:
    return StorageFault(
        f"the stored {kind} is damaged: {reason}",
        subject=subject,
        remedy="Restore it from a backup of the workspace, or build it again from its parts",
    )
