"""Customers who left, or small hints that came again, and nobody asked why."""

from collections.abc import Iterator

from clausebook.analysis.days import is_past
from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules._places import place_of
from clausebook.rules.rule import Finding, rule
from clausebook.rules.satisfaction._themes import (
    SIGNALS,
    WINDOW,
    Heard,
    repeated_signals,
    themes,
)


@rule("FBK005", basis="practice", severity="warning", since="0.2", clauses="9.1.2")
def unexamined_loss(
    corpus: Corpus, *, within: str = "60 days", signals: int = SIGNALS, window: str = WINDOW
) -> Iterator[Finding]:
    """A customer was lost, or the same weak signal came again, and nobody looked into it.

    Whoever leaves knows best what was missing, and seldom says it unasked. Whoever remarks in
    passing that the wait was longer than last year tells it before the complaint does. The standard
    asks to monitor what customers think, and names lost business only as one way of doing so; that
    each loss is looked into is practice. It is asked that

    - of a customer with `lost_on`, the reason (`lost_reason`) is written within `within` (60 days),
      and the day of the analysis (`lost_analysis_on`), or feedback of the kind lost_customer that
      was analysed. Prospects are no customers yet;
    - of `signals` (3) weak signals of one theme within `window` (12 months) one gets an answer: an
      `action`, a reason for none, or a record that draws on it. Several may stand in one record
      (`occurrences`). What was answered since covers the earlier ones. After the last one there is
      the same time of 60 days.

    ## Fails

    ```yaml
    CST-0002:
      lost_on: 2026-04-20
    ```

    ## Fails

    ```yaml
    FBK-0002: &wait
      kind: feedback
      title: Nobody picked up at night
      status: open
      version: "1.0"
      owner: ROL-0003
      retention: {period: 5 years, trigger: closed}
      classification: internal
      language: en
      received_on: 2026-04-13
      channel: phone
      feedback_kind: weak_signal
      segment: SEG-0001
      concerns: [PRC-0003]
      stage: maintenance
      theme: service_line
      sentiment: negative
      text: A baker mentioned that the line rang for a while.
      analysed_on: 2026-04-20
      reading: At four in the morning.
    FBK-0003: *wait
    FBK-0004: *wait
    ```

    ## Passes

    ```yaml
    CST-0002:
      lost_on: 2026-04-20
      lost_reason: The bakery bakes with gas now
      lost_analysis_on: 2026-05-04
    ```
    """
    for customer in corpus.live("customer"):
        lost = customer.date("lost_on")
        counts = customer.text("class") != "prospect"
        if lost is not None and counts and is_past(lost, within, corpus.today):
            yield from _lost(corpus, customer)
    for theme, heard in themes(corpus):
        found = repeated_signals(heard, corpus.today, signals, window)
        if found and is_past(found[-1].day, within, corpus.today):
            yield _repeated(theme, found)


def _lost(corpus: Corpus, customer: Record) -> Iterator[Finding]:
    said = {
        "lost_reason": "why",
        "lost_analysis_on": "when that was looked into",
    }
    missing = [name for name in said if not customer.has(name)]
    if "lost_analysis_on" in missing and _was_heard(corpus, customer):
        missing.remove("lost_analysis_on")
    if missing:
        yield Finding(
            customer.at("lost_on"),
            f"{customer.id}, '{customer.title}', was lost on {customer.text('lost_on')}, but not "
            f"said {' and '.join(said[name] for name in missing)}",
            "ask, and write 'lost_reason: Another offer came with valves' and the day under "
            "'lost_analysis_on'",
        )


def _was_heard(corpus: Corpus, customer: Record) -> bool:
    return any(
        feedback.kind.name == "feedback"
        and feedback.text("feedback_kind") == "lost_customer"
        and (feedback.has("analysed_on") or feedback.has("reading"))
        for feedback in corpus.related(customer, "gave")
    )


def _repeated(theme: str, found: tuple[Heard, ...]) -> Finding:
    number = sum(one.times for one in found)
    last = found[-1]
    return Finding(
        place_of(last.record, "theme"),
        f"{number} weak signals about '{theme}' since {found[0].day}, and nobody has decided "
        "what to do",
        "decide, as in 'action: {what: Field advisers take calls, owner: ROL-0003}' or 'action: "
        "{none_reason: Three callers, three causes}'",
        tuple((f"heard on {one.day}", one.record.at()) for one in found[:-1]),
    )
