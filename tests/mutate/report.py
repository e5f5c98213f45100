"""What the bench prints: a table by area, and each fault that was not found."""

from collections import Counter
from collections.abc import Iterator, Sequence

from clausebook.diagnostic import Diagnostic
from tests.mutate.bench import Outcome

__all__ = ["share_found", "table", "told_of_the_untouched"]


def share_found(outcomes: Sequence[Outcome]) -> float:
    """Return the share of the faults that were found, 0 where there are none."""
    return sum(outcome.found for outcome in outcomes) / len(outcomes) if outcomes else 0.0


def table(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Yield the lines of the table by area, then the faults that were not found."""
    faults = Counter(outcome.operator.area for outcome in outcomes)
    found = Counter(outcome.operator.area for outcome in outcomes if outcome.found)
    others = Counter[str]()
    for outcome in outcomes:
        others[outcome.operator.area] += len(outcome.others)
    yield f"{'area':18}{'operators':>10}{'faults':>8}{'found':>8}{'share':>9}{'other findings':>16}"
    for area in faults:
        operators = {o.operator.name for o in outcomes if o.operator.area == area}
        yield _line(area, len(operators), faults[area], found[area], others[area])
    every = {(o.operator.area, o.operator.name) for o in outcomes}
    yield _line("all", len(every), len(outcomes), found.total(), others.total())
    missed = [outcome for outcome in outcomes if not outcome.found]
    if missed:
        yield ""
        yield "not found:"
    for outcome in missed:
        yield f"  {' or '.join(outcome.operator.codes)}: {outcome.operator.name}"
        yield f"    {outcome.mutation.change}"
        yield f"    {outcome.reason}"


def told_of_the_untouched(diagnostics: Sequence[Diagnostic]) -> Iterator[str]:
    """Yield a line for each finding on the example as it is."""
    yield f"{len(diagnostics)} findings on the untouched example"
    for diagnostic in diagnostics:
        yield f"  {diagnostic.code} at {diagnostic.record}: {diagnostic.message}"


def _line(area: str, operators: int, faults: int, found: int, others: int) -> str:
    mean = f"{others / faults:.1f} a fault"
    return f"{area:18}{operators:>10}{faults:>8}{found:>8}{found / faults:>9.1%}{mean:>16}"
