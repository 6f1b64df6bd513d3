"""What stands beside the part on the canvas: a good part, a mark, another view, the same part in an earlier run."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QDateTime, QLocale, QObject, Signal, Slot

from inspector_app.domain.bank import Mark
from inspector_app.domain.errors import InspectorError
from inspector_app.domain.finding import FloatArray
from inspector_app.domain.lot import ImageRef, Verdict
from inspector_app.domain.readings import FindingRow, FormerInspection, MapReading, PartDetail
from inspector_app.ui.bridge import Bridge
from inspector_app.ui.canvas.compare import Beside, Compare, Manner
from inspector_app.ui.canvas.outline import mask_path
from inspector_app.ui.canvas.pyramid import Pyramid
from inspector_app.ui.findings.filmstrip import caption
from inspector_app.ui.findings.pyramids import Pyramids
from inspector_app.ui.findings.quiet_block import made_by
from inspector_app.ui.findings.reasons import reasons_at
from inspector_app.ui.findings.reviewing import Reviewing
from inspector_app.ui.language.figures import decimal

if TYPE_CHECKING:
    from inspector_app.workflow.session import Session

_PICTURE, _MAP = "compare", "compare-map"  # channels of the bridge


class Comparison(Enum):
    """What stands beside the part."""

    GOOD = "good"  # the good part that looks most alike
    MARK = "mark"  # what was marked as a pseudo-anomaly and is nearest to the finding
    VIEW = "view"  # the part's other images
    RUN = "run"  # the same image as an earlier run saw it


class ComparisonDesk(QObject):
    """Finds what to compare with, and follows the part that is looked at."""

    shown = Signal(object)  # the Comparison that is seen now, or None
    nothing = Signal(object)  # Comparison: there is none of this kind
    hidden = Signal()  # the part is checked without sight of what a run has found
    no_other = Signal()  # a step was asked for, and there is only one of this kind

    def __init__(
        self,
        session: Session,
        bridge: Bridge,
        reviewing: Reviewing,
        pyramids: Pyramids,
        compare: Compare,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._bridge, self._reviewing = session, bridge, reviewing
        self._pyramids, self._compare = pyramids, compare
        self.comparing: Comparison | None = None
        self.lacking: Comparison | None = None  # what was looked for and is not there, for this part
        self._asked_for = False
        self._mark: int | None = None  # the mark that is compared with
        self._views: list[ImageRef] = []  # the other images, the next one first
        self._runs: list[FormerInspection] = []
        self._runs_of: str | None = None  # image
        self._place = 0  # among views or runs
        reviewing.part_changed.connect(self._part_changed)
        reviewing.image_changed.connect(self._image_changed)
        reviewing.detail_ready.connect(self._detail_came)
        reviewing.map_ready.connect(self._map_came)
        reviewing.finding_selected.connect(self._selected)

    def set_comparing(self, comparing: Comparison | None) -> None:
        """Show something beside this part, or only this part."""
        self.comparing, self._asked_for = comparing, comparing is not None
        self._forget()
        if comparing is None:
            self._end()
        else:
            self._ask()

    def step(self) -> None:
        """The next other view, or the run before that."""
        several = {Comparison.VIEW: self._views, Comparison.RUN: self._runs}.get(self.comparing, ())  # type: ignore[arg-type]
        if len(several) < 2:
            self.no_other.emit()
            return
        self._place = (self._place + 1) % len(several)
        if self.comparing is Comparison.VIEW:
            self._show_view()
        else:
            self._show_run()

    # --- following the part

    @Slot(str)
    def _part_changed(self, part_id: str) -> None:
        if self.comparing is not None:
            self._forget()
        if self.comparing is Comparison.GOOD:
            self._ask()

    @Slot(str)
    def _image_changed(self, image_id: str) -> None:
        if self.comparing in (Comparison.VIEW, Comparison.RUN):
            self._forget()
            self._ask()

    @Slot(object)
    def _detail_came(self, detail: PartDetail) -> None:
        if (self.comparing is Comparison.VIEW and not self._views) or (
            self.comparing is Comparison.RUN and self._runs_of is None
        ):
            self._ask()

    @Slot(object)
    def _map_came(self, reading: MapReading) -> None:
        if self.comparing is Comparison.RUN:  # another run may have come, so that there is one more before it
            self._runs_of = None
            self._ask()

    @Slot(object)
    def _selected(self, finding: FindingRow | None) -> None:
        if self.comparing is Comparison.MARK:
            self._ask()

    def _forget(self) -> None:
        self._mark = self._runs_of = self.lacking = None
        self._views, self._runs, self._place = [], [], 0
        for channel in (_PICTURE, _MAP):
            self._bridge.forget(channel)

    def _ask(self) -> None:
        if self._reviewing.part_id is None:
            return
        match self.comparing:
            case Comparison.GOOD:
                nearest = self._session.nearest_good(self._reviewing.part_id)
                self._bridge.watch(nearest, self._nearest_came, channel=_PICTURE)
            case Comparison.MARK:
                self._ask_mark()
            case Comparison.VIEW:
                self._ask_view()
            case Comparison.RUN:
                self._ask_runs()

    def _nothing(self) -> None:
        comparing, asked_for = self.comparing, self._asked_for
        self._forget()
        self.lacking, self._asked_for = comparing, False
        self._close()  # it is still looked for at the parts that follow
        if asked_for or comparing is Comparison.GOOD:  # not again at every part without one
            self.nothing.emit(comparing)

    def _gone(self, error: InspectorError, *context: object) -> None:
        self._close()
        self._bridge.failure.emit(error)

    def _show(self, picture: Pyramid, words: str, beside: Beside | None = None) -> None:
        self.lacking, self._asked_for = None, False
        self._compare.show_other(picture, words, beside)
        self.shown.emit(self.comparing)

    def _close(self) -> None:
        self._compare.close_other()
        self.shown.emit(None)

    def _end(self) -> None:
        """Nothing is compared with any more; the next time it stands beside again."""
        self._close()
        self._compare.set_manner(Manner.BESIDE)

    # --- a good part

    def _nearest_came(self, image_id: str | None) -> None:
        if image_id is None:
            self._nothing()
        else:
            self._bridge.watch(self._pyramids.get(image_id), self._nearest_picture, channel=_PICTURE)

    def _nearest_picture(self, picture: Pyramid) -> None:
        self._show(picture, self.tr("nearest good part"))

    # --- a mark

    def _ask_mark(self) -> None:
        if self._reviewing.reading is None or self._reviewing.detail is None:
            return
        number = nearest_mark(self._reviewing.detail, self._reviewing.reading, self._reviewing.selected)
        if number is None:
            self._nothing()
        elif number != self._mark:
            self._mark = number
            mark = self._session.find_mark(number, self._reviewing.reading.version.recipe_name)
            self._bridge.watch(mark, self._mark_came, channel=_PICTURE)

    def _mark_came(self, mark: Mark) -> None:
        self._bridge.watch(
            self._pyramids.get(mark.image_id), self._mark_picture, mark, channel=_PICTURE, failed=self._gone
        )

    def _mark_picture(self, picture: Pyramid, mark: Mark) -> None:
        box = mark.region.box
        words = self.tr("nearest mark {0}, {1}").format(mark.label, made_by(mark))
        outline = mask_path(mark.region.mask, box.x, box.y)
        self._show(picture, words, Beside(outline=outline))

    # --- another view of the part

    def _ask_view(self) -> None:
        detail, shown = self._reviewing.detail, self._reviewing.image_id
        if detail is None or shown is None:
            return
        ids = [image.id for image in detail.images]
        if shown not in ids:
            return
        at = ids.index(shown)
        self._views = [*detail.images[at + 1 :], *detail.images[:at]]
        self._show_view()

    def _show_view(self) -> None:
        if not self._views:
            self._nothing()
            return
        view = self._views[self._place]
        self._bridge.forget(_MAP)
        self._bridge.watch(
            self._pyramids.get(view.id), self._view_picture, view, channel=_PICTURE, failed=self._gone
        )

    def _view_picture(self, picture: Pyramid, view: ImageRef) -> None:
        findings = self._findings_of(view.id)
        words = self._numbered(caption(view, len(findings.findings)), len(self._views))
        self._show(picture, words, findings)
        detail = self._reviewing.detail
        if detail is not None and not detail.row.to_check:
            self._bridge.watch(
                self._session.map(view.id), self._view_map, view, channel=_MAP, failed=self._no_map
            )

    def _view_map(self, reading: MapReading, view: ImageRef) -> None:
        findings = self._findings_of(view.id).findings
        self._compare.set_beside(Beside(findings=findings, calibrated=calibrated(reading)))

    def _no_map(self, error: InspectorError, *context: object) -> None:
        """Not inspected yet: the picture alone is compared with."""

    def _findings_of(self, image_id: str) -> Beside:
        detail = self._reviewing.detail
        rows = detail.findings if detail is not None else ()
        return Beside(findings=tuple(row.finding for row in rows if row.image_id == image_id))

    # --- the same image in an earlier run

    def _ask_runs(self) -> None:
        image_id, detail = self._reviewing.image_id, self._reviewing.detail
        if detail is None:
            return  # not known yet whether it may be seen
        if detail.row.to_check:
            self._close()
            if self._asked_for:
                self.hidden.emit()
            self._asked_for = False
        elif image_id is not None and image_id != self._runs_of:
            self._runs_of = image_id
            self._bridge.watch(self._session.looking.former(image_id), self._runs_came, channel=_PICTURE)

    def _runs_came(self, runs: Sequence[FormerInspection]) -> None:
        self._runs = list(runs)
        self._place = next((at for at, run in enumerate(runs) if any(self._marks_since(run))), 0)
        self._show_run()

    def _marks_since(self, run: FormerInspection) -> tuple[list[int], list[int]]:
        """Numbers of the marks that have come since a run, and of those that are gone."""
        now = self._reviewing.reading
        if now is None or now.bank is None:
            return [], []
        return sorted(set(now.bank.marks) - set(run.marks)), sorted(set(run.marks) - set(now.bank.marks))

    def _show_run(self) -> None:
        if not self._runs:
            self._nothing()
            return
        run = self._runs[self._place]
        self._bridge.watch(
            self._session.looking.former_map(run), self._run_map, run, channel=_MAP, failed=self._gone
        )

    def _run_map(self, reading: MapReading, run: FormerInspection) -> None:
        self._bridge.watch(
            self._pyramids.get(run.image_id),
            self._run_picture,
            reading,
            run,
            channel=_PICTURE,
            failed=self._gone,
        )

    def _run_picture(self, picture: Pyramid, reading: MapReading, run: FormerInspection) -> None:
        words = self._numbered(self._run_words(reading, run), len(self._runs))
        scale = reading.version.calibration
        # As on the canvas: outlines below the threshold are none of an ok part's.
        flagged = scale is None or run.raw is None or scale.judge(run.raw)[0] is Verdict.FLAGGED
        findings = run.findings if flagged else ()
        self._show(picture, words, Beside(findings=findings, calibrated=calibrated(reading)))

    def _run_words(self, reading: MapReading, run: FormerInspection) -> str:
        """ "25 Nov 21:14 · before P-12 · score 2.31"."""
        at = QDateTime.fromSecsSinceEpoch(int(run.at))
        words = [QLocale().toString(at, QLocale.FormatType.ShortFormat)]
        came, went = self._marks_since(run)
        if came:
            words.append(self.tr("before {0}").format(_labels(came)))
        if went:
            words.append(self.tr("with {0}").format(_labels(went)))
        if run.provisional:
            words.append(self.tr("provisional"))
        scale = reading.version.calibration
        if scale is not None and run.raw is not None:
            words.append(self.tr("score {0}").format(decimal(float(scale.calibrated(run.raw)))))
        return " · ".join(words)

    def _numbered(self, words: str, number: int) -> str:
        return words if number < 2 else f"{words}  ({self._place + 1}/{number})"


def calibrated(reading: MapReading) -> FloatArray | None:
    """The grid map on the scale where 1 is the threshold, float32 ``[g_h, g_w]``; None without a scale."""
    scale = reading.version.calibration
    return None if scale is None else np.asarray(scale.calibrated(reading.evidence.raw), dtype=np.float32)


def nearest_mark(detail: PartDetail, reading: MapReading, finding: FindingRow | None) -> int | None:
    """The mark that is nearest to the finding, else the one that keeps most of the part quiet; None: none is."""
    if finding is not None and finding.image_id == reading.image_id:
        image = next((i for i in detail.images if i.id == reading.image_id), None)
        if image is not None and image.width and image.height:
            found = reasons_at(reading, finding.finding.box, image.width, image.height)
            if found is not None and found.mark is not None:
                return found.mark
    return detail.row.quiet_by[0] if detail.row.quiet_by else None


def _labels(numbers: Sequence[int]) -> str:
    return ", ".join(f"P-{number}" for number in numbers)
