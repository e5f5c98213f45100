"""Where the familiar parts of a quality system on paper are found among records."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clausebook.analysis.evidence import is_withdrawn
from clausebook.corpus import Corpus
from clausebook.language import N_, _
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
        N_("Documents"),
        N_("Quality manual"),
        (),
        N_("This manual as a whole, made from the records. The standard does not ask for one."),
    ),
    _Term(N_("Documents"), N_("Quality policy"), ("policy",)),
    _Term(N_("Documents"), N_("Scope and exclusions"), ("scope",)),
    _Term(N_("Documents"), N_("Context, SWOT"), ("context-issue",)),
    _Term(N_("Documents"), N_("List of interested parties"), ("interested-party",)),
    _Term(N_("Documents"), N_("Process map, turtle diagrams"), ("process",)),
    _Term(N_("Documents"), N_("Procedures"), ("procedure",)),
    _Term(N_("Documents"), N_("Work instructions"), ("work-instruction",)),
    _Term(N_("Documents"), N_("Organization chart, job descriptions"), ("role",)),
    _Term(
        N_("Control of documents"),
        N_("Document master list"),
        (),
        N_(
            "Each document says version, owner, approval and next review at its top. The master "
            "list is made from them."
        ),
        ("7.5.3",),
    ),
    _Term(
        N_("Control of documents"),
        N_("Signatures"),
        (),
        N_(
            "The approval in the header: who, in which role, when, and the fingerprint of the "
            "content. An approval of other content is shown as void."
        ),
        ("7.5.2 c",),
    ),
    _Term(
        N_("Control of documents"),
        N_("Revision index, change log"),
        ("change",),
        N_(
            "Each document has a history with reasons; version control keeps every state since the "
            "first."
        ),
    ),
    _Term(
        N_("Control of documents"),
        N_("Controlled copies, distribution list"),
        (),
        N_(
            "What is published is the controlled copy. Paper is uncontrolled, but for copies that "
            "a document lists itself."
        ),
        ("7.5.3.2 a",),
    ),
    _Term(
        N_("Control of documents"),
        N_("Read and understood"),
        ("acknowledgement",),
    ),
    _Term(
        N_("Control of documents"),
        N_("Obsolete documents"),
        (),
        N_(
            "Superseded ones stay at their address, say so at their top and name what replaced "
            "them."
        ),
        ("7.5.3.2 c",),
    ),
    _Term(N_("Control of documents"), N_("External documents, standards"), ("external-document",)),
    _Term(
        N_("Control of documents"),
        N_("Quality records and where they are kept"),
        ("record-location",),
        N_(
            "What happened is a record with the status open or closed. What lies elsewhere, in a "
            "program or a file of paper, is named by its place."
        ),
    ),
    _Term(N_("Planning"), N_("Quality objectives"), ("objective",)),
    _Term(N_("Planning"), N_("Risk register, FMEA"), ("risk",)),
    _Term(N_("Planning"), N_("List of opportunities"), ("opportunity",)),
    _Term(N_("Planning"), N_("Register of laws and permits"), ("obligation",)),
    _Term(N_("Customers"), N_("Customer list, segments"), ("segment", "customer")),
    _Term(N_("Customers"), N_("Customer requirements, specifications"), ("need", "requirement")),
    _Term(N_("Customers"), N_("Contract review, order files"), ("order",)),
    _Term(N_("Customers"), N_("Satisfaction surveys"), ("survey",)),
    _Term(N_("Customers"), N_("Feedback, visit reports"), ("feedback",)),
    _Term(N_("Customers"), N_("Complaints log"), ("complaint",)),
    _Term(N_("Support"), N_("Training records and plan"), ("training",)),
    _Term(N_("Support"), N_("Skills matrix, personnel qualification"), ("person",)),
    _Term(N_("Support"), N_("Calibration list"), ("equipment",)),
    _Term(N_("Support"), N_("Approved supplier list"), ("provider",)),
    _Term(N_("Support"), N_("Communication plan"), ("communication",)),
    _Term(N_("Support"), N_("Lessons learned"), ("knowledge",)),
    _Term(N_("Support"), N_("Definitions"), ("glossary-term",)),
    _Term(N_("Evaluation"), N_("Indicators, dashboards"), ("kpi",)),
    _Term(N_("Evaluation"), N_("Audit schedule"), ("audit-programme",)),
    _Term(N_("Evaluation"), N_("Internal audit reports"), ("audit", "audit-finding")),
    _Term(
        N_("Evaluation"), N_("Reports of certification and customer audits"), ("external-audit",)
    ),
    _Term(N_("Evaluation"), N_("Management review minutes"), ("management-review",)),
    _Term(N_("Evaluation"), N_("Decisions of management"), ("decision",)),
    _Term(N_("Improvement"), N_("Nonconformity reports, concessions"), ("nonconformity",)),
    _Term(N_("Improvement"), N_("Corrective actions, 8D reports"), ("corrective-action",)),
    _Term(N_("Improvement"), N_("Suggestions, improvement list"), ("improvement",)),
)


def walk_through(corpus: Corpus) -> tuple[tuple[str, tuple[Familiar, ...]], ...]:
    """Return the familiar terms in groups, of English names, each with where it is found here."""
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
    told = _(term.told) if term.told else kinds[0].description if kinds else ""
    names = tuple(kind.name for kind in kinds)
    places = tuple(_places(corpus, records))
    return Familiar(_(term.term), told, names, clauses, places, len(records))


def _places(corpus: Corpus, records: Sequence[Record]) -> Iterator[Record]:
    """Yield the document that holds each record, each document once."""
    headers = {loaded.path: loaded.header for loaded in corpus.loaded}
    for path in dict.fromkeys(record.path for record in records):
        header = headers.get(path)
        if header is not None and header.id:
            yield header
