"""A small project under git that a random script of edits works on."""

import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.declared.house_rule import HOUSE_RULE
from tests.repositories import Repository

__all__ = ["CONFIGURATION", "OVERLAY", "Edit", "Edited", "make_project"]

BASE = Path(__file__).parents[1] / "base"

CONFIGURATION = """\
name = "Edited"
"""

OVERLAY = """\
{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Gauge",
  "description": "What is measured with",
  "x-prefix": "GAU",
  "x-nature": "maintained",
  "x-clauses": ["7.1.5.1"],
  "$ref": "../common/maintained.schema.json",
  "properties": {"kind": {"const": "gauge"}, "range": {"title": "Range", "type": "string"}},
  "unevaluatedProperties": false,
  "examples": []
}
"""


@dataclass
class Edited:
    """A project that is being edited, the chance that edits it, and the day of the next lint."""

    root: Path
    git: Repository
    chance: random.Random
    day: str = "2026-06-30"
    jobs: int = 1
    done: list[str] = field(default_factory=list)

    def records(self) -> list[Path]:
        """Return the files that may hold records, sorted."""
        return sorted(
            path
            for folder in ("policies", "docs")
            for path in (self.root / folder).rglob("*")
            if path.suffix in (".yaml", ".md") and path.is_file() and not path.is_symlink()
        )

    def some_record(self) -> Path:
        return self.chance.choice(self.records())

    def text(self, path: Path) -> str:
        return path.read_bytes().decode("utf-8", "replace")

    def write(self, path: Path, text: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")

    def named(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()


Edit = Callable[[Edited], str]
"""Changes one thing and says what; where it does not apply it may do nothing."""


def make_project(root: Path, chance: random.Random) -> Edited:
    """Return the base QMS in a repository of two commits, with kinds and rules at hand."""
    shutil.copytree(BASE, root)
    project = Edited(root, Repository(root), chance)
    project.write(root / "clausebook.toml", CONFIGURATION)
    project.write(root / "overlay" / "7.1.5" / "gauge.schema.json", OVERLAY)
    project.write(root / "rules" / "house.yaml", HOUSE_RULE)
    project.write(root / "docs" / "index.md", "# The manual\n\nNothing controlled.\n")
    project.git.commit("begin")
    register = root / "policies" / "risks.yaml"
    project.write(register, project.text(register).replace("title: ", "title: The ", 1))
    project.git.commit("change")
    return project
