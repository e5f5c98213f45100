"""The first files of a QMS."""

import argparse
import json
import sys
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from string import Template

from clausebook.cli.usage import UsageError
from clausebook.cli.writing import write_new_file
from clausebook.project import CONFIGURATION

__all__ = ["begin"]

_HIDDEN = "dot-"


def begin(arguments: argparse.Namespace) -> int:
    """Write the files that are not there yet and say which were; nothing is overwritten."""
    folder = Path(arguments.directory).resolve()
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{arguments.directory}: is not a folder")
    name = " ".join((arguments.name or folder.name or "Our organization").split())
    if not name.isprintable():
        raise UsageError("--name: give a name whose characters can all be shown")
    for path, text in _templates(files("clausebook") / "templates" / "init"):
        if path == CONFIGURATION and _is_configured_elsewhere(folder):
            continue
        try:
            write_new_file(folder / path, Template(text).safe_substitute(name=_quoted(name)))
            told = "wrote"
        except FileExistsError:
            told = "kept "
        sys.stdout.write(f"{told}  {path}\n")
    place = "" if folder == Path.cwd() else f"cd {arguments.directory}, then "
    sys.stdout.write(f"\nnext: {place}clausebook lint, clausebook build, pre-commit install\n")
    return 0


def _templates(folder: Traversable, prefix: str = "") -> Iterator[tuple[str, str]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        name = entry.name
        if name.startswith(_HIDDEN):
            name = f".{name.removeprefix(_HIDDEN)}"
        if entry.is_dir():
            if name != "__pycache__":
                yield from _templates(entry, f"{prefix}{name}/")
        elif not name.endswith(".pyc"):
            yield f"{prefix}{name}", entry.read_text(encoding="utf-8")


def _is_configured_elsewhere(folder: Path) -> bool:
    pyproject = folder / "pyproject.toml"
    return pyproject.is_file() and b"[tool.clausebook" in pyproject.read_bytes()


def _quoted(text: str) -> str:
    """Return the text as TOML writes it."""
    return json.dumps(text, ensure_ascii=False)
