"""The audit log of a session: verified, listed and exported; an export is checked without the workspace."""

from __future__ import annotations

import base64
import json
import threading
from collections.abc import Iterator
from concurrent.futures import CancelledError
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inspector_app.domain.audit import AuditKind, AuditQuery, canonical
from inspector_app.domain.errors import CorrectableError, StorageFault
from inspector_app.domain.lot import Who
from inspector_app.store.database import Database
from inspector_app.store.drafts import ReviewDraft
from inspector_app.store.workspace import Workspace
from inspector_app.store.writing import Writing
from inspector_app.workflow import auditing
from inspector_app.workflow.audit_export import LogExport, check_export
from inspector_app.workflow.session import Session
from inspector_app.workflow.signing_key import signing_key

PATIENCE = 30
WHO = Who("ada", "line 1")


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Session]:
    """A session on an empty workspace whose log has some rows of an operator."""
    session = Session.open(tmp_path / "workspace", who=WHO)
    with session.store.database.writing() as connection:
        for name in ("plate", "gear", "ring"):
            Writing(connection, WHO).ensure_recipe(name)
    yield session
    session.close()


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> LogExport:
    """A signed export, to be copied and spoiled."""
    root = tmp_path_factory.mktemp("exported")
    session = Session.open(root / "workspace", who=WHO)
    try:
        return session.export_audit(root / "log.jsonl", sign=True).result(PATIENCE)
    finally:
        session.close()


def copied(exported: LogExport, folder: Path) -> Path:
    for ending in ("", ".sig", ".pub"):
        (folder / f"log.jsonl{ending}").write_bytes(Path(f"{exported.path}{ending}").read_bytes())
    return folder / "log.jsonl"


def test_the_log_is_listed_newest_first_and_filtered(opened: Session) -> None:
    every = opened.audit_rows(AuditQuery()).result(PATIENCE)
    assert [row.seq for row in every] == list(range(len(every), 0, -1))
    recipes = AuditQuery(kinds=(AuditKind.RECIPE,), author="ada")
    assert [json.loads(row.content)["name"] for row in opened.audit_rows(recipes).result(PATIENCE)] == [
        "ring",
        "gear",
        "plate",
    ]
    seqs = opened.audit_seqs(recipes).result(PATIENCE)
    page = opened.audit_rows(recipes, before=seqs[0], limit=1).result(PATIENCE)
    assert [row.seq for row in page] == seqs[1:2]
    assert opened.audit_rows(AuditQuery(author="nobody")).result(PATIENCE) == []
    assert opened.audit_rows(AuditQuery(since=every[0].at + 1)).result(PATIENCE) == []
    assert opened.audit_rows(AuditQuery(until=every[-1].at)).result(PATIENCE) == []
    kinds, authors = opened.audit_choices().result(PATIENCE)
    assert set(kinds) == {"genesis", "migration", "recipe"} and "ada" in authors


def test_the_log_is_verified_beside_the_operators_work(opened: Session) -> None:
    told: list[tuple[int, int]] = []
    verdict = opened.verify_audit(progress=lambda done, total: told.append((done, total))).result(PATIENCE)
    assert verdict.sound and told[-1] == (verdict.rows, verdict.rows)
    with pytest.raises(CorrectableError, match="no head"):
        opened.verify_audit("no head").result(PATIENCE)


def test_closing_ends_a_walk(tmp_path: Path) -> None:
    session = Session.open(tmp_path / "workspace", who=WHO)
    walking, go_on = threading.Event(), threading.Event()

    def hold(done: int, total: int) -> None:
        walking.set()
        assert go_on.wait(PATIENCE)

    walk = session.verify_audit(progress=hold)
    assert walking.wait(PATIENCE)
    late = session.verify_audit()
    closing = threading.Thread(target=session.close)
    closing.start()
    go_on.set()
    closing.join(PATIENCE)
    assert not closing.is_alive()
    assert walk.done()
    with pytest.raises((InterruptedError, CancelledError)):
        late.result(PATIENCE)
    assert session.verify_audit().cancelled()


def test_a_signed_export_is_checked_with_the_files_alone(exported: LogExport, tmp_path: Path) -> None:
    path = copied(exported, tmp_path)
    found = check_export(path)
    assert found.sound and found.signed is True
    assert (found.rows, found.head, found.sha256) == (exported.rows, exported.head, exported.sha256)
    assert found.fingerprint == exported.fingerprint
    lines = path.read_text().splitlines()
    assert json.loads(lines[0])["format"] == "inspector audit log" and len(lines) == exported.rows + 1


def test_that_the_log_was_exported_is_its_next_row_and_so_is_a_new_key(
    opened: Session, tmp_path: Path
) -> None:
    first = opened.export_audit(tmp_path / "a.jsonl", sign=True).result(PATIENCE)
    second = opened.export_audit(tmp_path / "b.jsonl", sign=True).result(PATIENCE)
    assert first.fingerprint == second.fingerprint and second.rows == first.rows + 1
    newest, former, key, *_ = opened.audit_rows(AuditQuery()).result(PATIENCE)
    assert json.loads(newest.content)["sha256"] == second.sha256
    assert json.loads(former.content)["file"] == "a.jsonl"
    assert (key.kind, json.loads(key.content)) == (AuditKind.KEY, {"fingerprint": first.fingerprint})
    assert opened.verify_audit().result(PATIENCE).sound


def test_an_export_without_a_signature_says_so_and_is_refused_where_a_key_is_named(
    opened: Session, exported: LogExport, tmp_path: Path
) -> None:
    path = opened.export_audit(tmp_path / "log.jsonl", sign=False).result(PATIENCE).path
    found = check_export(path)
    assert found.sound and found.signed is None
    assert check_export(path, Path(f"{exported.path}.pub")).problems == ("there is no signature",)


def test_the_key_of_another_is_told(exported: LogExport, tmp_path: Path) -> None:
    path = copied(exported, tmp_path)
    other = tmp_path / "other.pub"
    other.write_bytes(signing_key(tmp_path / "keys", "log").public_pem)
    found = check_export(path, other)
    assert (found.signed, found.sound) == (False, False)


def test_a_whole_new_log_under_the_old_signature_is_told(
    opened: Session, exported: LogExport, tmp_path: Path
) -> None:
    path = copied(exported, tmp_path)
    path.write_bytes(opened.export_audit(tmp_path / "new", sign=False).result(PATIENCE).path.read_bytes())
    found = check_export(path)
    assert found.signed is False and "SHA-256" in found.problems[0]


def test_a_statement_that_was_changed_is_told(exported: LogExport, tmp_path: Path) -> None:
    path = copied(exported, tmp_path)
    signature = tmp_path / "log.jsonl.sig"
    said = json.loads(signature.read_text())
    for change in ({"signed_at": 1.0}, {"rows": 1}, {"key": "another"}, {"head": None}):
        signature.write_text(json.dumps(said | change))
        assert check_export(path).signed is False
    signature.write_text(json.dumps(said))
    assert check_export(path).signed is True


def test_a_head_that_is_not_the_files_is_told_though_it_was_signed(
    exported: LogExport, tmp_path: Path
) -> None:
    path = copied(exported, tmp_path)
    key = signing_key(tmp_path / "keys", "log")
    said = json.loads((tmp_path / "log.jsonl.sig").read_text())
    del said["signature"]
    said["head"] = {"seq": 1, "hash": "0" * 64}
    signature = base64.b64encode(key.sign(canonical(said).encode())).decode()
    (tmp_path / "log.jsonl.sig").write_text(json.dumps(said | {"signature": signature}))
    (tmp_path / "log.jsonl.pub").write_bytes(key.public_pem)
    found = check_export(path)
    assert found.signed is False and "head" in found.problems[0]


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_changed_byte_of_an_export_is_found(
    exported: LogExport, tmp_path: Path, data: st.DataObject
) -> None:
    path = copied(exported, tmp_path)
    content = bytearray(path.read_bytes())
    at = data.draw(st.integers(0, len(content) - 1))
    content[at] ^= data.draw(st.integers(1, 255))
    path.write_bytes(content)
    found = check_export(path)
    assert not found.sound and found.signed is False


@pytest.mark.parametrize(
    "spoil",
    [
        lambda lines: lines[1:],  # the line that says what it is
        lambda lines: [*lines[:3], *lines[4:]],
        lambda lines: [lines[0], *lines[2:]],
        lambda lines: [*lines[:2], lines[3], lines[2], *lines[4:]],
        lambda lines: [*lines, "{}"],
        lambda lines: [*lines, "[" * 100_000],
        lambda lines: [*lines, '{"seq": NaN}'],
        lambda lines: [],
        lambda lines: lines[:1],
    ],
)
def test_a_spoilt_export_without_a_signature_is_told_by_its_chain(
    exported: LogExport, tmp_path: Path, spoil: object
) -> None:
    lines = exported.path.read_text().splitlines()
    path = tmp_path / "log.jsonl"
    path.write_text("".join(f"{line}\n" for line in spoil(lines)))  # type: ignore[operator]
    assert len(check_export(path).problems) == 1


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"\xff", b'{"format": "inspector audit signature"}'])
def test_what_is_no_signature_is_an_error_that_names_the_file(
    exported: LogExport, tmp_path: Path, content: bytes
) -> None:
    path = copied(exported, tmp_path)
    (tmp_path / "log.jsonl.sig").write_bytes(content)
    with pytest.raises(CorrectableError, match=r"log\.jsonl\.sig"):
        check_export(path)


def test_a_workspace_can_be_read_while_a_session_holds_it(opened: Session) -> None:
    with auditing.log_of(opened.workspace.root) as database:
        assert auditing.verify(database).sound
        assert len(auditing.rows(database, AuditQuery(), 2)) == 2


def test_a_folder_without_a_workspace_and_one_without_a_log_say_so(tmp_path: Path) -> None:
    with pytest.raises(StorageFault, match="no workspace"), auditing.log_of(tmp_path):
        pass
    assert list(tmp_path.iterdir()) == []
    workspace = Workspace(tmp_path)
    Database(workspace).engine.connect().close()
    with pytest.raises(StorageFault, match="without an audit log"), auditing.log_of(tmp_path):
        pass


def test_a_report_names_the_log_up_to_the_last_decision(session: Session, tmp_path: Path) -> None:
    """The row beside which the decision stands; that a report was written is not what it is about."""
    from inspector_app.domain.filtering import PartQuery
    from inspector_app.domain.review import PartDecision
    from inspector_app.workflow.reporting import lot_report

    (summary,) = session.lots().result(PATIENCE)
    lot = summary.lot
    part_id = session.part_ids(lot.id, PartQuery()).result(PATIENCE)[0]
    with session.store.database.writing() as connection:
        Writing(connection, WHO).add_review(ReviewDraft(part_id, None, PartDecision.ACCEPT))
    session.report(lot.id, tmp_path, PartQuery(), ("csv", "json")).result(PATIENCE)
    head = lot_report(session.store, WHO, lot.id, PartQuery()).audit_head
    (review, *_) = session.audit_rows(AuditQuery(kinds=(AuditKind.REVIEW,))).result(PATIENCE)
    assert head is not None and (head.seq, head.hash) == (review.seq, review.hash)
    assert session.verify_audit(head.hash).result(PATIENCE).sound
    document = json.loads(next(tmp_path.glob("*.json")).read_text())
    assert document["audit_head"] == {"seq": head.seq, "hash": head.hash}
    assert f",{head.text}" in next(tmp_path.glob("*.csv")).read_text(encoding="utf-8-sig")
