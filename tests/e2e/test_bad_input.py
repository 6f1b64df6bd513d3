"""What shop floors really hand over: odd files, odd names, files that go, workspaces that are damaged or full.

Each picture is inspected rightly, or its part is failed with the reason; no traceback reaches a person.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
import pytest
from drawn_lots import DrawnLot, Inspector, by_image, read_lines

from inspector_app.domain.filtering import PartQuery
from inspector_app.domain.recipe import FAST_BACKBONE
from inspector_app.domain.review import PartDecision
from inspector_app.imaging.decode import decode_bytes
from inspector_app.imaging.demo_parts import DemoKind
from inspector_app.store import artifacts, record_file
from inspector_app.store.workspace import Workspace
from inspector_app.workflow.events import Event, FilesFound
from inspector_app.workflow.session import Session
from tests.unit.imaging.image_bytes import encoded, png, png_chunk, tiff, with_exif

FEW = 12  # parts, enough to be judged
LONG_NAME = "n" * 236 + ".png"

Pixels = npt.NDArray[np.uint8]


def few_of(lot: DrawnLot, folder: Path, parts: int = FEW) -> list[str]:
    """The first pictures of a drawn lot, copied; their names."""
    folder.mkdir(parents=True)
    names = sorted(lot.truth)[:parts]
    for name in names:
        shutil.copyfile(lot.folder / name, folder / name)
    return names


def palette_png(pixels: Pixels) -> bytes:
    """A PNG of indexed colours: the greys of the picture."""
    grey = pixels[..., 1]
    height, width = grey.shape
    palette = png_chunk(b"PLTE", bytes(value for value in range(256) for _ in range(3)))
    return png(width, height, 8, 3, [row.tobytes() for row in grey], palette)


def grey_of(pixels: Pixels) -> Pixels:
    return np.ascontiguousarray(np.repeat(pixels[..., 1:2], 3, axis=2))


def files_of(pixels: Pixels) -> tuple[dict[str, bytes], dict[str, str]]:
    """Files of one part in every format, and which of them must be inspected like which other one."""
    grey = pixels[..., 1]
    alpha = np.full(grey.shape, 255, np.uint8)
    alpha[:50] = 0
    jpeg = encoded(".jpg", pixels)
    files = {
        "colour.png": encoded(".png", pixels),
        "colour.bmp": encoded(".bmp", pixels),
        "colour.tif": encoded(".tif", pixels),
        "colour.webp": encoded(".webp", pixels, cv2.IMWRITE_WEBP_QUALITY, 101),
        "alpha.png": encoded(".png", np.dstack([pixels, alpha])),
        "16 bit.png": encoded(".png", pixels.astype(np.uint16) * 257),
        "grey.png": encoded(".png", grey_of(pixels)),
        "one channel.png": encoded(".png", grey),
        "one channel.tiff": tiff(grey),
        "one channel 16 bit.png": encoded(".png", grey.astype(np.uint16) * 257),
        "palette.png": palette_png(pixels),
        "jpeg.png": encoded(".png", decode_bytes(jpeg).pixels),
        "jpeg.JPG": jpeg,
        "turned.png": encoded(".png", decode_bytes(with_exif(jpeg, 6)).pixels),
        "turned.jpeg": with_exif(jpeg, 6),
        LONG_NAME: encoded(".png", pixels),
        "line\nbreak 'and' \"quotes\" 🔩.png": encoded(".png", pixels),
        "sub folder/=1+1.png": encoded(".png", pixels),
    }
    like = dict.fromkeys(("colour.bmp", "colour.tif", "colour.webp", "alpha.png", "16 bit.png"), "colour.png")
    like |= dict.fromkeys(list(files)[-3:], "colour.png")
    greys = ("one channel.png", "one channel.tiff", "one channel 16 bit.png", "palette.png")
    like |= dict.fromkeys(greys, "grey.png")
    return files, like | {"jpeg.JPG": "jpeg.png", "turned.jpeg": "turned.png"}


@dataclass(frozen=True)
class Inspected:
    folder: Path
    maps: Path
    lines: dict[str, dict[str, Any]]
    like: dict[str, str]


@pytest.fixture(scope="module")
def odd(lot_a: DrawnLot, lot_b: DrawnLot, tmp_path_factory: pytest.TempPathFactory) -> Inspected:
    """A recipe that has learnt from a plain lot, and then a lot with everything odd in it."""
    root = tmp_path_factory.mktemp("odd")
    inspector = Inspector(root / "workspace")
    few_of(lot_a, root / "plain")
    inspector.inspect(root / "plain")

    folder, defect = root / "lot", sorted(lot_b.names(DemoKind.DEFECT))[0]
    files, like = files_of(decode_bytes((lot_b.folder / defect).read_bytes()).pixels)
    files |= {
        "1x1.png": encoded(".png", np.zeros((1, 1, 3), np.uint8)),
        "20000 wide.png": encoded(".png", np.full((40, 20_000), 90, np.uint8)),
        "20001 wide.png": encoded(".png", np.zeros((40, 20_001), np.uint8)),
        "bomb.png": png(50_000, 50_000, 8, 2, [bytes(100)]),
        "forbidden.png": files["colour.png"],
        "vanishing.png": files["colour.png"],
    }
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)

    def vanish(event: Event) -> None:
        if isinstance(event, FilesFound) and event.finished:
            (folder / "vanishing.png").unlink(missing_ok=True)

    with pytest.MonkeyPatch.context() as patch:
        when_opened(patch, lambda session: session.subscribe(vanish))
        forbid(patch, folder / "forbidden.png")
        lines = by_image(inspector.inspect(folder, "--maps", root / "maps"))
    assert set(lines) == set(files)
    return Inspected(folder, root / "maps", lines, like)


def when_opened(patch: pytest.MonkeyPatch, act: Any) -> None:
    """Do something with every session that a command opens."""
    really = Session.open

    def opened(*arguments: Any, **named: Any) -> Session:
        session = really(*arguments, **named)
        act(session)
        return session

    patch.setattr(Session, "open", opened)


def forbid(patch: pytest.MonkeyPatch, forbidden: Path) -> None:
    """Take the permission to read a file, also from a user whom permissions do not bind."""
    forbidden.chmod(0)
    really = Path.open

    def opened(self: Path, *arguments: Any, **named: Any) -> Any:
        if self.name == forbidden.name:
            raise PermissionError(errno.EACCES, "Permission denied", str(self))
        return really(self, *arguments, **named)

    patch.setattr(Path, "open", opened)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("1x1.png", "too small to inspect"),
        ("20001 wide.png", "too large to inspect"),
        ("bomb.png", "too large to inspect"),
        ("forbidden.png", "no permission to read"),
        ("vanishing.png", "no longer there"),
    ],
)
def test_what_cannot_be_inspected_fails_its_part_with_the_reason(
    odd: Inspected, name: str, reason: str
) -> None:
    line = odd.lines[name]
    assert line["verdict"] == "failed" and reason in line["error"]
    assert line["score"] is None and line["map"] is None and line["findings"] == []


def test_nothing_else_fails(odd: Inspected) -> None:
    assert sum(line["verdict"] == "failed" for line in odd.lines.values()) == 5


def test_every_format_depth_and_name_is_inspected_like_the_plain_picture(odd: Inspected) -> None:
    assert odd.lines["colour.png"]["verdict"] == "flagged", "the picture shows a defect"
    for name, other in odd.like.items():
        ours, theirs = odd.lines[name], odd.lines[other]
        assert ours["raw"] == pytest.approx(theirs["raw"], abs=1e-4), name
        assert ours["verdict"] == theirs["verdict"], name
        assert [found["box"] for found in ours["findings"]] == [found["box"] for found in theirs["findings"]]
        maps = [np.load(odd.maps / line["map"]) for line in (ours, theirs)]
        np.testing.assert_allclose(*maps, atol=1e-3, err_msg=name)


def test_a_turned_jpeg_has_map_and_findings_in_the_frame_people_see(odd: Inspected) -> None:
    upright = np.load(odd.maps / odd.lines["jpeg.JPG"]["map"])
    turned = np.load(odd.maps / odd.lines["turned.jpeg"]["map"])
    assert turned.shape == upright.shape[::-1]
    (x, y, w, h), *_ = (found["box"] for found in odd.lines["turned.jpeg"]["findings"])
    assert turned[y : y + h, x : x + w].max() == pytest.approx(turned.max(), rel=0.05)


def test_a_picture_of_twenty_thousand_pixels_has_its_map(odd: Inspected) -> None:
    line = odd.lines["20000 wide.png"]
    assert line["verdict"] in ("ok", "flagged")
    assert np.load(odd.maps / line["map"]).shape == (40, 20_000)


def test_maps_have_names_that_every_system_takes(odd: Inspected) -> None:
    names = [line["map"] for line in odd.lines.values() if line["map"]]
    assert len(set(names)) == len(names) == len(list(odd.maps.iterdir()))
    assert all(len(name.encode()) < 200 and not set(name) & set('/\\:*?"<>|\n') for name in names)


# --- lots of nothing but trouble


def test_an_empty_folder_is_refused_and_leaves_no_lot(
    inspector: Inspector, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty").mkdir()
    assert inspector("inspect", tmp_path / "empty", "--category", "plate") == 2
    said = " ".join(capsys.readouterr().err.split())
    assert "no pictures were found" in said and "inspector watch" in said and "Traceback" not in said
    assert inspector("lots", "--json", "-") == 0
    assert json.loads(capsys.readouterr().out) == []


def test_good_parts_that_cannot_be_read_are_said_once(
    inspector: Inspector, lot_a: DrawnLot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "good").mkdir()
    assert inspector("inspect", lot_a.folder, "--category", "plate", "--good", tmp_path / "good") == 2
    said = " ".join(capsys.readouterr().err.split())
    assert said.count("no readable pictures of good parts") == 1


def test_one_picture_alone_is_flagged_and_the_console_says_that_it_cannot_be_judged(
    inspector: Inspector, lot_a: DrawnLot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "lot"
    folder.mkdir()
    shutil.copy(lot_a.folder / sorted(lot_a.truth)[0], folder)
    (line,) = inspector.inspect(folder)
    assert line["verdict"] == "flagged"
    assert "too few parts to judge: every part is flagged" in capsys.readouterr().err


def test_a_folder_of_broken_files_has_only_failed_parts_and_good_ones_may_come_later(
    inspector: Inspector, lot_a: DrawnLot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "lot"
    folder.mkdir()
    for number in range(3):
        (folder / f"broken {number}.jpg").write_text("not a picture")
    lines = inspector.inspect(folder)
    assert [line["verdict"] for line in lines] == ["failed"] * 3 and all(line["error"] for line in lines)
    assert "Traceback" not in capsys.readouterr().err
    for name in sorted(lot_a.truth)[:FEW]:
        shutil.copyfile(lot_a.folder / name, folder / name)
    later = inspector.inspect(folder)
    assert [line["verdict"] for line in later].count("failed") == 3
    assert sum(line["raw"] is not None for line in later) == FEW


def test_a_folder_of_identical_files_is_inspected_without_scores_that_are_no_numbers(
    inspector: Inspector, lot_a: DrawnLot, tmp_path: Path
) -> None:
    folder = tmp_path / "lot"
    folder.mkdir()
    for number in range(FEW):
        shutil.copyfile(lot_a.folder / sorted(lot_a.truth)[0], folder / f"{number:02}.png")
    lines = inspector.inspect(folder, "--maps", tmp_path / "maps")
    assert len({line["raw"] for line in lines}) == 1
    assert all(np.isfinite([line["raw"], line["score"]]).all() for line in lines)
    assert all(np.isfinite(np.load(tmp_path / "maps" / line["map"])).all() for line in lines)


# --- workspaces that cannot be used


def fails(inspector: Inspector, capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    """What a command says that ends with 2."""
    capsys.readouterr()
    assert inspector(*arguments) == 2
    said = capsys.readouterr().err
    assert "Traceback" not in said and "its own fault" not in said
    return " ".join(said.split())


def test_a_workspace_that_cannot_be_written_is_said(
    tmp_path: Path, lot_a: DrawnLot, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("in the way")
    said = fails(Inspector(tmp_path / "file" / "workspace"), capsys, "inspect", lot_a.folder)
    assert "cannot be written" in said and "--workspace" in said


def test_a_database_of_a_newer_program_is_left_alone(
    inspector: Inspector, capsys: pytest.CaptureFixture[str]
) -> None:
    assert inspector("lots") == 0  # makes the workspace
    database = Workspace(inspector.workspace).database
    with sqlite3.connect(database) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = database.read_bytes()
    assert "newer version" in fails(inspector, capsys, "export", "--lot", "any")
    assert database.read_bytes() == before


def test_a_file_that_is_no_database_is_said(inspector: Inspector, capsys: pytest.CaptureFixture[str]) -> None:
    workspace = Workspace(inspector.workspace)
    workspace.create()
    workspace.database.write_bytes(b"this was a database once" * 500)
    assert "not a database" in fails(inspector, capsys, "export", "--lot", "x")


# --- damaged files of a workspace


@pytest.fixture
def reviewed(inspector: Inspector, lot_a: DrawnLot, tmp_path: Path) -> tuple[Inspector, Path, str]:
    """A workspace with an inspected lot, one of whose parts was rejected; the lot's folder and that part."""
    few_of(lot_a, tmp_path / "lot")
    inspector.inspect(tmp_path / "lot")
    session = Session.open(inspector.workspace)
    try:
        (summary,) = session.lots().result()
        part = session.part_ids(summary.lot.id, PartQuery()).result()[3]
        session.warm_up()
        session.review_part(part, PartDecision.REJECT).result()
        session.settle()
    finally:
        session.close()
    return inspector, tmp_path / "lot", part


def rejected(inspector: Inspector, part: str) -> bool:
    session = Session.open(inspector.workspace)
    try:
        return session.part(part).result().row.decision is PartDecision.REJECT
    finally:
        session.close()


def raws(lines: list[dict[str, Any]]) -> list[float]:
    return [line["raw"] for line in lines]


def halve(paths: Iterator[Path]) -> list[Path]:
    found = [path for path in paths if path.is_file()]
    for path in found:
        os.truncate(path, path.stat().st_size // 2)
    return found


def test_a_damaged_bank_is_named_and_no_review_is_lost(
    reviewed: tuple[Inspector, Path, str], capsys: pytest.CaptureFixture[str]
) -> None:
    inspector, folder, part = reviewed
    broken = halve(Workspace(inspector.workspace).artifacts.rglob("*.safetensors"))
    assert broken
    shutil.copyfile(folder / "part_0001.png", folder / "part_9999.png")
    said = fails(inspector, capsys, "inspect", folder, "--category", "plate")
    assert "damaged" in said and any(path.stem[:20] in said.replace(" ", "") for path in broken)
    assert rejected(inspector, part)


def test_damaged_evidence_is_made_anew_by_inspecting_again(
    reviewed: tuple[Inspector, Path, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    inspector, folder, part = reviewed
    before = inspector.export("lot")
    assert halve(Workspace(inspector.workspace).artifacts.rglob("*.evidence"))
    said = fails(inspector, capsys, "export", "--lot", "lot", "--maps", tmp_path / "maps")
    assert ".evidence" in said and "Inspect the lot again" in said
    again = inspector.inspect(folder, "--maps", tmp_path / "maps")
    assert raws(again) == pytest.approx(raws(before), abs=1e-4)
    assert rejected(inspector, part)


@pytest.mark.parametrize("loss", ["truncated", "removed"])
def test_lost_features_are_made_anew_by_inspecting_again(
    reviewed: tuple[Inspector, Path, str], loss: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    inspector, folder, part = reviewed
    before = inspector.export("lot")
    features = Workspace(inspector.workspace).features
    if loss == "truncated":
        assert halve(features.rglob("*.f16"))
    else:
        shutil.rmtree(features)
    image = max(before, key=lambda line: line["raw"])["image"]
    mark = ("mark", "--lot", "lot", "--image", image, "--finding", 1, "--json", tmp_path / "mark")
    assert "Inspect the lot again" in fails(inspector, capsys, *mark)
    assert raws(inspector.inspect(folder)) == pytest.approx(raws(before), abs=1e-4)
    assert inspector(*mark, "--preview") == 0
    assert rejected(inspector, part)


# --- a disk that is full


class FullDisk:
    """The module ``os``, on a disk where nothing more can be forced down."""

    def __getattr__(self, name: str) -> Any:
        return getattr(os, name)

    def fsync(self, handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("module", [artifacts, record_file], ids=["bank", "maps"])
def test_a_full_disk_ends_the_command_and_the_same_command_goes_on_later(
    inspector: Inspector, lot_a: DrawnLot, tmp_path: Path, module: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    few_of(lot_a, tmp_path / "lot")
    out = tmp_path / "out.jsonl"
    command = ("inspect", tmp_path / "lot", "--category", "plate", "--json", out)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "os", FullDisk())
        said = fails(inspector, capsys, *command, "--backbone", FAST_BACKBONE)
    assert os.strerror(errno.ENOSPC) in said and "Free some space" in said
    assert not out.exists()
    assert not list(inspector.workspace.rglob(".aside-*"))
    assert inspector(*command) == 0
    assert read_lines(out) == Inspector(tmp_path / "undisturbed").inspect(tmp_path / "lot")
