"""An indicator that nobody could compute the same way twice, or whose values stopped."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from clausebook.analysis.days import after_days
from clausebook.corpus import Corpus
from clausebook.record import Part, Record
from clausebook.rules.objectives._periods import LENGTH_IN_DAYS, Dated, dated
from clausebook.rules.rule import Finding, rule

_COUNTS = ("numerator", "denominator")
_ASKED = {
    "numerator": ("what is counted above the line", "numerator: Ovens delivered on the day"),
    "denominator": ("what is counted below the line", "denominator: Ovens due in the month"),
    "definition": (
        "what counts as kept",
        "definition: The promised day is that of the first confirmation",
    ),
    "source": ("where the numbers come from", "source: Order system, list of deliveries"),
    "frequency": ("how often a value is taken", "frequency: monthly"),
    "analysis_frequency": ("how often the values are looked at", "analysis_frequency: quarterly"),
}


@rule(
    "OBJ003",
    basis="requirement",
    severity="warning",
    since="0.2",
    clauses="9.1.1, 9.1.3",
    by_document=True,
)
def undefined_or_stale_indicator(corpus: Corpus, *, slack: float = 1.5) -> Iterator[Finding]:
    """An indicator lacks a part of its definition, or values that should be there.

    It is determined what is measured, how, when, and when the results are analysed; and then it is
    done. Of a live indicator it is asked:

    - **Defined:** where the numbers come from (`source` or `source_location`), how often a value is
      taken and how often it is looked at; what is counted above and below the line where counts are
      given; and for a share of deliveries the `definition` that says what counts as kept, for
      "on time" means three things to three people.
    - **Taken:** the last value is not older than 1.5 times the `frequency`, counted from the end of
      its period (threshold `slack`; for days and weeks a week is always granted). An indicator that
      has no values here yet is told unless it names the location where they are kept.
    - **Without gaps:** no period is left out between the first and the last. For a month without
      deliveries write an entry with its period and an `annotation`. Days are not looked at: nobody
      is asked to measure on Sundays.
    - **Looked at:** `analysed_on`, where it is stated, is not older than 1.5 times the
      `analysis_frequency`.

    Which indicators there are is free; what is kept of the results is not. Values that contradict
    each other are the matter of OBJ103.

    ## Fails

    ```yaml
    KPI-0001:
      definition: null
      analysis_frequency: null
    ```

    ## Fails

    ```yaml
    KPI-0001:
      source: null
      source_location: null
    ```

    ## Fails

    ```yaml
    KPI-0001:
      series:
        - {period: "2026-01", numerator: 46, denominator: 50}
        - {period: "2026-02", numerator: 47, denominator: 50}
        - {period: "2026-05", numerator: 48, denominator: 50}
    ```

    ## Fails

    ```yaml
    KPI-0001:
      series:
        - {period: "2026-03", numerator: 48, denominator: 50}
        - {period: "2026-04", numerator: 57, denominator: 60}
    ```

    ## Fails

    ```yaml
    KPI-0001:
      analysed_on: 2026-01-31
    ```

    ## Passes

    ```yaml
    KPI-0001:
      series:
        - {period: "2026-01", numerator: 46, denominator: 50}
        - {period: "2026-02", annotation: Works closed for the new floor}
        - {period: "2026-03", numerator: 48, denominator: 50}
        - {period: "2026-04", numerator: 57, denominator: 60}
        - {period: "2026-05", numerator: 48, denominator: 50}
    ```
    """
    for kpi in corpus.live("kpi"):
        missing = [name for name in _ASKED if not _is_defined(kpi, name)]
        if missing:
            yield Finding(
                kpi.at(),
                f"{kpi.id}, '{kpi.title}', does not say "
                f"{' nor '.join(_ASKED[name][0] for name in missing)}",
                f"add it, as in '{_ASKED[missing[0]][1]}'",
                clauses=("9.1.1",),
            )
        yield from _taken(kpi, corpus.today, slack)
        yield from _looked_at(kpi, corpus.today, slack)


def _is_defined(kpi: Record, name: str) -> bool:
    if name in _COUNTS:
        return kpi.has(name) or not any(part.has(name) for part in kpi.parts("series"))
    if name == "definition":
        is_share = kpi.text("class") == "delivery" and kpi.has("denominator")
        return kpi.has(name) or not is_share
    return kpi.has(name) or (name == "source" and kpi.has("source_location"))


def _taken(kpi: Record, today: date, slack: float) -> Iterator[Finding]:
    series = kpi.parts("series")
    frequency = kpi.text("frequency")
    entries = dated(kpi)
    fitting = [(period, part) for period, part in entries if period.frequency == frequency]
    if frequency != "daily":
        yield from _gaps(fitting)
    filled = [(period, part) for period, part in fitting if _has_value(part)]
    if filled and len(fitting) == len(entries):
        period, part = filled[-1]
        if after_days(period.ends, _granted(frequency, slack)) < today:
            yield Finding(
                part.at("period"),
                f"the last value is that of {period.text}, but one is taken {_words(frequency)}",
                "add the values since then; one that is measured no longer has 'status: obsolete'",
                clauses=("9.1.1",),
            )
    elif not series and not kpi.has("source_location"):
        yield from _never_taken(kpi, today, slack)


def _never_taken(kpi: Record, today: date, slack: float) -> Iterator[Finding]:
    begins = kpi.date("effective_on")
    frequency = kpi.text("frequency")
    length = LENGTH_IN_DAYS.get(frequency)
    if begins is None or length is None:
        return
    if after_days(begins, length + _granted(frequency, slack)) < today:
        yield Finding(
            kpi.at(),
            f"{kpi.id}, '{kpi.title}', has no value since {begins}",
            "add the values under 'series', or name the location where they are kept, as in "
            "'source_location: LOC-0001'",
            clauses=("9.1.1",),
        )


def _gaps(fitting: list[Dated]) -> Iterator[Finding]:
    for (before, _), (after, part) in pairwise(fitting):
        if after.number > before.number + 1:
            yield Finding(
                part.at("period"),
                f"nothing stands between {before.text} and {after.text}",
                "add what is missing; for a period without a value write why, as in "
                "'{period: \"2026-02\", annotation: Works closed}'",
                clauses=("9.1.1",),
            )


def _looked_at(kpi: Record, today: date, slack: float) -> Iterator[Finding]:
    on, frequency = kpi.date("analysed_on"), kpi.text("analysis_frequency")
    if on is not None and frequency and after_days(on, _granted(frequency, slack)) < today:
        yield Finding(
            kpi.at("analysed_on"),
            f"last analysed on {on}, but the values are to be looked at {_words(frequency)}",
            "look at the values, and write 'reading', 'decision' and 'analysed_on' anew",
            clauses=("9.1.3",),
        )


def _granted(frequency: str, slack: float) -> int:
    """Return the days after the end of a period within which the next value is due."""
    return max(7, round(LENGTH_IN_DAYS[frequency] * slack))


def _words(frequency: str) -> str:
    return frequency.replace("_", "-")


def _has_value(part: Part) -> bool:
    return part.has("value") or part.has("numerator")
