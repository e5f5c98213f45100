"""Two requirements for the same thing that cannot both be met."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain

from clausebook.analysis.requirement_limits import Limits, limits_of
from clausebook.corpus import Corpus
from clausebook.rules.rule import Finding, rule

Pair = tuple[Limits, Limits]


@rule("REQ006", basis="requirement", severity="error", since="0.2", clauses="8.2.2, 8.2.3.1")
def conflicting_limits(corpus: Corpus) -> Iterator[Finding]:
    """Two requirements ask for values of which none meets both.

    One product cannot answer within two seconds and after five. Whoever promises both breaks one of
    the promises, and nobody has decided which. Compared are the criteria of live requirements with
    the same `measure` and `unit` for the same product; those that name no product are compared with
    each other. A tolerance widens a limit, and an end that is left out (`<`) does not count.

    - Where the two hold for a common segment, or one of them for all, they contradict each other:
      one has to give way.
    - Where they hold for different segments, the conflict is a choice between customers. It is
      settled once one of the two names the decision as its `trade_off`.

    Units are not converted, and measures in other words are not recognised: the same word for the
    same thing is what makes conflicts visible. Of each product, measure and segment one pair is
    told. Where a design is made, its inputs may not contradict each other either (8.3.3).

    ## Fails

    ```yaml
    REQ-0001:
      criterion: {measure: Temperature of the outside, operator: ≥, value: 60, unit: °C}
    ```

    ## Fails

    ```yaml
    REQ-0001:
      segments: [SEG-0002]
      criterion:
        {measure: temperature of the outside, operator: between, value: 70, upper: 80, unit: °C}
    ```

    ## Fails

    ```yaml
    REQ-0001:
      criterion: {measure: colour of the lamp, operator: is, value: green, unit: null}
    REQ-0002:
      criterion: {measure: colour of the lamp, operator: is, value: red, unit: null}
    ```

    ## Passes

    ```yaml
    REQ-0001:
      segments: [SEG-0002]
      trade_off: DEC-0001
      criterion:
        {measure: temperature of the outside, operator: between, value: 70, upper: 80, unit: °C}
    ```

    ## Passes

    ```yaml
    REQ-0001:
      criterion:
        {measure: temperature of the outside, operator: between, value: 50, upper: 80, unit: °C}
    ```
    """
    groups: defaultdict[tuple[str, str, str], list[Limits]] = defaultdict(list)
    for requirement in corpus.live("requirement"):
        limits = limits_of(requirement)
        if limits is not None:
            for product in requirement.texts("products") or ("",):
                groups[limits.measure, limits.unit, product].append(limits)
    told: set[frozenset[str]] = set()
    for group in groups.values():
        for first, second in chain(_within_segments(group), _across_segments(group)):
            pair = frozenset((first.requirement.id, second.requirement.id))
            if pair not in told:
                told.add(pair)
                yield _finding(first, second)


def _within_segments(group: list[Limits]) -> Iterator[Pair]:
    """Yield for each segment two limits that exclude each other, if any do."""
    every = dict.fromkeys(s for limits in group for s in _segments(limits))
    for segment in every or ("",):
        yield from _conflict(
            one for one in group if segment in _segments(one) or not _segments(one)
        )


def _across_segments(group: list[Limits]) -> Iterator[Pair]:
    yield from _conflict(one for one in group if not one.requirement.has("trade_off"))


def _conflict(found: Iterable[Limits]) -> Iterator[Pair]:
    """Yield two limits that exclude each other, if any do, in the order in which they stand.

    Intervals all meet unless the one that begins last begins behind the one that ends first.
    """
    members = list(found)
    words = {limits.word: limits for limits in reversed(members) if limits.word is not None}
    intervals = [limits for limits in members if limits.word is None]
    pairs = [tuple(words.values())[:2]]
    if intervals:
        last, first = max(intervals, key=_begin), min(intervals, key=_end)
        pairs.append((first, last))
    for pair in pairs:
        if len(pair) == 2 and pair[0].excludes(pair[1]):
            yield (pair[0], pair[1]) if _precedes(members, *pair) else (pair[1], pair[0])


def _precedes(members: list[Limits], first: Limits, second: Limits) -> bool:
    return next(one for one in members if one in (first, second)) is first


def _begin(limits: Limits) -> tuple[float, bool]:
    return limits.lower


def _end(limits: Limits) -> tuple[float, bool]:
    return limits.ceiling


def _segments(limits: Limits) -> tuple[str, ...]:
    return limits.requirement.texts("segments")


def _finding(first: Limits, second: Limits) -> Finding:
    one, other = first.requirement, second.requirement
    if first.is_for_others_than(second):
        hint = "decide between the segments and name the decision, as in 'trade_off: DEC-0001'"
    else:
        hint = "change one of the two, or let each hold for a product or a segment of its own"
    return Finding(
        other.at("criterion", "value"),
        f"{other.id} asks for '{second.measure}' {second.asked}, "
        f"{one.id} for {first.asked}: no value meets both",
        hint,
        ((f"what {one.id} asks for", one.at("criterion", "value")),),
    )
