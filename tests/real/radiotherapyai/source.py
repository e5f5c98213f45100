"""The documents as their authors keep them."""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

__all__ = ["Source"]


@dataclass(frozen=True, slots=True)
class Source:
    """The documents as their authors keep them."""

    root: Path

    def page(self, name: str) -> str:
        """Return a document without its licence note and with its variables filled in."""
        text = (self.root / "docs" / f"{name}.md").read_text(encoding="utf-8")
        variables = self.book["parse"]["myst_substitutions"]
        return re.sub(r"\{\{(\w+)\}\}", lambda found: variables[found[1]], text)

    def table(self, name: str) -> list[dict[str, str]]:
        """Return the rows of one of the tables of the risk analysis."""
        path = self.root / "docs/drafts/risk-table-fmea" / f"{name}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            return [dict(row) for row in csv.DictReader(file)]

    @property
    def book(self) -> Mapping[str, Any]:
        """The configuration of the published book."""
        return read_yaml(self.root / "docs/_config.yml")

    @property
    def procedures(self) -> list[str]:
        """The names of the procedures, in the order of the book."""
        toc = read_yaml(self.root / "docs/_toc.yml")
        pages = toc["parts"][0]["chapters"][0]["sections"]
        return [p["file"] for p in pages if p["file"].startswith("released/sop-")]


def read_yaml(path: Path) -> Mapping[str, Any]:
    found: Mapping[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found
