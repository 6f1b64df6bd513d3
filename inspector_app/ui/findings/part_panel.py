"""The right side of the window: verdict and score of the part, its findings with reasons, decisions."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from inspector_app.domain.lot import Verdict
from inspector_app.domain.readings import CheckProgress, FindingRow, PartDetail, PartRow
from inspector_app.ui.actions import Actions
from inspector_app.ui.bridge import Bridge
from inspector_app.ui.canvas.appearance import Appearance
from inspector_app.ui.canvas.scale_bar import ScoreBar
from inspector_app.ui.findings.decisions import ClassPicker, DecisionButtons, FindingButtons
from inspector_app.ui.findings.drawn_findings import drawn_findings
from inspector_app.ui.findings.escape_block import EscapeBlock
from inspector_app.ui.findings.filmstrip import caption
from inspector_app.ui.findings.finding_list import FindingList
from inspector_app.ui.findings.quiet_block import QuietBlock
from inspector_app.ui.findings.reasons import in_words, reasons_at
from inspector_app.ui.findings.reviewing import Reviewing
from inspector_app.ui.language.figures import count
from inspector_app.ui.language.said import said
from inspector_app.ui.theme.plain import PlainLabel, plain_tip
from inspector_app.ui.theme.theme import Theme
from inspector_app.ui.theme.tokens import SPACE
from inspector_app.ui.theme.verdicts import decision_of, decision_word, draw_verdict, verdict_word

if TYPE_CHECKING:
    from inspector_app.workflow.session import Session


_NOTES = 3  # latest ones that are shown


class VerdictMark(QWidget):
    """The shape of a verdict beside its word."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._row: PartRow | None = None
        self.setFixedSize(QSize(18, 18))

    def show_row(self, row: PartRow) -> None:
        self._row = row
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._row is not None:
            colour = self._theme.tokens.verdict(self._row.verdict, self._row.band)
            draw_verdict(QPainter(self), QRectF(2, 2, 14, 14), self._row.verdict, self._row.band, colour)


class NameLabel(PlainLabel):
    """A file name; of one that is too long the middle is left out: beginning and number tell parts apart."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        short = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, self.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, short)


class PartPanel(QWidget):
    """Shows what ``Reviewing`` holds and gives it what the person picks."""

    def __init__(
        self,
        session: Session,
        bridge: Bridge,
        reviewing: Reviewing,
        actions: Actions,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._reviewing, self._theme = reviewing, theme
        self.name = NameLabel()
        self.name.setProperty("role", "strong")
        self.name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.place = PlainLabel()
        self.place.setProperty("role", "caption")
        self.mark = VerdictMark(theme)
        self.verdict = PlainLabel()
        self.verdict.setProperty("role", "large")
        self.decided = PlainLabel()
        self.decided.setProperty("role", "caption")
        self.said = PlainLabel(wordWrap=True)
        self.said.setProperty("role", "caption")
        self.known_good = QPushButton(self.tr("Known good part"), checkable=True)
        self.known_good.setProperty("kind", "chip")
        self.known_good.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        bold = self.known_good.font()
        bold.setBold(True)  # as it is drawn while it is checked: its size must not depend on that
        words = QFontMetrics(bold).horizontalAdvance(self.known_good.text())
        self.known_good.setMinimumWidth(words + 2 * SPACE.L)
        self.score = ScoreBar()
        self.quiet = QuietBlock(session, bridge)
        self.escape = EscapeBlock(session, bridge)
        self.findings = FindingList(theme)
        self.why = PlainLabel(wordWrap=True)
        self.why.setProperty("role", "caption")
        self.classes = ClassPicker(actions)
        self.finding_buttons = FindingButtons(actions, theme)
        self.note = QLineEdit(placeholderText=self.tr("Note, stored with the next decision"))
        self.note.setAccessibleName(self.tr("Note"))
        self.decisions = DecisionButtons(actions, theme)
        self._check = CheckProgress(0, 0)
        self._section = PlainLabel(self.tr("Findings"))
        self._section.setProperty("role", "section")
        self._arrange()
        self._dress()
        theme.changed.connect(self._dress)
        reviewing.part_changed.connect(self._part_changed)
        reviewing.image_changed.connect(self._show_name)
        reviewing.detail_ready.connect(self._show_detail)
        reviewing.detail_ready.connect(self.escape.show_detail)
        reviewing.finding_selected.connect(self._show_finding)
        self.findings.picked.connect(reviewing.select)
        self._name_good = actions["known-good"]
        self._name_good.changed.connect(self._follow_good)
        self.known_good.clicked.connect(self._name_good.trigger)
        self._follow_good()

    def set_check(self, check: CheckProgress) -> None:
        """How far the check sample of the lot has come."""
        changed, self._check = check != self._check, check
        if changed and self._reviewing.detail is not None:
            self._show_detail(self._reviewing.detail)
            self._show_finding(self._reviewing.shown_finding)  # the list is new: which one is chosen is not

    def clear(self) -> None:
        """No part, as in a lot just opened: nothing is said of the one before."""
        self._facts.hide()
        self.decisions.show_row(None)
        self.classes.show_class("")

    def take_note(self) -> str:
        """The note for a decision that is made now; the field is empty afterwards."""
        note = self.note.text().strip()
        self.note.clear()
        return note

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE.S)
        head.addWidget(self.mark)
        head.addWidget(self.verdict)
        head.addStretch(1)
        head.addWidget(self.decided)
        rule = QFrame()
        rule.setObjectName("ruleH")
        self._facts = inside = QWidget()
        facts = QVBoxLayout(inside)
        facts.setContentsMargins(0, 0, 0, 0)
        facts.setSpacing(SPACE.S)
        facts.addWidget(self.name)
        facts.addLayout(head)
        facts.addWidget(self.said)
        facts.addWidget(self.score)
        facts.addWidget(self._section)
        facts.addWidget(self.findings)
        facts.addWidget(self.why)
        facts.addWidget(self.quiet)  # what is to be decided stands before what has been
        facts.addWidget(self.escape)
        facts.addWidget(self.known_good, 0, Qt.AlignmentFlag.AlignLeft)
        facts.addStretch(1)
        # What is known of a part scrolls on a low screen; what decides is always in reach.
        scroll = QScrollArea(widgetResizable=True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        inside.hide()  # until there is a part
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.M, SPACE.S, SPACE.M, SPACE.M)
        column.setSpacing(SPACE.S)
        column.addWidget(scroll, 1)
        column.addWidget(self.finding_buttons)
        column.addWidget(self.classes)
        column.addWidget(rule)
        column.addWidget(self.note)
        column.addWidget(self.decisions)

    @Slot()
    def _dress(self) -> None:
        self.score.set_appearance(Appearance.of(self._theme.tokens))

    @Slot(str)
    def _part_changed(self, part_id: str) -> None:
        self.findings.show_rows(())
        self._explain("")

    @Slot()
    def _follow_good(self) -> None:
        self.known_good.setEnabled(self._name_good.isEnabled())
        words = self.tr(
            "Every change of marks, threshold and bank is held against the known parts of the recipe"
        )
        self.known_good.setToolTip(plain_tip(f"{words}\n{self._name_good.refusal}".strip()))
        self.known_good.setChecked(self._name_good.isChecked())

    @Slot(str)
    def _show_name(self, image_id: str) -> None:
        """The file of the image on the canvas."""
        detail = self._reviewing.detail
        if detail is not None:
            image = next((i for i in detail.images if i.id == image_id), None)
            path = detail.row.path if image is None else image.path
            name = PurePosixPath(path).name
            if image is not None and len(detail.images) > 1:
                name = f"{detail.row.title} · {caption(image, 0)}"
            self.name.setText(name)
            self.name.setToolTip(plain_tip(path))

    @Slot(object)
    def _show_detail(self, detail: PartDetail) -> None:
        row = detail.row
        self._facts.show()
        self._show_name(self._reviewing.image_id or row.image_id)
        self.mark.show_row(row)
        self.mark.setVisible(not row.to_check)
        self.verdict.setText(self._check_words() if row.to_check else _headline(row))
        self.decided.setText(_decided(detail))
        notes = [f"{review.author}: {review.note}" for review in detail.reviews if review.note]
        if row.to_check:
            notes.append(
                self.tr("Look at the picture and decide: score, heatmap and findings are shown afterwards.")
            )
        self.said.setText("\n".join(notes[-_NOTES:] if row.to_check else notes[:_NOTES]))
        self.said.setVisible(bool(notes))
        self.score.set_score(row.score)
        self.score.setVisible(row.error is None and not row.to_check)
        self.quiet.show_reasons(detail.quiet, flagged=row.verdict is Verdict.FLAGGED)
        rows = (*detail.findings, *drawn_findings(detail))
        several = len(detail.images) > 1
        self.findings.show_rows(rows, {image.id: caption(image, 0) for image in detail.images if several})
        number = len(rows)
        if row.error is not None:
            self._section.setText(self.tr("Could not be inspected"))
        elif row.verdict is None:
            self._section.setText(self.tr("Not inspected yet"))
        else:
            self._section.setText(self.tr("Findings") if number else self.tr("No findings"))
        self.findings.setVisible(bool(number))
        self._section.setVisible(bool(number) or not row.to_check)
        self.decisions.show_row(row)
        self._explain(said(row.error or row.note))

    def _explain(self, words: str) -> None:
        self.why.setText(words)
        self.why.setVisible(bool(words))

    def _check_words(self) -> str:
        """Which one of the check sample it is."""
        drawn = max(self._check.drawn, 1)
        number = min(max(drawn - self._check.left + 1, 1), drawn)
        return self.tr("Check sample {0} of {1}").format(count(number), count(drawn))

    @Slot(object)
    def _show_finding(self, finding: FindingRow | None) -> None:
        self.findings.select(finding.id if finding is not None else None)
        self.classes.show_class(finding.defect_class if finding is not None else "")
        detail, reading = self._reviewing.detail, self._reviewing.reading
        if detail is None or detail.row.error or detail.row.note:
            return  # the words already say why
        if finding is None:
            self._explain("")
        if finding is None or reading is None or reading.image_id != finding.image_id:
            return
        if finding.score is None:
            self._explain(
                self.tr("{0}: drawn by hand, no finding of the machine lies here").format(
                    finding.finding.ordinal
                )
            )
            return
        image = next((i for i in detail.images if i.id == reading.image_id), None)
        if image is None or not image.width or not image.height:
            return
        found = reasons_at(reading, finding.finding.box, image.width, image.height)
        words = in_words(found) if found is not None else self.tr("no bank of other parts yet")
        self._explain(f"{finding.finding.ordinal}: {words}")


def _headline(row: PartRow) -> str:
    word = verdict_word(row.verdict, row.band)
    return word.upper() if row.verdict is Verdict.OK else word.capitalize()


def _decided(detail: PartDetail) -> str:
    part_reviews = [review for review in detail.reviews if review.region is None]
    if not part_reviews or detail.row.decision is None:
        return decision_word(decision_of(detail.row))
    return f"{decision_word(detail.row.decision)} · {part_reviews[0].author}"
