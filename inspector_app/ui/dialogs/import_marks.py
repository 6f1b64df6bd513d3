"""A file of marks from another station: whose marks, what they look like, what all of them would do together."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from inspector_app.domain.bank_change import ForeignMark, ImportPreview
from inspector_app.domain.errors import InspectorError
from inspector_app.ui.bridge import Bridge
from inspector_app.ui.gallery.thumbnails import Thumbnails
from inspector_app.ui.language.moments import moment
from inspector_app.ui.language.said import said
from inspector_app.ui.lots.change_view import ChangeView
from inspector_app.ui.lots.tiles import Tile
from inspector_app.ui.pictures import rgb_image
from inspector_app.ui.theme.plain import PlainLabel
from inspector_app.ui.theme.theme import Theme
from inspector_app.ui.theme.tokens import SPACE

if TYPE_CHECKING:
    from inspector_app.workflow.session import Session

_LISTED = 60  # marks with a picture; the rest is counted


class ImportDialog(QDialog):
    """Previews the file for the open lot; nothing is kept before ``import_wanted``."""

    import_wanted = Signal()

    def __init__(
        self,
        path: Path,
        recipe_id: str,
        lot_id: str | None,
        session: Session,
        bridge: Bridge,
        thumbnails: Thumbnails,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._preview: ImportPreview | None = None
        self._armed = False
        self.setWindowTitle(self.tr("Import marks"))
        self.setMinimumSize(760, 520)
        self.resize(900, 600)
        self.title = PlainLabel(path.name, wordWrap=True)
        self.title.setProperty("role", "large")
        self.origin = PlainLabel(self.tr("Reading the file…"), wordWrap=True)
        self.change = ChangeView(thumbnails, theme)
        self.keep = QPushButton(self.tr("Import"))
        self.leave = QPushButton(self.tr("Leave it"))
        for button in (self.keep, self.leave):
            button.setProperty("touch", True)
            button.setAutoDefault(False)
        self.keep.setProperty("kind", "primary")
        self.keep.setEnabled(False)
        self.keep.clicked.connect(self._keep)
        self.leave.clicked.connect(self.reject)
        self._arrange()
        self.change.wait(self.tr("Looking what these marks would do…"))
        bridge.watch(
            session.mark_acts.preview_import(recipe_id, path, lot_id),
            self._came,
            channel="import preview",
            failed=self._failed,
        )

    def _arrange(self) -> None:
        inside = QWidget()
        self._rows = QVBoxLayout(inside)
        self._rows.setContentsMargins(0, 0, SPACE.XS, 0)
        self._rows.setSpacing(SPACE.S)
        self._rows.addStretch(1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        scroll.setFixedWidth(330)
        middle = QHBoxLayout()
        middle.setSpacing(SPACE.L)
        middle.addWidget(scroll)
        middle.addWidget(self.change, 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.keep)
        buttons.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.XL, SPACE.L, SPACE.XL, SPACE.L)
        column.setSpacing(SPACE.M)
        column.addWidget(self.title)
        column.addWidget(self.origin)
        column.addLayout(middle, 1)
        column.addLayout(buttons)

    def _came(self, preview: ImportPreview) -> None:
        self._preview = preview
        joining = len(preview.joining)
        of = (
            self.tr("1 mark of recipe {1}, from {2}.")
            if len(preview.marks) == 1
            else self.tr("{0} marks of recipe {1}, from {2}.")
        )
        words = [of.format(len(preview.marks), preview.recipe, preview.station)]
        here = len(preview.marks) - joining
        if here:
            one = self.tr("1 of them is here already.")
            words.append(one if here == 1 else self.tr("{0} of them are here already.").format(here))
        self.origin.setText(" ".join(words))
        for place, mark in enumerate(preview.marks[:_LISTED]):
            self._rows.insertWidget(place, _Row(mark, self._theme))
        if len(preview.marks) > _LISTED:
            rest = PlainLabel(self.tr("and {0} more").format(len(preview.marks) - _LISTED))
            rest.setProperty("role", "caption")
            self._rows.insertWidget(_LISTED, rest)
        self.change.show_change(preview.change)
        self.keep.setText(
            self.tr("Import 1 mark") if joining == 1 else self.tr("Import {0} marks").format(joining)
        )
        self.keep.setEnabled(joining > 0)

    def _failed(self, error: InspectorError) -> None:
        """Why the file cannot be used stays here, with both backbones where they differ."""
        self.change.wait("")
        self.origin.setText(said(error.what))
        self.change.sentence.setText(said(error.remedy))

    @Slot()
    def _keep(self) -> None:
        """With something at stake the first press only arms the second."""
        if self._preview is None:
            return
        if self._preview.change.harms and not self._armed:
            self._armed = True
            self.keep.setText(self.tr("Press again: import in spite of it"))
            self.keep.setProperty("kind", "danger")
            self.keep.style().unpolish(self.keep)
            self.keep.style().polish(self.keep)
            return
        self.import_wanted.emit()
        self.accept()


class _Row(QWidget):
    """One mark: its picture, who made it where and when, whether it is here already."""

    def __init__(self, mark: ForeignMark, theme: Theme) -> None:
        super().__init__()
        tile = Tile(f"P-{mark.number}", theme)
        if mark.picture is not None:
            tile.set_pixmap(QPixmap.fromImage(rgb_image(mark.picture)))
        when = moment(mark.created_at)
        words = [f"{mark.author}, {mark.station}", when]
        if mark.note:
            words.append(mark.note)
        facts = PlainLabel("\n".join(words), wordWrap=True)
        here = PlainLabel()
        here.setProperty("role", "caption")
        if mark.here is not None:
            text = (
                self.tr("here already: {0}") if mark.here.active else self.tr("revoked here: {0}, kept again")
            )
            here.setText(text.format(mark.here.label))
        here.setVisible(mark.here is not None)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(facts)
        column.addWidget(here)
        column.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE.M)
        line.addWidget(tile, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(column, 1)
