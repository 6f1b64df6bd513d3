"""Long pictures are tiled without being asked; what a person has chosen stays."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest
from lot_in_work import PATIENCE

from inspector_app.domain.errors import CorrectableError
from inspector_app.domain.filtering import PartQuery
from inspector_app.domain.recipe import FAST_BACKBONE, RecipeSettings, ResizeMode
from inspector_app.workflow.events import Notice
from inspector_app.workflow.proposing import proposed
from inspector_app.workflow.requests import OpenFolder
from inspector_app.workflow.session import Session


def _pictures(folder: Path, shape: tuple[int, int], count: int = 3) -> list[Path]:
    folder.mkdir(parents=True)
    random = np.random.default_rng(0)
    paths = []
    for number in range(count):
        done, data = cv2.imencode(".png", random.integers(0, 255, (*shape, 3), dtype=np.uint8))
        assert done
        paths.append(folder / f"{number}.png")
        paths[-1].write_bytes(data.tobytes())
    return paths


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = Session.open(tmp_path / "workspace")
    yield opened
    opened.close()


@pytest.mark.parametrize(("shape", "aspect"), [((60, 150), 2.5), ((120, 60), 0.5)])
def test_long_pictures_are_tiled(tmp_path: Path, shape: tuple[int, int], aspect: float) -> None:
    settings = proposed(RecipeSettings(), _pictures(tmp_path / "long", shape))
    assert settings.resize is ResizeMode.TILE and settings.tile_aspect == aspect


def test_others_are_squashed_and_what_cannot_be_read_is_passed_over(tmp_path: Path) -> None:
    paths = _pictures(tmp_path / "flat", (60, 90))
    (tmp_path / "broken.png").write_bytes(b"nothing")
    settings = proposed(RecipeSettings(), [tmp_path / "broken.png", tmp_path / "gone.png", *paths])
    assert settings.resize is ResizeMode.SQUASH and settings.tile_aspect is None
    assert proposed(RecipeSettings(), []).resize is ResizeMode.SQUASH


def test_a_chosen_mode_stays_and_chosen_tiles_take_the_aspect_of_the_pictures(tmp_path: Path) -> None:
    paths = _pictures(tmp_path / "long", (60, 150))
    assert proposed(RecipeSettings(resize=ResizeMode.SQUASH), paths).tile_aspect is None
    assert proposed(RecipeSettings(resize=ResizeMode.TILE), paths).tile_aspect == 2.5


def test_a_lot_of_long_parts_is_inspected_in_tiles_and_so_are_the_lots_after_it(
    session: Session, tmp_path: Path
) -> None:
    said: list[str] = []
    session.subscribe(lambda event: said.append(event.what) if isinstance(event, Notice) else None)
    _pictures(tmp_path / "long", (60, 150), count=12)
    _pictures(tmp_path / "square", (60, 60), count=2)
    for name in ("long", "square"):
        lot = session.open_folder(OpenFolder(tmp_path / name, "bar", backbone=FAST_BACKBONE)).result(PATIENCE)
        session.inspect(lot.id).result(PATIENCE)
        part = session.part_ids(lot.id, PartQuery()).result(PATIENCE)[0]
        image = session.part(part).result(PATIENCE).images[0]
        grid = session.map(image.id).result(PATIENCE).evidence.raw.shape
        assert grid == (20, 50), name
    assert sum("in tiles" in each for each in said) == 1
    with pytest.raises(CorrectableError, match="in mode tile"):
        session.open_folder(
            OpenFolder(tmp_path / "square", "bar", backbone=FAST_BACKBONE, resize=ResizeMode.SQUASH)
        ).result(PATIENCE)
