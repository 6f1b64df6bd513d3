"""A disk that is full at each write, one after the other: it is told, nothing confirmed goes, and it goes on later."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from failing_disk import full_from
from shop_floor import ShopFloor

from inspector_app.domain.errors import StorageFault
from inspector_app.domain.finding import Evidence
from inspector_app.domain.review import PartDecision
from inspector_app.reports.writing import write_aside
from inspector_app.store.artifacts import ArtifactStore
from inspector_app.store.evidence import EvidenceReader, EvidenceWriter
from inspector_app.store.feature_cache import FeatureCache
from inspector_app.store.workspace import Workspace, WorkspaceLock

MOST = 60  # times that an act may touch the disk
GRID = (2, 3)
LAYOUT = {"patches": 2, "width": 4, "embedding": 3}


def evidence() -> Evidence:
    floats = np.ones((4, *GRID), np.float32)
    return Evidence(*floats, entry=np.full(GRID, -1, np.int32))


def put_artifact(root: Path) -> None:
    store = ArtifactStore(root)
    digest = store.put(b"a bank" * 1000, ".safetensors")
    assert store.get(digest) == b"a bank" * 1000


def append_evidence(root: Path) -> None:
    root.mkdir(exist_ok=True)
    writer = EvidenceWriter(root / "run.evidence", GRID)
    try:
        for _ in range(3):
            writer.append([evidence(), evidence()])
            writer.flush()
    finally:
        writer.close()


def append_features(root: Path) -> None:
    cache = FeatureCache(root, 10**9)
    try:
        lot = cache.open("lot", "e", **LAYOUT)
        for _ in range(3):
            lot.append(np.ones((2, 2, 4), np.float16), np.ones((2, 3), np.float32))
            lot.flush()
    finally:
        cache.close()


def write_document(root: Path) -> None:
    write_aside(root / "report.html", [b"<html>", b"</html>"])


def take_workspace(root: Path) -> None:
    workspace = Workspace(root)
    workspace.create()
    with WorkspaceLock(workspace):
        pass


@pytest.mark.parametrize(
    "act", [put_artifact, append_evidence, append_features, write_document, take_workspace]
)
def test_a_file_is_whole_or_not_there_at_whichever_write_the_disk_is_full(
    act: Callable[[Path], None], tmp_path: Path
) -> None:
    caused = 0
    for fails_at in range(1, MOST):
        root = tmp_path / str(fails_at)
        with full_from(root, fails_at) as disk:
            if act is not take_workspace:
                root.mkdir(exist_ok=True)
            try:
                act(root)
            except StorageFault as fault:
                assert fault.subject and fault.what
                caused += 1
        whole_or_absent(root)
        act(root)  # there is room again
        if not disk.failed:
            break
    else:
        pytest.fail("the act never came to its end")
    assert caused >= 1


def whole_or_absent(root: Path) -> None:
    for path in (path for path in root.rglob("*") if path.is_file()):
        if path.suffix == ".safetensors":
            assert ArtifactStore(root).get(path.stem)
        if path.suffix == ".html":
            assert path.read_bytes().endswith(b"</html>")
        if path.suffix == ".evidence" and path.stat().st_size >= 64:
            reader = EvidenceReader(path)
            assert all((one.raw == 1).all() for one in (reader.read(row) for row in range(len(reader))))
        assert not path.name.startswith((".aside-", ".report-")), "half a file stays behind"


def test_the_database_is_whole_at_whichever_page_the_disk_is_full(floor: ShopFloor) -> None:
    lot = floor.open_lot(["a.png", "b.png"])
    part = floor.row(lot, "a.png").part_id
    first = floor.review_part(part, PartDecision.REJECT)
    caused = done = 0
    for room in range(6):
        limit(floor, room)
        for number in range(12):
            try:
                floor.open_lot([f"{number}-{one}.png" for one in range(40)], f"/lots/{room}-{number}")
                done += 1
            except StorageFault as fault:
                assert "disk is full" in fault.what
                caused += 1
                break
    limit(floor, 2**30)
    assert caused == 6 and done > 0
    assert floor.database.health() == []
    assert floor.detail(lot, "a.png").row.decision is PartDecision.REJECT
    floor.review_part(part, PartDecision.ACCEPT)  # and it goes on
    assert floor.detail(lot, "a.png").row.decision is PartDecision.ACCEPT
    assert first.decision is PartDecision.REJECT


def limit(floor: ShopFloor, room: int) -> None:
    """Let the database grow by so many pages only."""
    floor.database.close()
    with floor.database.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages + room}")
