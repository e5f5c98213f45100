"""Where the familiar parts of a quality system on paper are found among records."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clausebook.analysis.evidence import is_withdrawn
from clausebook.corpus import Corpus
from clausebook.record import Record

__all__ = ["Familiar", "walk_through"]


@dataclass(frozen=True, slots=True)
class Familiar:
    """A part of a system on paper, and what takes its place.

    ``kinds`` are those of the records that do, ``told`` says what there is to know about it.
    ``places`` are the documents that hold them: registers, else documents of their own.
    """

    term: str
    told: str
    kinds: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    places: tuple[Record, ...] = ()
    number: int = 0


@dataclass(frozen=True, slots=True)
class _Term:
    group: str
    term: str
    kinds: tuple[str, ...]
    told: str = ""
    clauses: tuple[str, ...] = ()


_TERMS = (
    _Term(
        "Documents",
        "Quality manual",
        (),
        "This manual as a whole, made from the records. The standard does not ask for one.",
    ),
    _Term("Documents", "Quality policy", ("policy",)),
    _Term("Documents", "Scope and exclusions", ("scope",)),
    _Term("Documents", "Context, SWOT", ("context-issue",)),
    _Term("Documents", "List of interested parties", ("interested-party",)),
    _Term("Documents", "Process map, turtle diagrams", ("process",)),
    _Term("Documents", "Procedures", ("procedure",)),
    _Term("Documents", "Work instructions", ("work-instruction",)),
    _Term("Documents", "Organization chart, job descriptions", ("role",)),
    _Term(
        "Control of documents",
        "Document master list",
        (),
        "Each document says version, owner, approval and next review at its top. The master list "
        "is made from them.",
        ("7.5.3",),
    ),
    _Term(
        "Control of documents",
        "Signatures",
        (),
        "The approval in the header: who, in which role, when, and the fingerprint of the content. "
        "An approval of other content is shown as void.",
        ("7.5.2 c",),
    ),
    _Term(
        "Control of documents",
        "Revision index, change log",
        ("change",),
        "Each document has a history with reasons; version control keeps every state since the "
        "first.",
    ),
    _Term(
        "Control of documents",
        "Controlled copies, distribution list",
        (),
        "What is published is the controlled copy. Paper is uncontrolled, but for copies that a "
        "document lists itself.",
        ("7.5.3.2 a",),
    ),
    _Term(
        "Control of documents",
        "Read and understood",
        ("acknowledgement",),
    ),
    _Term(
        "Control of documents",
        "Obsolete documents",
        (),
        "Superseded ones stay at their address, say so at their top and name what replaced them.",
        ("7.5.3.2 c",),
    ),
    _Term("Control of documents", "External documents, standards", ("external-document",)),
    _Term(
        "Control of documents",
        "Quality records and where they are kept",
        ("record-location",),
        "What happened is a record with the status open or closed. What lies elsewhere, in a "
        "program or a file of paper, is named by its place.",
    ),
    _Term("Planning", "Quality objectives", ("objective",)),
    _Term("Planning", "Risk register, FMEA", ("risk",)),
    _Term("Planning", "List of opportunities", ("opportunity",)),
    _Term("Planning", "Register of laws and permits", ("obligation",)),
    _Term("Customers", "Customer list, segments", ("segment", "customer")),
    _Term("Customers", "Customer requirements, specifications", ("need", "requirement")),
    _Term("Customers", "Contract review, order files", ("order",)),
    _Term("Customers", "Satisfaction surveys", ("survey",)),
    _Term("Customers", "Feedback, visit reports", ("feedback",)),
    _Term("Customers", "Complaints log", ("complaint",)),
    _Term("Support", "Training records and plan", ("training",)),
    _Term("Support", "Skills matrix, personnel qualification", ("person",)),
    _Term("Support", "Calibration list", ("equipment",)),
    _Term("Support", "Approved supplier list", ("provider",)),
    _Term("Support", "Communication plan", ("communication",)),
    _Term("Support", "Lessons learned", ("knowledge",)),
    _Term("Support", "Definitions", ("glossary-term",)),
    _Term("Evaluation", "Indicators, dashboards", ("kpi",)),
    _Term("Evaluation", "Audit schedule", ("audit-programme",)),
    _Term("Evaluation", "Internal audit reports", ("audit", "audit-finding")),
    _Term("Evaluation", "Reports of certification and customer audits", ("external-audit",)),
    _Term("Evaluation", "Management review minutes", ("management-review",)),
    _Term("Evaluation", "Decisions of management", ("decision",)),
    _Term("Improvement", "Nonconformity reports, concessions", ("nonconformity",)),
    _Term("Improvement", "Corrective actions, 8D reports", ("corrective-action",)),
    _Term("Improvement", "Suggestions, improvement list", ("improvement",)),
)


def walk_through(corpus: Corpus) -> tuple[tuple[str, tuple[Familiar, ...]], ...]:
    """Return the familiar terms in groups, each with where it is found here."""
    groups = dict.fromkeys(term.group for term in _TERMS)
    return tuple(
        (group, tuple(_familiar(corpus, term) for term in _TERMS if term.group == group))
        for group in groups
    )


def _familiar(corpus: Corpus, term: _Term) -> Familiar:
    kinds = [corpus.library.kinds[name] for name in term.kinds if name in corpus.library.kinds]
    records = [r for kind in kinds for r in corpus.records(kind.name) if not is_withdrawn(r)]
    clauses = term.clauses or tuple(kinds[0].clauses[:1] if kinds else ())
    clauses = corpus.edition.translate(clauses)
    told = term.told or (kinds[0].description if kinds else "")
    names = tuple(kind.name for kind in kinds)
    places = tuple(_places(corpus, records))
    return Familiar(term.term, told, names, clauses, places, len(records))


def _places(corpus: Corpus, records: Sequence[Record]) -> Iterator[Record]:
    """Yield the document that holds each record, each document once."""
    headers = {loaded.path: loaded.header for loaded in corpus.loaded}
    for path in dict.fromkeys(record.path for record in records):
        header = headers.get(path)
        if header is not None and header.id:
            yield header
