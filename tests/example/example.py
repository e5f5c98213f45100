"""The example organisation, with files that a breakage changes or takes away."""

import re
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from clausebook.corpus import Corpus
from clausebook.document import Document, read
from clausebook.engine import Report, lint
from clausebook.project import Project, WorkingTree, open_project
from clausebook.rules import builtin_rules
from tests.example.breakages import Edited

__all__ = ["AS_OF", "ROOT", "corpus", "project", "report", "text_of"]

ROOT = Path(__file__).parents[2]
AS_OF = date(2026, 11, 22)


@cache
def project() -> Project:
    return open_project(ROOT)


def text_of(path: str) -> str:
    """Return the text of a file with its line ends as they are."""
    return (ROOT / path).read_bytes().decode()


@cache
def corpus() -> Corpus:
    """Return the example as it is, on its day."""
    return project().load(AS_OF, _Kept())


def report(changed: Edited | None = None, encoding: str = "utf-8") -> Report:
    """Return the report of all rules on the example, with one file changed."""
    if changed is None:
        return _lint(corpus())
    if changed.text is None:
        return _lint(project().load(AS_OF, _Kept(frozenset({changed.path}))))
    replaced = (changed.path, changed.text.encode(encoding))
    return _lint(project().load(AS_OF, _Kept(), replace=replaced))


def _lint(whole: Corpus) -> Report:
    return lint(whole, builtin_rules(), project().configuration)


@dataclass(frozen=True)
class _Kept:
    """The working tree, its documents read once for all tests."""

    gone: frozenset[str] = field(default=frozenset())

    def paths(self) -> list[str]:
        return [path for path in _paths() if path not in self.gone]

    def read(self, path: str) -> bytes | Document:
        return _read(path)


@cache
def _paths() -> tuple[str, ...]:
    return tuple(WorkingTree(ROOT).paths())


@cache
def _read(path: str) -> bytes | Document:
    data = WorkingTree(ROOT).read(path)
    if isinstance(data, Document) or not re.match("policies/.*[.](?:yaml|md)$", path):
        return data
    return read(path, data)
