"""Settings of a recipe as people write them: a JSON file, checked. Needs no PyTorch."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from inspector_app.domain.errors import RecipeInvalid
from inspector_app.domain.json_text import parse_json
from inspector_app.domain.recipe import RecipeSettings
from inspector_app.domain.regular_file import regular
from inspector_app.engine.recipe_schema import settings_from


def read_settings(path: Path) -> RecipeSettings:
    """Settings from a JSON file. Raises RecipeInvalid."""
    try:
        data: Any = parse_json(regular(path).read_text(encoding="utf-8"))
    except OSError as error:
        raise RecipeInvalid(
            f"the file cannot be read ({error.strerror or error})", subject=str(path), remedy="Check the path"
        ) from error
    except ValueError as error:
        raise RecipeInvalid(
            f"the file is not JSON ({error})",
            subject=str(path),
            remedy="Begin from `inspector recipe show`",
        ) from error
    return settings_from(data, str(path))
