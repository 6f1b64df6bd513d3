"""A recipe's memory in and out of the workspace."""

from __future__ import annotations

from dataclasses import replace

from inspector_app.domain.bank import BankVersion, Mark
from inspector_app.domain.errors import StorageFault
from inspector_app.domain.recipe import RecipeVersion
from inspector_app.engine.bundle import RecipeBundle
from inspector_app.engine.detectors.registry import detector
from inspector_app.engine.marking import defect_patches
from inspector_app.engine.memory import DefectBank, HalfFeatures, PseudoEntry
from inspector_app.store.reading import Reading
from inspector_app.store.reference_kinds import DEFECT, IMPORTED, VIEWS
from inspector_app.store.writing import Writing
from inspector_app.workflow.learning import Learnt
from inspector_app.workflow.memory import RecipeMemory
from inspector_app.workflow.noting import BankNoted, unnoted
from inspector_app.workflow.reference_record import ReferenceRecord
from inspector_app.workflow.stores import Stores
from inspector_app.workflow.writer import Urgency, Writer


def load_memory(
    stores: Stores,
    reading: Reading,
    version: RecipeVersion,
    encoding_id: str,
    grid: tuple[int, int],
    device: str,
) -> RecipeMemory:
    """What the recipe knows. A bank of another backbone counts as none. Raises StorageFault on damage."""
    memory = RecipeMemory(version, encoding_id, grid)
    bank = reading.bank_version(version.recipe_id)
    if bank is None or bank.encoding_id != encoding_id:
        return memory
    state = detector(version.settings.detector).read(
        stores.artifacts.get(bank.normal_hash), subject=bank.normal_hash
    )
    marks = {
        mark.number: mark
        for mark in reading.active_marks(version.recipe_id)
        if mark.encoding_id == encoding_id
    }
    bundle = RecipeBundle(version.settings, grid, state, version.calibration, device=device)
    memory = replace(memory, bank_version=bank, bundle=bundle)
    for mark in marks.values():
        memory = with_stored_mark(memory, mark, stores, reading)
    return replace(
        memory,
        bundle=memory.scoring.remembering(memory.scoring.pseudo, load_defects(stores, reading, memory)),
    )


def with_stored_mark(
    memory: RecipeMemory, mark: Mark, stores: Stores, reading: Reading, *, views: HalfFeatures | None = None
) -> RecipeMemory:
    """The memory with a mark whose patches lie in the workspace; its ``views`` too, unless they are given."""
    patches = PseudoEntry.from_bytes(stores.artifacts.get(mark.patches_hash), subject=mark.label).patches
    if views is None:
        rows = reading.references(mark.recipe_id, memory.encoding_id, VIEWS)
        stored = [row.artifact_hash for row in rows if row.source_id == mark.id]
        if stored:
            views = PseudoEntry.from_bytes(stores.artifacts.get(stored[-1]), subject=mark.label).patches
    return memory.with_mark(mark, patches, views)


def load_defects(stores: Stores, reading: Reading, memory: RecipeMemory) -> DefectBank:
    """The defect bank: up to 64 patches of every confirmed defect; a damaged record is left out.

    With what came with the recipe, where it was imported.
    """
    bank = DefectBank()
    for row in reading.references(memory.version.recipe_id, memory.encoding_id, IMPORTED):
        came = DefectBank.from_bytes(stores.artifacts.get(row.artifact_hash), subject=row.artifact_hash)
        for name, patches in came.defects.items():
            bank = bank.with_defect(name, patches)
    for row in reading.references(memory.version.recipe_id, memory.encoding_id, DEFECT):
        try:
            record = ReferenceRecord.from_bytes(stores.artifacts.get(row.artifact_hash))
        except StorageFault:
            continue
        if record.cells.any():
            patches = defect_patches(record.features, record.cells, record.d_n, memory.version.settings.seed)
            bank = bank.with_defect(row.source_id, patches)
    return bank


def save_learnt(
    stores: Stores,
    writer: Writer,
    recipe_id: str,
    learnt: Learnt,
    *,
    marks: tuple[int, ...],
    provisional: bool,
    reason: str,
    artifact: str | None = None,
    noted: BankNoted = unnoted,
) -> None:
    """A new bank version and, with its scale, a new recipe version, in one transaction.

    ``artifact`` names the normal bank where it is kept already: the same bank must keep its hash. ``noted`` writes
    along in the same transaction.
    """
    state = learnt.bundle.state
    normal_hash = artifact or stores.artifacts.put(state.to_bytes(), ".safetensors")

    def write(writing: Writing) -> None:
        kept = writing.add_bank_version(
            recipe_id,
            normal_hash,
            state.encoding_id,
            state.scales,
            state.source,
            state.images,
            provisional,
            marks,
        )
        writing.add_recipe_version(recipe_id, learnt.bundle.settings, learnt.calibration, reason, normal_hash)
        noted(writing, kept)

    writer.submit(write, Urgency.PERSON).result()


def save_marks(writer: Writer, memory: RecipeMemory) -> BankVersion:
    """A new bank version: the same normal bank with the marks of ``memory``."""
    bank = memory.bank_version
    assert bank is not None, "marks are kept only on a recipe that has a bank"
    return writer.submit(
        lambda writing: writing.add_bank_version(
            bank.recipe_id,
            bank.normal_hash,
            bank.encoding_id,
            bank.scales,
            bank.source,
            bank.images,
            bank.provisional,
            tuple(sorted(memory.marks)),
        ),
        Urgency.PERSON,
    ).result()
