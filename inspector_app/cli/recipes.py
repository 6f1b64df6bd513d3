"""Commands about recipes: list, show, set, export, import."""

from __future__ import annotations

import json as json_text
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from inspector_app.cli.console import EXIT_DONE, console, say, write_json, write_text
from inspector_app.cli.options import AuthorOption, JsonOption, WorkspaceOption, session_at
from inspector_app.domain.errors import NotFound
from inspector_app.workflow.recipe_settings import read_settings

recipes = typer.Typer(help="How kinds of parts are inspected.", no_args_is_help=True)

NameArgument = Annotated[str, typer.Argument(help="Name of the recipe.")]


def add_to(app: typer.Typer) -> None:
    app.add_typer(recipes, name="recipe")


@recipes.command("list")
def recipe_list(workspace: WorkspaceOption, json: JsonOption = None) -> int:
    """List the recipes of the workspace."""
    with session_at(workspace, only_reads=True) as session:
        versions = session.read(lambda reading: reading.latest_versions()).result()
    if json is not None:
        write_json(
            json,
            [{"name": v.recipe_name, "version": v.number, "backbone": v.settings.backbone} for v in versions],
        )
        return EXIT_DONE
    table = Table("recipe", "version", "backbone", "changed by", "why")
    for version in versions:
        table.add_row(
            version.recipe_name,
            str(version.number),
            version.settings.backbone,
            version.author,
            version.reason,
        )
    console.print(table)
    return EXIT_DONE


@recipes.command("show")
def recipe_show(name: NameArgument, workspace: WorkspaceOption) -> int:
    """Print a recipe's settings as JSON: change them, and give them back with `recipe set`."""
    with session_at(workspace, only_reads=True) as session:
        version = session.read(lambda reading: reading.recipe_version(name)).result()
    if version is None:
        raise NotFound("there is no such recipe", subject=name, remedy="See `inspector recipe list`")
    settings = json_text.dumps(version.settings.to_json(), indent=1, ensure_ascii=False)
    write_text("-", settings + "\n")
    return EXIT_DONE


@recipes.command("set")
def recipe_set(
    name: NameArgument,
    settings: Annotated[Path, typer.Argument(help="JSON file; what it leaves out keeps its default.")],
    workspace: WorkspaceOption,
    author: AuthorOption = None,
) -> int:
    """Give a recipe new settings, or make a new recipe of them."""
    wanted = read_settings(settings)
    with session_at(workspace, author=author) as session:
        version = session.change_recipe(name, wanted).result()
    say(f"{version.recipe_name} is at version {version.number}")
    return EXIT_DONE


@recipes.command("export")
def recipe_export(
    name: NameArgument,
    file: Annotated[Path, typer.Argument(help="Where to write it, e.g. plate.inspector-recipe.")],
    workspace: WorkspaceOption,
    author: AuthorOption = None,
) -> int:
    """Write a recipe with its banks and kept marks to one file."""
    with session_at(workspace, author=author) as session:
        archive = session.export_recipe(name, file).result()
    learnt = f"its bank and {len(archive.marks)} marks" if archive.backbone else "its settings (no bank yet)"
    say(f"{archive.name} is written with {learnt}: {file}")
    return EXIT_DONE


@recipes.command("import")
def recipe_import(
    file: Annotated[Path, typer.Argument(help="A file made by `recipe export`.")],
    workspace: WorkspaceOption,
    name: Annotated[str | None, typer.Option(help="Its name here; the exported one when left out.")] = None,
    author: AuthorOption = None,
) -> int:
    """Take in a recipe from one file; a bank of another backbone is refused."""
    with session_at(workspace, author=author) as session:
        version = session.import_recipe(file, name).result()
    say(f"{version.recipe_name} is there, with {version.settings.backbone}")
    return EXIT_DONE
