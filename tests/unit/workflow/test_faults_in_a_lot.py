"""What goes wrong in the middle of a lot ends neither the lot nor the thread that works on it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
import pytest
import torch
from lot_in_work import PATIENCE, DrawnParts, highest_finding, inspect, lot_of, outcome, rows_of, worst

from inspector_app.domain.errors import DeviceFault
from inspector_app.domain.lot import Verdict
from inspector_app.domain.recipe import FAST_BACKBONE
from inspector_app.engine import footprint
from inspector_app.engine.device import Device, is_device_lost
from inspector_app.engine.encoder import EncodedBatch, Encoder
from inspector_app.imaging.decode import DecodedImage, decode
from inspector_app.imaging.demo_parts import DemoKind
from inspector_app.workflow import bench, decoding
from inspector_app.workflow.events import Event, Level, Notice
from inspector_app.workflow.requests import OpenFolder
from inspector_app.workflow.session import Session
from inspector_app.workflow.worker import Urgency, Worker, _Task
from inspector_app.workflow.writer import Writer

GPU = Device("cuda", "drawn", "GPU drawn, 1 GB", torch.device("cpu"))
LOST = RuntimeError("CUDA error: unspecified launch failure")
FULL = torch.cuda.OutOfMemoryError("CUDA out of memory. Tried to allocate 2 GiB")


def put_in_a_gpu(patch: pytest.MonkeyPatch) -> None:
    """One that computes where the CPU does."""
    patch.setattr(bench, "choose_device", lambda wanted: GPU)
    patch.setattr(footprint, "demand_room", lambda backbone, device: None)


@pytest.fixture
def failing_gpu(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[RuntimeError]]:
    """A GPU that fails with the error in the list from the third mini-batch on."""
    errors: list[RuntimeError] = []
    really, ran = Encoder._encode_once, []

    def encode(self: Encoder, pictures: object) -> object:
        if self.device.kind == "cuda":
            ran.append(1)
            if len(ran) > 2 and errors:
                raise errors[0]
        return really(self, pictures)  # type: ignore[arg-type]

    put_in_a_gpu(monkeypatch)
    monkeypatch.setattr(Encoder, "_encode_once", encode)
    yield errors
    assert len(ran) > 2, "the GPU never failed"


@pytest.mark.parametrize("error", [LOST, FULL], ids=["lost", "out of memory"])
def test_the_cpu_goes_on_with_a_lot_in_whose_middle_the_gpu_fails(
    failing_gpu: list[RuntimeError], error: RuntimeError, second: DrawnParts, tmp_path: Path
) -> None:
    told: list[Event] = []
    failing_gpu.append(error)
    session = Session.open(tmp_path / "workspace")
    session.subscribe(told.append)
    try:
        lot = inspect(session, second)
        disturbed = outcome(session, lot)
        assert session.store.database.health() == []
    finally:
        session.close()
    failing_gpu.clear()
    session = Session.open(tmp_path / "undisturbed")
    try:
        undisturbed = outcome(session, inspect(session, second))
    finally:
        session.close()
    assert {name: raw for name, (raw, *_) in disturbed.items()} == pytest.approx(
        {name: raw for name, (raw, *_) in undisturbed.items()}, abs=1e-3
    )
    warnings = [one.what for one in told if isinstance(one, Notice) and one.level is Level.WARNING]
    assert any("CPU" in what for what in warnings)


def test_an_act_that_meets_a_lost_device_is_told_and_done_when_it_is_asked_again(
    session: Session, first: DrawnParts, monkeypatch: pytest.MonkeyPatch
) -> None:
    lot = lot_of(session)
    request = highest_finding(session, worst(session, lot, first.names(DemoKind.NUISANCE)))
    put_in_a_gpu(monkeypatch)
    with monkeypatch.context() as patch:

        def lost(*_: object, **__: object) -> None:
            raise LOST

        patch.setattr(bench.Bench, "open_features", lost)
        with pytest.raises(DeviceFault, match="no longer answers"):
            session.preview_mark(request).result(PATIENCE)
    assert session.keep_mark(request).result(PATIENCE).active


def test_a_fault_of_the_program_is_no_lost_device() -> None:
    assert is_device_lost(LOST) and not is_device_lost(FULL)
    assert not is_device_lost(RuntimeError("shape mismatch")) and not is_device_lost(ValueError("CUDA error"))


@pytest.mark.parametrize("failures", [1, 2])
def test_a_picture_on_which_the_program_fails_is_tried_again_and_then_its_part_is_failed(
    second: DrawnParts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failures: int
) -> None:
    folder = Path(shutil.copytree(second.folder, tmp_path / "pictures"))
    unlucky = sorted(path.name for path in folder.glob("*.png"))[4]
    tried: list[str] = []

    def fails(path: Path, **named: object) -> DecodedImage:
        if path.name == unlucky:
            tried.append(unlucky)
            if len(tried) <= failures:
                raise ZeroDivisionError("in the decoder")
        return decode(path, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(decoding, "decode", fails)
    session = Session.open(tmp_path / "workspace")
    try:
        lot = inspect(session, DrawnParts(folder, second.parts))
        rows = rows_of(session, lot)
    finally:
        session.close()
    failed = [name for name, row in rows.items() if row.verdict is Verdict.FAILED]
    assert failed == ([unlucky] if failures == 2 else [])
    assert len(rows) == 12


def test_a_picture_for_which_the_model_gives_no_numbers_fails_and_the_lot_goes_on_without_it(
    second: DrawnParts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path(shutil.copytree(second.folder, tmp_path / "pictures"))
    black = sorted(path.name for path in folder.glob("*.png"))[4]
    (folder / black).write_bytes(cv2.imencode(".png", np.zeros((200, 200, 3), np.uint8))[1].tobytes())
    really = Encoder._encode_once

    def overflows(self: Encoder, pictures: Sequence[npt.NDArray[np.uint8]]) -> EncodedBatch:
        said = really(self, pictures)
        said.features[[place for place, picture in enumerate(pictures) if not picture.any()]] = np.nan
        return said

    monkeypatch.setattr(Encoder, "_encode_once", overflows)
    told: list[Event] = []
    session = Session.open(tmp_path / "workspace")
    session.subscribe(told.append)
    try:
        lot = inspect(session, DrawnParts(folder, second.parts))
        rows = rows_of(session, lot)
        good = session.open_folder(
            OpenFolder(second.folder, "plate", "second recipe", backbone=FAST_BACKBONE, good=folder)
        ).result(PATIENCE)
        session.inspect(good.id).result(PATIENCE)
        learnt_from = session.recipe("second recipe").result(PATIENCE).calibration
    finally:
        session.close()
    assert [name for name, row in rows.items() if row.verdict is Verdict.FAILED] == [black]
    assert "no numbers" in (rows[black].error or "") and len(rows) == 12
    assert learnt_from is not None and learnt_from.parts == 11
    assert [one.subject for one in told if isinstance(one, Notice) and "no numbers" in one.what] == [
        str(folder / black)
    ]


def test_the_inference_thread_goes_on_after_a_fault_between_two_steps(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    worker = Worker()
    really = Worker._step

    def dies(self: Worker, task: _Task) -> bool:
        if task.urgency == Urgency.IDLE:
            raise MemoryError("between two steps")
        return really(self, task)

    monkeypatch.setattr(Worker, "_step", dies)
    try:
        with pytest.raises(MemoryError):
            worker.submit(lambda: 1, Urgency.IDLE).result(PATIENCE)
        assert worker.submit(lambda: 2, Urgency.LOOK).result(PATIENCE) == 2
        worker.drain()
    finally:
        worker.close()


def test_the_writer_goes_on_after_a_fault_that_it_could_not_hand_on(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    writer = Writer(session.store.database, session.who)
    try:
        with monkeypatch.context() as patch:

            def refuses(*_: object) -> None:
                raise MemoryError("nothing can be handed on")

            patch.setattr(Future, "set_result", refuses)
            patch.setattr(Future, "set_exception", refuses)
            writer.submit(lambda _: 1)
            while not writer._queue.empty():
                pass
        assert writer.submit(lambda _: 2).result(PATIENCE) == 2
    finally:
        writer.close()
