"""Who may what, which names and secrets are taken, and how long a sign-in is locked."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from inspector_app.domain.errors import CorrectableError
from inspector_app.domain.lock_out import FIRST, FREE, LONGEST, delay_after, wait_of
from inspector_app.domain.people import (
    RIGHTS,
    Person,
    Right,
    Role,
    SecretKind,
    Signing,
    SignInRule,
    checked_name,
    checked_secret,
    not_allowed,
    signing_of,
)

ALLOWED = {
    Right.DECIDE: {Role.OPERATOR, Role.ENGINEER, Role.ADMINISTRATOR},
    Right.MARK: {Role.OPERATOR, Role.ENGINEER, Role.ADMINISTRATOR},
    Right.EXPORT: {Role.OPERATOR, Role.ENGINEER, Role.ADMINISTRATOR},
    Right.APPROVE_MARKS: {Role.ENGINEER, Role.ADMINISTRATOR},
    Right.CHANGE_RECIPE: {Role.ENGINEER, Role.ADMINISTRATOR},
    Right.CHANGE_THRESHOLD: {Role.ENGINEER, Role.ADMINISTRATOR},
    Right.CHANGE_BANK: {Role.ENGINEER, Role.ADMINISTRATOR},
    Right.MANAGE_PEOPLE: {Role.ADMINISTRATOR},
}
ANNA = Person("p", "Anna", Role.OPERATOR, True, SecretKind.PIN, ("Anna", "Anna Alt"), 0.0)


@pytest.mark.parametrize(("role", "right"), list(product(Role, Right)))
def test_each_role_may_what_the_table_says(role: Role, right: Right) -> None:
    assert replace(ANNA, role=role).may(right) == (role in ALLOWED[right])


@pytest.mark.parametrize("right", Right)
def test_who_is_disabled_may_nothing(right: Right) -> None:
    assert not replace(ANNA, role=Role.ADMINISTRATOR, active=False).may(right)


def test_every_role_and_right_is_in_the_tables() -> None:
    assert set(RIGHTS) == set(Role) and set(ALLOWED) == set(Right)


def test_a_refusal_names_the_roles_that_may() -> None:
    for right in Right:
        refusal = not_allowed(right, ANNA)
        assert refusal.what == "Anna may not do this"
        assert [str(role) in refusal.remedy.lower() for role in Role] == [
            role in ALLOWED[right] for role in Role
        ]
    assert not_allowed(Right.DECIDE, None).what == "nobody is signed in"


def test_what_was_done_under_a_former_name_is_ones_own() -> None:
    assert ANNA.was("anna  alt") and ANNA.was("ANNA") and not ANNA.was("Ben")


@pytest.mark.parametrize("name", ["", "   ", "x" * 61, "a\nb\x07", "Nobody"])
def test_names_that_cannot_be(name: str) -> None:
    with pytest.raises(CorrectableError):
        checked_name(name)


@pytest.mark.parametrize("name", ["anna", "ANNA", " Anna ", "\uff21nna"])
def test_a_name_that_reads_alike_is_taken(name: str) -> None:
    with pytest.raises(CorrectableError, match="taken"):
        checked_name(name, ["Anna"])


def test_a_name_is_kept_with_single_spaces() -> None:
    assert checked_name("  Anna   Maria ") == "Anna Maria"


@pytest.mark.parametrize("secret", ["", "123", "4444", "1234", "987654", "short", "seven77"])
def test_secrets_that_are_too_short_or_too_plain(secret: str) -> None:
    with pytest.raises(CorrectableError) as refused:
        checked_secret(secret)
    assert not secret or secret not in refused.value.sentence()


@pytest.mark.parametrize(
    ("secret", "kind"),
    [("2580", SecretKind.PIN), ("13579", SecretKind.PIN), ("blue horse", SecretKind.PASSWORD)],
)
def test_digits_alone_are_a_pin(secret: str, kind: SecretKind) -> None:
    assert checked_secret(secret) is kind


def test_the_lock_grows_from_the_third_failure_on_up_to_an_hour() -> None:
    delays = [delay_after(failures) for failures in range(200)]
    assert delays[: FREE + 3] == [0, 0, 0, FIRST, 2 * FIRST, 4 * FIRST]
    assert delays == sorted(delays) and delays[-1] == LONGEST


def test_a_clock_set_back_by_more_than_the_lock_ends_it() -> None:
    assert wait_of(FREE, last_at=1000.0, now=-5000.0) == 0


def test_a_clock_set_back_makes_no_lock_longer_than_it_was() -> None:
    assert wait_of(FREE, last_at=1000.0, now=1010.0) == FIRST - 10
    assert wait_of(FREE, last_at=1000.0, now=1000.0 - FIRST) == FIRST
    assert wait_of(FREE, last_at=1000.0, now=1000.0 + FIRST) == 0


@pytest.mark.parametrize(
    ("rules", "since", "worth"),
    [
        ([], 5.0, Signing.NONE),
        ([(1.0, True)], 5.0, Signing.ALL),
        ([(9.0, True)], 5.0, Signing.PARTLY),
        ([(1.0, True), (2.0, False)], 5.0, Signing.NONE),
        ([(1.0, True), (7.0, False), (8.0, True)], 5.0, Signing.PARTLY),
    ],
)
def test_what_names_are_worth_is_told_from_all_rules_since_then(
    rules: list[tuple[float, bool]], since: float, worth: Signing
) -> None:
    assert signing_of([SignInRule(required, 10, at) for at, required in rules], since) is worth
