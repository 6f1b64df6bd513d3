"""Commands about marks: mark, revoke, and the list of a recipe's marks."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer

from inspector_app.cli.challenge import blind_words, in_words, outcome_row
from inspector_app.cli.console import EXIT_DONE, say, write_json
from inspector_app.cli.mark_bank import mark_numbers
from inspector_app.cli.options import (
    AuthorOption,
    DeviceOption,
    JsonOption,
    LotOption,
    RecipeOption,
    WorkspaceOption,
    parse_box,
    session_at,
)
from inspector_app.domain.bank import MarkAction, Preview, SuggestedPart
from inspector_app.domain.errors import CorrectableError, NotFound
from inspector_app.domain.geometry import Region
from inspector_app.domain.lot import ImageRef
from inspector_app.imaging.decode import read_mask
from inspector_app.workflow.requests import MarkRequest
from inspector_app.workflow.session import Session


def add_to(app: typer.Typer) -> None:
    app.command("mark")(mark)
    app.command("revoke")(revoke)
    app.command("suggest")(suggest)


def mark(
    lot: LotOption,
    workspace: WorkspaceOption,
    image: Annotated[str, typer.Option(help="Path of the image, relative to the lot's folder.")],
    box: Annotated[str | None, typer.Option(help="Region as x,y,w,h in image pixels.")] = None,
    mask: Annotated[Path | None, typer.Option(help="Region as a mask image of the picture's size.")] = None,
    finding: Annotated[int | None, typer.Option(help="Number of the image's finding, from 1.")] = None,
    recipe: RecipeOption = None,
    preview: Annotated[bool, typer.Option("--preview", help="Tell what it would do, keep nothing.")] = False,
    strength: Annotated[int, typer.Option(help="Steps of 0.025 more (or, negative, less) forgiving.")] = 0,
    note: Annotated[str, typer.Option(help="Why this is harmless.")] = "",
    confirm: Annotated[
        str | None, typer.Option(help="Why it is kept although known parts are judged wrongly with it.")
    ] = None,
    json: JsonOption = None,
    author: AuthorOption = None,
    device: DeviceOption = None,
) -> int:
    """Mark a region as a pseudo-anomaly: the lot goes quiet there, and every later lot of the recipe.

    A mark with which known parts would be judged wrongly is kept only with a reason (--confirm). Where the recipe
    wants it, the mark waits for a second person (`inspector marks approve`).
    """
    if sum(choice is not None for choice in (box, mask, finding)) != 1:
        raise typer.BadParameter("give exactly one of --box, --mask and --finding")
    with session_at(workspace, author=author, device=device) as session:
        found = session.find_lot(lot, recipe).result()
        picture = session.image(found.id, image).result()
        request = _request(session, picture, box, mask, finding, strength, note)
        started = time.perf_counter()
        before = session.preview_mark(request, whole=True).result()
        kept = None
        if not preview:
            if before.outcome.lost and not (confirm or "").strip():
                raise CorrectableError(
                    f"the mark is not kept: {in_words(before.outcome, changed=True)}",
                    subject=image,
                    remedy="Mark a smaller region, or say with --confirm why it is kept in spite of that",
                )
            kept = session.keep_mark(replace(request, confirmation=confirm)).result()
            session.settle()  # the lot is rescored with all views of the mark when the command returns
        seconds = time.perf_counter() - started
    if kept is None:
        head = "preview, nothing is kept"
    else:
        head = f"{kept.label} waits for approval" if kept.waiting else f"{kept.label} is kept"
    say(f"{head}: {preview_words(before)}")
    if json is not None:
        write_json(
            json,
            {
                "mark": None if kept is None else kept.number,
                "waiting": kept is not None and kept.waiting,
                "preview": preview,
                **preview_row(before),
                "challenge": outcome_row(found.recipe_name, before.outcome),
                "seconds": round(seconds, 4),
            },
        )
    return EXIT_DONE


def revoke(
    workspace: WorkspaceOption,
    mark: Annotated[str, typer.Option(help="Number of the mark (12 or P-12), or several (4,5,6).")],
    recipe: RecipeOption = None,
    preview: Annotated[
        bool, typer.Option("--preview", help="Tell what it would do to the known parts, revoke nothing.")
    ] = False,
    confirm: Annotated[
        str | None, typer.Option(help="Why it is revoked although known parts are judged wrongly then.")
    ] = None,
    author: AuthorOption = None,
    device: DeviceOption = None,
) -> int:
    """Take a mark back, or several as one act; the parts they kept quiet return.

    Known good parts that are flagged again are named.
    """
    numbers = mark_numbers([mark])
    with session_at(workspace, author=author, device=device) as session:
        ids = [session.find_mark(number, recipe).result().id for number in numbers]
        if preview:
            outcome = session.challenges.of_switch(ids).result()
            say(f"preview, nothing is changed: {in_words(outcome, changed=True)}")
            return EXIT_DONE
        revoked = session.mark_acts.switch(ids, MarkAction.REVOKE, confirm).result()
    say(f"{', '.join(one.label for one in revoked)} {'is' if len(revoked) == 1 else 'are'} revoked")
    return EXIT_DONE


def suggest(
    lot: LotOption,
    workspace: WorkspaceOption,
    recipe: RecipeOption = None,
    photometric: Annotated[
        bool,
        typer.Option(
            "--photometric", help="Compare with shadow, glare, gradient and blur drawn on calm parts."
        ),
    ] = False,
    json: JsonOption = None,
    device: DeviceOption = None,
) -> int:
    """List undecided findings that look alike: harmless, or a systematic defect? Nothing is marked."""
    with session_at(workspace, device=device) as session:
        found = session.find_lot(lot, recipe).result()
        groups = session.suggestions(found.id, photometric=photometric).result()
    for group in groups:
        say(
            f"{len(group.findings)} findings in {group.parts} of {group.of} parts look "
            f"{f'like a drawn {group.like}' if group.like else 'alike'}: harmless, or a "
            f"systematic defect? Look at finding {group.source.ordinal} of {group.source.path}"
        )
    if not groups:
        say("no findings recur")
    if json is not None:
        write_json(
            json,
            [
                {
                    "like": group.like or None,
                    "parts": group.parts,
                    "of": group.of,
                    "source": _finding_row(group.source),
                    "findings": [_finding_row(one) for one in group.findings],
                }
                for group in groups
            ],
        )
    return EXIT_DONE


def _finding_row(one: SuggestedPart) -> dict[str, Any]:
    return {"image": one.path, "finding": one.ordinal, "peak": round(one.peak, 4)}


def _request(
    session: Session,
    image: ImageRef,
    box: str | None,
    mask: Path | None,
    finding: int | None,
    strength: int,
    note: str,
) -> MarkRequest:
    if finding is not None:
        detail = session.part(image.part_id).result()
        own = [row for row in detail.findings if row.image_id == image.id]
        chosen = next((row for row in own if row.finding.ordinal == finding), None)
        if chosen is None:
            raise NotFound(
                f"it has {len(own)} findings, none with the number {finding}",
                subject=image.path,
                remedy="Findings count from 1; see `inspector export`",
            )
        return MarkRequest(image.id, finding_id=chosen.id, strength=strength, note=note)
    if image.width is None or image.height is None:
        raise CorrectableError("it could not be inspected, so nothing can be marked", subject=image.path)
    if box is not None:
        region = Region.from_box(parse_box(box), image.width, image.height)
    else:
        assert mask is not None
        pixels = read_mask(mask)
        if pixels.shape != (image.height, image.width):
            raise CorrectableError(
                f"the mask is {pixels.shape[1]}×{pixels.shape[0]} px, the image {image.width}×{image.height} px",
                subject=str(mask),
                remedy="Draw the mask on the picture itself",
            )
        region = Region.from_mask(pixels)
    return MarkRequest(image.id, region=region, strength=strength, note=note)


def preview_row(preview: Preview) -> dict[str, Any]:
    """What a mark would do, for programs."""
    return {
        "clears": [part.path for part in preview.clears],
        "hides": [part.path for part in preview.hides],
        "weakens": [part.path for part in preview.weakens],
        "confirmed": preview.confirmed,
        "disturbs": [part.path for part in preview.disturbs],
    }


def preview_words(preview: Preview) -> str:
    """What a mark would do, as a sentence."""
    good = preview.outcome.good
    known = f", makes {len(preview.disturbs)} of {len(good)} known good parts flagged" if good else ""
    return (
        f"clears {len(preview.clears)} flagged parts, hides {len(preview.hides)} of {preview.confirmed} "
        f"confirmed defects, weakens {len(preview.weakens)}{known}{blind_words(preview.blind)}"
    )
