"""The walk finds the pictures of a lot in an order that stays the same, whatever lies between them."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from inspector_app.domain.errors import NotFound
from inspector_app.workflow import importing
from inspector_app.workflow.events import Event, Notice
from inspector_app.workflow.importing import NOT_READ, check_folder, walk
from inspector_app.workflow.requests import OpenFolder
from inspector_app.workflow.session import Session

Skipped = list[tuple[Path, str]]


def make(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(name.encode())


def walked(folder: Path, skipped: Skipped | None = None) -> list[str]:
    told: Skipped = [] if skipped is None else skipped
    return [
        found.path for batch in walk(folder, lambda path, why: told.append((path, why))) for found in batch
    ]


def test_pictures_come_by_name_each_folder_after_its_own_files(tmp_path: Path) -> None:
    make(tmp_path, "b.png", "a.jpg", "z/1.bmp", "m/2.tiff", "m/1.webp", "m/deep/0.JPEG", "c.PNG")
    assert walked(tmp_path) == [
        "a.jpg",
        "b.png",
        "c.PNG",
        "m/1.webp",
        "m/2.tiff",
        "m/deep/0.JPEG",
        "z/1.bmp",
    ]


def test_what_is_no_picture_or_hidden_is_left_out(tmp_path: Path) -> None:
    make(tmp_path, "a.png", "notes.txt", "no suffix", ".hidden.png", "._a.png", ".cache/b.png")
    assert walked(tmp_path) == ["a.png"]


def test_a_picture_whose_format_is_not_read_is_told_unless_one_that_is_read_lies_beside_it(
    tmp_path: Path,
) -> None:
    make(tmp_path, "a.png", "b.GIF", "c.jpg", "c.cr2", "deep/c.heic")
    skipped: Skipped = []
    assert walked(tmp_path, skipped) == ["a.png", "c.jpg"]
    assert skipped == [(tmp_path / "b.GIF", NOT_READ), (tmp_path / "deep" / "c.heic", NOT_READ)]


def test_who_opens_a_folder_hears_once_how_many_pictures_are_not_read(tmp_path: Path) -> None:
    folder = tmp_path / "lot"
    folder.mkdir()
    make(folder, "a.png", "b.gif", "c.gif")
    session = Session.open(tmp_path / "workspace")
    told: list[Event] = []
    session.subscribe(told.append)
    try:
        session.open_folder(OpenFolder(folder)).result(60)
    finally:
        session.close()
    (notice,) = [event for event in told if isinstance(event, Notice)]
    assert notice.what == "pictures in formats that are not read were left out: 2"
    assert notice.subject == str(folder / "b.gif")


def test_size_and_time_are_those_of_the_file(tmp_path: Path) -> None:
    make(tmp_path, "a.png")
    os.utime(tmp_path / "a.png", ns=(5, 1_234_567_890))
    ((found,),) = walk(tmp_path, lambda *_: None)
    assert (found.size, found.mtime_ns) == (5, 1_234_567_890)


def test_links_to_files_of_the_folder_are_followed_and_links_to_folders_are_told(tmp_path: Path) -> None:
    make(tmp_path, "elsewhere/picture.png", "lot/here/picture.txt")
    lot = tmp_path / "lot"
    (lot / "linked.png").symlink_to(lot / "here" / "picture.txt")
    (lot / "folder").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    (lot / "folder.png").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    skipped: Skipped = []
    assert walked(lot, skipped) == ["linked.png"]
    assert [path.name for path, why in skipped if "not followed" in why] == ["folder", "folder.png"]


def test_links_that_lead_out_of_the_folder_are_followed_only_when_asked_for(tmp_path: Path) -> None:
    make(tmp_path, "secret/picture.png", "lot/a.png")
    lot = tmp_path / "lot"
    (lot / "absolute.png").symlink_to(tmp_path / "secret" / "picture.png")
    (lot / "relative.png").symlink_to("../secret/picture.png")
    (lot / "hop").symlink_to("../secret/picture.png")
    (lot / "two-hops.png").symlink_to("hop")
    (lot / "dangling.png").symlink_to("../secret/nowhere.png")
    (lot / "lot-too.png").symlink_to("../lot-too/picture.png")  # a sibling whose name begins alike
    skipped: Skipped = []
    assert walked(lot, skipped) == ["a.png"]
    assert len(skipped) == 5 and all("unless asked for" in why for _, why in skipped)
    asked = [found.path for batch in walk(lot, lambda *_: None, follow_out=True) for found in batch]
    assert {"absolute.png", "relative.png", "two-hops.png"} < set(asked)


def test_a_lot_that_is_itself_opened_over_a_link_holds_its_pictures(tmp_path: Path) -> None:
    make(tmp_path, "real/a.png", "real/b.png")
    (tmp_path / "real" / "c.png").symlink_to(tmp_path / "real" / "a.png")
    (tmp_path / "way").symlink_to(tmp_path / "real", target_is_directory=True)
    assert walked(tmp_path / "way") == ["a.png", "b.png", "c.png"]


def test_a_folder_that_is_reached_twice_is_entered_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a junction or a mount that leads to its own parent is: a folder to every question but its number."""
    make(tmp_path, "a.png", "sub/b.png", "sub/up/c.png")
    up, really = tmp_path / "sub" / "up", os.stat
    monkeypatch.setattr(
        importing.os, "stat", lambda path, **more: really(tmp_path if Path(path) == up else path, **more)
    )
    skipped: Skipped = []
    assert walked(tmp_path, skipped) == ["a.png", "sub/b.png"]
    assert [path for path, _ in skipped] == [up]


def test_links_in_a_circle_end_the_walk_and_a_dangling_one_becomes_a_part(tmp_path: Path) -> None:
    make(tmp_path, "a.png", "sub/b.png")
    (tmp_path / "sub" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "dangling.png").symlink_to(tmp_path / "nowhere.png")
    (tmp_path / "round.png").symlink_to(tmp_path / "round.png")
    assert walked(tmp_path) == ["a.png", "dangling.png", "round.png", "sub/b.png"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems take no such names")
def test_a_name_that_is_no_text_is_told_and_the_walk_goes_on(tmp_path: Path) -> None:
    make(tmp_path, "a.png", "z.png")
    with open(os.path.join(os.fsencode(tmp_path), b"m\xff.png"), "wb") as file:
        file.write(b"x")
    skipped: Skipped = []
    assert walked(tmp_path, skipped) == ["a.png", "z.png"]
    ((_, why),) = skipped
    assert "UTF-8" in why


def test_a_folder_that_goes_while_it_is_walked_is_told(tmp_path: Path) -> None:
    make(tmp_path, "a.png", "sub/b.png", "z/c.png")
    skipped: Skipped = []
    really = os.scandir

    def scan(path: Path) -> object:
        if Path(path).name == "sub":
            raise PermissionError(13, "Permission denied", str(path))
        return really(path)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(importing.os, "scandir", scan)
        assert walked(tmp_path, skipped) == ["a.png", "z/c.png"]
    assert skipped == [(tmp_path / "sub", "Permission denied")]


def test_many_files_come_in_batches_and_none_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "BATCH", 3)
    make(tmp_path, *(f"{number}.png" for number in range(7)))
    assert [len(batch) for batch in walk(tmp_path, lambda *_: None)] == [3, 3, 1]


def test_a_folder_that_is_none_is_refused_with_a_remedy(tmp_path: Path) -> None:
    make(tmp_path, "file.png")
    for wrong in (tmp_path / "nowhere", tmp_path / "file.png"):
        with pytest.raises(NotFound) as caught:
            check_folder(wrong)
        assert caught.value.remedy and caught.value.subject == str(wrong)
