"""Evaluations as documents: sheets with figures, curves and the worst cases."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import cv2
import numpy as np

from inspector_app.domain.errors import CorrectableError
from inspector_app.engine.evaluation.classes import RANKING, mean_of
from inspector_app.engine.evaluation.metrics import EvaluationRow
from inspector_app.engine.evaluation.pixels import AUPRO_LIMIT
from inspector_app.engine.evaluation.published import published
from inspector_app.imaging.contours import contours
from inspector_app.imaging.decode import decode
from inspector_app.imaging.heatmap import overlay, upsample
from inspector_app.imaging.thumbnails import thumbnail
from inspector_app.reports.evaluation import EvaluationSheet, Figures, Group, Overview, Plot, WorstCase
from inspector_app.reports.pictures import COLOURS, OPACITY, Outline, Panel, data_uri
from inspector_app.workflow.evaluation import Evaluation
from inspector_app.workflow.few_shots import FewShots

WORST = 8  # cases of each kind
SIDE = 420  # px of a picture's longer side


def sheet(measured: Evaluation, *, pictures: bool = True) -> EvaluationSheet:
    """One evaluated data set; ``pictures`` False: without the worst cases, for a table."""
    dataset, calibration = measured.dataset, measured.judged.calibration
    groups = [_group(one.kind, one.row) for one in measured.kinds]
    if len(groups) > 1:
        groups.append(_mean("mean of kinds", [one.row for one in measured.kinds]))
    promise = (
        "no guarantee"
        if calibration.guarantee is None
        else f"at most {100 * calibration.guarantee:.1f} % false calls with 95 % confidence"
    )
    facts = (
        ("Data set", f"{dataset.folder}, layout {dataset.layout}; {_drawn_from(measured)}"),
        (
            "Scored",
            f"{measured.row.images} images: {measured.row.good} good, {measured.row.defective} defective",
        ),
        (
            "Threshold",
            f"raw {calibration.threshold:.4g}, {calibration.parts} parts ({calibration.basis}), {promise}",
        ),
        ("Model", f"{measured.backbone}, {measured.ms_per_image:.1f} ms an image"),
    )
    return EvaluationSheet(
        name=dataset.name,
        mode="an unlabelled lot judges itself" if measured.unlabelled else "learnt from good parts",
        facts=facts,
        warnings=measured.warnings,
        whole=_group(dataset.name, measured.row),
        intervals=measured.intervals,
        spread={},
        groups=tuple(groups),
        plots=_plots(measured),
        false_calls=_worst(measured, defective=False) if pictures else (),
        escapes=_worst(measured, defective=True) if pictures else (),
    )


def _drawn_from(measured: Evaluation) -> str:
    """Which pictures were learnt from and which were scored."""
    if not measured.unlabelled:
        return f"split: {measured.dataset.split}"
    known = sum(sample.defective for sample in measured.dataset.test)
    return f"the lot: every good picture and {measured.row.defective} of {known} defective ones"


def few_shots_sheet(few: FewShots, *, pictures: bool = True) -> EvaluationSheet:
    """The means over the draws with their spread; curves and cases are the first draw's."""
    first = sheet(few.runs[0].evaluation, pictures=pictures)
    spread = few.spread()
    row = few.runs[0].evaluation.row
    draws = tuple(
        Group(f"draw {run.seed}", row.images, row.good, row.defective, _figures(run.evaluation.row))
        for run in few.runs
    )
    means: Figures = {name: None if value is None else value.mean for name, value in spread.items()}
    count = f"{few.shots} good part{'' if few.shots == 1 else 's'} a draw, {len(few.runs)} draws"
    return EvaluationSheet(
        name=first.name,
        mode=f"learnt from {count}; means over the draws, curves and cases of the first",
        facts=tuple(
            (name, f"{said} (of draw {few.runs[0].seed})" if name == "Threshold" else said)
            for name, said in first.facts
        ),
        warnings=first.warnings,
        whole=Group(first.name, row.images, row.good, row.defective, means),
        intervals={},
        spread={name: None if value is None else value.deviation for name, value in spread.items()},
        groups=draws,
        plots=first.plots,
        false_calls=first.false_calls,
        escapes=first.escapes,
    )


def overview(measured: Sequence[Evaluation]) -> Overview:
    """Several data sets together."""
    mean = _mean("mean of the sets", [one.row for one in measured])
    known = published([one.dataset.name for one in measured])
    return Overview(
        mean,
        tuple(
            Group(
                f"{row.method}, published: {row.conditions}",
                None,
                None,
                None,
                {"image_auroc": row.image_auroc, "pixel_auroc": row.pixel_auroc, "aupro": row.aupro},
            )
            for row in known
        ),
    )


def _mean(name: str, rows: Sequence[EvaluationRow]) -> Group:
    """The mean of several rows; its name says so where the pixel measures are the mean of some of them."""
    masked = sum(row.pixel_auroc is not None for row in rows)
    if 0 < masked < len(rows):
        name += f" (pixels: of {masked} of {len(rows)})"
    return Group(name, None, None, None, mean_of(rows))


def _group(name: str, row: EvaluationRow) -> Group:
    return Group(name, row.images, row.good, row.defective, _figures(row))


def _figures(row: EvaluationRow) -> Figures:
    return {name: getattr(row, name) for name in RANKING}


def _plots(measured: Evaluation) -> tuple[Plot, ...]:
    curves = measured.curves
    if curves is None:
        return ()
    rate, recall = "false-positive rate", "recall"
    plots = [
        Plot("Images, ROC", rate, recall, curves.image_roc),
        Plot("Images, precision and recall", recall, "precision", curves.image_pr),
    ]
    if measured.truth is not None:
        plots += [
            Plot("Pixels, ROC", rate, recall, curves.pixel_roc),
            Plot("Pixels, precision and recall", recall, "precision", curves.pixel_pr),
            Plot("Overlap a region (PRO)", rate, "overlap", curves.pro, AUPRO_LIMIT),
        ]
    return tuple(plots)


def _worst(measured: Evaluation, *, defective: bool) -> tuple[WorstCase, ...]:
    """The defective parts with the lowest scores, or the good ones with the highest."""
    places = np.flatnonzero(measured.labels == defective)
    order = np.argsort(measured.scores[places] * (1 if defective else -1), kind="stable")
    return tuple(_case(measured, place) for place in places[order][:WORST].tolist())


def _case(measured: Evaluation, place: int) -> WorstCase:
    judged = measured.judged
    sample = judged.samples[place]
    score = float(judged.calibration.calibrated(judged.scores[place]))
    try:
        name = sample.path.relative_to(measured.dataset.folder).as_posix()
    except ValueError:  # a manifest may name pictures elsewhere
        name = sample.path.as_posix()
    try:
        photo = thumbnail(decode(sample.path).pixels, SIDE)
    except CorrectableError as error:
        return WorstCase(sample.defect_type, score, Panel(name, error=error.sentence()))
    height, width = photo.shape[:2]
    calibrated = judged.calibration.calibrated(upsample(judged.maps[place], height, width)).astype(np.float32)
    mask = None if measured.truth is None else measured.truth[place]
    outlines: Iterable[Outline] = ()
    if mask is not None:
        drawn = cv2.resize(mask.astype(np.uint8), (width, height), interpolation=cv2.INTER_NEAREST_EXACT)
        outlines = (
            Outline("", " ".join(f"{int(x)},{int(y)}" for x, y in points), 0, 0) for points in contours(drawn)
        )
    return WorstCase(
        sample.defect_type,
        score,
        Panel(
            name,
            photo=data_uri(photo),
            heat=data_uri(overlay(photo, calibrated, COLOURS, OPACITY)),
            width=width,
            height=height,
            outlines=tuple(outlines),
        ),
    )
