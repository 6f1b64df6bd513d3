"""Brings a database to the schema of this program, one migration after the other."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

import inspector_app.store.migrations as migrations


def current_revision(connection: Connection) -> str | None:
    """The revision a database is at; None for an empty one."""
    return MigrationContext.configure(connection).get_current_revision()


def newest_revision() -> str:
    """The revision this program writes."""
    head = _scripts().get_current_head()
    if head is None:
        raise RuntimeError("the package holds no migrations")
    return head


def knows(revision: str) -> bool:
    """Whether this program has the migration; it lacks those of newer programs."""
    return any(script.revision == revision for script in _scripts().walk_revisions())


def has(found: str, revision: str) -> bool:
    """Whether a database at ``found`` has had this migration."""
    return any(script.revision == revision for script in _scripts().iterate_revisions(found, "base"))


def missing(found: str | None) -> list[tuple[str, str]]:
    """The migrations that a database at ``found`` lacks, in order: revision and purpose."""
    scripts = _scripts()
    steps = [] if found is None else [script.revision for script in scripts.iterate_revisions(found, "base")]
    lacking = [script for script in scripts.walk_revisions() if script.revision not in steps]
    return [(script.revision, script.doc or "") for script in reversed(lacking)]


def upgrade(connection: Connection) -> None:
    """Run every migration that is missing, inside the connection's transaction."""
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _config() -> Config:
    config = Config()
    # Percent signs would be read as interpolation by the configuration parser.
    config.set_main_option("script_location", str(Path(migrations.__path__[0])).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


@lru_cache(maxsize=1)
def _scripts() -> ScriptDirectory:
    """Read once: a start asks what is newest, what is missing and what is known."""
    return ScriptDirectory.from_config(_config())
