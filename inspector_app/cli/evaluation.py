"""The command that measures: evaluate."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from inspector_app.cli.console import EXIT_DONE, console, write_json
from inspector_app.cli.mark_tables import (
    HarmlessOption,
    KeepOption,
    MarksOption,
    RuleOption,
    SeedsOption,
    evaluate_marks,
)
from inspector_app.cli.options import DeviceOption, JsonOption
from inspector_app.workflow.evaluation import evaluate_dataset


class LotMode(StrEnum):
    GOOD = "good"
    UNLABELLED = "unlabelled"


def add_to(app: typer.Typer) -> None:
    app.command("evaluate")(evaluate)


def evaluate(
    dataset: Annotated[
        Path, typer.Argument(help="A data set in MVTec layout: train/good, test/*, ground_truth/*.")
    ],
    lot_mode: Annotated[
        LotMode,
        typer.Option(
            help="good: learn from train/good, score test. unlabelled: score a mixed lot, zero-shot."
        ),
    ] = LotMode.GOOD,
    backbone: Annotated[str | None, typer.Option(help="Model id, see `inspector models list`.")] = None,
    marks: MarksOption = None,
    seeds: SeedsOption = 3,
    harmless: HarmlessOption = None,
    rule: RuleOption = None,
    keep: KeepOption = None,
    device: DeviceOption = None,
    json: JsonOption = None,
) -> int:
    """Measure a data set: AUROC, AUPRO, and the rates at the program's own threshold.

    With --marks: how many false calls of nuisances marks take away, and what that costs in defects.
    """
    if marks is not None:
        return evaluate_marks(
            dataset,
            marks,
            seeds=seeds,
            harmless=harmless,
            rules=rule,
            keep=keep,
            backbone=backbone,
            device=device,
            json=json,
        )
    row = evaluate_dataset(
        dataset, unlabelled=lot_mode is LotMode.UNLABELLED, backbone=backbone, device=device
    )
    if json is not None:
        write_json(json, row)
        return EXIT_DONE
    table = Table("figure", "value")
    for name, value in row.items():
        table.add_row(name.replace("_", " "), f"{value:.4g}" if isinstance(value, float) else str(value))
    console.print(table)
    return EXIT_DONE
