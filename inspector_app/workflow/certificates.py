"""Certificates of marks: put together from the store and the engine, written as documents."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING

import inspector_app
from inspector_app.domain.bank import Mark
from inspector_app.domain.certificates import NearDefect
from inspector_app.domain.documents import Format, Looks
from inspector_app.domain.errors import (
    CorrectableError,
    EnvironmentFault,
    ImageUnreadable,
    StorageFault,
)
from inspector_app.domain.people import Right, signing_of
from inspector_app.reports.writing import free_stem
from inspector_app.store.writing import Writing
from inspector_app.workflow.acting import needs
from inspector_app.workflow.engine_room import EngineRoom
from inspector_app.workflow.job_names import piece_of_work
from inspector_app.workflow.mark_pictures import came_with
from inspector_app.workflow.pictures import Pixels
from inspector_app.workflow.stores import Stores
from inspector_app.workflow.worker import Urgency
from inspector_app.workflow.writer import Urgency as Write
from inspector_app.workflow.writer import Writer

if TYPE_CHECKING:
    from inspector_app.reports.certificate import Certificate

Queued = Callable[[Callable[[], list[Path]]], Future[list[Path]]]  # in the name of whoever asks
CERTIFICATE_FORMATS = (Format.PDF, Format.HTML)
QUIETED = 6  # parts whose pictures are shown


class Certificates:
    """Writes where ``queued`` runs it, not on the inference thread, which it asks for distances."""

    def __init__(self, stores: Stores, writer: Writer, room: EngineRoom, queued: Queued) -> None:
        self._stores, self._writer, self._room, self._queued = stores, writer, room, queued
        self.acting = writer.acting

    @needs(Right.EXPORT)
    @piece_of_work("report")
    def write(
        self,
        mark_id: str,
        folder: Path | None = None,
        formats: Sequence[str] = (Format.PDF,),
        looks: Looks | None = None,
    ) -> Future[list[Path]]:
        """The certificate of a mark as PDF, HTML or both; the paths, each noted with its SHA-256.

        Raises CorrectableError for another format, NotFound, StorageFault.
        """
        chosen = [Format(each) for each in dict.fromkeys(formats)]
        for format in chosen:
            if format not in CERTIFICATE_FORMATS:
                raise CorrectableError(
                    "a certificate is written as pdf or html",
                    subject=format.value,
                    remedy="Choose one of them",
                )
        return self._queued(lambda: self._write(mark_id, folder, chosen, looks or Looks()))

    def of_lot(self, lot_id: str, looks: Looks | None) -> Callable[[float], tuple[Certificate, ...]]:
        """The annex of a lot's document: certificates of the marks that act in it, made when they are asked for."""

        def made(now: float) -> tuple[Certificate, ...]:
            with self._stores.reading() as reading:
                recipe_id = reading.lot(lot_id).recipe_id
                numbers = reading.marks_acting_in(lot_id)
                marks = reading.marks_by_number(recipe_id, numbers)
            return tuple(
                self.certificate(marks[number].id, looks or Looks(), now)
                for number in numbers
                if number in marks
            )

        return made

    def certificate(self, mark_id: str, looks: Looks, now: float) -> Certificate:
        """The content of the page. Not on the inference thread: it waits for that. Raises NotFound."""
        from inspector_app.reports.certificate import Certificate  # with fonts and templates: only here
        from inspector_app.workflow.reporting import PictureSources

        near = self._near(mark_id)
        with self._stores.reading() as reading:
            mark = reading.mark_by_id(mark_id)
            row = next(row for row in reading.marks(mark.recipe_id) if row.mark.id == mark_id)
            history = tuple(reading.mark_history(mark_id))
            lot = reading.lot(mark.lot_id)
            version = reading.recipe_version(mark.recipe_id)
            assert version is not None
            bank = reading.bank_version(mark.recipe_id)
            quieted = tuple(reading.quieted_by(mark.recipe_id, mark.number, QUIETED))
            blind = reading.blind_images(mark.recipe_id)
            challenge = reading.challenge_standing(mark.recipe_id, version.settings.challenge_every)
            head = reading.audit_head_of_decisions()
            signing = signing_of(reading.sign_in_rules(), lot.created_at)
        sources = PictureSources(self._stores, version)

        def picture(image_id: str) -> Pixels:
            if image_id == mark.image_id:
                return self._marked_picture(mark, version.settings.window)
            return sources.picture(image_id)

        def stand_in(image_id: str) -> Pixels | None:
            came = self._came_with(mark) if image_id == mark.image_id else None
            return sources.stand_in(image_id) if came is None else came

        return Certificate(
            row=row,
            history=history,
            lot=lot,
            version=version,
            bank=bank,
            quieted=quieted,
            near=near,
            challenge=challenge,
            picture=picture,
            stand_in=stand_in,
            calibrated_map=sources.calibrated_map,
            station=self._writer.who.station,
            generated_at=now,
            program=f"Inspector {inspector_app.__version__}",
            looks=looks,
            audit_head=head,
            signing=signing,
            blind=blind,
        )

    def _write(
        self, mark_id: str, folder: Path | None, formats: Sequence[Format], looks: Looks
    ) -> list[Path]:
        from inspector_app.reports.certificate_html import write_certificate_html
        from inspector_app.reports.certificate_pdf import write_certificate_pdf

        writers: Mapping[Format, Callable[[Certificate, Path], str]] = {
            Format.PDF: write_certificate_pdf,
            Format.HTML: write_certificate_html,
        }
        certificate = self.certificate(mark_id, looks, time.time())
        target = folder if folder is not None else self._stores.workspace.reports
        endings = {format: f".{format.value}" for format in formats}
        stem = free_stem(target, _file_stem(certificate), endings.values())
        written: list[tuple[Path, str, str]] = []

        def note(writing: Writing) -> None:
            for path, format, sha256 in written:
                writing.add_report(certificate.mark.lot_id, path, sha256, f"certificate {format}")

        try:
            for format, ending in endings.items():
                path = target / f"{stem}{ending}"
                written.append((path, format.value, writers[format](certificate, path)))
        finally:
            if written:
                self._writer.submit(note, Write.PERSON).result()
        return [path for path, _, _ in written]

    def _near(self, mark_id: str) -> tuple[NearDefect, ...] | None:
        """Distances of confirmed defects; None without an engine: the page says so."""
        try:
            asked = self._room.submit(lambda engine: engine.certifying.near(mark_id), Urgency.LOOK)
            return asked.result()
        except (CorrectableError, EnvironmentFault):
            return None

    def _marked_picture(self, mark: Mark, window: tuple[int, int] | None) -> Pixels:
        """The picture that was marked. Raises ImageUnreadable where another one lies there now."""
        from inspector_app.imaging.decode import decode

        with self._stores.reading() as reading:
            path = reading.lot(mark.lot_id).folder / mark.image_path
        found = decode(path, window=window)
        if mark.image_sha256 is not None and found.sha256 != mark.image_sha256:
            raise ImageUnreadable(
                "another picture lies there now", subject=str(path), remedy="Put the one that was marked back"
            )
        return found.pixels

    def _came_with(self, mark: Mark) -> Pixels | None:
        try:
            return came_with(self._stores, mark)
        except StorageFault:
            return None


def _file_stem(certificate: Certificate) -> str:
    """Recipe, mark and time as a file name that every system takes."""
    words = f"{certificate.version.recipe_name}-{certificate.mark.label}"
    safe = re.sub(r"[^\w-]+", "_", words).strip("_")[:80] or "mark"
    moment = time.strftime("%Y%m%d-%H%M%S", time.localtime(certificate.generated_at))
    return f"{safe}-certificate-{moment}"
