"""Reads every text that people see out of the source, brings the Linguist files up to date and releases them.

    make translations          (or: python packaging/translations.py)

What is new stands in ``resources/translations/inspector_de.ts`` as unfinished afterwards: translate it there, in Qt
Linguist or any editor, and run the command again. Four kinds of text are found:

- ``self.tr("…")``, ``QCoreApplication.translate("Context", "…")``, ``QT_TRANSLATE_NOOP("Context", "…")`` and a module's
  own ``_tr("…")``, in ``inspector_app/ui``;
- what the layers below say, which know no Qt: the words of errors, notices and phases. Their f-strings become
  patterns with numbered places ("{0} more were left out"), in the context ``Messages``; ``messages.json`` lists them
  for the window, which recognises what it is told by them (``inspector_app/ui/language/said.py``);
- what a lot's documents say, in the context ``Documents`` (``inspector_app/reports/language.py`` reads it);
- nothing else: a test walks the window's source for bare texts.
"""

from __future__ import annotations

import ast
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import PySide6

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "inspector_app"
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("de", "zh")
_LUPDATE = (
    "-silent",
    "-no-obsolete",  # what has gone is in the history
    "-sort-messages",
    *("-locations", "none"),  # lines change with every edit, and two branches would never merge
    *("-disable-heuristic", "sametext"),  # no guesses: a text is translated in its own context
    *("-disable-heuristic", "similartext"),
    *("-source-language", "en"),
)
MESSAGES = "Messages"
DOCUMENTS = "Documents"
_DOCUMENT_CALLS = {"say", "_say", "marked", "Fact", "Column", "Table"}
LOWER = ("domain", "imaging", "engine", "store", "workflow", "reports")
# What only the command line reaches speaks English, as the command line does.
COMMAND_LINE = (
    "engine/backbones/fetching.py",
    "engine/evaluation/",
    "workflow/ablation.py",
    "workflow/doctor.py",
    "workflow/encoded_pictures.py",
    "workflow/evalua",
    "workflow/few_shots.py",
    "workflow/ground_truth.py",
    "workflow/mark_benchmark.py",
    "workflow/mark_scenes.py",
)
# Arguments by which the layers below say something: by keyword, and by place in calls of these names.
_KEYWORDS = ("what", "remedy", "phase", "reason")
_PLACES = {
    "FeedFault": (0,),
    "Notice": (1, 3),
    "add_recipe_version": (3,),
    "Device": (2,),
    "Progress": (7,),
    "enter": (0,),
    "on_skipped": (1,),
    "report": (0,),
    "warn_of_loss": (1,),
}


@dataclass(frozen=True, order=True)
class Text:
    """One source text under its context; ``place`` is file:line."""

    context: str
    source: str
    place: str = ""


class Unreadable(Exception):
    """A text that is made in a way that cannot be read from the source."""


def window_texts() -> list[Text]:
    """All texts of the window. Raises Unreadable for a ``tr`` whose argument is no literal."""
    trees = {
        path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted((PACKAGE / "ui").rglob("*.py"))
    }
    heirs = _heirs(trees.values())
    found: list[Text] = []
    for path, tree in trees.items():
        found += _Window(path, tree, heirs).texts
    return found


def document_texts() -> list[Text]:
    """All texts of the lot's documents: what ``say`` and ``marked`` are given, names of figures and columns."""
    found: list[Text] = []
    for path in sorted((PACKAGE / "reports").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) in _DOCUMENT_CALLS and node.args:
                place = f"{path.relative_to(ROOT).as_posix()}:{node.lineno}"
                found += [Text(DOCUMENTS, source, place) for source in _literals(node.args[0]) if source]
    folder = ROOT / "resources" / "templates"
    for template in (folder / "lot_report.html.j2", *sorted(folder.glob("certificate*.j2"))):
        for said in re.finditer(r"""\bsay\((["'])(.+?)\1\)""", template.read_text(encoding="utf-8")):
            found.append(Text(DOCUMENTS, said[2], template.name))
    return found


def messages() -> list[Text]:
    """All texts of the layers below, as patterns."""
    found: dict[str, Text] = {}
    kinds = _error_classes()
    for layer in LOWER:
        for path in sorted((PACKAGE / layer).rglob("*.py")):
            if path.relative_to(PACKAGE).as_posix().startswith(COMMAND_LINE):
                continue
            for text in _Lower(path, kinds).texts:
                found.setdefault(text.source, text)
    return sorted(found.values(), key=lambda text: text.source)


class _Window(ast.NodeVisitor):
    """Texts of one module of the window."""

    def __init__(self, path: Path, tree: ast.Module, heirs: dict[str, set[str]]) -> None:
        self.texts: list[Text] = []
        self._file = path.relative_to(ROOT).as_posix()
        self._heirs = heirs
        self._class: list[str] = []
        self._own = _own_context(tree)
        self.visit(tree)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._class.append(node.name)
        self.generic_visit(node)
        self._class.pop()

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        if not (node.name == "_tr" and self._own):
            self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        name = _name(node.func)
        if name == "tr" and isinstance(node.func, ast.Attribute):
            if not (isinstance(node.func.value, ast.Name) and node.func.value.id == "self" and self._class):
                raise Unreadable(f"{self._file}:{node.lineno}: tr of another object; use translate()")
            for name in (self._class[-1], *sorted(self._heirs.get(self._class[-1], ()))):
                self._take(name, node.args[0], node.lineno)
        elif name == "_tr" and self._own:
            self._take(self._own, node.args[0], node.lineno)
        elif name in ("translate", "QT_TRANSLATE_NOOP") and len(node.args) >= 2:
            context = node.args[0]
            if isinstance(context, ast.Constant):
                self._take(str(context.value), node.args[1], node.lineno)
            elif any(_literals(node.args[1])):
                raise Unreadable(f"{self._file}:{node.lineno}: the context is no literal")
        self.generic_visit(node)

    def _take(self, context: str, node: ast.expr, line: int) -> None:
        for source in _literals(node):
            if source is not None:
                self.texts.append(Text(context, source, f"{self._file}:{line}"))


class _Lower(ast.NodeVisitor):
    """What one module of the layers below says."""

    def __init__(self, path: Path, kinds: frozenset[str]) -> None:
        self.texts: list[Text] = []
        self._file = path.relative_to(ROOT).as_posix()
        self._kinds = kinds
        tree = ast.parse(path.read_text(encoding="utf-8"))
        self._known = _assignments(tree.body)
        self._local: list[dict[str, list[ast.expr]]] = []
        self.visit(tree)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self._local.append(_assignments(list(ast.walk(node))))
        self.generic_visit(node)
        self._local.pop()

    def visit_Call(self, node: ast.Call) -> None:
        name = _name(node.func)
        if name in self._kinds and node.args:
            self._take(node.args[0])
        for place in _PLACES.get(name, ()):
            if place < len(node.args):
                self._take(node.args[place])
        for keyword in node.keywords:
            if keyword.arg in _KEYWORDS:
                self._take(keyword.value)
        self.generic_visit(node)

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        if isinstance(node.target, ast.Name) and node.target.id in _KEYWORDS:
            self._take(node.value)
        self.generic_visit(node)

    def _take(self, node: ast.expr) -> None:
        for source in self._patterns(node):
            if any(c.isalpha() for c in source.replace("{", "")):
                self.texts.append(Text(MESSAGES, source, f"{self._file}:{node.lineno}"))

    def _patterns(self, node: ast.expr, depth: int = 0) -> Iterator[str]:
        if depth > 3:
            return
        if isinstance(node, ast.Constant):
            if isinstance(node.value, str):
                yield node.value.replace("{", "{{").replace("}", "}}") if "{" in node.value else node.value
        elif isinstance(node, ast.JoinedStr):
            yield _pattern_of(node)
            for part in node.values:  # a constant of the module that is set into the text is a text itself
                if isinstance(part, ast.FormattedValue) and isinstance(part.value, ast.Name):
                    if part.value.id in self._known:
                        yield from self._patterns(part.value, depth + 1)
                elif isinstance(part, ast.FormattedValue) and isinstance(part.value, ast.IfExp):
                    yield from self._patterns(part.value, depth + 1)
        elif isinstance(node, ast.IfExp):
            yield from self._patterns(node.body, depth)
            yield from self._patterns(node.orelse, depth)
        elif isinstance(node, ast.BoolOp):
            for each in node.values:
                yield from self._patterns(each, depth)
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            yield from self._patterns(node.left, depth)
            yield from self._patterns(node.right, depth)
        elif isinstance(node, ast.Name):
            for scope in (*reversed(self._local), self._known):
                if node.id in scope:
                    for value in scope[node.id]:
                        yield from self._patterns(value, depth + 1)
                    return


def _pattern_of(node: ast.JoinedStr) -> str:
    words, number = [], 0
    for part in node.values:
        if isinstance(part, ast.Constant):
            words.append(str(part.value).replace("{", "{{").replace("}", "}}"))
        else:
            words.append("{" + str(number) + "}")
            number += 1
    return "".join(words)


def _assignments(nodes: list[ast.stmt] | list[ast.AST]) -> dict[str, list[ast.expr]]:
    found: dict[str, list[ast.expr]] = {}
    for node in nodes:
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    found.setdefault(target.id, []).append(node.value)
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value is not None:
            found.setdefault(node.target.id, []).append(node.value)
    return found


def _literals(node: ast.expr) -> Iterator[str | None]:
    """The literals that an argument can be; None where it is none of those."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _literals(node.body)
        yield from _literals(node.orelse)
    else:
        yield None  # from a table whose texts are marked with QT_TRANSLATE_NOOP


def _name(func: ast.expr) -> str:
    return func.attr if isinstance(func, ast.Attribute) else func.id if isinstance(func, ast.Name) else ""


def _heirs(trees: Iterable[ast.Module]) -> dict[str, set[str]]:
    """All classes below a class, by its name: Qt looks ``self.tr`` up under the class of the object alone."""
    bases = {
        node.name: [_name(base) for base in node.bases]
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }
    found: dict[str, set[str]] = {}
    for name in bases:
        above = list(bases[name])
        while above:
            base = above.pop()
            found.setdefault(base, set()).add(name)
            above += bases.get(base, [])
    return found


def _own_context(tree: ast.Module) -> str:
    """The context of a module's own ``_tr``, or ""."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name == "_tr":
            for call in ast.walk(node):
                if isinstance(call, ast.Call) and _name(call.func) == "translate":
                    context = call.args[0]
                    if isinstance(context, ast.Constant):
                        return str(context.value)
    return ""


def _error_classes() -> frozenset[str]:
    tree = ast.parse((PACKAGE / "domain" / "errors.py").read_text(encoding="utf-8"))
    return frozenset(node.name for node in tree.body if isinstance(node, ast.ClassDef))


def all_texts() -> list[Text]:
    """What there is to translate: each text once in its context."""
    once: dict[tuple[str, str], Text] = {}
    for text in (*window_texts(), *document_texts(), *messages()):
        once.setdefault((text.context, text.source), text)
    return sorted(once.values())


def message_patterns() -> str:
    """The content of ``messages.json``."""
    return json.dumps([text.source for text in messages()], ensure_ascii=False, indent=0) + "\n"


def update(folder: Path = FOLDER) -> None:
    """Bring the .ts files and ``messages.json`` up to date with the source; translations that stand are kept."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        listing = Path(name) / "texts.py"
        # lupdate reads the contexts of self.tr itself, those of a module's own function it cannot: one list for all.
        listing.write_text(
            "\n".join(
                f"QCoreApplication.translate({_quoted(t.context)}, {_quoted(t.source)})" for t in all_texts()
            ),
            encoding="utf-8",
        )
        for language in LANGUAGES:
            target = folder / f"inspector_{language}.ts"
            _qt("lupdate", *_LUPDATE, "-target-language", language, str(listing), "-ts", str(target))
    (folder / "messages.json").write_text(message_patterns(), encoding="utf-8")


def release(folder: Path = FOLDER, out: Path | None = None) -> None:
    """Make the .qm files that the program loads; what is unfinished stays English."""
    for language in LANGUAGES:
        target = (out or folder) / f"inspector_{language}.qm"
        _qt(
            "lrelease",
            "-silent",
            "-nounfinished",
            str(folder / f"inspector_{language}.ts"),
            "-qm",
            str(target),
        )


def unfinished(language: str, folder: Path = FOLDER) -> list[str]:
    """Source texts without a finished translation."""
    import xml.etree.ElementTree as ElementTree

    tree = ElementTree.parse(folder / f"inspector_{language}.ts")
    found = []
    for message in tree.iter("message"):
        translation = message.find("translation")
        if translation is None or translation.get("type") == "unfinished" or not translation.text:
            found.append(message.findtext("source") or "")
    return found


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _qt(tool: str, *arguments: str) -> None:
    program = Path(PySide6.__file__).parent / (tool + (".exe" if sys.platform == "win32" else ""))
    found = str(program) if program.is_file() else shutil.which(tool)
    if found is None:
        raise SystemExit(f"{tool} is missing: it comes with PySide6-Essentials")
    subprocess.run([found, *arguments], check=True)


def main() -> None:
    """Update, release, and say what is left to translate."""
    update()
    release()
    for language in LANGUAGES:
        left = unfinished(language)
        print(f"{language}: {len(all_texts())} texts, {len(left)} to translate")
        for source in left:
            print(f"  {source!r}")


if __name__ == "__main__":
    main()
