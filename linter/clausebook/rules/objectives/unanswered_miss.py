"""A target that is missed again and again, and nothing is done."""

from collections.abc import Iterator
from datetime import date

from clausebook.analysis.responses import is_answered
from clausebook.analysis.targets import Target, is_met, target_of, target_on, value_of
from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.objectives._periods import Dated, dated
from clausebook.rules.rule import Finding, rule

_HINT = "name what was decided or done, as in 'responses: [CAR-0001]', or decide now"


@rule(
    "OBJ005", basis="requirement", severity="warning", since="0.2", clauses="9.1.3, 10.1, 6.2.1 e"
)
def unanswered_miss(corpus: Corpus, *, misses: int = 3) -> Iterator[Finding]:
    """A target is missed several times running, or past its day, and nothing answers that.

    Figures are taken so that somebody acts on them. Told are

    - a live indicator whose last three values (threshold `misses`) all miss the target of their
      period. A near miss (amber) is a miss. Periods without a value or a target are passed over;
      a series that recovered since is left alone;
    - a live objective past its day (`due`) that was not reached, or of which nobody says whether it
      was. It counts as reached if the value stated or the last one of its indicator meets the
      target.

    What answers is a record: a corrective action, a nonconformity, a change, a decision, a review,
    an improvement, a risk, an opportunity or an objective, named under `responses` (of the value,
    the indicator, or an objective that it measures), or naming the indicator or the objective
    itself. One that was closed before the first of the misses answers something else. A sentence
    under `decision` is no action. That nothing shall be done may be right: record it as a decision.

    ## Fails

    ```yaml
    KPI-0001:
      series:
        - {period: "2026-02", numerator: 48, denominator: 50}
        - {period: "2026-03", numerator: 47, denominator: 50}
        - {period: "2026-04", numerator: 55, denominator: 60}
        - {period: "2026-05", numerator: 46, denominator: 50}
    DEC-0003: {concerns: [SRV-0001]}
    ```

    ## Fails

    ```yaml
    KPI-0001:
      series:
        - {period: "2026-03", numerator: 47, denominator: 50, responses: [CAR-0901]}
        - {period: "2026-04", numerator: 55, denominator: 60}
        - {period: "2026-05", numerator: 46, denominator: 50}
    DEC-0003: {concerns: [SRV-0001], decided_on: 2025-12-12}
    CAR-0901:
      kind: corrective-action
      title: Lists of parts compared
      status: closed
      version: "1.0"
      owner: ROL-0002
      retention: {period: 5 years, trigger: closed}
      problem: Parts were missing
      causes: [{statement: Nobody compared order and list, root: true}]
      similar_check: {on: 2025-09-16, result: Nowhere else}
      actions: [{what: Lists compared, owner: ROL-0002, done_on: 2025-09-24, process: PRC-0002}]
      implemented_on: 2025-09-24
      effectiveness: {on: 2025-12-15, by: PSN-0003, result: effective, evidence: LOC-0001}
      risks_updated: {none_reason: No risk changes}
      closed_on: 2025-12-16
    ```

    ## Fails

    ```yaml
    OBJ-0001:
      due: 2026-05-31
      status_of_achievement: {value: 94, rating: amber}
    KPI-0001:
      series:
        - {period: "2026-04", numerator: 57, denominator: 60}
        - {period: "2026-05", numerator: 47, denominator: 50}
    DEC-0003: {concerns: [SRV-0001]}
    ```

    ## Passes

    ```yaml
    KPI-0001:
      series:
        - {period: "2026-03", numerator: 47, denominator: 50}
        - {period: "2026-04", numerator: 55, denominator: 60}
        - {period: "2026-05", numerator: 46, denominator: 50, responses: [DEC-0002]}
    ```

    ## Passes

    ```yaml
    KPI-0001:
      series:
        - {period: "2026-02", numerator: 46, denominator: 50}
        - {period: "2026-03", numerator: 47, denominator: 50}
        - {period: "2026-04", numerator: 55, denominator: 60}
        - {period: "2026-05", numerator: 48, denominator: 50}
    ```
    """
    for kpi in corpus.live("kpi"):
        run = _missed(kpi)
        if len(run) >= max(misses, 1) and not _is_known(corpus, kpi, run):
            period, part = run[-1]
            yield Finding(
                part.at("period"),
                f"{kpi.id}, '{kpi.title}', missed its target {len(run)} times running, from "
                f"{run[0][0].text} to {period.text}, and nothing answers it",
                _HINT,
            )
    for objective in corpus.live("objective"):
        yield from _overdue(corpus, objective)


def _missed(kpi: Record) -> list[Dated]:
    """Return the last values that all miss their targets, the oldest first."""
    run: list[Dated] = []
    for period, part in reversed(dated(kpi)):
        held, value = target_on(kpi, period.begins), value_of(kpi, part)
        target = target_of(held, "value", kpi.text("direction")) if held is not None else None
        if target is None or value is None:
            continue
        if is_met(value, target):
            break
        run.insert(0, (period, part))
    return run


def _is_known(corpus: Corpus, kpi: Record, run: list[Dated]) -> bool:
    since = run[0][0].begins
    if is_answered(corpus, kpi, since, [part for _, part in run]):
        return True
    served = (r for r in corpus.related(kpi, "measures") if r.kind.name == "objective")
    return any(is_answered(corpus, objective, since) for objective in served)


def _overdue(corpus: Corpus, objective: Record) -> Iterator[Finding]:
    due = objective.date("due")
    if due is None or due >= corpus.today:
        return
    kpi = corpus.get(objective.text("kpi"))
    if kpi is not None and (kpi.kind.name != "kpi" or not kpi.is_valid):
        return
    told = _standing(objective, kpi, due)
    begins = objective.date("effective_on") or date.min
    answered = is_answered(corpus, objective, begins) or (
        kpi is not None and is_answered(corpus, kpi, begins, kpi.parts("series")[-1:])
    )
    if told and not answered:
        yield Finding(
            objective.at("due"),
            f"{objective.id}, '{objective.title}', was due on {due} and {told}",
            f"say how far it came under 'status_of_achievement'; where it was missed, {_HINT}",
        )


def _standing(objective: Record, kpi: Record | None, due: date) -> str:
    """Return in words what is wrong with an objective past its day, empty where it was reached."""
    stated = objective.part("status_of_achievement")
    if stated.text("rating") == "green":
        return ""
    values = [stated.number("value"), _last_value(kpi)]
    target = _target(objective, kpi, due)
    if target is None:
        return "" if stated else "nobody says whether it was reached"
    known = [value for value in values if value is not None]
    if not known:
        return "nobody says whether it was reached"
    if any(is_met(value, target) for value in known):
        return ""
    return f"stands at {known[0]:.6g} against the target {target.value:g}"


def _target(objective: Record, kpi: Record | None, due: date) -> Target | None:
    direction = objective.text("direction") or (kpi.text("direction") if kpi else "")
    own = target_of(objective, "target", direction)
    if own is not None or kpi is None:
        return own
    held = target_on(kpi, due)
    return target_of(held, "value", direction) if held is not None else None


def _last_value(kpi: Record | None) -> float | None:
    if kpi is None:
        return None
    values = (value_of(kpi, part) for _, part in reversed(dated(kpi)))
    return next((value for value in values if value is not None), None)
