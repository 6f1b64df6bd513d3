"""A link is never followed: not out of a workspace into its backup, and not out of a backup into a workspace."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from inspector_app.domain.backup import LIST_NAME, Content
from inspector_app.domain.errors import BackupInvalid
from inspector_app.store.backup_files import source_at
from inspector_app.workflow.backing_up import Backup, back_up
from inspector_app.workflow.restoring import restore
from inspector_app.workflow.stores import database_of

SECRET = b"what the backup is not of"


def backed_up(root: Path, place: Path) -> Backup:
    with database_of(root) as (database, workspace):
        return back_up(database, workspace, place, contents=frozenset(Content))


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    (folder / "weights.safetensors").write_bytes(SECRET)
    return folder / "weights.safetensors"


def test_what_a_link_in_the_workspace_leads_to_is_not_backed_up(
    workspace: Path, tmp_path: Path, secret: Path
) -> None:
    models = workspace / "models"
    (models / "mine").mkdir(parents=True)
    (models / "mine" / "weights.safetensors").write_bytes(b"mine")
    (models / "mine" / "linked.safetensors").symlink_to(secret)
    (models / "folder").symlink_to(secret.parent, target_is_directory=True)
    artifact = sorted((workspace / "artifacts").glob("??/??/*"))[-1]
    artifact.unlink()
    artifact.symlink_to(secret)
    made = backed_up(workspace, tmp_path / "copy.zip")
    assert [name for name in made.listed.files if name.startswith("models/")] == [
        "models/mine/weights.safetensors"
    ]
    assert made.listed.missing == (artifact.name[:64],)
    with zipfile.ZipFile(made.path) as file:
        assert not [name for name in file.namelist() if SECRET in file.read(name)]


@pytest.mark.parametrize("leads_to", ["a folder", "a file", "nothing"])
def test_a_backup_in_which_a_link_stands_that_its_list_does_not_name_is_refused(
    workspace: Path, tmp_path: Path, secret: Path, leads_to: str
) -> None:
    folder = backed_up(workspace, tmp_path / "copy").path
    to = {"a folder": secret.parent, "a file": secret, "nothing": tmp_path / "nowhere"}[leads_to]
    (folder / "artifacts" / "more").symlink_to(to)
    with pytest.raises(BackupInvalid, match="artifacts/more is a link"):
        restore(folder, tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_a_list_that_is_a_link_is_refused(workspace: Path, tmp_path: Path) -> None:
    folder = backed_up(workspace, tmp_path / "copy").path
    (folder / LIST_NAME).rename(tmp_path / "list")
    (folder / LIST_NAME).symlink_to(tmp_path / "list")
    with pytest.raises(BackupInvalid, match="over a link"):
        restore(folder, tmp_path / "new")


@pytest.mark.parametrize("depth", [1, 2, 3, 4])
def test_a_link_that_comes_on_the_way_while_a_backup_is_read_is_not_followed(
    workspace: Path, tmp_path: Path, depth: int
) -> None:
    folder = backed_up(workspace, tmp_path / "copy").path
    source = source_at(folder)
    name = next(name for name in sorted(source.names()) if name.startswith("artifacts/"))
    assert len(Path(name).parts) == 4
    place = folder / Path(*Path(name).parts[:depth])
    moved = place.rename(tmp_path / "moved")
    place.symlink_to(moved, target_is_directory=moved.is_dir())
    assert (folder / name).is_file()
    with pytest.raises(BackupInvalid, match="over a link"), source.open(name, (folder / name).stat().st_size):
        pass


def test_a_backup_may_itself_lie_behind_a_link(workspace: Path, tmp_path: Path) -> None:
    """Whoever names it has chosen the way; only what lies within is not to be trusted."""
    folder = backed_up(workspace, tmp_path / "copy").path
    (tmp_path / "way").symlink_to(folder, target_is_directory=True)
    assert restore(tmp_path / "way", tmp_path / "new").root == tmp_path / "new"
