"""Values of an indicator that cannot be."""

from collections.abc import Iterator
from datetime import date

from clausebook.analysis.evidence import is_withdrawn
from clausebook.analysis.indicators import is_share
from clausebook.corpus import Corpus
from clausebook.record import Part, Place, Record
from clausebook.rules.objectives._periods import Period, period_of
from clausebook.rules.rule import Finding, rule

_COUNTS = ("numerator", "denominator")


@rule(
    "OBJ103",
    basis="integrity",
    severity="error",
    since="0.2",
    clauses="9.1.1, 7.5.3.2 c",
    parent="OBJ003",
    by_document=True,
)
def impossible_indicator_values(corpus: Corpus) -> Iterator[Finding]:
    """An indicator's series holds a value that cannot be, or contradicts itself about its periods.

    A chart drawn from such numbers misleads whoever decides by it. Told are

    - a period that the calendar does not have, one that stands twice, one that stands behind a
      later one, and one that has not begun yet;
    - a last period of another length than the `frequency` says. Earlier ones may differ: the
      frequency may have changed;
    - a count below zero, and a share above the whole. A share is an indicator in per cent that
      divides one count by another; its value lies between 0 and 100.

    Drafts are looked at too, for a contradiction is not unfinished work.

    ## Fails

    ```yaml
    KPI-0001:
      series:
        - {period: "2026-04", numerator: 57, denominator: 60}
        - {period: "2026-05", numerator: 48, denominator: 50}
        - {period: "2026-05", numerator: 49, denominator: 50}
    ```

    ## Fails

    ```yaml
    KPI-0001:
      series:
        - {period: "2026-04", numerator: 57, denominator: 60}
        - {period: "2026-05", numerator: 51, denominator: 50}
    ```

    ## Fails

    ```yaml
    KPI-0001:
      series:
        - {period: "2026-05", numerator: 48, denominator: 50}
        - {period: "2026-04", numerator: 57, denominator: 60}
    ```

    ## Fails

    ```yaml
    KPI-0001:
      series:
        - {period: "2026-05", numerator: 48, denominator: 50}
        - {period: "2026-06", value: 102}
    ```

    ## Fails

    ```yaml
    KPI-0001:
      series:
        - {period: "2026-Q1", numerator: 141, denominator: 150}
    ```

    ## Passes

    ```yaml
    KPI-0001:
      series:
        - {period: "2026-Q1", numerator: 141, denominator: 150}
        - {period: "2026-04", numerator: 60, denominator: 60}
        - {period: "2026-05", numerator: 48, denominator: 50}
    ```
    """
    for kpi in corpus.records("kpi"):
        if not is_withdrawn(kpi):
            yield from _periods(kpi, corpus.today)
            for part in kpi.parts("series") if is_share(kpi) else ():
                yield from _value(part)


def _periods(kpi: Record, today: date) -> Iterator[Finding]:
    seen: dict[tuple[str, int], Part] = {}
    latest: tuple[Period, Part] | None = None
    for part in kpi.parts("series"):
        period = period_of(part.text("period"))
        if period is None:
            told, hint = "is in no calendar", "write a period that exists, as in '2026-05'"
            yield _at_period(part, told, hint)
            continue
        first = seen.setdefault((period.frequency, period.number), part)
        if first is not part:
            hint = "keep the entry that is right, or correct the period of the other"
            yield _at_period(part, "stands twice", hint, (("the first entry", first.at()),))
        elif latest is not None and period.begins < latest[0].begins:
            told = f"stands behind {latest[0].text}"
            yield _at_period(part, told, "put the oldest first", (("the later", latest[1].at()),))
        elif period.begins > today:
            yield _at_period(part, "has not begun yet", "correct the period, or wait for it")
        if latest is None or period.begins > latest[0].begins:
            latest = (period, part)
    if latest is not None and kpi.text("frequency") not in ("", latest[0].frequency):
        frequency = kpi.text("frequency").replace("_", "-")
        told = f"does not fit the frequency '{frequency}'"
        yield _at_period(
            latest[1], told, "write the values for such periods, or mend the frequency"
        )


def _value(part: Part) -> Iterator[Finding]:
    above, below, value = part.number("numerator"), part.number("denominator"), part.number("value")
    negative = next((name for name in _COUNTS if (part.number(name) or 0) < 0), None)
    if negative is not None:
        yield Finding(
            part.at(negative),
            f"the {negative} in {part.text('period')} is {part.number(negative):g}",
            "correct it: a count cannot be below zero",
        )
    elif above is not None and below is not None and above > below:
        yield Finding(
            part.at("numerator"),
            f"{above:g} of {below:g} in {part.text('period')} is more than all",
            "correct the counts, or give another unit: per cent is for a part of the whole",
            (("below the line", part.at("denominator")),),
        )
    elif value is not None and not 0 <= value <= 100:
        yield Finding(
            part.at("value"),
            f"{value:g} % in {part.text('period')} is outside 0 to 100",
            "correct the value, or the unit if it is not a part of the whole",
        )


def _at_period(
    part: Part, told: str, hint: str, related: tuple[tuple[str, Place], ...] = ()
) -> Finding:
    return Finding(part.at("period"), f"period {part.text('period')} {told}", hint, related)
