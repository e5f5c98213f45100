"""Somebody who judges the effect of what he did himself."""

from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.rules.rule import Finding, rule


@rule("NCR007", basis="house", severity="info", since="0.2", clauses="10.2.1 d")
def self_verified_action(corpus: Corpus) -> Iterator[Finding]:
    """Whether a corrective action worked is judged by somebody who carried it out.

    Nobody likes to find that the own idea did not work. Who judges the effect (`effectiveness.by`)
    is better none of those who carried the action out (`implemented_by`). The standard asks that
    the effect be reviewed, not by whom; in a small organization there may be nobody else, which is
    a good reason to suppress this rule. It is the house's. Open corrective actions are looked at
    too, for then somebody else can still be asked.

    ## Fails

    ```yaml
    CAR-0001:
      implemented_by: [PSN-0003, PSN-0002]
    ```

    ## Passes

    ```yaml
    CAR-0001:
      implemented_by: null
    ```
    """
    for action in corpus.live("corrective-action"):
        judge = action.part("effectiveness").text("by")
        if judge and judge in action.texts("implemented_by"):
            yield Finding(
                action.at("effectiveness", "by"),
                f"{judge} judges what {judge} carried out",
                "ask somebody else to judge whether it worked",
                (("who carried it out", action.at("implemented_by")),),
            )
