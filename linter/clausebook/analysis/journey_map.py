"""The journey of customers: how much it hurts whom in which stage."""

from collections.abc import Sequence
from dataclasses import dataclass

from clausebook.analysis.evidence import is_withdrawn
from clausebook.corpus import Corpus
from clausebook.record import Record

__all__ = ["JourneyCell", "JourneyMap", "journey_map"]


@dataclass(frozen=True, slots=True)
class JourneyCell:
    """One stage of one segment with its records; ``severity`` is the gravest, "" where unknown."""

    stage: str
    segment: str
    severity: str
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class JourneyMap:
    """Stages in the order of the schema, segments by id, and a row of cells for each stage."""

    stages: tuple[str, ...]
    segments: tuple[str, ...]
    severities: tuple[str, ...]
    cells: tuple[tuple[JourneyCell, ...], ...]

    @property
    def known(self) -> tuple[JourneyCell, ...]:
        """The cells about which something is on record, stage by stage."""
        return tuple(cell for row in self.cells for cell in row if cell.records)


def journey_map(corpus: Corpus) -> JourneyMap:
    """Return the map of all journeys that were not withdrawn."""
    fields = corpus.library.kinds["journey"].fields.properties
    stages, severities = tuple(fields["stage"].choices), tuple(fields["severity"].choices)
    known = sorted(
        (one for one in corpus.records("journey") if not is_withdrawn(one)), key=lambda one: one.id
    )
    segments = tuple(sorted({one.text("segment") for one in known if one.has("segment")}))
    cells = tuple(
        tuple(_cell(known, stage, segment, severities) for segment in segments) for stage in stages
    )
    return JourneyMap(stages, segments, severities, cells)


def _cell(
    known: Sequence[Record], stage: str, segment: str, severities: Sequence[str]
) -> JourneyCell:
    records = tuple(
        one for one in known if one.text("stage") == stage and one.text("segment") == segment
    )
    told = [one.text("severity") for one in records if one.text("severity") in severities]
    return JourneyCell(stage, segment, max(told, key=severities.index, default=""), records)
