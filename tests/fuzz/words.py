"""What people write: manifests, filters, and the configuration of a model; and the pictures that they hand over."""

from __future__ import annotations

import functools
import json
from pathlib import Path

from inspector_app.domain.errors import ModelUnavailable
from inspector_app.domain.filtering import PartQuery, SortKey, parse_filter
from inspector_app.domain.lot import Who
from inspector_app.domain.readings import FoundFile
from inspector_app.domain.recipe import Basis, Calibration, RecipeSettings
from inspector_app.engine.backbones.clip_config import CONFIG_NAME as CLIP_CONFIG
from inspector_app.engine.backbones.clip_config import ClipConfig
from inspector_app.engine.backbones.registry import list_models
from inspector_app.engine.backbones.timm_config import CONFIG_NAME as TIMM_CONFIG
from inspector_app.engine.backbones.timm_config import TimmConfig
from inspector_app.engine.evaluation.datasets.manifest import read_manifest
from inspector_app.imaging.decode import decode_bytes
from inspector_app.store.database import Database
from inspector_app.store.reading import Reading
from inspector_app.store.writing import Writing
from tests.corpus.seeds import seeds
from tests.fuzz.contract import Broken, folder, only_own_errors


def read_picture(data: bytes) -> None:
    """The bytes of a picture."""
    with only_own_errors():
        decode_bytes(data, "part.png")


def picture_seeds() -> list[bytes]:
    return [data for _, data in seeds().values()]


@functools.cache
def _labelled() -> Path:
    made = folder() / "labelled"
    (made / "sub").mkdir(parents=True)
    for name in ("a.png", "b.png", "sub/c.png", "mask.png"):
        (made / name).write_bytes(b"")  # no pixel is decoded
    return made


def read_labels(data: bytes) -> None:
    """A manifest: CSV, or JSON lines where the first byte is a j."""
    path = _labelled() / ("manifest.jsonl" if data[:1] == b"j" else "manifest.csv")
    path.write_bytes(data[1:])
    with only_own_errors():
        dataset = read_manifest(path)
        if any(not sample.path.is_file() for sample in (*dataset.train_good, *dataset.test)):
            raise Broken("a picture that is not there was read as a sample")


def label_seeds() -> list[bytes]:
    return [
        b"cpath,label,split,kind,mask\na.png,good,train,,\nb.png,bad,test,scratch,mask.png\n",
        b"cimage,label\na.png,ok\nsub/c.png,ng\n",
        b'c"path","label"\r\n"a.png","1"\r\n',
        b'j{"path": "a.png", "label": "good"}\n{"path": "b.png", "label": 1, "mask": "mask.png"}\n',
        b'j{"image_path": "sub/c.png", "anomaly": true, "split": "test", "kind": "dent"}\n',
    ]


@functools.cache
def _database() -> tuple[Database, str]:
    """With one lot of three parts that nobody has judged."""
    database = Database(f"sqlite:///{folder() / 'filter.db'}")
    database.migrate()
    with database.writing() as connection:
        writing = Writing(connection, Who("anna", "line 3"))
        recipe = writing.ensure_recipe("gear")
        writing.add_recipe_version(
            recipe, RecipeSettings(), Calibration(1.0, 2.0, 1.8, 2.0, Basis.LOT, 30), "first"
        )
        lot = writing.ensure_lot(recipe, folder(), "A")
        writing.add_files(lot.id, [FoundFile(name, 1, 1, name) for name in ("a.png", "b.png", "ü.png")])
    return database, lot.id


def read_filter(data: bytes) -> None:
    """Words in the filter box, asked of a database."""
    try:
        text = data.decode("utf-8", "surrogatepass")  # half letters come from the clipboard
    except UnicodeDecodeError:
        text = data.decode("utf-8", "surrogateescape")  # and other bytes from the command line
    with only_own_errors():
        query = PartQuery(parse_filter(text), SortKey.SCORE)
        database, lot_id = _database()
        with database.reading() as connection:
            reading = Reading(connection)
            if reading.part_count(lot_id, query) != len(reading.part_ids(lot_id, query)):
                raise Broken("a filter counts other parts than it lists")


def filter_seeds() -> list[bytes]:
    return [
        b"verdict:ok band:check review:none -score:>1.2",
        b'score:0.8..1.1 class:"deep scratch" quiet-by:P-12 quiet-by:any',
        b"disagree: failed: sample: unclassed: inspected:",
        b"lot:10..20 lot:3,5 recipe:v3 shift:early since:2026-03-01 until:2026-03-02T12:00",
        b"by:anna reviewed-by:anna/reject where:12,40..15,44 where:top@1,2 outcome:ok,accepted",
        '-"ä ö" größe'.encode(),
    ]


def read_configuration(data: bytes) -> None:
    """What stands beside the weights of a model: of CLIP, or of timm where the first byte is a t."""
    name, kind = (TIMM_CONFIG, TimmConfig) if data[:1] == b"t" else (CLIP_CONFIG, ClipConfig)
    home = folder() / "models"
    at = home / "some-model"
    at.mkdir(parents=True, exist_ok=True)
    for other in (TIMM_CONFIG, CLIP_CONFIG):
        (at / other).unlink(missing_ok=True)
    (at / name).write_bytes(data[1:])
    with only_own_errors():
        try:
            kind.read(at)
            read = True
        except ModelUnavailable:
            read = False
        (listed,) = list_models([home])  # one that cannot be read is listed as damaged, beside the others
        if not read and listed.kind != "damaged":
            raise Broken("a configuration that cannot be read is listed as whole")


def configuration_seeds() -> list[bytes]:
    tower = {"image_size": 224, "layers": 12, "width": 768, "patch_size": 16}
    clip = {
        "model_cfg": {"embed_dim": 512, "vision_cfg": tower, "text_cfg": {"width": 512}, "quick_gelu": True},
        "preprocess_cfg": {"mean": [0.4, 0.4, 0.4], "std": [0.2, 0.2, 0.2]},
        "inspector": {"sha256": "a" * 64, "description": "ours"},
    }
    timm = {
        "architecture": "efficientnet_lite0",
        "pretrained_cfg": {"input_size": [3, 320, 320], "mean": [0.5, 0.5, 0.5], "std": [0.5, 0.5, 0.5]},
        "inspector": {"taps": [1, 2], "sha256": "b" * 64},
    }
    return [b"c" + json.dumps(clip).encode(), b"t" + json.dumps(timm).encode()]
