"""What is said of control charts in documents: the share that is followed, the rule that is broken."""

from __future__ import annotations

from inspector_app.domain.control_chart import ChartKind, RunRule
from inspector_app.reports.language import marked

KIND_WORDS = {
    ChartKind.FLAGGED: marked("flagged"),
    ChartKind.REJECTED: marked("rejected"),
    ChartKind.FALSE_CALLS: marked("false calls"),
}
RULE_WORDS = {
    RunRule.BEYOND_LIMITS: marked("beyond the control limits (Nelson 1, Western Electric 1)"),
    RunRule.SAME_SIDE: marked("nine in a row on one side of the centre (Nelson 2)"),
    RunRule.TREND: marked("six in a row rising or falling (Nelson 3)"),
    RunRule.ALTERNATING: marked("fourteen in a row up and down by turns (Nelson 4)"),
    RunRule.TWO_OF_THREE: marked("two of three beyond two sigma on one side (Nelson 5, Western Electric 2)"),
    RunRule.FOUR_OF_FIVE: marked("four of five beyond one sigma on one side (Nelson 6, Western Electric 3)"),
}
