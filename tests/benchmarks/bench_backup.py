"""What a backup of a filled workspace costs: seconds and bytes, made, proved, restored.

python -m tests.benchmarks.bench_backup [--parts 20000] [--artifacts 2000] [--maps 2000]
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from pathlib import Path

import numpy as np

from inspector_app.domain.finding import Evidence
from inspector_app.store.artifacts import ArtifactStore
from inspector_app.store.database import Database
from inspector_app.store.evidence import EvidenceWriter
from inspector_app.store.workspace import Workspace
from inspector_app.workflow.backing_up import back_up
from inspector_app.workflow.restoring import restore
from tests.benchmarks.bench_store import fill

ARTIFACT_BYTES = 96 * 1024  # about what a mark's patches or a known part's features take
GRID = (28, 28)


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--parts", type=int, default=20_000)
    parser.add_argument("--artifacts", type=int, default=2_000)
    parser.add_argument("--maps", type=int, default=2_000)
    wanted = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="inspector-bench-") as folder:
        workspace = Workspace(Path(folder) / "workspace")
        workspace.create()
        database = Database(workspace)
        try:
            database.migrate()
            fill(database, wanted.parts)
            _artifacts(database, workspace, wanted.artifacts)
            _maps(workspace, wanted.maps)
            _measure(database, workspace, Path(folder))
        finally:
            database.close()


def _artifacts(database: Database, workspace: Workspace, count: int) -> None:
    """As many known parts: random bytes, because features do not compress either."""
    store = ArtifactStore(workspace.artifacts)
    digests = [store.put(os.urandom(ARTIFACT_BYTES), ".safetensors") for _ in range(count)]
    with database.writing() as connection:
        recipe = connection.exec_driver_sql("SELECT id FROM recipe LIMIT 1").scalar_one()
        image = connection.exec_driver_sql("SELECT id FROM image LIMIT 1").scalar_one()
        connection.exec_driver_sql(
            "INSERT INTO reference (id, recipe_id, image_id, kind, source_id, encoding_id, artifact_hash, author, "
            "station, created_at) VALUES (?, ?, ?, 'known', '', 'bench', ?, 'bench', 'bench', 0.0)",
            [(f"bench-{number}", recipe, image, digest) for number, digest in enumerate(digests)],
        )


def _maps(workspace: Workspace, count: int) -> None:
    values = np.random.default_rng(0).random(GRID, dtype=np.float32)
    evidence = Evidence(values, values, values, values, np.zeros(GRID, np.int32), None)
    path = workspace.evidence("bench")
    path.parent.mkdir(parents=True, exist_ok=True)
    writer = EvidenceWriter(path, GRID)
    for _ in range(count):
        writer.append([evidence])
    writer.flush()
    writer.close()


def _measure(database: Database, workspace: Workspace, folder: Path) -> None:
    for suffix in (".zip", ".tar", ""):
        for verify in (False, True):
            made = back_up(database, workspace, folder / f"copy-{verify}{suffix}", verify=verify)
            proved = "proved" if verify else "not proved"
            print(
                f"{suffix or 'folder':7} {proved:10} {len(made.listed.files):,} files, "
                f"{made.listed.size / 2**20:,.0f} MiB -> {made.bytes / 2**20:,.0f} MiB in {made.seconds:.1f} s "
                f"({made.listed.size / 2**20 / made.seconds:,.0f} MiB/s)"
            )
    began = time.perf_counter()
    restored = restore(folder / "copy-False.zip", folder / "restored", anyway=True)
    print(f"restored {len(restored.listed.files):,} files in {time.perf_counter() - began:.1f} s")


if __name__ == "__main__":
    main()
