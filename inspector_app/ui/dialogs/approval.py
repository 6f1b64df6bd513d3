"""A mark that waits, before a second person: what it would do now, and yes or no with a reason."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from inspector_app.domain.bank import Mark, Preview
from inspector_app.ui.findings.guard import Guard
from inspector_app.ui.findings.preview_panel import in_one_sentence
from inspector_app.ui.findings.quiet_block import made_by
from inspector_app.ui.findings.touched_parts import TouchedParts
from inspector_app.ui.gallery.thumbnails import Thumbnails
from inspector_app.ui.theme.plain import PlainLabel
from inspector_app.ui.theme.theme import Theme
from inspector_app.ui.theme.tokens import SPACE

_SHOWN = 12
_PICTURE = 132


class ApprovalDialog(QDialog):
    """``decided`` says what was chosen: whether the mark is approved, and why."""

    decided = Signal(bool, str)

    def __init__(
        self,
        mark: Mark,
        preview: Preview,
        picture: QPixmap | None,
        thumbnails: Thumbnails,
        theme: Theme,
        *,
        here: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._preview, self._thumbnails = preview, thumbnails
        self.setWindowTitle(self.tr("Approve mark"))
        self.setMinimumSize(560, 460)
        self.resize(680, 560)
        title = PlainLabel(self.tr("May {0} act?").format(mark.label))
        title.setProperty("role", "large")
        maker = PlainLabel(f"{made_by(mark, here)}\n{mark.image_path}", wordWrap=True)
        maker.setProperty("role", "caption")
        self.sentence = PlainLabel(in_one_sentence(preview), wordWrap=True)
        self.guard = Guard()
        self._tell()
        self.hides = TouchedParts(self.tr("Confirmed defects that lose score"), _SHOWN, flows=True)
        self.disturbs = TouchedParts(self.tr("Known good parts that would be flagged"), _SHOWN, flows=True)
        self.clears = TouchedParts(self.tr("Go quiet"), _SHOWN, flows=True)
        known = (*preview.hides, *preview.weakens)
        for block, parts in (
            (self.hides, known),
            (self.disturbs, preview.disturbs),
            (self.clears, preview.clears),
        ):
            block.show_parts(parts, thumbnails, theme)
            thumbnails.want(part.image_id for part in parts[:_SHOWN])
        thumbnails.arrived.connect(self._picture_came)
        self.reason = QLineEdit(maxLength=400)
        self.reason.setAccessibleName(self.tr("Reason"))
        self.reason.setPlaceholderText(
            self.tr("Why it is approved in spite of that, or refused")
            if preview.outcome.lost
            else self.tr("Reason; needed to refuse it")
        )
        self.reason.textChanged.connect(self._see)
        self.approve = QPushButton(self.tr("Approve"))
        self.refuse = QPushButton(self.tr("Refuse"))
        self.leave = QPushButton(self.tr("Let it wait"))
        self.approve.setProperty("kind", "danger" if preview.outcome.lost else "primary")
        for button in (self.approve, self.refuse, self.leave):
            button.setProperty("touch", True)
            button.setAutoDefault(False)
        self.approve.clicked.connect(self._approve)
        self.refuse.clicked.connect(self._refuse)
        self.leave.clicked.connect(self.reject)
        self._arrange(title, maker, picture)
        self._see()
        self.reason.setFocus()

    def _arrange(self, title: PlainLabel, maker: PlainLabel, picture: QPixmap | None) -> None:
        words = QVBoxLayout()
        words.setSpacing(SPACE.XS)
        words.addWidget(title)
        words.addWidget(maker)
        words.addWidget(self.sentence)
        words.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(SPACE.L)
        if picture is not None and not picture.isNull():
            shown = PlainLabel(alignment=Qt.AlignmentFlag.AlignTop)
            shown.setPixmap(
                picture.scaled(
                    _PICTURE,
                    _PICTURE,
                    Qt.AspectRatioMode.KeepAspectRatio,
                    Qt.TransformationMode.SmoothTransformation,
                )
            )
            head.addWidget(shown)
        head.addLayout(words, 1)
        inside = QWidget()
        blocks = QVBoxLayout(inside)
        blocks.setContentsMargins(0, 0, SPACE.XS, 0)
        for block in (self.hides, self.disturbs, self.clears):
            blocks.addWidget(block)
        blocks.addStretch(1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE.S)
        buttons.addWidget(self.approve, 2)
        buttons.addWidget(self.refuse, 2)
        buttons.addWidget(self.leave, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.XL, SPACE.L, SPACE.XL, SPACE.L)
        column.setSpacing(SPACE.M)
        column.addLayout(head)
        column.addWidget(self.guard)
        column.addWidget(scroll, 1)
        column.addWidget(self.reason)
        column.addLayout(buttons)

    def _tell(self) -> None:
        preview = self._preview
        if preview.hides:
            self.guard.tell("red", self.tr("This mark would hide confirmed defects."))
        elif preview.disturbs:
            self.guard.tell("red", self.tr("With this mark known good parts would be flagged."))
        elif preview.blind:
            self.guard.tell_blind(preview.confirmed)
        else:
            self.guard.tell("calm", self.tr("No confirmed defect would be hidden."))

    @Slot()
    def _see(self) -> None:
        said = bool(self.reason.text().strip())
        self.refuse.setEnabled(said)
        self.approve.setEnabled(said or not self._preview.outcome.lost)
        self.refuse.setToolTip("" if said else self.tr("Say why first"))
        self.approve.setToolTip("" if self.approve.isEnabled() else self.tr("Say why first"))

    @Slot()
    def _approve(self) -> None:
        self._decide(True)

    @Slot()
    def _refuse(self) -> None:
        self._decide(False)

    def _decide(self, approved: bool) -> None:
        self.accept()
        self.decided.emit(approved, self.reason.text().strip())

    @Slot(str)
    def _picture_came(self, image_id: str) -> None:
        for block in (self.hides, self.disturbs, self.clears):
            block.update_pictures()
