"""Everything a workspace holds, opened together and closed together."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from inspector_app.domain.errors import StorageFault, WorkspaceLocked
from inspector_app.store.artifacts import ArtifactStore
from inspector_app.store.database import Database
from inspector_app.store.evidence import EvidenceReader, EvidenceWriter
from inspector_app.store.feature_cache import FeatureCache
from inspector_app.store.reading import Reading
from inspector_app.store.thumbnail_files import ThumbnailFiles
from inspector_app.store.workspace import Workspace, WorkspaceLock
from inspector_app.workflow.in_hand import InHand

FEATURE_CACHE_BYTES = 32 * 2**30


@contextmanager
def database_of(root: Path) -> Iterator[tuple[Database, Workspace]]:
    """The database of a workspace that is there, neither locked nor migrated. Raises StorageFault where it is not."""
    workspace = Workspace(root)
    if not workspace.database.is_file():
        raise StorageFault(
            "there is no workspace here", subject=str(root), remedy="Name its folder with --workspace"
        )
    database = Database(workspace)
    try:
        yield database, workspace
    finally:
        database.close()


@dataclass(frozen=True, slots=True)
class Stores:
    """Database, artifacts and caches of one workspace, held by this process; or only read, beside another one."""

    workspace: Workspace
    lock: WorkspaceLock | None  # None: another process holds the workspace
    database: Database
    artifacts: ArtifactStore
    features: FeatureCache
    thumbnails: ThumbnailFiles
    in_hand: InHand

    @classmethod
    def open(cls, root: Path, program: str, *, feature_bytes: int = FEATURE_CACHE_BYTES) -> Stores:
        """Lock, migrate, open. Raises WorkspaceLocked or StorageFault.

        ``feature_bytes``: what cached features of all lots may take, kept by ``tidying``.
        """
        workspace = Workspace(root)
        workspace.create()
        lock = WorkspaceLock(workspace, program=program)
        lock.__enter__()
        try:
            database = Database(workspace)
            database.migrate()
            return cls(
                workspace,
                lock,
                database,
                ArtifactStore(workspace.artifacts),
                FeatureCache(workspace.features, feature_bytes),
                ThumbnailFiles(workspace.artifacts / "thumbnails"),
                InHand(workspace.logs),
            )
        except BaseException:
            lock.__exit__(None, None, None)
            raise

    @classmethod
    def beside(cls, root: Path, held: WorkspaceLocked) -> Stores:
        """Only read, while another process holds the workspace: neither locked, nor migrated, nor written to.

        What would write raises ``held`` again, and so does this where there is no database yet. Raises StorageFault
        where it is of another version.
        """
        workspace = Workspace(root)
        if not workspace.database.is_file():
            raise held
        database = Database(workspace, held=held)
        try:
            database.demand_newest()
        except BaseException:
            database.close()
            raise
        return cls(
            workspace,
            None,
            database,
            ArtifactStore(workspace.artifacts),
            FeatureCache(workspace.features, FEATURE_CACHE_BYTES),
            ThumbnailFiles(workspace.artifacts / "thumbnails", kept=False),
            InHand(None),
        )

    @property
    def held(self) -> WorkspaceLocked | None:
        """Who holds the workspace, where it is only read."""
        return self.database.held

    def close(self) -> None:
        self.features.close()
        self.in_hand.close()
        self.database.close()
        if self.lock is not None:
            self.lock.__exit__(None, None, None)

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """A snapshot to read from; any thread."""
        with self.database.reading() as connection:
            yield Reading(connection)

    def evidence_path(self, run_id: str) -> Path:
        return self.workspace.evidence(run_id)

    def evidence(self, run_id: str) -> EvidenceReader:
        """The maps of a run. Raises StorageFault when its file is gone or damaged."""
        return EvidenceReader(self.evidence_path(run_id))

    def maps_held(self, run_id: str) -> int:
        """How many maps of a run can be read; none where its file is gone or damaged."""
        try:
            return len(self.evidence(run_id))
        except StorageFault:
            return 0

    def write_evidence(self, run_id: str, grid: tuple[int, int], *, text: bool = False) -> EvidenceWriter:
        path = self.evidence_path(run_id)
        path.parent.mkdir(parents=True, exist_ok=True)
        return EvidenceWriter(path, grid, text=text)
