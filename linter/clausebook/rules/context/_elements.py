"""What the standard wants to be determined of each process, and whether a record states it."""

from collections.abc import Callable
from dataclasses import dataclass

from clausebook.corpus import Corpus
from clausebook.record import Record

__all__ = ["Element", "missing_elements"]

_NEIGHBOURS = ("follows", "precedes", "receives_from", "delivers_to", "part_of", "has_part")


@dataclass(frozen=True, slots=True)
class Element:
    """One of the letters a to h; ``name`` is its key under ``not_applicable``.

    ``unclear_with`` are the kinds in which it may be stated as well.
    """

    letter: str
    name: str
    words: str
    hint: str
    is_stated: Callable[[Corpus, Record], bool]
    unclear_with: tuple[str, ...] = ()


def missing_elements(corpus: Corpus, process: Record) -> tuple[Element, ...]:
    """Return what neither the process, nor its whole, nor a part of it states or sets aside."""
    whole_and_parts = corpus.related(process, "part_of", "has_part")
    family = (process, *(p for p in whole_and_parts if p.is_valid and p.kind.name == "process"))
    reasons = process.part("not_applicable")
    return tuple(
        element
        for element in _ELEMENTS
        if not any(element.is_stated(corpus, member) for member in family)
        and not reasons.has(element.name)
        and not corpus.unclear(*element.unclear_with)
    )


def _inputs_and_outputs(_: Corpus, process: Record) -> bool:
    return process.has("inputs") and process.has("outputs")


def _sequence(corpus: Corpus, process: Record) -> bool:
    others = (r for r in corpus.related(process, *_NEIGHBOURS) if r.id != process.id)
    if any(other.kind.name == "process" for other in others):
        return True
    return len(corpus.live("process")) == 1


def _criteria_and_methods(corpus: Corpus, process: Record) -> bool:
    methods = ("methods", "measured_by", "steps", "procedures")
    told = any(process.has(name) for name in methods)
    return process.has("criteria") and (
        told or bool(corpus.related(process, "measured_by", "described_in"))
    )


def _resources(_: Corpus, process: Record) -> bool:
    return process.has("resources")


def _responsibilities(_: Corpus, process: Record) -> bool:
    return process.has("responsible") or any(s.has("role") for s in process.parts("steps"))


def _evaluation(_: Corpus, process: Record) -> bool:
    return process.has("evaluation")


def _improvement(corpus: Corpus, process: Record) -> bool:
    return process.has("improvement") or bool(corpus.related(process, "altered_by"))


_ELEMENTS = (
    Element(
        "a",
        "inputs_and_outputs",
        "its inputs and outputs",
        "inputs: [{what: Enquiry, from: SEG-0001}]",
        _inputs_and_outputs,
    ),
    Element(
        "b",
        "sequence",
        "its place among the other processes",
        "follows: [PRC-0001]",
        _sequence,
        ("process",),
    ),
    Element(
        "c",
        "criteria_and_methods",
        "its criteria and methods",
        "criteria: [Delivered on the promised day]",
        _criteria_and_methods,
        ("kpi", "procedure", "work-instruction"),
    ),
    Element("d", "resources", "its resources", "resources: [Test bench]", _resources),
    Element(
        "e",
        "responsibilities",
        "who does the work",
        "responsible: [ROL-0002]",
        _responsibilities,
    ),
    Element(
        "g",
        "evaluation",
        "how it is judged",
        "evaluation: {how: Owner reads the indicators with the team}",
        _evaluation,
    ),
    Element(
        "h",
        "improvement",
        "how it is made better",
        "improvement: Lead time shown in the order system",
        _improvement,
        ("improvement", "change"),
    ),
)
