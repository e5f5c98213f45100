"""Days of a complaint that cannot be."""

from collections.abc import Iterator, Mapping
from datetime import date

from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules._chronology import Event, contradictions, to_come
from clausebook.rules.rule import Finding, rule

_DONE = {
    "occurred_on": "happened",
    "received_on": "received",
    "acknowledged_on": "acknowledged",
    "decided_on": "decided",
    "told_on": "told the customer",
    "closed_on": "closed",
}
_PAST = {"occurred_on": "there", "told_on": "answered"}
_BEFORE = (
    ("occurred_on", "received_on"),
    ("received_on", "acknowledged_on"),
    ("received_on", "decided_on"),
    ("decided_on", "told_on"),
    ("received_on", "told_on"),
    ("acknowledged_on", "closed_on"),
    ("decided_on", "closed_on"),
    ("told_on", "closed_on"),
    ("received_on", "closed_on"),
)


@rule(
    "CMP003",
    basis="integrity",
    severity="error",
    since="0.1",
    clauses="10.2.2, 8.2.1 c",
    by_document=True,
)
def impossible_complaint_dates(corpus: Corpus) -> Iterator[Finding]:
    """The days of a complaint are in an order that cannot be, or lie after today.

    A complaint is received after what it is about has happened; it is acknowledged, decided and
    answered after that, decided before the customer is told, and closed last. The answer may come
    before the acknowledgement, and may make it needless. Notes of progress are written between
    receipt and closing. No day on which something was done lies after today.

    A single wrong day contradicts several others; it is reported once, at the day that contradicts
    most of them. The promised day (`due`) is a plan and is left alone, unless it comes before
    receipt.

    ## Fails

    ```yaml
    CMP-0001:
      told_on: 2026-02-17
    ```

    ## Fails

    ```yaml
    CMP-0001:
      received_on: 2026-02-28
    ```

    ## Fails

    ```yaml
    CMP-0001:
      closed_on: 2026-12-25
    ```

    ## Fails

    ```yaml
    CMP-0002:
      progress_notes: [{on: 2026-06-19, note: Service team knows the noise, told_customer: false}]
    ```

    ## Passes

    ```yaml
    CMP-0001:
      acknowledged_on: 2026-02-20
      told_on: 2026-02-19
    ```
    """
    for complaint in corpus.records("complaint"):
        events = [
            Event(name, day, complaint.at(name), said, _PAST.get(name, said))
            for name, said in _DONE.items()
            if (day := complaint.date(name)) is not None
        ]
        yield from to_come(events, corpus.today)
        yield from contradictions(events, _BEFORE, corpus.today)
        days = {event.name: event.day for event in events if event.day <= corpus.today}
        yield from _notes(complaint, days, corpus.today)
        due, received = complaint.date("due"), days.get("received_on")
        if due is not None and received is not None and due < received:
            yield Finding(
                complaint.at("due"),
                f"answer promised for {due}, before it was received on {received}",
                "mend one of the two days",
                (("received", complaint.at("received_on")),),
            )


def _notes(complaint: Record, days: Mapping[str, date], today: date) -> Iterator[Finding]:
    begins, ends = days.get("received_on"), days.get("closed_on")
    for note in complaint.parts("progress_notes"):
        day = note.date("on")
        if day is None:
            continue
        if day > today:
            said = "which is still to come"
        elif begins is not None and day < begins:
            said = f"before the complaint was received on {begins}"
        elif ends is not None and day > ends:
            said = f"after the complaint was closed on {ends}"
        else:
            continue
        yield Finding(note.at("on"), f"note of {day}, {said}", "mend the day that is wrong")
