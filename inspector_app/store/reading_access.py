"""Reading who may come in: people as they are now, their credentials, failures to sign in, the rules."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy import select

from inspector_app.domain.audit import AuditKind
from inspector_app.domain.people import Access, Person, PersonChange, Role, SecretKind, SignInRule
from inspector_app.store.people_tables import audit, credential, person, person_event, sign_in_rule
from inspector_app.store.reading_base import ReadingBase

COUNTED = 64  # failures in a row that are counted; the lock grows no more long before


@dataclass(frozen=True, slots=True)
class CredentialRow:
    """The secret of a person as it is kept. ``sha256`` is what the audit log says of ``encoded``."""

    person_id: str
    kind: SecretKind
    encoded: str
    sha256: str
    at: float


class AccessReading(ReadingBase):
    """People and sign-ins."""

    def access(self) -> Access:
        """The rule in force and everybody there is."""
        rules = self.sign_in_rules()
        return Access(rules[-1] if rules else None, self.people())

    def sign_in_rules(self) -> tuple[SignInRule, ...]:
        """Every rule there was, oldest first."""
        rows = self.connection.execute(
            select(sign_in_rule.c.required, sign_in_rule.c.idle_minutes, sign_in_rule.c.created_at).order_by(
                sign_in_rule.c.seq
            )
        )
        return tuple(SignInRule(bool(required), minutes, at) for required, minutes, at in rows)

    def people(self) -> tuple[Person, ...]:
        """Everybody, those who were disabled too, by name."""
        kinds = {
            key: SecretKind(kind)
            for key, kind in self.connection.execute(
                select(credential.c.person_id, credential.c.kind).order_by(credential.c.seq)
            )
        }
        found = {
            row.id: Person(
                row.id,
                row.name,
                Role(row.role),
                True,
                kinds.get(row.id, SecretKind.PASSWORD),
                (row.name,),
                row.created_at,
            )
            for row in self.connection.execute(select(person))
        }
        for row in self.connection.execute(select(person_event).order_by(person_event.c.seq)):
            found[row.person_id] = _changed(found[row.person_id], PersonChange(row.change), row.value)
        return tuple(sorted(found.values(), key=lambda one: (one.name.casefold(), one.id)))

    def names_of(self, author: str) -> tuple[str, ...]:
        """Every name that the person with this one ever had; the one alone where nobody has it."""
        return next((one.names for one in self.people() if one.was(author)), (author,))

    def credential(self, person_id: str) -> CredentialRow | None:
        """The latest credential of a person."""
        row = self.connection.execute(
            select(credential)
            .where(credential.c.person_id == person_id)
            .order_by(credential.c.seq.desc())
            .limit(1)
        ).one_or_none()
        if row is None:
            return None
        return CredentialRow(
            row.person_id, SecretKind(row.kind), row.encoded, row.encoded_sha256, row.created_at
        )

    def failures(self, subject: str) -> tuple[int, float]:
        """Refused sign-ins in a row under this subject, and when the last one was, by the clock of then.

        Ended by a sign-in, and by a new PIN or password, which leaves a row of its own under the subject.
        """
        rows = self.connection.execute(
            select(audit.c.kind, audit.c.at)
            .where(audit.c.source == "", audit.c.subject == subject)
            .order_by(audit.c.seq.desc())
            .limit(COUNTED)
        )
        count, last = 0, 0.0
        for kind, at in rows:
            if kind in (AuditKind.SIGN_IN, AuditKind.CREDENTIAL, AuditKind.RECOVERY):
                break
            if kind == AuditKind.SIGN_IN_REFUSED:
                count, last = count + 1, last or at
        return count, last


def _changed(one: Person, change: PersonChange, value: str) -> Person:
    match change:
        case PersonChange.RENAMED:
            names = (value, *(name for name in one.names if name != value))
            return replace(one, name=value, names=names)
        case PersonChange.ROLE:
            return replace(one, role=Role(value))
        case PersonChange.DISABLED:
            return replace(one, active=False)
        case PersonChange.ENABLED:
            return replace(one, active=True)
