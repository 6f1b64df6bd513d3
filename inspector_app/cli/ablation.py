"""The table of an ablation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from inspector_app.cli.console import EXIT_DONE, console, narrow_table, say, write_json

if TYPE_CHECKING:
    from inspector_app.workflow.ablation import AblationRow

_FIGURES = (
    ("image AUROC", "image_auroc", "{:.3f}"),
    ("pixel AUROC", "pixel_auroc", "{:.3f}"),
    ("AUPRO", "aupro", "{:.3f}"),
    ("false calls / 100 good", "false_calls_per_100", "{:.1f}"),
    ("escape rate", "escape_rate", "{:.3f}"),
)


def show_ablation(rows: Sequence[AblationRow], json: str | None) -> int:
    """Print the stages side by side, or write them as JSON."""
    if json is not None:
        write_json(json, [row.to_json() for row in rows])
        return EXIT_DONE
    table = narrow_table("stage", *(title for title, _, _ in _FIGURES), "entries")
    table.columns[0].no_wrap = True
    for row in rows:
        figures = [_said(row, name, form) for _, name, form in _FIGURES]
        table.add_row(row.stage, *figures, str(row.entries) if row.entries else "")
    console.print(table)
    for row in rows:
        if row.note:
            say(f"{row.stage}: {row.note}", "dim")
    return EXIT_DONE


def _said(row: AblationRow, name: str, form: str) -> str:
    if row.row is None:
        return "–"
    value = getattr(row.row, name)
    return "not defined" if value is None else form.format(value)
