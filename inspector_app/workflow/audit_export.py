"""An export of the audit log: JSON lines that any program can check, a detached signature, and the public key beside.

``FILE``      a line that says what it is, then one row a line, oldest first
``FILE.sig``  JSON: the signed statement (SHA-256 of the file, rows, head, when, by which key) and the signature over it
``FILE.pub``  the public key as PEM
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import inspector_app
from inspector_app.domain.audit import FIELDS, AuditHead, AuditRow, canonical
from inspector_app.domain.errors import CorrectableError
from inspector_app.domain.regular_file import regular
from inspector_app.reports.writing import write_aside
from inspector_app.store.audit_verification import ChainWalk
from inspector_app.store.reading import Reading
from inspector_app.workflow.signing_key import SigningKey, fingerprint, read_public_key, verifies

FORMAT = "inspector audit log"
SIGNATURE_FORMAT = "inspector audit signature"
VERSION = 1
LARGEST_SIGNATURE_FILE = 64 * 1024  # bytes
LONGEST_LINE = 64 * 2**20  # bytes; a review's drawn region has some thousand
AT_ONCE = 500
_TEXTS = tuple(name for name in FIELDS if name not in ("seq", "at"))


@dataclass(frozen=True, slots=True)
class LogExport:
    """What was written; ``signature`` None: not signed."""

    path: Path
    sha256: str
    rows: int
    head: AuditHead | None
    signature: Path | None = None
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class ExportVerdict:
    """What a check of an export found. ``signed``: None where there is no signature. ``problems`` in sentences."""

    rows: int
    head: AuditHead | None
    sha256: str
    signed: bool | None
    fingerprint: str
    problems: tuple[str, ...]

    @property
    def sound(self) -> bool:
        return not self.problems


def write_export(reading: Reading, path: Path, at: float, key: SigningKey | None) -> LogExport:
    """Write the whole log as it stands in this reading, signed where there is a key. Raises StorageFault."""
    head = reading.audit_head()
    rows = 0

    def lines() -> Iterator[bytes]:
        nonlocal rows
        yield _line(
            {"format": FORMAT, "version": VERSION, "program": f"Inspector {inspector_app.__version__}"}
        )
        for row in reading.audit_stream():
            rows += 1
            yield _line(row.fields())

    sha256 = write_aside(path, lines())
    if key is None:
        return LogExport(path, sha256, rows, head)
    statement = {
        "format": SIGNATURE_FORMAT,
        "version": VERSION,
        "algorithm": "Ed25519",
        "file": path.name,
        "sha256": sha256,
        "rows": rows,
        "head": None if head is None else {"seq": head.seq, "hash": head.hash},
        "signed_at": at,
        "key": key.fingerprint,
    }
    signed = statement | {"signature": base64.b64encode(key.sign(canonical(statement).encode())).decode()}
    write_aside(_beside(path, ".pub"), [key.public_pem])
    signature = _beside(path, ".sig")
    write_aside(signature, [(json.dumps(signed, indent=1) + "\n").encode()])
    return LogExport(path, sha256, rows, head, signature, key.fingerprint)


def check_export(
    path: Path, key_file: Path | None = None, signature_file: Path | None = None
) -> ExportVerdict:
    """Check an export on any machine: each row, the chain, the signature. A signature is needed where a key is named.

    Without ``key_file`` the key beside the export is taken: that tells nothing of who made it. Raises CorrectableError
    where the file cannot be read.
    """
    problems: list[str] = []
    walk, sha256 = _walk(path, problems)
    signature_file = signature_file or _beside(path, ".sig")
    if not signature_file.exists():
        if key_file is not None:
            problems.append("there is no signature")
        return ExportVerdict(walk.rows, walk.head, sha256, None, "", tuple(problems))
    public = read_public_key(key_file or _beside(path, ".pub"))
    said = _signature(signature_file)
    statement = {name: value for name, value in said.items() if name != "signature"}
    good = verifies(public, said["signature"], canonical(statement).encode())
    if not good:
        problems.append("the signature is not that of this key, or the signed statement was changed")
    elif statement.get("sha256") != sha256:
        good = False
        problems.append("the file is not the one that was signed: its SHA-256 is another one")
    elif statement.get("head") != (
        None if walk.head is None else {"seq": walk.head.seq, "hash": walk.head.hash}
    ):
        good = False
        problems.append("the head that was signed is not the one of this file")
    return ExportVerdict(walk.rows, walk.head, sha256, good, fingerprint(public), tuple(problems))


def _walk(path: Path, problems: list[str]) -> tuple[ChainWalk, str]:
    """The chain of the file's rows and the file's SHA-256; the first line that does not fit is a problem."""
    walk, digest, held = ChainWalk(), hashlib.sha256(), list[AuditRow]()
    wrong = ""
    try:
        with regular(path).open("rb") as file:
            number = 0
            while line := file.readline(LONGEST_LINE):
                number += 1
                digest.update(line)
                if wrong or walk.problem is not None:
                    continue
                try:
                    if number == 1:
                        _check_head_line(line)
                    else:
                        held.append(_row(line))
                except (ValueError, RecursionError):
                    wrong = f"line {number} is not what an export of the audit log has there"
                if len(held) >= AT_ONCE:
                    walk.take(held)
                    held.clear()
    except OSError as error:
        raise CorrectableError(
            f"the export cannot be read ({error.strerror or error})", subject=str(path)
        ) from error
    if walk.problem is None:
        walk.take(held)
    if walk.problem is None and not wrong:
        problems += [problem.sentence() for problem in walk.at_the_end()]
    elif walk.problem is not None:
        problems.append(walk.problem.sentence())
    else:
        problems.append(wrong)
    return walk, digest.hexdigest()


def _check_head_line(line: bytes) -> None:
    found = json.loads(line)
    if not isinstance(found, dict) or found.get("format") != FORMAT or found.get("version") != VERSION:
        raise ValueError


def _row(line: bytes) -> AuditRow:
    found = json.loads(line)
    if not isinstance(found, dict) or set(found) != set(FIELDS):
        raise ValueError
    if type(found["seq"]) is not int or type(found["at"]) is not float:
        raise ValueError
    if not all(isinstance(found[name], str) for name in _TEXTS):
        raise ValueError
    return AuditRow(**found)


def _signature(path: Path) -> dict[str, Any]:
    try:
        with regular(path).open("rb") as file:
            found = json.loads(file.read(LARGEST_SIGNATURE_FILE))
        if found["format"] != SIGNATURE_FORMAT or found["version"] != VERSION:
            raise ValueError
        return {**found, "signature": base64.b64decode(found["signature"], validate=True)}
    except (OSError, ValueError, KeyError, TypeError, RecursionError, binascii.Error) as error:
        raise CorrectableError("this is no signature of an audit log", subject=str(path)) from error


def _line(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode() + b"\n"


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)
