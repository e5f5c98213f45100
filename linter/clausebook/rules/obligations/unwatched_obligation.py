"""An obligation that may have changed without anybody noticing."""

from collections.abc import Iterator

from clausebook.analysis.days import after, after_days
from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.rule import Finding, rule


@rule("OBL003", basis="practice", severity="warning", since="0.1", clauses="5.1.2 a, 8.2.2 a1")
def unwatched_obligation(corpus: Corpus, *, notice: int = 180) -> Iterator[Finding]:
    """An obligation was not checked in time, is repealed, or comes without anybody being prepared.

    Laws change while nobody looks. A live obligation that applies was checked within its
    `check_interval`. One that is repealed is no longer what live requirements derive from. One that
    comes into force within `notice` (180 days) has a change that prepares for it. The interval is
    the organization's own; that requirements of the law are met on every day is not.

    ## Fails

    ```yaml
    OBL-0001:
      last_checked_on: 2025-03-10
    ```

    ## Fails

    ```yaml
    OBL-0001:
      repealed_on: 2026-04-01
    ```

    ## Fails

    ```yaml
    OBL-0002:
      kind: obligation
      title: Report on repair parts
      status: effective
      version: "1.0"
      owner: ROL-0002
      author: PSN-0002
      approval: {by: PSN-0001, role: ROL-0001, on: 2026-01-20}
      effective_on: 2026-02-01
      review_by: 2027-03-31
      type: statutory
      citation: Repair parts act, section 3
      edition: "2026"
      jurisdiction: European Union
      summary: Makers say for how long they sell parts.
      in_force_on: 2026-10-01
      products: [PRD-0001]
      applies: true
      watcher: ROL-0002
      last_checked_on: 2026-05-04
      check_interval: 6 months
    ```

    ## Passes

    ```yaml
    OBL-0001:
      repealed_on: 2026-04-01
      last_checked_on: 2024-03-10
    REQ-0002:
      derived_from: [IPA-0003]
    ```
    """
    for obligation in corpus.live("obligation"):
        if obligation.flag("applies") is False:
            continue
        repealed = obligation.date("repealed_on")
        if repealed is not None and repealed <= corpus.today:
            yield from _still_cited(corpus, obligation)
        else:
            yield from _overdue(corpus, obligation)
            yield from _unprepared(corpus, obligation, notice)


def _overdue(corpus: Corpus, obligation: Record) -> Iterator[Finding]:
    last, interval = obligation.date("last_checked_on"), obligation.text("check_interval")
    if last is None and interval:
        yield Finding(
            obligation.at("check_interval"),
            f"{obligation.id} was never checked",
            "look whether it still holds, and write down last_checked_on",
        )
    due = after(last, interval) if last is not None else None
    if due is not None and due < corpus.today:
        yield Finding(
            obligation.at("last_checked_on"),
            f"{obligation.id} was to be checked by {due}",
            "look whether it still holds, and write down last_checked_on",
        )


def _still_cited(corpus: Corpus, obligation: Record) -> Iterator[Finding]:
    ended = obligation.date("repealed_on")
    for link in corpus.incoming(obligation, "derived_from"):
        source = corpus.get(link.source)
        if source is not None and source.is_valid and source.is_live(corpus.today):
            yield Finding(
                link.place,
                f"{link.source} derives from {obligation.id}, which was repealed on {ended}",
                "name what came in its place, or drop the requirement",
                related=((f"{obligation.id}, '{obligation.title}'", obligation.at()),),
            )


def _unprepared(corpus: Corpus, obligation: Record, notice: int) -> Iterator[Finding]:
    begins = obligation.date("in_force_on")
    if begins is None or not corpus.today < begins <= after_days(corpus.today, notice):
        return
    prepared = corpus.related(obligation, "gives_rise_to", "altered_by")
    if not any(r.kind.name == "change" for r in prepared) and not corpus.unclear("change"):
        yield Finding(
            obligation.at("in_force_on"),
            f"{obligation.id} comes into force on {begins}, and no change prepares for it",
            f"plan a change with source: [{obligation.id}]",
        )
