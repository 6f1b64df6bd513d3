"""The challenge set as a list: what is known of each part, what the program says of it, now and after a change."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from inspector_app.domain.challenge import ChallengeOutcome, ChallengePart, Known, UnscoredPart
from inspector_app.ui.language.figures import decimal
from inspector_app.ui.theme.plain import PlainLabel
from inspector_app.ui.theme.tokens import SPACE

_PART_ID = Qt.ItemDataRole.UserRole


class ChallengeDialog(QDialog):
    """Every row opens its part. With a ``question`` it is accepted to go on in spite of what would be lost."""

    part_chosen = Signal(str)

    def __init__(
        self,
        outcome: ChallengeOutcome,
        recipe: str,
        *,
        question: str = "",
        keep: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        changed = bool(question)
        self.keep: QPushButton | None = None
        self.setWindowTitle(self.tr("Challenge set"))
        self.setMinimumSize(620, 420)
        title = PlainLabel(question or self.tr("Known parts of {0}").format(recipe), wordWrap=True)
        title.setProperty("role", "large")
        self.sentence = PlainLabel(in_words(outcome, changed=changed), wordWrap=True)
        hint = PlainLabel(self.tr("A double click, or Enter, opens the part."))
        hint.setProperty("role", "caption")
        heads = [self.tr("Known as"), self.tr("Part"), self.tr("Lot"), self.tr("Score")]
        heads += [self.tr("After")] if changed else []
        self.table = QTableWidget(0, 1 + len(heads))
        self.table.setObjectName("framed")
        self.table.setAccessibleName(title.text())
        self.table.setHorizontalHeaderLabels(["", *heads])
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.table.verticalHeader().setVisible(False)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        for part in sorted(outcome.parts, key=_rank):
            self._add(part, what_of(part, changed=changed), changed)
        for gone in outcome.unscored:
            self._add(gone, _tr("not known"), changed)
        self.table.itemActivated.connect(self._activated)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.XL, SPACE.L, SPACE.XL, SPACE.L)
        column.setSpacing(SPACE.S)
        self.reason = QLineEdit(maxLength=400)
        self.reason.setAccessibleName(self.tr("Reason"))
        self.reason.setPlaceholderText(self.tr("Why it is done all the same"))
        self.reason.setVisible(bool(keep))
        self.reason.textChanged.connect(self._see)
        for widget in (title, self.sentence, self.table, hint, self.reason, self._buttons(keep)):
            column.addWidget(widget)
        self._see()
        if keep:
            self.reason.setFocus()

    @Slot()
    def _see(self) -> None:
        """In spite of what is lost only with a reason: it stands beside the run of the challenge set."""
        if self.keep is not None:
            self.keep.setEnabled(bool(self.reason.text().strip()))

    def _buttons(self, keep: str) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        if keep:
            self.keep = buttons.addButton(keep, QDialogButtonBox.ButtonRole.AcceptRole)
            self.keep.setProperty("kind", "danger")
            self.keep.setAutoDefault(False)
        self.leave = buttons.addButton(
            self.tr("Leave it as it is") if keep else self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole
        )
        for button in buttons.buttons():
            button.setIcon(QIcon())
            button.setProperty("touch", True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _add(self, part: ChallengePart | UnscoredPart, what: str, changed: bool) -> None:
        row = self.table.rowCount()
        self.table.insertRow(row)
        scores = (part.before, part.after) if isinstance(part, ChallengePart) else (None, None)
        known = _tr("reject") if part.known is Known.REJECT else _tr("good part")
        texts = [what, known, part.path, part.lot_name]
        texts += ["–" if score is None else decimal(score) for score in scores[: 2 if changed else 1]]
        for place, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setData(_PART_ID, part.part_id)
            self.table.setItem(row, place, item)

    @Slot(QTableWidgetItem)
    def _activated(self, item: QTableWidgetItem) -> None:
        self.part_chosen.emit(str(item.data(_PART_ID)))


def what_of(part: ChallengePart, *, changed: bool) -> str:
    """What becomes of a known part, or without a change: whether the program is right about it."""
    if changed and part.lost:
        return _tr("lost")
    if changed and part.gained:
        return _tr("gained")
    if changed and part.weakened:
        return _tr("weakened")
    return _tr("right") if part.right_after else _tr("wrong")


def in_words(outcome: ChallengeOutcome, *, changed: bool) -> str:
    """The outcome as sentences."""
    rejects, good = outcome.rejects, outcome.good
    said = [
        _tr("{0} of {1} known rejects are flagged, {2} of {3} known good parts are.").format(
            sum(part.flagged_after for part in rejects),
            len(rejects),
            sum(part.flagged_after for part in good),
            len(good),
        )
    ]
    if changed:
        said.append(
            _tr("Lost: {0}. Gained: {1}. Weakened: {2}.").format(
                len(outcome.lost), len(outcome.gained), len(outcome.weakened)
            )
        )
    if outcome.unscored:
        said.append(_tr("{0} cannot be asked: features and picture are gone.").format(len(outcome.unscored)))
    if outcome.blind:
        said.append(_tr("Few rejects are known yet: reject parts with true defects, and this says more."))
    return " ".join(said)


def _rank(part: ChallengePart) -> tuple[bool, bool, bool, bool, float]:
    return not part.lost, part.right_after, not part.weakened, not part.gained, part.after - part.before


def _tr(text: str) -> str:
    return QCoreApplication.translate("Challenge", text)
