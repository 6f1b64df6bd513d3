"""The command line: the same use cases as the window, without one."""

from __future__ import annotations

from typing import Any

import typer

from inspector_app.cli import (
    approval,
    audit,
    backup,
    banks,
    challenge,
    entrance,
    evaluation,
    feeds,
    lots,
    machine,
    mark_bank,
    marks,
    people,
    recipes,
    statistics,
    thresholds,
    watch,
)
from inspector_app.cli.console import EXIT_FAILED, say
from inspector_app.domain.errors import InspectorError
from inspector_app.workflow.crash import write_crash_report

__all__ = ["app", "run"]

# typer carries click inside it; its base class of usage errors has no public name there.
UsageFault: Any = next(base for base in typer.BadParameter.__mro__ if base.__name__ == "ClickException")

app = typer.Typer(
    name="inspector",
    help="Inspect lots of part pictures, mark false calls once, see them go quiet.",
    add_completion=False,
    pretty_exceptions_enable=False,
)
entrance.add_to(app)
lots.add_to(app)
statistics.add_to(app)
marks.add_to(app)
mark_bank.add_to(app)
approval.add_to(app)
evaluation.add_to(app)
challenge.add_to(app)
banks.add_to(app)
recipes.add_to(app)
thresholds.add_to(app)
machine.add_to(app)
audit.add_to(app)
people.add_to(app)
backup.add_to(app)
watch.add_to(app)
feeds.add_to(app)


def run(arguments: list[str], open_window: entrance.OpenWindow | None = None) -> int:
    """Run one command; its exit code: 0 done, 1 flagged with ``--fail-on-flagged``, 2 usage, environment or lock.

    ``open_window`` opens the window where one is asked for; None: this program has none.
    """
    command = typer.main.get_command(app)
    try:
        return int(
            command.main(arguments, prog_name="inspector", standalone_mode=False, obj=open_window) or 0
        )
    except (typer.Abort, KeyboardInterrupt):
        say("stopped; what was inspected is kept, the same command goes on from there", "yellow")
    except UsageFault as error:
        error.show()
    except InspectorError as error:
        if not error.told:
            say(error.sentence(), "bold red")
    except OSError as error:
        say(f"{error.filename or 'the system'}: {error.strerror or error}", "bold red")
    except Exception as error:
        say(
            f"Inspector failed, and that is its own fault: {error}. Report: {write_crash_report(error)}",
            "bold red",
        )
    return EXIT_FAILED
