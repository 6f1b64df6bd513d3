"""Commands about the audit log: verify, list, export, check. None of them needs the workspace for itself."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress
from rich.table import Table
from rich.text import Text

from inspector_app.cli.console import (
    EXIT_DONE,
    EXIT_FLAGGED,
    console,
    local_time,
    say,
    write_json,
    write_lines,
)
from inspector_app.cli.options import AuthorOption, JsonOption, WorkspaceOption, moment_of
from inspector_app.cli.secrets import signed
from inspector_app.domain.audit import AuditQuery, AuditRow, AuditVerdict
from inspector_app.domain.people import Right
from inspector_app.workflow import auditing
from inspector_app.workflow.audit_export import check_export
from inspector_app.workflow.people import People

EXIT_DOES_NOT_FIT = EXIT_FLAGGED
SHOWN_OF_CONTENT = 90  # characters in a table for people

audit = typer.Typer(
    help="The audit log: who did what, when, where; each row holds the hash of the one before.",
    no_args_is_help=True,
)


def add_to(app: typer.Typer) -> None:
    app.add_typer(audit, name="audit")


@audit.command("verify")
def audit_verify(
    workspace: WorkspaceOption,
    head: Annotated[
        str,
        typer.Option(help="Hash of a row, or its beginning, that must still be in the log; a report has it."),
    ] = "",
    json: JsonOption = None,
) -> int:
    """Walk the log, name the first row that does not fit, and compare the events with what was logged.

    Exit code 0: all fits, 1: something does not, 2: it could not be looked at.
    """
    with (
        auditing.log_of(workspace) as database,
        Progress(console=console, transient=True, disable=not console.is_terminal) as bar,
    ):
        task = bar.add_task("audit log", total=None)
        verdict = auditing.verify(
            database, head, lambda done, total: bar.update(task, completed=done, total=total)
        )
    if json is not None:
        problems = [
            {**dataclasses.asdict(problem), "sentence": problem.sentence()} for problem in verdict.problems
        ]
        write_json(json, {**dataclasses.asdict(verdict), "problems": problems, "sound": verdict.sound})
    else:
        _say_verdict(verdict, head)
    return EXIT_DONE if verdict.sound else EXIT_DOES_NOT_FIT


@audit.command("list")
def audit_list(
    workspace: WorkspaceOption,
    since: Annotated[
        str, typer.Option("--from", help="From this day or time on, 2026-03-01 or 2026-03-01T14:30.")
    ] = "",
    until: Annotated[str, typer.Option("--to", help="Up to this day (with it) or time.")] = "",
    kind: Annotated[list[str] | None, typer.Option(help="Only rows of this kind; can be repeated.")] = None,
    author: Annotated[str, typer.Option(help="Only what this person did.")] = "",
    limit: Annotated[int, typer.Option(min=1, help="The newest so many.")] = 50,
    json: JsonOption = None,
) -> int:
    """List rows of the log, newest first; with --json one JSON object a line."""
    query = AuditQuery(
        moment_of(since, "--from"), moment_of(until, "--to", whole_day=True), tuple(kind or ()), author
    )
    with auditing.log_of(workspace) as database:
        rows = auditing.rows(database, query, limit)
    if json is not None:
        write_lines(json, (row.fields() for row in rows))
        return EXIT_DONE
    _show(rows)
    return EXIT_DONE


@audit.command("export")
def audit_export(
    file: Annotated[Path, typer.Argument(help="Where to; JSON lines, a row a line.")],
    workspace: WorkspaceOption,
    sign: Annotated[
        bool, typer.Option("--sign", help="Sign it with the workspace's key, which is made at first use.")
    ] = False,
    author: AuthorOption = None,
) -> int:
    """Write the whole log to a file; signed, FILE.sig and FILE.pub lie beside it. It becomes a row of the log."""
    with auditing.log_of(workspace) as database:
        who = signed(People(database), author, Right.EXPORT)
        written = auditing.export(database, workspace, who, file, sign=sign)
    head = "" if written.head is None else f", head {written.head.short}"
    say(f"{written.rows} rows are in {written.path}{head}")
    if written.signature is not None:
        say(f"signed: {written.signature}; key {written.fingerprint}")
    return EXIT_DONE


@audit.command("check")
def audit_check(
    file: Annotated[Path, typer.Argument(help="An exported log.")],
    key: Annotated[
        Path | None,
        typer.Option(help="The public key that you were given; FILE.pub when left out, which proves less."),
    ] = None,
    signature: Annotated[Path | None, typer.Option(help="FILE.sig when left out.")] = None,
    json: JsonOption = None,
) -> int:
    """Check an exported log on any machine: chain and signature. Exit code 1 where something does not fit."""
    found = check_export(file, key, signature)
    if json is not None:
        write_json(json, {**dataclasses.asdict(found), "sound": found.sound})
        return EXIT_DONE if found.sound else EXIT_DOES_NOT_FIT
    for problem in found.problems:
        say(f"✗ {problem}", "bold red")
    head = "" if found.head is None else f", head {found.head.short}"
    say(f"{found.rows} rows fit{head}; SHA-256 {found.sha256}")
    if found.signed is None:
        say("not signed: whoever can write the file can have made all of it", "yellow")
    elif found.signed:
        say(f"signed by the key {found.fingerprint}")
        if key is None:
            say("the key lay beside the file: compare it with the one you were given", "yellow")
    return EXIT_DONE if found.sound else EXIT_DOES_NOT_FIT


@audit.command("key")
def audit_key(
    workspace: WorkspaceOption,
    file: Annotated[Path | None, typer.Argument(help="Write the public key here, as PEM.")] = None,
    author: AuthorOption = None,
) -> int:
    """Show the public key that signs exports, to hand it over before it is needed; made at first use."""
    with auditing.log_of(workspace) as database:
        key = auditing.key_of(database, workspace, signed(People(database), author, Right.EXPORT))
    say(f"key {key.fingerprint}, kept in: {key.kept}")
    if file is not None:
        file.write_bytes(key.public_pem)
        say(f"the public key is in {file}")
    return EXIT_DONE


def _say_verdict(verdict: AuditVerdict, head: str) -> None:
    for problem in verdict.problems:
        say(f"✗ {problem.sentence()}", "bold red")
    listed = sum(problem.misfit.value in ("changed", "gone", "outside") for problem in verdict.problems)
    if verdict.differing > listed:
        say(f"✗ {verdict.differing - listed} more events differ", "bold red")
    if verdict.clock_back:
        say(
            f"remark: rows at which the clock had gone back: {verdict.clock_back}, first {verdict.first_clock_back}",
            "yellow",
        )
    rate = verdict.rows / verdict.seconds if verdict.seconds else 0.0
    found = "fits" if verdict.sound else "walked"
    say(f"{verdict.rows} rows {found} in {verdict.seconds:.1f} s ({rate:,.0f} rows/s)")
    if verdict.head is not None:
        say(f"head {verdict.head.text}")
    if not head:
        say("only a head from elsewhere (a report, an export) shows a log that was cut off: --head", "dim")


def _show(rows: list[AuditRow]) -> None:
    table = Table("row", "when", "who", "where", "what", "subject", "content")
    for row in rows:
        when = local_time(row.at, "%Y-%m-%d %H:%M:%S")
        content = (
            row.content if len(row.content) <= SHOWN_OF_CONTENT else row.content[:SHOWN_OF_CONTENT] + "…"
        )
        words = (str(row.seq), when, row.author, row.station, row.kind, row.subject[-12:], content)
        table.add_row(*(Text(word) for word in words))
    console.print(table)
