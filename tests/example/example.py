"""The example organisation, with files that a breakage changes or takes away."""

import re
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from clausebook.control.fingerprint import fingerprint
from clausebook.corpus import Corpus
from clausebook.document import Document, read
from clausebook.engine import Report, lint
from clausebook.project import Project, WorkingTree, open_project
from clausebook.record import load
from clausebook.rules import builtin_rules
from tests.example.breakages import Edited

__all__ = ["AS_OF", "ROOT", "approved_again", "corpus", "project", "report", "text_of"]

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


def report(changed: Edited | None = None, encoding: str = "utf-8", *, anew: bool = True) -> Report:
    """Return the report of all rules on the example, with one file changed and approved anew."""
    if changed is None:
        return _lint(corpus())
    if changed.text is None:
        return _lint(project().load(AS_OF, _Kept(frozenset({changed.path}))))
    text = approved_again(changed.path, changed.text) if anew else changed.text
    replaced = (changed.path, text.encode(encoding))
    return _lint(project().load(AS_OF, _Kept(), replace=replaced))


def approved_again(path: str, text: str) -> str:
    """Return a text whose approval binds what it says now.

    Else every edit of an approved document would void its approval, which is a rule of its own.
    """
    approved = _FINGERPRINT.search(text_of(path))
    now = fingerprint(load(read(path, text.encode()), project().library))
    if approved is None or now is None or text.count(approved[1]) != 1:
        return text
    return text.replace(approved[1], now)


_FINGERPRINT = re.compile(
    r'^approval:(?: .*|(?:\n  .*)*\n  )fingerprint: "?([0-9a-f]{64})', re.MULTILINE
)


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
