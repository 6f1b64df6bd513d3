"""Writing who may come in. Each row is one of the audit log, too; secrets are not in it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from inspector_app.domain.audit import AuditKind
from inspector_app.domain.people import PersonChange, Role, SecretKind
from inspector_app.store.people_tables import credential, person, person_event, sign_in_rule
from inspector_app.store.writing_base import WritingBase, new_id


class AccessWriting(WritingBase):
    """People, credentials, rules and sign-ins."""

    def add_person(self, name: str, role: Role) -> str:
        """Somebody new; their key. They need a credential in the same transaction."""
        key = new_id()
        self._append(person, id=key, name=name, role=str(role), **self._signed())
        return key

    def change_person(self, person_id: str, change: PersonChange, value: str = "") -> None:
        """``value``: the new name or role."""
        self._append(person_event, person_id=person_id, change=str(change), value=value, **self._signed())

    def add_credential(self, person_id: str, kind: SecretKind, encoded: str, *, chosen: bool = True) -> None:
        """The secret that counts from now on; ``chosen`` False: the same one, hashed with other parameters."""
        self._append(
            credential,
            person_id=person_id,
            kind=str(kind),
            encoded=encoded,
            encoded_sha256=hashlib.sha256(encoded.encode()).hexdigest(),
            **self._signed(),
        )
        if chosen:  # ends a lock: the failures were about another secret
            self.note(AuditKind.CREDENTIAL, person_id, {"what": f"{kind} changed"})

    def set_sign_in_rule(self, *, required: bool, idle_minutes: int) -> None:
        self._append(sign_in_rule, required=required, idle_minutes=idle_minutes, **self._signed())

    def note_sign_in(self, kind: AuditKind, subject: str, content: Mapping[str, Any]) -> None:
        """A sign-in, a refused one, a sign-out or a recovery."""
        self.note(kind, subject, content)
