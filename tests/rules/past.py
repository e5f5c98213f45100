"""What rules tell of the base QMS after some commits; the lint is of 30 June 2026."""

from clausebook.engine import Configuration
from clausebook.rules import CommitExample, Example
from tests.rules.base import history_of, lint_files, patched


def commit(on: str, *patches: str, author: str = "c.n@ofen.example", **files: str) -> CommitExample:
    """Return a commit of patches, and of whole files by their names below ``policies/``."""
    written = tuple((f"policies/{name}.yaml", text) for name, text in files.items())
    return CommitExample(patches, written, on, author)


def found_after(code: str, *commits: CommitExample, now: str = "{}"):
    """Return what one rule finds in the base QMS after commits and a change not committed yet."""
    example = Example(False, (now,), (), commits)
    report = lint_files(
        patched(example), Configuration(select=(code,)), history=history_of(example)
    )
    return report.diagnostics


def told_after(code: str, *commits: CommitExample, now: str = "{}") -> list[str]:
    """Return the messages of what is found."""
    return [diagnostic.message for diagnostic in found_after(code, *commits, now=now)]
