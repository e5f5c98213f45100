"""The traceability of requirements: where each comes from, and what shows that it is met."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from clausebook.analysis.evidence import is_withdrawn
from clausebook.analysis.verification import next_check
from clausebook.corpus import Corpus
from clausebook.language import N_
from clausebook.record import Part, Record

__all__ = ["Check", "Gap", "RequirementTrace", "requirement_matrix"]

_ORIGINS = ("satisfies", "derived_from", "deals_with")
_FULFILLED = ("fulfilled_by", "put_into_practice_in")


class Gap(StrEnum):
    """What is missing between the origin of a requirement and the proof that it is met."""

    ORIGIN = N_("no need or obligation named")
    FULFILMENT = N_("nothing fulfils it")
    CHECK = N_("no check named")
    RESULT = N_("never checked")
    LATE = N_("check overdue")
    FAILED = N_("last check failed")


@dataclass(frozen=True, slots=True)
class Check:
    """One way in which a requirement is checked; ``age`` is in days since the last result."""

    part: Part
    last: date | None
    due: date | None
    age: int | None

    @property
    def method(self) -> str:
        """How it is checked."""
        return self.part.text("method")

    @property
    def result(self) -> str:
        """``pass`` or ``fail``, empty where nothing is said."""
        return self.part.text("result")


@dataclass(frozen=True, slots=True)
class RequirementTrace:
    """One requirement with what it comes from and what carries it; records in order of naming."""

    requirement: Record
    origins: tuple[Record, ...]
    fulfilled_by: tuple[Record, ...]
    checks: tuple[Check, ...]
    indicators: tuple[Record, ...]
    gaps: tuple[Gap, ...]

    @property
    def source(self) -> str:
        """Who requires it, in the words of the schema."""
        return self.requirement.text("source")


def requirement_matrix(corpus: Corpus, source: str = "") -> tuple[RequirementTrace, ...]:
    """Return the requirements that were not withdrawn, by id; of one source where it is named."""
    found = sorted(corpus.records("requirement"), key=lambda one: one.id)
    return tuple(
        _trace(corpus, one)
        for one in found
        if not is_withdrawn(one) and (not source or one.text("source") == source)
    )


def _trace(corpus: Corpus, requirement: Record) -> RequirementTrace:
    origins = corpus.related(requirement, *_ORIGINS)
    fulfilled_by = corpus.related(requirement, *_FULFILLED)
    checks = tuple(
        _check(requirement, part, corpus.today) for part in requirement.parts("verified_by")
    )
    return RequirementTrace(
        requirement,
        origins,
        fulfilled_by,
        checks,
        corpus.related(requirement, "measured_by", "ability_shown_by"),
        _gaps(requirement, origins, fulfilled_by, checks, corpus.today),
    )


def _check(requirement: Record, part: Part, today: date) -> Check:
    last = part.date("last_on")
    age = (today - last).days if last is not None and last <= today else None
    return Check(part, last, next_check(requirement, part), age)


def _gaps(
    requirement: Record,
    origins: tuple[Record, ...],
    fulfilled_by: tuple[Record, ...],
    checks: tuple[Check, ...],
    today: date,
) -> tuple[Gap, ...]:
    late = [one for one in checks if one.due is not None and one.due < today]
    stated = {
        Gap.ORIGIN: not origins and not _says_why(requirement),
        Gap.FULFILMENT: not fulfilled_by,
        Gap.CHECK: not checks,
        Gap.RESULT: any(one.last is None for one in late),
        Gap.LATE: any(one.last is not None for one in late),
        Gap.FAILED: any(one.result == "fail" for one in checks),
    }
    return tuple(gap for gap, is_open in stated.items() if is_open)


def _says_why(requirement: Record) -> bool:
    """Whether it tells its origin in words; one of the organization's own may give its reason."""
    is_own = requirement.text("source") == "organization"
    return requirement.has("source_reference") or (is_own and requirement.has("rationale"))
