"""People in the words of the window: roles, what they may do, and how they sign in."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from inspector_app.domain.people import RIGHTS, Person, Right, Role, SecretKind
from inspector_app.ui.language.marked import QT_TRANSLATE_NOOP

ROLES: dict[Role, str] = {
    Role.OPERATOR: QT_TRANSLATE_NOOP("People", "Operator"),
    Role.ENGINEER: QT_TRANSLATE_NOOP("People", "Engineer"),
    Role.ADMINISTRATOR: QT_TRANSLATE_NOOP("People", "Administrator"),
}
RIGHT_WORDS: dict[Right, str] = {
    Right.DECIDE: QT_TRANSLATE_NOOP("People", "decide"),
    Right.MARK: QT_TRANSLATE_NOOP("People", "mark"),
    Right.APPROVE_MARKS: QT_TRANSLATE_NOOP("People", "approve marks"),
    Right.CHANGE_RECIPE: QT_TRANSLATE_NOOP("People", "change recipes"),
    Right.CHANGE_THRESHOLD: QT_TRANSLATE_NOOP("People", "change thresholds"),
    Right.CHANGE_BANK: QT_TRANSLATE_NOOP("People", "change banks"),
    Right.EXPORT: QT_TRANSLATE_NOOP("People", "export"),
    Right.MANAGE_PEOPLE: QT_TRANSLATE_NOOP("People", "manage people"),
}
KINDS: dict[SecretKind, str] = {
    SecretKind.PIN: QT_TRANSLATE_NOOP("People", "PIN"),
    SecretKind.PASSWORD: QT_TRANSLATE_NOOP("People", "Password"),
}


def role_word(role: Role) -> str:
    return QCoreApplication.translate("People", ROLES[role])


def rights_of(role: Role) -> str:
    """What the role may do, in one line."""
    return ", ".join(QCoreApplication.translate("People", RIGHT_WORDS[r]) for r in Right if r in RIGHTS[role])


def kind_word(kind: SecretKind) -> str:
    return QCoreApplication.translate("People", KINDS[kind])


def state_of(person: Person) -> str:
    """Disabled, and what the person was called before."""
    words = [] if person.active else [QCoreApplication.translate("People", "disabled")]
    if person.names[1:]:
        formerly = QCoreApplication.translate("People", "formerly {0}")
        words.append(formerly.format(", ".join(person.names[1:])))
    return "; ".join(words)
