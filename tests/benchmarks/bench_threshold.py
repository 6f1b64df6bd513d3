"""How fast the threshold page reads past lots, and whether it keeps up with a hand that drags over 100,000 scores.

python -m tests.benchmarks.bench_threshold [--parts 100000] [--lots 20] [--platform offscreen]

The past lots lie in a database and have together as many parts. What is dragged is one lot of so many drawn scores,
with reviews, a check sample and costs; a step moves the handle and paints what follows it at once; cards and
table follow in a time of their own. Budgets: the table in 1 s, a step in 16 ms. Where others use the machine, the
processor time of a step tells more than the clock.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import numpy as np

from inspector_app.domain.recipe import Basis, Calibration, RecipeSettings
from inspector_app.domain.threshold import Handles, Said, ScoredLot
from inspector_app.reports.threshold_study import ThresholdStudy
from inspector_app.store.database import Database
from inspector_app.store.reading import Reading
from inspector_app.store.workspace import Workspace
from inspector_app.workflow.thresholds import study_of
from tests.benchmarks.bench_store import fill
from tests.benchmarks.measuring import against, table

STEPS = 200
SCALE = Calibration(
    1.0, 2.0, 1.8, 2.0, Basis.GOOD_PARTS, 300, 0.02, tuple(np.linspace(1.9, 1.0, 300).tolist())
)
COSTS = RecipeSettings(cost_false_call=1.0, cost_escape=200.0)


def main(given: list[str]) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--parts", type=int, default=100_000)
    parser.add_argument("--lots", type=int, default=20)
    parser.add_argument("--platform", default="offscreen", help="Qt's platform: offscreen, xcb, ...")
    chosen = parser.parse_args(given)
    os.environ["QT_QPA_PLATFORM"] = chosen.platform
    with tempfile.TemporaryDirectory() as scratch:
        rows = reading(Path(scratch), chosen.parts, chosen.lots)
    rows += dragging(chosen.parts, chosen.lots)
    table(
        ["figure", "value"], rows, title=f"threshold page, {chosen.parts:,} scores, {chosen.lots} past lots"
    )
    return 0


def reading(scratch: Path, parts: int, lots: int) -> list[tuple[str, str]]:
    """Everything the page needs, from the database."""
    workspace = Workspace(scratch)
    workspace.create()
    database = Database(workspace)
    database.migrate()
    ids = [fill(database, parts // lots, Path(f"/bench/{number}")) for number in range(lots)]
    taken = []
    for _ in range(3):
        began = time.perf_counter()
        with database.reading() as connection:
            study = study_of(Reading(connection), ids[-1])
            study.at(study.now)
        taken.append(time.perf_counter() - began)
    database.close()
    return [("past lots read, every figure once, s", against(1.0, min(taken), at_most=True))]


def drawn(parts: int, name: str, seed: int) -> ScoredLot:
    """A lot with 6 % defective parts, half of the flagged ones reviewed, 2 % of the ok ones drawn and decided."""
    chance = np.random.default_rng(seed)
    raw = chance.normal(1.0, 0.25, parts)
    bad = chance.random(parts) < 0.06
    raw[bad] = chance.uniform(1.8, 4.0, int(bad.sum()))
    flagged = raw >= SCALE.lower
    in_sample = ~flagged & (chance.random(parts) < 0.02)
    decided = (flagged & (chance.random(parts) < 0.5)) | in_sample
    said = np.where(decided, np.where(bad, Said.DEFECT, Said.GOOD), Said.NOBODY).astype(np.int8)
    now = Handles(SCALE.lower, SCALE.threshold)
    return ScoredLot(
        name,
        seed,
        name,
        raw,
        said,
        np.where(in_sample, 0.02, np.nan),
        np.zeros(parts, np.bool_),
        now,
        now,
        "b",
    )


def dragging(parts: int, lots: int) -> list[tuple[str, str]]:
    """A hand on the upper handle: each step counts everything anew and paints the page."""
    from PySide6.QtWidgets import QApplication

    from inspector_app.ui.bridge import Bridge
    from inspector_app.ui.ledger import Ledger
    from inspector_app.ui.lots.current import CurrentLot
    from inspector_app.ui.theme.theme import Scheme, Theme
    from inspector_app.ui.threshold.page import ThresholdPage
    from tests.ui.fake_session import FakeSession

    application = QApplication.instance() or QApplication([])
    lot = drawn(parts, "today", 1)
    past = [drawn(parts // lots, f"lot {number}", number + 2) for number in range(lots)]
    study = ThresholdStudy(lot, [lot, *past], SCALE, COSTS)
    places = np.linspace(1.4, 3.2, STEPS).tolist()
    counted = []
    for place in places:
        began = time.perf_counter()
        study.at(Handles(place - 0.2, place))
        counted.append(1e3 * (time.perf_counter() - began))
    session, bridge = FakeSession(), Bridge()
    page = ThresholdPage(
        session,  # type: ignore[arg-type]
        bridge,
        Ledger(session, bridge),  # type: ignore[arg-type]
        CurrentLot(session, bridge),  # type: ignore[arg-type]
        Theme(application, Scheme.LIGHT),  # type: ignore[arg-type]
    )
    page.resize(1920, 1080)
    page.show()
    page.show_study(study)
    application.processEvents()
    painted, worked, told = [], [], []
    for place in places:
        began, before = time.perf_counter(), time.process_time()
        page.try_out(Handles(place - 0.2, place), by_hand=True)
        for follows in (page.histogram, page.side, page.plot):
            follows.repaint()
        painted.append(1e3 * (time.perf_counter() - began))
        worked.append(1e3 * (time.process_time() - before))
        began = time.perf_counter()
        page.tell()
        application.processEvents()
        told.append(1e3 * (time.perf_counter() - began))
    page.close()
    bridge.join()
    return [
        ("every figure at one place, ms", f"{median(counted):.2f} (worst {max(counted):.2f})"),
        ("a step of the hand, painted, ms", against(16.0, median(painted), at_most=True)),
        ("the slowest step, ms", f"{max(painted):.1f}"),
        ("processor time of a step, ms", f"{median(worked):.1f}"),
        ("cards and table, at most every 40 ms, ms", f"{median(told):.1f} (worst {max(told):.1f})"),
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
