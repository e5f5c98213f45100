"""An objective that cannot be judged, or that nobody has planned how to reach."""

from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules._lists import listed
from clausebook.rules.objectives._indicators import indicator_of
from clausebook.rules.rule import Finding, rule

_PLAN = {
    "what": "what will be done",
    "resources": "what it takes",
    "who": "who answers for it",
    "when": "when it will be completed",
    "evaluate": "how the result will be judged",
}


@rule("OBJ001", basis="requirement", severity="error", since="0.1", clauses="6.2.1 b, 6.2.2")
def objective_without_measure_or_plan(corpus: Corpus) -> Iterator[Finding]:
    """A quality objective is not measurable, or there is no plan to reach it.

    "Improve service" can neither be missed nor reached. Objectives are kept as documents, they are
    measurable, and it is planned how they are reached. Of a live objective it is asked:

    - **Measurable:** an indicator with a target (the objective's own, or one that the indicator
      holds), or a target with its unit, or a `measure` in words for what is reached or not, such as
      a certificate by a day. Neither an indicator nor a baseline is demanded, and a baseline that
      equals the target is legitimate: a level can be held.
    - **Planned:** what will be done, with what resources, who answers, when it will be completed,
      and how the result will be judged. Actions of the plan say what; their owners and days say who
      and when. The day of the objective itself also says when.

    Where the indicator that it names breaks its schema or does not exist, that is another rule's
    finding, and the objective counts as measured.

    ## Fails

    ```yaml
    OBJ-0001:
      kpi: null
      target: null
      measure: null
    ```

    ## Fails

    ```yaml
    OBJ-0001:
      plan: null
    ```

    ## Fails

    ```yaml
    OBJ-0001:
      plan: {resources: null, evaluate: null}
    ```

    ## Passes

    ```yaml
    OBJ-0001:
      baseline: 95
    ```

    ## Passes

    ```yaml
    OBJ-0001:
      target: null
      baseline: null
      due: null
      plan:
        what: null
        who: null
        when: null
        actions:
          - {what: Stock built up, owner: ROL-0002, due: 2026-09-30, process: PRC-0002}
    ```
    """
    for objective in corpus.live("objective"):
        if not _is_measurable(corpus, objective):
            yield Finding(
                objective.at(),
                "nothing says by what one will see that the objective is reached",
                "name an indicator and its target, as in 'kpi: KPI-0001, target: 95', or a "
                "'measure' for what is reached or not",
                clauses=("6.2.1 b",),
            )
        missing = _missing(objective)
        if missing:
            plan = objective.part("plan")
            yield Finding(
                plan.at() if plan else objective.at(),
                f"the plan does not say {listed([_PLAN[name] for name in missing])}"
                if plan
                else "there is no plan to reach the objective",
                f"fill in {listed(missing)} under 'plan'",
                clauses=("6.2.2",),
            )


def _is_measurable(corpus: Corpus, objective: Record) -> bool:
    target = objective.number("target")
    if objective.has("measure") or (target is not None and objective.has("unit")):
        return True
    if not objective.has("kpi"):
        return False
    kpi = indicator_of(corpus, objective)
    return target is not None or kpi is None or kpi.has("targets")


def _missing(objective: Record) -> list[str]:
    plan = objective.part("plan")
    actions = plan.parts("actions")
    told_by_actions = {
        "what": bool(actions),
        "who": bool(actions) and all(action.has("owner") for action in actions),
        "when": bool(actions) and all(a.has("due") or a.has("done_on") for a in actions),
    }
    return [
        name
        for name in _PLAN
        if not plan.has(name)
        and not told_by_actions.get(name, False)
        and not (name == "when" and plan and objective.has("due"))
    ]
