"""The golden thread: from a segment's need by way of requirement and process to review and word."""

from collections.abc import Iterator
from dataclasses import dataclass

from clausebook.analysis.actions import Action, actions_of
from clausebook.analysis.evidence import is_withdrawn
from clausebook.analysis.thread_links import HOPS, STAGE_KINDS, Hop, Stage, stages_of_kind
from clausebook.corpus import Corpus
from clausebook.record import Place, Record

__all__ = ["Gap", "Statement", "Step", "Thread", "ThreadStage", "first_gap", "is_linked", "thread"]


@dataclass(frozen=True, slots=True)
class Step:
    """A record on the thread, and what ties it there: "record phrase origin".

    The origin is the record that it was reached from; that with which the thread starts has none.
    """

    record: Record
    origin: Record | None
    phrase: str


@dataclass(frozen=True, slots=True)
class Statement:
    """Something that a record on the thread says itself: a check, an action, a reason.

    ``detail`` says how far it has come: the result of the check, the day of the action.
    """

    record: Record
    text: str
    place: Place
    detail: str = ""


@dataclass(frozen=True, slots=True)
class ThreadStage:
    """One stage with what was found there."""

    stage: Stage
    steps: tuple[Step, ...] = ()
    statements: tuple[Statement, ...] = ()

    @property
    def is_gap(self) -> bool:
        """Whether nothing stands there."""
        return not self.steps and not self.statements


@dataclass(frozen=True, slots=True)
class Thread:
    """All stages in their order, seen from one record."""

    start: Record
    stages: tuple[ThreadStage, ...]

    @property
    def gaps(self) -> tuple[Stage, ...]:
        """The stages where nothing stands."""
        return tuple(stage.stage for stage in self.stages if stage.is_gap)

    def at(self, stage: Stage) -> ThreadStage:
        """Return one stage."""
        return next(found for found in self.stages if found.stage is stage)

    def records(self, stage: Stage) -> tuple[Record, ...]:
        """Return the records of one stage, sorted by id."""
        return tuple(step.record for step in self.at(stage).steps)


@dataclass(frozen=True, slots=True)
class Gap:
    """The first hop that a need misses: nothing of ``missing`` leads on from ``after``."""

    missing: Stage
    after: Record


def thread(corpus: Corpus, record: Record) -> Thread:
    """Return the thread that runs through a record: what leads to it and what follows from it.

    Links count in either direction; superseded and obsolete records do not count. A record of a
    kind that has no place on the thread has nothing but gaps.
    """
    steps = _gathered(corpus, record)
    return Thread(record, tuple(_stage(stage, steps) for stage in Stage))


def is_linked(corpus: Corpus, record: Record) -> bool:
    """Whether the thread ties a record to a need, a requirement or an obligation."""
    return any(
        stage in (Stage.NEED, Stage.REQUIREMENT) and step.record.id != record.id
        for stage, step in _steps(corpus, record)
    )


def first_gap(corpus: Corpus, need: Record) -> Gap | None:
    """Return the first hop that is missing for a need, None where the thread holds.

    Asked for are a requirement, a process (or procedure, instruction, provider) that fulfils it,
    an indicator of any of them, and a risk or an opportunity of any of them, or the statement of a
    requirement or process that there is no significant risk.
    """
    steps = _gathered(corpus, need)
    found = [need]
    for stage in (Stage.REQUIREMENT, Stage.PROCESS, Stage.INDICATOR):
        here = _stage(stage, steps)
        if not here.steps:
            return Gap(stage, found[-1])
        found.append(here.steps[0].record)
    return Gap(Stage.RISK, found[1]) if _stage(Stage.RISK, steps).is_gap else None


def _gathered(corpus: Corpus, record: Record) -> dict[tuple[Stage, str], Step]:
    steps: dict[tuple[Stage, str], Step] = {}
    for stage, step in _steps(corpus, record):
        steps.setdefault((stage, step.record.id), step)
    return steps


def _stage(stage: Stage, steps: dict[tuple[Stage, str], Step]) -> ThreadStage:
    here = sorted((s for (at, _), s in steps.items() if at is stage), key=lambda s: s.record.id)
    on_thread = {step.record.id: step.record for step in steps.values()}
    statements = (s for _, r in sorted(on_thread.items()) for s in _statements(stage, r))
    return ThreadStage(stage, tuple(here), tuple(statements))


def _statements(stage: Stage, record: Record) -> Iterator[Statement]:
    if stage is Stage.VERIFICATION and record.kind.name == "requirement":
        for part in record.parts("verified_by"):
            detail = " on ".join(filter(None, (part.text("result"), part.text("last_on"))))
            yield Statement(record, part.text("method"), part.at(), detail)
    elif stage is Stage.RISK and "no_significant_risk" in record.field.properties:
        if record.has("no_significant_risk"):
            place = record.at("no_significant_risk")
            yield Statement(record, record.text("no_significant_risk"), place)
    elif stage is Stage.ACTION:
        found = (action for action in actions_of(record) if action.what)
        yield from (Statement(record, a.what, a.place, _progress(a)) for a in found)


def _progress(action: Action) -> str:
    if action.done_on is not None:
        return f"done on {action.done_on}"
    if not action.is_open:
        return "settled"
    return f"due on {action.due}" if action.due is not None else "open"


def _steps(corpus: Corpus, record: Record) -> Iterator[tuple[Stage, Step]]:
    stages = stages_of_kind(record.kind.name)
    for own in stages[:1]:
        yield own, Step(record, None, "")
        yield from _walk(corpus, own, record, upward=False)
    for stage in stages:
        yield from _walk(corpus, stage, record, upward=True)


def _walk(
    corpus: Corpus, start: Stage, record: Record, *, upward: bool
) -> Iterator[tuple[Stage, Step]]:
    waiting = [(start, record)]
    expanded = {(start, record.id)}
    while waiting:
        stage, origin = waiting.pop(0)
        for own, theirs, other in _neighbours(corpus, origin):
            hops = _downward(stage, own, other)
            if upward:
                hops = _upward(stage, theirs, other, is_start=origin is record)
            for hop, reached in hops:
                yield reached, Step(other, origin, theirs)
                if (hop.onward or upward) and (reached, other.id) not in expanded:
                    expanded.add((reached, other.id))
                    waiting.append((reached, other))


def _neighbours(corpus: Corpus, record: Record) -> Iterator[tuple[str, str, Record]]:
    """Yield the records beside one, with what it does to them and what they do to it."""
    for link in corpus.outgoing(record):
        other = corpus.get(link.target)
        if other is not None and other.id != record.id and not is_withdrawn(other):
            yield link.name, link.reference.inverse, other
    for link in corpus.incoming(record):
        other = corpus.get(link.source)
        if other is not None and other.id != record.id and not is_withdrawn(other):
            yield link.reference.inverse, link.name, other


def _downward(stage: Stage, phrase: str, other: Record) -> Iterator[tuple[Hop, Stage]]:
    for hop in _BY_PHRASE.get(phrase, ()):
        if stage in hop.sources and other.kind.name in STAGE_KINDS[hop.target]:
            yield hop, hop.target


def _upward(
    stage: Stage, phrase: str, other: Record, *, is_start: bool
) -> Iterator[tuple[Hop, Stage]]:
    """Yield the hops that lead to a stage from another record, and where that one stands.

    What a hop adds without going on from it can only be the end of a thread, or its start here.
    """
    for hop in _BY_PHRASE.get(phrase, ()):
        if stage is hop.target and (hop.onward or is_start):
            for source in hop.sources:
                if other.kind.name in STAGE_KINDS[source]:
                    yield hop, source


_BY_PHRASE = {hop.phrase: tuple(h for h in HOPS if h.phrase == hop.phrase) for hop in HOPS}
