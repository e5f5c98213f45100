"""Files of a QMS project, written from plain values."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

__all__ = ["write_project_files", "write_prose", "write_record"]

_CONFIGURATION = """\
name = "{name}"
"""
_SPHINX = """\
extensions = ["clausebook.sphinxext"]
root_doc = "docs/index"
include_patterns = ["docs/**", "policies/**"]
"""


class _Dumper(yaml.SafeDumper):
    """Writes what is meant: no aliases, and a text of several lines as a block."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar(
        "tag:yaml.org,2002:str", text, style="|" if "\n" in text else None
    )


_Dumper.add_representer(str, _text)


def write_record(path: Path, values: Mapping[str, Any]) -> None:
    """Write one YAML document."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_yaml(values), encoding="utf-8")


def write_prose(path: Path, header: Mapping[str, Any], body: str) -> None:
    """Write one Markdown document with a header."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\n{_yaml(header)}---\n\n{body.strip()}\n", encoding="utf-8")


def write_project_files(target: Path, name: str, pages: Mapping[str, str]) -> None:
    """Write the configuration of the linter and of Sphinx, and the pages of ``docs/``."""
    (target / "docs").mkdir(parents=True, exist_ok=True)
    (target / "clausebook.toml").write_text(_CONFIGURATION.format(name=name), encoding="utf-8")
    (target / "conf.py").write_text(_SPHINX, encoding="utf-8")
    for path, text in pages.items():
        (target / path).write_text(text, encoding="utf-8")


def _yaml(values: Mapping[str, Any]) -> str:
    return yaml.dump(dict(values), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100)
