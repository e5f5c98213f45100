"""Documents amended in memory, all or none, and what the linter says of them before they are
written.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from clausebook.cli.output import complain
from clausebook.cli.usage import UsageError
from clausebook.control.approval.approving import NotApprovable
from clausebook.corpus import Corpus
from clausebook.diagnostic import Severity
from clausebook.document import Document
from clausebook.document.amending import Amendment, CannotAmend, amended
from clausebook.engine import lint
from clausebook.past import Past
from clausebook.project import Project, WorkingTree, catalogue_of
from clausebook.record import LoadedDocument
from clausebook.text import format_pointer

__all__ = ["Refused", "after_amendments", "contradictions", "corpus_with", "each", "refuse"]

Made = TypeVar("Made")


class Refused(Exception):
    """Some documents cannot be amended, so none is; the reasons are one line each."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__(*reasons)
        self.reasons = reasons


def each(documents: Sequence[LoadedDocument], act: Callable[[LoadedDocument], Made]) -> list[Made]:
    """Return what becomes of each document; raises Refused with the reasons of all."""
    found: list[Made] = []
    reasons: list[str] = []
    for document in documents:
        try:
            found.append(act(document))
        except (NotApprovable, UsageError) as reason:
            reasons.append(str(reason))
    if reasons:
        raise Refused(reasons)
    return found


def refuse(refused: Refused, code: int = 2) -> int:
    """Say every reason, and return the exit code."""
    for reason in refused.reasons:
        complain(reason)
    return code


def after_amendments(document: Document, amendments: Sequence[Amendment]) -> Document:
    """Return the document with all amendments made; raises UsageError where one cannot be."""
    try:
        return amended(document, amendments)
    except CannotAmend as refusal:
        where = format_pointer(refusal.pointer)
        raise UsageError(
            f"{refusal.path}: {where} cannot be written without risk for what stands around it, "
            "as it is laid out; do it by hand"
        ) from None


def corpus_with(
    project: Project, documents: Sequence[Document], today: date, past: Past | None
) -> Corpus:
    """Return the project as it is with these documents in the place of what is on disk."""
    there = {document.path: document for document in documents}
    return project.load(today, _With(WorkingTree(project.root), there), past=past)


def contradictions(project: Project, corpus: Corpus, paths: frozenset[str]) -> tuple[str, ...]:
    """Return the errors of integrity in some documents: what no approval can be given for."""
    configuration = replace(project.configuration, select=("basis:integrity",))
    report = lint(corpus, catalogue_of(project), configuration)
    return tuple(
        f"{one.location.path}:{one.location.span.start.line}: {one.code} {one.message}"
        for one in report.diagnostics
        if one.severity is Severity.ERROR and one.location.path in paths
    )


@dataclass(frozen=True)
class _With:
    """The files of a project with some documents as they are to be."""

    files: WorkingTree
    there: Mapping[str, Document]

    def paths(self) -> Sequence[str]:
        return sorted({*self.files.paths(), *self.there})

    def read(self, path: str) -> bytes | Document:
        return self.there.get(path) or self.files.read(path)
