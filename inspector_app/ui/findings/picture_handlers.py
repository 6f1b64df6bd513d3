"""What the commands of the picture do: tools, heatmap, tone, what stands beside it; one method a command."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, Slot

from inspector_app.ui.actions import Actions
from inspector_app.ui.findings.comparing import Comparison
from inspector_app.ui.findings.page import ReviewPage
from inspector_app.ui.findings.picture_bar import TOOLS
from inspector_app.ui.status.toast import Toast

COMPARISONS = {
    "compare": Comparison.GOOD,
    "compare-mark": Comparison.MARK,
    "compare-view": Comparison.VIEW,
    "compare-run": Comparison.RUN,
}


class PictureHandlers(QObject):
    """Binds the commands to the canvas and says in a toast what cannot be shown."""

    def __init__(self, page: ReviewPage, actions: Actions, toast: Toast) -> None:
        super().__init__(page)
        self._page, self._actions, self._toast = page, actions, toast
        canvas = page.canvas
        for command, handler in {
            "heatmap": canvas.toggle_heatmap,
            "only-above": self.only_above,
            "fainter": self.fainter,
            "stronger": self.stronger,
            **{command: self.compare for command in COMPARISONS},
            "compare-next": page.beside.step,
            "tone-fit": self.fit_tone,
            "tone-reset": self.reset_tone,
            "fit": canvas.fit,
            "actual-size": self.actual_size,
            **{command: self.take_tool for command in TOOLS},
        }.items():
            actions.bind(command, handler)
        page.beside.nothing.connect(self._nothing_to_compare)
        page.beside.no_other.connect(self._no_other)
        page.beside.hidden.connect(self._run_hidden)

    @Slot()
    def take_tool(self) -> None:
        self._page.canvas.set_tool(TOOLS[self._actions.current])
        self._page.bar.show_tool(self._page.canvas.tool)
        self._page.canvas.setFocus()

    @Slot()
    def fainter(self) -> None:
        self._page.canvas.step_opacity(-1)

    @Slot()
    def stronger(self) -> None:
        self._page.canvas.step_opacity(+1)

    @Slot()
    def only_above(self) -> None:
        self._page.canvas.set_only_above(self._actions["only-above"].isChecked())

    @Slot()
    def fit_tone(self) -> None:
        if not self._page.tone.fit_picture():
            self._toast.say(_tr("Black and white can be chosen for pictures of 16 bits"))

    @Slot()
    def reset_tone(self) -> None:
        self._page.tone.forget()

    @Slot()
    def actual_size(self) -> None:
        self._page.canvas.actual_size()

    @Slot()
    def compare(self) -> None:
        command = self._actions.current
        wanted = self._actions[command].isChecked()
        for other in COMPARISONS:
            self._actions[other].setChecked(wanted and other == command)
        self._page.beside.set_comparing(COMPARISONS[command] if wanted else None)

    @Slot(object)
    def _nothing_to_compare(self, comparison: Comparison) -> None:
        self._toast.say(
            {
                Comparison.GOOD: _tr("There is no good part to compare with yet"),
                Comparison.MARK: _tr("No mark is near this finding"),
                Comparison.VIEW: _tr("This part has one image only"),
                Comparison.RUN: _tr("This image was inspected once; there is no earlier run"),
            }[comparison]
        )

    @Slot()
    def _run_hidden(self) -> None:
        self._toast.say(_tr("This part is checked without sight of earlier results"))

    @Slot()
    def _no_other(self) -> None:
        self._toast.say(_tr("There is nothing else to compare with here"))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Review", text)
