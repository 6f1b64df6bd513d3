"""Writing what figures rest on: the drift of a lot as it was measured, and the shifts of a day."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, insert

from inspector_app.domain.audit import AuditKind
from inspector_app.domain.bank import Drift
from inspector_app.domain.counting import Shift
from inspector_app.domain.errors import CorrectableError
from inspector_app.store.tables import drift, shift
from inspector_app.store.writing_base import WritingBase, new_id

DAY = 24 * 60  # minutes


class FigureWriting(WritingBase):
    """Drift and shifts."""

    def add_drift(self, lot_id: str, found: Drift) -> None:
        """Append how far a lot lies from its bank; the latest one counts."""
        self.connection.execute(
            insert(drift).values(
                id=new_id(),
                lot_id=lot_id,
                figure=float(found.figure),
                alarm_from=float(found.limit),
                images=found.images,
                **self._signed(),
            )
        )

    def set_shifts(self, shifts: Sequence[Shift]) -> None:
        """Replace the shifts. CorrectableError where a name is missing or twice, or a time is none of a day."""
        names = [one.name.strip() for one in shifts]
        if not all(names) or len({name.casefold() for name in names}) != len(names):
            raise CorrectableError("every shift needs a name of its own", remedy="Name each of them once")
        for one in shifts:
            if not (0 <= one.begins < DAY and 0 <= one.ends <= DAY) or one.begins == one.ends:
                raise CorrectableError(
                    "a shift begins and ends at different times of the day",
                    subject=one.name,
                    remedy="Give both as hours and minutes, like 06:00",
                )
        self.connection.execute(delete(shift))
        rows = [
            {
                "position": place,
                "name": name,
                "name_key": name.casefold(),
                "begins": one.begins,
                "ends": one.ends,
            }
            for place, (name, one) in enumerate(zip(names, shifts, strict=True))
        ]
        self.note(AuditKind.SETTING, "shifts", {"shifts": rows})
        if rows:
            self.connection.execute(insert(shift), rows)
