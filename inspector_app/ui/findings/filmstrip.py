"""The images of a part that has several: small pictures under the canvas, each with its view and its findings."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePosixPath

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QScrollArea, QToolButton, QWidget

from inspector_app.domain.lot import ImageRef
from inspector_app.domain.readings import PartDetail
from inspector_app.ui.findings.reviewing import Reviewing
from inspector_app.ui.gallery.thumbnails import Thumbnails
from inspector_app.ui.theme.plain import plain_name, plain_tip
from inspector_app.ui.theme.tokens import SPACE

_PICTURE = QSize(64, 44)


class Filmstrip(QScrollArea):
    """Hidden for a part of one image. A click shows the image; the keyboard stays where it is."""

    def __init__(self, reviewing: Reviewing, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reviewing, self._thumbnails = reviewing, thumbnails
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedHeight(_PICTURE.height() + 46)
        self.setAccessibleName(self.tr("Images of the part"))
        self._buttons: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        self._line = QHBoxLayout()
        self._line.setContentsMargins(SPACE.S, SPACE.XS, SPACE.S, SPACE.XS)
        self._line.setSpacing(SPACE.XS)
        self._line.addStretch(1)
        inside = QWidget()
        inside.setLayout(self._line)
        self.setWidget(inside)
        self.hide()
        self._group.buttonClicked.connect(self._clicked)
        reviewing.detail_ready.connect(self._show)
        reviewing.image_changed.connect(self._mark)
        thumbnails.arrived.connect(self._thumbnail_arrived)
        thumbnails.forgotten.connect(self._again)

    def image_ids(self) -> tuple[str, ...]:
        """The images that can be chosen, in order."""
        return tuple(self._buttons)

    @Slot(object)
    def _show(self, detail: PartDetail) -> None:
        several = len(detail.images) > 1
        ids = [image.id for image in detail.images] if several else []
        if ids != list(self._buttons):
            self._fill(detail.images if several else ())
        self._thumbnails.want_too(ids)
        number = Counter(finding.image_id for finding in detail.findings)
        for image in detail.images if several else ():
            self._buttons[image.id].setText(plain_name(caption(image, number[image.id])))
        self._mark(self._reviewing.image_id or "")
        self.setVisible(several)

    def _fill(self, images: tuple[ImageRef, ...]) -> None:
        for button in self._buttons.values():
            self._group.removeButton(button)
            self._line.removeWidget(button)
            button.deleteLater()
        self._buttons = {}
        for image in images:
            button = QToolButton()
            button.setCheckable(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            button.setIconSize(_PICTURE)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setToolTip(plain_tip(image.path))
            button.setProperty("image", image.id)
            self._buttons[image.id] = button
            self._group.addButton(button)
            self._line.insertWidget(self._line.count() - 1, button)
            self._thumbnail_arrived(image.id)

    @Slot(str)
    def _mark(self, image_id: str) -> None:
        button = self._buttons.get(image_id)
        if button is not None:
            button.setChecked(True)
            self.ensureWidgetVisible(button)

    @Slot()
    def _again(self) -> None:
        self._thumbnails.want_too(self.image_ids())

    @Slot(str)
    def _thumbnail_arrived(self, image_id: str) -> None:
        button, pixmap = self._buttons.get(image_id), self._thumbnails.get(image_id)
        if button is not None and pixmap is not None:
            button.setIcon(QIcon(pixmap))

    @Slot(object)
    def _clicked(self, button: QToolButton) -> None:
        self._reviewing.show_image(str(button.property("image")))


def caption(image: ImageRef, findings: int) -> str:
    """ "top · dark field ▲2": view and light, or the file's name without either; the number of findings."""
    name = " · ".join(word for word in (image.view, image.light) if word) or PurePosixPath(image.path).stem
    return f"{name} ▲{findings}" if findings else name
