"""Readiness for customer focus: how far each of six steps has come, in records that can be named.

The steps and their order are good practice; the standard prescribes neither.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from clausebook.analysis.evidence import is_withdrawn
from clausebook.analysis.readiness_facts import Facts
from clausebook.analysis.readiness_questions import QUESTIONS, Question, Step
from clausebook.corpus import Corpus
from clausebook.language import N_
from clausebook.record import Record

__all__ = ["Answer", "Lack", "Progress", "Readiness", "Step", "StepReadiness", "readiness"]


class Progress(StrEnum):
    """How far a question or a step has come."""

    NONE = N_("not begun")
    PART = N_("in part")
    WHOLE = N_("all on record")


@dataclass(frozen=True, slots=True)
class Lack:
    """A record that does not count, and what it lacks."""

    record: Record
    what: str


@dataclass(frozen=True, slots=True)
class Answer:
    """Of the records that a question is about, those that count and those that do not, by id.

    ``waiting`` are records of the same kinds that are drafts or out of force, ``faulty`` those that
    break their schema: neither are looked at.
    """

    question: Question
    counting: tuple[Record, ...]
    lacking: tuple[Lack, ...]
    waiting: tuple[Record, ...]
    faulty: tuple[Record, ...]

    @property
    def achieved(self) -> int:
        """The number of records that count."""
        return len(self.counting)

    @property
    def total(self) -> int:
        """The number of records that were looked at."""
        return len(self.counting) + len(self.lacking)

    @property
    def progress(self) -> Progress | None:
        """How far it has come, None where there is nothing that it need be asked of."""
        if not self.total:
            return Progress.NONE if self.question.is_needed else None
        if not self.counting:
            return Progress.NONE
        return Progress.PART if self.lacking else Progress.WHOLE


@dataclass(frozen=True, slots=True)
class StepReadiness:
    """One step with the answers to its questions."""

    step: Step
    answers: tuple[Answer, ...]

    @property
    def progress(self) -> Progress:
        """Whole where all answers are, not begun where none has begun."""
        found = {answer.progress for answer in self.answers} - {None}
        if found == {Progress.WHOLE}:
            return Progress.WHOLE
        return Progress.PART if found - {Progress.NONE} else Progress.NONE


@dataclass(frozen=True, slots=True)
class Readiness:
    """The six steps in their order."""

    steps: tuple[StepReadiness, ...]

    @property
    def next(self) -> StepReadiness | None:
        """The first step with something open, None where there is none."""
        return next((one for one in self.steps if one.progress is not Progress.WHOLE), None)


def readiness(corpus: Corpus) -> Readiness:
    """Return how far each step has come on the day of the corpus; only live records count."""
    facts = Facts(corpus)
    steps = (
        StepReadiness(step, tuple(_answer(facts, q) for q in QUESTIONS if q.step is step))
        for step in Step
    )
    return Readiness(tuple(steps))


def _answer(facts: Facts, question: Question) -> Answer:
    corpus, counting, lacking = facts.corpus, [], []
    for record in _sorted(question.population(facts)):
        what = question.lacks(facts, record)
        if what:
            lacking.append(Lack(record, what))
        else:
            counting.append(record)
    waiting = (
        record
        for record in corpus.records(question.kind)
        if not record.is_live(corpus.today) and not is_withdrawn(record)
    )
    return Answer(
        question,
        tuple(counting),
        tuple(lacking),
        _sorted(waiting),
        _sorted(corpus.invalid(question.kind)),
    )


def _sorted(records: Iterable[Record]) -> tuple[Record, ...]:
    return tuple(sorted(records, key=lambda record: (record.id, record.path)))
