"""What the fake session shows closely: its drawn parts, in 8 or 16 bits, and an inspection before each mark."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from inspector_app.domain.readings import FormerInspection, MapReading
from inspector_app.workflow.looking import ShownPicture

if TYPE_CHECKING:
    from tests.ui.fake_session import FakeSession

INSPECTED = "0"  # hash of every file as it was inspected


class FakeLooking:
    """Answers through the session, so that its answers can be held, made to fail, and counted."""

    def __init__(self, session: FakeSession) -> None:
        self._session = session

    def picture(self, image_id: str) -> Future[ShownPicture]:
        session = self._session
        pixels = session.drawn(image_id)
        if session.deep:
            grey = pixels[..., 0].astype(np.uint16) * 60 + 1000
            picture = ShownPicture(grey, session.on_disk.get(image_id, INSPECTED), (0, 65_535))
        else:
            picture = ShownPicture(pixels, session.on_disk.get(image_id, INSPECTED), (0, 65_535))
        return session.answer("picture", picture, image_id)

    def former(self, image_id: str) -> Future[list[FormerInspection]]:
        found = [
            FormerInspection(
                image_id=image_id,
                run_id=f"run-{mark.number}",
                evidence_row=0,
                raw=2.5,
                at=mark.created_at,
                kind="inspect",
                provisional=False,
                bank=mark.number,
                marks=tuple(other.number for other in self._session.kept() if other.number < mark.number),
                findings=(),
            )
            for mark in reversed(self._session.kept())
        ]
        return self._session.answer("former", found, image_id)

    def former_map(self, former: FormerInspection) -> Future[MapReading]:
        now: Any = self._session.map(former.image_id).result()
        loud = replace(now.evidence, raw=now.evidence.raw * 0 + 2.5)
        return self._session.answer("former_map", replace(now, evidence=loud), former)
