"""The style sheet, made from tokens; everything not named here is Fusion with the theme's palette."""

from __future__ import annotations

from inspector_app.ui.theme.tokens import SPACE, Tokens


def style_sheet(t: Tokens, points: float) -> str:
    """QSS for ``t`` with a body font of ``points`` pt."""
    c = {name: getattr(t, name).name() for name in t.__slots__ if name not in ("dark", "halo")}
    small, large, title = points * 0.88, points * 1.18, points * 1.7
    return f"""
    QWidget {{ color: {c["text"]}; }}
    QMainWindow, QDialog, QWidget#ground {{ background: {c["window"]}; }}
    QWidget#panel, QFrame#panel {{ background: {c["surface"]}; }}
    QFrame#card {{ background: {c["raised"]}; border: 1px solid {c["line"]};
        border-radius: {SPACE.RADIUS}px; }}
    QFrame#callout {{ background: {c["raised"]}; border: 2px solid {c["accent"]};
        border-radius: {SPACE.RADIUS}px; }}
    QFrame#ruleH {{ background: {c["line"]}; max-height: 1px; min-height: 1px; border: none; }}
    QLabel[role="caption"] {{ color: {c["muted"]}; font-size: {small:.1f}pt; }}
    QLabel[role="section"] {{ color: {c["muted"]}; font-size: {small:.1f}pt; font-weight: 600; }}
    QLabel[role="strong"] {{ font-weight: 600; }}
    QLabel[role="large"] {{ font-size: {large:.1f}pt; font-weight: 600; }}
    QLabel[role="title"] {{ font-size: {title:.1f}pt; font-weight: 600; }}
    QToolTip {{ background: {c["raised"]}; color: {c["text"]}; border: 1px solid {c["line_strong"]};
        padding: 4px; }}

    QMenuBar {{ background: {c["surface"]}; padding: 1px 6px; }}
    QMenuBar::item {{ padding: 4px 9px; border-radius: 5px; background: transparent; }}
    QMenuBar::item:selected {{ background: {c["accent_soft"]}; }}
    QMenu {{ background: {c["raised"]}; border: 1px solid {c["line_strong"]}; padding: 4px; }}
    QMenu::item {{ padding: 6px 22px 6px 12px; border-radius: 5px; }}
    QMenu::item:selected {{ background: {c["accent_soft"]}; }}
    QMenu::item:disabled {{ color: {c["faint"]}; }}
    QMenu::separator {{ height: 1px; background: {c["line"]}; margin: 4px 8px; }}
    QMenu::icon {{ padding-left: 6px; }}

    QPushButton {{ background: {c["raised"]}; border: 1px solid {c["line_strong"]}; border-radius: 6px;
        padding: 5px 12px; min-height: 20px; }}
    QPushButton {{ outline: none; }}
    QPushButton:hover {{ border-color: {c["accent"]}; }}
    QPushButton:pressed {{ background: {c["sunken"]}; }}
    QPushButton:focus {{ border: 2px solid {c["accent"]}; padding: 4px 11px; }}
    QPushButton:disabled {{ color: {c["faint"]}; border-color: {c["line"]}; background: {c["surface"]}; }}
    QPushButton[kind="primary"] {{ background: {c["accent"]}; color: {c["on_accent"]};
        border-color: {c["accent"]};
        font-weight: 600; }}
    QPushButton[kind="primary"]:focus, QPushButton[kind="danger"]:focus,
    QPushButton[kind="chip"]:checked:focus {{ border: 2px solid {c["text"]}; }}
    QFrame#card QPushButton[kind="chip"]:checked:focus {{ border-color: {c["text"]}; }}
    QPushButton[kind="primary"]:hover {{ border-color: {c["text"]}; }}
    QPushButton[kind="primary"]:disabled, QPushButton[kind="danger"]:disabled {{
        background: {c["line"]}; color: {c["faint"]}; border-color: {c["line"]}; }}
    QPushButton[kind="danger"] {{ background: {c["danger"]}; color: {c["raised"]};
        border-color: {c["danger"]};
        font-weight: 600; }}
    QPushButton[touch="true"] {{ min-height: {SPACE.TOUCH - 12}px; }}
    QPushButton[kind="quiet"] {{ background: transparent; border-color: transparent; color: {c["accent"]}; }}
    QPushButton[kind="quiet"]:hover {{ background: {c["accent_soft"]}; }}
    QPushButton[kind="quiet"]:focus {{ border: 2px solid {c["accent"]}; }}
    QPushButton[kind="quiet"]:disabled, QPushButton[kind="link"]:disabled {{ color: {c["faint"]};
        background: transparent; border-color: transparent; }}
    QPushButton[kind="link"] {{ background: transparent; border: none; color: {c["accent"]}; padding: 3px 0;
        font-size: {small:.1f}pt; text-align: left; }}
    QPushButton[kind="link"]:hover, QPushButton[kind="link"]:focus {{ text-decoration: underline; }}
    QPushButton[kind="decision"] {{ min-height: {SPACE.TOUCH - 12}px; text-align: left; padding: 5px 10px;
        font-weight: 600; border-radius: {SPACE.RADIUS}px; }}
    QPushButton[kind="decision"]:focus {{ padding: 4px 9px; }}
    QPushButton[kind="decision"]:checked {{ background: {c["accent_soft"]}; border-color: {c["accent"]}; }}
    QPushButton[kind="chip"] {{ border-radius: 12px; padding: 2px 9px; min-height: 18px;
        border-color: {c["line"]};
        font-size: {small:.1f}pt; color: {c["muted"]}; }}
    QFrame#card QPushButton[kind="chip"] {{ border-color: {c["line_strong"]}; }}
    QFrame#card QPushButton[kind="chip"]:focus {{ border-color: {c["accent"]}; }}
    QPushButton[kind="chip"]:focus {{ padding: 1px 8px; }}
    QPushButton[kind="chip"]:checked, QFrame#card QPushButton[kind="chip"]:checked {{
        background: {c["accent"]}; color: {c["on_accent"]}; border-color: {c["accent"]}; }}
    QPushButton[kind="place"] {{ background: transparent; border: none; border-bottom: 2px solid transparent;
        border-radius: 0; padding: 6px 10px; color: {c["muted"]}; font-weight: 600; }}
    QPushButton[kind="place"]:hover {{ color: {c["text"]}; }}
    QPushButton[kind="place"]:checked {{ color: {c["text"]}; border-bottom: 2px solid {c["accent"]}; }}
    QPushButton[kind="place"]:focus {{ background: {c["accent_soft"]}; }}
    QPushButton[kind="place"]:disabled {{ color: {c["faint"]}; }}

    QToolButton {{ background: transparent; border: 1px solid transparent; border-radius: 6px;
        padding: 4px; }}
    QToolButton:hover {{ background: {c["accent_soft"]}; }}
    QToolButton:checked {{ background: {c["accent_soft"]}; border-color: {c["accent"]}; }}
    QToolButton:focus {{ border: 2px solid {c["accent"]}; padding: 3px; }}
    QToolButton[kind="lot"] {{ padding: 5px 8px; font-weight: 600; border-color: {c["line"]};
        background: {c["raised"]}; }}
    QToolButton[kind="split"] {{ padding-right: 18px; }}
    QToolButton[kind="split"]::menu-button {{ border: none; background: transparent; width: 18px; }}
    QToolButton[kind="split"]::menu-arrow {{ image: none; }}
    QToolButton[kind="lot"]::menu-indicator, QToolButton[kind="bare"]::menu-indicator {{ image: none;
        width: 0; }}

    QLineEdit, QPlainTextEdit, QComboBox, QSpinBox, QDoubleSpinBox {{ background: {c["raised"]};
        border: 1px solid {c["line_strong"]};
        border-radius: 6px; padding: 4px 8px; selection-background-color: {c["accent"]};
        selection-color: {c["on_accent"]}; min-height: 20px; }}
    QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QSpinBox:focus, QDoubleSpinBox:focus {{
        border: 2px solid {c["accent"]};
        padding: 3px 7px; }}
    QDoubleSpinBox::up-button, QDoubleSpinBox::down-button, QSpinBox::up-button,
    QSpinBox::down-button {{ width: 0; border: none; }}
    QGroupBox {{ border: 1px solid {c["line"]}; border-radius: {SPACE.RADIUS}px; margin-top: 10px;
        padding: 14px 6px 6px 6px; }}
    QGroupBox::title {{ subcontrol-origin: margin; left: 10px; padding: 0 4px; color: {c["muted"]};
        font-weight: 600; }}
    QLineEdit[touch="true"] {{ min-height: {SPACE.TOUCH - 10}px; font-size: {large:.1f}pt; }}
    QLineEdit[wrong="true"] {{ border-color: {c["danger"]}; }}
    QComboBox::drop-down {{ border: none; width: 18px; }}
    QComboBox QAbstractItemView {{ background: {c["raised"]}; border: 1px solid {c["line_strong"]};
        selection-background-color: {c["accent_soft"]}; selection-color: {c["text"]}; outline: none; }}

    QAbstractScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: none; }}
    QHeaderView, QHeaderView::section {{ background: {c["surface"]}; color: {c["muted"]}; border: none; }}
    QHeaderView::section {{ padding: 4px 8px; border-bottom: 1px solid {c["line"]}; }}
    QPlainTextEdit#field {{ background: {c["raised"]}; border: 1px solid {c["line_strong"]}; border-radius: 6px; }}
    QPlainTextEdit#field:focus {{ border: 2px solid {c["accent"]}; }}
    QPlainTextEdit#field[wrong="true"] {{ border-color: {c["danger"]}; }}
    QPlainTextEdit#field:disabled, QLineEdit:disabled {{ background: {c["surface"]}; color: {c["muted"]};
        border-color: {c["line"]}; }}
    QFileDialog QTreeView, QFileDialog QListView {{ background: {c["raised"]}; }}
    QTableView#gallery {{ selection-background-color: transparent; }}
    QTableView#gallery, QListView {{ background: {c["surface"]}; border: none; outline: none; }}
    QListView#bare {{ background: transparent; border: 2px solid transparent; border-radius: {SPACE.RADIUS}px; }}
    QListView#bare:focus {{ border-color: {c["accent"]}; }}
    QListView#framed, QTableView#framed, QTextBrowser {{ background: {c["raised"]}; border: 1px solid {c["line"]};
        border-radius: {SPACE.RADIUS}px; }}
    QTableView#framed {{ gridline-color: {c["line"]}; selection-background-color: {c["accent_soft"]};
        selection-color: {c["text"]}; outline: none; }}
    QTableView#framed[roomy="true"]::item {{ padding: 0 8px; }}
    QTableView#framed[roomy="true"] QHeaderView::section {{ padding: 4px 11px; }}
    QTextBrowser {{ padding: 10px 16px; }}
    QListView#framed::item {{ padding: 2px 12px; border-radius: 5px; }}
    QListView#framed::item:hover {{ background: {c["accent_soft"]}; color: {c["text"]}; }}
    QListWidget#framed::item {{ padding: 4px; border-radius: 5px; }}
    QListWidget#framed::item:selected {{ background: {c["accent_soft"]}; color: {c["text"]}; }}
    QListView#framed:focus {{ border: 2px solid {c["accent"]}; }}
    QTableView#framed:focus, QTextBrowser:focus, QScrollArea:focus {{ border: 2px solid {c["accent"]}; }}
    QCheckBox {{ border: 2px solid transparent; border-radius: 5px; padding: 2px 4px; }}
    QCheckBox:focus {{ border-color: {c["accent"]}; }}
    QSlider:focus {{ background: {c["accent_soft"]}; border-radius: 5px; }}
    QScrollBar:vertical {{ background: transparent; width: 11px; margin: 0; }}
    QScrollBar::handle:vertical {{ background: {c["line_strong"]}; border-radius: 3px;
        min-height: 28px; margin: 2px 3px; }}
    QScrollBar:horizontal {{ background: transparent; height: 11px; margin: 0; }}
    QScrollBar::handle:horizontal {{ background: {c["line_strong"]}; border-radius: 3px; min-width: 28px;
        margin: 3px 2px; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QSplitter::handle {{ background: {c["line"]}; }}
    QSplitter::handle:hover {{ background: {c["accent"]}; }}
    QProgressBar {{ background: {c["sunken"]}; border: none; border-radius: 3px; max-height: 6px;
        min-height: 6px; }}
    QProgressBar::chunk {{ background: {c["accent"]}; border-radius: 3px; }}

    QFrame#message[level="info"] {{ background: {c["accent_soft"]}; border-left: 4px solid {c["accent"]}; }}
    QFrame#message[level="warning"] {{ background: {c["warning_soft"]};
        border-left: 4px solid {c["warning"]}; }}
    QFrame#message[level="error"] {{ background: {c["danger_soft"]}; border-left: 4px solid {c["danger"]}; }}
    QLabel#challenge[level="calm"] {{ color: {c["muted"]}; }}
    QLabel#challenge[level="amber"] {{ color: {c["warning"]}; font-weight: 600; }}
    QLabel#challenge[level="red"] {{ color: {c["danger"]}; font-weight: 700; }}
    QFrame#guard[level="calm"] {{ background: {c["accent_soft"]}; border-radius: 6px; }}
    QFrame#guard[level="amber"] {{ background: {c["warning_soft"]}; border: 1px solid {c["warning"]};
        border-radius: 6px; }}
    QFrame#guard[level="red"] {{ background: {c["danger_soft"]}; border: 2px solid {c["danger"]};
        border-radius: 6px; }}
    QFrame#toast {{ background: {c["text"]}; border-radius: {SPACE.RADIUS}px; }}
    QLabel#caption {{ background: {c["raised"]}; border: 1px solid {c["line"]}; border-radius: 6px;
        padding: 3px 9px; }}
    QDialog#palette {{ background: {c["surface"]}; border: 1px solid {c["line_strong"]}; }}
    QFrame#toast QLabel {{ color: {c["window"]}; }}
    QFrame#toast QPushButton {{ background: transparent; border: none;
        color: {c["accent_soft" if not t.dark else "on_accent"]};
        font-weight: 700; }}
    QFrame#toast QPushButton:focus {{ border: 2px solid {c["window"]}; }}
    QFrame#drop {{ border: 2px dashed {c["line_strong"]}; border-radius: 14px; background: {c["surface"]}; }}
    QFrame#drop[over="true"] {{ border-color: {c["accent"]}; background: {c["accent_soft"]}; }}
    """
