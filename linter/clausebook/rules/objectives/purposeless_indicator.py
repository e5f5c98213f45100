"""An indicator that shows nothing about anything, or a target that says nothing."""

from collections.abc import Iterator

from clausebook.analysis.evidence import is_withdrawn
from clausebook.analysis.indicators import is_share
from clausebook.corpus import Corpus
from clausebook.record import Part, Record
from clausebook.rules.objectives._indicators import indicator_of
from clausebook.rules.rule import Finding, rule

_USES = ("measures", "shows_ability_for")
_USERS = (
    "improvement",
    "need",
    "objective",
    "process",
    "product",
    "provider",
    "requirement",
)


@rule("OBJ006", basis="house", severity="warning", since="0.2", clauses="9.1.1 a")
def purposeless_indicator(corpus: Corpus) -> Iterator[Finding]:
    """An indicator serves nothing, or its target cannot be missed or cannot be met.

    Figures that nobody needs cost work and hide those that matter. A live indicator says whom or
    what it `serves`, or a need, a requirement, an objective, a process, a product or another record
    names it. A target for a share in per cent lies where it can be met and can be missed: 105 % of
    the deliveries on time is reached by nobody, and "at least 0 %" by everybody. The same holds for
    the target of an objective that such an indicator measures.

    A baseline that equals the target is legitimate: a level can be held. A target that is met again
    and again is none of this rule's business either: whether to raise it depends on what customers
    expect, and many limits are met for years because they are limits. Which indicators there are is
    free, so all this is a rule of the house.

    ## Fails

    ```yaml
    KPI-0901:
      kind: kpi
      title: Pages printed
      status: effective
      version: "1.0"
      owner: ROL-0003
      author: PSN-0002
      approval: {by: PSN-0001, role: ROL-0001, on: 2026-01-20}
      effective_on: 2026-02-01
      review_by: 2027-03-31
      formula: Pages that the printer counted in the month
      unit: "1"
      direction: lower_is_better
      frequency: monthly
      analysis_frequency: yearly
      source: Printer
      series: [{period: "2026-05", value: 1240}]
    ```

    ## Fails

    ```yaml
    KPI-0001:
      targets:
        - {from: "2026-06", value: 105}
    ```

    ## Fails

    ```yaml
    OBJ-0001:
      target: 0
      amber: null
    ```

    ## Passes

    ```yaml
    KPI-0001:
      serves: null
      baseline: 95
    ```
    """
    for kpi in corpus.live("kpi"):
        if not _serves(corpus, kpi) and not corpus.unclear(*_USERS):
            yield Finding(
                kpi.at(),
                f"{kpi.id}, '{kpi.title}', serves no need, requirement, objective or process",
                "name what it shows something about, as in 'serves: [PRC-0002]', or drop it",
            )
        if is_share(kpi):
            for part in kpi.parts("targets"):
                yield from _target(part, "value", kpi.text("direction"))
    for objective in corpus.live("objective"):
        measured = indicator_of(corpus, objective)
        if measured is not None and is_share(measured):
            direction = objective.text("direction") or measured.text("direction")
            yield from _target(objective, "target", direction)


def _serves(corpus: Corpus, kpi: Record) -> bool:
    used = corpus.related(kpi, *_USES)
    return kpi.has("serves") or any(not is_withdrawn(record) for record in used)


def _target(part: Part, name: str, direction: str) -> Iterator[Finding]:
    value = part.number(name)
    if value is None:
        return
    if not 0 <= value <= 100:
        told = "lies outside 0 to 100 %, where no share can be"
    elif (direction, value) in (("higher_is_better", 0), ("lower_is_better", 100)):
        told = "is met by every value"
    else:
        return
    yield Finding(
        part.at(name),
        f"the target {value:g} % {told}",
        f"write one that can be met and missed, as in '{name}: 95'",
    )
