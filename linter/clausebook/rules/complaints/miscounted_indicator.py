"""An indicator and the register that it is counted from contradict each other."""

from collections.abc import Iterator

from clausebook.analysis.days import last_day
from clausebook.analysis.evidence import is_withdrawn
from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.complaints._counting import counted, uncountable
from clausebook.rules.rule import Finding, rule


@rule("CMP006", basis="integrity", severity="error", since="0.2", clauses="9.1.3, 9.1.1")
def miscounted_indicator(corpus: Corpus) -> Iterator[Finding]:
    """An indicator counts something else than the register that it is counted from.

    Nine complaints in the report and fourteen in the register: whoever decides by the report
    decides wrongly, and whoever finds out believes neither of the two. An indicator that names in
    `counted_from` a kind of record and the day by which a record falls into a period, such as
    `{kind: complaint, day: received_on}`, is held to it: in each period that is over, its
    `numerator` is the number of such records, of the given `category` only where there is one.

    Periods before the oldest record are left alone, for the register may have begun later. In the
    first period with records, fewer in the register are no contradiction either: it may have begun
    within that period, or what is no longer needed may have been deleted. While a record of the
    kind breaks its schema, nothing is counted. A kind or a day that does not exist is reported,
    for then nothing was compared at all.

    ## Fails

    ```yaml
    KPI-0003: &complaints
      kind: kpi
      title: Complaints per hundred ovens
      status: effective
      version: "1.0"
      owner: ROL-0003
      author: PSN-0002
      approval: {by: PSN-0001, role: ROL-0001, on: 2026-01-20}
      effective_on: 2026-02-01
      reviewed_on: 2026-01-15
      review_by: 2027-03-31
      classification: internal
      language: en
      formula: Complaints received, divided by ovens delivered, times 100
      numerator: Complaints received
      denominator: Ovens delivered
      definition: By the day of receipt.
      unit: per 100 ovens
      factor: 100
      direction: lower_is_better
      frequency: quarterly
      analysis_frequency: quarterly
      source: Register of complaints and order system
      source_location: LOC-0001
      counted_from: {kind: complaint, day: received_on}
      class: quality
      serves: [PRC-0003]
      chart: none
      series:
        - {period: 2026-Q1, numerator: 0, denominator: 150}
      reading: Few complaints.
      decision: Nothing for now.
      analysed_on: 2026-06-03
    ```

    ## Passes

    ```yaml
    KPI-0003:
      kind: kpi
      title: Complaints about late ovens per hundred ovens
      status: effective
      version: "1.0"
      owner: ROL-0003
      author: PSN-0002
      approval: {by: PSN-0001, role: ROL-0001, on: 2026-01-20}
      effective_on: 2026-02-01
      reviewed_on: 2026-01-15
      review_by: 2027-03-31
      classification: internal
      language: en
      formula: Complaints about late ovens, divided by ovens delivered, times 100
      numerator: Complaints about late ovens
      denominator: Ovens delivered
      definition: By the day of receipt.
      unit: per 100 ovens
      factor: 100
      direction: lower_is_better
      frequency: quarterly
      analysis_frequency: quarterly
      source: Register of complaints and order system
      source_location: LOC-0001
      counted_from: {kind: complaint, day: received_on, category: late_delivery}
      class: quality
      serves: [PRC-0003]
      chart: none
      series:
        - {period: 2026-Q1, numerator: 1, denominator: 150}
      reading: One complaint about a late oven.
      decision: Nothing for now.
      analysed_on: 2026-06-03
    ```
    """
    for kpi in corpus.records("kpi"):
        if kpi.has("counted_from") and not is_withdrawn(kpi):
            fault = uncountable(corpus, kpi)
            if fault is not None:
                yield fault
            elif not corpus.unclear(kpi.part("counted_from").text("kind")):
                yield from _miscounted(corpus, kpi)


def _miscounted(corpus: Corpus, kpi: Record) -> Iterator[Finding]:
    source = kpi.part("counted_from")
    records = counted(corpus, kpi)
    for value in kpi.parts("series"):
        period, stated = value.text("period"), value.number("numerator")
        number, ends = records.within(period), last_day(period)
        if stated is None or number is None or ends is None or ends >= corpus.today:
            continue
        if records.may_be_incomplete(period) and number <= stated:
            continue
        if number != stated:
            what = f"{source.text('kind')}s" if number != 1 else source.text("kind")
            of = f" of category '{source.text('category')}'" if source.has("category") else ""
            yield Finding(
                value.at("numerator"),
                f"{stated:g} were counted in {period}, but the register has {number} {what}{of}",
                f"write 'numerator: {number}' if the register is right, or mend the register",
                (("how it is counted", source.at()),),
            )
