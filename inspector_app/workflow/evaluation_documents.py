"""Evaluations as documents: sheets with figures, curves and the worst cases."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import cv2
import numpy as np

from inspector_app.domain.errors import CorrectableError
from inspector_app.domain.lot_mode import LotMode
from inspector_app.domain.recipe import ResizeMode
from inspector_app.engine.evaluation.classes import RANKING, mean_of
from inspector_app.engine.evaluation.metrics import EvaluationRow
from inspector_app.engine.evaluation.pixels import AUPRO_LIMIT
from inspector_app.engine.evaluation.published import MUSC, PA_CLIP, Conditions, Published, published
from inspector_app.imaging.contours import contours
from inspector_app.imaging.decode import decode
from inspector_app.imaging.heatmap import overlay, upsample
from inspector_app.imaging.thumbnails import thumbnail
from inspector_app.reports.evaluation import EvaluationSheet, Figures, Group, Overview, Plot, WorstCase
from inspector_app.reports.pictures import COLOURS, OPACITY, Outline, Panel, data_uri
from inspector_app.workflow.evaluation import OWN_BANK, Evaluation, most_compared
from inspector_app.workflow.few_shots import FewShots
from inspector_app.workflow.musc import SHARED, MuscRow, rows_of

_MODES = {
    LotMode.GOOD: "learnt from good parts",
    LotMode.UNLABELLED: "an unlabelled lot judges itself",
    LotMode.TEST: "the whole test judges itself",
}
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
        ("Model", f"{_conditions(measured)}, {measured.ms_per_image:.1f} ms an image"),
        *_judging(measured),
    )
    return EvaluationSheet(
        name=dataset.name,
        lot_mode=str(measured.conditions.lot_mode),
        mode=_MODES[measured.conditions.lot_mode],
        facts=facts,
        warnings=measured.warnings,
        whole=_group(dataset.name, measured.row),
        intervals=measured.intervals,
        spread={},
        groups=tuple(groups),
        methods=_methods(measured),
        plots=_plots(measured),
        false_calls=_worst(measured, defective=False) if pictures else (),
        escapes=_worst(measured, defective=True) if pictures else (),
    )


def _drawn_from(measured: Evaluation) -> str:
    """Which pictures were learnt from and which were scored."""
    dataset = measured.dataset
    if measured.conditions.lot_mode is LotMode.GOOD:
        return f"split: {dataset.split}"
    if measured.conditions.lot_mode is LotMode.TEST:
        left_out = f"the {len(dataset.train_good)} good parts to learn from are left out"
        return f"split: {dataset.split}; the test alone, {left_out}"
    known = sum(sample.defective for sample in dataset.test)
    return f"the lot: every good picture and {measured.row.defective} of {known} defective ones"


def _conditions(measured: Evaluation) -> str:
    said = measured.conditions
    tiled = ", in tiles" if said.resize is ResizeMode.TILE else ""
    return f"{said.backbone} at {said.input_size} px{tiled}, radii {', '.join(map(str, said.radii))}"


def _judging(measured: Evaluation) -> list[tuple[str, str]]:
    """How a lot judged itself: what its bank was made from, and what was compared with what."""
    if measured.conditions.lot_mode.good:
        return []
    count = measured.row.images
    most = most_compared(measured.conditions.lot_mode, count)
    drawn = f"{most} drawn of {count}" if count > most else f"all {count}"
    made_from = measured.bank_images
    bank = (
        f"the {made_from} pictures most alike, of {drawn}"
        if made_from < count
        else f"all of the lot, {count}"
    )
    found = [("Bank", bank)]
    if measured.musc and measured.musc[0].row is not None:
        found.append(("Beside", f"{MUSC}, {measured.musc[0].note}"))
    missing = [stage for stage in measured.musc if stage.row is None]
    if missing:
        found.append(("Left out", f"{', '.join(stage.stage for stage in missing)}: {missing[0].note}"))
    return found


def _methods(measured: Evaluation) -> tuple[Group, ...]:
    """The program's own judgement and MuSc's, where both were made."""
    if not measured.musc:
        return ()
    return (_group(OWN_BANK, measured.row), *(_stage(stage) for stage in measured.musc))


def _stage(stage: MuscRow) -> Group:
    return Group(stage.stage, None, None, None, {}) if stage.row is None else _group(stage.stage, stage.row)


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
        lot_mode=first.lot_mode,
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
        methods=(),
        plots=first.plots,
        false_calls=first.false_calls,
        escapes=first.escapes,
    )


def overview(measured: Sequence[Evaluation]) -> Overview:
    """Several data sets together: the mean of each way they were judged, published figures beside the one they are of.

    Published figures stand in the table where the whole test has judged itself, and are told as what they are
    elsewhere: figures of another test.
    """
    mean = _mean("mean of the sets", [one.row for one in measured])
    known = published([one.dataset.name for one in measured])
    conditions = measured[0].conditions
    if conditions.lot_mode is not LotMode.TEST:
        return Overview(mean, (), tuple(_told(row, conditions) for row in known))
    rows = [_published(row) for row in known if row.method != MUSC]
    for stages in zip(*(one.musc for one in measured), strict=True):
        found = rows_of(stages)
        name = f"mean, {stages[0].stage}"
        rows.append(Group(name, None, None, None, {}) if found is None else _mean(name, found))
    rows += [_published(row) for row in known if row.method == MUSC]
    return Overview(mean, tuple(rows), _conditions_of(known, conditions))


def _published(row: Published) -> Group:
    figures: Figures = {"image_auroc": row.image_auroc, "pixel_auroc": row.pixel_auroc, "aupro": row.aupro}
    return Group(f"{row.method}, published", None, None, None, figures)


def _told(row: Published, ours: Conditions) -> str:
    where = f"{row.conditions}; here {_and(row.differs(ours))}"
    return (
        f"{row.method} on {row.benchmark}, published of another test ({where}): "
        f"image AUROC {row.image_auroc:.3f}, pixel AUROC {row.pixel_auroc:.3f}, AUPRO to 0.3 {row.aupro:.3f}"
    )


def _conditions_of(known: Sequence[Published], ours: Conditions) -> tuple[str, ...]:
    """Under what the published rows of the table stand, and which of ours they are of."""
    if not known:
        return ()
    said = f"Published: {known[0].conditions}. {MUSC} belongs beside {SHARED}, {PA_CLIP} beside the mean of the sets"
    differs = known[0].differs(ours)
    return (said, f"Here are other conditions: {_and(differs)}") if differs else (said,)


def _and(words: Sequence[str]) -> str:
    return ", ".join(words) or "the same"


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
