"""Recipes as people carry them: changed by a file of settings, exported as one file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from inspector_app.domain.bank import Mark, MarkAction
from inspector_app.domain.challenge_run import ChallengeReason
from inspector_app.domain.errors import CorrectableError, NotFound
from inspector_app.domain.readings import KnownRecipe
from inspector_app.domain.recipe import RecipeSettings, RecipeVersion
from inspector_app.domain.recipe_change import nested, values
from inspector_app.engine.detectors.registry import detector
from inspector_app.engine.encoder import Encoder
from inspector_app.engine.mark_picture import picture_to_bytes
from inspector_app.engine.memory import NormalBank
from inspector_app.engine.prompts import words_id
from inspector_app.engine.recipe_archive import (
    DEFECTS,
    NORMAL,
    ArchivedBackbone,
    ArchivedMark,
    RecipeArchive,
    mark_entry,
    picture_entry,
    write_archive,
)
from inspector_app.engine.recipe_schema import settings_from
from inspector_app.store.reading import Reading
from inspector_app.store.writing import Writing
from inspector_app.workflow.bench import Bench
from inspector_app.workflow.challenge_record import keep_run
from inspector_app.workflow.challenging import warn_of_loss
from inspector_app.workflow.events import RecipeChanged
from inspector_app.workflow.known_parts import KnownParts
from inspector_app.workflow.mark_pictures import picture_of
from inspector_app.workflow.models import list_models
from inspector_app.workflow.noting import VersionNoted, unnoted
from inspector_app.workflow.noting_exports import note_export
from inspector_app.workflow.writer import Urgency

# what the bank's patches depend on: with another value they would be compared with patches of another kind
_FIXED_BY_A_BANK = {
    "backbone": "backbone",
    "input_size": "input size",
    "precision": "precision",
    "radii": "radii",
    "tile_aspect": "resize mode",
    "detector": "detector",
    "window": "window",
    "region_of_interest": "region of interest",
    "ignore_regions": "ignored regions",
}


# said of marks that act when a recipe begins to want a second person
STAYS = "kept before approval was required; it acts on"


def known_recipes(bench: Bench) -> list[KnownRecipe]:
    """Every recipe of the workspace, by name."""
    asked = {model.id for model in list_models(bench.stores.workspace.root) if model.text}
    with bench.stores.reading() as reading:
        versions = reading.latest_versions()
    return [
        KnownRecipe(one.recipe_name, one.settings.backbone in asked, one.settings.part_pattern)
        for one in versions
    ]


def change_settings(
    bench: Bench,
    known: KnownParts,
    recipe_id: str,
    changes: Mapping[str, Any],
    noted: VersionNoted = unnoted,
    *,
    undone: bool = False,
) -> RecipeVersion:
    """A new version of the recipe in which single settings are otherwise, by name as ``recipe_change.values`` has them.

    Raises RecipeInvalid for a value that cannot be, CorrectableError as ``change_recipe`` does.
    """
    with bench.stores.reading() as reading:
        version = reading.recipe_version(recipe_id)
    if version is None:
        raise NotFound("there is no such recipe", subject=recipe_id)
    settings = settings_from(nested(values(version.settings) | dict(changes)), version.recipe_name)
    return change_recipe(bench, known, version.recipe_name, settings, noted, undone=undone)


def change_recipe(
    bench: Bench,
    known: KnownParts,
    name: str,
    settings: RecipeSettings,
    noted: VersionNoted = unnoted,
    *,
    undone: bool = False,
) -> RecipeVersion:
    """A new version of the recipe with these settings, or its first one; what it loses of the challenge set is told.

    ``noted`` writes along in the same transaction; ``undone``: a change is taken back, and the version says so.
    Raises CorrectableError where the recipe has a bank that the change would make useless.
    """
    with bench.stores.reading() as reading:
        version = reading.recipe_version(name)
        bank = None if version is None else reading.bank_version(version.recipe_id)
    if version is not None and bank is not None:
        former = version.settings
        fixed = [
            said
            for field, said in _FIXED_BY_A_BANK.items()
            if getattr(former, field) != getattr(settings, field)
        ]
        if words_id(former) != words_id(settings):
            state = detector(former.detector).read(
                bench.stores.artifacts.get(bank.normal_hash), subject=bank.normal_hash
            )
            if state.text is not None:
                fixed.append("prompts" if former.prompts != settings.prompts else "category")
        if fixed:
            raise CorrectableError(
                f"the recipe has a bank, which was made with the {' and the '.join(fixed)} of before",
                subject=name,
                remedy="Give the changed settings to a recipe of another name",
            )

    outcome = None
    if version is not None and bank is not None and version.settings.strength != settings.strength:
        memory = bench.memory(version.recipe_id)
        if memory.ready:  # how far marks reach is all of the settings that changes scores and may be changed
            changed_memory = memory.under(replace(version, settings=settings))
            outcome = known.challenge(version.recipe_id, memory, changed_memory)
            warn_of_loss(bench, f"with marks of strength {settings.strength:+d} the recipe", outcome, name)

    def write(writing: Writing) -> RecipeVersion:
        recipe_id = writing.ensure_recipe(name)
        latest = Reading(writing.connection).recipe_version(recipe_id)
        calibration = None if latest is None else latest.calibration
        reason = "made from settings" if latest is None else "settings changed"
        if latest is not None and settings.approval_required and not latest.settings.approval_required:
            for mark in Reading(writing.connection).active_marks(recipe_id):
                writing.add_mark_event(mark.id, MarkAction.STAY, STAYS)
        written = writing.add_recipe_version(
            recipe_id, settings, calibration, f"undone: {reason}" if undone else reason
        )
        noted(writing, written)
        return written

    changed = bench.writer.submit(write, Urgency.PERSON).result()
    if outcome is not None:
        keep_run(
            bench,
            bench.memory(changed.recipe_id),
            ChallengeReason.STRENGTH,
            outcome,
            subject=f"strength {settings.strength:+d}",
        )
    bench.tell(RecipeChanged(changed.recipe_id, outcome))
    return changed


def export_recipe(bench: Bench, name: str, path: Path) -> RecipeArchive:
    """Write settings, banks, kept marks and calibration of a recipe to one file. Raises NotFound."""
    with bench.stores.reading() as reading:
        version = reading.recipe_version(name)
        known = [known_name for _, known_name in reading.recipes()]
    if version is None:
        raise NotFound(
            "there is no such recipe",
            subject=name,
            remedy=f"There are: {', '.join(known)}" if known else "Inspect a folder first",
        )
    memory = bench.memory(version.recipe_id)
    archive = RecipeArchive(version.recipe_name, version.settings, version.calibration, None, False, (), {})
    if memory.bundle is not None and memory.bank_version is not None:
        bundle = memory.bundle
        encoder = bench.encoder(version.settings)
        state = bundle.state
        if isinstance(state, NormalBank) and state.grown_from:
            state = replace(state, grown_from="")  # the bank before stays here: there is none to return to
        entries = {NORMAL: state.to_bytes(), DEFECTS: bundle.defects.to_bytes()}
        entries |= {mark_entry(entry.number): entry.to_bytes() for entry in bundle.pseudo.entries}
        for mark in memory.marks.values():
            picture = picture_of(bench.stores, mark, version.settings.window)
            if picture is not None:
                entries[picture_entry(mark.number)] = picture_to_bytes(picture)
        archive = replace(
            archive,
            backbone=archived_backbone(encoder),
            provisional=memory.bank_version.provisional,
            entries=entries,
            marks=tuple(archived_mark(mark) for _, mark in sorted(memory.marks.items())),
        )
    elif version.calibration is not None:
        archive = replace(archive, calibration=None)  # a scale without its bank means nothing
    write_archive(archive, path)
    note_export(bench.writer, "recipe", version.recipe_id, path, {"version": version.number}).result()
    return archive


def archived_mark(mark: Mark) -> ArchivedMark:
    """A mark as it stands in a file, less its patches."""
    return ArchivedMark(
        number=mark.number,
        image_path=mark.image_path,
        image_sha256=mark.image_sha256,
        region=mark.region.to_json(),
        strength=mark.strength,
        note=mark.note,
        author=mark.author,
        station=mark.station,
        created_at=mark.created_at,
    )


def archived_backbone(encoder: Encoder) -> ArchivedBackbone:
    identity = encoder.identity
    return ArchivedBackbone(
        identity.name,
        identity.architecture,
        identity.weights_sha256,
        encoder.encoding_id,
        encoder.grid[0],
        encoder.grid[1],
    )
