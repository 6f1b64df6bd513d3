"""Puts what is known of a part on the canvas, in whatever order it arrives."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from inspector_app.domain.bank import Mark
from inspector_app.domain.errors import InspectorError
from inspector_app.domain.readings import FindingRow, MapReading, PartDetail
from inspector_app.ui.bridge import Bridge
from inspector_app.ui.canvas.compare import Compare
from inspector_app.ui.canvas.outline import mask_path
from inspector_app.ui.canvas.pyramid import Pyramid
from inspector_app.ui.canvas.quiet import quiet_regions
from inspector_app.ui.canvas.view import Canvas
from inspector_app.ui.findings.drawn_findings import drawn_findings
from inspector_app.ui.findings.pyramids import Pyramids
from inspector_app.ui.findings.quiet_block import made_by
from inspector_app.ui.findings.reasons import reasons_at
from inspector_app.ui.findings.reviewing import Reviewing
from inspector_app.ui.language.said import said_error

if TYPE_CHECKING:
    from inspector_app.workflow.session import Session


class Comparison(Enum):
    """What stands beside the part."""

    GOOD = "good"  # the good part that looks most alike
    MARK = "mark"  # what was marked as a pseudo-anomaly and is nearest to the finding


class PictureDesk(QObject):
    """The canvas forgets everything when another image comes; this lays the rest on it again."""

    nothing_to_compare = Signal(object)  # Comparison

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
        self._beside: int | None = None  # the mark that is compared with
        self._size = (0, 0)
        self.comparing: Comparison | None = None
        self._asked_for = False
        reviewing.part_changed.connect(self._part_changed)
        reviewing.picture_ready.connect(self._picture)
        reviewing.picture_failed.connect(self._no_picture)
        reviewing.map_ready.connect(self._map)
        reviewing.detail_ready.connect(self._findings)
        reviewing.finding_selected.connect(self._selected)
        canvas.finding_clicked.connect(reviewing.select)

    def set_comparing(self, comparing: Comparison | None) -> None:
        """Show something beside this part, or only this part."""
        self.comparing, self._asked_for = comparing, comparing is not None
        self._bridge.forget("compare")
        if comparing is None:
            self._beside = None
            self._compare.close_other()
        else:
            self._ask_other()

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
        self._canvas.show_message(said_error(error))

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
        if detail.row.to_check:
            self._canvas.set_map(None)
        rows = (*detail.findings, *drawn_findings(detail))
        self._canvas.set_findings([row for row in rows if row.image_id == self._shown])
        self._lay_quiet()

    @Slot(object)
    def _selected(self, finding: FindingRow | None) -> None:
        self._canvas.select_finding(finding.id if finding is not None else None)
        if self.comparing is Comparison.MARK:
            self._ask_other()

    @Slot(str)
    def _part_changed(self, part_id: str) -> None:
        self._beside = None
        if self.comparing is Comparison.GOOD:
            self._ask_other()

    def _ask_other(self) -> None:
        part_id = self._reviewing.part_id
        if part_id is None:
            return
        if self.comparing is Comparison.GOOD:
            self._bridge.watch(self._session.nearest_good(part_id), self._nearest_came, channel="compare")
        elif self._reviewing.reading is not None and self._reviewing.detail is not None:
            number = nearest_mark(self._reviewing.detail, self._reviewing.reading, self._reviewing.selected)
            if number is None:
                self._nothing()
            elif number != self._beside:
                self._beside = number
                self._bridge.watch(
                    self._session.find_mark(number, self._reviewing.reading.version.recipe_name),
                    self._mark_came,
                    channel="compare",
                )

    def _nothing(self) -> None:
        self._beside = None
        self._compare.close_other()
        if self._asked_for or self.comparing is Comparison.GOOD:  # not again at every part without a mark
            self.nothing_to_compare.emit(self.comparing)
        self._asked_for = False

    def _nearest_came(self, image_id: str | None) -> None:
        if image_id is None:
            self._nothing()
        else:
            self._bridge.watch(self._pyramids.get(image_id), self._nearest_picture, channel="compare")

    def _nearest_picture(self, picture: Pyramid) -> None:
        self._compare.show_other(picture, self.tr("nearest good part"))

    def _mark_came(self, mark: Mark) -> None:
        self._bridge.watch(
            self._pyramids.get(mark.image_id), self._mark_picture, mark, channel="compare", failed=self._gone
        )

    def _mark_picture(self, picture: Pyramid, mark: Mark) -> None:
        box = mark.region.box
        words = self.tr("nearest mark {0}, {1}").format(mark.label, made_by(mark))
        self._compare.show_other(picture, words, mask_path(mark.region.mask, box.x, box.y))

    def _gone(self, error: InspectorError, mark: Mark) -> None:
        self._compare.close_other()
        self._bridge.failure.emit(error)


def nearest_mark(detail: PartDetail, reading: MapReading, finding: FindingRow | None) -> int | None:
    """The mark that is nearest to the finding, else the one that keeps most of the part quiet; None: none is."""
    if finding is not None and finding.image_id == reading.image_id:
        image = next((i for i in detail.images if i.id == reading.image_id), None)
        if image is not None and image.width and image.height:
            found = reasons_at(reading, finding.finding.box, image.width, image.height)
            if found is not None and found.mark is not None:
                return found.mark
    return detail.row.quiet_by[0] if detail.row.quiet_by else None
