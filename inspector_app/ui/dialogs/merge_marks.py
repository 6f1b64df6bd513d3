"""Marks that say nearly the same: pairs by the distance of their patches, and what merging one would change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from inspector_app.domain.bank_change import BankChange, MarkPair
from inspector_app.domain.errors import InspectorError
from inspector_app.ui.bridge import Bridge
from inspector_app.ui.findings.quiet_block import made_by
from inspector_app.ui.gallery.thumbnails import Thumbnails
from inspector_app.ui.language.figures import decimal
from inspector_app.ui.language.said import said_error
from inspector_app.ui.lots.change_view import ChangeView
from inspector_app.ui.lots.tiles import Tile
from inspector_app.ui.pictures import rgb_image
from inspector_app.ui.theme.plain import PlainLabel, plain_tip
from inspector_app.ui.theme.theme import Theme
from inspector_app.ui.theme.tokens import SPACE

if TYPE_CHECKING:
    from inspector_app.workflow.session import Session

_SIDE = 124


class MergeDialog(QDialog):
    """Proposes; what is merged is decided by ``merge_wanted``, and the list is read anew after it."""

    merge_wanted = Signal(object)  # MarkPair

    def __init__(
        self,
        recipe_id: str,
        session: Session,
        bridge: Bridge,
        thumbnails: Thumbnails,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._recipe_id, self._session, self._bridge, self._theme = recipe_id, session, bridge, theme
        self.pairs: tuple[MarkPair, ...] = ()
        self._change: BankChange | None = None
        self._armed = False
        self.setWindowTitle(self.tr("Merge duplicate marks"))
        self.setMinimumSize(760, 520)
        self.resize(900, 600)
        self.list = QListWidget()
        self.list.setObjectName("framed")
        self.list.setAccessibleName(self.tr("Pairs of marks"))
        self.list.setFixedWidth(190)
        self.list.currentRowChanged.connect(self._chosen)
        self.keeps, self.covered = _Side(self.tr("stays"), theme), _Side(self.tr("is revoked"), theme)
        self.change = ChangeView(thumbnails, theme)
        self.merge = QPushButton()
        self.close_button = QPushButton(self.tr("Close"))
        for button in (self.merge, self.close_button):
            button.setProperty("touch", True)
            button.setAutoDefault(False)
        self.merge.clicked.connect(self._merge)
        self.close_button.clicked.connect(self.reject)
        self.empty = PlainLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self.empty.setProperty("role", "caption")
        self._arrange()
        bridge.bank_changed.connect(self.read)
        self._clear(self.tr("Comparing the marks…"))
        self.read()

    @Slot()
    def read(self) -> None:
        """Ask for the pairs as they are now."""
        self._bridge.watch(
            self._session.mark_acts.duplicates(self._recipe_id),
            self._came,
            channel="duplicate marks",
            failed=self._failed,
        )

    def _arrange(self) -> None:
        hint = PlainLabel(
            self.tr(
                "Of two marks that say nearly the same one is enough, and fewer marks of a kind reach further each. "
                "The revoked one stays in the list with the reason, and one undo brings it back."
            ),
            wordWrap=True,
        )
        hint.setProperty("role", "caption")
        both = QHBoxLayout()
        both.setSpacing(SPACE.M)
        both.addWidget(self.keeps, 1)
        both.addWidget(self.covered, 1)
        self._right = QWidget()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(SPACE.M)
        right.addLayout(both)
        right.addWidget(self.change, 1)
        middle = QHBoxLayout()
        middle.setSpacing(SPACE.L)
        middle.addWidget(self.list)
        middle.addWidget(self._right, 1)
        middle.addWidget(self.empty, 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.merge)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.XL, SPACE.L, SPACE.XL, SPACE.L)
        column.setSpacing(SPACE.M)
        column.addWidget(hint)
        column.addLayout(middle, 1)
        column.addLayout(buttons)

    def _came(self, pairs: tuple[MarkPair, ...]) -> None:
        self.pairs = pairs
        self.list.clear()
        for pair in pairs:
            words = self.tr("{0} covers {1}").format(pair.keeps.label, pair.covered.label)
            item = QListWidgetItem(f"{words}   {decimal(pair.distance)}")
            item.setToolTip(self.tr("Nine tenths of its patches lie within this distance"))
            self.list.addItem(item)
        if pairs:
            self.empty.hide()
            self.list.show()
            self._right.show()
            self.list.setCurrentRow(0)
        else:
            self._clear(self.tr("No mark covers another one."))

    def _failed(self, error: InspectorError) -> None:
        self._clear(said_error(error))

    def _clear(self, words: str) -> None:
        self.list.hide()
        self._right.hide()
        self.empty.setText(words)
        self.empty.show()
        self._dress(enabled=False)

    @Slot(int)
    def _chosen(self, row: int) -> None:
        if not 0 <= row < len(self.pairs):
            return
        pair = self.pairs[row]
        for side, mark in ((self.keeps, pair.keeps), (self.covered, pair.covered)):
            side.show_mark(mark.label, made_by(mark, self._session.who.station))
            self._bridge.watch(
                self._session.entry_picture(mark), side.came, mark.label, failed=side.did_not_come
            )
        self._change, self._armed = None, False
        self.change.wait(self.tr("Looking what this would change…"))
        self._dress(enabled=False)
        self._bridge.watch(
            self._session.mark_acts.preview_merge(pair.keeps.id, pair.covered.id),
            self._previewed,
            channel="merge preview",
            failed=self._preview_failed,
        )

    def _previewed(self, change: BankChange) -> None:
        self._change = change
        self.change.show_change(change)
        self._dress(enabled=True)

    def _preview_failed(self, error: InspectorError) -> None:
        self.change.wait("")
        self.change.sentence.setText(said_error(error))

    @Slot()
    def _merge(self) -> None:
        """With something at stake the first press only arms the second."""
        row = self.list.currentRow()
        if self._change is None or not 0 <= row < len(self.pairs):
            return
        if self._change.harms and not self._armed:
            self._armed = True
            self._dress(enabled=True)
            return
        pair = self.pairs[row]
        self._dress(enabled=False)
        self.change.wait(self.tr("Merging…"))
        self.merge_wanted.emit(pair)

    def _dress(self, *, enabled: bool) -> None:
        row = self.list.currentRow()
        text = self.tr("Merge")
        if 0 <= row < len(self.pairs):
            text = self.tr("Keep {0}, revoke {1}").format(
                self.pairs[row].keeps.label, self.pairs[row].covered.label
            )
        self.merge.setText(self.tr("Press again: {0}").format(text) if self._armed else text)
        self.merge.setProperty("kind", "danger" if self._armed else "primary")
        self.merge.style().unpolish(self.merge)
        self.merge.style().polish(self.merge)
        self.merge.setEnabled(enabled)


class _Side(QFrame):
    """One of the two marks."""

    def __init__(self, role: str, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("card")
        self._role, self._label = role, ""
        self.tile = Tile("", theme, side=_SIDE)
        self.name = PlainLabel()
        self.name.setProperty("role", "large")
        self.role = PlainLabel(role)
        self.origin = PlainLabel(wordWrap=True)
        self.origin.setProperty("role", "caption")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(self.name)
        words.addWidget(self.role)
        words.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(SPACE.M)
        line.addWidget(self.tile)
        line.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.S, SPACE.S, SPACE.S, SPACE.S)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(self.origin)

    def show_mark(self, label: str, origin: str) -> None:
        self._label = label
        self.name.setText(label)
        self.origin.setText(origin)
        self.tile.set_pixmap(QPixmap())

    def came(self, pixels: Any, label: str) -> None:
        if label == self._label:
            self.tile.set_pixmap(QPixmap.fromImage(rgb_image(pixels)))

    def did_not_come(self, error: InspectorError, label: str) -> None:
        if label == self._label:
            self.tile.setToolTip(plain_tip(said_error(error)))
