"""Segments: whom the organization serves, by which processes, and whom it leaves to others."""

from dataclasses import dataclass

from clausebook.analysis.evidence import is_withdrawn
from clausebook.corpus import Corpus
from clausebook.record import Record

__all__ = ["SegmentChoice", "ServiceMatrix", "segment_choices", "service_matrix"]


@dataclass(frozen=True, slots=True)
class SegmentChoice:
    """Segments by what was decided about them, each by id; ``open`` are those undecided."""

    served: tuple[Record, ...]
    later: tuple[Record, ...]
    not_served: tuple[Record, ...]
    open: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class ServiceMatrix:
    """Processes that serve segments; ``cells`` has a row for each process, true where it serves."""

    segments: tuple[Record, ...]
    processes: tuple[Record, ...]
    cells: tuple[tuple[bool, ...], ...]

    @property
    def unserved(self) -> tuple[Record, ...]:
        """The segments that no process serves."""
        columns = range(len(self.segments))
        return tuple(self.segments[i] for i in columns if not any(row[i] for row in self.cells))


def segment_choices(corpus: Corpus) -> SegmentChoice:
    """Return the segments that were not withdrawn."""
    known = sorted(
        (one for one in corpus.records("segment") if not is_withdrawn(one)), key=lambda one: one.id
    )
    by_choice = {
        choice: tuple(one for one in known if one.text("target") == choice)
        for choice in ("yes", "later", "no", "")
    }
    return SegmentChoice(by_choice["yes"], by_choice["later"], by_choice["no"], by_choice[""])


def service_matrix(corpus: Corpus) -> ServiceMatrix:
    """Return which processes serve the chosen segments, whichever side names the other."""
    segments = segment_choices(corpus).served
    serving = [frozenset(one.id for one in corpus.related(s, "served_by")) for s in segments]
    names = sorted({name for found in serving for name in found})
    return ServiceMatrix(
        segments,
        tuple(corpus.by_id[name] for name in names),
        tuple(tuple(name in found for found in serving) for name in names),
    )
