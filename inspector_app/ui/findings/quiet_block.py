"""Why a part is quiet: the mark's picture, who made it and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from inspector_app.domain.bank import Mark
from inspector_app.domain.errors import InspectorError
from inspector_app.domain.readings import QuietReason
from inspector_app.ui.bridge import Bridge
from inspector_app.ui.language.moments import lately
from inspector_app.ui.language.said import said_error
from inspector_app.ui.pictures import rgb_image
from inspector_app.ui.theme.plain import PlainLabel, plain_tip
from inspector_app.ui.theme.tokens import SPACE

if TYPE_CHECKING:
    from inspector_app.workflow.session import Session

_SIDE = 56
_TOLD = 4  # marks of a part that are named


class QuietBlock(QFrame):
    """The strongest mark that acts on the shown part, and who made the others; hidden when there is none."""

    wants_bank = Signal(str)  # mark id

    def __init__(self, session: Session, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._session, self._bridge = session, bridge
        self._mark: Mark | None = None
        self.picture = PlainLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self.picture.setFixedSize(_SIDE, _SIDE)
        self.sentence = PlainLabel(wordWrap=True)
        self.sentence.setProperty("role", "strong")
        self.origin = PlainLabel(wordWrap=True)
        self.origin.setProperty("role", "caption")
        self.others = PlainLabel(wordWrap=True)
        self.others.setProperty("role", "caption")
        show = QPushButton(self.tr("Show in bank"))
        show.setProperty("kind", "quiet")
        show.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        show.clicked.connect(self._show_in_bank)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.sentence)
        words.addWidget(self.origin)
        words.addWidget(self.others)
        words.addWidget(show, 0, Qt.AlignmentFlag.AlignLeft)
        line = QHBoxLayout(self)
        line.setContentsMargins(SPACE.S, SPACE.S, SPACE.S, SPACE.XS)
        line.setSpacing(SPACE.S)
        line.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        self.setVisible(False)

    def show_reasons(self, reasons: tuple[QuietReason, ...], *, flagged: bool = False) -> None:
        """The reasons of a part, strongest first; none hides the block. ``flagged``: the part itself is not quiet."""
        self.setVisible(bool(reasons))
        if not reasons:
            self._mark = None
            return
        mark = reasons[0].mark
        words = self.tr("Partly quiet because of {0}") if flagged else self.tr("Quiet because of {0}")
        text = words.format(mark.label)
        if len(reasons) > 1:
            text += self.tr(" and {0} more").format(len(reasons) - 1)
        self.sentence.setText(text)
        here = self._session.who.station
        self.origin.setText(made_by(mark, here))
        others = [f"{each.mark.label}: {made_by(each.mark, here)}" for each in reasons[1:_TOLD]]
        self.others.setText("\n".join(others))
        self.others.setVisible(bool(others))
        if self._mark is None or self._mark.id != mark.id:
            self.picture.clear()
            self._bridge.watch(
                self._session.entry_picture(mark),
                self._picture_came,
                channel="quiet",
                failed=self._no_picture,
            )
        self._mark = mark

    def _picture_came(self, pixels: Any) -> None:
        pixmap = QPixmap.fromImage(rgb_image(pixels))
        self.picture.setPixmap(
            pixmap.scaled(
                _SIDE,
                _SIDE,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        )

    def _no_picture(self, error: InspectorError) -> None:
        self.picture.setText("–")
        self.picture.setToolTip(plain_tip(said_error(error)))

    @Slot()
    def _show_in_bank(self) -> None:
        if self._mark is not None:
            self.wants_bank.emit(self._mark.id)


def made_by(mark: Mark, here: str = "") -> str:
    """ "marked by anna on 23 Nov 14:02", with the note where there is one.

    With ``here``, the name of this station, also at which other one the mark was made.
    """
    when = lately(mark.created_at)
    elsewhere = bool(here) and mark.station != here
    words = _tr("marked by {0} at {2} on {1}") if elsewhere else _tr("marked by {0} on {1}")
    text = words.format(mark.author, when, mark.station)
    return f"{text} · {mark.note}" if mark.note else text


def _tr(text: str) -> str:
    return QCoreApplication.translate("QuietBlock", text)
