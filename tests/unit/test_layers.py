"""Layers import downwards only; engine, store and reports do not know each other."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "inspector_app"

MAY_IMPORT = {
    "domain": set(),
    "imaging": {"domain"},
    "engine": {"domain", "imaging"},
    "store": {"domain", "imaging"},
    "reports": {"domain", "imaging"},
    "workflow": {"domain", "imaging", "engine", "store", "reports"},
    "ui": {"domain", "imaging", "workflow"},
    "cli": {"domain", "imaging", "workflow", "reports"},
}
ANYWHERE = {"resource_files", "version"}
FOREIGN = {
    "domain": {"torch", "PySide6", "sqlalchemy", "cv2", "open_clip", "timm", "scipy"},
    "imaging": {"torch", "PySide6", "sqlalchemy", "open_clip", "timm"},
    "engine": {"PySide6", "sqlalchemy"},
    "store": {"torch", "PySide6", "cv2", "open_clip", "timm"},
    "reports": {"torch", "PySide6", "sqlalchemy"},
    "workflow": {"PySide6"},
    "ui": {"torch", "sqlalchemy", "open_clip", "timm"},
    "cli": {"sqlalchemy"},
}


def imports_of(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            names.add(node.module or "")
            names.update(
                f"{node.module}.{alias.name}" for alias in node.names if node.module == "inspector_app"
            )
    return names


def files_of(layer: str) -> list[Path]:
    single = PACKAGE / f"{layer}.py"
    return [single] if single.is_file() else sorted((PACKAGE / layer).rglob("*.py"))


@pytest.mark.parametrize("layer", sorted(MAY_IMPORT))
def test_a_layer_imports_only_what_lies_below_it(layer: str) -> None:
    allowed = MAY_IMPORT[layer] | {layer} | ANYWHERE
    for path in files_of(layer):
        for name in imports_of(path):
            top, _, rest = name.partition(".")
            if top == "inspector_app" and rest:
                assert rest.split(".")[0] in allowed, f"{path.relative_to(PACKAGE)} imports {name}"
            assert top not in FOREIGN[layer], f"{path.relative_to(PACKAGE)} imports {name}"


def test_every_layer_has_files() -> None:
    for layer in MAY_IMPORT:
        assert files_of(layer), layer


def test_no_two_test_files_share_a_name() -> None:
    """pytest takes the second for the first: each passes alone, and the whole run fails."""
    names = Counter(path.name for path in Path(__file__).parents[1].rglob("test_*.py"))
    assert [name for name, count in names.items() if count > 1] == []
