"""A figure of others that is set beside ours, and does not count the same."""

from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.rule import Finding, rule

_ALIKE = {
    "same_definition": "count the same",
    "same_population": "are of the same sort of customers",
    "same_period": "are of the same time",
}


@rule(
    "STA203",
    basis="practice",
    severity="warning",
    since="0.2",
    clauses="9.1.1 b, 9.1.3",
    parent="STA003",
)
def unlike_benchmark(corpus: Corpus) -> Iterator[Finding]:
    """A figure of others is set beside ours without saying whether both count the same.

    "Above the industry" is easily said of two figures that count different things: theirs all
    buyers, ours those who answered; theirs the last confirmed day, ours the first. A benchmark on a
    live survey or indicator says whether it has the same definition (`same_definition`). A
    benchmark record says so under `comparability` and draws its verdict from it: two figures whose
    definition differs are not called `comparable`, but `with_care` or `not_comparable`.

    ## Fails

    ```yaml
    KPI-0001:
      benchmark: {value: 91, source: Survey of the trade association, on: 2025-11-03}
    ```

    ## Passes

    ```yaml
    KPI-0001:
      benchmark:
        value: 91
        source: Survey of the trade association
        on: 2025-11-03
        same_definition: false
    ```
    """
    for record in corpus.live("survey", "kpi"):
        figure = record.part("benchmark")
        if figure and figure.flag("same_definition") is None:
            yield Finding(
                figure.at(),
                f"{figure.number('value'):g} of '{figure.text('source')}' stands beside ours, and "
                "nothing says whether it counts the same",
                "write 'same_definition: true' or 'same_definition: false'",
            )
    for benchmark in corpus.live("benchmark"):
        yield from _verdict(benchmark)


def _verdict(benchmark: Record) -> Iterator[Finding]:
    judged = benchmark.part("comparability")
    if judged.flag("same_definition") is None:
        yield Finding(
            judged.at() if judged else benchmark.at(),
            "nothing says whether their figure counts the same as ours",
            "write it, as in 'comparability: {same_definition: false, verdict: with_care}'",
        )
    elif judged.text("verdict") == "comparable":
        unlike = [words for name, words in _ALIKE.items() if judged.flag(name) is False]
        if unlike:
            yield Finding(
                judged.at("verdict"),
                f"called comparable, though the two figures do not all {' and '.join(unlike)}",
                "write 'verdict: with_care' or 'verdict: not_comparable', and say in what they "
                "differ",
            )
