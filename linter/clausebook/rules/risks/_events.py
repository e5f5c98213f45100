"""What went wrong or hinted at it, gathered by category."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from clausebook.corpus import Corpus
from clausebook.record import Record

__all__ = ["Event", "events_by_category"]


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened on a day; ``records`` tell of it, ``times`` is how often."""

    day: date
    records: tuple[Record, ...]
    times: int = 1


def events_by_category(corpus: Corpus, since: date) -> Mapping[str, tuple[Event, ...]]:
    """Return complaints, nonconformities and weak signals since a day, the oldest first.

    A nonconformity that names a complaint of its category as its source is the same event. A
    complaint that was found unjustified does not count.
    """
    found: defaultdict[str, dict[str, Event]] = defaultdict(dict)
    for category, event in _heard(corpus):
        if since <= event.day <= corpus.today:
            found[category][event.records[0].id] = event
    for nonconformity in corpus.live("nonconformity"):
        category, day = nonconformity.text("category"), nonconformity.date("detected_on")
        if not category or day is None or not since <= day <= corpus.today:
            continue
        known = found[category]
        sources = corpus.related(nonconformity, "arises_from", "answers")
        same = [known[source.id] for source in sources if source.id in known]
        if not same:
            known[nonconformity.id] = Event(day, (nonconformity,))
        for event in same:
            first = event.records[0].id
            known[first] = Event(event.day, (*event.records, nonconformity), event.times)
    return {c: tuple(sorted(es.values(), key=_day)) for c, es in found.items() if es}


def _heard(corpus: Corpus) -> Iterator[tuple[str, Event]]:
    for complaint in corpus.live("complaint"):
        day = complaint.date("received_on")
        if complaint.has("category") and day is not None and complaint.text("justified") != "no":
            yield complaint.text("category"), Event(day, (complaint,))
    for feedback in corpus.live("feedback"):
        day = feedback.date("received_on")
        is_signal = feedback.text("feedback_kind") == "weak_signal"
        if is_signal and feedback.has("theme") and day is not None:
            times = max(feedback.whole("occurrences") or 1, 1)
            yield feedback.text("theme"), Event(day, (feedback,), times)


def _day(event: Event) -> date:
    return event.day
