"""Which parts of a data set are scored, and what makes the figures weak."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from inspector_app.domain.errors import CorrectableError
from inspector_app.domain.lot_mode import LotMode
from inspector_app.engine.calibration import FEWEST_GOOD
from inspector_app.engine.evaluation.datasets import DataSet, Sample, mostly_defects, unlabelled_lot
from inspector_app.engine.mutual import FEWEST_TO_JUDGE

Tell = Callable[[str], None]


def require_good_parts(dataset: DataSet) -> None:
    """Raises CorrectableError where there are no good parts to learn from."""
    if not dataset.train_good:
        raise CorrectableError(
            "there are no good parts to learn from",
            subject=str(dataset.folder),
            remedy="Add some, or score it as an unlabelled lot with --lot-mode unlabelled",
        )


def parts_to_judge(dataset: DataSet, warn: Tell, shots: int | None = None) -> tuple[Sample, ...]:
    """The test; what makes it weak is told, as it is with ``shots`` good parts to learn from.

    Raises CorrectableError without good parts to learn from, or where nothing is left to be scored.
    """
    require_good_parts(dataset)
    if not dataset.test:
        raise CorrectableError(
            f"all it has, {len(dataset.train_good)} good, is learnt from: nothing is left to be scored",
            subject=str(dataset.folder),
            remedy="Add good and defective parts, or score it as an unlabelled lot with --lot-mode unlabelled",
        )
    count = len(dataset.train_good) if shots is None else shots
    if count < FEWEST_GOOD:
        parts = "1 good part" if count == 1 else f"{count} good parts"
        warn(f"{parts} to learn from: under {FEWEST_GOOD}, nothing is promised of the threshold")
    _warn_of_one_class(dataset.test, warn)
    return dataset.test


def samples_of(dataset: DataSet, mode: LotMode, warn: Tell) -> tuple[Sample, ...]:
    """What is scored in this mode; what makes it weak is told. Raises CorrectableError as ``parts_to_judge`` does."""
    return parts_to_judge(dataset, warn) if mode.good else lot_to_judge(dataset, mode, warn)


def lot_to_judge(dataset: DataSet, mode: LotMode, warn: Tell) -> tuple[Sample, ...]:
    """The lot that judges itself; what makes it weak is told.

    Raises CorrectableError where the test alone is asked for and there is none.
    """
    if mode is LotMode.TEST and not dataset.test:
        count = len(dataset.train_good)
        raise CorrectableError(
            f"it has {count} good part{'' if count == 1 else 's'} to learn from and no test",
            subject=str(dataset.folder),
            remedy="Add good and defective parts, or score it as an unlabelled lot with --lot-mode unlabelled",
        )
    samples = dataset.test if mode is LotMode.TEST else unlabelled_lot(dataset)
    if len(samples) < FEWEST_TO_JUDGE:
        parts = "1 part" if len(samples) == 1 else f"{len(samples)} parts"
        warn(f"the lot has {parts}: under {FEWEST_TO_JUDGE} are too few to judge one another")
    if mostly_defects(samples):
        bad = sum(sample.defective for sample in samples)
        warn(f"{bad} of the lot's {len(samples)} parts are defective: it no longer shows what is normal")
    _warn_of_one_class(samples, warn)
    return samples


def _warn_of_one_class(samples: Sequence[Sample], warn: Tell) -> None:
    if len({sample.defective for sample in samples}) == 1:
        kind = "defective" if samples[0].defective else "good"
        warn(f"all parts scored are {kind}: what ranks good against defective is not defined")
