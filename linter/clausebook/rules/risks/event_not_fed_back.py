"""What happens again and again, and no risk was looked at because of it."""

from collections.abc import Iterator
from datetime import date

from clausebook.analysis.days import before, is_past
from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.risks._about import About, about_the, by_category
from clausebook.rules.risks._events import Event, events_by_category
from clausebook.rules.risks._levels import usable_criteria
from clausebook.rules.rule import Finding, rule

_KINDS = ("risk", "opportunity")


@rule("RSK009", basis="requirement", severity="warning", since="0.2", clauses="10.2.1 e, 6.1.1")
def event_not_fed_back(
    corpus: Corpus,
    *,
    events: int = 3,
    period: str = "12 months",
    grace: str = "6 weeks",
    recent: str = "3 months",
    unsorted: tuple[str, ...] = ("other",),
) -> Iterator[Finding]:
    """Something went wrong several times, but no risk was looked at again because of it.

    A risk is a guess about what could happen; what did happen is better than a guess. After a
    nonconformity, also one that a complaint tells of, risks are brought up to date where needed.
    Counted are complaints, nonconformities and weak signals of the same category that came within
    `period`; a nonconformity that comes from a complaint is not counted again, nor a complaint that
    proved unjustified, nor what stands under a category that sorts nothing (`unsorted`). Once
    `events` of them came, and a time to act has passed (`grace`), it is asked

    - that there is a risk or an opportunity about it: one that arises from such an event, was
      updated by its corrective action or bears the same category; else one that touches the process
      or requirement concerned;
    - that it was looked at after the last of them, or within the `recent` past: by an entry of its
      own `history`, its review, approval, acceptance or check of effectiveness, or by a corrective
      action that says when it updated the risk. That a whole register was approved does not show
      that anybody thought of this risk. A corrective action that says why no risk needs an update
      (`none_reason`) counts from the day on which it was judged or closed;
    - that a risk which arises from such events is not rated at the lowest likelihood before
      treatment: what happened so often is not rare.

    Only the first of these is told of a category. How often and how long, and that complaints and
    weak signals count as they come, is the house's; the standard leaves it free.

    ## Fails

    ```yaml
    FBK-0001:
      feedback_kind: weak_signal
      theme: cleaning
      occurrences: 3
      concerns: null
      action: {records: null}
    OPP-0001:
      source: {records: [ISS-0001]}
    ```

    ## Fails

    ```yaml
    FBK-0001:
      feedback_kind: weak_signal
      theme: late_delivery
      occurrences: 3
      action: {records: null}
    OPP-0001:
      source: {records: [ISS-0001]}
    CAR-0001:
      risks_updated: {on: 2026-02-14}
    RSK-0001:
      treatment:
        actions:
          - what: Second maker of boards qualified
            owner: ROL-0002
            done_on: 2026-01-20
            process: PRC-0002
            evaluation: No oven waits for a board
            evidence: LOC-0001
      effectiveness: {checked_on: 2026-02-12}
      acceptance: {on: 2026-01-26, until: 2026-12-31}
    ```

    ## Fails

    ```yaml
    FBK-0001:
      feedback_kind: weak_signal
      theme: late_delivery
      occurrences: 3
    RSK-0001:
      inherent: {likelihood: 1}
    ```

    ## Passes

    ```yaml
    FBK-0001:
      feedback_kind: weak_signal
      theme: late_delivery
      occurrences: 3
    ```

    ## Passes

    ```yaml
    FBK-0001:
      feedback_kind: weak_signal
      theme: wear
      occurrences: 5
    ```
    """
    begins = before(corpus.today, period)
    if begins is None or corpus.unclear(*_KINDS, "corrective-action"):
        return
    alike = by_category(corpus)
    for category, found in events_by_category(corpus, begins).items():
        reached = _reached(found, events)
        is_due = reached is not None and is_past(reached, grace, corpus.today)
        if is_due and category not in unsorted:
            told = f"'{category}' came {events} times or more within {period}"
            about = about_the(corpus, found, alike.get(category, ()))
            yield from _category(corpus, found, about, told, before(corpus.today, recent))


def _reached(found: tuple[Event, ...], events: int) -> date | None:
    """Return the day on which that many events had come, None where fewer came."""
    count = 0
    for event in found:
        count += event.times
        if count >= events:
            return event.day
    return None


def _category(
    corpus: Corpus, found: tuple[Event, ...], about: About, told: str, recent: date | None
) -> Iterator[Finding]:
    last = found[-1]
    latest = last.records[0]
    place = latest.at("theme" if latest.kind.name == "feedback" else "category")
    if not about.risks:
        if about.set_aside_on is None:
            yield Finding(
                place,
                f"{told}, but no risk or opportunity is about it",
                "record what could come of it and from what it arises, as in 'source: "
                f"{{type: customer, records: [{latest.id}]}}'",
            )
        return
    looked = max([about.set_aside_on or date.min, *(day for _, day in about.looks)])
    related = (("the last of them", place),)
    if looked < last.day and (recent is None or looked < recent):
        risk = about.risks[0]
        since = f"since {looked}" if looked > date.min else "at all"
        yield Finding(
            risk.at(),
            f"{told}, last on {last.day}, but {risk.id}, '{risk.title}', was not looked at {since}",
            "look at the rating again, and say so under 'history', also where nothing changes",
            related,
        )
        return
    for risk in about.rated_by_events:
        likelihood = risk.part("inherent").whole("likelihood")
        if likelihood is not None and likelihood <= _lowest(corpus, risk):
            yield Finding(
                risk.part("inherent").at("likelihood"),
                f"{told}, but {risk.id}, '{risk.title}', is rated at the lowest likelihood",
                "rate how likely it was before anything was done about it, by what happened",
                related,
            )


def _lowest(corpus: Corpus, risk: Record) -> int:
    criteria = usable_criteria(corpus, risk)
    steps = [] if criteria is None else [p.whole("step") or 1 for p in criteria.parts("likelihood")]
    return min(steps, default=1)
