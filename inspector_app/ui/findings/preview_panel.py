"""What a mark would do, before it is kept: in one sentence, in pictures, and with the guard's warning."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from inspector_app.domain.bank import Preview
from inspector_app.ui.actions import Actions
from inspector_app.ui.findings.gentler import Gentler
from inspector_app.ui.findings.guard import Guard
from inspector_app.ui.findings.marking import STRONGEST, WEAKEST, Marking
from inspector_app.ui.findings.offers import Offers, Subject
from inspector_app.ui.findings.touched_parts import TouchedParts
from inspector_app.ui.gallery.thumbnails import Thumbnails
from inspector_app.ui.theme.plain import PlainLabel
from inspector_app.ui.theme.theme import Theme
from inspector_app.ui.theme.tokens import SPACE
from inspector_app.workflow.requests import MarkRequest

_SHOWN = 9  # pictures a side; the rest is counted


class PreviewPanel(QWidget):
    """Shows what ``Marking`` holds."""

    def __init__(
        self,
        marking: Marking,
        gentler: Gentler,
        thumbnails: Thumbnails,
        actions: Actions,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._actions = actions
        self._marking, self._thumbnails, self._theme = marking, thumbnails, theme
        self._preview: Preview | None = None
        self.sentence = PlainLabel(wordWrap=True)
        self.sentence.setProperty("role", "large")
        self.detail = PlainLabel(wordWrap=True)
        self.detail.setProperty("role", "caption")
        self.busy = QProgressBar(maximum=0, textVisible=False)
        self.guard = Guard()
        self.reason = QLineEdit(maxLength=400)
        self.reason.setAccessibleName(self.tr("Reason"))
        self.reason.setPlaceholderText(self.tr("Why? It is kept with your name"))
        self.reason.textEdited.connect(self._reason_typed)
        self.reason.returnPressed.connect(marking.keep)
        self.reason.hide()
        self.clears = TouchedParts(self.tr("Go quiet"), _SHOWN)
        self.touched = TouchedParts(self.tr("Confirmed defects that lose score"), _SHOWN)
        self.subject = Subject(marking)
        self.offers = Offers(marking, gentler)
        self.offers.smaller_wanted.connect(self._draw_smaller)
        self.disturbed = TouchedParts(self.tr("Known good parts that would be flagged"), _SHOWN)
        self.weaker = QPushButton(self.tr("Gentler"))
        self.stronger = QPushButton(self.tr("Stronger"))
        self.strength = PlainLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self.keep = QPushButton(self._with_key(self.tr("Keep mark"), "pseudo"))
        self.drop = QPushButton(self._with_key(self.tr("Drop"), "drop"))
        self.keep.setEnabled(False)
        for button in (self.keep, self.drop):
            button.setProperty("touch", True)
        for button in (self.keep, self.drop, self.weaker, self.stronger):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.keep.clicked.connect(marking.keep)
        self.drop.clicked.connect(marking.drop)
        self.weaker.clicked.connect(self._weaken)
        self.stronger.clicked.connect(self._strengthen)
        self._arrange()
        marking.asked.connect(self._asked)
        marking.previewed.connect(self._show)
        marking.armed.connect(self._arm)
        thumbnails.arrived.connect(self._thumbnail_arrived)

    def _with_key(self, text: str, command: str) -> str:
        return f"{text}   {self._actions.hint(command)}".rstrip()

    def _arrange(self) -> None:
        title = PlainLabel(self.tr("Mark as pseudo-anomaly"))
        title.setProperty("role", "section")
        inside = QWidget()
        pictures = QVBoxLayout(inside)
        pictures.setContentsMargins(0, 0, SPACE.XS, 0)
        pictures.setSpacing(SPACE.M)
        pictures.addWidget(self.touched)
        pictures.addWidget(self.disturbed)
        pictures.addWidget(self.clears)
        pictures.addStretch(1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        strength = QHBoxLayout()
        strength.addWidget(self.weaker)
        strength.addWidget(self.strength, 1)
        strength.addWidget(self.stronger)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE.S)
        buttons.addWidget(self.keep, 3)
        buttons.addWidget(self.drop, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.M, SPACE.M, SPACE.M, SPACE.M)
        column.setSpacing(SPACE.S)
        column.addWidget(title)
        column.addWidget(self.subject)
        column.addWidget(self.sentence)
        column.addWidget(self.detail)
        column.addWidget(self.busy)
        column.addWidget(self.guard)
        column.addWidget(self.reason)
        column.addWidget(self.offers)
        column.addWidget(scroll, 1)
        column.addLayout(strength)
        column.addLayout(buttons)

    @Slot(object)
    def _asked(self, request: MarkRequest) -> None:
        self.sentence.setText(self.tr("Looking what this mark would do…"))
        self.detail.clear()
        self.drop.setText(self._with_key(self.tr("Drop"), "drop"))
        self.busy.show()
        self.guard.hide()
        self.reason.clear()
        self.reason.hide()
        self.clears.show_parts((), self._thumbnails, self._theme)
        self.touched.show_parts((), self._thumbnails, self._theme)
        self.disturbed.show_parts((), self._thumbnails, self._theme)
        self.keep.setEnabled(False)
        self._show_strength(request.strength)

    @Slot(object, object)
    def _show(self, request: MarkRequest, preview: Preview) -> None:
        self._preview = preview
        self.busy.hide()
        self.sentence.setText(in_one_sentence(preview))
        self.detail.setText(
            self.tr("1 more flagged part loses score but stays flagged")
            if len(preview.lowers) == 1
            else self.tr("{0} more flagged parts lose score but stay flagged").format(len(preview.lowers))
        )
        self.detail.setVisible(bool(preview.lowers))
        self.clears.show_parts(preview.clears, self._thumbnails, self._theme)
        known = (*preview.hides, *preview.weakens)
        self.touched.show_parts(known, self._thumbnails, self._theme)
        self.disturbed.show_parts(preview.disturbs, self._thumbnails, self._theme)
        self._thumbnails.want(
            part.image_id for part in (*known, *preview.disturbs[:_SHOWN], *preview.clears[:_SHOWN])
        )
        if preview.hides:
            words = self.tr(
                "This mark would hide confirmed defects. Draw a smaller region, or make it gentler."
            )
            self.guard.tell("red", words)
        elif preview.disturbs:
            words = self.tr(
                "With this mark known good parts would be flagged: marks of its kind reach less far then."
            )
            self.guard.tell("red", words)
        elif preview.blind:
            self.guard.tell_blind(preview.confirmed)
        else:
            self.guard.tell(
                "calm",
                self.tr("No confirmed defect would be hidden, no known good part flagged.")
                if preview.outcome.good
                else self.tr("No confirmed defect would be hidden."),
            )
        self.keep.setEnabled(True)
        self._dress_keep("primary", self._with_key(self.tr("Keep mark"), "pseudo"))
        self._show_strength(request.strength)

    @Slot()
    def _arm(self) -> None:
        hides = self._preview is not None and bool(self._preview.hides)
        self.guard.tell(
            "red",
            self.tr("Confirmed defects would no longer be flagged. Press again to keep the mark.")
            if hides
            else self.tr("Known good parts would be flagged. Press again to keep the mark."),
        )
        words = self.tr("Hide defects and keep") if hides else self.tr("Flag good parts and keep")
        self._dress_keep("danger", self._with_key(words, "pseudo"))
        self.reason.show()

    @Slot(str)
    def _reason_typed(self, words: str) -> None:
        self._marking.reason = words

    def _dress_keep(self, kind: str, text: str) -> None:
        self.keep.setProperty("kind", kind)
        self.keep.style().unpolish(self.keep)
        self.keep.style().polish(self.keep)
        self.keep.setText(text)

    def _show_strength(self, strength: int) -> None:
        self.strength.setText(
            self.tr("as usual") if strength == 0 else self.tr("strength {0:+d}").format(strength)
        )
        self.strength.setToolTip(self.tr("How far the mark reaches, against the strength of the recipe"))
        self.weaker.setEnabled(strength > WEAKEST)
        self.stronger.setEnabled(strength < STRONGEST)

    @Slot()
    def _draw_smaller(self) -> None:
        """Out of the preview, with the brush in hand; P previews what is drawn."""
        self._marking.drop()
        self._actions["tool-brush"].trigger()

    @Slot()
    def _weaken(self) -> None:
        self._marking.strengthen(-1)

    @Slot()
    def _strengthen(self) -> None:
        self._marking.strengthen(+1)

    @Slot(str)
    def _thumbnail_arrived(self, image_id: str) -> None:
        if self.isVisible():
            self.clears.update_pictures()
            self.touched.update_pictures()
            self.disturbed.update_pictures()


def in_one_sentence(preview: Preview) -> str:
    """ "Clears 37 flagged parts · hides 0 of 14 confirmed defects · weakens 1 · flags 0 of 3 known good parts".

    Without known rejects or good parts, what is said of them is left out.
    """
    parts = [_tr("Clears {0} flagged part") if len(preview.clears) == 1 else _tr("Clears {0} flagged parts")]
    if preview.confirmed:
        parts += [_tr("hides {1} of {2} confirmed defects"), _tr("weakens {3}")]
    good = len(preview.outcome.good)
    if good:
        parts += [_tr("flags {4} of {5} known good parts")]
    return " · ".join(parts).format(
        len(preview.clears),
        len(preview.hides),
        preview.confirmed,
        len(preview.weakens),
        len(preview.disturbs),
        good,
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("PreviewPanel", text)
