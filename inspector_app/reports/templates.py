"""Jinja2 for documents: the program's templates and a house's own, both in a sandbox and with everything escaped."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import Any

import numpy as np
from jinja2 import ChoiceLoader, FileSystemLoader, StrictUndefined
from jinja2.exceptions import TemplateError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from inspector_app.domain.errors import CorrectableError, InspectorError
from inspector_app.resource_files import resource_folder

OWN = "lot_report.html.j2"
_OF_PATHS = {"name", "stem", "suffix"}
_OF_ARRAYS = {"shape", "size"}


class TemplateSandbox(ImmutableSandboxedEnvironment):
    """A template reads what it is given and nothing else: paths and arrays, which could write files, show little."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        if isinstance(obj, PurePath):
            return attr in _OF_PATHS
        if isinstance(obj, np.ndarray):
            return attr in _OF_ARRAYS
        return super().is_safe_attribute(obj, attr, value)


def house_environment(template: Path | None) -> TemplateSandbox:
    """Where templates are looked for: beside the house's own, then among the program's."""
    folders = ([template.parent] if template is not None else []) + [resource_folder() / "templates"]
    return TemplateSandbox(
        loader=ChoiceLoader([FileSystemLoader(folder) for folder in folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def generated(environment: TemplateSandbox, template: Path | None, **content: Any) -> Iterator[str]:
    """The document piece by piece. Raises CorrectableError where the house's own template cannot be used."""
    if template is None:
        yield from environment.get_template(OWN).generate(content)
        return
    try:
        yield from environment.get_template(template.name).generate(content)
    except InspectorError:
        raise
    except Exception as error:  # whatever a foreign template can do wrong
        place = f", line {error.lineno}" if isinstance(error, TemplateSyntaxError) else ""
        said = error.message if isinstance(error, TemplateError) else str(error)
        raise CorrectableError(
            f"the template cannot be used ({type(error).__name__}: {said or 'no reason given'}{place})",
            subject=str(template),
            remedy="Correct it, or leave the template out",
        ) from error


def logo_uri(data: bytes) -> str:
    """A PNG or JPEG as text that a page shows without a file."""
    kind = "png" if data.startswith(b"\x89PNG") else "jpeg"
    return f"data:image/{kind};base64," + base64.b64encode(data).decode("ascii")
