"""The collector rests while libraries load, and works again whatever happens."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from inspector_app.ui.bridge import Bridge
from inspector_app.ui.loading import LoadingPause
from inspector_app.workflow.events import DeviceReady


@pytest.fixture
def pause(qtbot: QtBot) -> Iterator[LoadingPause]:
    pause = LoadingPause()
    yield pause
    pause.end()
    gc.unfreeze()


def test_nothing_is_collected_until_the_model_is_there(pause: LoadingPause, qapp: object) -> None:
    bridge = Bridge()
    bridge.device_ready.connect(pause.end)
    pause.begin()
    assert not gc.isenabled()
    bridge.device_ready.emit(DeviceReady("CPU", "model"))
    assert gc.isenabled()
    assert gc.get_freeze_count() > 0, "what was loaded is walked at every collection"
    bridge.join()


def test_a_second_end_changes_nothing(pause: LoadingPause) -> None:
    pause.begin()
    pause.end()
    gc.unfreeze()
    pause.end()
    assert gc.get_freeze_count() == 0
