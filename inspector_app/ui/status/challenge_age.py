"""How old the last pass of the challenge set is: in words, with a shape, beside the recipe in the strip."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QMouseEvent

from inspector_app.domain.challenge import Known
from inspector_app.domain.challenge_run import ChallengeRun, ChallengeStanding
from inspector_app.domain.errors import InspectorError
from inspector_app.ui.bridge import Bridge
from inspector_app.ui.language.moments import lately
from inspector_app.ui.lots.current import CurrentLot
from inspector_app.ui.theme.elided import ElidedLabel
from inspector_app.ui.theme.plain import plain_tip

if TYPE_CHECKING:
    from inspector_app.workflow.session import Session

_MINUTE_MS = 60_000
STANDING_CHANNEL = "standing of the challenge set"


class ChallengeLabel(ElidedLabel):
    """Calm, amber or red; the words say the same as the colour, and the shape too. Hidden without anything to say."""

    clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("challenge")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("role", "caption")
        self.hide()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def tell(self, standing: ChallengeStanding, now: float) -> None:
        level, words = in_words(standing, now)
        self.setVisible(bool(words))
        self.setText(words)
        self.setAccessibleName(words)
        self.setToolTip(plain_tip(in_full(standing, now) if words else ""))
        if self.property("level") != level:
            self.setProperty("level", level)
            self.style().unpolish(self)
            self.style().polish(self)


class ChallengeAge(QObject):
    """Keeps the label true for the open lot's recipe, and asks the known parts where the recipe's interval is over."""

    def __init__(
        self, session: Session, bridge: Bridge, current: CurrentLot, label: ChallengeLabel, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._bridge, self._current, self._label = session, bridge, current, label
        self._standing: ChallengeStanding | None = None
        self._asked: set[str] = set()  # recipes that were asked by themselves since their last run
        self._minute = QTimer(self, singleShot=True, interval=_MINUTE_MS)
        self._minute.timeout.connect(self._tick)
        current.summary_changed.connect(self.read)
        bridge.challenge_kept.connect(self.read)

    @Slot()
    def read(self) -> None:
        """Read where the open lot's recipe stands."""
        summary = self._current.summary
        if summary is not None:
            recipe_id = summary.lot.recipe_id
            self._bridge.watch(
                self._session.challenges.standing(recipe_id), self._came, recipe_id, channel=STANDING_CHANNEL
            )

    def _came(self, standing: ChallengeStanding, recipe_id: str) -> None:
        self._standing = standing
        self._show(recipe_id)

    def _show(self, recipe_id: str) -> None:
        standing = self._standing
        if standing is None:
            return
        now = time.time()
        self._label.tell(standing, now)
        if standing.latest is not None or standing.every:
            self._minute.start()
        if not standing.due(now):
            self._asked.discard(recipe_id)
        elif recipe_id not in self._asked:
            self._asked.add(recipe_id)
            asked = self._session.challenges.at_shift_start(recipe_id, only_if_due=True)
            self._bridge.watch(asked, failed=self._not_asked)

    @Slot()
    def _tick(self) -> None:
        if self._current.summary is not None:
            self._show(self._current.summary.lot.recipe_id)

    def _not_asked(self, error: InspectorError) -> None:
        """Before anything was learnt, or without an engine, there is nothing to ask: the label says how old it is."""


def in_words(standing: ChallengeStanding, now: float) -> tuple[str, str]:
    """Level (calm, amber, red or "") and words: "✓ challenge passed 3 h ago, 14 parts"."""
    latest, passed = standing.latest, standing.passed
    if latest is None:
        return ("amber", _tr("▲ challenge never passed")) if standing.every else ("", "")
    if standing.failed:
        if latest.confirmed:
            words = _tr("▲ challenge failed {0}, confirmed by {1}")
            return "amber", words.format(ago(now - latest.created_at), latest.author)
        words = _tr("✕ challenge failed {0}: {1} of {2} parts wrong")
        return "red", words.format(ago(now - latest.created_at), len(latest.wrong), latest.asked)
    assert passed is not None
    if standing.outdated(now):
        words = _tr("▲ challenge passed {0}, wanted every {1} h")
        return "amber", words.format(ago(now - passed.created_at), f"{standing.every:g}")
    words = (
        _tr("✓ challenge passed {0}, 1 part")
        if passed.asked == 1
        else _tr("✓ challenge passed {0}, {1} parts")
    )
    return "calm", words.format(ago(now - passed.created_at), passed.asked)


def in_full(standing: ChallengeStanding, now: float) -> str:
    """For the tool tip: the words, what the latest run asked and when, and which parts were wrong."""
    _, words = in_words(standing, now)
    latest = standing.latest
    if latest is None:
        return words
    when = lately(latest.created_at)
    lines = [words, _tr("Last asked on {0} by {1}: {2} rejects, {3} good parts").format(
        when, latest.author, latest.rejects, latest.good
    )]  # fmt: skip
    lines += [_wrong(latest)] if latest.wrong else []
    if latest.confirmed:
        lines.append(latest.confirmation or _tr("no reason given"))
    return "\n".join(lines)


def ago(seconds: float) -> str:
    """A span of time in its largest sensible unit: "3 h ago"."""
    minutes = max(0, int(seconds // 60))
    if minutes < 1:
        return _tr("just now")
    if minutes < 120:
        return _tr("{0} min ago").format(minutes)
    hours = minutes // 60
    return _tr("{0} h ago").format(hours) if hours < 48 else _tr("{0} days ago").format(hours // 24)


def _wrong(run: ChallengeRun) -> str:
    missed = [part.path for part in run.wrong if part.known is Known.REJECT]
    flagged = [part.path for part in run.wrong if part.known is Known.GOOD]
    said = []
    if missed:
        said.append(_tr("not flagged: {0}").format(", ".join(missed[:5])))
    if flagged:
        said.append(_tr("good and flagged: {0}").format(", ".join(flagged[:5])))
    return "; ".join(said)


def _tr(text: str) -> str:
    return QCoreApplication.translate("ChallengeAge", text)
