"""A management review that comes to no conclusion about the system."""

from collections.abc import Iterator

from clausebook.analysis.reviews import finished_reviews
from clausebook.corpus import Corpus
from clausebook.rules._lists import listed
from clausebook.rules.rule import Finding, rule


@rule("MRV004", basis="requirement", severity="warning", since="0.2", clauses="9.3.1")
def unconcluded_review(corpus: Corpus) -> Iterator[Finding]:
    """A management review does not conclude on suitability, adequacy, effectiveness and alignment.

    A pile of figures is no review. Top management looks at the system to make sure that it still
    suits the organization, is enough, works, and goes along with the strategic direction. Each of
    the four gets a sentence under `conclusions`. The form is free, and a suppression may name the
    minutes that hold it.

    A review is looked at once it is closed, or a month after its last meeting.

    ## Fails

    ```yaml
    MRV-0001: {conclusions: {alignment: null}}
    ```

    ## Fails

    ```yaml
    MRV-0001: {conclusions: null}
    ```

    ## Passes

    ```yaml
    MRV-0001: {status: open, held_on: [2026-06-16], conclusions: null}
    ```
    """
    for review in finished_reviews(corpus):
        conclusions = review.part("conclusions")
        missing = [name for name in conclusions.field.properties if not conclusions.has(name)]
        if missing:
            yield Finding(
                conclusions.at() if conclusions else review.at(),
                f"the review concludes nothing on {listed(missing)}",
                "say in a sentence each what top management concludes, as in 'conclusions: "
                "{alignment: Goes along with the strategy}'",
            )
