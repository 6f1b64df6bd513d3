"""Known parts whose features were made by another backbone, or are lost, encoded anew from their pictures."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace

import numpy as np

from inspector_app.domain.errors import ImageUnreadable
from inspector_app.domain.lot import ImageRef
from inspector_app.imaging.decode import decode
from inspector_app.imaging.resize import to_canvas
from inspector_app.store.reference_kinds import DEFECT, GOOD
from inspector_app.store.rows import ConfirmedDefect, ReferenceRow
from inspector_app.workflow.bench import Bench
from inspector_app.workflow.events import Level, Notice
from inspector_app.workflow.memory import Owner, RecipeMemory
from inspector_app.workflow.reference_record import ReferenceRecord
from inspector_app.workflow.references import References, source_of, with_defect_cells
from inspector_app.workflow.stored_known import StoredKnown
from inspector_app.workflow.writer import Urgency

Renewed = Generator[None, None, tuple[str, ...]]


class Renewing:
    """Used on the inference thread."""

    def __init__(self, bench: Bench, references: References) -> None:
        self._bench = bench
        self._references = references
        self._told: frozenset[str] = frozenset()  # images that people know to be gone

    def steps(self, recipe_id: str) -> Renewed:
        """Encode what the store lacks, a part a step; the lots of the defects that the store learnt by it.

        A part whose picture is gone, or another one now, is named in a Notice and stays unscored.
        """
        bench = self._bench
        with bench.stores.reading() as reading:
            bank = reading.bank_version(recipe_id)
            stored = None if bank is None else StoredKnown.of(reading, recipe_id, bank.encoding_id)
        if stored is None or stored.whole:
            return ()
        memory = bench.memory(recipe_id)
        if not memory.ready:
            return ()
        gone: list[ImageRef] = []
        lots: dict[str, None] = {}
        for defect in stored.rejects_elsewhere:
            image, record = self._encoded(defect.image_id, memory)
            if record is None:
                gone.append(image)
            else:
                self._keep_defect(defect, image, record, memory)
                lots[image.lot_id] = None
            yield
        if lots:
            self._references.read_defects(recipe_id)
        for row in stored.good_elsewhere:
            image, record = self._encoded(row.image_id, memory)
            if record is None:
                gone.append(image)
            else:
                self._keep_good(row, record, memory)
            yield
        self._name(gone, memory.version.recipe_name)
        return tuple(lots)

    def _encoded(self, image_id: str, memory: RecipeMemory) -> tuple[ImageRef, ReferenceRecord | None]:
        """The image and its features, None where its picture cannot be read or is no longer the one people saw."""
        bench, settings = self._bench, memory.version.settings
        with bench.stores.reading() as reading:
            image = reading.image(image_id)
            folder = reading.lot(image.lot_id).folder
        try:
            picture = decode(folder / image.path, window=settings.window)
        except ImageUnreadable:
            return image, None
        if image.sha256 is not None and picture.sha256 != image.sha256:
            return image, None
        encoder = bench.encoder(settings)
        batch = bench.encode(encoder, [to_canvas(picture.pixels, encoder.canvas)])
        names = Owner(image.part_id, picture.sha256).names
        d_n = memory.scoring.distances(batch.features, [names])[0]  # [g_h, g_w]
        text = None if batch.text is None else batch.text[0].reshape(d_n.shape)
        nowhere = np.zeros(d_n.shape, np.bool_)
        record = ReferenceRecord(batch.features[0], d_n, nowhere, memory.normal_hash, text)
        return replace(image, width=picture.width, height=picture.height), record

    def _keep_defect(
        self, defect: ConfirmedDefect, image: ImageRef, record: ReferenceRecord, memory: RecipeMemory
    ) -> None:
        record = with_defect_cells(record, memory, defect, image.width or 1, image.height or 1)
        self._add(defect.image_id, DEFECT, source_of(defect), record, memory)

    def _keep_good(self, row: ReferenceRow, record: ReferenceRecord, memory: RecipeMemory) -> None:
        self._add(row.image_id, GOOD, row.source_id, record, memory)

    def _add(
        self, image_id: str, kind: str, source: str, record: ReferenceRecord, memory: RecipeMemory
    ) -> None:
        bench = self._bench
        artifact = bench.stores.artifacts.put(record.to_bytes(), ".safetensors")
        raw = memory.raw_from(record.features, record.d_n, record.text)
        bench.writer.submit(
            lambda writing: writing.add_reference(
                memory.version.recipe_id, image_id, kind, source, memory.encoding_id, artifact, raw
            ),
            Urgency.PERSON,
        ).result()

    def _name(self, gone: list[ImageRef], recipe: str) -> None:
        fresh = [image for image in gone if image.id not in self._told]
        if not fresh:
            return
        self._told |= {image.id for image in fresh}
        known = "1 known part is" if len(fresh) == 1 else f"{len(fresh)} known parts are"
        self._bench.tell(
            Notice(
                Level.WARNING,
                f"{known} of no use any more: features and picture are gone, or the picture is another one now: "
                f"{', '.join(image.path for image in fresh[:3])}{', …' if len(fresh) > 3 else ''}",
                recipe,
                "Put the pictures back where they were, or name other parts",
            )
        )
