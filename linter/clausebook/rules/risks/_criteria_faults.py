"""Contradictions inside risk criteria."""

from collections.abc import Iterator, Mapping
from math import inf

from clausebook.analysis.risk_matrix import level_order
from clausebook.record import Record
from clausebook.rules.rule import Finding

__all__ = ["criteria_faults"]

_SCALES = ("likelihood", "consequence", "benefit", "feasibility")


def criteria_faults(criteria: Record) -> Iterator[Finding]:
    """Yield a finding for each contradiction in scales, levels, matrix, appetite and authority."""
    for scale in _SCALES:
        yield from _twice(criteria, scale, "step")
    ambiguous = [*_twice(criteria, "levels", "name"), *_twice(criteria, "levels", "order")]
    yield from ambiguous
    yield from _twice(criteria, "appetite", "category")
    rows = _rows(criteria)
    order = level_order(criteria)
    shape = list(_shape(criteria, rows))
    yield from shape
    yield from _undefined(criteria, rows, order)
    if not ambiguous:
        yield from _appetite(criteria, order)
        if not shape:
            yield from _falling(criteria, rows, order)


def _rows(criteria: Record) -> list[list[str]]:
    found = criteria.value("matrix")
    return found if isinstance(found, list) else []


def _twice(criteria: Record, group: str, name: str) -> Iterator[Finding]:
    seen: dict[object, int] = {}
    for index, part in enumerate(criteria.parts(group)):
        value = part.value(name)
        first = seen.setdefault(value, index)
        if first != index:
            yield Finding(
                part.at(name),
                f"{name} '{value}' stands twice in '{group}'",
                f"give each entry a {name} of its own",
                (("it stands here first", criteria.at(group, first, name)),),
            )


def _shape(criteria: Record, rows: list[list[str]]) -> Iterator[Finding]:
    height, width = len(criteria.parts("likelihood")), len(criteria.parts("consequence"))
    if len(rows) != height:
        yield Finding(
            criteria.at("matrix"),
            f"the matrix has {len(rows)} rows, but the scale of likelihood has {height} steps",
            "write one row for each step of likelihood, the lowest first",
            (("the scale of likelihood", criteria.at("likelihood")),),
        )
    for index, row in enumerate(rows):
        if len(row) != width:
            yield Finding(
                criteria.at("matrix", index),
                f"the row has {len(row)} levels, but the scale of consequence has {width} steps",
                "write one level for each step of consequence, the lowest first",
                (("the scale of consequence", criteria.at("consequence")),),
            )


def _undefined(
    criteria: Record, rows: list[list[str]], order: Mapping[str, int]
) -> Iterator[Finding]:
    named = [
        (level, criteria.at("matrix", i, j))
        for i, row in enumerate(rows)
        for j, level in enumerate(row)
    ]
    for part in criteria.parts("appetite"):
        named += [(part.text(key), part.at(key)) for key in ("level", "tolerance")]
    named += [(part.text("level"), part.at("level")) for part in criteria.parts("authority")]
    for level, place in named:
        if level and level not in order:
            yield Finding(
                place,
                f"level '{level}' is not defined",
                f"use one of the defined levels ({', '.join(order)}), or define it under 'levels'",
                (("the levels that are defined", criteria.at("levels")),),
            )


def _falling(
    criteria: Record, rows: list[list[str]], order: Mapping[str, int]
) -> Iterator[Finding]:
    """Yield the cells that are lower than the one before them in their row or column."""
    for i, row in enumerate(rows):
        for j, level in enumerate(row):
            for k, m, axis in ((i - 1, j, "likelihood"), (i, j - 1, "consequence")):
                before = rows[k][m] if k >= 0 and m >= 0 else level
                if order.get(level, 0) < order.get(before, 0) and level in order:
                    yield Finding(
                        criteria.at("matrix", i, j),
                        f"'{level}' is lower than '{before}' although the {axis} is higher",
                        f"raise this level to at least '{before}', or lower the other one",
                        ((f"'{before}' for the lower {axis}", criteria.at("matrix", k, m)),),
                    )
                    break


def _appetite(criteria: Record, order: Mapping[str, int]) -> Iterator[Finding]:
    for part in criteria.parts("appetite"):
        level, tolerance = part.text("level"), part.text("tolerance")
        if order.get(tolerance, inf) < order.get(level, 0):
            yield Finding(
                part.at("tolerance"),
                f"the tolerance '{tolerance}' is lower than the appetite '{level}'",
                "the tolerance is what is taken for a time beyond the appetite: raise it",
                (("the appetite", part.at("level")),),
            )
