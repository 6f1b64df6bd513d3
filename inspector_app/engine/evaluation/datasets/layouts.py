"""Which layout a folder has, and its reader."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from inspector_app.domain.data_layout import Layout
from inspector_app.domain.errors import NotFound
from inspector_app.engine.evaluation.datasets.dataset import DataSet
from inspector_app.engine.evaluation.datasets.folders import is_folders, read_folders
from inspector_app.engine.evaluation.datasets.kolektor import is_kolektor, read_kolektor
from inspector_app.engine.evaluation.datasets.manifest import manifest_of, read_manifest
from inspector_app.engine.evaluation.datasets.mvtec import is_mvtec, read_mvtec
from inspector_app.engine.evaluation.datasets.trees import subfolders
from inspector_app.engine.evaluation.datasets.visa import is_visa, read_visa

_READERS: dict[Layout, Callable[[Path], DataSet]] = {
    Layout.MVTEC: read_mvtec,
    Layout.FOLDERS: read_folders,
    Layout.MANIFEST: read_manifest,
    Layout.KOLEKTORSDD: read_kolektor,
    Layout.VISA: read_visa,
}
_SIGNS: tuple[tuple[Layout, Callable[[Path], bool]], ...] = (  # the first that is seen
    (Layout.MANIFEST, lambda at: manifest_of(at) is not None),
    (Layout.MVTEC, is_mvtec),
    (Layout.VISA, is_visa),
    (Layout.KOLEKTORSDD, is_kolektor),
    (Layout.FOLDERS, is_folders),
)
_KNOWN = (
    "Known are train/good with test/*, good with bad, manifest.csv or manifest.jsonl, kos01/Part0.jpg with "
    "Part0_label.bmp, Data/Images/Normal; name one with --layout"
)


def detect_layout(at: Path) -> Layout | None:
    """The layout of a folder or manifest by what lies there; None where nothing is recognised."""
    return next((layout for layout, is_it in _SIGNS if is_it(at)), None)


def read_dataset(at: Path, layout: Layout | None = None) -> DataSet:
    """Read a data set; ``layout`` None: as detected. Raises NotFound, CorrectableError."""
    if not at.exists():
        raise NotFound("there is no such data set", subject=str(at), remedy="Check the path")
    chosen = layout or detect_layout(at)
    if chosen is None and (inside := sets_below(at)):
        names = ", ".join(path.name for path in inside)
        raise NotFound(
            "this is a folder of data sets, one is asked for",
            subject=str(at),
            remedy=f"Choose one of: {names}",
        )
    if chosen is None:
        raise NotFound("the layout of this data set is not known", subject=str(at), remedy=_KNOWN)
    if at.is_file() and chosen is not Layout.MANIFEST:
        raise NotFound("this is a file, not the folder of a data set", subject=str(at), remedy=_KNOWN)
    return _READERS[chosen](at)


def sets_below(root: Path, layout: Layout | None = None) -> tuple[Path, ...]:
    """The data sets that lie in a folder which is none itself, as MVTec AD's bottle, cable, …; () for none."""
    if layout is not None or not root.is_dir() or detect_layout(root) is not None:
        return ()
    return tuple(path for path in subfolders(root) if detect_layout(path) is not None)
