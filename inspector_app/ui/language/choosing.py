"""Which language the window speaks: the system's, or the one that was chosen; loaded once, at the start."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QSettings, QTranslator

from inspector_app.resource_files import resource_folder

SETTING = "language"
_INSTALLED = "inspector-translator"  # object name, by which said() sees that there is something to look up


class Language(StrEnum):
    """What can be chosen; the values are the names of the Linguist files, but for the first."""

    SYSTEM = "system"
    ENGLISH = "en"
    GERMAN = "de"
    CHINESE = "zh"


def chosen(settings: QSettings) -> Language:
    """The language that is to be spoken from the next start on."""
    stored = str(settings.value(SETTING, Language.SYSTEM.value))
    return Language(stored) if stored in list(Language) else Language.SYSTEM


def spoken(language: Language, system: QLocale) -> QLocale:
    """The locale of the window: texts, numbers, dates. A system in a language that is not there speaks English."""
    if language is not Language.SYSTEM:
        return QLocale(language.value)
    offered = [QLocale(each.value) for each in Language if each is not Language.SYSTEM]
    # the script, too: who writes traditional Chinese is not given the simplified without asking for it
    known = any((each.language(), each.script()) == (system.language(), system.script()) for each in offered)
    return system if known else QLocale(QLocale.Language.English)


def install(application: QCoreApplication, locale: QLocale) -> bool:
    """Make ``application`` speak: Qt's own texts and ours, numbers and dates. False: this is the source language.

    The translators live as long as the application; installing another language replaces them.
    """
    for former in application.findChildren(QTranslator):
        application.removeTranslator(former)
        former.deleteLater()
        former.setParent(None)
    QLocale.setDefault(locale)
    if locale.language() == QLocale.Language.English:
        return False
    folders = (
        ("qtbase", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        ("inspector", str(resource_folder() / "translations")),
    )
    loaded = False
    for name, folder in folders:
        translator = QTranslator(application)
        if translator.load(locale, name, "_", folder):
            translator.setObjectName(f"{name}-translator")
            application.installTranslator(translator)
            loaded = loaded or translator.objectName() == _INSTALLED
    return loaded


def is_translated() -> bool:
    """Whether the window speaks another language than the source."""
    application = QCoreApplication.instance()
    return application is not None and application.findChild(QTranslator, _INSTALLED) is not None
