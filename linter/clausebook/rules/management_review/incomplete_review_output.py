"""A management review that leaves open one of the things that it has to decide."""

from collections.abc import Iterator

from clausebook.analysis.reviews import finished_reviews
from clausebook.corpus import Corpus
from clausebook.rules.rule import Finding, rule

_OUTPUTS = (
    ("a", "what is to be improved", ("improvement", "customer_focus", "pivot")),
    ("b", "whether the management system has to change", ("qms_change", "pivot")),
    ("c", "whether resources are needed", ("resources",)),
)


@rule(
    "MRV102", basis="requirement", severity="warning", since="0.2", clauses="9.3.3", parent="MRV002"
)
def incomplete_review_output(corpus: Corpus) -> Iterator[Finding]:
    """A management review leaves open whether to improve, to change the system or to add resources.

    Decisions and actions come out of a review on three things: opportunities for improvement (a),
    changes that the management system needs (b), and resources (c). For each there is a decision of
    that type. A decision for customer focus counts as one to improve, a change of direction for a
    and b. "Nothing needed" is a decision too: one of the type `none_needed` covers whatever no
    other decision speaks of. A review without any decision is told by MRV002.

    ## Fails

    ```yaml
    MRV-0001:
      decisions:
        - {type: improvement, what: Report on wear is tried, owner: ROL-0003, due: 2026-10-31}
        - {type: qms_change, what: Log names the bench, owner: ROL-0002, due: 2026-09-30}
    ```

    ## Passes

    ```yaml
    MRV-0001:
      decisions:
        - {type: improvement, what: Report on wear is tried, owner: ROL-0003, due: 2026-10-31}
        - {type: none_needed, what: No other change and no more resources, reason: Both suffice}
    ```
    """
    for review in finished_reviews(corpus):
        types = {decision.text("type") for decision in review.parts("decisions")}
        if not types or "none_needed" in types:
            continue
        for letter, what, covering in _OUTPUTS:
            if not types.intersection(covering):
                yield Finding(
                    review.at("decisions"),
                    f"no decision of the review says {what}",
                    f"add a decision of the type '{covering[0]}', or one of the type "
                    "'none_needed' that gives the reason",
                    clauses=(f"9.3.3 {letter}",),
                )
