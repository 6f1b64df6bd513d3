"""The command that measures: evaluate."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from inspector_app.cli.ablation import show_ablation
from inspector_app.cli.console import EXIT_DONE, console, write_json
from inspector_app.cli.options import DeviceOption, JsonOption, ModelsOption
from inspector_app.workflow.ablation import ablate
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
    ablation: Annotated[
        bool, typer.Option("--ablation", help="Show what each part of the method adds.")
    ] = False,
    workspace: ModelsOption = None,
    device: DeviceOption = None,
    json: JsonOption = None,
) -> int:
    """Measure a data set: AUROC, AUPRO, and the rates at the program's own threshold."""
    if ablation:
        rows = ablate(
            dataset,
            unlabelled=lot_mode is LotMode.UNLABELLED,
            backbone=backbone,
            device=device,
            workspace=workspace,
        )
        return show_ablation(rows, json)
    row = evaluate_dataset(
        dataset,
        unlabelled=lot_mode is LotMode.UNLABELLED,
        backbone=backbone,
        device=device,
        workspace=workspace,
    )
    if json is not None:
        write_json(json, row)
        return EXIT_DONE
    table = Table("figure", "value")
    for name, value in row.items():
        table.add_row(name.replace("_", " "), f"{value:.4g}" if isinstance(value, float) else str(value))
    console.print(table)
    return EXIT_DONE
