"""What customers think is asked for, and not looked at as planned, or without a plan."""

from collections.abc import Iterator
from datetime import date

from clausebook.analysis.days import after, last_day
from clausebook.analysis.elsewhere import is_kept_elsewhere
from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules._absence import has_begun
from clausebook.rules.rule import Finding, rule
from clausebook.rules.satisfaction._listening import PERCEPTION, methods_in_use

_INTERVALS = {
    "daily": "1 day",
    "weekly": "1 week",
    "monthly": "1 month",
    "quarterly": "3 months",
    "half_yearly": "6 months",
    "yearly": "12 months",
}
_TELLING = ("segment", "survey", "kpi", "feedback", "management-review")


@rule("FBK006", basis="requirement", severity="warning", since="0.2", clauses="9.1.2, 9.1.1 d")
def unreviewed_perception(corpus: Corpus, *, grace: str = "1 month") -> Iterator[Finding]:
    """Nobody looks at planned times at what customers think, or nobody has planned it.

    Answers that nobody reads are worse than none, for customers took the time. The organization
    determines how it reviews what it hears from customers, and when results are analysed. That is
    asked **once, for the organization as a whole**; of at least one way of asking it is told when
    and by whom the results are looked at. It counts:

    - `reviewed_in` of an entry under `listening` with `perception: true`;
    - `review` of a survey, with the role and the occasion (`when`);
    - `analysis_frequency` of an indicator of the class perception or loyalty;
    - a management review that considers the survey, the indicator or the visit.

    Such an indicator is then held to the frequency: its last analysis (`analysed_on`, or the end of
    its first period where there was none) is not longer ago than that and `grace` (1 month), which
    it takes to gather the answers. When the next survey is due is asked by DOC005.

    The way is free and so is the form of the review. That nothing is planned is told once the scope
    or the policy is live and FBK001 finds a way of asking; not where a record that breaks its
    schema could be the missing one, nor where a record location holds the evidence for 9.1.2.

    ## Fails

    ```yaml
    SEG-0001:
      listening: [{method: Yearly survey, perception: true, interval: 12 months, owner: ROL-0003}]
    SRV-0001:
      review: {when: null}
      used_in: [OBJ-0001]
    MRV-0001:
      inputs:
        satisfaction_and_feedback: {records: [KPI-0001]}
    FBK-0001:
      used_in: [OPP-0001]
    ```

    ## Fails

    ```yaml
    KPI-0002:
      title: Bakeries that would buy again
      class: loyalty
      analysed_on: 2026-02-20
    ```

    ## Passes

    ```yaml
    SEG-0001:
      listening: [{method: Yearly survey, perception: true, interval: 12 months, owner: ROL-0003}]
    ```
    """
    if has_begun(corpus) and not corpus.unclear(*_TELLING):
        yield from _unplanned(corpus)
    for kpi in corpus.live("kpi"):
        if kpi.text("class") in PERCEPTION:
            yield from _overdue(kpi, corpus.today, grace)


def _unplanned(corpus: Corpus) -> Iterator[Finding]:
    found = methods_in_use(corpus)
    planned = any(method.is_reviewed for method in found)
    if found and not planned and not is_kept_elsewhere(corpus, "9.1.2"):
        yield Finding(
            found[0].place,
            "customers are asked, but not said when and by whom the answers are looked at",
            "say so, as in 'reviewed_in: Sales meeting in November, then the management review'",
        )


def _overdue(kpi: Record, today: date, grace: str) -> Iterator[Finding]:
    frequency = kpi.text("analysis_frequency")
    periods = (last_day(value.text("period")) for value in kpi.parts("series"))
    analysed = kpi.date("analysed_on")
    last = analysed or min((day for day in periods if day is not None), default=None)
    if last is None or frequency not in _INTERVALS:
        return
    due = after(last, _INTERVALS[frequency])
    ends = after(due, grace) if due is not None else None
    if ends is not None and ends < today:
        yield Finding(
            kpi.at("analysed_on" if analysed else "analysis_frequency"),
            f"the indicator is to be analysed {frequency.replace('_', '-')}, which was due on "
            f"{due}",
            "look at it, and write what it says under 'reading' and the day under 'analysed_on'",
        )
