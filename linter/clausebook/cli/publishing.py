"""The manual, built by Sphinx with the project's root as its source."""

import argparse
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.util.console import nocolor
from sphinx.util.docutils import docutils_namespace, patch_docutils

from clausebook.cli.options import open_here, today
from clausebook.cli.output import style_of
from clausebook.cli.progress import Progress
from clausebook.cli.usage import UsageError
from clausebook.project import Project

__all__ = ["publish"]

_MARK_OF_A_BUILD = ".buildinfo"
_ROOTS = ("docs/index.md", "docs/index.rst")


def publish(arguments: argparse.Namespace) -> int:
    """Build the manual and say where it is; return 1 where warnings fail.

    Raises UsageError for what Sphinx cannot work with.
    """
    project = open_here(arguments)
    output = Path(arguments.output).resolve()
    doctrees = output.with_name(f".{output.name}.doctrees")
    _protect(output, doctrees, project)
    settings = {"clausebook_as_of": today(arguments).isoformat(), **_settings(project)}
    if arguments.strict:
        settings["nitpicky"] = True
    if arguments.clean:
        _remove(output, doctrees)
    if not style_of(sys.stderr).colour:
        nocolor()
    try:
        return _build(project, output, doctrees, settings, arguments)
    except SphinxError as error:
        raise UsageError(_told(error)) from error


def _build(
    project: Project,
    output: Path,
    doctrees: Path,
    settings: Mapping[str, Any],
    arguments: argparse.Namespace,
) -> int:
    own = (project.root / "conf.py").is_file()
    confdir = str(project.root) if own else None
    with patch_docutils(confdir), docutils_namespace(), Progress(sys.stderr) as progress:
        progress.activity = "publishing"
        app = Sphinx(
            project.root,
            confdir,
            output,
            doctrees,
            "html",
            confoverrides=dict(settings),
            status=None,
            warning=sys.stderr,
            warningiserror=arguments.strict,
            parallel=arguments.jobs,
        )
        app.build()
    shown = output.relative_to(Path.cwd()) if output.is_relative_to(Path.cwd()) else output
    pages = len(app.env.found_docs)
    sys.stdout.write(f"{pages:,} documents published: open {shown.as_posix()}/index.html\n")
    return int(app.statuscode != 0)


def _settings(project: Project) -> dict[str, Any]:
    """Return the settings that stand for a conf.py where there is none."""
    if (project.root / "conf.py").is_file():
        return {}
    settings: dict[str, Any] = {"extensions": ["clausebook.sphinxext"]}
    root = next((name for name in _ROOTS if (project.root / name).is_file()), None)
    if root is None:
        raise UsageError(
            "there is neither conf.py nor docs/index.md; 'clausebook init' writes both"
        )
    settings["root_doc"] = root.rpartition(".")[0]
    settings["include_patterns"] = ["docs/**", "policies/**"]
    if project.configuration.name:
        settings["project"] = project.configuration.name
    return settings


def _protect(output: Path, doctrees: Path, project: Project) -> None:
    """Refuse an output that would mix with what it is made from."""
    sources = (project.root / "docs", project.root / "policies")
    if project.root.is_relative_to(output) or any(output.is_relative_to(s) for s in sources):
        raise UsageError(f"{output}: the manual needs a folder of its own, such as _build/html")
    is_ours = doctrees.is_dir() or (output / _MARK_OF_A_BUILD).is_file()
    if output.is_dir() and any(output.iterdir()) and not is_ours:
        raise UsageError(f"{output}: holds other files than a manual; name another folder")


def _remove(*folders: Path) -> None:
    for folder in folders:
        if folder.is_dir():
            shutil.rmtree(folder)


def _told(error: SphinxError) -> str:
    """Return the beginning and the end of what Sphinx says, which may be a traceback."""
    cause = getattr(error, "orig_exc", None)
    if isinstance(cause, ModuleNotFoundError) and not str(cause.name).startswith("clausebook"):
        return f"publishing needs {cause.name}: pip install 'clausebook[sphinx]'"
    first, *more = [line.strip() for line in str(error).splitlines() if line.strip()] or ["Sphinx"]
    return f"{first} {more[-1]}" if more else first
