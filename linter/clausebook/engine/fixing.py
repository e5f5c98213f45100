"""Fixes of findings, made in the documents that a lint read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from clausebook.amendment import Fix
from clausebook.diagnostic import Diagnostic
from clausebook.document import Document
from clausebook.document.amending import CannotAmend, amended
from clausebook.text import Pointer

__all__ = ["Mended", "mended"]


@dataclass(frozen=True, slots=True)
class Mended:
    """The documents that fixes changed, by path, and the diagnostics that they mend."""

    documents: Mapping[str, Document]
    diagnostics: tuple[Diagnostic, ...]


def mended(documents: Mapping[str, Document], diagnostics: Iterable[Diagnostic]) -> Mended:
    """Return the documents with the fixes of diagnostics made, in the order of these.

    A fix that touches what an earlier one changed is left for the next lint, which sees what came
    of it; so is one that the document is written in no way to take.
    """
    changed: dict[str, Document] = {}
    touched: dict[str, list[Pointer]] = {}
    done = []
    for one in diagnostics:
        path = one.location.path
        document = changed.get(path) or documents.get(path)
        if one.fix is None or document is None or document.value is None:
            continue
        if any(_overlap(new, old) for new in _places(one.fix) for old in touched.get(path, ())):
            continue
        try:
            after = amended(document, one.fix.amendments)
        except CannotAmend:
            continue
        if after.text != document.text:
            changed[path] = after
            touched.setdefault(path, []).extend(_places(one.fix))
            done.append(one)
    return Mended(changed, tuple(done))


def _places(fix: Fix) -> Iterable[Pointer]:
    return [amendment.pointer for amendment in fix.amendments]


def _overlap(one: Pointer, other: Pointer) -> bool:
    shorter = min(len(one), len(other))
    return one[:shorter] == other[:shorter]
