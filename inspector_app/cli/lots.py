"""Commands about lots: inspect, lots, rescore, export, report."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table

from inspector_app.cli.approval import write_certificate
from inspector_app.cli.console import EXIT_DONE, EXIT_FLAGGED, console, say, write_json, write_lines
from inspector_app.cli.feeds import carry_on
from inspector_app.cli.options import (
    FEATURE_CACHE_GB,
    AuthorOption,
    BaselineOption,
    DeviceOption,
    FeatureCacheOption,
    JsonOption,
    LotOption,
    MapsOption,
    RecipeOption,
    WorkspaceOption,
    chosen_formats,
    session_at,
)
from inspector_app.domain.documents import DocumentLanguage, Looks, Paper
from inspector_app.domain.errors import CorrectableError
from inspector_app.domain.filtering import PartQuery, parse_filter
from inspector_app.domain.people import Right
from inspector_app.domain.readings import LotCounts
from inspector_app.domain.recipe import ResizeMode
from inspector_app.workflow.exporting import export_lines
from inspector_app.workflow.importing import check_folder, holds_pictures
from inspector_app.workflow.part_grouping import look
from inspector_app.workflow.requests import OpenFolder
from inspector_app.workflow.session import Session


def add_to(app: typer.Typer) -> None:
    app.command("inspect")(inspect)
    app.command("parts")(parts)
    app.command("lots")(list_lots)
    app.command("rescore")(rescore)
    app.command("export")(export)
    app.command("report")(report)


def inspect(
    folder: Annotated[Path, typer.Argument(help="Folder of part pictures, walked recursively.")],
    workspace: WorkspaceOption,
    category: Annotated[str, typer.Option(help="What the parts are, in words.")] = "object",
    recipe: RecipeOption = None,
    lot: Annotated[str | None, typer.Option(help="Name of the lot; the folder's when left out.")] = None,
    good: Annotated[Path | None, typer.Option(help="Folder of good parts to learn from.")] = None,
    threshold: Annotated[
        float | None,
        typer.Option(help="The recipe's threshold, in raw score units, instead of the computed one."),
    ] = None,
    backbone: Annotated[str | None, typer.Option(help="Model id, see `inspector models list`.")] = None,
    resize: Annotated[
        ResizeMode | None,
        typer.Option(help="How a new recipe looks at its pictures; long ones are tiled when left out."),
    ] = None,
    parts: Annotated[
        str | None,
        typer.Option(
            help="How files make parts: folder, suffix:top,side, or a regular expression with the groups part, "
            "view and light. See `inspector parts`."
        ),
    ] = None,
    follow_links: Annotated[
        bool, typer.Option("--follow-links", help="Also links to pictures that lie outside the folder.")
    ] = False,
    json: JsonOption = None,
    maps: MapsOption = None,
    device: DeviceOption = None,
    author: AuthorOption = None,
    feature_cache: FeatureCacheOption = FEATURE_CACHE_GB,
    fail_on_flagged: Annotated[
        bool, typer.Option("--fail-on-flagged", help="Exit with 1 when a part is flagged.")
    ] = False,
) -> int:
    """Inspect a folder of pictures as a lot; a second run goes on where the first one stopped."""
    if not holds_pictures(check_folder(folder), follow_out=follow_links):
        raise CorrectableError(
            "no pictures were found",
            subject=str(folder),
            remedy="Inspector reads PNG, JPEG, BMP, TIFF and WebP; `inspector watch` waits for pictures to come",
        )
    with session_at(workspace, author=author, device=device, feature_cache=feature_cache) as session:
        request = OpenFolder(
            folder, category, recipe, lot, good, threshold, backbone, resize, parts, follow_links
        )
        fed = session.feeds.start().result()
        opened = session.open_folder(request).result()
        session.inspect(opened.id).result()
        session.tidy().result()
        if fed:
            carry_on(session)
        return _finish(session, opened.id, json, maps, fail_on_flagged)


def parts(
    folder: Annotated[Path, typer.Argument(help="Folder of part pictures.")],
    pattern: Annotated[str, typer.Argument(help="As for `inspect --parts`.")],
    json: JsonOption = None,
) -> int:
    """Show how a folder's files would make parts; nothing is inspected or written."""
    found = look(folder, pattern)
    if json is not None:
        write_json(
            json,
            {
                "files": found.files,
                "parts": found.parts,
                "views": list(found.views),
                "lights": list(found.lights),
                "examples": {one.name: [path for path, _ in one.files] for one in found.examples},
                "alone": list(found.alone),
            },
        )
        return EXIT_DONE
    table = Table("part", "file", "view", "light")
    for one in found.examples:
        for path, place in one.files:
            table.add_row(one.name, path, place.view or "–", place.light or "–")
    console.print(table)
    say(f"{found.files} files make {found.parts} parts")
    if found.alone:
        say(f"{len(found.alone)} of them match nothing and stand alone, {found.alone[0]} for instance")
    return EXIT_DONE


def list_lots(
    workspace: WorkspaceOption,
    recipe: RecipeOption = None,
    drift: Annotated[
        bool, typer.Option("--drift", help="Also how far each lot lies from its bank; loads the model.")
    ] = False,
    json: JsonOption = None,
    device: DeviceOption = None,
) -> int:
    """List the lots of the workspace, newest first."""
    lines: list[dict[str, Any]] = []
    with session_at(workspace, device=device, only_reads=True) as session:
        for summary in session.lots().result():
            one, counts = summary.lot, summary.counts
            if recipe not in (None, one.recipe_name):
                continue
            line: dict[str, Any] = {
                "recipe": one.recipe_name,
                "number": one.number,
                "lot": one.name,
                "parts": counts.total,
                "ok": counts.ok,
                "flagged": counts.flagged,
                "failed": counts.failed,
                "undecided": counts.undecided,
                "bank": None if summary.bank is None else summary.bank.number,
            }
            if drift:
                found = session.drift(one.id).result()
                line |= {
                    "drift": None if found is None else round(found.figure, 3),
                    "drift_alarm_from": None if found is None else round(found.limit, 3),
                    "drift_alarm": found is not None and found.alarm,
                }
            lines.append(line)
    if json is not None:
        write_json(json, lines)
        return EXIT_DONE
    shown = [name for name in lines[0] if name != "drift_alarm"] if lines else []
    table = Table(*(name.replace("_", " ") for name in shown))
    for line in lines:
        style = "yellow" if line.get("drift_alarm") else None
        table.add_row(*("–" if line[name] is None else str(line[name]) for name in shown), style=style)
    console.print(table if lines else "no lots yet")
    return EXIT_DONE


def rescore(
    lot: LotOption,
    workspace: WorkspaceOption,
    recipe: RecipeOption = None,
    json: JsonOption = None,
    maps: MapsOption = None,
    device: DeviceOption = None,
    fail_on_flagged: Annotated[
        bool, typer.Option("--fail-on-flagged", help="Exit with 1 when a part is flagged.")
    ] = False,
    author: AuthorOption = None,
) -> int:
    """Score a lot anew from its cached features, with the marks as they are now."""
    with session_at(workspace, author=author, device=device) as session:
        found = session.find_lot(lot, recipe).result()
        changed = session.rescore(found.id).result()
        say(f"{changed} images changed")
        return _finish(session, found.id, json, maps, fail_on_flagged)


def export(
    lot: LotOption,
    workspace: WorkspaceOption,
    recipe: RecipeOption = None,
    json: JsonOption = None,
    maps: MapsOption = None,
    author: AuthorOption = None,
) -> int:
    """Write the lot's current state as JSON lines, and its maps."""
    with session_at(workspace, author=author, only_reads=True) as session:
        session.acting.demand(Right.EXPORT)
        found = session.find_lot(lot, recipe).result()
        code = _finish(session, found.id, json or "-", maps, False)
        if session.store.held is not None:
            say("the export is not noted in the audit log", "yellow")
            return code
        session.note_export("lot", found.id, None if json in (None, "-") else Path(json)).result()
        return code


def report(
    workspace: WorkspaceOption,
    named: Annotated[
        str | None, typer.Argument(metavar="LOT", help="Name, number or folder of the lot.")
    ] = None,
    lot: Annotated[str | None, typer.Option(help="The same, as the other commands have it.")] = None,
    recipe: RecipeOption = None,
    out: Annotated[
        Path | None, typer.Option(help="Folder for the documents; the workspace's reports when left out.")
    ] = None,
    filter: Annotated[str, typer.Option(help="Only parts that match, as in the window's filter box.")] = "",
    format: Annotated[
        str | None,
        typer.Option(
            help="Which, with commas: pdf, html, xlsx, csv, json, coco, masks, yolo; html,csv when left out. "
            "Of a mark pdf, html."
        ),
    ] = None,
    paper: Annotated[Paper, typer.Option(help="Of the PDF.")] = Paper.A4,
    language: Annotated[
        DocumentLanguage, typer.Option(help="Of PDF, HTML and XLSX.")
    ] = DocumentLanguage.ENGLISH,
    company: Annotated[str, typer.Option(help="Stands in the head of PDF and HTML.")] = "",
    logo: Annotated[Path | None, typer.Option(help="PNG or JPEG beside it.")] = None,
    template: Annotated[
        Path | None, typer.Option(help="Your own Jinja2 template of the HTML, see help/reports.md.")
    ] = None,
    mark: Annotated[
        str | None, typer.Option(help="The certificate of this mark (12 or P-12) instead of a lot's report.")
    ] = None,
    certificates: Annotated[
        bool,
        typer.Option("--certificates", help="PDF and HTML end with those of the marks that act in the lot."),
    ] = False,
    baseline: BaselineOption = "",
    author: AuthorOption = None,
) -> int:
    """Write the lot's report in one or several formats: what the filter shows."""
    if mark is not None:
        if named or lot:
            raise CorrectableError("a mark is of no single lot", remedy="Leave the lot out, or the mark")
        looks = Looks(company, logo, language, paper)
        return write_certificate(workspace, mark, recipe, out, format or "pdf", looks, author=author)
    if (wanted := named or lot) is None or (named and lot):
        raise CorrectableError("one lot has to be named", remedy="Give its name, number or folder")
    formats = chosen_formats(format or "html,csv")
    looks = Looks(company, logo, language, paper, template)
    with session_at(workspace, author=author, only_reads=True) as session:
        found = session.find_lot(wanted, recipe).result()
        query = PartQuery(parse_filter(filter, me=session.who.author))
        written = session.report(
            found.id, out, query, formats, looks, certificates=certificates, baseline=baseline
        )
        paths = written.result()
        for path in paths:
            typer.echo(path)
        if session.store.held is not None:
            say("the documents are not noted in the workspace and its audit log", "yellow")
        return EXIT_DONE


def _finish(session: Session, lot_id: str, json: str | None, maps: Path | None, fail_on_flagged: bool) -> int:
    if json is not None or maps is not None:
        lines = export_lines(session.store, lot_id, maps)
        if json is not None:
            write_lines(json, lines)
        else:
            for _ in lines:  # the maps are written as the lines are made
                pass
    summary = session.summary(lot_id).result()
    say(f"lot {summary.lot.number} “{summary.lot.name}”: {in_words(summary.counts)}")
    flagged = session.part_rows(lot_id, PartQuery(parse_filter("verdict:flagged")), 0, 1).result()
    if flagged and flagged[0].note:  # why a score under 1 is flagged, such as "too few parts to judge"
        say(f"{flagged[0].note}: every part is flagged", "yellow")
    return EXIT_FLAGGED if fail_on_flagged and summary.counts.flagged else EXIT_DONE


def in_words(counts: LotCounts) -> str:
    """Counts as a sentence."""
    parts = [f"{counts.total} parts", f"{counts.ok} ok", f"{counts.flagged} flagged"]
    if counts.failed:
        parts.append(f"{counts.failed} failed")
    if counts.quieted:
        parts.append(f"{counts.quieted} quiet because of marks")
    return ", ".join(parts)
