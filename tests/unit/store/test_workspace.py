"""The workspace folder and its lock."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from inspector_app.domain.errors import StorageFault, WorkspaceLocked
from inspector_app.store.workspace import Workspace, WorkspaceLock


def test_creating_a_workspace_makes_every_folder(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path / "deep" / "down")
    workspace.create()
    for folder in (
        workspace.artifacts,
        workspace.features,
        workspace.models,
        workspace.logs,
        workspace.reports,
        workspace.backups,
    ):
        assert folder.is_dir()
        assert folder.parent == workspace.root


def test_a_workspace_that_cannot_be_made_is_a_storage_fault_that_names_it(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")
    with pytest.raises(StorageFault) as caught:
        Workspace(in_the_way / "workspace").create()
    assert str(in_the_way) in caught.value.sentence()
    assert "--workspace" in caught.value.remedy


def test_a_second_holder_is_told_who_has_the_workspace(workspace: Workspace) -> None:
    with (
        WorkspaceLock(workspace, program="the window"),
        pytest.raises(WorkspaceLocked) as caught,
        WorkspaceLock(workspace, program="the command line"),
    ):
        pass
    assert "the window" in caught.value.what
    assert str(os.getpid()) in caught.value.what
    assert "since" in caught.value.what


def test_a_released_workspace_can_be_held_again(workspace: Workspace) -> None:
    with WorkspaceLock(workspace):
        assert workspace.holder_file.exists()
    assert not workspace.holder_file.exists()
    with WorkspaceLock(workspace):
        pass


def test_another_process_cannot_hold_a_held_workspace(workspace: Workspace) -> None:
    program = (
        "import sys\nfrom pathlib import Path\n"
        "from inspector_app.store.workspace import Workspace, WorkspaceLock\n"
        "from inspector_app.domain.errors import WorkspaceLocked\n"
        "try:\n    WorkspaceLock(Workspace(Path(sys.argv[1]))).__enter__()\n"
        "except WorkspaceLocked as error:\n    print(error.what)\n"
    )
    with WorkspaceLock(workspace, program="the window"):
        ran = subprocess.run(
            [sys.executable, "-c", program, str(workspace.root)], capture_output=True, text=True, check=True
        )
    assert f"the window (process {os.getpid()}" in ran.stdout


def test_a_lock_left_by_a_dead_process_does_not_hold(workspace: Workspace) -> None:
    program = (
        "import os, sys\nfrom pathlib import Path\n"
        "from inspector_app.store.workspace import Workspace, WorkspaceLock\n"
        "lock = WorkspaceLock(Workspace(Path(sys.argv[1])))\nlock.__enter__()\nos._exit(9)\n"
    )
    subprocess.run([sys.executable, "-c", program, str(workspace.root)], check=False)
    assert workspace.holder_file.exists()
    with WorkspaceLock(workspace):
        pass
