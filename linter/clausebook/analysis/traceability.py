"""What a record is traced to: the records of some stages of its thread, and all ties of these."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from clausebook.analysis.golden_thread import Thread
from clausebook.analysis.thread_links import HOPS, Stage
from clausebook.corpus import Corpus
from clausebook.record import Record

__all__ = ["USUAL_STAGES", "Trace", "TraceTie", "Traced", "trace"]

USUAL_STAGES = (
    Stage.SEGMENT,
    Stage.NEED,
    Stage.REQUIREMENT,
    Stage.PROCESS,
    Stage.VERIFICATION,
    Stage.INDICATOR,
)
"""From whom something is asked to whether it is given: what of a thread an eye can follow."""


@dataclass(frozen=True, slots=True)
class Traced:
    """A record at its stage; ``depth`` is how many of the same stage lead to it in a line."""

    record: Record
    stage: Stage
    depth: int = 0


@dataclass(frozen=True, slots=True)
class TraceTie:
    """What one record has to do with a later one: "NED-0001 satisfied_by REQ-0001"."""

    start: str
    phrase: str
    end: str


@dataclass(frozen=True, slots=True)
class Trace:
    """What is shown of a thread; ``beyond`` are the records of the stages that are not shown."""

    traced: tuple[Traced, ...]
    ties: tuple[TraceTie, ...]
    beyond: Mapping[Stage, int]

    def at(self, stage: Stage) -> tuple[Traced, ...]:
        """Return the records of one stage."""
        return tuple(one for one in self.traced if one.stage is stage)


def trace(corpus: Corpus, thread: Thread, stages: Sequence[Stage] = USUAL_STAGES) -> Trace:
    """Return the records of a thread at these stages with all ties of the thread between them.

    A record that may stand at several stages stands at the first of them.
    """
    at: dict[str, Stage] = {}
    records: dict[str, Record] = {}
    for stage in stages:
        for record in thread.records(stage):
            at.setdefault(record.id, stage)
            records[record.id] = record
    ties = sorted(
        {tie for record in records.values() for tie in _ties(corpus, record, at)},
        key=lambda tie: (tie.start, tie.end, tie.phrase),
    )
    depths = _depths(at, ties)
    traced = sorted(
        (Traced(records[name], stage, depths[name]) for name, stage in at.items()),
        key=lambda one: (list(Stage).index(one.stage), one.depth, one.record.id),
    )
    others = {s.stage: len(s.steps) for s in thread.stages if s.steps and s.stage not in stages}
    return Trace(tuple(traced), tuple(ties), others)


def _ties(corpus: Corpus, record: Record, at: Mapping[str, Stage]) -> Iterator[TraceTie]:
    """Yield what a record has to do with later ones, whichever of the two says so."""
    said = [(link.target, link.reference.link) for link in corpus.outgoing(record)]
    said += [(link.source, link.reference.inverse) for link in corpus.incoming(record)]
    for other, phrase in said:
        if other in at and other != record.id and _is_hop(at[record.id], phrase, at[other]):
            yield TraceTie(record.id, phrase, other)


def _is_hop(source: Stage, phrase: str, target: Stage) -> bool:
    """Whether the thread goes on there, and is not only the same tie seen from its end."""
    return any(
        hop.onward and hop.phrase == phrase and source in hop.sources and target is hop.target
        for hop in HOPS
    )


def _depths(at: Mapping[str, Stage], ties: Sequence[TraceTie]) -> dict[str, int]:
    """Return how many records of the same stage lead to each in a line; circles are cut."""
    before: dict[str, list[str]] = {name: [] for name in at}
    for tie in ties:
        if at[tie.start] is at[tie.end]:
            before[tie.end].append(tie.start)
    found: dict[str, int] = {}
    active: set[str] = set()

    def depth(name: str) -> int:
        if name not in found:
            active.add(name)
            above = [depth(one) for one in before[name] if one not in active]
            active.remove(name)
            found[name] = 1 + max(above, default=-1)
        return found[name]

    for name in sorted(at):
        depth(name)
    return found
