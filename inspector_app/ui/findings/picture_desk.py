"""Puts what is known of a part on the canvas, in whatever order it arrives."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from inspector_app.domain.errors import InspectorError
from inspector_app.domain.readings import FindingRow, MapReading, PartDetail
from inspector_app.ui.canvas.pyramid import Pyramid
from inspector_app.ui.canvas.quiet import quiet_regions
from inspector_app.ui.canvas.view import Canvas
from inspector_app.ui.findings.comparing import calibrated
from inspector_app.ui.findings.drawn_findings import drawn_findings
from inspector_app.ui.findings.reviewing import Reviewing
from inspector_app.ui.language.said import said_error


class PictureDesk(QObject):
    """The canvas forgets everything when another image comes; this lays the rest on it again."""

    def __init__(
        self,
        reviewing: Reviewing,
        canvas: Canvas,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._reviewing, self._canvas = reviewing, canvas
        self._shown: str | None = None
        self._size = (0, 0)
        self._hash = ""  # of the file as it is shown
        self._doubted: tuple[str | None, str] | None = None  # hashes that differed: as inspected, as shown
        reviewing.picture_ready.connect(self._picture)
        reviewing.picture_failed.connect(self._no_picture)
        reviewing.map_ready.connect(self._map)
        reviewing.detail_ready.connect(self._findings)
        reviewing.finding_selected.connect(self._selected)
        canvas.finding_clicked.connect(reviewing.select)

    @property
    def outdated(self) -> bool:
        """The picture on the canvas is not the one that was inspected: another file lies there now."""
        known = self._inspected()
        return bool(known and self._hash) and known != self._hash

    def _inspected(self) -> str | None:
        """Hash of the shown image's file as it was inspected."""
        detail = self._reviewing.detail
        return next((i.sha256 for i in detail.images if i.id == self._shown), None) if detail else None

    @Slot(object, str)
    def _picture(self, picture: Pyramid, image_id: str) -> None:
        replaced = image_id == self._shown and picture.sha256 != self._hash
        self._canvas.show_part(picture, image_id)
        if replaced:
            self._canvas.start_region()  # it was drawn on another picture
        self._shown = image_id
        self._size, self._hash = (picture.width, picture.height), picture.sha256
        self._canvas.set_notice("")
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
        scores = calibrated(reading)
        self._canvas.set_map(scores)
        if scores is not None:
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
        self._compare_hashes()

    def _compare_hashes(self) -> None:
        words = ""
        if self.outdated:
            pair = self._inspected(), self._hash
            if pair != self._doubted:  # it may be our copy that is old: the file is read again, once
                self._doubted = pair
                self._reviewing.read_picture_again()
            else:
                words = self.tr(
                    "The file was changed after it was inspected. Heatmap and findings belong to the picture of"
                    " before; open the folder again to inspect this one."
                )
        self._canvas.set_notice(words)

    @Slot(object)
    def _selected(self, finding: FindingRow | None) -> None:
        self._canvas.select_finding(finding.id if finding is not None else None)
