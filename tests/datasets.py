"""Where the real data lies: the folder of INSPECTOR_DATA, or ``../shared/data`` beside the project."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

DATA_SETS = ("magnetic_tile", "kolektorsdd", "elpv_mono", "deeppcb", "circuitboard", "cookie")


def data_root() -> Path | None:
    """The folder of data sets, None where there is none."""
    named = os.environ.get("INSPECTOR_DATA")
    root = Path(named) if named else Path(__file__).resolve().parents[2] / "shared" / "data"
    return root if root.is_dir() else None


def data_set(name: str) -> Path:
    """The folder of one data set; skips the test where it is absent."""
    root = data_root()
    if root is None or not (root / name).is_dir():
        pytest.skip(f"needs the data set {name} (INSPECTOR_DATA)")
    return root / name
