"""A picture that is replaced while the program is open is shown as it is now, also where it is shown small."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import cv2
import numpy as np

from inspector_app.domain.filtering import PartQuery
from inspector_app.domain.lot import Lot
from inspector_app.workflow.events import Event, FilesFound
from inspector_app.workflow.requests import OpenFolder
from inspector_app.workflow.session import Session

PATIENCE = 60


def draw(path: Path, grey: int, second: int) -> None:
    path.write_bytes(cv2.imencode(".png", np.full((40, 60, 3), grey, np.uint8))[1].tobytes())
    os.utime(path, (second, second))


def open_and_list(session: Session, folder: Path) -> Lot:
    """The lot once all of its files are known."""
    listed = threading.Event()

    def hear(event: Event) -> None:
        if isinstance(event, FilesFound) and event.finished:
            listed.set()

    end = session.subscribe(hear)
    lot = session.open_folder(OpenFolder(folder)).result(PATIENCE)
    assert listed.wait(PATIENCE)
    end()
    return lot


def test_who_hears_of_a_replaced_file_gets_its_new_pictures(tmp_path: Path) -> None:
    folder = tmp_path / "lot"
    folder.mkdir()
    for name in ("a.png", "b.png"):
        draw(folder / name, 40, 1)
    session = Session.open(tmp_path / "workspace")
    heard: list[tuple[int, float, float]] = []
    try:
        lot = open_and_list(session, folder)
        row = session.part_rows(lot.id, PartQuery(), 0, 10).result(PATIENCE)[0]
        assert session.thumbnail(row.image_id).result(PATIENCE).mean() < 60
        assert session.pixels(row.image_id).result(PATIENCE).mean() < 60

        def look(event: Event) -> None:
            if isinstance(event, FilesFound) and event.finished:
                small = session.thumbnail(row.image_id).result(PATIENCE)
                large = session.pixels(row.image_id).result(PATIENCE)
                heard.append((event.changed, float(small.mean()), float(large.mean())))

        session.subscribe(look)
        draw(folder / "a.png", 200, 2)
        open_and_list(session, folder)
    finally:
        session.close()
    ((changed, small, large),) = heard
    assert changed == 1
    assert small > 180 and large > 180
