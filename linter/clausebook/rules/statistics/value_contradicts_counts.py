"""A value that is not the one that its counts give."""

from collections.abc import Iterator

from clausebook.analysis.evidence import is_withdrawn
from clausebook.analysis.indicators import factor_by_unit, factor_of, points_of
from clausebook.analysis.rounding import agrees, rounded
from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.rule import Finding, rule


@rule(
    "STA108",
    basis="integrity",
    severity="error",
    since="0.2",
    clauses="9.1.1 b, 9.1.3",
    parent="STA008",
)
def value_contradicts_counts(corpus: Corpus) -> Iterator[Finding]:
    """The value of an indicator is not the one that its numerator and denominator give.

    171 of 196 lines are 87.2 %, whatever the report says. In each period of an indicator where
    numerator, denominator and value are written, the value is numerator by denominator times the
    `factor`, rounded to the decimals with which it is written. Where no factor is given, the unit
    tells it: 100 for %, 1 000 000 for ppm, 1000 for what is told per 1000. So it is with our own
    figure in a benchmark. Drafts are looked at too; what was withdrawn is not.

    Values may be left out where the counts are there: they are computed. A share above the whole is
    told by OBJ103.

    ## Fails

    ```yaml
    KPI-0001:
      series:
        - {period: "2026-04", numerator: 57, denominator: 60, value: 59, rating: red}
        - {period: "2026-05", numerator: 48, denominator: 50, value: 96}
    ```

    ## Fails

    ```yaml
    KPI-0001:
      factor: 1
    ```

    ## Passes

    ```yaml
    KPI-0001:
      series:
        - {period: "2026-04", numerator: 171, denominator: 196, value: 87.2}
        - {period: "2026-05", numerator: 48, denominator: 50}
    ```
    """
    for kpi in corpus.records("kpi"):
        if not is_withdrawn(kpi) and kpi.has("series"):
            yield from _series(kpi)
    for benchmark in corpus.records("benchmark"):
        yield from _ours(corpus, benchmark)


def _series(kpi: Record) -> Iterator[Finding]:
    points = [point for point in points_of(kpi) if not point.is_impossible]
    wrong = [point for point in points if point.contradicts_itself]
    if len(wrong) > 1 and len(wrong) == len([p for p in points if p.computed is not None]):
        first = wrong[0]
        yield Finding(
            kpi.at("factor") if kpi.has("factor") else kpi.at("series"),
            f"no value is numerator by denominator times {factor_of(kpi):g}: "
            f"{first.stated:g} in {first.period}, where the counts give "
            f"{rounded(first.computed or 0.0)}",
            "mend the factor, as in 'factor: 100' for per cent",
        )
        return
    for point in wrong:
        stated, true = point.stated or 0.0, point.computed or 0.0
        yield Finding(
            point.part.at("value"),
            f"stated {stated:g} in {point.period}, but {point.above:g} of {point.below:g} is "
            f"{rounded(true, stated)}",
            f"write 'value: {rounded(true, stated)}', or mend the counts",
        )


def _ours(corpus: Corpus, benchmark: Record) -> Iterator[Finding]:
    ours = benchmark.part("ours")
    above, below, value = (ours.number(n) for n in ("numerator", "denominator", "value"))
    if above is None or not below or value is None:
        return
    kpi = corpus.get(benchmark.text("kpi"))
    factor = factor_by_unit(benchmark.text("unit"))
    if kpi is not None and kpi.kind.name == "kpi" and kpi.is_valid:
        factor = factor_of(kpi)
    true = factor * above / below
    if not agrees(value, true):
        yield Finding(
            ours.at("value"),
            f"stated {value:g}, but {above:g} of {below:g} is {rounded(true, value)}",
            f"write 'value: {rounded(true, value)}', or mend the counts",
        )
