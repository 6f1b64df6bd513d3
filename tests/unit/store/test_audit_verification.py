"""Whatever is changed in the log or in the events, past all triggers, is found, and the first row is named."""

from __future__ import annotations

import contextlib
import json
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shop_floor import ShopFloor
from tampering import a_day_at_work, database_before_the_log, logged, tamper, unguarded_file, verified

from inspector_app.domain.audit import FIELDS, AuditHead, AuditKind, Misfit, row_hash
from inspector_app.domain.errors import StorageFault
from inspector_app.domain.review import PartDecision
from inspector_app.store import audit_verification
from inspector_app.store.audit_verification import verify_log
from inspector_app.store.audited import AUDITED
from inspector_app.store.database import Database


@pytest.fixture
def worked(floor: ShopFloor) -> Database:
    a_day_at_work(floor)
    return floor.database


def first_problem(database: Database, head: str = "") -> tuple[Misfit, int | None]:
    problem = verified(database, head).problems[0]
    return problem.misfit, problem.seq


CHANGES = {
    "at": "at + 1e-6",
    "station": "station || ' '",
    "author": "'eve'",
    "kind": "'sample'",
    "source": "source || 'x'",
    "subject": "subject || 'x'",
    "content": "replace(content, ':', ': ')",
    "hash": "'g' || substr(hash, 2)",
}


@pytest.mark.parametrize("column", sorted(CHANGES))
def test_a_changed_column_is_found_in_its_row(worked: Database, column: str) -> None:
    tamper(worked, f"UPDATE audit SET {column} = {CHANGES[column]} WHERE seq = 9")
    assert first_problem(worked) == (Misfit.HASH, 9)


def test_a_changed_link_is_found(worked: Database) -> None:
    tamper(worked, "UPDATE audit SET previous = '0' || substr(previous, 2, 62) || 'x' WHERE seq = 9")
    assert first_problem(worked) == (Misfit.PREVIOUS, 9)


def test_the_columns_above_are_all_there_are() -> None:
    assert set(CHANGES) | {"seq", "previous"} == set(FIELDS)


def test_a_row_that_was_taken_out_is_a_gap(worked: Database) -> None:
    tamper(worked, "DELETE FROM audit WHERE seq IN (9, 10)")
    assert first_problem(worked) == (Misfit.GAP, 9)


def test_a_row_that_was_taken_out_with_the_others_moved_up_does_not_hold_the_hash_before_it(
    worked: Database,
) -> None:
    with unguarded_file(worked) as connection:
        connection.execute("DELETE FROM audit WHERE seq = 9")
        highest = connection.execute("SELECT max(seq) FROM audit").fetchone()[0]
        for seq in range(10, highest + 1):
            connection.execute("UPDATE audit SET seq = ? WHERE seq = ?", (seq - 1, seq))
    assert first_problem(worked) == (Misfit.PREVIOUS, 9)


def test_swapped_rows_are_found(worked: Database) -> None:
    with unguarded_file(worked) as connection:
        for old, new in ((8, -1), (9, 8), (-1, 9)):
            connection.execute("UPDATE audit SET seq = ? WHERE seq = ?", (new, old))
    assert first_problem(worked) == (Misfit.PREVIOUS, 8)


def test_the_beginning_cannot_be_cut_off(worked: Database) -> None:
    tamper(worked, "DELETE FROM audit WHERE seq = 1")
    assert first_problem(worked) == (Misfit.GAP, 1)


def test_a_first_row_that_is_no_genesis_is_no_beginning(worked: Database) -> None:
    with unguarded_file(worked) as connection:
        connection.execute("DELETE FROM audit WHERE seq = 1")
        connection.execute("UPDATE audit SET seq = 1 WHERE seq = 2")
    assert first_problem(worked) == (Misfit.START, 1)


def test_an_emptied_log_is_no_sound_log(worked: Database) -> None:
    tamper(worked, "DELETE FROM audit")
    assert first_problem(worked)[0] is Misfit.EMPTY


def test_an_end_that_was_cut_off_shows_by_the_events_that_are_left(floor: ShopFloor) -> None:
    lot = floor.open_lot(["a.png"])
    floor.review_part(floor.row(lot, "a.png").part_id, PartDecision.REJECT)
    tamper(floor.database, "DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit)")
    (problem,) = verified(floor.database).problems
    assert (problem.misfit, problem.source) == (Misfit.OUTSIDE, "review")
    assert "1 rows stand outside the log, 0 did" in problem.sentence()


def test_an_end_that_was_cut_off_with_its_events_shows_only_against_a_head(floor: ShopFloor) -> None:
    lot = floor.open_lot(["a.png"])
    floor.review_part(floor.row(lot, "a.png").part_id, PartDecision.REJECT)
    head = verified(floor.database).head
    assert head is not None and verified(floor.database, head.hash).sound
    with unguarded_file(floor.database) as connection:
        connection.execute("DELETE FROM audit WHERE seq = ?", (head.seq,))
        connection.execute("DELETE FROM review")
    assert verified(floor.database).sound
    assert first_problem(floor.database, head.hash)[0] is Misfit.HEAD
    assert first_problem(floor.database, head.hash[:16].upper())[0] is Misfit.HEAD


def test_an_older_head_stays_in_the_log(floor: ShopFloor) -> None:
    head = verified(floor.database).head
    assert head is not None
    floor.open_lot(["a.png"])
    assert verified(floor.database, head.hash[:16]).sound


@pytest.mark.parametrize("head", ["abc", "x" * 64, "0123456789a"])
def test_what_is_no_head_is_refused(database: Database, head: str) -> None:
    with database.reading() as connection, pytest.raises(ValueError, match="hexadecimal"):
        verify_log(connection, head)


def test_a_forged_row_at_the_end_that_hashes_rightly_names_an_event_that_is_not_there(
    worked: Database,
) -> None:
    head = verified(worked).head
    assert head is not None
    row = [head.seq + 1, 2000.0, "line 1", "ada", "review", "review", "no-such-key", "{}", head.hash]
    tamper(worked, "INSERT INTO audit VALUES (?,?,?,?,?,?,?,?,?,?)", *row, row_hash(*row))  # type: ignore[arg-type]
    assert first_problem(worked) == (Misfit.GONE, head.seq + 1)


def test_a_forged_row_that_does_not_hash_is_found(worked: Database) -> None:
    tamper(
        worked,
        "INSERT INTO audit SELECT seq + 1, at, station, 'eve', kind, source, subject, content, hash, hash"
        " FROM audit ORDER BY seq DESC LIMIT 1",
    )
    verdict = verified(worked)
    assert verdict.problems[0].misfit is Misfit.HASH and verdict.problems[0].seq == verdict.rows + 1


def test_a_review_that_was_changed_in_its_table_is_found_though_its_row_fits(floor: ShopFloor) -> None:
    lot = floor.open_lot(["a.png", "b.png"])
    for row in floor.rows(lot):
        floor.review_part(row.part_id, PartDecision.REJECT)
    tamper(floor.database, "UPDATE review SET decision = 'accept', author = 'eve' WHERE seq = 2")
    verdict = verified(floor.database)
    (problem,) = verdict.problems
    assert (problem.misfit, problem.source, problem.detail) == (Misfit.CHANGED, "review", "author, decision")
    assert problem.seq == logged(floor.database, AuditKind.REVIEW)[1].seq
    assert verdict.rows == logged(floor.database)[-1].seq  # the walk goes on


def test_an_event_that_is_gone_and_one_that_was_slipped_in_are_found(floor: ShopFloor) -> None:
    lot = floor.open_lot(["a.png"])
    floor.review_part(floor.row(lot, "a.png").part_id, PartDecision.REJECT)
    tamper(floor.database, "UPDATE review SET id = 'another'")
    assert [problem.misfit for problem in verified(floor.database).problems] == [Misfit.GONE, Misfit.OUTSIDE]


@pytest.mark.parametrize("table", sorted(AUDITED))
def test_every_column_of_every_event_is_compared(worked: Database, table: str) -> None:
    first = f"WHERE rowid = (SELECT min(rowid) FROM {table})"
    with unguarded_file(worked) as connection:
        for column in AUDITED[table].columns:
            if column.name == "seq":  # SQLite itself takes nothing but numbers there
                continue
            (before,) = connection.execute(f"SELECT {column.name} FROM {table} {first}").fetchone()
            connection.execute(f"UPDATE {table} SET {column.name} = 'x' {first}")
            found = {problem.misfit for problem in verified(worked).problems}
            assert found and found <= {Misfit.CHANGED, Misfit.GONE, Misfit.OUTSIDE}, column.name
            connection.execute(f"UPDATE {table} SET {column.name} = ? {first}", (before,))
        assert verified(worked).sound
        connection.execute(f"UPDATE {table} SET author = CAST(author AS BLOB) {first}")
        assert not verified(worked).sound


@pytest.mark.parametrize("table", ["review", "mark_event", "reference_event"])
def test_an_event_that_was_given_another_place_in_the_order_is_found(worked: Database, table: str) -> None:
    tamper(worked, f"UPDATE {table} SET seq = 1000 WHERE seq = 1")
    assert not verified(worked).sound


def test_a_log_that_was_written_anew_with_all_its_hashes_shows_only_against_a_head(worked: Database) -> None:
    head = verified(worked).head
    assert head is not None
    with unguarded_file(worked) as connection:
        connection.execute("UPDATE review SET author = 'eve'")
        connection.execute(
            'UPDATE audit SET author = \'eve\', content = replace(content, \'"author":"ada"\', \'"author":"eve"\')'
            " WHERE source = 'review'"
        )
        previous = "0" * 64
        rows = connection.execute(f"SELECT {', '.join(FIELDS[:-2])} FROM audit ORDER BY seq").fetchall()
        for row in rows:
            own = row_hash(*row, previous)
            connection.execute(
                "UPDATE audit SET previous = ?, hash = ? WHERE seq = ?", (previous, own, row[0])
            )
            previous = own
    assert verified(worked).sound
    assert first_problem(worked, head.hash)[0] is Misfit.HEAD


def torn(database: Database, statement: str) -> None:
    with contextlib.closing(sqlite3.connect(database.name, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(statement)


@pytest.mark.parametrize("table", ["review", "mark_event", "lot", "person"])
def test_a_table_that_was_dropped_is_found_and_named_once(worked: Database, table: str) -> None:
    torn(worked, f"DROP TABLE {table}")
    found = [problem for problem in verified(worked).problems if problem.source == table]
    assert [problem.misfit for problem in found] == [Misfit.GONE] and "whole table" in found[0].sentence()
    assert any(table in problem for problem in worked.health())


def test_a_column_that_was_dropped_is_found_in_every_row_that_had_something_in_it(worked: Database) -> None:
    torn(worked, "ALTER TABLE sample DROP COLUMN probability")
    found = verified(worked).problems[0]
    assert (found.misfit, found.source, found.detail) == (Misfit.CHANGED, "sample", "probability")
    assert any("sample.probability" in problem for problem in worked.health())


def test_a_lot_that_was_given_another_name_past_the_log_is_found(floor: ShopFloor) -> None:
    floor.open_lot(["a.png"], name="monday")
    floor.open_lot(["a.png"], name="tuesday")
    assert verified(floor.database).sound
    tamper(floor.database, "UPDATE lot SET name = 'monday'")
    (problem,) = verified(floor.database).problems
    assert (problem.misfit, problem.source, problem.detail) == (Misfit.CHANGED, "lot", "name")
    tamper(floor.database, "UPDATE lot SET name = 'tuesday'")
    assert verified(floor.database).sound


def test_a_log_that_was_taken_out_is_no_older_version_and_nothing_is_done_without_it(
    worked: Database,
) -> None:
    torn(worked, "DROP TABLE audit")
    with pytest.raises(StorageFault, match="was taken out"):
        worked.migrate()


def test_a_row_from_before_the_log_cannot_be_changed_unnoticed(tmp_path: Path) -> None:
    database = database_before_the_log(tmp_path)
    database.migrate()
    tamper(database, "UPDATE recipe SET author = 'eve' WHERE id = 'r1'")
    (problem,) = verified(database).problems
    assert (problem.misfit, problem.source) == (Misfit.OUTSIDE, "recipe") and "changed" in problem.sentence()
    tamper(database, "DELETE FROM recipe WHERE id = 'r1'")
    (problem,) = verified(database).problems
    assert "1 rows stand outside the log, 2 did" in problem.sentence()
    database.close()


def test_a_clock_that_goes_back_is_a_remark_and_no_error(floor: ShopFloor) -> None:
    floor.open_lot(["a.png"])
    before = verified(floor.database)
    floor.now = 500.0
    floor.open_lot(["a.png"], "/lots/b")
    verdict = verified(floor.database)
    assert verdict.sound and verdict.clock_back == before.clock_back + 1


def test_a_row_that_cannot_be_read_is_named(worked: Database) -> None:
    tamper(worked, "UPDATE audit SET content = CAST(x'ff' AS TEXT) WHERE seq = 9")
    assert first_problem(worked) == (Misfit.UNREADABLE, 9)
    tamper(worked, "UPDATE audit SET content = x'ff' WHERE seq = 8")
    assert first_problem(worked) == (Misfit.UNREADABLE, 8)


def test_the_walk_says_how_far_it_is_and_goes_in_pieces(
    worked: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit_verification, "AT_ONCE", 7)
    told: list[tuple[int, int]] = []
    with worked.reading() as connection:
        verdict = verify_log(connection, progress=lambda done, total: told.append((done, total)))
    assert verdict.sound and told[0] == (7, verdict.rows) and told[-1] == (verdict.rows, verdict.rows)
    assert len(told) == -(-verdict.rows // 7)


def test_many_events_that_differ_are_counted_and_some_named(floor: ShopFloor) -> None:
    lot = floor.open_lot([f"{i}.png" for i in range(30)])
    for row in floor.rows(lot):
        floor.review_part(row.part_id, PartDecision.REJECT)
    tamper(floor.database, "UPDATE review SET decision = 'accept'")
    verdict = verified(floor.database)
    assert (verdict.differing, len(verdict.problems)) == (30, audit_verification.LISTED)


@pytest.fixture(scope="module")
def long_log(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, AuditHead]]:
    """A log of a day at work, once for all examples, and its head."""
    path = tmp_path_factory.mktemp("log") / "whole.db"
    database = Database(f"sqlite:///{path}")
    database.migrate()
    floor = ShopFloor(database)
    floor.open_recipe()
    a_day_at_work(floor)
    head = verified(database).head
    assert head is not None
    with database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    yield path, head


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_changed_byte_of_any_row_is_found(
    long_log: tuple[Path, AuditHead], data: st.DataObject, tmp_path: Path
) -> None:
    whole, head = long_log
    path = tmp_path / "copy.db"
    for old in tmp_path.glob("copy.db*"):
        old.unlink()
    shutil.copyfile(whole, path)
    database = Database(f"sqlite:///{path}")
    try:
        seq = data.draw(st.integers(1, head.seq), label="row")
        column = data.draw(st.sampled_from(FIELDS), label="column")
        with unguarded_file(database) as connection:
            (value,) = connection.execute(f"SELECT {column} FROM audit WHERE seq = ?", (seq,)).fetchone()
            changed = data.draw(other_value(value), label="value")
            connection.execute(f"UPDATE OR REPLACE audit SET {column} = ? WHERE seq = ?", (changed, seq))
        verdict = verified(database, head.hash)
        assert not verdict.sound
        assert verdict.problems[0].seq is None or verdict.problems[0].seq <= seq + 1
    finally:
        database.close()


def other_value(value: object) -> st.SearchStrategy[object]:
    """The value with one byte changed, put in or taken out, of another kind, or another number."""
    if isinstance(value, int):
        return st.integers(-(2**40), 2**40).filter(lambda other: other != value)
    if isinstance(value, float):
        return st.floats(allow_nan=False).filter(lambda other: other != value)
    text = str(value)

    @st.composite
    def changed(draw: st.DrawFn) -> object:
        at = draw(st.integers(0, len(text)))
        put = draw(st.text(st.characters(codec="utf-8"), max_size=1))
        taken = draw(st.integers(0, 1))
        other = text[:at] + put + text[at + taken :]
        return draw(st.sampled_from([other, other.encode()]))

    return changed().filter(lambda other: other != text)


def test_a_log_that_begins_twice_for_a_table_is_found(worked: Database) -> None:
    head = verified(worked).head
    assert head is not None
    content = json.dumps({"review": {"rows": 0, "sha256": "", "last": ""}})
    row = [head.seq + 1, 2000.0, "line 1", "ada", "genesis", "", "", content, head.hash]
    tamper(worked, "INSERT INTO audit VALUES (?,?,?,?,?,?,?,?,?,?)", *row, row_hash(*row))  # type: ignore[arg-type]
    assert any(problem.misfit is Misfit.START for problem in verified(worked).problems)
