"""A pipe or a device in the place of a file is refused at once: the one is never written, the other never ends."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from inspector_app.domain.documents import Looks
from inspector_app.domain.errors import InspectorError
from inspector_app.domain.regular_file import regular
from inspector_app.engine.backbones.model_files import read_config
from inspector_app.engine.evaluation.datasets.manifest import read_manifest
from inspector_app.engine.mark_archive import read_marks
from inspector_app.engine.recipe_archive import read_archive
from inspector_app.imaging.decode import decode
from inspector_app.store.backup_files import source_at
from inspector_app.workflow.audit_export import check_export
from inspector_app.workflow.recipe_settings import read_settings
from inspector_app.workflow.signing_key import read_public_key

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in folders")

READERS: dict[str, Callable[[Path], object]] = {
    "recipe": read_archive,
    "marks": read_marks,
    "settings": read_settings,
    "model": read_config,
    "manifest": read_manifest,
    "export": lambda path: check_export(path),
    "key": read_public_key,
    "backup": source_at,
    "logo": lambda path: replace(Looks(), logo=path).logo_bytes(),
    "picture": decode,
}


@pytest.fixture(params=["pipe", "device"])
def special(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "special.csv"
    if request.param == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to("/dev/zero")
    return path


@pytest.mark.parametrize("reader", READERS)
def test_what_is_no_file_is_refused_before_it_is_read(reader: str, special: Path) -> None:
    with pytest.raises(InspectorError) as refused:
        READERS[reader](special)
    assert str(special) in refused.value.sentence()


def test_a_file_behind_a_link_is_one(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "link").symlink_to(tmp_path / "file")
    assert regular(tmp_path / "link").read_text() == "x"
    with pytest.raises(FileNotFoundError):
        regular(tmp_path / "gone")
