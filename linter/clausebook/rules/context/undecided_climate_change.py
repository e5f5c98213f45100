"""No decision on whether climate change matters."""

from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.rules._absence import has_begun, place_of_absence
from clausebook.rules.rule import Finding, rule

_HINT = (
    "record an issue with topic: climate_change and relevant: true or false, and say why; "
    "'false' is an answer too"
)


@rule("CTX001", basis="requirement", severity="error", since="0.1", clauses="4.1")
def undecided_climate_change(corpus: Corpus) -> Iterator[Finding]:
    """No live record says whether climate change is a relevant issue.

    Amendment 1:2024 asks every organization to determine whether climate change is one of its
    issues. Customers feel the answer: in ovens that have to save energy, in deliveries that a flood
    holds up. Yes and no are both good answers; none is not. The reason and the day are practice,
    not asked for here.

    The rule speaks once the scope or the policy is live.

    ## Fails

    ```yaml
    ISS-0001:
      relevant: null
    ```

    ## Fails

    ```yaml
    ISS-0001:
      topic: economic
    ```

    ## Passes

    ```yaml
    ISS-0001:
      relevant: false
      effect: none
      rationale: Nothing that we build or buy depends on it
    ```
    """
    issues = [i for i in corpus.records("context-issue") if i.text("topic") == "climate_change"]
    live = [issue for issue in issues if issue.is_live(corpus.today)]
    decided = any(issue.flag("relevant") is not None for issue in live)
    if decided or not has_begun(corpus) or corpus.unclear("context-issue"):
        return
    if live:
        message = f"{live[0].id} does not say whether climate change is relevant"
        yield Finding(live[0].at("topic"), message, "add relevant: true or relevant: false")
        return
    yield Finding(
        place_of_absence(corpus, "context-issue"),
        "no live record says whether climate change is a relevant issue",
        _HINT,
        related=tuple((f"{issue.id} is a {issue.status}", issue.at()) for issue in issues),
    )
