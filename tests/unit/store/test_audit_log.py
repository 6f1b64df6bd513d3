"""Every event of a person is a row of the audit log, in the same transaction; nothing gets past it."""

from __future__ import annotations

import ast
import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from shop_floor import SCALE, WHO, ShopFloor
from tampering import a_day_at_work, database_before_the_log, logged, verified

import inspector_app.store
from inspector_app.domain.audit import FIELDS, AuditKind, AuditRow, canonical, row_hash
from inspector_app.domain.recipe import RecipeSettings
from inspector_app.domain.review import PartDecision
from inspector_app.store import schema, writing_base
from inspector_app.store.audited import AUDITED
from inspector_app.store.database import Database


def test_everything_that_is_done_is_a_row_and_the_log_fits(floor: ShopFloor) -> None:
    a_day_at_work(floor)
    kinds = [row.kind for row in logged(floor.database)]
    at_the_door = {
        AuditKind.SIGN_IN,
        AuditKind.SIGN_IN_REFUSED,
        AuditKind.SIGN_OUT,
        AuditKind.RECOVERY,
    }
    of_the_workflow = {
        AuditKind.EXPORT,
        AuditKind.KEY,
        AuditKind.FEED,
        AuditKind.WATCH,
        AuditKind.RESTORE,
    }
    unasked = of_the_workflow | at_the_door
    assert set(kinds) == set(AuditKind) - unasked
    assert kinds[0] == AuditKind.GENESIS
    assert kinds.count(AuditKind.JOB) == 3  # queued, running, done; how far it was is no row
    verdict = verified(floor.database)
    assert verdict.problems == () and verdict.rows == len(kinds)


def test_a_row_says_who_where_when_and_what(floor: ShopFloor) -> None:
    lot = floor.open_lot(["a.png"])
    review = floor.review_part(floor.row(lot, "a.png").part_id, PartDecision.ACCEPT)
    (row,) = logged(floor.database, AuditKind.REVIEW)
    assert (row.author, row.station, row.source, row.subject) == (
        WHO.author,
        WHO.station,
        "review",
        review.id,
    )
    content = json.loads(row.content)
    assert (content["decision"], content["part_id"]) == ("accept", review.part_id)
    assert "withdraws_id" not in content and "note" not in content  # nothing is left out that says something
    assert row.at >= review.created_at


def test_another_threshold_is_told_from_another_recipe(floor: ShopFloor) -> None:
    floor.rethreshold(SCALE)
    with floor.database.writing() as connection:
        floor.writing(connection).add_recipe_version(
            floor.recipe, RecipeSettings(category="gear"), SCALE, "words"
        )
    first, other = logged(floor.database, AuditKind.RECIPE_VERSION)
    (threshold,) = logged(floor.database, AuditKind.THRESHOLD)
    assert [json.loads(row.content)["number"] for row in (first, threshold, other)] == [1, 2, 3]


def test_a_lot_that_is_named_anew_is_a_row_and_one_that_keeps_its_name_is_none(floor: ShopFloor) -> None:
    floor.open_lot(["a.png"], name="monday")
    floor.open_lot(["a.png"], name="monday")
    floor.open_lot(["a.png"], name="tuesday")
    opened, renamed = logged(floor.database, AuditKind.LOT)
    assert opened.source == "lot"
    assert json.loads(renamed.content) == {"from": "monday", "name": "tuesday"}
    assert verified(floor.database).sound


def test_the_hash_is_over_the_documented_encoding() -> None:
    row = (7, 1.5, "line 1", "Zoë", "review", "review", "k", '{"a":1}', "0" * 64)
    text = '[7,1.5,"line 1","Zo\\u00eb","review","review","k","{\\"a\\":1}","' + "0" * 64 + '"]'
    assert row_hash(*row) == hashlib.sha256(text.encode("ascii")).hexdigest()
    assert AuditRow(*row, hash="x").computed_hash() == row_hash(*row)
    assert tuple(AuditRow(*row, hash="x").fields()) == FIELDS


def test_canonical_text_is_the_same_for_the_same_value_in_any_order() -> None:
    assert canonical({"b": [1, 2.5], "a": "ä"}) == canonical({"a": "ä", "b": (1, 2.5)})


def test_an_event_and_its_row_are_both_there_or_both_not(
    floor: ShopFloor, monkeypatch: pytest.MonkeyPatch
) -> None:
    lot = floor.open_lot(["a.png"])
    part_id = floor.row(lot, "a.png").part_id

    def fails(*_: object) -> None:
        raise RuntimeError("the power goes between the two")

    with monkeypatch.context() as between:
        between.setattr(writing_base, "append_entries", fails)
        with pytest.raises(RuntimeError):
            floor.review_part(part_id, PartDecision.REJECT)
    assert logged(floor.database, AuditKind.REVIEW) == []
    assert floor.detail(lot, "a.png").reviews == ()
    floor.review_part(part_id, PartDecision.REJECT)
    assert len(logged(floor.database, AuditKind.REVIEW)) == len(floor.detail(lot, "a.png").reviews) == 1
    assert verified(floor.database).sound


@pytest.mark.skipif(os.name == "nt", reason="there is no kill -9")
def test_a_writer_that_is_killed_leaves_a_log_that_fits(floor: ShopFloor) -> None:
    """Its reviews come two a transaction, and it kills itself between the event and its row of the second one."""
    lot = floor.open_lot(["a.png"])
    part_id = floor.row(lot, "a.png").part_id
    script = """
import os, signal, sys
from inspector_app.domain.lot import Who
from inspector_app.domain.review import PartDecision
from inspector_app.store import writing_base
from inspector_app.store.database import Database
from inspector_app.store.drafts import ReviewDraft
from inspector_app.store.writing import Writing
database = Database("sqlite:///" + sys.argv[1])
append, calls = writing_base.append_entries, []
def sometimes(*given):
    calls.append(1)
    if len(calls) == 6:
        os.kill(os.getpid(), signal.SIGKILL)
    append(*given)
writing_base.append_entries = sometimes
while True:
    with database.writing() as connection:
        writing = Writing(connection, Who("killed", "line 1"))
        for decision in (PartDecision.ACCEPT, PartDecision.REJECT):
            writing.add_review(ReviewDraft(sys.argv[2], None, decision))
    print("committed", flush=True)
"""
    killed = subprocess.run(
        [sys.executable, "-c", script, floor.database.name, part_id],
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    assert killed.returncode == -9 and killed.stdout.split() == ["committed"] * 2
    assert len(floor.detail(lot, "a.png").reviews) == len(logged(floor.database, AuditKind.REVIEW)) == 4
    assert verified(floor.database).sound
    floor.review_part(part_id, PartDecision.ACCEPT)
    assert verified(floor.database).sound


def test_two_units_of_work_may_share_a_transaction(floor: ShopFloor) -> None:
    lot = floor.open_lot(["a.png", "b.png"])
    with floor.database.writing() as connection:
        one, other = floor.writing(connection), floor.writing(connection)
        for writing in (one, other, one):
            writing.add_sample(lot.id, floor.rows(lot)[0].part_id, "random", 0.5)
    assert verified(floor.database).sound


def test_what_no_database_takes_is_logged_as_it_is_stored(floor: ShopFloor) -> None:
    lot = floor.open_lot(["\udcff.png"], folder="/lots/\udcfe")
    with floor.database.writing() as connection:
        writing = floor.writing(connection)
        writing.add_report(lot.id, Path("/reports/\udcff\x1a.pdf"), "d" * 64, "pdf")
        writing.add_sample(lot.id, floor.rows(lot)[0].part_id, "a\x00b\udcff", 1)
        writing.note(AuditKind.EXPORT, "\udcff", {"file": "\udcff\x00"})
    assert verified(floor.database).problems == ()


def test_rows_from_before_the_log_are_counted_and_hashed_when_it_begins(tmp_path: Path) -> None:
    database = database_before_the_log(tmp_path)
    database.migrate()
    (genesis,) = logged(database, AuditKind.GENESIS)
    said = json.loads(genesis.content)
    assert set(said) == set(AUDITED)
    assert (said["recipe"]["rows"], said["recipe"]["last"], said["review"]["rows"]) == (2, "r2", 0)
    assert verified(database).problems == ()
    assert logged(database, AuditKind.MIGRATION)[0].subject == "audit"
    database.close()


def test_each_migration_is_a_row_in_the_order_they_ran(database: Database) -> None:
    with database.reading() as connection:
        assert schema.current_revision(connection) == schema.newest_revision()
    rows = logged(database, AuditKind.MIGRATION)
    assert [row.subject for row in rows] == [revision for revision, _ in schema.missing(None)]
    assert rows[0].subject == "0001" and rows[-1].subject == schema.newest_revision()
    database.migrate()
    assert len(logged(database, AuditKind.MIGRATION)) == len(rows)


STORE = Path(inspector_app.store.__file__).parent


def test_audited_tables_are_inserted_into_in_one_place_only() -> None:
    """``insert(table)`` of an audited table, or raw SQL that inserts, stands nowhere but in ``WritingBase``."""
    found = []
    for path in sorted(STORE.parents[0].rglob("*.py")):
        if "migrations" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and (table := inserted_table(node)) is not None:
                found.append((path.name, table))
    elsewhere = {(name, table) for name, table in found if table in AUDITED}
    assert elsewhere == set()
    assert ("writing_base.py", "table") in found and ("audit_log.py", "audit") in found


def test_the_test_above_sees_an_insert_past_the_log() -> None:
    seen = [
        inserted_table(node)
        for node in ast.walk(ast.parse("c.execute(sa.insert(tables.review).values(a=1)); review.insert()"))
        if isinstance(node, ast.Call)
    ]
    assert [one for one in seen if one] == ["review", "review"]


def inserted_table(call: ast.Call) -> str | None:
    """The table that a call of ``insert(table)`` or ``table.insert()`` is about; None for another call."""
    name = last_name(call.func)
    if name != "insert":
        return None
    if call.args:
        return last_name(call.args[0])
    return last_name(call.func.value) if isinstance(call.func, ast.Attribute) else None


def last_name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""
