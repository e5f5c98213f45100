"""A Pareto analysis that does not add up."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from clausebook.amendment import Fix, Put, writing
from clausebook.analysis.days import first_day
from clausebook.analysis.indicators import points_of
from clausebook.analysis.pareto_analyses import is_other, threshold_of
from clausebook.analysis.rounding import agrees, number_in, rounded
from clausebook.corpus import Corpus
from clausebook.record import Part, Record
from clausebook.rules.rule import Finding, rule
from clausebook.statistics.pareto import Pareto, pareto

_HAS = {"percentage": "has", "cumulative": "and all above it have"}
_ROUNDED_PARTS = 1.0
"""Units of the last decimal by which a sum of rounded percentages may be off."""


@rule(
    "STA009",
    basis="integrity",
    severity="error",
    since="0.2",
    clauses="9.1.3",
    by_document=True,
    mends=True,
)
def wrong_pareto(corpus: Corpus) -> Iterator[Finding]:
    """A Pareto analysis is not in order, or does not add up.

    A few causes make most of the complaints, and a Pareto analysis shows which. It leads astray
    where a large one stands far down, where "other" stands among the causes although nobody can
    remove it, or where the sums are those of last year. Of each analysis under `pareto` of a live
    indicator is checked, as far as it is written:

    - the largest category comes first, and what is called other last, whatever its size; no
      category stands twice;
    - the percentages, and the cumulative ones, which end at 100;
    - the `vital_few`: the first categories that together reach the `threshold` (80 %), never other;
    - the counts add up to the numerators of the same periods in the series. What is counted from
      records (`counted_from`) is compared by CMP006 instead.

    ## Fails

    ```yaml
    KPI-0011:
      pareto:
        - from: 2026-05
          until: 2026-05
          rows: [{category: thermostat, count: 1}, {category: door, count: 46}]
    ```

    ## Fails

    ```yaml
    KPI-0011:
      pareto:
        - from: 2026-05
          until: 2026-05
          rows:
            - {category: door, count: 33, percentage: 70.2, cumulative: 70.2}
            - {category: thermostat, count: 12, percentage: 25.5, cumulative: 85.7}
            - {category: other, count: 2, percentage: 4.3, cumulative: 100}
    ```

    ## Fails

    ```yaml
    KPI-0011:
      pareto:
        - from: 2026-05
          until: 2026-05
          rows: [{category: door, count: 33}, {category: other, count: 14}]
          vital_few: [door, other]
    ```

    ## Passes

    ```yaml
    KPI-0011:
      pareto:
        - from: 2026-05
          until: 2026-05
          rows:
            - {category: door, count: 33, percentage: 70.2, cumulative: 70.2}
            - {category: thermostat, count: 6, percentage: 12.8, cumulative: 83}
            - {category: other, count: 8, percentage: 17, cumulative: 100}
          vital_few: [door, thermostat]
    ```
    """
    for kpi in corpus.live("kpi"):
        for part in kpi.parts("pareto"):
            rows = part.parts("rows")
            found = [*_order(part, rows)] or [*_total(kpi, part, rows)]
            yield from found or _numbers(part, rows)


def _order(part: Part, rows: Sequence[Part]) -> Iterator[Finding]:
    names = [row.text("category").strip().casefold() for row in rows]
    twice = [name for name, count in Counter(names).items() if count > 1]
    if twice:
        yield Finding(
            rows[names.index(twice[0], names.index(twice[0]) + 1)].at("category"),
            f"the category '{twice[0]}' stands twice",
            "add up both counts",
        )
        return
    for above, row in pairwise(rows):
        if is_other(above.text("category")):
            yield Finding(
                above.at(),
                f"'{above.text('category')}' stands above '{row.text('category')}'",
                "put it last: it is no cause that could be removed",
            )
            return
        count, before = row.number("count") or 0, above.number("count") or 0
        if count > before and not is_other(row.text("category")):
            yield Finding(
                row.at(),
                f"'{row.text('category')}' has {count:g}, but stands below "
                f"'{above.text('category')}' with {before:g}",
                "order the categories by their counts, the largest first",
            )
            return


def _total(kpi: Record, part: Part, rows: Sequence[Part]) -> Iterator[Finding]:
    first, last = first_day(part.text("from")), first_day(part.text("until"))
    if first is None or last is None or kpi.has("counted_from"):
        return
    series = [point.above for point in points_of(kpi) if first <= point.day <= last]
    counts = [count for count in series if count is not None]
    total = sum(row.number("count") or 0 for row in rows)
    if counts and len(counts) == len(series) and not agrees(total, sum(counts)):
        yield Finding(
            part.at("rows"),
            f"the categories add up to {total:g}, but the series counts {sum(counts):g} from "
            f"{part.text('from')} to {part.text('until')}",
            "mend the counts, or count what has no category as 'other'",
        )


def _numbers(part: Part, rows: Sequence[Part]) -> Iterator[Finding]:
    threshold = threshold_of(part)
    names = [row.text("category") for row in rows]
    weights = {name: row.number("count") or 0.0 for name, row in zip(names, rows, strict=True)}
    other = [name for name in names if is_other(name)]
    found = pareto(weights, threshold=threshold, other=other)
    if found is None:
        return
    wrong = _first_wrong(found, rows)
    if wrong is not None:
        yield wrong
    elif part.has("vital_few") and not _are_the_few(part.texts("vital_few"), found, weights):
        few = ", ".join(found.vital_few)
        yield Finding(
            part.at("vital_few"),
            f"'{', '.join(part.texts('vital_few'))}' is named, but the largest that together reach "
            f"{found.threshold:g} %, other left aside: '{few}'",
            f"write 'vital_few: [{few}]'",
            fix=Fix(
                f"write 'vital_few: [{few}]'",
                (Put(part.at("vital_few").pointer, [*found.vital_few]),),
            ),
        )


def _are_the_few(names: Sequence[str], found: Pareto, weights: Mapping[str, float]) -> bool:
    """Whether these are the vital few; of equal categories any may be one of them."""
    known = [weights[name] for name in names if name in weights and not is_other(name)]
    return len(known) == len(names) and sorted(known) == sorted(
        weights[name] for name in found.vital_few
    )


def _first_wrong(found: Pareto, rows: Sequence[Part]) -> Finding | None:
    """Return the first percentage that is not right; those below follow from it."""
    cumulative = 0.0
    for row in rows:
        percentage = 100 * (row.number("count") or 0.0) / found.total
        cumulative += percentage
        for name, true in (("percentage", percentage), ("cumulative", cumulative)):
            stated = row.number(name)
            units = _ROUNDED_PARTS if name == "cumulative" else 0.5
            if stated is not None and not agrees(stated, true, units=units):
                return Finding(
                    row.at(name),
                    f"stated {stated:g} %, but '{row.text('category')}' {_HAS[name]} "
                    f"{rounded(true, stated)} %",
                    f"write '{name}: {rounded(true, stated)}'",
                    fix=writing(row.at(name), number_in(rounded(true, stated))),
                )
    return None
