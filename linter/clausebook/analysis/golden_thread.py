"""The golden thread: from a segment's need by way of requirement and process to review and word."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from itertools import chain

from clausebook.analysis.actions import Action, actions_of
from clausebook.analysis.evidence import is_withdrawn
from clausebook.analysis.thread_links import HOPS, STAGE_KINDS, Hop, Stage, stages_of_kind
from clausebook.corpus import Corpus
from clausebook.language import _, choice_word, day_text
from clausebook.record import Part, Place, Record

__all__ = ["Gap", "Statement", "Step", "Thread", "ThreadStage", "first_gap", "is_linked", "thread"]


HopTable = dict[Stage, dict[str, tuple[Hop, ...]]]
"""The hops at each stage by what the record there does, or has done to it, by that hop."""


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
    kind that has no place on the thread has nothing but gaps. A process serves many needs, so what
    is tied to a process alone counts only at stages where nothing nearer stands. A review, a
    decision or a communication may lie on many threads: with it stands what it names.
    """
    own = stages_of_kind(record.kind.name)[:1]
    steps = _nearest(corpus, record)
    needs = sum(stage is Stage.NEED for stage, _ in steps)
    if own and own[0] in _ON_MANY_THREADS and needs > _ONE_THREAD:
        steps = _gathered(_steps(corpus, record, _Reach.NAMED))
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
    steps: dict[tuple[Stage, str], Step] = {}
    for stage, step in _walk(corpus, Stage.NEED, need, _TO_RISK, upward=False):
        steps.setdefault((stage, step.record.id), step)
    found = [need]
    for stage in (Stage.REQUIREMENT, Stage.PROCESS, Stage.INDICATOR):
        here = [step.record for (at, _), step in steps.items() if at is stage]
        if not here:
            return Gap(stage, found[-1])
        found.append(min(here, key=lambda record: record.id))
    return Gap(Stage.RISK, found[1]) if _stage(Stage.RISK, steps).is_gap else None


class _Reach(Enum):
    """How far a walk goes: all the way, not by way of a shared process, or one hop."""

    FAR = "far"
    NEAR = "near"
    NAMED = "named"


def _nearest(corpus: Corpus, record: Record) -> dict[tuple[Stage, str], Step]:
    steps = _gathered(_steps(corpus, record, _Reach.NEAR))
    filled = {stage for stage, _ in steps}
    further = _gathered(_steps(corpus, record))
    return {**steps, **{key: step for key, step in further.items() if key[0] not in filled}}


def _gathered(steps: Iterable[tuple[Stage, Step]]) -> dict[tuple[Stage, str], Step]:
    found: dict[tuple[Stage, str], Step] = {}
    for stage, step in steps:
        found.setdefault((stage, step.record.id), step)
    return found


def _stage(stage: Stage, steps: dict[tuple[Stage, str], Step]) -> ThreadStage:
    here = sorted((s for (at, _), s in steps.items() if at is stage), key=lambda s: s.record.id)
    on_thread = {step.record.id: step.record for step in steps.values()}
    statements = (s for _, r in sorted(on_thread.items()) for s in _statements(stage, r))
    return ThreadStage(stage, tuple(here), tuple(statements))


def _statements(stage: Stage, record: Record) -> Iterator[Statement]:
    if stage is Stage.VERIFICATION and record.kind.name == "requirement":
        for part in record.parts("verified_by"):
            yield Statement(record, part.text("method"), part.at(), _outcome(part))
    elif stage is Stage.RISK and "no_significant_risk" in record.field.properties:
        if record.has("no_significant_risk"):
            place = record.at("no_significant_risk")
            yield Statement(record, record.text("no_significant_risk"), place)
    elif stage is Stage.ACTION:
        found = (action for action in actions_of(record) if action.what)
        yield from (Statement(record, a.what, a.place, _progress(a)) for a in found)


def _outcome(check: Part) -> str:
    """Return the result of a check and the day of it, as far as they are known."""
    result, day = choice_word(check.text("result")), check.date("last_on")
    if result and day is not None:
        return _("{result} on {day}", result=result, day=day_text(day))
    return result or ("" if day is None else day_text(day))


def _progress(action: Action) -> str:
    if action.done_on is not None:
        return _("done on {day}", day=day_text(action.done_on))
    if not action.is_open:
        return _("settled")
    return _("open") if action.due is None else _("due on {day}", day=day_text(action.due))


def _steps(
    corpus: Corpus, record: Record, reach: _Reach = _Reach.FAR
) -> Iterator[tuple[Stage, Step]]:
    stages = stages_of_kind(record.kind.name)
    for own in stages[:1]:
        yield own, Step(record, None, "")
        yield from _walk(corpus, own, record, _DOWNWARD, reach, upward=False)
    for stage in stages:
        yield from _walk(corpus, stage, record, _UPWARD, reach, upward=True)


def _walk(
    corpus: Corpus,
    start: Stage,
    record: Record,
    table: HopTable,
    reach: _Reach = _Reach.FAR,
    *,
    upward: bool,
) -> Iterator[tuple[Stage, Step]]:
    waiting = [(start, record)]
    expanded = {(start, record.id)}
    while waiting:
        stage, origin = waiting.pop(0)
        for hops, theirs, other in _neighbours(corpus, origin, table[stage], upward=upward):
            ways = _downward(hops, other)
            if upward:
                ways = _upward(hops, other, is_start=origin is record)
            for hop, reached in ways:
                if reach is _Reach.NEAR and origin is not record and _is_shared(stage, reached):
                    continue
                yield reached, Step(other, origin, theirs)
                goes_on = (hop.onward or upward) and reach is not _Reach.NAMED
                if goes_on and (reached, other.id) not in expanded:
                    expanded.add((reached, other.id))
                    waiting.append((reached, other))


def _is_shared(stage: Stage, reached: Stage) -> bool:
    """Whether a process leads to what may be tied to any other need that it serves."""
    return stage is Stage.PROCESS and reached not in (Stage.PROCESS, Stage.VERIFICATION)


def _neighbours(
    corpus: Corpus, record: Record, hops: Mapping[str, tuple[Hop, ...]], *, upward: bool
) -> Iterator[tuple[tuple[Hop, ...], str, Record]]:
    """Yield the records beside one, with the hops between them and what they do to it.

    Most links are no part of any thread: they are sorted out before the record is looked up.
    """
    sides = (
        ((ln.target, ln.reference.link, ln.reference.inverse) for ln in corpus.outgoing(record)),
        ((ln.source, ln.reference.inverse, ln.reference.link) for ln in corpus.incoming(record)),
    )
    for other_id, own, theirs in chain.from_iterable(sides):
        ways = hops.get(theirs if upward else own)
        other = corpus.get(other_id) if ways is not None and other_id != record.id else None
        if ways is not None and other is not None and not is_withdrawn(other):
            yield ways, theirs, other


def _downward(hops: tuple[Hop, ...], other: Record) -> Iterator[tuple[Hop, Stage]]:
    for hop in hops:
        if other.kind.name in STAGE_KINDS[hop.target]:
            yield hop, hop.target


def _upward(hops: tuple[Hop, ...], other: Record, *, is_start: bool) -> Iterator[tuple[Hop, Stage]]:
    """Yield the hops that lead to a stage from another record, and where that one stands.

    What a hop adds without going on from it can only be the end of a thread, or its start here.
    """
    for hop in hops:
        if hop.onward or is_start:
            for source in hop.sources:
                if other.kind.name in STAGE_KINDS[source]:
                    yield hop, source


def _table(of_stage: Callable[[Hop, Stage], bool]) -> HopTable:
    found: HopTable = {stage: {} for stage in Stage}
    for stage, by_phrase in found.items():
        for hop in HOPS:
            if of_stage(hop, stage):
                by_phrase[hop.phrase] = (*by_phrase.get(hop.phrase, ()), hop)
    return found


_ON_MANY_THREADS = (Stage.REVIEW, Stage.COMMUNICATION)
_ONE_THREAD = 3
"""Needs beside which a record may stand and still be said to lie on their thread."""
_BEHIND_RISK = (Stage.ACTION, Stage.REVIEW, Stage.COMMUNICATION)
"""No hop leads from these back to a risk, or to what comes before it."""
_DOWNWARD = _table(lambda hop, stage: stage in hop.sources)
_TO_RISK = _table(lambda hop, stage: stage in hop.sources and hop.target not in _BEHIND_RISK)
_UPWARD = _table(lambda hop, stage: stage is hop.target)
