"""A total that is the mean of its parts."""

from collections.abc import Iterator, Sequence

from clausebook.amendment import writing
from clausebook.analysis.control_charts import is_sound
from clausebook.analysis.days import first_day
from clausebook.analysis.indicators import Point, factor_of, points_of
from clausebook.analysis.rounding import agrees, number_in, rounded
from clausebook.corpus import Corpus
from clausebook.record import Part, Record
from clausebook.rules.rule import Finding, rule
from clausebook.statistics.ratios import mean_of_ratios, ratio_of_sums


@rule(
    "STA008",
    basis="integrity",
    severity="error",
    since="0.2",
    clauses="9.1.1 b, 9.1.3",
    by_document=True,
    mends=True,
)
def averaged_percentages(corpus: Corpus) -> Iterator[Finding]:
    """A total over several periods is not the sum of the counts above by the sum of those below.

    One of two orders on time is 50 %, 98 of 98 are 100 %; together they are 99 of 100, which is
    99 %, and not the mean of 75 %. A mean of percentages lets two orders weigh as much as
    ninety-eight. What an indicator states under `totals` is computed anew from the periods of its
    series, `from` to `until`: the sum of the numerators, of the denominators, and the value. Where
    the series does not hold all counts, the value is held against the counts of the total itself.

    Silent where a value of the series contradicts its own counts (STA108) or cannot be (OBJ103).

    ## Fails

    ```yaml
    KPI-0001:
      totals:
        - {from: 2026-01, until: 2026-05, numerator: 246, denominator: 260, value: 94.6}
        - {from: 2026-01, until: 2026-04, value: 94.25}
    ```

    ## Fails

    ```yaml
    KPI-0001:
      series:
        - {period: "2026-04", numerator: 1, denominator: 2}
        - {period: "2026-05", numerator: 98, denominator: 98}
      totals: [{from: 2026-04, until: 2026-05, value: 75}]
    ```

    ## Fails

    ```yaml
    KPI-0001:
      totals: [{from: 2026-01, until: 2026-05, numerator: 264, denominator: 260, value: 94.6}]
    ```

    ## Passes

    ```yaml
    KPI-0001:
      totals: [{from: 2026-01, until: 2026-05, numerator: 246, denominator: 260, value: 94.6}]
    ```
    """
    for kpi in corpus.live("kpi"):
        if kpi.has("totals"):
            points = points_of(kpi)
            for total in kpi.parts("totals"):
                yield from _total(kpi, total, points)


def _total(kpi: Record, total: Part, points: Sequence[Point]) -> Iterator[Finding]:
    first, last = first_day(total.text("from")), first_day(total.text("until"))
    if first is None or last is None:
        return
    if last < first:
        yield Finding(
            total.at("until"),
            f"the total ends with {total.text('until')}, before it begins with "
            f"{total.text('from')}",
            "mend one of the two periods",
        )
        return
    chosen = [point for point in points if first <= point.day <= last]
    if not is_sound(chosen):
        return
    counts = [(point.above, point.below) for point in chosen]
    known = [(above, below) for above, below in counts if above is not None and below]
    if not known or len(known) < len(counts):
        known = []
    wrong = [*_sums(total, known)]
    yield from wrong or _value(kpi, total, known)


def _sums(total: Part, known: Sequence[tuple[float, float]]) -> Iterator[Finding]:
    sums = {
        "numerator": sum(above for above, _ in known),
        "denominator": sum(below for _, below in known),
    }
    for name, true in sums.items():
        stated = total.number(name)
        if known and stated is not None and not agrees(stated, true):
            yield Finding(
                total.at(name),
                f"the {name} is stated as {stated:g}, but those of the periods add up to {true:g}",
                f"write '{name}: {true:g}'",
                fix=writing(total.at(name), number_in(rounded(true, true))),
            )


def _value(kpi: Record, total: Part, known: Sequence[tuple[float, float]]) -> Iterator[Finding]:
    above, below = total.number("numerator"), total.number("denominator")
    own = [(above, below)] if above is not None and below and below > 0 else []
    parts = known or own
    if any(size < 0 for _, size in parts):
        return
    factor, value = factor_of(kpi), total.number("value")
    true, mean = ratio_of_sums(parts), mean_of_ratios(parts)
    if value is None or true is None or mean is None or agrees(value, factor * true):
        return
    written = rounded(factor * true, value)
    is_mean = len(parts) > 1 and agrees(value, factor * mean)
    sums = f"{sum(n for n, _ in parts):g} of {sum(n for _, n in parts):g}"
    yield Finding(
        total.at("value"),
        f"{value:g} is the mean of the values of the periods, but together they are {sums}, "
        f"which is {written}"
        if is_mean
        else f"stated {value:g}, but {sums} is {written}",
        f"write 'value: {written}'",
        fix=writing(total.at("value"), number_in(written)),
    )
