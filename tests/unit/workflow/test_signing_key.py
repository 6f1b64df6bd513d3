"""The key that signs exports: made once, kept tightly, never shown."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from inspector_app.domain.errors import CorrectableError, StorageFault
from inspector_app.workflow.signing_key import (
    SERVICE,
    platform_keyring,
    read_public_key,
    signing_key,
    verifies,
)

posix = pytest.mark.skipif(os.name != "posix", reason="rights of files are those of POSIX")


class Ring:
    """A keyring that keeps what it is given."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, name: str) -> str | None:
        return self.kept.get((service, name))

    def set_password(self, service: str, name: str, password: str) -> None:
        self.kept[service, name] = password


class Forgetful(Ring):
    def set_password(self, service: str, name: str, password: str) -> None:
        pass


class Locked(Ring):
    def get_password(self, service: str, name: str) -> str | None:
        raise RuntimeError("the keyring is locked")


def test_the_key_is_made_once_and_signs_what_its_public_half_verifies(tmp_path: Path) -> None:
    made, again = (signing_key(tmp_path / "keys", "log") for _ in range(2))
    assert (made.new, again.new) == (True, False)
    assert made.fingerprint == again.fingerprint
    (tmp_path / "key.pub").write_bytes(made.public_pem)
    public = read_public_key(tmp_path / "key.pub")
    assert verifies(public, again.sign(b"said"), b"said")
    assert not verifies(public, again.sign(b"said"), b"not said")


@posix
def test_the_file_is_for_its_owner_alone_also_under_a_generous_mask(tmp_path: Path) -> None:
    mask = os.umask(0)
    try:
        made = signing_key(tmp_path / "keys", "log")
    finally:
        os.umask(mask)
    assert stat.S_IMODE(Path(made.kept).stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "keys").stat().st_mode) == 0o700


@posix
def test_a_key_that_others_may_read_is_not_used(tmp_path: Path) -> None:
    file = Path(signing_key(tmp_path, "log").kept)
    file.chmod(0o640)
    with pytest.raises(StorageFault, match="others may read") as caught:
        signing_key(tmp_path, "log")
    assert "600" in caught.value.remedy
    file.chmod(0o600)
    assert not signing_key(tmp_path, "log").new


def test_a_damaged_key_is_a_fault_that_does_not_show_it(tmp_path: Path) -> None:
    file = Path(signing_key(tmp_path, "log").kept)
    text = file.read_text()
    file.write_text(text.replace("BEGIN PRIVATE", "BEGIN PUBLIC"))
    with pytest.raises(StorageFault, match="no signing key") as caught:
        signing_key(tmp_path, "log")
    assert text.splitlines()[1] not in str(caught.value)


def test_the_key_is_not_printed(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(0)
    ring = Ring()
    for key in (signing_key(tmp_path, "log"), signing_key(tmp_path / "none", "log", ring)):
        secret = (
            ring.kept[SERVICE, "log"] if key.kept == "keyring" else Path(key.kept).read_text().splitlines()[1]
        )
        assert secret not in repr(key) and secret not in caplog.text


def test_a_keyring_is_preferred_and_leaves_no_file(tmp_path: Path) -> None:
    ring = Ring()
    made = signing_key(tmp_path / "keys", "one", ring)
    assert made.kept == "keyring" and not (tmp_path / "keys").exists()
    assert signing_key(tmp_path / "keys", "one", ring).fingerprint == made.fingerprint
    assert signing_key(tmp_path / "keys", "other", ring).fingerprint != made.fingerprint


@pytest.mark.parametrize("ring", [Forgetful(), Locked(), None])
def test_without_a_keyring_that_keeps_anything_the_key_goes_into_the_file(
    tmp_path: Path, ring: object
) -> None:
    made = signing_key(tmp_path, "log", ring)
    assert Path(made.kept).parent == tmp_path
    assert signing_key(tmp_path, "log", ring).fingerprint == made.fingerprint


def test_rubbish_in_the_keyring_is_a_fault_and_not_replaced(tmp_path: Path) -> None:
    ring = Ring()
    ring.kept[SERVICE, "log"] = "rubbish"
    with pytest.raises(StorageFault, match="keyring"):
        signing_key(tmp_path, "log", ring)
    assert ring.kept == {(SERVICE, "log"): "rubbish"}


def test_a_backend_that_keeps_nothing_is_no_keyring() -> None:
    assert platform_keyring() is None  # the tests run with keyring's backend that fails


@pytest.mark.parametrize(
    "content", [b"", b"nothing", b"-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n"]
)
def test_what_is_no_public_key_is_said_to_be_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "key.pub").write_bytes(content)
    with pytest.raises(CorrectableError, match="no public key"):
        read_public_key(tmp_path / "key.pub")
    with pytest.raises(CorrectableError, match="--key"):
        read_public_key(tmp_path / "absent.pub")
