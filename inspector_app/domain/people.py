"""People, what each of them may do, and whether they sign in at this workspace at all."""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from inspector_app.domain.errors import CorrectableError, NotAllowed, SignInRefused

SHORTEST_PIN = 4  # digits
SHORTEST_PASSWORD = 8  # characters
LONGEST_SECRET = 256  # characters: what is longer is not worth the time it takes to hash
LONGEST_NAME = 60
NOBODY = "nobody"  # who stands on what a machine goes on with while nobody is signed in
USUAL_IDLE_MINUTES = 10
LONGEST_IDLE_MINUTES = 12 * 60
_FEW, _FEWEST = "Engineers and administrators", "Administrators"


class Right(StrEnum):
    """What a person may do or not. Looking at lots, opening and inspecting them needs none: a line must not stand
    still because nobody has signed in.
    """

    DECIDE = "decide"
    MARK = "mark"
    APPROVE_MARKS = "approve marks"
    CHANGE_RECIPE = "change recipe"
    CHANGE_THRESHOLD = "change threshold"
    CHANGE_BANK = "change bank"
    EXPORT = "export"
    MANAGE_PEOPLE = "manage people"


class Role(StrEnum):
    OPERATOR = "operator"
    ENGINEER = "engineer"
    ADMINISTRATOR = "administrator"


_OPERATOR = frozenset({Right.DECIDE, Right.MARK, Right.EXPORT})
_ENGINEER = _OPERATOR | {
    Right.APPROVE_MARKS,
    Right.CHANGE_RECIPE,
    Right.CHANGE_THRESHOLD,
    Right.CHANGE_BANK,
}
RIGHTS: Mapping[Role, frozenset[Right]] = {
    Role.OPERATOR: _OPERATOR,
    Role.ENGINEER: _ENGINEER,
    Role.ADMINISTRATOR: _ENGINEER | {Right.MANAGE_PEOPLE},
}


class SecretKind(StrEnum):
    """A PIN is digits alone, for a pad and gloves; a password is anything else."""

    PIN = "pin"
    PASSWORD = "password"  # the word, not one  # nosec B105


class PersonChange(StrEnum):
    """What can happen to a person after they were added."""

    RENAMED = "renamed"
    ROLE = "role"
    DISABLED = "disabled"
    ENABLED = "enabled"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who signs in. ``names``: the present one first, then those of before; none of them is given again."""

    id: str
    name: str
    role: Role
    active: bool
    kind: SecretKind
    names: tuple[str, ...]
    added_at: float

    def may(self, right: Right) -> bool:
        return self.active and right in RIGHTS[self.role]

    def was(self, author: str) -> bool:
        """Whether what this author did was done by this person, under whatever name."""
        return name_key(author) in {name_key(name) for name in self.names}


@dataclass(frozen=True, slots=True)
class SignInRule:
    """Whether people sign in, from when on, and after how many idle minutes the station locks (0: never)."""

    required: bool
    idle_minutes: int
    at: float


@dataclass(frozen=True, slots=True)
class Access:
    """How a workspace is entered now. ``rule`` None: nobody has chosen yet, which is as without sign-in."""

    rule: SignInRule | None = None
    people: tuple[Person, ...] = ()

    @property
    def required(self) -> bool:
        return self.rule is not None and self.rule.required

    @property
    def idle_minutes(self) -> int:
        return self.rule.idle_minutes if self.rule is not None and self.rule.required else 0

    def active(self) -> tuple[Person, ...]:
        """Those who can sign in, by name."""
        return tuple(person for person in self.people if person.active)


class Signing(StrEnum):
    """What the names in a document are worth."""

    NONE = "none"  # nobody signed in: they are those of the system
    PARTLY = "partly"
    ALL = "all"


def signing_of(rules: Sequence[SignInRule], since: float) -> Signing:
    """What the names on events from ``since`` on are worth; ``rules`` oldest first."""
    in_force = [rule.required for rule in rules if rule.at <= since][-1:] or [False]
    in_force += [rule.required for rule in rules if rule.at > since]
    if all(in_force):
        return Signing.ALL
    return Signing.PARTLY if any(in_force) else Signing.NONE


def refusal(wait: float = 0.0) -> SignInRefused:
    """Why nobody comes in, which does not say whether it was the name or the secret."""
    if wait <= 0:
        return SignInRefused("name and PIN or password do not fit together", remedy="Try again")
    refused = SignInRefused(
        "the sign-in is locked after failures", remedy=f"Try again in {max(1, round(wait))} seconds"
    )
    refused.wait = wait
    return refused


def not_allowed(right: Right, person: Person | None) -> NotAllowed:
    """Why this person, or nobody, may not do this, and who may."""
    many, some = right in RIGHTS[Role.OPERATOR], right in RIGHTS[Role.ENGINEER]
    remedy = f"{'Operators, engineers and administrators' if many else _FEW if some else _FEWEST} may do this"
    if person is None:
        return NotAllowed("nobody is signed in", remedy=remedy)
    return NotAllowed(f"{person.name} may not do this", remedy=remedy)


def name_key(name: str) -> str:
    """By what a name is known again: case, kind of space and composed letters make no other person."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def checked_name(name: str, taken: Iterable[str] = ()) -> str:
    """The name as it is kept. Raises CorrectableError where it is empty, too long, or was ever another's."""
    kept = " ".join(unicodedata.normalize("NFC", name).split())
    if not kept or len(kept) > LONGEST_NAME or not kept.isprintable():
        raise CorrectableError(
            f"a name has 1 to {LONGEST_NAME} printable characters", remedy="Give another name"
        )
    if name_key(kept) == NOBODY or name_key(kept) in {name_key(other) for other in taken}:
        raise CorrectableError(
            "the name is taken", subject=kept, remedy="Names are never given again; add an initial"
        )
    return kept


def normalized(secret: str) -> str:
    """A secret as it is hashed: the same letters typed on another keyboard are the same."""
    return unicodedata.normalize("NFKC", secret)


def kind_of_secret(secret: str) -> SecretKind:
    return SecretKind.PIN if normalized(secret).isascii() and secret.isdecimal() else SecretKind.PASSWORD


def checked_secret(secret: str) -> SecretKind:
    """What kind it is. Raises CorrectableError, which does not hold it, where it is too short or too plain."""
    plain = normalized(secret)
    kind = kind_of_secret(plain)
    if len(plain) > LONGEST_SECRET:
        raise CorrectableError(f"a PIN or password has at most {LONGEST_SECRET} characters")
    if kind is SecretKind.PASSWORD and len(plain) < SHORTEST_PASSWORD:
        raise CorrectableError(
            f"a PIN has at least {SHORTEST_PIN} digits, a password at least {SHORTEST_PASSWORD} characters",
            remedy="Choose a longer one",
        )
    if kind is SecretKind.PIN:
        if len(plain) < SHORTEST_PIN:
            raise CorrectableError(f"a PIN has at least {SHORTEST_PIN} digits", remedy="Choose a longer one")
        steps = {int(after) - int(before) for before, after in itertools.pairwise(plain)}
        if steps in ({0}, {1}, {-1}):
            raise CorrectableError(
                "a PIN of equal or successive digits is the first that is tried", remedy="Choose another"
            )
    return kind
