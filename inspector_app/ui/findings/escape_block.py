"""A defect that was not flagged: what threshold would have caught it, and what that costs in false calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from inspector_app.domain.escape import Escape
from inspector_app.domain.lot import Verdict
from inspector_app.domain.readings import PartDetail
from inspector_app.domain.review import Disposition
from inspector_app.ui.bridge import Bridge
from inspector_app.ui.language.figures import decimal
from inspector_app.ui.theme.plain import PlainLabel
from inspector_app.ui.theme.tokens import SPACE

if TYPE_CHECKING:
    from inspector_app.workflow.session import Session


class EscapeBlock(QFrame):
    """Shown for a part that people call defective and the machine calls ok; else hidden."""

    def __init__(self, session: Session, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._session, self._bridge = session, bridge
        self._part_id = ""
        self.heading = PlainLabel(wordWrap=True)
        self.heading.setProperty("role", "strong")
        self.facts = PlainLabel(wordWrap=True)
        self.facts.setProperty("role", "caption")
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.M, SPACE.S, SPACE.M, SPACE.S)
        column.setSpacing(SPACE.XS)
        column.addWidget(self.heading)
        column.addWidget(self.facts)
        self.hide()

    @Slot(object)
    def show_detail(self, detail: PartDetail) -> None:
        """Ask where the part is such a one."""
        row = detail.row
        missed = row.verdict is Verdict.OK and row.disposition is Disposition.REJECTED
        if not missed or row.part_id != self._part_id:
            self.hide()
        self._part_id = row.part_id
        if missed:
            self._bridge.watch(self._session.escape(row.part_id), self._came, row.part_id, channel="escape")
        else:
            self._bridge.forget("escape")

    def _came(self, escape: Escape | None, part_id: str) -> None:
        if part_id != self._part_id:
            return
        self.setVisible(escape is not None)
        if escape is not None:
            heading, *facts = in_words(escape)
            self.heading.setText(heading)
            self.facts.setText("\n".join(facts))


def in_words(escape: Escape) -> list[str]:
    """What would have caught it, then what that costs, and what is not known."""
    if not escape.reachable:
        lines = [_tr("Missed: no threshold catches it"), _tr("It looks as calm as the typical good part.")]
    else:
        lines = [_tr("Missed: a threshold of {0} would have flagged it").format(decimal(escape.threshold))]
    if escape.quiet_by:
        marks = ", ".join(f"P-{number}" for number in escape.quiet_by)
        words = (
            _tr("{0} keeps something of it quiet: look at the mark first.")
            if len(escape.quiet_by) == 1
            else _tr("{0} keep something of it quiet: look at the marks first.")
        )
        lines.append(words.format(marks))
    if not escape.reachable:
        return lines
    good, presumed = escape.good, escape.presumed
    if escape.false_calls_known:
        lines.append(
            _tr("False calls: {0} of {1} accepted parts, {2} more than now.").format(
                good.would, good.parts, good.more
            )
        )
    else:
        lines.append(_tr("False calls: not known, no part of this lot was accepted yet."))
    if presumed.parts:
        lines.append(
            _tr("Of {1} ok parts nobody has reviewed it would flag {0}.").format(
                presumed.would, presumed.parts
            )
        )
    if escape.elsewhere and escape.place is not None:
        lines.append(
            _tr("But for another place: where the defect was drawn the map reaches only {0}.").format(
                decimal(escape.place)
            )
        )
    return lines


def _tr(text: str) -> str:
    return QCoreApplication.translate("Escape", text)
