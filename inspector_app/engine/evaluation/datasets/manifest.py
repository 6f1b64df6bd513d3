"""A manifest: one line a picture, as CSV with a heading or as JSON lines.

``path``   the picture, relative to the manifest's folder or absolute; also image, image_path, img_path
``label``  good, ok, normal, 0, false; bad, defect, anomaly, anomalous, abnormal, ng, ko, 1, true; also anomaly
``split``  train or test, optional: without one see ``split_good``
``kind``   of the defect, optional; also defect_type, type, specie_name
``mask``   of the defect, optional; also mask_path
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from inspector_app.domain.errors import CorrectableError, NotFound
from inspector_app.domain.json_text import parse_json
from inspector_app.domain.regular_file import regular
from inspector_app.engine.evaluation.datasets.dataset import (
    DEFECT,
    GOOD,
    OWN_SPLIT,
    DataSet,
    Sample,
    split_good,
)

SUFFIXES = (".csv", ".jsonl")
_PATH = ("path", "image", "image_path", "img_path")
_LABEL = ("label", "anomaly")
_KIND = ("kind", "defect_type", "type", "specie_name")
_MASK = ("mask", "mask_path")
_GOOD = {"good", "ok", "normal", "0", "0.0", "false"}
_BAD = {"bad", "defect", "defective", "anomaly", "anomalous", "abnormal", "ng", "ko", "1", "1.0", "true"}

_LONGEST_SHOWN = 400  # characters of a value that is named in an error
_REMEDY = "A manifest names path and label of every picture, and perhaps split, kind and mask"


def manifest_of(at: Path) -> Path | None:
    """The manifest itself, or the one of a folder: manifest.csv or manifest.jsonl."""
    if at.is_file():
        return at if at.suffix.lower() in SUFFIXES else None
    return next((path for suffix in SUFFIXES if (path := at / f"manifest{suffix}").is_file()), None)


def read_manifest(at: Path) -> DataSet:
    """Read the manifest ``at``, or the one in that folder; no pixel is decoded.

    Raises NotFound where there is none or a file that it names is missing, CorrectableError for a line
    that cannot be understood, each with the line's number.
    """
    path = manifest_of(at)
    if path is None:
        raise NotFound(
            "there is no manifest", subject=str(at), remedy="Name it manifest.csv or manifest.jsonl"
        )
    train: list[Sample] = []
    test: list[Sample] = []
    unsplit: list[Sample] = []
    for number, fields in _lines(path):
        sample, split = _sample(path, number, fields)
        if split == "train":
            if not sample.defective:  # what is learnt from is good; defects in training are for other methods
                train.append(sample)
        elif split == "test" or sample.defective:
            test.append(sample)
        else:
            unsplit.append(sample)
    if unsplit and train:
        raise CorrectableError(
            "some good pictures have a split and some have none",
            subject=str(path),
            remedy="Give all of them one",
        )
    if unsplit:
        kept, held = split_good(unsplit)
        train, test = list(kept), [*held, *test]
    if not train and not test:
        raise NotFound("the manifest has no lines", subject=str(path), remedy=_REMEDY)
    name = path.stem if path.stem != "manifest" else path.resolve().parent.name
    split = OWN_SPLIT if unsplit else "the data set's own"
    return DataSet(name, path.parent, tuple(train), tuple(test), "manifest", split)


def _lines(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    try:
        text = regular(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CorrectableError(
            f"the manifest cannot be read ({error})", subject=str(path), remedy="Save it as UTF-8 text"
        ) from error
    if path.suffix.lower() == ".csv":
        rows = csv.DictReader(io.StringIO(text, newline=""))
        try:
            for fields in rows:
                yield rows.line_num, {(key or "").strip().lower(): value for key, value in fields.items()}
        except csv.Error as error:  # a field longer than any name
            raise _not_understood(path, rows.line_num + 1, f"it is not CSV ({error})") from error
        return
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            values = parse_json(line)
        except ValueError as error:
            raise _not_understood(path, number, f"it is not JSON ({error})") from error
        if not isinstance(values, dict):
            raise _not_understood(path, number, "it is not a JSON object")
        yield number, values


def _sample(path: Path, number: int, fields: Mapping[str, Any]) -> tuple[Sample, str]:
    named = _text(fields, _PATH)
    if not named:
        raise _not_understood(path, number, "it names no path")
    picture = path.parent / named
    if not _is_file(picture):
        raise NotFound(
            "there is no such picture", subject=_shown(str(picture)), remedy=f"Mend line {number} of {path}"
        )
    label = _text(fields, _LABEL).casefold()
    if label not in _GOOD | _BAD:
        wrong = f"the label {_shown(label)!r} is unknown" if label else "the label is missing"
        raise _not_understood(path, number, wrong)
    split = _text(fields, ("split",)).casefold()
    if split not in ("", "train", "test"):
        raise _not_understood(path, number, f"the split {_shown(split)!r} is neither train nor test")
    if label in _GOOD:
        return Sample(picture, False, GOOD, None), split
    mask = None
    if drawn := _text(fields, _MASK):
        mask = path.parent / drawn
        if not _is_file(mask):
            raise NotFound(
                "there is no such mask", subject=_shown(str(mask)), remedy=f"Mend line {number} of {path}"
            )
    return Sample(picture, True, _text(fields, _KIND) or DEFECT, mask), split


def _shown(text: str) -> str:
    """As much of it as a person reads; the end of a path says more than its beginning."""
    return text if len(text) <= _LONGEST_SHOWN else f"…{text[-_LONGEST_SHOWN:]}"


def _is_file(path: Path) -> bool:
    """Whether it is there; a name that the system cannot even look up is not."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _text(fields: Mapping[str, Any], names: tuple[str, ...]) -> str:
    """The first of these fields that is there, as text; "" for none."""
    values = (fields.get(name) for name in names)
    return next((str(value).strip() for value in values if value is not None and str(value).strip()), "")


def _not_understood(path: Path, number: int, why: str) -> CorrectableError:
    return CorrectableError(f"line {number} is not understood: {why}", subject=str(path), remedy=_REMEDY)
