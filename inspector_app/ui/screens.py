"""A window on screens that come, go and change: it stays in sight, and is drawn for the one it is on."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

GRIP = 40  # px of a window's upper edge, by which it is moved


class OnAScreen(QObject):
    """Watches a window and the screens.

    Qt moves a window whose screen is unplugged and tells every widget of another ratio of pixels; what is kept for a
    ratio is kept under it, and drawn anew. Left to do: a window that is larger than the screen it has come to, or of
    which no title can be seen.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._followed = False
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        # Later: Qt itself has not moved the window yet when it tells. Not by a queued signal, which would bring the
        # screen along: by then it is destroyed, and touching it ends the program.
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._screens_changed)
        application.screenRemoved.connect(self._look_later)
        application.primaryScreenChanged.connect(self._look_later)
        window.installEventFilter(self)

    def stand(self, geometry: object) -> None:
        """As it stood when ``geometry`` was kept; where that is none, over the whole screen."""
        window = self._window
        if isinstance(geometry, QByteArray) and window.restoreGeometry(geometry):
            self.bring_back()
        else:
            space = window.screen().availableSize()
            window.resize(window.sizeHint().expandedTo(space * 0.8).boundedTo(space * 0.9))
            window.setWindowState(Qt.WindowState.WindowMaximized)

    def bring_back(self) -> None:
        """A screen that was there may be gone: a window of which no title can be seen is brought back."""
        window, frame = self._window, self._window.frameGeometry()
        screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
        moved = placed(frame, screens)
        if moved != frame and screens:
            window.resize(window.size().boundedTo(moved.size()))
            window.move(moved.topLeft())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and not self._followed:
            handle = self._window.windowHandle()
            if handle is not None:
                self._followed = True
                handle.screenChanged.connect(self._look_later)
        return False

    @Slot()
    def _look_later(self) -> None:
        self._later.start()

    @Slot()
    def _screens_changed(self) -> None:
        if not self._window.isVisible() or self._window.isMaximized() or self._window.isFullScreen():
            return  # the system fits those by itself
        self.bring_back()


def placed(frame: QRect, screens: list[QRect]) -> QRect:
    """A frame as it is where its title can be taken hold of, else one on the first screen that is no larger."""
    title = QRect(frame.left(), frame.top(), frame.width(), GRIP)
    if not any(screen.intersects(title) for screen in screens):
        space = screens[0] if screens else frame
        most = QSize(round(space.width() * 0.9), round(space.height() * 0.9))
        return QRect(space.topLeft() + QPoint(GRIP, GRIP), frame.size().boundedTo(most))
    whole = QRect()
    for screen in screens:
        whole = whole.united(screen)
    return QRect(frame.topLeft(), frame.size().boundedTo(whole.size()))
