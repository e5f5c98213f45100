"""Nonconformities and the corrective actions that belong to them, whichever names the other."""

from datetime import date

from clausebook.corpus import Corpus
from clausebook.record import Record

__all__ = ["actions_for", "implemented_on", "is_judged", "nonconformities_of"]


def actions_for(corpus: Corpus, case: Record) -> tuple[Record, ...]:
    """Return the corrective actions that remove the causes of a nonconformity."""
    found = corpus.related(case, "corrected_by")
    return tuple(r for r in found if r.kind.name == "corrective-action" and r.is_valid)


def nonconformities_of(corpus: Corpus, action: Record) -> tuple[Record, ...]:
    """Return the nonconformities whose causes a corrective action removes."""
    found = corpus.related(action, "corrects")
    return tuple(r for r in found if r.kind.name == "nonconformity" and r.is_valid)


def implemented_on(action: Record) -> date | None:
    """Return the day on which the last step of a corrective action was done, None if unknown."""
    days = [step.date("done_on") for step in action.parts("actions")]
    done = [day for day in days if day is not None]
    if len(done) < len(days):
        done = []
    return action.date("implemented_on") or max(done, default=None)


def is_judged(action: Record) -> bool:
    """Whether it is said whether a corrective action worked."""
    return action.part("effectiveness").has("result")
