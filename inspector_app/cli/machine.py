"""Commands about the machine: models and doctor."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from inspector_app.cli.console import EXIT_DONE, EXIT_FAILED, console, narrow_table, say, write_json
from inspector_app.cli.options import AuthorOption, JsonOption, WorkspaceOption
from inspector_app.cli.secrets import signed
from inspector_app.workflow.doctor import Check, examine
from inspector_app.workflow.models import add_model, fetch_model, list_models, verify_models
from inspector_app.workflow.noting_exports import demand_export
from inspector_app.workflow.support_bundle import write_bundle

models = typer.Typer(help="Models that recipes can choose.", no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    app.add_typer(models, name="models")
    app.command("doctor")(doctor)


@models.command("list")
def models_list(workspace: WorkspaceOption, json: JsonOption = None) -> int:
    """List the embedded models and those of the workspace."""
    known = list_models(workspace)
    if json is not None:
        write_json(json, [{**dataclasses.asdict(model), "path": str(model.path)} for model in known])
        return EXIT_DONE
    table = narrow_table("model", "kind", "words", "input", "sha256", "where")
    for model in known:
        table.add_row(
            model.id,
            model.kind,
            "yes" if model.text else "no",
            f"{model.input_size} px",
            model.sha256[:12],
            "embedded" if model.embedded else str(model.path),
        )
    console.print(table)
    return EXIT_DONE


@models.command("add")
def models_add(
    source: Annotated[
        Path, typer.Argument(help="Folder with open_clip_config.json or config.json and weights.")
    ],
    workspace: WorkspaceOption,
) -> int:
    """Copy a model into the workspace, verified."""
    model = add_model(source, workspace)
    say(f"{model.id} is added ({model.kind}, {model.input_size} px)")
    return EXIT_DONE


@models.command("fetch")
def models_fetch(
    source: Annotated[
        str,
        typer.Argument(help="open_clip's name and weights, ViT-B-16-quickgelu:openai, or hf-hub:owner/name."),
    ],
    workspace: WorkspaceOption,
    sha256: Annotated[
        str, typer.Option("--sha256", help="What the weights must be as they come; others are not kept.")
    ] = "",
) -> int:
    """Fetch a model through open_clip into the workspace; from then on no network is needed."""
    model = fetch_model(source, workspace, say, sha256)
    say(f"{model.id} is there ({model.input_size} px, sha256 {model.sha256[:12]})")
    return EXIT_DONE


@models.command("verify")
def models_verify(workspace: WorkspaceOption) -> int:
    """Compare every model's weights with the hash that was recorded for them."""
    code = EXIT_DONE
    for model, problems in verify_models(workspace):
        for problem in problems:
            say(f"{model.id}: {problem}", "bold red")
            code = EXIT_FAILED
        if not problems:
            say(f"{model.id}: as recorded, {model.sha256}")
    return code


def doctor(
    workspace: WorkspaceOption,
    json: JsonOption = None,
    bundle: Annotated[
        Path | None,
        typer.Option(
            help="Instead: write what support needs to this zip; no pictures. Also while it is open."
        ),
    ] = None,
    with_names: Annotated[
        bool, typer.Option("--with-names", help="In the bundle: parts, people and places by their names.")
    ] = False,
    author: AuthorOption = None,
) -> int:
    """Print versions, devices, model hashes and the workspace's health, and make one heatmap."""
    if bundle is not None:
        who = None
        if with_names:
            who = demand_export(workspace, lambda people, right: signed(people, author, right))
        write_bundle(workspace, bundle, with_names=with_names, who=who)
        kept = "names are as they are" if with_names else "names are replaced"
        say(f"{bundle}: no pictures, {kept}; look into it before you hand it on")
        return EXIT_DONE
    checks = examine(workspace)
    if json is not None:
        write_json(json, [dataclasses.asdict(check) for check in checks])
    else:
        _show(checks)
    return EXIT_DONE if all(check.passed for check in checks) else EXIT_FAILED


def _show(checks: list[Check]) -> None:
    table = Table("", "what")
    table.add_column("found", overflow="fold")  # a path that is cut short helps nobody
    for check in checks:
        table.add_row("✓" if check.passed else "✗", check.what, check.found)
    console.print(table)
