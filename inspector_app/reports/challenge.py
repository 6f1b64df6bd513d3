"""What documents say of the challenge set: the latest run, the latest pass, and how old both are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from inspector_app.domain.challenge_run import AskedPart, ChallengeRun, ChallengeStanding
from inspector_app.reports.language import marked

Say = Callable[[str], str]
Clock = Callable[[float], str]


def challenge_words(standing: ChallengeStanding, now: float, say: Say, clock: Clock) -> str:
    """One sentence: "passed 2026-11-26 09:12, 3 h before this document (rejects: 9, good parts: 5)"."""
    latest, passed = standing.latest, standing.passed
    if latest is None:
        return say(marked("never asked")) + _overdue(standing, now, say)
    if latest.passed:
        words = say(marked("passed {0}, {1} before this document (rejects: {2}, good parts: {3})"))
        return words.format(
            clock(latest.created_at), age(now - latest.created_at, say), latest.rejects, latest.good
        ) + _overdue(standing, now, say)
    words = say(marked("failed {0}, {1} before this document: {2} of {3} known parts judged wrongly"))
    found = words.format(
        clock(latest.created_at),
        age(now - latest.created_at, say),
        len(latest.wrong),
        latest.asked,
    )
    if latest.confirmed:
        found += "; " + confirmed_words(latest, say)
    if passed is None:
        return found + "; " + say(marked("it never passed"))
    found += "; " + say(marked("passed last {0}")).format(clock(passed.created_at))
    return found + _overdue(standing, now, say)


def confirmed_words(run: ChallengeRun, say: Say) -> str:
    """Who went on in spite of what was lost, and why."""
    reason = run.confirmation or say(marked("no reason given"))
    return say(marked("confirmed by {0}: {1}")).format(run.author, reason)


def _overdue(standing: ChallengeStanding, now: float, say: Say) -> str:
    if not standing.outdated(now):
        return ""
    return "; " + say(marked("the recipe wants it every {0} h")).format(f"{standing.every:g}")


def age(seconds: float, say: Say) -> str:
    """A span of time in its largest sensible unit, rounded down."""
    minutes = max(0, int(seconds // 60))
    if minutes < 120:
        return say(marked("{0} min")).format(minutes)
    hours = minutes // 60
    return say(marked("{0} h")).format(hours) if hours < 48 else say(marked("{0} days")).format(hours // 24)


def challenge_row(standing: ChallengeStanding, moment: Clock) -> dict[str, Any]:
    """The same for programs; without the age, which is another one each time that is looked."""
    return {
        "every_hours": standing.every,
        "latest": _run(standing.latest, moment),
        "last_pass": _run(standing.passed, moment),
    }


def _part(part: AskedPart) -> dict[str, Any]:
    return {"lot": part.lot_name, "image": part.path, "known": part.known.value}


def _run(run: ChallengeRun | None, moment: Clock) -> dict[str, Any] | None:
    if run is None:
        return None
    return {
        "state": run.state.value,
        "reason": run.reason.value,
        "subject": run.subject,
        "at": moment(run.created_at),
        "author": run.author,
        "station": run.station,
        "recipe_version": run.recipe_version,
        "bank_version": run.bank_version,
        "threshold_raw": run.threshold,
        "rejects": run.rejects,
        "good": run.good,
        "wrong": [_part(part) for part in run.wrong],
        "lost": [_part(part) for part in run.lost],
        "confirmed": run.confirmed,
        "confirmation": run.confirmation,
    }
