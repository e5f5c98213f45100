"""Controlled copies on paper, and instructions that hold for a time only."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from clausebook.analysis.evidence import is_withdrawn
from clausebook.corpus import Corpus
from clausebook.language import N_
from clausebook.record import Part, Record

__all__ = ["CopyState", "PaperCopy", "paper_copies", "temporary_documents"]


class CopyState(StrEnum):
    """What a copy on paper is worth to who works by it."""

    CURRENT = N_("current")
    OUTDATED = N_("outdated")
    LEFT_BEHIND = N_("to be taken back")
    KEPT = N_("kept on purpose")
    TAKEN_BACK = N_("taken back")
    UNKNOWN = N_("not known")


@dataclass(frozen=True, slots=True)
class PaperCopy:
    """A controlled copy of a document; ``version`` is that of the sheet, empty where unknown."""

    document: Record
    copy: Part
    state: CopyState

    @property
    def version(self) -> str:
        """The version that lies there."""
        return self.copy.text("version")


def paper_copies(corpus: Corpus) -> tuple[PaperCopy, ...]:
    """Return every controlled copy by place, document and the day on which it was put there."""
    found = [
        PaperCopy(document, copy, _state(document, copy, corpus.today))
        for document in _with_field(corpus, "paper_copies")
        for copy in document.parts("paper_copies")
    ]
    return tuple(sorted(found, key=_order))


def temporary_documents(corpus: Corpus) -> tuple[Record, ...]:
    """Return the documents that hold for a time only, by their last day."""
    found = (r for r in _with_field(corpus, "temporary_until") if r.has("temporary_until"))
    return tuple(sorted(found, key=lambda one: (one.text("temporary_until"), one.id)))


def _with_field(corpus: Corpus, name: str) -> tuple[Record, ...]:
    kinds = [kind.name for kind in corpus.library.kinds.values() if name in kind.fields.properties]
    return corpus.records(*kinds) if kinds else ()


def _state(document: Record, copy: Part, today: date) -> CopyState:
    gone = copy.date("taken_back_on")
    if gone is not None and gone <= today:
        return CopyState.TAKEN_BACK
    if is_withdrawn(document):
        return CopyState.KEPT if copy.has("kept_for") else CopyState.LEFT_BEHIND
    if not copy.has("version") or not document.is_live(today):
        return CopyState.UNKNOWN
    is_same = copy.text("version") == document.text("version")
    return CopyState.CURRENT if is_same else CopyState.OUTDATED


def _order(one: PaperCopy) -> tuple[str, str, str]:
    return one.copy.text("place"), one.document.id, one.copy.text("on")
