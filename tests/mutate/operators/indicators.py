"""Faults in indicators: definition, series, targets and charts (clause 9.1)."""

from collections.abc import Iterator, Sequence
from datetime import date
from math import sqrt

from clausebook.record import Part, Record
from tests.mutate.edits import changed, drop, put, remove, without
from tests.mutate.example import Example
from tests.mutate.mutation import Mutation, operator


def _is_rising(kpi: Record) -> bool:
    return kpi.text("direction") == "higher_is_better"


@operator("OBJ003")
def indicator_without_numerator(example: Example) -> Iterator[Mutation]:
    yield from without(example, "kpi", "numerator")


@operator("OBJ003")
def indicator_without_denominator(example: Example) -> Iterator[Mutation]:
    yield from without(example, "kpi", "denominator")


@operator("OBJ003")
def indicator_without_frequency(example: Example) -> Iterator[Mutation]:
    yield from without(example, "kpi", "frequency")


@operator("OBJ003")
def indicator_that_nobody_analyses(example: Example) -> Iterator[Mutation]:
    yield from without(example, "kpi", "analysis_frequency")


@operator("OBJ003")
def indicator_not_kept_up(example: Example) -> Iterator[Mutation]:
    for kpi in example.live("kpi"):
        if kpi.text("frequency") in ("monthly", "quarterly"):
            yield drop(kpi, "series", len(kpi.parts("series")) - 1)


@operator("OBJ003", "OBJ103")
def period_left_out(example: Example) -> Iterator[Mutation]:
    for kpi in example.live("kpi"):
        for index in range(1, len(kpi.parts("series")) - 1):
            yield drop(kpi, "series", index)


@operator("OBJ003", "OBJ103")
def period_given_twice(example: Example) -> Iterator[Mutation]:
    for kpi in example.live("kpi"):
        series = kpi.parts("series")
        for index in range(1, len(series)):
            yield put(kpi, series[index - 1].text("period"), "series", index, "period")


@operator("OBJ003", "OBJ103")
def share_above_a_hundred(example: Example) -> Iterator[Mutation]:
    for kpi in example.live("kpi"):
        if kpi.text("unit") == "%" and kpi.number("factor") == 100:
            for index, point in enumerate(kpi.parts("series")):
                base = point.number("denominator") or 0
                yield put(kpi, base + 4, "series", index, "numerator")


@operator("OBJ004")
def missed_target_called_green(example: Example) -> Iterator[Mutation]:
    for kpi in example.live("kpi"):
        for index, point in enumerate(kpi.parts("series")):
            if point.text("rating") in ("amber", "red"):
                yield put(kpi, "green", "series", index, "rating")


@operator("OBJ004")
def kept_target_called_red(example: Example) -> Iterator[Mutation]:
    for kpi in example.live("kpi"):
        for index, point in enumerate(kpi.parts("series")):
            if point.text("rating") == "green":
                yield put(kpi, "red", "series", index, "rating")


def _is_answered(example: Example, kpi: Record) -> bool:
    return bool(example.related(kpi, "answered_by", "subject_of", "gives_rise_to"))


@operator("OBJ005")
def target_missed_all_the_time_and_nobody_acts(example: Example) -> Iterator[Mutation]:
    """The target in force is raised above, or lowered below, every value of its time."""
    for kpi in example.live("kpi"):
        last = len(kpi.parts("targets")) - 1
        target = kpi.parts("targets")[last]
        ruled = [p for p in kpi.parts("series") if p.text("period") >= target.text("from")]
        values = [point.number("value") or 0 for point in ruled]
        if len(values) >= 3 and not _is_answered(example, kpi):
            new = round(max(values) * 1.01 if _is_rising(kpi) else min(values) / 2, 2)
            if new != target.number("value"):
                yield put(kpi, new, "targets", last, "value")


@operator("OBJ006")
def target_above_a_hundred(example: Example) -> Iterator[Mutation]:
    for kpi in example.live("kpi"):
        if kpi.text("unit") == "%" and kpi.number("factor") == 100:
            yield put(kpi, 105, "targets", len(kpi.parts("targets")) - 1, "value")


@operator("CMP006")
def indicator_that_counts_what_the_register_does_not(example: Example) -> Iterator[Mutation]:
    """But for the first period, in which the register may only have begun."""
    for kpi in example.live("kpi"):
        if kpi.has("counted_from"):
            for index, point in enumerate(kpi.parts("series")[1:], start=1):
                for step in (-2, 3):
                    count = (point.number("numerator") or 0) + step
                    yield put(kpi, count, "series", index, "numerator")


def _counted(example: Example) -> Iterator[tuple[Record, Record]]:
    """Yield each indicator that counts complaints, with each of the year that it has whole."""
    for kpi in example.live("kpi"):
        if kpi.part("counted_from").text("kind") == "complaint":
            for complaint in example.live("complaint"):
                day = complaint.date("received_on")
                if day and date(2026, 1, 1) <= day <= date(2026, 9, 30):
                    yield kpi, complaint


@operator("CMP006")
def complaint_missing_in_the_register(example: Example) -> Iterator[Mutation]:
    for kpi, complaint in _counted(example):
        yield remove(complaint, at=(kpi.id,))


@operator("CMP006")
def complaint_moved_to_another_year(example: Example) -> Iterator[Mutation]:
    for kpi, complaint in _counted(example):
        yield put(complaint, "2025-08-04", "received_on", at=(kpi.id,))


@operator("STA108")
def value_that_its_counts_do_not_give(example: Example) -> Iterator[Mutation]:
    for kpi in example.live("kpi"):
        for index, point in enumerate(kpi.parts("series")):
            value = point.number("value")
            if value:
                yield put(kpi, round(value * 0.8, 2), "series", index, "value")


@operator("STA008")
def total_as_mean_of_the_values(example: Example) -> Iterator[Mutation]:
    for kpi in example.live("kpi"):
        for index, total in enumerate(kpi.parts("totals")):
            within = [
                point.number("value") or 0
                for point in kpi.parts("series")
                if total.text("from") <= point.text("period") <= total.text("until")
            ]
            mean = round(sum(within) / len(within), 2)
            if abs(mean - (total.number("value") or 0)) > 0.1:
                yield put(kpi, mean, "totals", index, "value")


@operator("STA008", "STA108")
def total_of_other_counts(example: Example) -> Iterator[Mutation]:
    for kpi in example.live("kpi"):
        for index, total in enumerate(kpi.parts("totals")):
            for name in ("numerator", "denominator"):
                yield put(kpi, (total.number(name) or 0) + 25, "totals", index, name)


@operator("STA006")
def control_limits_in_the_wrong_place(example: Example) -> Iterator[Mutation]:
    yield from changed(example, "kpi", "limits", "*", "centre_line", to=lambda line: line - 2.5)


@operator("STA206")
def lasting_limits_from_a_short_base(example: Example) -> Iterator[Mutation]:
    yield from without(example, "kpi", "limits", "*", "trial")


@operator("STA106")
def chart_that_does_not_fit_the_counts(example: Example) -> Iterator[Mutation]:
    """Counts of changing size on a chart of single values or of equal samples."""
    for kpi in example.live("kpi"):
        if kpi.text("chart") in ("p", "u"):
            yield from (put(kpi, chart, "chart") for chart in ("i-mr", "np", "c"))


@operator("STA007")
def month_beyond_the_limits(example: Example) -> Iterator[Mutation]:
    """The figures of a month of a steady series lie four standard deviations below it."""
    for kpi in example.live("kpi"):
        points = kpi.parts("series")
        if kpi.text("chart") == "p" and _is_rising(kpi) and len(points) >= 10:
            share = _sum(points, "numerator") / _sum(points, "denominator")
            for index, point in enumerate(points):
                base = point.number("denominator") or 0
                if base >= 400 and not point.has("annotation") and not point.has("responses"):
                    count = round(base * (share - 4 * sqrt(share * (1 - share) / base)))
                    month = {
                        "period": point.text("period"),
                        "numerator": count,
                        "denominator": base,
                        "value": round(100 * count / base, 2),
                    }
                    yield put(kpi, month, "series", index)


def _sum(points: Sequence[Part], name: str) -> float:
    return sum(point.number(name) or 0 for point in points)


@operator("STA009")
def pareto_out_of_order(example: Example) -> Iterator[Mutation]:
    for kpi in example.live("kpi"):
        for chart, pareto in enumerate(kpi.parts("pareto")):
            rows = pareto.value("rows")
            yield put(kpi, [rows[1], rows[0], *rows[2:]], "pareto", chart, "rows")
            yield put(kpi, [*rows[1:], rows[0]], "pareto", chart, "rows")


@operator("STA009")
def pareto_with_a_wrong_share(example: Example) -> Iterator[Mutation]:
    yield from changed(
        example, "kpi", "pareto", "*", "rows", "*", "percentage", to=lambda share: share + 4
    )


@operator("STA009")
def pareto_with_a_wrong_sum(example: Example) -> Iterator[Mutation]:
    yield from changed(
        example, "kpi", "pareto", "*", "rows", "*", "cumulative", to=lambda share: share - 3
    )


@operator("STA009")
def pareto_with_too_few_of_the_vital_few(example: Example) -> Iterator[Mutation]:
    yield from without(example, "kpi", "pareto", "*", "vital_few", "*")
