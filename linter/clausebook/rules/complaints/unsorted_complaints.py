"""So many complaints are sorted under "other" that nobody sees what returns."""

from collections import Counter
from collections.abc import Iterator

from clausebook.analysis.days import before
from clausebook.corpus import Corpus
from clausebook.rules.rule import Finding, rule
from clausebook.statistics.pareto import pareto


@rule(
    "CMP106",
    basis="practice",
    severity="info",
    since="0.2",
    clauses="9.1.3",
    parent="CMP006",
)
def unsorted_complaints(
    corpus: Corpus,
    *,
    share: float = 20.0,
    least: int = 10,
    window: str = "12 months",
    unsorted: tuple[str, ...] = ("other",),
) -> Iterator[Finding]:
    """So many complaints are sorted under "other" that the others say little.

    Complaints are sorted so that the few causes of most of them are seen. "Other" is no cause: what
    is in it is neither counted together nor seen to return. Of the complaints of the last `window`
    (12 months) that have a category, at most `share` (20 per cent) fall under `unsorted` (other).
    Below `least` (10) complaints nothing is said, for then one or two make up such a share. This is
    practice; no clause asks for categories.

    ## Fails

    ```yaml
    CMP-0101: &lamp
      kind: complaint
      title: Lamp of the oven is dark
      status: closed
      version: "1.0"
      owner: ROL-0003
      retention: {period: 5 years, trigger: closed}
      classification: internal
      language: en
      received_on: 2025-09-08
      acknowledged_on: 2025-09-08
      decided_on: 2025-09-09
      told_on: 2025-09-09
      closed_on: 2025-09-12
      channel: phone
      customer: CST-0002
      product: PRD-0001
      description: The lamp went out after a week.
      remedy_sought: A lamp that lasts
      severity: low
      category: other
      decision: Justified; lamp exchanged.
      accepted: yes
      correction: Lamp exchanged
      no_action_reason: Lamp broken by a tray
    CMP-0102: *lamp
    CMP-0103: *lamp
    CMP-0104: *lamp
    CMP-0105: *lamp
    CMP-0106: *lamp
    CMP-0107: *lamp
    CMP-0108: *lamp
    ```

    ## Passes

    ```yaml
    CMP-0001:
      category: other
    ```
    """
    begins = before(corpus.today, window)
    counts: Counter[str] = Counter()
    newest = None
    for complaint in corpus.live("complaint"):
        category, day = complaint.text("category"), complaint.date("received_on")
        if category and day is not None and (begins is None or begins < day <= corpus.today):
            counts[category] += 1
            if category in unsorted and (newest is None or day >= newest[0]):
                newest = (day, complaint)
    if newest is None or counts.total() < least:
        return
    found = pareto(counts, other=unsorted)
    rows = found.rows if found is not None else ()
    percentage = sum(row.percentage for row in rows if row.category in unsorted)
    if percentage > share:
        number = sum(counts[category] for category in unsorted)
        yield Finding(
            newest[1].at("category"),
            f"{number} of {counts.total()} complaints since {begins} are sorted under "
            f"'{newest[1].text('category')}'",
            "look through them for what returns, and give that a category of its own",
        )
