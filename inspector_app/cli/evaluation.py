"""The command that measures: evaluate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from inspector_app.cli.ablation import show_ablation
from inspector_app.cli.console import EXIT_DONE, console, narrow_table, say, write_json
from inspector_app.cli.mark_tables import HarmlessOption, KeepOption, MarksOption, RuleOption, evaluate_marks
from inspector_app.cli.options import DeviceOption, JsonOption, ModelsOption
from inspector_app.domain.data_layout import Layout
from inspector_app.domain.errors import CorrectableError
from inspector_app.domain.lot_mode import LotMode
from inspector_app.domain.recipe import ResizeMode
from inspector_app.reports.evaluation import (
    MEASURES,
    EvaluationSheet,
    Group,
    Overview,
    write_evaluation_page,
    write_evaluation_table,
    written,
)
from inspector_app.workflow.requests import EvaluationRequest


def add_to(app: typer.Typer) -> None:
    app.command("evaluate")(evaluate)


def evaluate(
    dataset: Annotated[
        Path,
        typer.Argument(
            help="A data set: MVTec layout, plain good and bad folders, a manifest (CSV or JSON lines), "
            "KolektorSDD, an object of VisA; or a folder of such."
        ),
    ],
    lot_mode: Annotated[
        LotMode,
        typer.Option(
            help="good: learn from the good parts, score the test. unlabelled: a mixed lot judges itself, zero-shot. "
            "test: the whole test judges itself, as published zero-shot figures are made; MuSc is printed beside."
        ),
    ] = LotMode.GOOD,
    layout: Annotated[
        Layout | None, typer.Option(help="How the data set lies; recognised when left out.")
    ] = None,
    shots: Annotated[
        int | None, typer.Option(min=1, help="Learn from so many good parts, drawn anew for every seed.")
    ] = None,
    seeds: Annotated[
        int | None, typer.Option(min=1, help="How many draws are made: 5 for --shots, 3 for --marks.")
    ] = None,
    backbone: Annotated[str | None, typer.Option(help="Model id, see `inspector models list`.")] = None,
    input_size: Annotated[
        int | None, typer.Option(help="Side of the model's input, px; the model's own when left out.")
    ] = None,
    radii: Annotated[
        str | None,
        typer.Option(
            help="Neighbourhoods of the features, such as 1,3,5; 3 when left out, for MuSc its own 1,3,5."
        ),
    ] = None,
    resize: Annotated[
        ResizeMode | None,
        typer.Option(
            help="How pictures are resized; as the program would when left out: long ones in tiles."
        ),
    ] = None,
    ablation: Annotated[
        bool, typer.Option("--ablation", help="Show what each part of the method adds.")
    ] = False,
    workspace: ModelsOption = None,
    marks: MarksOption = None,
    harmless: HarmlessOption = None,
    rule: RuleOption = None,
    keep: KeepOption = None,
    device: DeviceOption = None,
    json: JsonOption = None,
    csv: Annotated[Path | None, typer.Option(help="Write the figures as a table here.")] = None,
    html: Annotated[
        Path | None, typer.Option(help="Write one page with curves and the worst cases here.")
    ] = None,
) -> int:
    """Measure a data set: AUROC, AP, F1-max, AUPRO, and the rates at the program's own threshold.

    With --marks: how many false calls of nuisances marks take away, and what that costs in defects.
    """
    documents = {"--csv": csv, "--html": html}
    zero_shot = {"--lot-mode": not lot_mode.good}
    request = EvaluationRequest(
        lot_mode,
        backbone,
        device,
        layout,
        workspace,
        input_size,
        None if radii is None else _radii(radii),
        resize,
    )
    if marks is not None:
        _leave_out(
            "--marks prints tables of its own, learnt from good parts",
            {**documents, **zero_shot, "--shots": shots, "--ablation": ablation},
        )
        return evaluate_marks(
            dataset, marks, request, seeds=seeds or 3, harmless=harmless, rules=rule, keep=keep, json=json
        )
    _leave_out("these go with --marks", {"--harmless": harmless, "--rule": rule, "--keep": keep})
    if shots is None:
        _leave_out("--seeds goes with --shots or --marks", {"--seeds": seeds})
    # only here: they bring PyTorch
    from inspector_app.workflow.ablation import ablate
    from inspector_app.workflow.evaluation import evaluate as measure
    from inspector_app.workflow.evaluation import evaluate_each
    from inspector_app.workflow.evaluation_documents import few_shots_sheet, overview, sheet
    from inspector_app.workflow.evaluation_figures import figures, figures_of_sets, shot_figures
    from inspector_app.workflow.few_shots import evaluate_few_shots

    if ablation:
        _leave_out("--ablation prints a table of its own", {**documents, "--shots": shots})
        return show_ablation(ablate(dataset, request, lambda said: say(said, "yellow")), json)
    if shots is not None:
        _leave_out("--shots learns from good parts", zero_shot)
        few = evaluate_few_shots(dataset, shots, seeds or 5, request)
        page = few_shots_sheet(few, pictures=html is not None)
        return _finish(shot_figures(few), [page], None, json, csv, html)
    pictures = html is not None
    several = evaluate_each(dataset, lambda name: say(f"{name} …", "dim"), request)
    if several:
        sheets = [sheet(one, pictures=pictures) for one in several]
        return _finish(figures_of_sets(dataset, several), sheets, overview(several), json, csv, html)
    measured = measure(dataset, request)
    return _finish(figures(measured), [sheet(measured, pictures=pictures)], None, json, csv, html)


def _radii(text: str) -> tuple[int, ...]:
    try:
        return tuple(sorted({int(each) for each in text.split(",")}))
    except ValueError:
        raise CorrectableError(
            "radii are written as 1,3,5", subject=text, remedy="Give up to four odd numbers from 1 to 9"
        ) from None


def _leave_out(why: str, options: Mapping[str, object]) -> None:
    """Raises BadParameter for options that were given and would do nothing: figures without them mislead."""
    if given := [name for name, value in options.items() if value not in (None, False, [])]:
        raise typer.BadParameter(f"{why}: leave {', '.join(given)} out")


def _finish(
    row: dict[str, Any],
    sheets: Sequence[EvaluationSheet],
    whole: Overview | None,
    json: str | None,
    csv: Path | None,
    html: Path | None,
) -> int:
    """Warnings for people, documents for whoever asked, and the figures to JSON or the screen."""
    for one in sheets:
        for warning in one.warnings:
            say(f"{one.name}: {warning}", "yellow")
    if csv is not None:
        write_evaluation_table(sheets, csv)
    if html is not None:
        write_evaluation_page(sheets, str(row["dataset"]), html, whole)
    if json is not None:
        write_json(json, row)
        return EXIT_DONE
    for one in sheets:
        _show_sheet(one)
    if whole is not None:
        _show_groups("data set", [*(one.whole for one in sheets), whole.mean, *whole.beside])
        for note in whole.notes:
            say(note, "dim")
    return EXIT_DONE


def _show_sheet(one: EvaluationSheet) -> None:
    say(f"{one.name}: {one.mode}", "bold")
    for name, value in one.facts:
        say(f"  {name.lower()}: {value}")
    table = narrow_table("figure", "value", "spread" if one.spread else "95 % interval")
    for name, words, form in MEASURES:
        beside = ""
        if name in one.intervals:
            beside = " – ".join(written(bound, form) for bound in one.intervals[name])
        elif (deviation := one.spread.get(name)) is not None:
            beside = f"± {written(deviation, form)}"
        table.add_row(words, written(one.whole.figures[name], form), beside)
    console.print(table)
    if one.methods:
        _show_groups("way", one.methods)
    if len(one.groups) > 1:
        _show_groups("group", one.groups)


def _show_groups(heading: str, groups: Sequence[Group]) -> None:
    shown = [measure for measure in MEASURES if measure[0] in _SHORT]
    table = narrow_table(heading, "defects", *(_SHORT[name] for name, _, _ in shown), gap=1)
    for group in groups:
        cells = [
            written(group.figures[name], form) if name in group.figures else "–" for name, _, form in shown
        ]
        table.add_row(group.name, "" if group.defective is None else str(group.defective), *cells)
    console.print(table)


_SHORT = {
    "image_auroc": "image AUROC",
    "image_ap": "image AP",
    "pixel_auroc": "pixel AUROC",
    "pixel_ap": "pixel AP",
    "aupro": "AUPRO .3",
    "escape_rate": "escapes",
}
