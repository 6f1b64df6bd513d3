"""Reading runs of the challenge set: the latest, the latest pass, and all of them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from inspector_app.domain.challenge import Known
from inspector_app.domain.challenge_run import (
    AskedPart,
    ChallengeReason,
    ChallengeRun,
    ChallengeStanding,
    ChallengeState,
)
from inspector_app.domain.errors import NotFound
from inspector_app.domain.recipe import RecipeVersion
from inspector_app.store.reading_base import ReadingBase
from inspector_app.store.recipe_tables import challenge_run, recipe, recipe_version
from inspector_app.store.rows import to_recipe_version


class ChallengeReading(ReadingBase):
    """Runs of the challenge set."""

    def challenge_run(self, run_id: str) -> ChallengeRun:
        """One run. Raises NotFound."""
        row = self.connection.execute(select(challenge_run).where(challenge_run.c.id == run_id)).one_or_none()
        if row is None:
            raise NotFound("there is no such run of a challenge set", subject=run_id)
        return _run(row)

    def challenge_runs(self, recipe_id: str, limit: int = 100) -> list[ChallengeRun]:
        """The latest runs of a recipe, newest first, also those of changes that nobody made."""
        rows = self.connection.execute(
            select(challenge_run)
            .where(challenge_run.c.recipe_id == recipe_id)
            .order_by(challenge_run.c.seq.desc())
            .limit(limit)
        )
        return [_run(row) for row in rows]

    def challenge_standing(self, recipe_id: str, every: float) -> ChallengeStanding:
        """The latest run of the recipe as it was made, and the latest one that passed; empty ones say nothing."""
        return ChallengeStanding(self._latest(recipe_id), self._latest(recipe_id, passed=True), every)

    def former_threshold(self, version: RecipeVersion) -> RecipeVersion | None:
        """The version of the same recipe before this one in the units of the same normal bank; None without one."""
        row = self.connection.execute(
            select(recipe_version, recipe.c.name.label("recipe_name"))
            .join(recipe)
            .where(
                recipe_version.c.recipe_id == version.recipe_id,
                recipe_version.c.number < version.number,
                recipe_version.c.normal_hash
                == select(recipe_version.c.normal_hash)
                .where(recipe_version.c.id == version.id)
                .scalar_subquery(),
            )
            .order_by(recipe_version.c.number.desc())
            .limit(1)
        ).one_or_none()
        return None if row is None else to_recipe_version(row)

    def _latest(self, recipe_id: str, *, passed: bool = False) -> ChallengeRun | None:
        wanted = select(challenge_run).where(
            challenge_run.c.recipe_id == recipe_id,
            challenge_run.c.made,
            challenge_run.c.state == str(ChallengeState.PASSED)
            if passed
            else challenge_run.c.state != str(ChallengeState.EMPTY),
        )
        row = self.connection.execute(wanted.order_by(challenge_run.c.seq.desc()).limit(1)).one_or_none()
        return None if row is None else _run(row)


def _run(row: Any) -> ChallengeRun:
    return ChallengeRun(
        id=row.id,
        recipe_id=row.recipe_id,
        reason=ChallengeReason(row.reason),
        state=ChallengeState(row.state),
        subject=row.subject,
        made=row.made,
        recipe_version=row.recipe_version,
        bank_version=row.bank_version,
        threshold=row.threshold,
        parts=tuple(AskedPart(**(part | {"known": Known(part["known"])})) for part in row.parts),
        confirmed=row.confirmed,
        confirmation=row.confirmation,
        author=row.author,
        station=row.station,
        created_at=row.created_at,
    )
