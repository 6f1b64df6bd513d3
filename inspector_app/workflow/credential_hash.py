"""Hashing PINs and passwords: argon2id through argon2-cffi, with the parameters stated here.

Those of RFC 9106, section 4, second choice (memory-constrained): 3 passes over 64 MiB in 4 lanes, salt of 16 bytes,
tag of 32. A station at a line has the memory once, for the time of a sign-in.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from argon2 import PasswordHasher, Type
from argon2.exceptions import InvalidHashError, VerificationError

from inspector_app.domain.people import normalized


@dataclass(frozen=True, slots=True)
class Cost:
    """Parameters of argon2id; ``memory`` in KiB."""

    passes: int = 3
    memory: int = 64 * 1024
    lanes: int = 4


@dataclass(slots=True)
class CredentialHash:
    """Makes and checks hashes. A hash of other parameters than its own is checked by those, and is outdated."""

    cost: Cost = field(default_factory=Cost)
    _hasher: PasswordHasher = field(init=False, repr=False)

    def __post_init__(self) -> None:
        cost = self.cost
        self._hasher = PasswordHasher(
            cost.passes, cost.memory, cost.lanes, hash_len=32, salt_len=16, type=Type.ID
        )

    def of(self, secret: str) -> str:
        """The encoded hash, with salt and parameters in it."""
        return self._hasher.hash(normalized(secret))

    def fits(self, encoded: str, secret: str) -> bool:
        try:
            return self._hasher.verify(encoded, normalized(secret))
        except (VerificationError, InvalidHashError):
            return False

    def fits_nobody(self, secret: str) -> bool:
        """False, after as long as ``fits`` takes: an unknown name must not be known by the time of the answer."""
        self.of(secret)
        return False

    def outdated(self, encoded: str) -> bool:
        """Whether it was made with other parameters."""
        return self._hasher.check_needs_rehash(encoded)


def sha256_of(encoded: str) -> str:
    """What the audit log holds of a hash: by it a hash that was exchanged in the database is noticed."""
    return hashlib.sha256(encoded.encode()).hexdigest()
