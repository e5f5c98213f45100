"""An objective in another unit than the indicator that measures it."""

from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.rules.objectives._indicators import indicator_of
from clausebook.rules.rule import Finding, rule


@rule(
    "OBJ104", basis="integrity", severity="error", since="0.2", clauses="6.2.1 b", parent="OBJ004"
)
def unlike_units(corpus: Corpus) -> Iterator[Finding]:
    """An objective is stated in another unit than its indicator, so the two cannot be compared.

    A target of 95 % and values in days look fine side by side, and mean nothing. Units are compared
    as they are written, in objectives and in indicators that are in force, where both state one.

    ## Fails

    ```yaml
    OBJ-0001:
      unit: days
      status_of_achievement: null
    ```

    ## Passes

    ```yaml
    OBJ-0001:
      unit: null
    ```
    """
    for objective in corpus.live("objective"):
        indicator = indicator_of(corpus, objective)
        if indicator is None:
            continue
        own, theirs = objective.text("unit"), indicator.text("unit")
        if own and theirs and own != theirs:
            yield Finding(
                objective.at("unit"),
                f"the target is in '{own}', but {indicator.id} measures in '{theirs}'",
                f"state the target in '{theirs}', or name the indicator that measures in '{own}'",
                ((f"the unit of {indicator.id}", indicator.at("unit")),),
            )
