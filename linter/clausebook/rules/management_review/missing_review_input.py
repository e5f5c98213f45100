"""Something that a management review has to look at and did not."""

from collections.abc import Iterator

from clausebook.analysis.reviews import finished_reviews
from clausebook.corpus import Corpus
from clausebook.record import Part
from clausebook.rules.rule import Finding, rule

_CONSIDERED = ("records", "conclusion", "none_reason")


@rule("MRV001", basis="requirement", severity="warning", since="0.2", clauses="9.3.2")
def missing_review_input(corpus: Corpus) -> Iterator[Finding]:
    """A management review says nothing on something that it has to consider.

    Top management that does not hear how satisfied customers are decides as if they were. The
    review considers the actions of earlier reviews (a), changes of issues (b), seven things that
    show how the system performs (c), resources (d), the effect of actions on risks and
    opportunities (e), and where something can be improved (f). Of each input it is asked that
    records were looked at, or a conclusion was drawn, or a reason is given why there was nothing to
    consider (`none_reason`). A trend alone says nothing.

    A review may be spread over several meetings and so over several records: in one of them, let
    `none_reason` name the other, as in "considered in MRV-0003". A review is looked at once it is
    closed, or a month after its last meeting; one that is still being prepared is left alone.
    Which inputs there are, and which clause asks for each, is read from the schema; what the
    edition of 2026 adds is asked by ED004. The standard keeps records of results (see MRV002) and
    leaves open how it is shown what was considered; so this is a warning.

    ## Fails

    ```yaml
    MRV-0001:
      inputs: {providers: null}
    ```

    ## Fails

    ```yaml
    MRV-0001:
      inputs: {satisfaction_and_feedback: {records: null, conclusion: null}}
    ```

    ## Passes

    ```yaml
    MRV-0001:
      inputs: {providers: {records: null, conclusion: null, none_reason: Considered in MRV-0002}}
    ```

    ## Passes

    ```yaml
    MRV-0002:
      kind: management-review
      title: Management review of autumn 2026
      status: open
      version: "1.0"
      owner: ROL-0001
      period: {from: 2026-04-01, until: 2026-09-30}
    ```
    """
    for review in finished_reviews(corpus):
        inputs = review.part("inputs")
        for name, field in inputs.field.properties.items():
            if field.clauses and not _is_considered(inputs.part(name)):
                yield Finding(
                    inputs.at(name) if inputs.has(name) else inputs.at() if inputs else review.at(),
                    f"the review says nothing on '{name}': {_begun(field.description)}",
                    f"write it, as in '{name}: {{records: [KPI-0001], conclusion: Steady, trend: "
                    "stable}', or why there was nothing, as in 'none_reason: First review'",
                    clauses=field.clauses,
                )


def _is_considered(part: Part) -> bool:
    return any(part.has(name) for name in _CONSIDERED)


def _begun(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:].rstrip(".")
