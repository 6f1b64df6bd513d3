"""One reference as bytes: features, distances and the cells that show the defect."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from safetensors import SafetensorError
from safetensors.numpy import load, save

from inspector_app.domain.errors import StorageFault


@dataclass(frozen=True, slots=True, eq=False)
class ReferenceRecord:
    """features float16 ``[L, F]``, d_n float32 ``[g_h, g_w]``, cells bool ``[g_h, g_w]``: where the defect is.

    ``bank`` is the hash of the normal bank that d_n was measured against, "" where it is not known.
    text float32 ``[g_h, g_w]`` is S_txt, None where nobody was asked in words.
    """

    features: npt.NDArray[np.float16]
    d_n: npt.NDArray[np.float32]
    cells: npt.NDArray[np.bool_]
    bank: str = ""
    text: npt.NDArray[np.float32] | None = None

    def to_bytes(self) -> bytes:
        arrays: dict[str, npt.NDArray[Any]] = {
            "features": np.ascontiguousarray(self.features),
            "d_n": np.ascontiguousarray(self.d_n),
            "cells": self.cells.astype(np.uint8),
            "bank": np.frombuffer(bytes.fromhex(self.bank), np.uint8),
        }
        if self.text is not None:
            arrays["text"] = np.ascontiguousarray(self.text)
        return save(arrays)

    @classmethod
    def from_bytes(cls, data: bytes) -> ReferenceRecord:
        """Raises StorageFault when the bytes are not such a record."""
        try:
            arrays = load(data)
            bank = arrays["bank"].tobytes().hex() if "bank" in arrays else ""
            return cls(arrays["features"], arrays["d_n"], arrays["cells"] != 0, bank, arrays.get("text"))
        except (SafetensorError, KeyError, ValueError) as error:
            raise StorageFault(
                f"a stored reference is damaged ({error})", remedy="Confirm the defect once more"
            ) from error
