"""What was decided or done because an indicator or an objective missed its target."""

from collections.abc import Iterable
from datetime import date

from clausebook.analysis.evidence import is_withdrawn
from clausebook.analysis.reviews import days_of
from clausebook.corpus import Corpus
from clausebook.record import Part, Record
from clausebook.schema import Nature

__all__ = ["is_answered"]

_INCOMING = ("answers", "arises_from", "concerns")
_RESPONSES = frozenset(
    {
        "corrective-action",
        "nonconformity",
        "change",
        "decision",
        "objective",
        "risk",
        "opportunity",
        "management-review",
        "improvement",
    }
)
_ENDS = ("closed_on", "decided_on")


def is_answered(
    corpus: Corpus,
    record: Record,
    since: date,
    parts: Iterable[Part] = (),
    kinds: frozenset[str] = _RESPONSES,
) -> bool:
    """Whether something was decided or done about a record, and was not finished before a day.

    Counted are the ``responses`` of the record and of its parts, and what names the record as its
    source or as what it answers, if it is of one of the kinds. What cannot be found is another
    rule's finding, and counts.
    """
    answered = [part for part in (record, *parts) if "responses" in part.field.properties]
    named = [r for part in answered for r in part.texts("responses")]
    found = [corpus.get(record_id) for record_id in named]
    found += [r for r in corpus.sources(record, *_INCOMING) if r.kind.name in kinds]
    return any(response is None or _holds(response, since) for response in found)


def _holds(response: Record, since: date) -> bool:
    if not response.is_valid:
        return True
    if response.kind.nature is Nature.MAINTAINED:
        return not is_withdrawn(response)
    ends = _days(response)
    return response.status != "closed" or not ends or max(ends) >= since


def _days(response: Record) -> list[date]:
    fields = response.field.properties
    days = [response.date(name) for name in _ENDS if name in fields]
    days += days_of(response) if "held_on" in fields else ()
    return [day for day in days if day is not None]
