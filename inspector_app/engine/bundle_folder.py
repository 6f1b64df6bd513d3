"""A bundle as a folder of files with hashes: written aside, renamed when complete, never changed."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from pathlib import Path
from typing import Any

from inspector_app.domain.errors import StorageFault
from inspector_app.domain.json_text import parse_json
from inspector_app.domain.recipe import Calibration, RecipeSettings
from inspector_app.engine.bundle import RecipeBundle
from inspector_app.engine.detectors.registry import detector
from inspector_app.engine.memory import DefectBank, PseudoBank, PseudoEntry

FORMAT = 1
_INDEX = "bundle.json"
_NORMAL, _DEFECTS = "normal.safetensors", "defects.safetensors"


def save_bundle(bundle: RecipeBundle, folder: Path) -> None:
    """Write the bundle to a ``folder`` that must not exist. Raises StorageFault where that fails."""
    if folder.exists():
        raise StorageFault(
            "a bundle is never written over",
            subject=str(folder),
            remedy="Choose a folder that does not exist",
        )
    files = {_NORMAL: bundle.state.to_bytes(), _DEFECTS: bundle.defects.to_bytes()}
    files |= {_entry_file(entry.number): entry.to_bytes() for entry in bundle.pseudo.entries}
    index = {
        "format": FORMAT,
        "settings": bundle.settings.to_json(),
        "grid": list(bundle.grid),
        "encoding_id": bundle.state.encoding_id,
        "calibration": bundle.calibration.to_json() if bundle.calibration else None,
        "marks": list(bundle.pseudo.numbers),
        "files": {name: hashlib.sha256(data).hexdigest() for name, data in sorted(files.items())},
    }
    aside = folder.with_name(f".{folder.name}.part")
    try:
        shutil.rmtree(aside, ignore_errors=True)
        aside.mkdir(parents=True)
        for name, data in files.items():
            _write(aside / name, data)
        _write(aside / _INDEX, json.dumps(index, indent=1, ensure_ascii=False).encode())
        aside.rename(folder)
    except OSError as error:
        raise StorageFault(
            f"the bundle could not be written ({error.strerror or error})",
            subject=str(folder),
            remedy="Check the free space and the permissions of the folder",
        ) from error


def load_bundle(folder: Path, *, device: str = "cpu") -> RecipeBundle:
    """The bundle of a folder. Raises StorageFault where a file is missing, damaged or of a newer program."""
    try:
        index: dict[str, Any] = parse_json(_read(folder / _INDEX))
        if index["format"] > FORMAT:
            raise StorageFault(
                "the bundle was written by a newer program", subject=str(folder), remedy="Update this program"
            )
        hashes: dict[str, str] = index["files"]
        settings = RecipeSettings.from_json(index["settings"])
        calibration = Calibration.from_json(index["calibration"]) if index["calibration"] else None
        rows, columns = index["grid"]
        marks = [int(number) for number in index["marks"]]
        entries = [
            PseudoEntry.from_bytes(
                _verified(folder, _entry_file(number), hashes), subject=_entry_file(number)
            )
            for number in marks
        ]
        state = detector(settings.detector).read(
            _verified(folder, _NORMAL, hashes), subject=str(folder / _NORMAL)
        )
        defects = DefectBank.from_bytes(_verified(folder, _DEFECTS, hashes), subject=str(folder / _DEFECTS))
    except (ValueError, KeyError, TypeError) as error:
        raise _damaged(folder / _INDEX, "it cannot be read") from error
    return RecipeBundle(
        settings=settings,
        grid=(rows, columns),
        state=state,
        calibration=calibration,
        pseudo=PseudoBank.of(entries, state.space),
        defects=defects,
        device=device,
    )


def _entry_file(number: int) -> str:
    return f"mark-{number:05d}.safetensors"


def _verified(folder: Path, name: str, hashes: dict[str, str]) -> bytes:
    data = _read(folder / name)
    if hashlib.sha256(data).hexdigest() != hashes[name]:
        raise _damaged(folder / name, "its hash does not match")
    return data


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise _damaged(path, error.strerror or str(error)) from error


def _write(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _damaged(path: Path, reason: str) -> StorageFault:
    return StorageFault(
        f"the bundle cannot be used: {reason}", subject=str(path), remedy="Export the bundle once more"
    )
