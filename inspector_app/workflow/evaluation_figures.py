"""The figures of evaluations as rows for programs: what `inspector evaluate --json` prints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from inspector_app.domain.lot_mode import LotMode
from inspector_app.engine.evaluation.classes import mean_of
from inspector_app.engine.evaluation.intervals import CONFIDENCE, RESAMPLES
from inspector_app.engine.evaluation.pixels import COMPARISON_SIDE
from inspector_app.engine.evaluation.published import MUSC, published
from inspector_app.workflow.evaluation import Evaluation
from inspector_app.workflow.few_shots import FewShots
from inspector_app.workflow.musc import SHARED, rows_of

_COUNTED = ("false_calls", "escapes", "threshold")  # of a draw; their mean stands for all


def figures(measured: Evaluation) -> dict[str, Any]:
    """Everything that was measured on one data set; what is not defined is None."""
    return {
        "dataset": measured.dataset.name,
        "lot_mode": str(measured.conditions.lot_mode),
        **measured.row.to_json(),
        "ms_per_image": round(measured.ms_per_image, 2),
        "layout": measured.dataset.layout,
        "split": None if measured.conditions.lot_mode is LotMode.UNLABELLED else measured.dataset.split,
        "backbone": measured.conditions.backbone,
        "input_size": measured.conditions.input_size,
        "radii": list(measured.conditions.radii),
        "resize": str(measured.conditions.resize),
        "comparison_side": COMPARISON_SIDE,
        "threshold_basis": str(measured.judged.calibration.basis),
        "bank_images": measured.bank_images,
        "learnt_from": measured.judged.calibration.parts,
        "guarantee": measured.judged.calibration.guarantee,
        "intervals": {name: list(interval) for name, interval in measured.intervals.items()},
        "interval_of": f"{CONFIDENCE:.0%}: bootstrap over images, {RESAMPLES} draws; "
        "Clopper-Pearson for rates at the threshold",
        "kinds": [kind.to_json() for kind in measured.kinds],
        "mean_of_kinds": mean_of([kind.row for kind in measured.kinds]),
        **({"musc": [row.to_json() for row in measured.musc]} if measured.musc else {}),
        "warnings": list(measured.warnings),
    }


def shot_figures(few: FewShots) -> dict[str, Any]:
    """The means over the draws under the names that one evaluation has, with their spread and every draw."""
    spread = few.spread()
    first = figures(few.runs[0].evaluation)
    means = {name: None if value is None else value.mean for name, value in spread.items()}
    rows = [run.evaluation.row for run in few.runs]
    counts = {name: sum(getattr(row, name) for row in rows) / len(rows) for name in _COUNTED}
    for of_one_draw in ("intervals", "interval_of", "kinds", "mean_of_kinds"):
        del first[of_one_draw]
    return {
        **first,
        **means,
        **counts,
        "learnt_from": few.shots,
        "shots": few.shots,
        "spread": {name: None if value is None else asdict(value) for name, value in spread.items()},
        "seeds": [
            {
                "seed": run.seed,
                "learnt_from": [path.name for path in run.drawn],
                **run.evaluation.row.to_json(),
            }
            for run in few.runs
        ],
    }


def figures_of_sets(root: Path, measured: Sequence[Evaluation]) -> dict[str, Any]:
    """Data sets that lie in one folder: a row each, their mean, and what others have published on them.

    ``differs`` says in what the conditions of a published row are not those of ours, ``beside`` to which of ours it
    belongs: the stage of MuSc, or the mean of the program's own bank.
    """
    names = [one.dataset.name for one in measured]
    conditions = measured[0].conditions
    return {
        "dataset": root.resolve().name,
        "lot_mode": str(conditions.lot_mode),
        "sets": [figures(one) for one in measured],
        "mean_of_sets": mean_of([one.row for one in measured]),
        **({"musc_mean_of_sets": _musc_means(measured)} if measured[0].musc else {}),
        "sets_with_masks": sum(one.row.pixel_auroc is not None for one in measured),
        "published": [
            {
                **asdict(row),
                "beside": SHARED if row.method == MUSC else "mean_of_sets",
                "differs": list(row.differs(conditions)),
            }
            for row in published(names)
        ],
    }


def _musc_means(measured: Sequence[Evaluation]) -> list[dict[str, Any]]:
    """The stages of MuSc, each the mean over the sets; None where a set lacks it."""
    return [
        {"stage": stages[0].stage, **({} if rows is None else mean_of(rows))}
        for stages in zip(*(one.musc for one in measured), strict=True)
        for rows in [rows_of(stages)]
    ]
