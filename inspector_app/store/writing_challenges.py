"""Writing runs of the challenge set. Only appended."""

from __future__ import annotations

from dataclasses import asdict

from inspector_app.domain.challenge_run import ChallengeDraft, ChallengeRun
from inspector_app.store.reading_challenges import ChallengeReading
from inspector_app.store.recipe_tables import challenge_run
from inspector_app.store.writing_base import WritingBase, new_id


class ChallengeWriting(WritingBase):
    """Runs of the challenge set."""

    def add_challenge_run(self, draft: ChallengeDraft) -> ChallengeRun:
        """Append a run; whoever writes has asked, and confirmed where it says so."""
        run_id = new_id()
        self._append(
            challenge_run,
            id=run_id,
            recipe_id=draft.recipe_id,
            reason=str(draft.reason),
            state=str(draft.state),
            subject=draft.subject,
            made=draft.made,
            recipe_version=draft.recipe_version,
            bank_version=draft.bank_version,
            threshold=float(draft.threshold),
            parts=[asdict(part) | {"known": str(part.known)} for part in draft.asked()],
            confirmed=draft.confirmed,
            confirmation=draft.confirmation,
            **self._signed(),
        )
        return ChallengeReading(self.connection).challenge_run(run_id)
