"""A colour that the value does not deserve."""

from collections.abc import Iterator

from clausebook.amendment import writing
from clausebook.analysis.days import first_day
from clausebook.analysis.evidence import is_withdrawn
from clausebook.analysis.targets import Target, deserved, target_of, target_on, value_of
from clausebook.corpus import Corpus
from clausebook.record import Part, Place, Record
from clausebook.rules.objectives._indicators import indicator_of
from clausebook.rules.rule import Finding, rule


@rule(
    "OBJ004", basis="integrity", severity="error", since="0.1", clauses="9.1.3, 6.2.1 e", mends=True
)
def rating_contradicts_value(corpus: Corpus) -> Iterator[Finding]:
    """A rating of an objective or an indicator contradicts its value, target and direction.

    A green light at 91 where at least 95 were promised hides from everybody that customers wait.
    Where a `rating` is written, it is compared with the one that the numbers give: green if the
    target is met, amber if it is missed within the amber limit, red beyond. Without an amber limit
    a missed target may be called amber or red, but not green. Where the nearest value is the best,
    the target is met within the `tolerance`, and the amber limit is a distance.

    The value of a period is the one that is written, else numerator by denominator times `factor`;
    its target is the one that holds from that period or from the last one before. An objective
    without a target or a direction of its own takes those of its indicator on the day of the
    statement. An amber limit on the good side of its target contradicts the direction and is
    reported too.

    Drafts are looked at as well, for a contradiction is not unfinished work; what was withdrawn is
    not. Ratings may be left out: they can be computed.

    ## Fails

    ```yaml
    OBJ-0001:
      status_of_achievement: {value: 91}
    ```

    ## Fails

    ```yaml
    KPI-0001:
      series:
        - {period: "2026-04", numerator: 57, denominator: 60, rating: amber}
        - {period: "2026-05", numerator: 45, denominator: 50, rating: amber}
    ```

    ## Fails

    ```yaml
    KPI-0001:
      targets:
        - {from: "2026-01", value: 95, amber: 98}
    ```

    ## Passes

    ```yaml
    OBJ-0001:
      baseline: 95
      target: null
      amber: null
      direction: null
      status_of_achievement: {value: 93, rating: amber}
    ```
    """
    for kpi in corpus.records("kpi"):
        if not is_withdrawn(kpi):
            yield from _indicator(kpi)
    for objective in corpus.records("objective"):
        if not is_withdrawn(objective):
            yield from _objective(corpus, objective)


def _indicator(kpi: Record) -> Iterator[Finding]:
    for part in kpi.parts("targets"):
        yield from _limits(part, target_of(part, "value", kpi.text("direction")))
    for part in kpi.parts("series"):
        if not part.has("rating"):
            continue
        held = target_on(kpi, first_day(part.text("period")))
        value = value_of(kpi, part)
        if held is not None and value is not None:
            target = target_of(held, "value", kpi.text("direction"))
            yield from _compared(part, value, target, held.at("value"))


def _objective(corpus: Corpus, objective: Record) -> Iterator[Finding]:
    kpi = indicator_of(corpus, objective)
    direction = objective.text("direction") or (kpi.text("direction") if kpi else "")
    own = target_of(objective, "target", direction)
    yield from _limits(objective, own)
    stated = objective.part("status_of_achievement")
    value = stated.number("value")
    if value is None:
        return
    if own is not None:
        yield from _compared(stated, value, own, objective.at("target"))
    elif kpi is not None:
        held = target_on(kpi, stated.date("on"))
        if held is not None:
            yield from _compared(stated, value, target_of(held, "value", direction), held.at())


def _compared(part: Part, value: float, target: Target | None, place: Place) -> Iterator[Finding]:
    rating = part.text("rating")
    if not rating or target is None or rating in (right := deserved(value, target)):
        return
    limit = "" if target.amber is None else f" and the amber limit {target.amber:g}"
    yield Finding(
        part.at("rating"),
        f"rated {rating}, but {value:.6g} against the target {target.value:g}{limit} "
        f"is {' or '.join(right)}",
        f"write 'rating: {right[0]}', or leave it out: it is computed",
        (("the target", place),),
        fix=writing(part.at("rating"), right[0]) if len(right) == 1 else None,
    )


def _limits(part: Part, target: Target | None) -> Iterator[Finding]:
    if target is not None and target.amber_is_beyond:
        words = target.direction.replace("_", " ")
        yield Finding(
            part.at("amber"),
            f"the amber limit {target.amber:g} is met by no value that misses the target "
            f"{target.value:g}: {words}",
            "write the value up to which a missed target still counts as near",
        )
