"""Marks between stations: written to one file, previewed as a whole, kept with the names of those who made them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from inspector_app.domain.bank import Mark, MarkAction
from inspector_app.domain.bank_change import BankChange, ForeignMark, ImportPreview
from inspector_app.domain.challenge_run import ChallengeReason
from inspector_app.domain.errors import CorrectableError, NotFound, RecipeInvalid
from inspector_app.domain.geometry import Region
from inspector_app.domain.lot import Lot
from inspector_app.engine.encoder import Encoder
from inspector_app.engine.mark_archive import MarkArchive, read_marks, write_marks
from inspector_app.engine.mark_picture import picture_from_bytes, picture_to_bytes
from inspector_app.engine.memory import PseudoEntry
from inspector_app.engine.recipe_archive import ArchivedMark, mark_entry, picture_entry
from inspector_app.store.drafts import MadeElsewhere, MarkDraft
from inspector_app.store.reference_kinds import NO_VIEWS, PICTURE
from inspector_app.store.writing import Writing
from inspector_app.workflow.bank_changes import BankChanges
from inspector_app.workflow.bench import Bench
from inspector_app.workflow.challenge_record import keep_run
from inspector_app.workflow.events import BankChanged
from inspector_app.workflow.mark_pictures import picture_of
from inspector_app.workflow.memory import RecipeMemory
from inspector_app.workflow.memory_store import with_stored_mark
from inspector_app.workflow.noting import MarksNoted, unnoted
from inspector_app.workflow.noting_exports import note_export
from inspector_app.workflow.pictures import Pixels
from inspector_app.workflow.recipe_import import (
    demand_same_backbone,
    region_from,
    require_room_for_regions,
)
from inspector_app.workflow.recipes import archived_backbone, archived_mark
from inspector_app.workflow.worker import Steps
from inspector_app.workflow.writer import Urgency

MOST_PATCHES = 4096  # of one entry


@dataclass(frozen=True, slots=True, eq=False)
class _Arrival:
    """A mark of the file, checked; ``here`` is the recipe's own copy of it."""

    archived: ArchivedMark
    entry: PseudoEntry
    region: Region
    picture: Pixels | None
    here: Mark | None

    @property
    def shown(self) -> ForeignMark:
        mark = self.archived
        return ForeignMark(
            mark.number, mark.author, mark.station, mark.created_at, mark.note, self.picture, self.here
        )


@dataclass(frozen=True, slots=True, eq=False)
class _Arriving:
    """A whole file on its way into a recipe, and what the recipe would know then."""

    archive: MarkArchive
    arrivals: list[_Arrival]
    before: RecipeMemory
    after: RecipeMemory
    lots: list[Lot]


class MarkExchange:
    """Used on the inference thread."""

    def __init__(self, bench: Bench, changes: BankChanges) -> None:
        self._bench = bench
        self._changes = changes

    def export(self, recipe_id: str, path: Path, numbers: Sequence[int] | None) -> Steps:
        """Write kept marks to a file; how many."""
        bench = self._bench
        memory = bench.memory(recipe_id)
        kept = memory.marks if memory.bundle is not None else {}
        wanted = sorted(kept if numbers is None else dict.fromkeys(numbers))
        if missing := [number for number in wanted if number not in kept]:
            raise NotFound(
                "there is no kept mark of this number",
                subject=f"P-{missing[0]}",
                remedy="See `inspector marks list`",
            )
        if not wanted:
            raise CorrectableError(
                "it has no kept marks to export",
                subject=memory.version.recipe_name,
                remedy="Keep a mark first",
            )
        held = {entry.number: entry for entry in memory.scoring.pseudo.entries}
        entries = {}
        for number in wanted:
            entries[mark_entry(number)] = held[number].to_bytes()
            picture = picture_of(bench.stores, kept[number], memory.version.settings.window)
            if picture is not None:
                entries[picture_entry(number)] = picture_to_bytes(picture)
            yield
        who = bench.writer.who
        write_marks(
            MarkArchive(
                memory.version.recipe_name,
                who.station,
                who.author,
                archived_backbone(bench.encoder(memory.version.settings)),
                tuple(archived_mark(kept[number]) for number in wanted),
                entries,
            ),
            path,
        )
        note_export(bench.writer, "marks", recipe_id, path, {"marks": wanted}).result()
        return len(wanted)

    def preview(self, recipe_id: str, path: Path, lot_id: str | None) -> Steps:
        """What the file's marks would do in the lot, all together: an ImportPreview."""
        arriving = self._arriving(recipe_id, path, lot_id)
        yield
        change = yield from self._changes.preview(recipe_id, arriving.before, arriving.after, arriving.lots)
        return ImportPreview(
            arriving.archive.recipe,
            arriving.archive.station,
            tuple(each.shown for each in arriving.arrivals),
            change,
        )

    def import_marks(
        self,
        recipe_id: str,
        path: Path,
        lot_id: str | None,
        in_spite: bool,
        noted: MarksNoted = unnoted,
    ) -> Steps:
        """Keep what is new in the file, and again what was revoked here; gives those marks."""
        bench = self._bench
        arriving = self._arriving(recipe_id, path, lot_id)
        joining = [each for each in arriving.arrivals if each.shown.joins]
        if not joining:
            raise CorrectableError("the recipe has all of these marks already", subject=str(path))
        if not in_spite:
            change: BankChange = yield from self._changes.preview(
                recipe_id, arriving.before, arriving.after, arriving.lots
            )
            if change.harms:
                raise CorrectableError(
                    f"with its marks {len(change.outcome.lost)} known parts would be judged wrongly and "
                    f"{len(change.returns)} quiet parts flagged again",
                    subject=str(path),
                    remedy="Leave it, or import it in spite of that",
                )
        put = bench.stores.artifacts.put
        pictures = {
            each.archived.number: put(picture_to_bytes(each.picture), ".safetensors")
            for each in joining
            if each.picture is not None
        }
        patches = {
            each.archived.number: put(each.entry.to_bytes(), ".safetensors")
            for each in joining
            if each.here is None
        }
        encoding_id = arriving.before.encoding_id
        waits = arriving.before.version.settings.approval_required

        def write(writing: Writing) -> list[Mark]:
            new = [each for each in joining if each.here is None]
            images = (
                writing.add_origin(recipe_id, path, [each.archived.image_path for each in new]) if new else {}
            )
            marks = []
            for each in joining:
                archived = each.archived
                reason = f"imported from {path.name}, P-{archived.number} of {archived.station}"
                if each.here is not None:
                    again = MarkAction.PROPOSE if waits else MarkAction.REDO
                    marks.append(writing.add_mark_event(each.here.id, again, reason))
                    continue
                image = images[archived.image_path]
                mark = writing.add_mark(
                    MarkDraft(
                        recipe_id=recipe_id,
                        lot_id=image.lot_id,
                        part_id=image.part_id,
                        image_id=image.id,
                        region=each.region,
                        image_sha256=archived.image_sha256,
                        patches_hash=patches[archived.number],
                        patches=len(each.entry.patches),
                        encoding_id=encoding_id,
                        strength=archived.strength,
                        note=archived.note,
                        made=MadeElsewhere(None, archived.author, archived.station, archived.created_at),
                    ),
                    reason,
                    action=MarkAction.PROPOSE if waits else MarkAction.KEEP,
                )
                # its entry holds the turned views already, and its picture is not here to make them anew
                writing.add_reference(
                    recipe_id, image.id, NO_VIEWS, mark.id, encoding_id, mark.patches_hash, None
                )
                if archived.number in pictures:
                    writing.add_reference(
                        recipe_id, image.id, PICTURE, mark.id, encoding_id, pictures[archived.number], None
                    )
                marks.append(mark)
            noted(writing, marks)
            return marks

        before = after = self._changes.ready(recipe_id)  # the preview has let other acts in between
        marks = bench.writer.submit(write, Urgency.PERSON).result()
        with bench.stores.reading() as reading:
            for mark in marks:
                if mark.active:
                    after = with_stored_mark(after, mark, bench.stores, reading)
        if after is not before:
            outcome = self._changes.challenge(recipe_id, before, after)
            yield from self._changes.adopt(recipe_id, arriving.lots, before, after)
            keep_run(
                bench,
                bench.memory(recipe_id),
                ChallengeReason.MARK,
                outcome,
                subject=f"{', '.join(mark.label for mark in marks)} imported",
                confirmation="" if in_spite else None,
            )
        for mark in marks:
            bench.tell(BankChanged(recipe_id, mark))
        return marks

    # --- inside

    def _arriving(self, recipe_id: str, path: Path, lot_id: str | None) -> _Arriving:
        bench = self._bench
        archive = read_marks(path)
        before = self._changes.ready(recipe_id)
        encoder = bench.encoder(before.version.settings)
        demand_same_backbone(archive.backbone, encoder, path, "its marks were made")
        require_room_for_regions(archive.marks, path)
        with bench.stores.reading() as reading:
            known = {
                _origin(mark.author, mark.station, mark.created_at): mark
                for mark in reading.all_marks(recipe_id)
            }
            lots = [] if lot_id is None else [reading.lot(lot_id)]
        arrivals = []
        for mark in archive.marks:
            here = known.get(_origin(mark.author, mark.station, mark.created_at))
            arrivals.append(_arrival(archive, mark, encoder, path, here))
        after, number = before, before.next_number
        with bench.stores.reading() as reading:
            for each in arrivals:
                if each.here is None:
                    after = after.with_entry(PseudoEntry(number, each.entry.patches, each.entry.strength))
                    number += 1
                elif not each.here.stands:
                    after = with_stored_mark(after, each.here, bench.stores, reading)
        return _Arriving(archive, arrivals, before, after, lots)


def _origin(author: str, station: str, created_at: float) -> tuple[str, str, float]:
    """By what a mark is known again wherever it was carried: who made it, where, when."""
    return author, station, created_at


def _arrival(
    archive: MarkArchive, mark: ArchivedMark, encoder: Encoder, path: Path, here: Mark | None
) -> _Arrival:
    subject = f"{path}: P-{mark.number}"
    entry = PseudoEntry.from_bytes(archive.entries[mark.entry], subject=subject)
    patches = entry.patches
    if (
        patches.dtype != np.float16
        or patches.ndim != 2
        or patches.shape[1] != encoder.feature_width
        or len(patches) > MOST_PATCHES
        or not np.isfinite(patches).all()
    ):
        raise RecipeInvalid(
            "its patches cannot be used", subject=subject, remedy="Export the marks once more"
        )
    data = archive.picture(mark)
    return _Arrival(
        mark,
        PseudoEntry(mark.number, patches, mark.strength),
        region_from(mark, path),
        None if data is None else picture_from_bytes(data, subject=subject),
        here,
    )
