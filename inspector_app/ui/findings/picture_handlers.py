"""What the commands of the picture do: tools, heatmap, tone, what stands beside it; one method a command."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, Slot

from inspector_app.ui.actions import Actions
from inspector_app.ui.canvas.compare import Manner
from inspector_app.ui.findings.comparing import Comparison
from inspector_app.ui.findings.page import ReviewPage
from inspector_app.ui.findings.picture_bar import TOOLS
from inspector_app.ui.status.toast import Toast

MANNERS = {"compare-wipe": Manner.WIPE, "compare-blink": Manner.BLINK}
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
            "wand-fills": self.wand_fills,
            "fainter": self.fainter,
            "stronger": self.stronger,
            **{command: self.compare for command in COMPARISONS},
            **{command: self.lay for command in MANNERS},
            "compare-next": page.beside.step,
            "tone-fit": self.fit_tone,
            "tone-reset": self.reset_tone,
            "fit": canvas.fit,
            "actual-size": self.actual_size,
            **{command: self.take_tool for command in TOOLS},
        }.items():
            actions.bind(command, handler)
        page.beside.nothing.connect(self._nothing_to_compare)
        page.beside.shown.connect(self._light)
        page.compare.manner_changed.connect(self._light_manner)
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
    def wand_fills(self) -> None:
        fills = self._actions["wand-fills"].isChecked()
        self._page.canvas.set_wand_fills(fills)
        self._toast.say(
            _tr("The wand takes in what is calmer inside")
            if fills
            else _tr("The wand leaves out what is calmer inside")
        )

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
        command, beside = self._actions.current, self._page.beside
        wanted = self._actions[command].isChecked() and not self._in_vain(COMPARISONS[command])
        for other in COMPARISONS:
            self._actions[other].setChecked(wanted and other == command)
        beside.set_comparing(COMPARISONS[command] if wanted else None)

    @Slot()
    def lay(self) -> None:
        """The other picture behind a line, or in turn; where none is there yet, the nearest good part."""
        command, beside = self._actions.current, self._page.beside
        if not self._actions[command].isChecked():
            self._page.compare.set_manner(Manner.BESIDE)
        elif beside.comparing is not None and self._in_vain(beside.comparing):
            beside.set_comparing(None)
        else:
            self._page.compare.set_manner(MANNERS[command])
            if beside.comparing is None:
                beside.set_comparing(Comparison.GOOD)

    def _in_vain(self, comparison: Comparison) -> bool:
        """It was asked for and is not there: asked again, it is not looked for at later parts either."""
        beside = self._page.beside
        if beside.comparing is not comparison or beside.lacking is not comparison:
            return False
        self._toast.say(_tr("The part stands alone again"))
        return True

    @Slot(object)
    def _light(self, shown: Comparison | None) -> None:
        """A button is lit while what it stands for is seen; unlit it says what is lacking."""
        for command, comparison in COMPARISONS.items():
            self._actions[command].setChecked(comparison is shown)
        lacking = self._page.beside.lacking
        self._page.bar.compare.say_why("" if lacking is None else _lacking(lacking))
        self._light_manner(self._page.compare.manner)

    @Slot(object)
    def _light_manner(self, manner: Manner) -> None:
        lacking = self._page.beside.lacking is not None
        for command, stands_for in MANNERS.items():
            self._actions[command].setChecked(manner is stands_for and not lacking)

    @Slot(object)
    def _nothing_to_compare(self, comparison: Comparison) -> None:
        self._toast.say(_lacking(comparison))

    @Slot()
    def _run_hidden(self) -> None:
        self._toast.say(_tr("This part is checked without sight of earlier results"))

    @Slot()
    def _no_other(self) -> None:
        self._toast.say(_tr("There is nothing else to compare with here"))


def _lacking(comparison: Comparison) -> str:
    return {
        Comparison.GOOD: _tr("There is no good part to compare with yet"),
        Comparison.MARK: _tr("No mark is near this finding"),
        Comparison.VIEW: _tr("This part has one image only"),
        Comparison.RUN: _tr("This image was inspected once; there is no earlier run"),
    }[comparison]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Review", text)
