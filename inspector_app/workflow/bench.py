"""What the inference thread works with: device, encoders, and the memory of each recipe. Used on that thread alone."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from inspector_app.domain.challenge import ChallengeOutcome
from inspector_app.domain.errors import CorrectableError, InspectorError, NoFeatures, NotFound, StorageFault
from inspector_app.domain.lot import Lot
from inspector_app.domain.recipe import Basis, RecipeSettings
from inspector_app.engine.backbones.protocol import Backbone
from inspector_app.engine.backbones.registry import load_backbone
from inspector_app.engine.device import Device, choose_device, cpu, is_device_lost, set_threads
from inspector_app.engine.encoder import EncodedBatch, Encoder
from inspector_app.engine.prompts import words_id
from inspector_app.store.drafts import RunDraft
from inspector_app.store.feature_cache import LotFeatures
from inspector_app.workflow.events import BankChanged, DeviceReady, Event, Level, Notice, RecipeChanged
from inspector_app.workflow.learning import Learnt
from inspector_app.workflow.memory import RecipeMemory
from inspector_app.workflow.memory_store import load_memory, save_learnt, save_marks
from inspector_app.workflow.models import model_folders
from inspector_app.workflow.noting import BankNoted, unnoted
from inspector_app.workflow.stores import Stores
from inspector_app.workflow.supplied import Supplied
from inspector_app.workflow.threshold_setting import set_threshold
from inspector_app.workflow.writer import Urgency, Writer

WORDS = ".words"  # folder in that of the models: what sentences mean to them

log = logging.getLogger(__name__)


class Bench(Supplied):
    """Owns the device, the backbones that were loaded and the memories that were read."""

    def __init__(
        self, stores: Stores, writer: Writer, device: str | None, tell: Callable[[Event], None]
    ) -> None:
        super().__init__(stores, writer, device, tell)
        self._device: Device | None = None
        self._backbones: dict[tuple[Any, ...], Backbone] = {}
        self._encoders: dict[tuple[Any, ...], Encoder] = {}
        self._memories: dict[str, RecipeMemory] = {}
        set_threads(spare=0)

    # --- device and backbone

    def announce(self) -> None:
        """Tell what computes. Raises DeviceFault where the device that was asked for is not there."""
        self.tell(DeviceReady(self.device.description, ""))

    @property
    def device(self) -> Device:
        if self._device is None:
            self._device = choose_device(self.wanted_device)
        return self._device

    def without_lost_device(self, error: BaseException) -> bool:
        """Go on with the CPU where the error says that the device is lost; False where it says something else.

        Backbones and banks are read anew when they are next asked for: those on the device are gone.
        """
        if self.device.kind == "cpu" or not is_device_lost(error):
            return False
        lost = self.device.description
        log.error("the device is lost: %s", error)
        self._device = cpu()
        self._backbones.clear()
        self._encoders.clear()
        self._memories.clear()
        self.tell(
            Notice(
                Level.WARNING,
                "the device no longer answers: going on with the CPU",
                lost,
                "Start Inspector again to use it; look at its driver where that happens again",
            )
        )
        self.announce()
        return True

    def encoder(self, settings: RecipeSettings) -> Encoder:
        """The recipe's encoder, loaded once. Raises ModelUnavailable."""
        loaded = (settings.backbone, settings.input_size, settings.precision)
        if loaded not in self._backbones:
            self._backbones[loaded] = load_backbone(
                settings.backbone,
                model_folders(self.stores.workspace.root),
                self.device,
                input_size=settings.input_size,
                precision=settings.precision,
            )
            self.tell(DeviceReady(self.device.description, settings.backbone))
        backbone = self._backbones[loaded]
        key = (
            *loaded, settings.radii, settings.tile_aspect, words_id(settings) if backbone.has_text else "",
        )  # fmt: skip
        if key not in self._encoders:
            self._encoders[key] = Encoder(
                backbone,
                settings.radii,
                self.device,
                self._report,
                aspect=settings.tile_aspect,
                words=settings,
                kept=self.stores.workspace.models / WORDS,
                precision=settings.precision,
            )
        return self._encoders[key]

    def _report(self, what: str) -> None:
        self.tell(Notice(Level.WARNING, what, self.device.description))

    def encode(self, encoder: Encoder, squares: Sequence[npt.NDArray[np.uint8]]) -> EncodedBatch:
        """Features of pictures; a mini-batch that does not fit is halved, then moved to the CPU."""
        return encoder.encode(squares)

    def encode_each(
        self, encoder: Encoder, squares: Sequence[npt.NDArray[np.uint8]]
    ) -> tuple[EncodedBatch, list[str]]:
        """Features of the pictures that have some; for every picture why it has none, "" where it has."""
        try:
            return self.encode(encoder, squares), [""] * len(squares)
        except NoFeatures as error:
            without, why = error.places, f"{error.what}. {error.remedy}"
        said = [why if place in without else "" for place in range(len(squares))]
        return self.encode(
            encoder, [square for square, of in zip(squares, said, strict=True) if not of]
        ), said

    # --- memory

    def memory(self, recipe_id: str) -> RecipeMemory:
        """What the recipe knows, read once and kept up to date by the acts of this thread."""
        with self.stores.reading() as reading:
            version = reading.recipe_version(recipe_id)
            if version is None:
                raise NotFound("there is no such recipe", subject=recipe_id)
            known = self._memories.get(recipe_id)
            if known is None:
                encoder = self.encoder(version.settings)
                known = load_memory(
                    self.stores,
                    reading,
                    version,
                    encoder.encoding_id,
                    encoder.grid,
                    str(encoder.device.torch_device),
                )
            elif known.version.id != version.id:
                known = known.under(version)
        self._memories[recipe_id] = known
        return known

    def learnt_memory(self, lot: Lot) -> RecipeMemory:
        """The memory of a lot's recipe. Raises CorrectableError where nothing was learnt yet."""
        memory = self.memory(lot.recipe_id)
        if not memory.ready:
            raise CorrectableError(
                "the recipe has no bank yet", subject=lot.recipe_name, remedy="Wait for the first parts"
            )
        return memory

    def keep(self, recipe_id: str, memory: RecipeMemory) -> RecipeMemory:
        """The memory that holds from now on, under a bank version of its own when its marks changed."""
        if memory.bank_version is not None and memory.bank_version.marks != tuple(sorted(memory.marks)):
            memory = replace(memory, bank_version=save_marks(self.writer, memory))
        self._memories[recipe_id] = memory
        return memory

    def forget(self, recipe_id: str) -> None:
        """Read the memory anew when it is next asked for."""
        self._memories.pop(recipe_id, None)

    def adopt(
        self,
        recipe_id: str,
        learnt: Learnt,
        *,
        provisional: bool,
        reason: str,
        artifact: str | None = None,
        noted: BankNoted = unnoted,
    ) -> RecipeMemory:
        """Make what was learnt the recipe's bank and scale: stored first, used then.

        ``artifact`` names the normal bank where it is kept already; ``noted`` writes along with it.
        """
        with self.stores.reading() as reading:
            marks = tuple(mark.number for mark in reading.active_marks(recipe_id))
        save_learnt(
            self.stores,
            self.writer,
            recipe_id,
            learnt,
            marks=marks,
            provisional=provisional,
            reason=reason,
            artifact=artifact,
            noted=noted,
        )
        self.forget(recipe_id)
        self.tell(BankChanged(recipe_id, None))
        return self.memory(recipe_id)

    def set_threshold(self, lot_id: str, raw: float, outcome: ChallengeOutcome | None = None) -> None:
        """The threshold of a lot by hand, in its raw units; nothing where it is that already.

        ``outcome``: what the challenge set says of it.
        """
        with self.stores.reading() as reading:
            version, _ = reading.lot_scale(lot_id)
        known = version.calibration
        if known is not None and known.basis is Basis.MANUAL and known.threshold == raw:
            return
        self.writer.submit(lambda writing: set_threshold(writing, lot_id, raw, None), Urgency.PERSON).result()
        self.tell(RecipeChanged(version.recipe_id, outcome))

    # --- lots

    def open_features(self, lot_id: str, encoder: Encoder) -> LotFeatures:
        """The lot's feature cache for this encoder, kept open until others were used since (see ``tidying``)."""
        height, width = encoder.grid
        return self.stores.features.open(
            lot_id,
            encoder.encoding_id,
            height * width,
            encoder.feature_width,
            encoder.embedding_width,
            encoder.words_id,
        )

    def renew_features(self, lot_id: str, encoder: Encoder) -> LotFeatures:
        """The lot's feature cache, begun anew because it has lost rows. Raises StorageFault."""
        self.open_features(lot_id, encoder).close()
        folder = self.stores.workspace.features / lot_id
        try:
            shutil.rmtree(folder)
        except OSError as error:
            raise StorageFault(
                f"cached features cannot be removed ({error.strerror or error})",
                subject=str(folder),
                remedy="Mend the permissions of the workspace",
            ) from error
        return self.open_features(lot_id, encoder)

    def run_draft(
        self,
        lot_id: str,
        kind: str,
        memory: RecipeMemory,
        encoder: Encoder,
        *,
        provisional: bool,
        parent_id: str | None = None,
    ) -> RunDraft:
        identity = encoder.identity
        return RunDraft(
            lot_id=lot_id,
            parent_id=parent_id,
            kind=kind,
            detector=memory.version.settings.detector,
            backbone=memory.version.settings.backbone,
            weights_sha256=identity.weights_sha256,
            executor=identity.executor,
            precision=identity.precision,
            device=self.device.description,
            encoding_id=encoder.encoding_id,
            bank_version_id=memory.bank_version.id if memory.bank_version else None,
            recipe_version_id=memory.version.id,
            provisional=provisional,
        )

    # --- telling

    def warn(self, error: InspectorError, lot_id: str) -> None:
        self.tell(Notice(Level.WARNING, error.what, error.subject, error.remedy, lot_id))
