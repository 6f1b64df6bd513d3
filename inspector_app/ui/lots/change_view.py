"""What another set of marks would do, in a sentence, with the guard's warning, and in pictures on both sides."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from inspector_app.domain.bank import PreviewPart
from inspector_app.domain.bank_change import BankChange
from inspector_app.domain.challenge import ChallengePart
from inspector_app.ui.gallery.chips import FlowLayout
from inspector_app.ui.gallery.thumbnails import Thumbnails
from inspector_app.ui.language.figures import count, decimal
from inspector_app.ui.lots.tiles import Tile
from inspector_app.ui.theme.theme import Theme
from inspector_app.ui.theme.tokens import SPACE

_SHOWN = 12  # pictures a section; the rest is counted
Touched = PreviewPart | ChallengePart


class ChangeView(QWidget):
    """Empty until ``show_change``; ``wait`` clears it."""

    def __init__(self, thumbnails: Thumbnails, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbnails, self._theme = thumbnails, theme
        self.busy = QProgressBar(maximum=0, textVisible=False)
        self.sentence = QLabel(wordWrap=True)
        self.sentence.setProperty("role", "strong")
        self.guard = QFrame()
        self.guard.setObjectName("guard")
        self.guard_words = QLabel(wordWrap=True)
        inside_guard = QVBoxLayout(self.guard)
        inside_guard.setContentsMargins(SPACE.M, SPACE.S, SPACE.M, SPACE.S)
        inside_guard.addWidget(self.guard_words)
        self.returns = Section(self.tr("Flagged again"))
        self.lost = Section(self.tr("Known parts that would be judged wrongly"))
        self.weakened = Section(self.tr("Confirmed defects that lose score"))
        self.clears = Section(self.tr("Go quiet"))
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
            self._guard("red", self.tr("Known parts would be judged wrongly. Look at them before you go on."))
        elif change.returns:
            self._guard("red", self.tr("Quiet parts would be flagged again. Look at them before you go on."))
        elif outcome.blind:
            self._guard(
                "amber", self.tr("The guard is nearly blind: {0} known defects.").format(len(outcome.rejects))
            )
        else:
            self._guard("calm", self.tr("No known part would be judged wrongly."))

    def _guard(self, level: str, words: str) -> None:
        self.guard.setProperty("level", level)
        self.guard.style().unpolish(self.guard)
        self.guard.style().polish(self.guard)
        self.guard_words.setText(words)
        self.guard.show()

    @Slot(str)
    def _thumbnail_arrived(self, image_id: str) -> None:
        for section in self._sections:
            section.picture_arrived(image_id, self._thumbnails)


class Section(QWidget):
    """A heading with pictures of parts under it; hidden without any."""

    def __init__(self, heading: str) -> None:
        super().__init__()
        self._heading = heading
        self.title = QLabel(heading)
        self.title.setProperty("role", "section")
        self._more = QLabel()
        self._more.setProperty("role", "caption")
        self._pictures = QWidget()
        self._flow = FlowLayout(self._pictures, SPACE.S)
        self.tiles: dict[str, Tile] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.XS)
        for widget in (self.title, self._pictures, self._more):
            column.addWidget(widget)

    def show_parts(self, parts: Sequence[Touched], thumbnails: Thumbnails, theme: Theme) -> None:
        for tile in self.tiles.values():
            self._flow.removeWidget(tile)
            tile.deleteLater()
        self.tiles = {}
        for part in parts[:_SHOWN]:
            tile = Tile(f"{decimal(part.before)} → {decimal(part.after)}", theme)
            tile.setToolTip(f"{part.lot_name} · {part.path}")
            tile.setAccessibleName(f"{part.path}, {decimal(part.before)} → {decimal(part.after)}")
            pixmap = thumbnails.get(part.image_id)
            if pixmap is not None:
                tile.set_pixmap(pixmap)
            self.tiles[part.image_id] = tile
            self._flow.addWidget(tile)
        self.title.setText(f"{self._heading} · {count(len(parts))}")
        self._more.setText(self.tr("and {0} more").format(len(parts) - _SHOWN))
        self._more.setVisible(len(parts) > _SHOWN)
        self.setVisible(bool(parts))

    def picture_arrived(self, image_id: str, thumbnails: Thumbnails) -> None:
        tile, pixmap = self.tiles.get(image_id), thumbnails.get(image_id)
        if tile is not None and pixmap is not None:
            tile.set_pixmap(QPixmap(pixmap))


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
