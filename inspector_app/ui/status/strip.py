"""The strip at the top: places, lot and recipe, device, and how far the work has come."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QMenu,
    QProgressBar,
    QPushButton,
    QToolButton,
    QWidget,
)

from inspector_app.domain.lot import JobState
from inspector_app.domain.readings import LotSummary
from inspector_app.domain.recipe import Basis
from inspector_app.ui.actions import Actions
from inspector_app.ui.language.figures import count, decimal
from inspector_app.ui.language.said import said
from inspector_app.ui.status.challenge_age import ChallengeLabel
from inspector_app.ui.status.place_row import PlaceRow
from inspector_app.ui.theme.elided import ElidedLabel, YieldingLabel
from inspector_app.ui.theme.plain import plain_name, plain_tip
from inspector_app.ui.theme.theme import Theme
from inspector_app.ui.theme.tokens import SPACE
from inspector_app.workflow.events import DeviceReady, Progress

_FIGURES = 190  # px
_LOTS = 12  # that its menu offers
_LONGEST = 28  # characters of a lot's name on the button
_LONGEST_PERSON = 14
STOPPED = (JobState.CANCELLED, JobState.FAILED)  # with parts that nobody has inspected, perhaps


class StatusStrip(QFrame):
    """Says what is open and what runs; its lot button holds the recent lots."""

    lot_chosen = Signal(str)  # lot id
    place_chosen = Signal(int)

    def __init__(self, actions: Actions, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._actions, self._theme = actions, theme
        self._lots: list[LotSummary] = []
        self.lot = QToolButton(popupMode=QToolButton.ToolButtonPopupMode.InstantPopup)
        self.lot.setProperty("kind", "lot")
        self.lot.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.lot.setAccessibleName(self.tr("Lot"))
        self.menu = QMenu(self.lot)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # only the arrow stands behind the name
        self.lot.setMenu(self.menu)
        self.recipe = YieldingLabel()
        self.recipe.setProperty("role", "caption")
        self.challenge = ChallengeLabel()
        self.device = YieldingLabel(self.tr("Starting…"))
        self.device.setProperty("role", "caption")
        self.figures = Figures()
        self.bar = QProgressBar(textVisible=False)
        self.bar.setMinimumWidth(1)  # the figures beside it say the same
        self.bar.setMaximumWidth(150)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.pause = self._button(actions, "pause")
        self.cancel = self._button(actions, "cancel-job")
        self.person = QToolButton()
        self.person.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.person.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._places = QButtonGroup(self)
        self._row = PlaceRow()
        self._arrange()
        theme.changed.connect(self._dress)
        self._dress()
        self.show_person(False, "")
        self.show_summary(None)
        self.show_progress(None)

    def _button(self, actions: Actions, command: str) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(actions[command])
        button.setIconSize(QSize(18, 18))
        button.setAccessibleName(actions[command].text())
        return button

    def _arrange(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(SPACE.S, SPACE.XS, SPACE.M, SPACE.XS)
        line.setSpacing(SPACE.S)
        names = {
            "place-review": self.tr("Review"),
            "place-bank": self.tr("Marks"),
            "look-alikes": self.tr("Look-alikes"),
            "place-statistics": self.tr("Statistics"),
            "place-threshold": self.tr("Threshold"),
            "place-recipe": self.tr("Recipe"),
        }  # short: the strip has to fit a small screen
        for number, (command, name) in enumerate(names.items()):
            place = QPushButton(name)
            place.setToolTip(plain_tip(self._actions[command].toolTip()))
            place.setAccessibleName(self._actions[command].text())
            place.setCheckable(True)
            place.setChecked(number == 0)
            place.setProperty("kind", "place")
            place.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._places.addButton(place, number)
            self._row.add(place)
        line.addWidget(self._row)
        self._places.idClicked.connect(self.place_chosen)
        line.addWidget(self.lot)
        line.addWidget(self.recipe, 3)
        line.addWidget(self.challenge)
        line.addStretch(0)
        line.addWidget(self.device, 2)
        line.addSpacing(SPACE.M)
        line.addWidget(self.bar)
        line.addWidget(self.figures)
        line.addWidget(self.pause)
        line.addWidget(self.cancel)
        line.addWidget(self.person)

    def show_place(self, number: int) -> None:
        """Which place is shown."""
        self._places.button(number).setChecked(True)

    def set_places_enabled(self, enabled: bool, *but: int) -> None:
        """All places, or all ``but`` these."""
        for button in self._places.buttons():
            button.setEnabled(enabled != (self._places.id(button) in but))

    def set_lots(self, lots: list[LotSummary]) -> None:
        """What the lot button offers, latest first."""
        self._lots = lots

    def show_summary(self, summary: LotSummary | None) -> None:
        """The open lot and the recipe version it stands under."""
        if summary is None:
            self.lot.setText(self.tr("No lot open"))
            self.recipe.clear()
            return
        self.lot.setText(plain_name(shortened(summary.lot.name)))
        self.lot.setToolTip(plain_tip(f"{summary.lot.name}\n{summary.lot.folder}"))
        words = [f"{summary.version.recipe_name} v{summary.version.number}"]
        calibration = summary.version.calibration
        if calibration is None:
            words.append(self.tr("no threshold yet"))
        elif calibration.basis is Basis.LOT:
            words.append(self.tr("provisional threshold"))
        if summary.bank is not None and summary.bank.marks:
            marks = len(summary.bank.marks)
            words.append(self.tr("1 mark") if marks == 1 else self.tr("{0} marks").format(marks))
        self.recipe.setText(" · ".join(words))
        self.recipe.setToolTip(plain_tip(self.recipe.text()))

    def show_person(self, required: bool, name: str) -> None:
        """Whose name stands on what is decided; pressing it is the operator change."""
        if required:
            words = self.tr("{0} acts. Lock, or another person").format(name) if name else self.tr("Locked")
            self.person.setText(plain_name(shortened(name, _LONGEST_PERSON)))
        else:
            words = self.tr("No sign-in: names are those of the system's user")
            self.person.setText(self.tr("no sign-in"))
        self.person.setToolTip(plain_tip(f"{words}   {self._actions.hint('lock')}".strip()))
        self.person.setAccessibleName(words)

    @Slot(object)
    def show_device(self, device: DeviceReady) -> None:
        self.device.setText(f"● {said(device.text)}")
        self.device.setToolTip(plain_tip(f"{said(device.text)}\n{device.backbone}".strip()))

    def show_progress(self, progress: Progress | None) -> None:
        """A job with rate and time left while it runs, and that parts are missing where it was stopped."""
        under_way, stopped = is_under_way(progress), is_stopped(progress)
        for widget in (self.bar, self.figures, self.pause):
            widget.setVisible(under_way or stopped)
        self.cancel.setVisible(under_way)
        if progress is None or not (under_way or stopped):
            return
        self.bar.setRange(0, max(1, progress.total))
        self.bar.setValue(progress.done)
        resumes = stopped or progress.state is JobState.PAUSED
        self._actions["pause"].setIcon(self._theme.icon("resume" if resumes else "pause"))
        self.figures.tell(in_figures(progress), in_figures(progress, short=True))
        self.figures.setToolTip(plain_tip(f"{self.figures.text()}\n{said(progress.phase)}"))

    @Slot()
    def _dress(self) -> None:
        self.lot.setIcon(self._theme.icon("chevron"))
        self.person.setIcon(self._theme.icon("person"))
        self.lot.setLayoutDirection(Qt.LayoutDirection.RightToLeft)

    @Slot()
    def _fill_menu(self) -> None:
        self.menu.clear()
        self.menu.addAction(self._actions["open"])
        self.menu.addAction(self._actions["demo"])
        if self._lots:
            self.menu.addSeparator()
        shown = self._lots[:_LOTS]
        several = len({summary.lot.recipe_id for summary in shown}) > 1
        for summary in shown:
            lot, total, undecided = summary.lot, count(summary.counts.total), count(summary.counts.undecided)
            text = (
                self.tr("{0}   {1} · {2} parts · {3} undecided").format(
                    lot.name, lot.recipe_name, total, undecided
                )
                if several
                else self.tr("{0}   {1} parts · {2} undecided").format(lot.name, total, undecided)
            )
            action = self.menu.addAction(plain_name(text))
            action.setData(summary.lot.id)
            action.triggered.connect(self._lot_clicked)

    @Slot()
    def _lot_clicked(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        self.lot_chosen.emit(action.data())


class Figures(ElidedLabel):
    """How far the work is; as wide as its usual words, so that what stands beside it does not jump.

    Without room for all of it the rate goes first: how much is done and how long it takes are looked for.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._short = ""

    def tell(self, whole: str, short: str) -> None:
        self._short = short
        self.setText(whole)
        self.updateGeometry()

    def words(self) -> str:
        return self.text() if self._wide(self.text()) <= self.width() else self._short

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        return QSize(max(_FIGURES, size.width()), size.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(_FIGURES, self._wide(self._short) + 4), super().minimumSizeHint().height())


def shortened(name: str, longest: int = _LONGEST) -> str:
    """A name for a button; of a long one the middle is left out, because beginning and end tell them apart."""
    return name if len(name) <= longest else f"{name[: longest // 2]}…{name[-longest // 2 + 1 :]}"


def is_under_way(progress: Progress | None) -> bool:
    """It runs, waits for its turn, or waits to go on: it can be stopped."""
    return progress is not None and progress.state in (JobState.QUEUED, JobState.RUNNING, JobState.PAUSED)


def is_stopped(progress: Progress | None) -> bool:
    """It has come to an end before its parts did: it can go on."""
    return progress is not None and progress.state in STOPPED and progress.done < progress.total


def in_figures(progress: Progress, *, short: bool = False) -> str:
    """ "412/2,000 · 18 img/s · 01:28 left"; in another phase than inspecting, which one and how far it is.

    ``short``: without the rate, or without the phase where it has begun to count.
    """
    done = f"{count(progress.done)}/{count(progress.total)}"
    if progress.state is JobState.PAUSED:
        return f"{done} · {_tr('paused')}"
    if progress.state in STOPPED:
        ended = _tr("cancelled") if progress.state is JobState.CANCELLED else _tr("failed")
        return f"{done} · {ended}"
    if progress.phase == "inspecting":
        words = [done]
        if progress.rate is None:
            words.append(said(progress.phase))
        elif not short:
            rate = decimal(progress.rate, 0 if progress.rate >= 10 else 1)
            words.append(_tr("{0} img/s").format(rate))
    else:
        # Such a phase may go over the lot twice: a count would not be one of parts.
        words = [] if short and progress.done else [said(progress.phase)]
        if progress.done:
            words.append(f"{100 * progress.done // max(1, progress.total)} %")
    if progress.rate is not None and progress.eta is not None:
        minutes, seconds = divmod(round(progress.eta), 60)
        hours, minutes = divmod(minutes, 60)
        left = f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes:02d}:{seconds:02d}"
        words.append(_tr("{0} left").format(left))
    return " · ".join(words)


def _tr(text: str) -> str:
    return QCoreApplication.translate("StatusStrip", text)
