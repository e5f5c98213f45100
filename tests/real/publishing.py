"""A project published by Sphinx in a process of its own."""

import re
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

__all__ = ["Published", "publish"]

_WARNING = re.compile(r"^(?P<path>[^:]*?)(?::(?P<line>\d+))?: (?:WARNING|ERROR): (?P<told>.*)$")


@dataclass(frozen=True, slots=True)
class Published:
    """The pages, and what Sphinx objected to: path within the project, line and message."""

    pages: Path
    warnings: tuple[tuple[str, int, str], ...]

    def page(self, name: str) -> str:
        """Return the HTML of a page."""
        return (self.pages / f"{name}.html").read_text(encoding="utf-8")


def publish(root: Path, pages: Path, as_of: date) -> Published:
    """Publish a project; skip where Sphinx is not installed."""
    pytest.importorskip("furo")
    options = ["-q", "-n", "-E", "--no-color", "-D", f"clausebook_as_of={as_of}"]
    command = [sys.executable, "-m", "sphinx", *options, "-b", "html", str(root), str(pages)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    assert "Traceback" not in ended.stderr
    return Published(pages, tuple(_warning(root, line) for line in ended.stderr.splitlines()))


def _warning(root: Path, line: str) -> tuple[str, int, str]:
    found = _WARNING.match(line)
    assert found, line
    path = found["path"].removeprefix(f"{root}/")
    return path, int(found["line"] or 0), found["told"]
