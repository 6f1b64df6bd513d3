"""Commands about feeds: where results go while lots run."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from rich.table import Table

from inspector_app.cli.console import EXIT_DONE, EXIT_FLAGGED, console, local_time, say, write_json
from inspector_app.cli.options import AuthorOption, JsonOption, WorkspaceOption, session_at
from inspector_app.domain.feeds import USUAL_HEADER, FeedKind, FeedSettings, FeedStatus
from inspector_app.workflow.session import Session

feeds = typer.Typer(help="Where results go while lots run: files, webhooks, MQTT.", no_args_is_help=True)
NameArgument = Annotated[str, typer.Argument(help="Name of the feed.")]

SECONDS_AT_THE_END = 10.0  # that feeds have after a lot


def add_to(app: typer.Typer) -> None:
    app.add_typer(feeds, name="feed")


@feeds.command("add")
def add(
    name: NameArgument,
    kind: Annotated[FeedKind, typer.Argument(help="How it carries messages.")],
    target: Annotated[str, typer.Argument(help="Folder, http(s) address, or mqtt(s)://host/topic.")],
    workspace: WorkspaceOption,
    header: Annotated[str, typer.Option(help="Header of a webhook that holds the secret.")] = USUAL_HEADER,
    secret: Annotated[
        str, typer.Option(help="Where the secret lies: env:NAME or keyring:NAME; never the secret itself.")
    ] = "",
    user: Annotated[str, typer.Option(help="User at an MQTT broker.")] = "",
    author: AuthorOption = None,
) -> int:  # "" is no secret, and what is given is where one lies  # nosec B107
    """Add a feed: it carries what happens from now on."""
    with session_at(workspace, author=author) as session:
        session.feeds.add(FeedSettings(name, kind, target, header, secret, user)).result()
    say(f"feed {name} added")
    return EXIT_DONE


@feeds.command("list")
def list_feeds(workspace: WorkspaceOption, json: JsonOption = None) -> int:
    """List the feeds, and how many messages each has still to carry."""
    with session_at(workspace, only_reads=True) as session:
        found = session.feeds.statuses().result()
    _show(found, json)
    return EXIT_DONE


@feeds.command("remove")
def remove(name: NameArgument, workspace: WorkspaceOption, author: AuthorOption = None) -> int:
    """Remove a feed; what it had still to carry is not sent to it any more."""
    with session_at(workspace, author=author) as session:
        left = session.feeds.remove(name).result()
    say(f"feed {name} removed" + (f", {left} messages were not sent to it" if left else ""))
    return EXIT_DONE


@feeds.command("test")
def test(name: NameArgument, workspace: WorkspaceOption, author: AuthorOption = None) -> int:
    """Send a message of type test."""
    with session_at(workspace, author=author) as session:
        session.feeds.test(name).result()
    say(f"feed {name}: the test message was taken")
    return EXIT_DONE


@feeds.command("skip")
def skip(name: NameArgument, workspace: WorkspaceOption, author: AuthorOption = None) -> int:
    """Let a feed pass over the one message that holds it up, because the other side will never take it."""
    with session_at(workspace, author=author) as session:
        skipped = session.feeds.skip(name).result()
    say(f"feed {name}: message {skipped} is not sent")
    return EXIT_DONE


@feeds.command("refused")
def refused(name: NameArgument, workspace: WorkspaceOption, json: JsonOption = None) -> int:
    """List the messages that the other side has refused for ever."""
    with session_at(workspace, only_reads=True) as session:
        found = session.feeds.refused(name).result()
    if json is not None:
        write_json(
            json,
            [{**one.message.body, "refused_at": one.refused_at, "problem": one.problem} for one in found],
        )
        return EXIT_DONE
    table = Table("refused", "message", "type", "last error", "")
    for one in found:
        again = "is sent again" if one.again else ""
        table.add_row(local_time(one.refused_at), one.message.id, one.message.type.value, one.problem, again)
    console.print(table if found else "no message was refused")
    return EXIT_DONE


@feeds.command("again")
def again(name: NameArgument, workspace: WorkspaceOption, author: AuthorOption = None) -> int:
    """Send once more what the other side has refused; `status --send` does it at once."""
    with session_at(workspace, author=author) as session:
        count = session.feeds.send_again(name).result()
    say(f"feed {name}: {count} messages are sent again")
    return EXIT_DONE


@feeds.command("status")
def status(
    workspace: WorkspaceOption,
    send: Annotated[float, typer.Option(help="Send what waits first, for at most so many seconds.")] = 0.0,
    json: JsonOption = None,
) -> int:
    """Say how the feeds stand; exit code 1 where messages still wait, or were refused."""
    with session_at(workspace, only_reads=send <= 0) as session:
        if send > 0:
            session.feeds.start().result()
            session.feeds.drain(send)
        found = session.feeds.statuses().result()
    _show(found, json)
    return EXIT_FLAGGED if any(one.waiting or one.refused for one in found) else EXIT_DONE


def carry_on(session: Session) -> None:
    """At the end of a run: let feeds carry what they still have, and say what waits for another time."""
    for name, left in session.feeds.drain(SECONDS_AT_THE_END).items():
        say(f"feed {name}: {left} messages wait", "yellow")


def status_row(one: FeedStatus) -> dict[str, Any]:
    """A feed for programs."""
    settings = one.feed.settings
    return {
        "name": settings.name,
        "kind": settings.kind.value,
        "target": settings.target,
        "secret": settings.secret,
        "waiting": one.waiting,
        "refused": one.refused,
        "last_error": one.problem,
    }


def _show(found: list[FeedStatus], json: str | None) -> None:
    rows = [status_row(one) for one in found]
    if json is not None:
        write_json(json, rows)
        return
    table = Table("name", "kind", "target", "waiting", "refused", "last error")
    for row in rows:
        table.add_row(
            *(str(row[key]) for key in ("name", "kind", "target", "waiting", "refused", "last_error")),
            style="yellow" if row["last_error"] or row["refused"] else None,
        )
    console.print(table if rows else "no feeds")
