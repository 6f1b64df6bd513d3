"""What another set of marks would do, in a sentence, with the guard's warning, and in pictures on both sides."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtWidgets import QProgressBar, QScrollArea, QVBoxLayout, QWidget

from inspector_app.domain.bank_change import BankChange
from inspector_app.ui.findings.guard import Guard
from inspector_app.ui.findings.touched_parts import TouchedParts
from inspector_app.ui.gallery.thumbnails import Thumbnails
from inspector_app.ui.theme.plain import PlainLabel
from inspector_app.ui.theme.theme import Theme
from inspector_app.ui.theme.tokens import SPACE

_SHOWN = 12  # pictures a section; the rest is counted


class ChangeView(QWidget):
    """Empty until ``show_change``; ``wait`` clears it."""

    def __init__(self, thumbnails: Thumbnails, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbnails, self._theme = thumbnails, theme
        self.busy = QProgressBar(maximum=0, textVisible=False)
        self.sentence = PlainLabel(wordWrap=True)
        self.sentence.setProperty("role", "strong")
        self.guard = Guard()
        self.returns = TouchedParts(self.tr("Flagged again"), _SHOWN, flows=True)
        self.lost = TouchedParts(self.tr("Known parts that would be judged wrongly"), _SHOWN, flows=True)
        self.weakened = TouchedParts(self.tr("Confirmed defects that lose score"), _SHOWN, flows=True)
        self.clears = TouchedParts(self.tr("Go quiet"), _SHOWN, flows=True)
        self._sections = (self.returns, self.lost, self.weakened, self.clears)
        inside = QWidget()
        pictures = QVBoxLayout(inside)
        pictures.setContentsMargins(0, 0, SPACE.XS, 0)
        pictures.setSpacing(SPACE.M)
        for section in self._sections:
            pictures.addWidget(section)
        pictures.addStretch(1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.S)
        for widget in (self.sentence, self.busy, self.guard):
            column.addWidget(widget)
        column.addWidget(scroll, 1)
        thumbnails.arrived.connect(self._thumbnail_arrived)
        self.wait("")

    def wait(self, words: str) -> None:
        """Nothing is known yet; ``words`` say what is being looked at, "" for nothing."""
        self.sentence.setText(words)
        self.busy.setVisible(bool(words))
        self.guard.hide()
        for section in self._sections:
            section.show_parts((), self._thumbnails, self._theme)

    def show_change(self, change: BankChange) -> None:
        self.busy.hide()
        self.sentence.setText(in_words(change))
        outcome = change.outcome
        self.returns.show_parts(change.returns, self._thumbnails, self._theme)
        self.lost.show_parts(outcome.lost, self._thumbnails, self._theme)
        self.weakened.show_parts(outcome.weakened, self._thumbnails, self._theme)
        self.clears.show_parts(change.clears, self._thumbnails, self._theme)
        shown = (*change.returns[:_SHOWN], *outcome.lost[:_SHOWN], *outcome.weakened[:_SHOWN])
        self._thumbnails.want_too(part.image_id for part in (*shown, *change.clears[:_SHOWN]))
        if outcome.lost:
            self.guard.tell(
                "red", self.tr("Known parts would be judged wrongly. Look at them before you go on.")
            )
        elif change.returns:
            self.guard.tell(
                "red", self.tr("Quiet parts would be flagged again. Look at them before you go on.")
            )
        elif outcome.blind:
            self.guard.tell_blind(len(outcome.rejects))
        else:
            self.guard.tell("calm", self.tr("No known part would be judged wrongly."))

    @Slot(str)
    def _thumbnail_arrived(self, image_id: str) -> None:
        for section in self._sections:
            section.update_pictures()


def in_words(change: BankChange) -> str:
    """ "Clears 12 flagged parts · flags 0 quiet ones again · loses 0 of 7 known parts"; no parts without a lot."""
    said = []
    if change.lots:
        said.append(
            _tr("Clears 1 flagged part")
            if len(change.clears) == 1
            else _tr("Clears {0} flagged parts").format(len(change.clears))
        )
        said.append(_tr("flags {0} quiet ones again").format(len(change.returns)))
    known = len(change.outcome.parts)
    if known:
        said.append(_tr("loses {0} of {1} known parts").format(len(change.outcome.lost), known))
    return " · ".join(said)


def _tr(text: str) -> str:
    return QCoreApplication.translate("BankChange", text)
