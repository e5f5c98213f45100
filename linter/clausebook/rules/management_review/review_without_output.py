"""A management review of which no result is kept."""

from collections.abc import Iterator

from clausebook.analysis.reviews import finished_reviews
from clausebook.corpus import Corpus
from clausebook.rules.rule import Finding, rule


@rule("MRV002", basis="mandated", severity="error", since="0.2", clauses="9.3.3")
def review_without_output(corpus: Corpus) -> Iterator[Finding]:
    """A management review ended without a decision, or none was written down.

    A review that decides nothing costs a morning and changes nothing for customers. It ends in
    decisions and actions, and evidence of the results is kept: that much the standard mandates. One
    decision is enough here, also one of the type `none_needed` with its reason. Whether all three
    sorts of results are there is asked by MRV102, what became of them by MRV202, and who does them
    by MRV302.

    A review is looked at once it is closed, or a month after its last meeting.

    ## Fails

    ```yaml
    MRV-0001: {decisions: null}
    ```

    ## Fails

    ```yaml
    MRV-0001:
      decisions: [{type: none_needed, what: Everything stays as it is}]
    ```

    ## Passes

    ```yaml
    MRV-0001:
      decisions:
        - {type: none_needed, what: Everything stays as it is, reason: All targets are met}
    ```
    """
    for review in finished_reviews(corpus):
        decisions = review.parts("decisions")
        if not decisions:
            yield Finding(
                review.at(),
                "the review has no decisions",
                "write what was decided, as in 'decisions: [{type: improvement, what: Report on "
                "wear is tried, owner: ROL-0003, due: 2026-10-31}]', or 'type: none_needed' with "
                "the reason",
            )
        elif all(d.text("type") == "none_needed" and not d.has("reason") for d in decisions):
            yield Finding(
                decisions[0].at(),
                "the review decided that nothing is needed, but does not say why",
                "give the reason, as in 'reason: All targets are met'",
            )
