"""Commands about people: who may come in, and as what. None of them needs the workspace for itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from inspector_app.cli.console import EXIT_DONE, console, local_time, say, write_json
from inspector_app.cli.options import AuthorOption, JsonOption, WorkspaceOption
from inspector_app.cli.secrets import new_secret, secret_of
from inspector_app.domain.errors import NotFound
from inspector_app.domain.lot import Who
from inspector_app.domain.people import USUAL_IDLE_MINUTES, Person, Role, name_key
from inspector_app.workflow.auditing import log_of
from inspector_app.workflow.people import People

people = typer.Typer(help="People who sign in: operators, engineers, administrators.", no_args_is_help=True)
NameArgument = Annotated[str, typer.Argument(help="Name of the person.")]
RoleOption = Annotated[Role, typer.Option(help="What they may do; see the help on people.")]
IdleOption = Annotated[
    int | None, typer.Option(min=0, help="Minutes without a key or a touch after which it locks; 0: never.")
]


def add_to(app: typer.Typer) -> None:
    app.add_typer(people, name="people")


@people.command("list")
def people_list(workspace: WorkspaceOption, json: JsonOption = None) -> int:
    """Who there is, and whether people sign in at this workspace."""
    with log_of(workspace) as database:
        access = People(database).access()
    if json is not None:
        rows = [
            {"name": one.name, "role": str(one.role), "active": one.active, "signs_in_by": str(one.kind)}
            | {"former_names": list(one.names[1:]), "added_at": one.added_at}
            for one in access.people
        ]
        write_json(json, {"sign_in": access.required, "idle_minutes": access.idle_minutes, "people": rows})
        return EXIT_DONE
    if not access.required:
        say("no sign-in: names are the system's")
    elif access.idle_minutes:
        say(f"people sign in; the station locks after {access.idle_minutes} idle minutes")
    else:
        say("people sign in; the station does not lock by itself")
    if access.people:
        table = Table("name", "role", "signs in by", "since", "")
        for one in access.people:
            since = local_time(one.added_at, "%Y-%m-%d")
            former = f"formerly {', '.join(one.names[1:])}" if one.names[1:] else ""
            state = "; ".join(filter(None, ("" if one.active else "disabled", former)))
            table.add_row(*map(Text, (one.name, str(one.role), str(one.kind), since, state)))
        console.print(table)
    return EXIT_DONE


@people.command("require")
def people_require(
    workspace: WorkspaceOption,
    administrator: Annotated[
        str, typer.Option(help="Name of the first administrator, where there is none yet.")
    ] = "",
    idle: IdleOption = None,
    author: AuthorOption = None,
) -> int:
    """From now on people sign in."""
    with _desk(workspace, author) as desk:
        if administrator:
            minutes = USUAL_IDLE_MINUTES if idle is None else idle
            first = desk.people.begin(desk.who, administrator, new_secret(administrator), minutes)
            say(f"people sign in from now on; {first.name} is administrator")
        else:
            desk.people.require(desk.who, desk.by, required=True, idle_minutes=idle)
            say("people sign in from now on")
    return EXIT_DONE


@people.command("single-user")
def people_single_user(workspace: WorkspaceOption, author: AuthorOption = None) -> int:
    """Nobody has to sign in any more; names are the system's."""
    with _desk(workspace, author) as desk:
        desk.people.require(desk.who, desk.by, required=False)
    say("no sign-in from now on: names are the system's")
    return EXIT_DONE


@people.command("add")
def people_add(
    name: NameArgument,
    workspace: WorkspaceOption,
    role: RoleOption = Role.OPERATOR,
    author: AuthorOption = None,
) -> int:
    """Add a person; the PIN or password is asked for, or taken from INSPECTOR_NEW_PIN."""
    with _desk(workspace, author) as desk:
        added = desk.people.add(desk.who, desk.by, name, role, new_secret(name))
    say(f"{added.name} is {added.role} and signs in by {added.kind}")
    return EXIT_DONE


@people.command("role")
def people_role(
    name: NameArgument,
    role: Annotated[Role, typer.Argument(help="The new one.")],
    workspace: WorkspaceOption,
    author: AuthorOption = None,
) -> int:
    """Give a person another role."""
    with _desk(workspace, author) as desk:
        changed = desk.people.set_role(desk.who, desk.by, desk.named(name).id, role)
    say(f"{changed.name} is {changed.role}")
    return EXIT_DONE


@people.command("rename")
def people_rename(
    name: NameArgument,
    to: Annotated[str, typer.Argument(help="The new name.")],
    workspace: WorkspaceOption,
    author: AuthorOption = None,
) -> int:
    """Give a person another name; what they did keeps the one under which they did it."""
    with _desk(workspace, author) as desk:
        changed = desk.people.rename(desk.who, desk.by, desk.named(name).id, to)
    say(f"{name} is {changed.name} from now on")
    return EXIT_DONE


@people.command("disable")
def people_disable(name: NameArgument, workspace: WorkspaceOption, author: AuthorOption = None) -> int:
    """They sign in no more; what they did stays under their name."""
    with _desk(workspace, author) as desk:
        changed = desk.people.disable(desk.who, desk.by, desk.named(name).id)
    say(f"{changed.name} signs in no more; what they did stays under their name")
    return EXIT_DONE


@people.command("enable")
def people_enable(name: NameArgument, workspace: WorkspaceOption, author: AuthorOption = None) -> int:
    """They sign in again."""
    with _desk(workspace, author) as desk:
        changed = desk.people.enable(desk.who, desk.by, desk.named(name).id)
    say(f"{changed.name} signs in again, as {changed.role}")
    return EXIT_DONE


@people.command("pin")
def people_pin(
    name: NameArgument,
    workspace: WorkspaceOption,
    author: AuthorOption = None,
    recover: Annotated[
        bool,
        typer.Option(
            "--recover",
            help="For an administrator who forgot theirs: needs no sign-in but the right to write the workspace's "
            "files, and leaves a row in the audit log.",
        ),
    ] = False,
) -> int:
    """Give a person another PIN or password; it is asked for, or taken from INSPECTOR_NEW_PIN."""
    with _desk(workspace, None if recover else author) as desk:
        if recover:
            changed = desk.people.recover(desk.who, name, new_secret(name))
            say(
                f"{changed.name} signs in by the new {changed.kind}; the audit log says that it was recovered"
            )
            return EXIT_DONE
        changed = desk.people.set_secret(desk.who, desk.by, desk.named(name).id, new_secret(name))
    say(f"{changed.name} signs in by the new {changed.kind}")
    return EXIT_DONE


@dataclass(frozen=True, slots=True)
class _Desk:
    """People, who acts, and as which person where people sign in."""

    people: People
    who: Who
    by: Person | None

    def named(self, name: str) -> Person:
        """Raises NotFound."""
        everybody = self.people.access().people
        for one in everybody:
            if name_key(one.name) == name_key(name):
                return one
        known = ", ".join(one.name for one in everybody) or "nobody yet"
        raise NotFound("there is no such person", subject=name, remedy=f"There are: {known}")


@contextmanager
def _desk(workspace: WorkspaceOption, author: str | None) -> Iterator[_Desk]:
    with log_of(workspace) as database:
        desk, me = People(database), Who.of_this_machine()
        if author is None or not desk.access().required:
            yield _Desk(desk, Who(author or me.author, me.station), None)
            return
        person = desk.sign_in(author, secret_of(author), me.station)
        yield _Desk(desk, Who(person.name, me.station), person)
