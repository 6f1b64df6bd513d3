"""A recipe that comes as one file: checked whole, then made the workspace's in one transaction.

Where its settings want a second person, its marks wait here: nothing signs a file, so what it said of an approval
elsewhere would be no more than a word that anybody could have written into it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from inspector_app.domain.bank import MarkAction
from inspector_app.domain.errors import CorrectableError, RecipeInvalid, RegionInvalid
from inspector_app.domain.geometry import Region
from inspector_app.domain.recipe import RecipeVersion
from inspector_app.engine.detectors.protocol import State
from inspector_app.engine.detectors.registry import detector
from inspector_app.engine.encoder import Encoder
from inspector_app.engine.mark_picture import picture_from_bytes
from inspector_app.engine.memory import DefectBank, PseudoEntry
from inspector_app.engine.recipe_archive import (
    DEFECTS,
    NORMAL,
    ArchivedBackbone,
    ArchivedMark,
    RecipeArchive,
    read_archive,
)
from inspector_app.store.drafts import MadeElsewhere, MarkDraft
from inspector_app.store.reference_kinds import IMPORTED, NO_VIEWS, PICTURE
from inspector_app.store.writing import Writing
from inspector_app.workflow.bench import Bench
from inspector_app.workflow.events import BankChanged, RecipeChanged
from inspector_app.workflow.recipes import archived_backbone
from inspector_app.workflow.writer import Urgency

_DEFECTS_FROM = "confirmed defects"  # the path under which the imported defect bank is kept
_LARGEST_REGION = (
    400_000_000  # px of a region's box, and of all boxes of a file: each becomes a mask in memory
)


@dataclass(frozen=True, slots=True, eq=False)
class _Mark:
    """A mark of the file with its region, its bank patches and, where one came along, its picture."""

    archived: ArchivedMark
    region: Region
    patches: int
    patches_hash: str
    picture_hash: str | None


@dataclass(frozen=True, slots=True, eq=False)
class _Bank:
    """What the file remembers; the hashes name artifacts that are stored already."""

    state: State
    normal_hash: str
    defects_hash: str
    marks: tuple[_Mark, ...]


def import_recipe(bench: Bench, path: Path, name: str | None = None) -> RecipeVersion:
    """A recipe of its own from a file, under its name or another one; nothing is unpacked.

    Its marks act, or wait for approval where ``approval_required`` is among its settings.
    Raises RecipeInvalid for a file that cannot be used, or whose bank another backbone has made, and
    CorrectableError where the name is taken.
    """
    archive = read_archive(path)
    called = " ".join((name or archive.name).split())
    with bench.stores.reading() as reading:
        if reading.recipe_id(called) is not None:
            raise CorrectableError(
                "there is a recipe of this name already",
                subject=called,
                remedy="Import it under another one with --name",
            )
    bank = None
    if archive.backbone is not None:
        demand_same_backbone(archive.backbone, bench.encoder(archive.settings), path, "its bank was made")
        bank = _stored(bench, archive, archive.backbone, path)

    def write(writing: Writing) -> RecipeVersion:
        recipe_id = writing.ensure_recipe(called)
        reason = f"imported from {path.name}"
        if bank is None:
            return writing.add_recipe_version(recipe_id, archive.settings, None, reason)
        _add_bank(writing, recipe_id, bank, archive, path)
        return writing.add_recipe_version(
            recipe_id, archive.settings, archive.calibration, reason, bank.normal_hash
        )

    version = bench.writer.submit(write, Urgency.PERSON).result()
    bench.forget(version.recipe_id)
    bench.tell(RecipeChanged(version.recipe_id))
    bench.tell(BankChanged(version.recipe_id, None))
    return version


def _add_bank(writing: Writing, recipe_id: str, bank: _Bank, archive: RecipeArchive, path: Path) -> None:
    """Bank version, marks and defect bank; marks keep their number, author and time."""
    state = bank.state
    waits = archive.settings.approval_required
    reason = f"imported from {path.name}"
    images = writing.add_origin(
        recipe_id, path, [*(mark.archived.image_path for mark in bank.marks), _DEFECTS_FROM]
    )
    for mark in bank.marks:
        archived, image = mark.archived, images[mark.archived.image_path]
        kept = writing.add_mark(
            MarkDraft(
                recipe_id=recipe_id,
                lot_id=image.lot_id,
                part_id=image.part_id,
                image_id=image.id,
                region=mark.region,
                image_sha256=archived.image_sha256,
                patches_hash=mark.patches_hash,
                patches=mark.patches,
                encoding_id=state.encoding_id,
                strength=archived.strength,
                note=archived.note,
                made=MadeElsewhere(archived.number, archived.author, archived.station, archived.created_at),
            ),
            reason,
            action=MarkAction.PROPOSE if waits else MarkAction.KEEP,
        )
        # its entry holds the turned views already, and its picture is not here to make them anew
        writing.add_reference(
            recipe_id, image.id, NO_VIEWS, kept.id, state.encoding_id, mark.patches_hash, None
        )
        if mark.picture_hash is not None:
            writing.add_reference(
                recipe_id, image.id, PICTURE, kept.id, state.encoding_id, mark.picture_hash, None
            )
    origin = images[_DEFECTS_FROM]
    writing.add_reference(
        recipe_id, origin.id, IMPORTED, origin.id, state.encoding_id, bank.defects_hash, None
    )
    writing.add_bank_version(
        recipe_id,
        bank.normal_hash,
        state.encoding_id,
        state.scales,
        state.source,
        state.images,
        archive.provisional,
        () if waits else tuple(mark.archived.number for mark in bank.marks),
    )


def _stored(bench: Bench, archive: RecipeArchive, backbone: ArchivedBackbone, path: Path) -> _Bank:
    """Banks and entries as artifacts, after they were read once: what cannot be used is refused before."""
    put = bench.stores.artifacts.put
    state = detector(archive.settings.detector).read(archive.entries[NORMAL], subject=str(path))
    DefectBank.from_bytes(archive.entries[DEFECTS], subject=str(path))
    if state.encoding_id != backbone.encoding_id:
        raise RecipeInvalid(
            f"its bank says it was made with the encoding {state.encoding_id[:12]}, its list of contents "
            f"says with {backbone.encoding_id[:12]}",
            subject=str(path),
            remedy="Export the recipe once more",
        )
    marks = []
    require_room_for_regions(archive.marks, path)
    for mark in archive.marks:
        data = archive.entries[mark.entry]
        entry = PseudoEntry.from_bytes(data, subject=f"{path}: P-{mark.number}")
        region = region_from(mark, path)
        picture = _picture(archive, mark, path)
        picture_hash = None if picture is None else put(picture, ".safetensors")
        marks.append(_Mark(mark, region, len(entry.patches), put(data, ".safetensors"), picture_hash))
    return _Bank(
        state,
        put(archive.entries[NORMAL], ".safetensors"),
        put(archive.entries[DEFECTS], ".safetensors"),
        tuple(marks),
    )


def _picture(archive: RecipeArchive, mark: ArchivedMark, path: Path) -> bytes | None:
    """The mark's picture as it came, once it was read; None where none came."""
    data = archive.entries.get(mark.picture)
    if data is not None:
        picture_from_bytes(data, subject=f"{path}: P-{mark.number}")
    return data


def require_room_for_regions(marks: Sequence[ArchivedMark], path: Path) -> None:
    """Pass where the regions of a file, each a mask in memory, can be held together. Raises RecipeInvalid."""
    whole = sum(_area(mark) for mark in marks)
    if whole > _LARGEST_REGION:
        raise RecipeInvalid(
            f"the regions of its marks cover {whole / 1e6:,.0f} million px",
            subject=str(path),
            remedy=f"Export fewer marks at once, up to {_LARGEST_REGION / 1e6:,.0f} million px",
        )


def _area(mark: ArchivedMark) -> int:
    """Pixels of a region's box, 0 where it is not understood: ``region_from`` says so."""
    try:
        _, _, width, height = (int(value) for value in mark.region["box"])
    except (ValueError, KeyError, TypeError, OverflowError):
        return 0
    return max(0, width) * max(0, height)


def region_from(mark: ArchivedMark, path: Path) -> Region:
    """The region of a mark in a file. Raises RecipeInvalid where it is damaged or absurdly large."""
    try:
        box = [int(value) for value in mark.region["box"]]
        if min(box[2:]) < 1 or box[2] * box[3] > _LARGEST_REGION:
            raise ValueError("it is empty or too large")
        return Region.from_json(mark.region)
    except (ValueError, KeyError, TypeError, IndexError, OverflowError, RegionInvalid) as error:
        raise RecipeInvalid(
            f"the region of P-{mark.number} cannot be read",
            subject=str(path),
            remedy="Export it once more",
        ) from error


def demand_same_backbone(made_by: ArchivedBackbone, encoder: Encoder, path: Path, made: str) -> None:
    """Patches speak of one backbone alone: raises RecipeInvalid, naming both, where ``made`` was by another."""
    here = archived_backbone(encoder)
    if made_by.encoding_id == here.encoding_id:
        return
    raise RecipeInvalid(
        f"{made} by {made_by.id} with weights {made_by.weights_sha256[:12]} (encoding "
        f"{made_by.encoding_id[:12]}); {here.id} here has weights {here.weights_sha256[:12]} (encoding "
        f"{here.encoding_id[:12]})",
        subject=str(path),
        remedy="Add the model that made it with `inspector models add`, or learn the recipe anew",
    )
