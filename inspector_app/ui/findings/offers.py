"""What a preview offers: the whole finding or the drawn region, and a way out where a defect would be hidden."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from inspector_app.domain.bank import Preview
from inspector_app.ui.findings.gentler import Gentler
from inspector_app.ui.findings.marking import Marking
from inspector_app.ui.gallery.chips import FlowLayout
from inspector_app.ui.theme.fields import keep_width_in_bold
from inspector_app.ui.theme.plain import PlainLabel
from inspector_app.ui.theme.tokens import SPACE
from inspector_app.workflow.requests import MarkRequest


class Subject(QWidget):
    """Which of the two is previewed; drawing while the preview is open previews the region at once."""

    def __init__(self, marking: Marking, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marking = marking
        self.finding = QPushButton(self.tr("Whole finding"))
        self.region = QPushButton(self.tr("Drawn region"))
        line = FlowLayout(self, SPACE.XS)  # in a long language on a small screen one below the other
        for button in (self.finding, self.region):
            button.setProperty("kind", "chip")
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            keep_width_in_bold(button)
            line.addWidget(button)
        self.finding.clicked.connect(marking.use_finding)
        self.region.clicked.connect(marking.use_drawn)
        marking.asked.connect(self._follow)

    @Slot(object)
    def _follow(self, request: MarkRequest) -> None:
        drawn = request.region is not None
        self.finding.setChecked(not drawn)
        self.region.setChecked(drawn)
        self.finding.setEnabled(not drawn or self._marking.has_finding)
        self.region.setEnabled(drawn or self._marking.drawn is not None)
        self.region.setToolTip(
            "" if self.region.isEnabled() else self.tr("Draw one: X box, B brush, G polygon")
        )


class Offers(QWidget):
    """Shown where confirmed defects would be hidden."""

    smaller_wanted = Signal()  # a smaller region, to be drawn

    def __init__(self, marking: Marking, gentler: Gentler, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marking = marking
        self._strength = self._now = 0
        self.words = PlainLabel(wordWrap=True)
        self.words.setProperty("role", "caption")
        self.gentler = QPushButton()
        self.smaller = QPushButton(self.tr("Draw a smaller region"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.XS)
        for widget in (self.words, self.gentler, self.smaller):
            column.addWidget(widget)
        for button in (self.gentler, self.smaller):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.gentler.clicked.connect(self._take_gentler)
        self.smaller.clicked.connect(self.smaller_wanted)
        marking.previewed.connect(self._previewed)
        gentler.found.connect(self._found)
        gentler.none_found.connect(self._none_found)
        gentler.forgotten.connect(self.hide)
        self.hide()

    @Slot(object, object)
    def _previewed(self, request: MarkRequest, preview: Preview) -> None:
        self._now = request.strength
        self.setVisible(bool(preview.hides))
        if preview.hides:
            self.gentler.hide()
            self.words.setText(self.tr("Looking for a gentler mark that hides none…"))
            self.words.show()

    @Slot(int, object)
    def _found(self, strength: int, preview: Preview) -> None:
        self._strength = strength
        steps = self._now - strength
        words = self.tr("1 step gentler") if steps == 1 else self.tr("{0} steps gentler").format(steps)
        does = self.tr("hides none, clears {0}").format(len(preview.clears))
        self.gentler.setText(f"{words}: {does}")
        self.gentler.show()
        self.words.hide()
        self.show()

    @Slot()
    def _none_found(self) -> None:
        self.words.setText(self.tr("As gentle as can be, it would still hide some."))
        self.words.show()
        self.gentler.hide()
        self.show()

    @Slot()
    def _take_gentler(self) -> None:
        self._marking.strengthen(self._strength - self._now)
