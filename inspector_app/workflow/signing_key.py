"""The key with which a workspace signs exports of its audit log: made at first use, kept where others cannot read it.

It lies in the platform's keyring (Keychain, Credential Manager, Secret Service) where there is one and the ``keyring``
library is installed, else in a file of the workspace that only its owner may read. Signatures are Ed25519 (RFC 8032).
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import logging
import os
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from inspector_app.domain.errors import CorrectableError, StorageFault
from inspector_app.domain.regular_file import regular

log = logging.getLogger(__name__)

SERVICE = "inspector audit log"
OTHERS_MAY = stat.S_IRWXG | stat.S_IRWXO
LARGEST_KEY_FILE = 16 * 1024  # bytes; a PEM of one key has some hundred


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A private key and where it is kept, in words. It is never printed: ``repr`` leaves it out."""

    private: Ed25519PrivateKey = field(repr=False)
    kept: str
    new: bool = False

    def sign(self, message: bytes) -> bytes:
        return self.private.sign(message)

    @property
    def public_pem(self) -> bytes:
        """The public key for whoever checks."""
        return self.private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)

    @property
    def fingerprint(self) -> str:
        return fingerprint(self.private.public_key())


def fingerprint(key: Ed25519PublicKey) -> str:
    """SHA-256 over the key's 32 bytes, as hexadecimal digits in groups of eight: what people compare."""
    digits = hashlib.sha256(key.public_bytes(Encoding.Raw, PublicFormat.Raw)).hexdigest()
    return " ".join(digits[start : start + 8] for start in range(0, 64, 8))


def verifies(key: Ed25519PublicKey, signature: bytes, message: bytes) -> bool:
    """Whether the signature is of this key and message."""
    try:
        key.verify(signature, message)
    except InvalidSignature:
        return False
    return True


def read_public_key(path: Path) -> Ed25519PublicKey:
    """The public key of a PEM file. Raises CorrectableError."""
    try:
        with regular(path).open("rb") as file:
            key = load_pem_public_key(file.read(LARGEST_KEY_FILE))
    except OSError as error:
        raise CorrectableError(
            f"the public key cannot be read ({error.strerror or error})",
            subject=str(path),
            remedy="Name its file with --key",
        ) from error
    except ValueError as error:
        raise CorrectableError("this is no public key", subject=str(path)) from error
    if not isinstance(key, Ed25519PublicKey):
        raise CorrectableError("this is a key of another kind; Ed25519 is needed", subject=str(path))
    return key


def signing_key(folder: Path, log_name: str, ring: Any = None) -> SigningKey:
    """The key of a workspace's log, made when there is none; ``folder`` holds it where no keyring does.

    ``log_name`` names the log (the hash of its first row), ``ring`` is what ``platform_keyring`` gave.
    Raises StorageFault where it can neither be read nor made.
    """
    file = folder / "audit-signing.pem"
    if file.exists():
        return SigningKey(_read(file), str(file))
    if ring is not None:
        try:
            kept = ring.get_password(SERVICE, log_name)
            if kept is not None:
                return SigningKey(_decoded(kept), "keyring")
            made = Ed25519PrivateKey.generate()
            ring.set_password(SERVICE, log_name, _encoded(made))
            if ring.get_password(SERVICE, log_name) == _encoded(
                made
            ):  # some backends take everything and keep nothing
                return SigningKey(made, "keyring", new=True)
        except StorageFault:
            raise
        except Exception as error:  # a locked or absent keyring raises what its platform raises
            log.info("the keyring cannot be used (%s), the key goes into a file", type(error).__name__)
    made = Ed25519PrivateKey.generate()
    _write(file, made)
    return SigningKey(made, str(file), new=True)


def platform_keyring() -> Any:
    """The platform's keyring; None where the library or a backend that keeps anything is missing."""
    try:
        import keyring
    except ImportError:
        return None
    try:
        backend = keyring.get_keyring()
        return backend if backend.priority > 0 else None
    except Exception:  # backends look for services in their own ways
        return None


def _read(path: Path) -> Ed25519PrivateKey:
    try:
        with path.open("rb") as file:
            mode = os.fstat(file.fileno()).st_mode
            data = file.read(LARGEST_KEY_FILE)
    except OSError as error:
        raise StorageFault(
            f"the signing key cannot be read ({error.strerror or error})", subject=str(path)
        ) from error
    if os.name == "posix" and mode & OTHERS_MAY:
        raise StorageFault(
            "others may read the signing key, so a signature would prove nothing",
            subject=str(path),
            remedy="Remove the file: a new key is made; or, if nobody else had access, set its mode to 600",
        )
    try:
        key = load_pem_private_key(data, None)
    except (ValueError, TypeError):
        key = None
    if not isinstance(key, Ed25519PrivateKey):
        raise StorageFault(
            "this is no signing key", subject=str(path), remedy="Remove the file: a new key is made"
        )
    return key


def _write(path: Path, key: Ed25519PrivateKey) -> None:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise StorageFault(
            f"the signing key cannot be kept ({error.strerror or error})",
            subject=str(path),
            remedy="Mend the permissions of the workspace",
        ) from error


def _encoded(key: Ed25519PrivateKey) -> str:
    return base64.b64encode(key.private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption())).decode()


def _decoded(kept: str) -> Ed25519PrivateKey:
    try:
        return Ed25519PrivateKey.from_private_bytes(base64.b64decode(kept, validate=True))
    except (ValueError, binascii.Error):
        raise StorageFault(
            "what the keyring keeps is no signing key",
            subject=SERVICE,
            remedy="Remove the entry there: a new key is made",
        ) from None
