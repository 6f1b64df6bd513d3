"""Puts what is known of a part on the canvas, in whatever order it arrives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from inspector_app.domain.errors import InspectorError
from inspector_app.domain.readings import FindingRow, MapReading, PartDetail
from inspector_app.ui.bridge import Bridge
from inspector_app.ui.canvas.compare import Compare
from inspector_app.ui.canvas.pyramid import Pyramid
from inspector_app.ui.canvas.quiet import quiet_regions
from inspector_app.ui.canvas.view import Canvas
from inspector_app.ui.findings.drawn_findings import drawn_findings
from inspector_app.ui.findings.pyramids import Pyramids
from inspector_app.ui.findings.reviewing import Reviewing

if TYPE_CHECKING:
    from inspector_app.workflow.session import Session


class PictureDesk(QObject):
    """The canvas forgets everything when another image comes; this lays the rest on it again."""

    nothing_to_compare = Signal()

    def __init__(
        self,
        session: Session,
        bridge: Bridge,
        reviewing: Reviewing,
        pyramids: Pyramids,
        canvas: Canvas,
        compare: Compare,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._bridge, self._reviewing = session, bridge, reviewing
        self._pyramids, self._canvas, self._compare = pyramids, canvas, compare
        self._shown: str | None = None
        self._size = (0, 0)
        self.comparing = False
        reviewing.part_changed.connect(self._part_changed)
        reviewing.picture_ready.connect(self._picture)
        reviewing.picture_failed.connect(self._no_picture)
        reviewing.map_ready.connect(self._map)
        reviewing.detail_ready.connect(self._findings)
        reviewing.finding_selected.connect(self._selected)
        canvas.finding_clicked.connect(reviewing.select)

    def set_comparing(self, comparing: bool) -> None:
        """Show the nearest good part beside this one, or only this one."""
        self.comparing = comparing
        if comparing:
            self._ask_nearest()
        else:
            self._bridge.forget("nearest")
            self._compare.close_other()

    @Slot(object, str)
    def _picture(self, picture: Pyramid, image_id: str) -> None:
        self._canvas.show_part(picture, image_id)
        self._shown = image_id
        self._size = (picture.width, picture.height)
        if self._reviewing.reading is not None:
            self._map(self._reviewing.reading)
        if self._reviewing.detail is not None:
            self._findings(self._reviewing.detail)
            self._selected(self._reviewing.shown_finding)
        # Before lists and labels are painted: the picture is what the eye waits for.
        self._canvas.repaint()

    @Slot(object)
    def _no_picture(self, error: InspectorError) -> None:
        self._shown = None
        self._canvas.show_message(error.sentence())

    @Slot(object)
    def _map(self, reading: MapReading) -> None:
        if reading.image_id != self._shown:
            return
        calibration = reading.version.calibration
        if calibration is None:
            self._canvas.set_map(None)
            return
        raw = reading.evidence.raw
        self._canvas.set_map(np.asarray(calibration.calibrated(raw), dtype=np.float32))
        self._lay_quiet()

    def _lay_quiet(self) -> None:
        """Outline what marks keep quiet, where the part itself says that they do."""
        detail, reading = self._reviewing.detail, self._reviewing.reading
        if detail is None or reading is None or reading.image_id != self._shown:
            return
        acting = {reason.mark.label for reason in detail.quiet}
        regions = quiet_regions(reading.evidence, *self._size) if acting else []
        self._canvas.set_quiet_regions([region for region in regions if region.label in acting])

    @Slot(object)
    def _findings(self, detail: PartDetail) -> None:
        rows = (*detail.findings, *drawn_findings(detail))
        self._canvas.set_findings([row for row in rows if row.image_id == self._shown])
        self._lay_quiet()

    @Slot(object)
    def _selected(self, finding: FindingRow | None) -> None:
        self._canvas.select_finding(finding.id if finding is not None else None)

    @Slot(str)
    def _part_changed(self, part_id: str) -> None:
        if self.comparing:
            self._ask_nearest()

    def _ask_nearest(self) -> None:
        if self._reviewing.part_id is not None:
            self._bridge.watch(
                self._session.nearest_good(self._reviewing.part_id), self._nearest_came, channel="nearest"
            )

    def _nearest_came(self, image_id: str | None) -> None:
        if image_id is None:
            self._compare.close_other()
            self.nothing_to_compare.emit()
        elif self.comparing:
            self._bridge.watch(self._pyramids.get(image_id), self._nearest_picture, channel="nearest")

    def _nearest_picture(self, picture: Pyramid) -> None:
        self._compare.show_other(picture, self.tr("nearest good part"))
