"""Runs of the challenge set are kept: what was asked for a change goes along with the change."""

from __future__ import annotations

from inspector_app.domain.challenge import ChallengeOutcome
from inspector_app.domain.challenge_run import ChallengeDraft, ChallengeReason, ChallengeRun
from inspector_app.workflow.bench import Bench
from inspector_app.workflow.events import ChallengeKept
from inspector_app.workflow.memory import RecipeMemory
from inspector_app.workflow.writer import Urgency


def keep_run(
    bench: Bench,
    after: RecipeMemory,
    reason: ChallengeReason,
    outcome: ChallengeOutcome,
    *,
    subject: str = "",
    made: bool = True,
    confirmation: str | None = None,
) -> ChallengeRun | None:
    """Keep what the known parts said of a recipe as it is, or as a change makes it (``after``).

    ``made``: the change is made. ``confirmation``: why a person goes on in spite of what is lost; None: nobody was
    asked. Of a change nothing is kept where no part is known: nothing was asked then.
    """
    changes = reason not in (ChallengeReason.SHIFT_START, ChallengeReason.ON_DEMAND)
    wrong = bool(outcome.lost if changes else outcome.wrong)
    draft = ChallengeDraft(
        recipe_id=after.version.recipe_id,
        reason=reason,
        outcome=outcome,
        recipe_version=after.version.number,
        bank_version=None if after.bank_version is None else after.bank_version.number,
        threshold=after.calibration.threshold,
        subject=subject,
        made=made,
        confirmed=wrong and confirmation is not None,
        confirmation=(confirmation or "").strip() if wrong else "",
    )
    if changes and not outcome.parts and not outcome.unscored:
        return None
    run = bench.writer.submit(lambda writing: writing.add_challenge_run(draft), Urgency.PERSON).result()
    bench.tell(ChallengeKept(run.recipe_id, run))
    return run
