"""Commands of the second person: which marks wait, approve or refuse one; and the certificate of a mark."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from inspector_app.cli.console import EXIT_DONE, console, say, write_json
from inspector_app.cli.mark_bank import mark_number, marks
from inspector_app.cli.marks import preview_row, preview_words
from inspector_app.cli.options import (
    AuthorOption,
    DeviceOption,
    JsonOption,
    RecipeOption,
    WorkspaceOption,
    chosen_formats,
    session_at,
)
from inspector_app.domain.documents import DocumentLanguage, Looks, Paper

MarkArgument = Annotated[str, typer.Argument(help="Number of the mark (12 or P-12).")]


def add_to(app: typer.Typer) -> None:
    marks.command("waiting")(waiting)
    marks.command("approve")(approve)
    marks.command("refuse")(refuse)
    marks.command("certificate")(certificate)


def waiting(
    recipe: Annotated[str, typer.Option("--recipe", help="Name of the recipe.")],
    workspace: WorkspaceOption,
    json: JsonOption = None,
) -> int:
    """List the marks that wait for a second person."""
    with session_at(workspace, only_reads=True) as session:
        found = session.approvals.waiting(session.recipe(recipe).result().recipe_id).result()
    if json is not None:
        rows = [{"mark": one.number, "author": one.author, "image": one.image_path} for one in found]
        write_json(json, rows)
        return EXIT_DONE
    table = Table("mark", "made by", "station", "image", "note")
    for one in found:
        table.add_row(one.label, one.author, one.station, one.image_path, one.note)
    console.print(table if found else "no mark waits")
    return EXIT_DONE


def approve(
    mark: MarkArgument,
    workspace: WorkspaceOption,
    recipe: RecipeOption = None,
    note: Annotated[str, typer.Option(help="Why it is approved.")] = "",
    preview: Annotated[
        bool, typer.Option("--preview", help="Tell what it would do, approve nothing.")
    ] = False,
    confirm: Annotated[
        str | None, typer.Option(help="Why it is approved although known parts are judged wrongly with it.")
    ] = None,
    json: JsonOption = None,
    author: AuthorOption = None,
    device: DeviceOption = None,
) -> int:
    """Let a mark that waits act; refused for whoever made it."""
    with session_at(workspace, author=author, device=device) as session:
        found = session.find_mark(mark_number(mark), recipe).result()
        before = session.approvals.preview(found.id).result()
        if not preview:
            session.approvals.approve(found.id, note, confirm).result()
            session.settle()  # with its turned and mirrored views, which join from now on
    head = "preview, nothing is approved" if preview else f"{found.label} is approved"
    say(f"{head}: {preview_words(before)}")
    if json is not None:
        write_json(json, {"mark": found.number, "preview": preview, **preview_row(before)})
    return EXIT_DONE


def refuse(
    mark: MarkArgument,
    note: Annotated[str, typer.Option(help="What is wrong with it.")],
    workspace: WorkspaceOption,
    recipe: RecipeOption = None,
    author: AuthorOption = None,
    device: DeviceOption = None,
) -> int:
    """Say that a mark that waits must not act, and why; refused for whoever made it."""
    with session_at(workspace, author=author, device=device) as session:
        found = session.find_mark(mark_number(mark), recipe).result()
        session.approvals.refuse(found.id, note).result()
    say(f"{found.label} is refused")
    return EXIT_DONE


def certificate(
    mark: MarkArgument,
    workspace: WorkspaceOption,
    recipe: RecipeOption = None,
    out: Annotated[
        Path | None, typer.Option(help="Folder for the documents; the workspace's reports when left out.")
    ] = None,
    format: Annotated[str, typer.Option(help="pdf, html or both, with commas.")] = "pdf",
    paper: Annotated[Paper, typer.Option(help="Of the PDF.")] = Paper.A4,
    language: Annotated[DocumentLanguage, typer.Option(help="Of the page.")] = DocumentLanguage.ENGLISH,
    company: Annotated[str, typer.Option(help="Stands in the head.")] = "",
    logo: Annotated[Path | None, typer.Option(help="PNG or JPEG beside it.")] = None,
    author: AuthorOption = None,
    device: DeviceOption = None,
) -> int:
    """Write the certificate of a mark: a page to approve or revoke it by."""
    looks = Looks(company, logo, language, paper)
    return write_certificate(workspace, mark, recipe, out, format, looks, author=author, device=device)


def write_certificate(
    workspace: Path,
    mark: str,
    recipe: str | None,
    out: Path | None,
    format: str,
    looks: Looks,
    *,
    author: str | None = None,
    device: str | None = None,
) -> int:
    """The same for `report --mark`."""
    formats = chosen_formats(format)
    with session_at(workspace, author=author, device=device) as session:
        found = session.find_mark(mark_number(mark), recipe).result()
        for path in session.certificates.write(found.id, out, formats, looks).result():
            typer.echo(path)
    return EXIT_DONE
