"""Numbers of which nobody knows in what they count, or how exactly."""

import re
from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.record import Part, Place, Record
from clausebook.rules.rule import Finding, rule
from clausebook.rules.wording._statement import Statement, in_use, own_statements
from clausebook.rules.wording._words import NUMBERED, QUANTITIES, UNITS

_BARE = re.compile(
    rf"\b(?P<what>{'|'.join(QUANTITIES)})\s+(?:(?:[a-z]+|[≤≥<>=±]+)\s+){{0,5}}?"
    rf"(?<!\w)(?P<number>[+-]?\d+(?:[.,]\d+)?)"
    rf"(?=\s*(?:[,;)]|\.?\s*$|\.\s)|\s+(?:and|or|when|while|if|during|after|before|unless)\b)",
    re.IGNORECASE,
)


@rule("WRD006", basis="guidance", severity="warning", since="0.2", clauses="8.2.2, 8.2.3.1")
def number_without_unit(corpus: Corpus) -> Iterator[Finding]:
    """A number has no unit, no tolerance, or another unit than elsewhere.

    A weight of 5 is nothing that can be checked; a length of exactly 20 mm is nothing that can be
    met; a reply in hours here and in working days there is a quarrel to come. Told are in the
    statement: a measured quantity (time, length, weight, temperature and so on) with a number and
    nothing after it. Told are in the `criterion` of the requirement and of its checks: a numeric
    value without `unit` (a plain number has the unit 1); the operator `=` for something measured in
    a physical unit, such as mm, °C or V, without `tolerance`; and a measure that another
    requirement for the same product states in another unit.

    A limit (≤, ≥, between) needs no tolerance; nor do counts, percentages and calendar times. The
    statement is looked at where it is the organization's own; the criterion always, for it is the
    organization's reading of what a customer or a law demands. Where a design has inputs (8.3.3)
    the same holds for them, but 8.2.2 and 8.2.3.1 ask it of everybody.

    ## Fails

    ```yaml
    REQ-0001:
      source: organization
      statement: The works shall keep a baking temperature of 250 when the door is opened.
    ```

    ## Fails

    ```yaml
    REQ-0001:
      criterion: {unit: null}
    ```

    ## Fails

    ```yaml
    REQ-0002:
      criterion: {operator: "="}
    ```

    ## Passes

    ```yaml
    REQ-0002:
      criterion: {operator: "=", tolerance: 2}
    ```
    """
    for requirement, statement in own_statements(corpus):
        yield from _in_statement(requirement, statement)
    units: dict[tuple[str, str], tuple[str, Place, str]] = {}
    for requirement in corpus.records("requirement"):
        if in_use(corpus, requirement):
            for criterion in _criteria(requirement):
                yield from _bare(criterion)
                yield from _exact(criterion)
            yield from _mixed(requirement, requirement.part("criterion"), units)


def _in_statement(requirement: Record, statement: Statement) -> Iterator[Finding]:
    if not any(word[0].isdigit() for word in statement.words):
        return
    for match in _BARE.finditer(statement.plain):
        number, before = match["number"], match[0].lower().split()
        is_name = before[-2] in NUMBERED or _is_item(match)
        if float(number.replace(",", ".")) != 0 and not is_name:
            yield Finding(
                requirement.at("statement"),
                f"'{match['what'].lower()}' of {number} has no unit",
                f"add the unit, as in '{number} s', '{number} mm' or '{number} kg'",
            )


def _is_item(match: re.Match[str]) -> bool:
    """Whether a number only counts the items of a list: '1. Current state 2. Next state'."""
    mark = match.string[match.end() : match.end() + 1]
    number = match["number"]
    if mark not in (".", ")") or not number.isdigit():
        return False
    others = (f"{int(number) - 1}{mark}", f"{int(number) + 1}{mark}")
    return any(re.search(rf"(?<![\d.,]){re.escape(o)}", match.string) for o in others)


def _criteria(requirement: Record) -> Iterator[Part]:
    if requirement.has("criterion"):
        yield requirement.part("criterion")
    yield from (c.part("criterion") for c in requirement.parts("verified_by") if c.has("criterion"))


def _bare(criterion: Part) -> Iterator[Finding]:
    value = criterion.number("value")
    if value is not None and not criterion.has("unit"):
        yield Finding(
            criterion.at("value"),
            f"'{criterion.text('measure')}' is to be {value:g}, in no unit",
            'add the unit, as in unit: h; for a plain number unit: "1"',
        )


def _exact(criterion: Part) -> Iterator[Finding]:
    value, unit = criterion.number("value"), criterion.text("unit")
    is_measured = value is not None and value != 0 and unit in UNITS
    if criterion.text("operator") == "=" and is_measured and not criterion.has("tolerance"):
        yield Finding(
            criterion.at("value"),
            f"no measurement of '{criterion.text('measure')}' is exactly {value:g} {unit}",
            "add tolerance: 0.5, or use operator: between with value and upper",
        )


def _mixed(
    requirement: Record, criterion: Part, units: dict[tuple[str, str], tuple[str, Place, str]]
) -> Iterator[Finding]:
    """Yield where a product has the same measure in another unit already."""
    measure, unit = " ".join(criterion.text("measure").lower().split()), criterion.text("unit")
    if not unit or criterion.number("value") is None:
        return
    for product in requirement.texts("products"):
        known, place, holder = units.setdefault(
            (product, measure), (unit, criterion.at("unit"), requirement.id)
        )
        if known != unit:
            yield Finding(
                criterion.at("unit"),
                f"'{criterion.text('measure')}' is in {unit} here and in {known} in {holder}",
                f"use one unit for {product}, so that limits can be compared",
                related=((f"in {known} here", place),),
            )
            return
