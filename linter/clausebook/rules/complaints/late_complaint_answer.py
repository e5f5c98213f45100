"""A customer who complained and waits too long."""

from collections.abc import Iterator
from datetime import date

from clausebook.analysis.days import after
from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.complaints._calendar import WorkingDays, weekdays
from clausebook.rules.complaints._calendar import holidays as holidays_of
from clausebook.rules.rule import Finding, rule


@rule(
    "CMP002",
    basis="guidance",
    severity="warning",
    since="0.1",
    clauses="8.2.1 c",
    readers={"rest_days": weekdays, "holidays": holidays_of},
    by_document=True,
)
def late_complaint_answer(
    corpus: Corpus,
    *,
    acknowledgement_days: int = 3,
    answer_days: int = 30,
    rest_days: tuple[str, ...] = (),
    holidays: tuple[str, ...] = (),
) -> Iterator[Finding]:
    """An open complaint was acknowledged or answered late, or not at all although it is time.

    Whoever complains wants to know two things soon: that it arrived, and what comes of it. The
    standard asks for a way to handle complaints and sets no time; the guidance (ISO 10002) advises
    to acknowledge at once and to answer in the time that was promised.

    The acknowledgement is due `acknowledgement_days` after receipt, the answer (`told_on`)
    `answer_days` after it. The complaint itself may say otherwise: `acknowledgement_limit`,
    `answer_limit`, or the promised day in `due`, which counts before all. The two thresholds count
    calendar days. Days of the week in the threshold `rest_days`, as in `rest_days = ["saturday",
    "sunday"]`, are left out, and so are the days in `holidays`, where `"2026-04-03"` is one day and
    `"12-25"` that of each year. Limits that the complaint states are calendar time.

    An answer before the acknowledgement stands for both, and so does a note of progress of which
    the customer was told for the acknowledgement. Of a complaint whose answer is late, the
    acknowledgement is not reported too. Once a complaint is closed, its lateness is a fact that
    nobody can mend: an indicator counts it, and this rule is silent.

    ## Fails

    ```yaml
    CMP-0002:
      acknowledged_on: null
      received_on: 2026-06-22
    ```

    ## Fails

    ```yaml
    CMP-0002:
      acknowledgement_limit: 1 day
      acknowledged_on: 2026-06-26
    ```

    ## Fails

    ```yaml
    CMP-0002:
      received_on: 2026-05-11
      acknowledged_on: 2026-05-11
      due: null
    ```

    ## Fails

    ```yaml
    CMP-0002:
      due: 2026-06-26
      told_on: 2026-06-29
      decision: The door is adjusted at the next service
    ```

    ## Passes

    ```yaml
    CMP-0002:
      acknowledged_on: null
      decided_on: 2026-06-25
      told_on: 2026-06-25
      decision: The door is adjusted at the next service
    ```
    """
    working = WorkingDays(weekdays(rest_days), holidays_of(holidays))
    for complaint in corpus.live("complaint"):
        received = complaint.date("received_on")
        if complaint.status == "closed" or received is None:
            continue
        answer_due = (
            complaint.date("due")
            or after(received, complaint.text("answer_limit"))
            or working.after(received, answer_days)
        )
        heard_due = after(received, complaint.text("acknowledgement_limit")) or working.after(
            received, acknowledgement_days
        )
        answer = list(_answer(complaint, answer_due, corpus.today))
        yield from answer or _acknowledgement(complaint, heard_due, corpus.today)


def _answer(complaint: Record, due: date, today: date) -> Iterator[Finding]:
    told = complaint.date("told_on")
    if told is None and due < today:
        yield Finding(
            complaint.at("due") if complaint.has("due") else complaint.at("received_on"),
            f"the answer was due on {due}, and the customer has not been told",
            "answer, and write the day under 'told_on'; agree on a new day with the customer, and "
            "write it under 'due'",
        )
    elif told is not None and told > due:
        yield Finding(
            complaint.at("told_on"),
            f"the customer was told on {told}, but the answer was due on {due}",
            "say in a note of progress why, and whether the limit can be kept",
        )


def _acknowledgement(complaint: Record, due: date, today: date) -> Iterator[Finding]:
    days = [complaint.date("acknowledged_on"), complaint.date("told_on")]
    notes = complaint.parts("progress_notes")
    days += [note.date("on") for note in notes if note.flag("told_customer")]
    heard = min((day for day in days if day is not None), default=None)
    if heard is None and due < today:
        yield Finding(
            complaint.at("received_on"),
            f"the acknowledgement was due on {due}, and the customer has heard nothing",
            "tell the customer that the complaint arrived, and write the day under "
            "'acknowledged_on'",
        )
    elif heard is not None and heard > due:
        yield Finding(
            complaint.at("acknowledged_on")
            if heard == complaint.date("acknowledged_on")
            else complaint.at("received_on"),
            f"the customer first heard from us on {heard}, but that was due on {due}",
            "see to it that receipt is confirmed at once, and close the complaint when it is done",
        )
